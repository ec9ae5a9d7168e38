"""A text that grows while an XML tree is walked: white space, lines, table rows, and what markup says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.models import Mark, MarkKind, Omission

_SPACE = re.compile(r"[ \t\r\n]+")
_CLOSERS = frozenset(".,;:)]’”»")


@dataclass(slots=True)
class TextWriter:
    """Owns the text under construction. Breaks and spaces are pending until a character follows them."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
    cells: int = 0
    _break: bool = False
    _space: bool = False
    _glue: bool = False
    _joined: bool = False
    _row: bool = False
    _tabs: int = 0

    def write(self, raw: str | None, after_block: bool = False) -> None:
        """Adds text; white space collapses. ``after_block``: closing punctuation joins the block before it."""
        if not raw:
            return
        words = _SPACE.sub(" ", raw)
        body = words.strip(" ")
        if not body:
            self._space = not self._joined
            return
        closing = after_block and body[0] in _CLOSERS and not self._row
        self._put(self._separator(words[0] == " " and not self._joined, closing))
        self._put(body)
        self._break = self._glue = self._row = self._joined = False
        self._tabs = 0
        self._space = words[-1] == " "

    def _separator(self, spaced: bool, closing: bool) -> str:
        """What stands between the text so far and the next."""
        line = "\n" if self._row or (self._break and not closing and not self.cells) else ""
        if self._tabs:
            return line + "\t" * self._tabs
        if line:
            return line
        if self._break and not closing:
            return " "
        return " " if (spaced or self._space) and not self._break else ""

    def _put(self, text: str) -> None:
        if not self.length:
            text = text.lstrip("\n ")
        if text:
            self.pieces.append(text)
            self.length += len(text)

    def space(self) -> None:
        """The next text is a word of its own."""
        self._space = True

    def new_line(self) -> None:
        """The next text begins a line, unless a number is waiting for its text."""
        if not self._glue:
            self._break = True

    def split_line(self) -> None:
        """The next text begins a line whatever came before."""
        self._glue = False
        self._break = True

    def glue(self) -> None:
        """The next text stays on the line (a number and what it numbers)."""
        self._break = False
        self._space = self._glue = True

    def join(self) -> None:
        """The next text follows without any space (an opening quotation mark and what it quotes)."""
        self._break = self._space = False
        self._glue = self._joined = True

    def next_start(self) -> int:
        """Where the next visible character will stand."""
        return self.length + (1 if (self._break or self._space or self._row) and self.length else 0)

    def begin_row(self) -> int:
        """A table row begins; returns its start. Cells are joined by tabs; trailing empty ones are dropped."""
        self.split_line()
        self._row = True
        return self.next_start()

    def next_cell(self) -> None:
        self._tabs += 1
        self._break = self._space = self._glue = False

    def end_row(self, start: int) -> None:
        self._tabs = 0
        self._row = False
        self.mark("row", start)
        self.split_line()

    def mark(self, kind: MarkKind, start: int, level: int = 0, label: str = "") -> None:
        """Marks the text from ``start`` to here; nothing where no text was written."""
        if start < self.length or kind == "footnote_ref":
            self.marks.append(Mark(kind, min(start, self.length), self.length, level, label))

    def omit(self, text: str, reason: str) -> None:
        shown = " ".join(text.split())
        if shown:
            self.omissions.append(Omission(shown, reason))

    def text(self) -> str:
        return "".join(self.pieces)
