"""Headings of a PDF: short paragraphs set larger than the text, or centred in bold or capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.models import Mark
from ingest.readers.pdf_breaks import Layout, Placed, is_centred, numbered

_LARGER = 1.15
_LONGEST = 150
_LINES = 3
_SHARE = 0.3
_LEVELS = 6
_STOP = re.compile(r"[.。；;，,：:、—]$|^\(?[a-zA-Z0-9]{1,4}\)|^[（(][一二三四五六七八九十]")
_DIVISION = re.compile(
    r"(?:chapter|part|title|book|division|schedule|annex|appendix|article|section|§)s?\b\s*[\dIVXLA-Z]*\b"
    r"|[IVXLC]{1,6}\.?$|第\s*[零〇一二三四五六七八九十百\d]+\s*[编章节条部分]|附件|目\s*录",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:chapter|part|title|book|division|schedule)\s+[\dIVXLA-Z]{1,6}[.—-]?", re.IGNORECASE)
_DATE = re.compile(r"\b(?:1[89]|20)\d\d\W*$|\d年\d{1,2}月")
_CLOSING = "。；;，,：:、"


@dataclass(frozen=True, slots=True)
class Setting:
    """A paragraph as it is set: its extent, size, whether all of it is bold and each line centred."""

    start: int
    end: int
    size: float
    bold: bool
    centred: bool
    capitals: bool


def setting(start: int, end: int, lines: Sequence[Placed]) -> Setting:
    text = " ".join(placed.line.text for placed in lines)
    letters = [c for c in text if c.isalpha()]
    return Setting(
        start,
        end,
        min(placed.line.size for placed in lines),
        all(placed.line.bold for placed in lines),
        all(is_centred(placed) for placed in lines) and not _STOP.search(text),
        bool(letters) and all(c.isupper() for c in letters),
    )


def marks_of(settings: Sequence[Setting], text: str, layout: Layout) -> list[Mark]:
    """Marks ``centre``, and ``heading`` with a level from 1 by size, where few enough paragraphs are set apart.

    A label that says by its words what it begins (CHAPTER I, 第一章), and the line under a bare one, is left to
    the grammar of the outline.
    """
    centred = [Mark("centre", s.start, s.end) for s in settings if s.centred]
    found: list[Setting] = []
    labelled = False
    for own in settings:
        shown = text[own.start : own.end]
        if not labelled and _is_heading(own, shown, layout):
            found.append(own)
        labelled = bool(_LABEL.fullmatch(shown))
    if sum(s.end - s.start for s in found) > _SHARE * len(text):
        return centred
    ranks = sorted({_rank(s) for s in found}, reverse=True)
    levels = {rank: min(level, _LEVELS) for level, rank in enumerate(ranks, 1)}
    return centred + [Mark("heading", s.start, s.end, levels[_rank(s)]) for s in found]


def _is_heading(own: Setting, text: str, layout: Layout) -> bool:
    letters = sum(c.isalpha() for c in text)
    if len(text) > _LONGEST or letters < 2 or text[-1] in _CLOSING or _DIVISION.match(text) or _DATE.search(text):
        return False
    if own.size > _LARGER * layout.size:
        return True
    return own.centred and (own.bold or own.capitals) and not text.endswith(".") and not numbered(text)


def _rank(own: Setting) -> tuple[int, bool, bool]:
    return round(own.size), own.bold, own.capitals
