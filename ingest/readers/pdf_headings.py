"""Headings of a PDF: short paragraphs set larger than the text, or centred in bold or capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.models import Mark
from ingest.readers.pdf_breaks import Layout, Placed, is_centred

_LARGER = 1.15
_LONGEST = 150
_LINES = 3
_SHARE = 0.3
_LEVELS = 6
_STOP = re.compile(r"[.。；;，,：:、—]$|^\(?[a-zA-Z0-9]{1,4}\)|^[（(][一二三四五六七八九十]")
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
    """Marks ``centre``, and ``heading`` with a level from 1 by size, where few enough paragraphs are set apart."""
    centred = [Mark("centre", s.start, s.end) for s in settings if s.centred]
    found = [s for s in settings if _is_heading(s, text[s.start : s.end], layout)]
    if sum(s.end - s.start for s in found) > _SHARE * len(text):
        return centred
    ranks = sorted({_rank(s) for s in found}, reverse=True)
    levels = {rank: min(level, _LEVELS) for level, rank in enumerate(ranks, 1)}
    return centred + [Mark("heading", s.start, s.end, levels[_rank(s)]) for s in found]


def _is_heading(own: Setting, text: str, layout: Layout) -> bool:
    if len(text) > _LONGEST or sum(c.isalpha() for c in text) < 2 or text[-1] in _CLOSING:
        return False
    if own.size > _LARGER * layout.size:
        return True
    return own.centred and (own.bold or own.capitals) and not text.endswith(".")


def _rank(own: Setting) -> tuple[int, bool, bool]:
    return round(own.size), own.bold, own.capitals
