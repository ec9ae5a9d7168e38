"""Headings that have no markup: they stand directly above a numbered paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from ingest.outline.blocks import Block
from ingest.outline.numbering import Label, labels
from ingest.outline.uk.headings import is_speech, looks_like_heading, names_judge, numbered_heading

_TWO_SENTENCES = re.compile(r"[a-z]{3}\. [A-Z]")
_SERIES = re.compile(r"(?P<word>ground|issue|question|charge|count|claim|point|topic)s? (?P<num>\d{1,3})\b", re.I)
_LONGEST = 30
_MOST = 4
_CAPITAL = frozenset({"capital", "capital-roman", "capital-dotted", "chinese"})


def headings_above(blocks: Sequence[Block], quotes: Sequence[bool], units: Mapping[int, Label]) -> frozenset[int]:
    """Blocks that stand, alone or with at most three others, directly above a numbered paragraph, as headings do.

    A heading with a number counts only where its number begins or continues the headings' own count, so that the last
    item of a list is none. ``units``: the numbered paragraphs.
    """
    above: set[int] = set()
    last: dict[str, int] = {}
    style = next(iter(units.values())).style if units else ""
    for unit in sorted(units):
        k = unit
        while k > max(unit - _MOST, 0) and k - 1 not in units and not quotes[k - 1] and _form(blocks, k - 1, style):
            k -= 1
        for i in range(k, unit):
            before = None if not i or i - 1 in above or names_judge(blocks[i - 1].text) else blocks[i - 1]
            if _counts(blocks[i], before, last):
                above.add(i)
            else:
                above.difference_update(range(k, i + 1))
    return frozenset(above)


def inner_headings(blocks: Sequence[Block], above: frozenset[int]) -> frozenset[str]:
    """The words of headings that come several times, where one of them stands directly under another heading:
    ``Discussion`` under each ground."""
    times = Counter(words_of(blocks[i]) for i in above)
    below = any(times[words_of(blocks[i])] > 1 == times[words_of(blocks[i - 1])] for i in above if i - 1 in above)
    return frozenset(words for words, n in times.items() if n > 1 and below)


def series_of(text: str) -> tuple[str, int] | None:
    """What a heading counts and its number: ``Ground 2: delay``; None for others."""
    found = _SERIES.match(text)
    return (found["word"].lower(), int(found["num"])) if found else None


def words_of(block: Block) -> str:
    return block.text.rstrip(": ").casefold()


def in_transcript(blocks: Sequence[Block], i: int) -> bool:
    """One of several lines that each name a speaker."""
    return is_speech(blocks[i].text) and any(is_speech(b.text) for b in blocks[max(i - 1, 0) : i + 2 : 2])


def _form(blocks: Sequence[Block], i: int, style: str) -> bool:
    """It may end in a colon, and be a question or phrase of two lines, but no two sentences."""
    block = blocks[i]
    text = block.text.rstrip(": ")
    colon = block.text.endswith(":")
    if not text or (colon and len(text) > 90) or in_transcript(blocks, i):
        return False
    label = next(labels(block.text), None)
    if label is not None and (label.style == style or numbered_heading(block.text) is None):
        return False
    if not block.level and _TWO_SENTENCES.search(text[label.length if label else 0 :]):
        return False
    bare = Block(block.start, block.end, text, block.level, block.table)
    return looks_like_heading(bare, 14 if colon else _LONGEST)


def _counts(block: Block, before: Block | None, last: dict[str, int]) -> bool:
    readings = list(labels(block.text))
    goes_on = before is not None and before.text[-1] in ",:;—–-"
    if not readings:
        return not goes_on or block.level > 0
    for label in readings:
        fresh = label.value == 1 and not goes_on
        if fresh or label.value == last.get(label.style, 0) + 1 > 1 or (label.style in _CAPITAL and not goes_on):
            last[label.style] = label.value
            return True
    return False
