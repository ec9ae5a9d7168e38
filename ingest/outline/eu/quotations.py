"""Text that an amending act quotes for another act: ‘Article 2 … ’;"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

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


def _last(blocks: Sequence[Block], first: int) -> int:
    end = min(first + _FARTHEST, len(blocks))
    return next((k for k in range(first, end) if _CLOSES.search(blocks[k].text)), -1)
