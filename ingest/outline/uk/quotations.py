"""Which blocks of a text quote another: by the markup, or between an opening and a closing quotation mark."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence

from ingest.outline.blocks import Block

_OPENS = re.compile(r"[(\[]?\s*(?:[.…]+\s*)?[“\"«„]")
_FARTHEST, _LIST = 80, 30


def quotations(blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """The block quotations as (first, last) block, in order.

    A quotation begins with a block that opens with a double quotation mark. One that is not closed in its block goes
    on to the block that closes it, at most 80 blocks; where none does, only the first block is quoted. A new opening
    mark at the head of each quoted paragraph (the British habit) needs no closing mark of its own. Linear.
    """
    found: list[tuple[int, int]] = []
    i = 0
    while i < len(blocks):
        if blocks[i].quoted or (not blocks[i].table and _OPENS.match(blocks[i].text)):
            last = i if blocks[i].quoted else _with_list(blocks, _last(blocks, i))
            found.append((i, last))
            i = last
        i += 1
    return found


def flags(spans: Sequence[tuple[int, int]], size: int) -> list[bool]:
    """For each of ``size`` blocks whether a quotation holds it."""
    held = [False] * size
    for first, last in spans:
        held[first : last + 1] = [True] * (last + 1 - first)
    return held


def cut(blocks: Sequence[Block], spans: Sequence[tuple[int, int]], units: Collection[int]) -> list[tuple[int, int]]:
    """The quotations without those that nobody closed: one that would hold a paragraph of the text itself ends at the
    last block before it that closes a quotation, else with its first block."""
    own = sorted(units)
    found: list[tuple[int, int]] = []
    for first, last in spans:
        at = bisect_right(own, first)
        if at < len(own) and own[at] <= last:
            closing = (k for k in range(own[at] - 1, first, -1) if re.search(r"[”\"»]\W*$", blocks[k].text))
            last = next(closing, first)
        found.append((first, last))
    return found


def _last(blocks: Sequence[Block], first: int) -> int:
    """The block that closes the quotation of block ``first``; ``first`` itself where none does."""
    depth = 0
    for k in range(first, min(first + _FARTHEST, len(blocks))):
        depth = _depth(blocks[k].text, depth)
        if depth <= 0:
            return k
    return first


def _with_list(blocks: Sequence[Block], last: int) -> int:
    """A quoted lead-in (``“late boat” means a boat that—``) goes on to the block that closes more than it opens."""
    if blocks[last].text[-1] not in ":—–-," or re.search(r"[”\"]\W*$", blocks[last].text):
        return last
    for k in range(last + 1, min(last + _LIST, len(blocks))):
        if re.search(r"[”\"]\W*$", blocks[k].text) and _depth(blocks[k].text, 1) <= 0:
            return k
    return last


def _depth(text: str, depth: int) -> int:
    """How many quotations are open after ``text``; straight marks open and close in turn."""
    reopens = depth > 0 and _OPENS.match(text) is not None
    opened = text.count("“") + text.count("„") + text.count("«") - (reopens and text.lstrip(" ([.…")[:1] in "“„«")
    closed = text.count("”") + text.count("»")
    straight = text.count('"') - (reopens and text.lstrip(" ([.…")[:1] == '"')
    after = depth + opened - closed
    if straight % 2:
        after += -1 if depth > 0 else 1
    return after
