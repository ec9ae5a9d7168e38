"""The end of an act or instrument: signature and date, and the note that explains it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.outline.blocks import Block
from ingest.outline.numbering import labels

_NOTE = re.compile(
    r"(?:EXPLANATORY\s+(?:NOTE|MEMORANDUM)|NOTES?\s+TO\s+THE\s+(?:ACT|REGULATIONS)"
    r"|STATEMENT OF OBJECTS AND REASONS|ENDNOTES)\b",
    re.I,
)
_SIGNED = re.compile(
    r"(?:signed|sealed|given under|dated|made (?:this|on)|by order|by command|on behalf of|in witness|l\.\s?s\."
    r"|date:|passed (?:in|by) the)\b|.*\bofficial seal\b",
    re.I,
)
_SEALED = re.compile(r"(?:Signed by authority|Signed on behalf|GIVEN under|Given under|Sealed with|SIGNED by)\b")
_OFFICE = re.compile(r"\b(?:Secretary|Minister|Clerk|President|Governor|Attorney|Commissioner|Chairman|Director)\b")
_INITIALS = re.compile(r"(?:[A-Z]\. ?){1,4}[A-Z][A-Za-z’'-]+(?: [A-Z][A-Za-z’'-]+)?,?")
_DAY = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST = 110


def note(blocks: Sequence[Block], after: int) -> int:
    """The block at which an explanatory note begins behind block ``after``; the number of blocks where none does."""
    found = (i for i in range(after, len(blocks)) if _NOTE.match(blocks[i].text) and len(blocks[i].text) < 90)
    return next(found, len(blocks))


def signed(blocks: Sequence[Block], first: int, end: int) -> int:
    """The block of ``blocks[first:end]`` at which the closing run of short lines begins that signs the text: one of
    them says so (Signed by …, GIVEN under …) or is a date; ``end`` where there is none."""
    sealed = next((i for i in range(first, end) if _SEALED.match(blocks[i].text)), None)
    if sealed is not None:
        return sealed
    begin = end
    while begin > first and _short(blocks[begin - 1]):
        begin -= 1
    for i in range(begin, end):
        if _SIGNED.match(blocks[i].text):
            return i
    dated = [i for i in range(begin, end) if _DAY.search(blocks[i].text) and len(blocks[i].text) < 50]
    return begin if dated and end - begin <= 8 else end


def _short(block: Block) -> bool:
    text = block.text
    if block.quoted or (_SIGNED.match(text) and len(text) < 300):
        return not block.quoted
    if _INITIALS.fullmatch(text):
        return True
    if next((label for label in labels(text) if label.style != "bare"), None) is not None:
        return False
    return len(text) <= _LONGEST and (
        text[-1] not in ";:"
        and (text[-1] != "." or bool(_DAY.search(text)) or len(text.split()) <= 6 or bool(_OFFICE.search(text)))
    )
