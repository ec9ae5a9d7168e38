"""The growing text of a page: white space as a browser shows it, and where marks begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.models import Mark, MarkKind, Omission

_SPACES = re.compile(r"[ \t\r\n\f\v\xa0\u3000]+")
# A line break of the source between two ideographs is typesetting, not a space.
_CJK = r"[\u2e80-\u2fdf\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]"
_BROKEN_CJK = re.compile(rf"(?<={_CJK})[ \t]*[\r\n][ \t\r\n]*(?={_CJK})")


@dataclass(slots=True)
class Frame:
    """An open element: where its first visible character came to stand, and what was bold before it."""

    bold: int
    visible: int
    start: int = -1


class Page:
    """Owns the text while it grows. Breaks and spaces are held back until something visible follows."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.omissions: list[Omission] = []
        self.bold_depth = 0
        self.bold = 0
        self.visible = 0
        self.end = 0
        self.in_cell = 0
        self._parts: list[str] = []
        self._length = 0
        self._waiting: list[Frame] = []
        self._breaks = 0
        self._space = False
        self._glued = False
        self._last = ""

    def open(self) -> Frame:
        frame = Frame(self.bold, self.visible)
        self._waiting.append(frame)
        return frame

    def close(self, frame: Frame) -> bool:
        """Whether anything visible was written since ``frame`` was opened."""
        if frame.start < 0:
            self._waiting = [waiting for waiting in self._waiting if waiting is not frame]
        return frame.start >= 0

    def mark(self, kind: MarkKind, frame: Frame, level: int = 0, label: str = "") -> None:
        if frame.start >= 0:
            self.marks.append(Mark(kind, frame.start, self.end, level, label))

    def write(self, text: str, preformatted: bool = False) -> None:
        """Running text; white space collapses unless ``preformatted``."""
        if preformatted:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self.line_break()
                self._put(line.rstrip("\r"))
            return
        if self._last and "\n" in text[:1]:
            text = text.lstrip() if _BROKEN_CJK.match(self._last + text, 1) else text
        plain = _SPACES.sub(" ", _BROKEN_CJK.sub("", text))
        body = plain.strip(" ")
        self._space |= plain.startswith(" ")
        if body:
            self._put(body)
            self._space = plain.endswith(" ")

    def _put(self, text: str) -> None:
        if not text:
            return
        self._flush()
        for frame in self._waiting:
            frame.start = self._length
        self._waiting.clear()
        self._append(text)
        seen = len(text) - text.count(" ")
        self.visible += seen
        self.bold += seen if self.bold_depth else 0
        self.end = self._length
        self._last = text[-1]

    def _flush(self) -> None:
        """Writes the break or space that was held back."""
        if self._breaks and self._length:
            self._append(" " if self._glued else "\n" * min(self._breaks, 2))
        elif self._space and self._last not in ("", "\t", "\n"):
            self._append(" ")
        self._breaks, self._space, self._glued = 0, False, False

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def block(self) -> None:
        """The edge of a block: the next visible character begins a line (in a table cell: a word)."""
        if self.in_cell:
            self._space = True
        else:
            self._breaks = max(self._breaks, 1)

    def line_break(self) -> None:
        """A <br>: two in a row leave an empty line."""
        if self.in_cell:
            self._space = True
        else:
            self._breaks += 1

    def space(self) -> None:
        self._space = True

    def tabs(self, count: int) -> None:
        """Moves on by ``count`` cells of a table row."""
        if count:
            self._space = False
            self._flush()
            self._append("\t" * count)
            self._last = "\t"

    def glue(self) -> None:
        """What was just written is the label of the block to come, so no line break between them."""
        self._glued = True

    def omit(self, text: str, reason: str) -> None:
        plain = " ".join(text.split())
        if plain:
            self.omissions.append(Omission(plain, reason))

    def since(self, frame: Frame) -> str:
        """The text written since ``frame`` was opened; meant for short stretches."""
        if frame.start < 0:
            return ""
        parts: list[str] = []
        wanted = self._length - frame.start
        for part in reversed(self._parts):
            if wanted <= 0:
                break
            parts.append(part)
            wanted -= len(part)
        return "".join(reversed(parts))[-(self._length - frame.start) :]

    def all_bold(self, frame: Frame) -> bool:
        written = self.visible - frame.visible
        return written > 0 and self.bold - frame.bold == written

    def text(self) -> str:
        return "".join(self._parts)
