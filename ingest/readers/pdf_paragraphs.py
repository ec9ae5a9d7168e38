"""Lines of a PDF joined into paragraphs; footnotes and marginal notes wait for the paragraph's end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ingest.models import Box, Mark, Omission, Span
from ingest.readers.pdf_breaks import CJK, Layout, Placed, begins, measure, numbered, place
from ingest.readers.pdf_headings import Setting, marks_of, setting
from ingest.readers.pdf_notes import Note, set_apart
from ingest.readers.pdf_order import in_order, marginal
from ingest.readers.pdf_sheet import Line, Page
from ingest.readers.pdf_tables import with_tables

_HYPHEN = re.compile(r"[A-Za-z]{2,}[-\u00ad\u2010]$")
_CAPITALS = re.compile(r"[A-Z]{2}[-\u00ad\u2010][A-Z]{2}$")
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
# words that close up with the one before them: throughout, whatsoever, partnership
_SUFFIXES = frozenset({"out", "ever", "soever", "ship", "hood", "wise", "ward", "wards", "less", "like", "able"})
_SIDE, _SIDE_LEVEL = "side heading", 6
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
    paragraph: list[Placed] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=list)
    begun: int = 0
    table: tuple[int, int, int] | None = None

    def put(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def continue_with(self, line: Line) -> None:
        """Join a line to the open paragraph: a hyphen is undone, Chinese lines meet without a space."""
        last = self.pieces[-1]
        if _HYPHEN.search(last) and (line.text[:1].islower() or _CAPITALS.search(last + line.text[:2])):
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
        if f"{head}-{whole}" in self.words or stem in _KEEP or before.endswith("--"):
            return True
        apart = stem != head or (len(stem) > 6 and len(whole) > 2 and whole not in _SUFFIXES)
        return apart and {stem, whole} <= self.words

    def put_line(self, line: Line) -> None:
        at = self.length
        self.marks += [Mark("footnote_ref", at + a, at + b, 0, line.text[a:b]) for a, b in line.raised if a > 0]
        self.marks += [Mark("cell", at + a, at + b) for a, b in line.cells]
        self.boxes += [Box(line.page, at + a, at + b, *box) for a, b, box in line.boxes() if a < b]
        self.put(line.text)
        if line.cells:
            self._put_row(line, at)

    def _put_row(self, line: Line, at: int) -> None:
        self.marks.append(Mark("row", at, self.length))
        if self.table and self.table[:2] == (line.page, line.table):
            self.table = line.page, line.table, self.table[2]
            self.marks[self.table[2]] = replace(self.marks[self.table[2]], end=self.length)
        else:
            self.table = line.page, line.table, len(self.marks)
            self.marks.append(Mark("table", at, self.length))

    def open(self, placed: Placed) -> None:
        """Begin a paragraph; notes that wait come first."""
        self.close()
        if self.length:
            self.put("\n")
        self.begun = self.length
        self.paragraph = [placed]
        self.put_line(placed.line)

    def close(self) -> None:
        """End the paragraph, and set the notes that wait after it."""
        if self.paragraph and not self.paragraph[0].line.table and len(self.paragraph) <= 3:
            self.settings.append(setting(self.begun, self.length, self.paragraph))
        self.paragraph = []
        waiting, self.waiting = self.waiting, []
        for label, lines in waiting:
            if self.length:
                self.put("\n")
            start = self.length
            self.put_line(lines[0])
            for line in lines[1:]:
                self.continue_with(line)
            if label == _SIDE:
                self.marks.append(Mark("heading", start, self.length, _SIDE_LEVEL))
            elif label:
                self.marks.append(Mark("footnote", start, self.length, 0, label))


def join(pages: Sequence[Page]) -> Joined:
    """Paragraphs of all pages, rows of tables as lines of their own.

    A note at a page's foot or margin, and what runs across the page, stands by itself after the paragraph that it
    interrupts.
    """
    whole = [with_tables(page) for page in pages]
    upright = [in_order(replace(page, lines=tuple(line for line in page.lines if not line.aside))) for page in whole]
    layout = measure(upright)
    words = frozenset(word for page in upright for word in _whole_words(page.lines))
    bodies, notes, rules = set_apart(upright, layout)
    margins: dict[tuple[int, Line], list[list[Line]]] = {}
    for number, page in enumerate(bodies):
        bodies[number], beside = marginal(page, layout.size)
        aside = [line for line in whole[number].lines if line.aside]
        if aside:
            notes[number].append(("", aside))
        for line, note in beside:
            margins.setdefault((number, line), []).append(note)
    text = _Text(words)
    _flow(place(bodies, layout), notes, margins, text, layout)
    plain = "".join(text.pieces)
    marks = [*text.marks, *marks_of(text.settings, plain, layout)]
    return Joined(
        plain,
        _extents(text, len(pages)),
        tuple(sorted(_tied(marks), key=lambda m: (m.start, -m.end))),
        tuple(text.boxes),
        rules,
    )


def _whole_words(lines: Sequence[Line]) -> Iterator[str]:
    """The words of the lines in lower case, without the halves of one that a line end divides."""
    divided = False
    for line in lines:
        found = [word.lower() for word in _WORD.findall(line.text)]
        for word in found[divided : len(found) - 1 if _HYPHEN.search(line.text) else len(found)]:
            yield from {word, *word.split("-")}
        divided = bool(_HYPHEN.search(line.text))


def _is_side_heading(note: Sequence[Line]) -> bool:
    """Whether words in the margin name the numbered paragraph that they stand beside, and refer to nothing."""
    text = " ".join(line.text for line in note)
    return text[0].isupper() and not any(c.isdigit() for c in text)


def _tied(marks: Sequence[Mark]) -> list[Mark]:
    """The marks without those of raised numbers that call no note of this file."""
    labels = {mark.label for mark in marks if mark.kind == "footnote"}
    return [mark for mark in marks if mark.kind != "footnote_ref" or mark.label in labels]


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
        for note in margins.get((now.page, now.line), []):
            beside = begun and numbered(now.line.text) and _is_side_heading(note)
            text.waiting.append((_SIDE if beside else "", note))
        if begun:
            text.open(now)
        else:
            text.continue_with(now.line)
            text.paragraph.append(now)
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
