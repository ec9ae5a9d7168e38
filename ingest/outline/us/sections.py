"""Headings I › A › 1 and the paragraphs below them, as opinions and agencies of the United States number them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.numerals import parse_roman
from ingest.outline.blocks import Block
from ingest.outline.numbering import Counter
from ingest.outline.tree import Opening

TOP, TEXT = 1, 9
_MAJOR, _MINOR, _THIRD = 2, 3, 4
_ROMAN = re.compile(r"(?P<num>[IVX]{1,5})(?:\.|$)(?P<heading>.{0,150})$", re.S)
_CAPITAL = re.compile(r"(?P<num>[A-H])(?:\.|$)(?P<heading>.{0,150})$", re.S)
_DIGIT = re.compile(r"(?P<num>\d{1,2})\.(?P<heading>\s+[A-Z][^.\n]{3,140})$")
_NAMED = re.compile(
    r"(?:INTRODUCTION|(?:FACTUAL |PROCEDURAL )*(?:AND PROCEDURAL )?BACKGROUND|FACTS(?: AND PROCEDURAL HISTORY)?"
    r"|DISCUSSION|ANALYSIS|STANDARD OF REVIEW|JURISDICTION(?: AND STANDARD OF REVIEW)?|PROCEDURAL HISTORY|CONCLUSION"
    r"|STATEMENT OF (?:THE )?CASE|CONCLUSIONS? OF LAW|FINDINGS OF FACT|DISPOSITION|ARGUMENT)[.:]?$",
    re.I,
)
_FORMULA = re.compile(r"(?:IT IS SO ORDERED|SO ORDERED|AFFIRMED|REVERSED|VACATED|DISMISSED|REMANDED)[^a-z]{0,60}$")


def section(block: Block, sequence: dict[int, int]) -> Opening | None:
    """A heading I, A or 1 that continues its sequence, or one by its words."""
    if block.table or len(block.text) > 200 or block.quoted:
        return None
    for rank, form in ((_MAJOR, _ROMAN), (_MINOR, _CAPITAL), (_THIRD, _DIGIT)):
        found = form.match(block.text)
        if found and _continues(rank, _value(rank, found["num"]), sequence):
            heading = found.groupdict().get("heading") or ""
            return Opening(rank, "section", block.start, found.group("num"), heading.strip(" .\t—-"))
    if _NAMED.match(block.text) or (block.level and not _FORMULA.match(block.text)):
        for rank in [r for r in sequence if r > _MAJOR]:
            del sequence[rank]
        return Opening(_MAJOR, "section", block.start, "", block.text.rstrip(".:"))
    return None


def _value(rank: int, num: str) -> int:
    if rank == _MAJOR:
        return parse_roman(num) or 0
    return ord(num) - 64 if rank == _MINOR else int(num)


def _continues(rank: int, value: int, sequence: dict[int, int]) -> bool:
    """Whether the number is the next of its rank; the ranks below then begin anew."""
    if value != sequence.get(rank, 0) + 1 or (rank == _THIRD and not sequence):
        return False
    sequence[rank] = value
    for lower in [r for r in sequence if r > rank]:
        del sequence[lower]
    return True


def text_openings(block: Block, counter: Counter) -> Iterator[Opening]:
    """A paragraph, or a numbered point that counts on."""
    accepted = None if block.quoted or block.text[0] == "[" else counter.accept(block.text)
    if accepted is None:
        counter.reset()
        yield Opening(TEXT, "paragraph", block.start)
        return
    depth, label = accepted
    yield Opening(TEXT + depth, "paragraph" if depth == 0 else "point", block.start, label.num)
