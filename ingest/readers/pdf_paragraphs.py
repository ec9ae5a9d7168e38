"""Lines of a PDF joined into paragraphs; footnotes and marginal notes wait for the paragraph's end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ingest.models import Box, Mark, Omission, Span
from ingest.readers.pdf_breaks import CJK, Layout, Placed, begins, measure, place
from ingest.readers.pdf_notes import Note, set_apart, with_raised
from ingest.readers.pdf_order import in_order, marginal
from ingest.readers.pdf_sheet import Line, Page

_HYPHEN = re.compile(r"[A-Za-z]{2,}[-\u00ad\u2010]$")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_KEEP = frozenset({"self", "non", "ex", "cross", "all", "quasi", "half", "well", "so", "semi", "vice"})


@dataclass(frozen=True, slots=True)
class Joined:
    """The text of a PDF: the extent of each page, marks for its notes, and the rules above them that were left out."""

    text: str
    pages: tuple[Span, ...]
    marks: tuple[Mark, ...]
    boxes: tuple[Box, ...]
    omissions: tuple[Omission, ...]


@dataclass(slots=True)
class _Text:
    """The text so far; ``waiting`` are notes as (label, lines) to be set after the open paragraph."""

    words: frozenset[str]
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    starts: dict[int, int] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    waiting: list[Note] = field(default_factory=list)

    def put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def continue_with(self, line: Line) -> None:
        """Join a line to the open paragraph: a hyphen is undone, Chinese lines meet without a space."""
        last = self.pieces[-1]
        if _HYPHEN.search(last) and line.text[:1].islower():
            if not self._keeps_hyphen(last, line.text):
                self._take_hyphen()
        elif not last.endswith(("-", "–", "—", "/")) and not (CJK.match(last[-1]) or CJK.match(line.text)):
            self.put(" ")
        self.put_line(line)

    def _take_hyphen(self) -> None:
        self.pieces[-1] = self.pieces[-1][:-1]
        self.length -= 1
        if self.boxes and self.boxes[-1].end > self.length:
            self.boxes[-1] = replace(self.boxes[-1], end=self.length)

    def _keeps_hyphen(self, before: str, after: str) -> bool:
        head, tail = _WORD.findall(before)[-1].rstrip("-").lower(), _WORD.match(after)
        whole = tail[0].lower() if tail else ""
        stem = head.rpartition("-")[2]
        if f"{head}{whole}" in self.words or f"{stem}{whole}" in self.words:
            return False
        return f"{head}-{whole}" in self.words or stem in _KEEP or before.endswith("--")

    def put_line(self, line: Line) -> None:
        self.marks += [
            Mark("footnote_ref", self.length + a, self.length + b, 0, line.text[a:b]) for a, b in line.raised if a > 0
        ]
        self.boxes += [Box(line.page, self.length + a, self.length + b, *box) for a, b, box in line.boxes() if a < b]
        self.put(line.text)

    def open(self, line: Line) -> None:
        """Begin a paragraph; notes that wait come first."""
        self.close()
        if self.length:
            self.put("\n")
        self.put_line(line)

    def close(self) -> None:
        waiting, self.waiting = self.waiting, []
        for label, lines in waiting:
            if self.length:
                self.put("\n")
            start = self.length
            self.put_line(lines[0])
            for line in lines[1:]:
                self.continue_with(line)
            if label != "margin":
                self.marks.append(Mark("footnote", start, self.length, 0, label))


def join(pages: Sequence[Page]) -> Joined:
    """Paragraphs of all pages. A note at a page's foot or margin stands by itself after the paragraph it interrupts."""
    pages = [in_order(with_raised(page)) for page in pages]
    layout = measure(pages)
    words = frozenset(w.lower() for p in pages for line in p.lines for w in _WORD.findall(line.text[:-1]))
    bodies, notes, rules = set_apart(pages, layout.size)
    margins: dict[tuple[int, Line], list[list[Line]]] = {}
    for number, page in enumerate(bodies):
        bodies[number], beside = marginal(page, layout.size)
        for line, note in beside:
            margins.setdefault((number, line), []).append(note)
    text = _Text(words)
    _flow(place(bodies, layout), notes, margins, text, layout)
    marks = tuple(sorted(text.marks, key=lambda m: m.start))
    return Joined("".join(text.pieces), _extents(text, len(pages)), marks, tuple(text.boxes), rules)


def _flow(
    lines: Sequence[Placed],
    notes: dict[int, list[Note]],
    margins: Mapping[tuple[int, Line], list[list[Line]]],
    text: _Text,
    layout: Layout,
) -> None:
    before: Placed | None = None
    opened = True
    page = -1
    for now in lines:
        begun = before is None or begins(before, now, opened, layout)
        for passed in range(max(page, 0), now.page):
            text.waiting += notes.pop(passed, [])
        text.waiting += [("margin", note) for note in margins.get((now.page, now.line), [])]
        if begun:
            text.open(now.line)
        else:
            text.continue_with(now.line)
        if now.page != page:
            text.starts[now.page] = text.length - len(now.line.text)
        page, before, opened = now.page, now, begun
    for passed in sorted(notes):
        text.waiting += notes[passed]
    text.close()


def _extents(text: _Text, count: int) -> tuple[Span, ...]:
    """Pages as adjoining extents; a page without text is empty."""
    starts = [text.starts.get(n, -1) for n in range(count)] + [text.length]
    for n in range(count - 1, -1, -1):
        starts[n] = starts[n + 1] if starts[n] < 0 else min(starts[n], starts[n + 1])
    if count:
        starts[0] = 0
    return tuple((starts[n], starts[n + 1]) for n in range(count))
