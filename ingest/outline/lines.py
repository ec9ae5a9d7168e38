"""The lines of a text with what its markup says of each: the common input of every outline grammar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.models import Mark

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it: ``text == document_text[start:end]``, never empty.

    ``level`` is the heading level of the markup, 0 for none (plain text and PDF never have one);
    ``table`` is set for a line inside a table, which opens no provision; ``quoted`` for a block quotation.
    """

    start: int
    end: int
    text: str
    level: int = 0
    table: bool = False
    quoted: bool = False


def split_lines(text: str, marks: Sequence[Mark] = ()) -> tuple[Line, ...]:
    """Every line of ``text`` that has a visible character, in order; linear in text and marks."""
    headings = sorted((m.start, m.end, m.level or 1) for m in marks if m.kind == "heading")
    tables = _merged(m for m in marks if m.kind in ("table", "row"))
    quotes = _merged(m for m in marks if m.kind == "quote")
    found: list[Line] = []
    h = t = q = 0
    for match in _LINE.finditer(text):
        body = match.group().strip()
        if not body:
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        while h < len(headings) and headings[h][1] <= start:
            h += 1
        level = headings[h][2] if h < len(headings) and headings[h][0] <= start else 0
        t, table = _advance(tables, t, start)
        q, quoted = _advance(quotes, q, start)
        found.append(Line(start, start + len(body), body, level, table, quoted))
    return tuple(found)


def _merged(marks: Iterable[Mark]) -> list[tuple[int, int]]:
    """Extents of ``marks`` as disjoint sorted intervals."""
    out: list[tuple[int, int]] = []
    for start, end in sorted((m.start, m.end) for m in marks):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _advance(spans: Sequence[tuple[int, int]], i: int, at: int) -> tuple[int, bool]:
    """The first span that ends after ``at``, from ``i`` on, and whether it holds ``at``."""
    while i < len(spans) and spans[i][1] <= at:
        i += 1
    return i, i < len(spans) and spans[i][0] <= at
