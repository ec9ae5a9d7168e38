"""The opening lines of a text with what its markup says of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.models import Mark
from ingest.outline.cn.wrapped import GAP
from ingest.outline.lines import Line


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A line without its outer white space; ``level`` is its heading level, 0 for none."""

    start: int
    end: int
    text: str
    level: int = 0
    centred: bool = False

    @property
    def squeezed(self) -> str:
        """The line without any white space."""
        return re.sub(r"\s", "", self.text)


def paragraph_front(lines: Sequence[Line], marks: Sequence[Mark], limit: int = 60) -> tuple[FrontLine, ...]:
    """The first ``limit`` of the lines given, which may be paragraphs put together from broken lines."""
    return _all_marked([FrontLine(x.start, x.end, x.text.replace(GAP, "")) for x in lines[:limit]], marks)


def front_lines(text: str, marks: Sequence[Mark], limit: int = 60) -> tuple[FrontLine, ...]:
    """The first ``limit`` lines of ``text`` that have a visible character."""
    found: list[FrontLine] = []
    at = 0
    while at < len(text) and len(found) < limit:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        if line := text[at:stop].strip():
            start = text.index(line[0], at)
            found.append(FrontLine(start, start + len(line), line))
        at = stop + 1
    return _all_marked(found, marks)


def _all_marked(found: Sequence[FrontLine], marks: Sequence[Mark]) -> tuple[FrontLine, ...]:
    last = found[-1].end if found else 0
    headings = [m for m in marks if m.kind == "heading" and m.start <= last]
    centres = [m for m in marks if m.kind == "centre" and m.start <= last]
    return tuple(_marked(line, headings, centres) for line in found)


def _marked(line: FrontLine, headings: Sequence[Mark], centres: Sequence[Mark]) -> FrontLine:
    level = next((m.level or 1 for m in headings if m.start < line.end and line.start < m.end), 0)
    centred = any(m.start < line.end and line.start < m.end for m in centres)
    return FrontLine(line.start, line.end, line.text, level, centred)
