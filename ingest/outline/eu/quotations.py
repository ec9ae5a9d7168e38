"""Text that opens nothing: what an amending act quotes for another act (‘Article 2 … ’;), and footnotes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ingest.models import Mark
from ingest.outline.blocks import Block

_OPENS = re.compile(r"[‘“\"«„](?!\w[^’”\"»]{0,80}[’”\"»]\s)")
_CLOSES = re.compile(r"[’”\"»][;.,]*$")
_FARTHEST = 200


def without_quoted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks, those between a quotation mark at the head of one and at the end of another marked as quoted.

    A defined term in marks (‘net’ means …) opens nothing. What nobody closes within 200 blocks is no quotation.
    """
    found = list(blocks)
    i = 0
    while i < len(found):
        last = _last(found, i) if _OPENS.match(found[i].text) else -1
        for k in range(i, last + 1):
            found[k] = replace(found[k], quoted=True)
        i = max(i, last) + 1
    return tuple(found)


def without_notes(blocks: Sequence[Block], marks: Sequence[Mark]) -> tuple[Block, ...]:
    """The same blocks, those of footnotes marked as quoted: the (1) of a note at a page's foot opens nothing."""
    notes = sorted((m.start, m.end) for m in marks if m.kind == "footnote")
    starts = [start for start, _ in notes]
    held = (bisect_right(starts, b.start) - 1 for b in blocks)
    return tuple(
        replace(b, quoted=True) if k >= 0 and b.start < notes[k][1] else b for b, k in zip(blocks, held, strict=True)
    )


def _last(blocks: Sequence[Block], first: int) -> int:
    end = min(first + _FARTHEST, len(blocks))
    return next((k for k in range(first, end) if _CLOSES.search(blocks[k].text)), -1)
