"""The lines of a text with what its markup says of each: the common input of every outline grammar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.models import Mark

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it: ``text == document_text[start:end]``, never empty.

    ``level`` is the heading level of the markup, 0 for none (plain text and PDF never have one);
    ``table`` is set for a line inside a table, which opens no provision; ``quoted`` for a block quotation; ``note`` for
    the text of a footnote. ``item`` is the depth of the list item that holds the line, 0 outside lists, and ``bullet``
    whether the line begins it.
    """

    start: int
    end: int
    text: str
    level: int = 0
    table: bool = False
    quoted: bool = False
    note: bool = False
    item: int = 0
    bullet: bool = False


def split_lines(text: str, marks: Sequence[Mark] = ()) -> tuple[Line, ...]:
    """Every line of ``text`` that has a visible character, in order; linear in text and marks."""
    headings = sorted((m.start, m.end, m.level or 1) for m in marks if m.kind == "heading")
    tables = _Spans(m for m in marks if m.kind in ("table", "row"))
    quotes = _Spans(m for m in marks if m.kind == "quote")
    notes = _Spans(m for m in marks if m.kind == "footnote")
    items = _Items(sorted((m.start, -m.end, m.level or 1) for m in marks if m.kind == "list_item"))
    found: list[Line] = []
    h = 0
    for match in _LINE.finditer(text):
        body = match.group().strip()
        if not body:
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        while h < len(headings) and headings[h][1] <= start:
            h += 1
        level = headings[h][2] if h < len(headings) and headings[h][0] <= start else 0
        flags = (tables.hold(start), quotes.hold(start), notes.hold(start))
        found.append(Line(start, start + len(body), body, level, *flags, *items.at(start)))
    return tuple(found)


class _Spans:
    """Extents of marks; positions are asked for in rising order."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._merged = _merged(marks)
        self._next = 0

    def hold(self, at: int) -> bool:
        spans = self._merged
        while self._next < len(spans) and spans[self._next][1] <= at:
            self._next += 1
        return self._next < len(spans) and spans[self._next][0] <= at


def _merged(marks: Iterable[Mark]) -> list[tuple[int, int]]:
    """Extents of ``marks`` as disjoint sorted intervals."""
    out: list[tuple[int, int]] = []
    for start, end in sorted((m.start, m.end) for m in marks):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


@dataclass(slots=True)
class _Items:
    """List items as (start, -end, level), outer ones first; positions are asked for in rising order."""

    items: Sequence[tuple[int, int, int]]
    _next: int = 0
    _open: list[tuple[int, int, int]] = field(default_factory=list)

    def at(self, position: int) -> tuple[int, bool]:
        """The level of the innermost item that holds ``position``, 0 for none, and whether it begins there."""
        while self._next < len(self.items) and self.items[self._next][0] <= position:
            item = self.items[self._next]
            while self._open and -self._open[-1][1] <= item[0]:
                self._open.pop()
            self._open.append(item)
            self._next += 1
        while self._open and -self._open[-1][1] <= position:
            self._open.pop()
        return (self._open[-1][2], self._open[-1][0] == position) if self._open else (0, False)
