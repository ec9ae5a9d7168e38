"""Paragraphs of a text whose lines may be broken for print: court web pages, plain text, PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.models import Mark
from ingest.outline.lines import Line, split_lines
from ingest.outline.widths import room

_SENTENCE_END = re.compile(r"[.!?:;。！？：；][\"'”’)\]]*$")
_HEADING_ALONE = re.compile(r"(?:[IVXLC]{1,6}|[A-Z]|\d{1,2})\.?$")
_NUMBERED = re.compile(r"\[\d{1,4}\]\s+[A-Z“]|\d{1,3}\.\s+[A-Z“]")
_LEADING = re.compile(r"[ \t\u3000]*")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: ``text == document_text[start:end]``; ``level`` is the markup's heading level, 0 for none."""

    start: int
    end: int
    text: str
    level: int = 0
    table: bool = False
    quoted: bool = False
    lines: int = 1


def blocks_of(text: str, marks: Sequence[Mark] = ()) -> tuple[Block, ...]:
    """The paragraphs of ``text`` in order. Lines are joined only where the text is broken for print."""
    lines = split_lines(text, marks)
    width = _width(lines)
    if not width:
        return tuple(_block(text, [line]) for line in lines)
    return tuple(_block(text, group) for group in _groups(text, lines, width))


def _width(lines: Sequence[Line]) -> int:
    """The length of a full line where lines are broken for print, that is where most are about as long as the longest;
    0 where a line is a paragraph."""
    plain = [len(line.text) for line in lines if not line.table and not line.level]
    ordered = sorted(plain)
    if len(plain) < 20 or ordered[len(plain) * 49 // 50] > 160:
        return 0
    wide = 0.75 * ordered[len(plain) * 19 // 20]
    if sum(length >= wide for length in plain) < 0.5 * len(plain):
        return 0
    full = ordered[len(plain) * 3 // 4]
    long = [line for line in lines if len(line.text) > 0.6 * full]
    ended = sum(1 for line in long if _SENTENCE_END.search(line.text))
    return full if median(plain) > 25 and ended < 0.45 * len(long) else 0


def _groups(text: str, lines: Sequence[Line], width: int) -> Iterator[list[Line]]:
    margin = _margin(text, lines)
    free = room(text, lines, _indent, margin)
    group: list[Line] = []
    for line in lines:
        if group and (_begins(text, group[-1], line, (margin, width)) or (free and free.leaves(group[-1], line))):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(text: str, last: Line, line: Line, page: tuple[int, int]) -> bool:
    """Whether ``line`` begins a paragraph: after a blank or short line, by its indent, or as a heading."""
    margin, width = page
    if line.table or last.table or line.level or last.level or line.quoted != last.quoted:
        return True
    if text.count("\n", last.end, line.start) > 1 and _is_ended(last, width):
        return True
    if _HEADING_ALONE.match(line.text) or _HEADING_ALONE.match(last.text) or line.text.isupper() or last.text.isupper():
        return True
    if _indent(text, line) > margin + 1 and _indent(text, last) <= margin + 1:
        return True
    ended = bool(_SENTENCE_END.search(last.text))
    return ended and (len(last.text) < 0.75 * width or _NUMBERED.match(line.text) is not None)


def _is_ended(last: Line, width: int) -> bool:
    return len(last.text) < 0.85 * width or bool(_SENTENCE_END.search(last.text))


def _margin(text: str, lines: Sequence[Line]) -> int:
    indents = sorted(_indent(text, line) for line in lines)
    return indents[len(indents) // 2] if indents else 0


def _indent(text: str, line: Line) -> int:
    begin = text.rfind("\n", 0, line.start) + 1
    found = _LEADING.match(text, begin, line.start)
    return len(found.group().expandtabs(8)) if found else 0


def _block(text: str, lines: Sequence[Line]) -> Block:
    first, last = lines[0], lines[-1]
    return Block(
        first.start, last.end, text[first.start : last.end], first.level, first.table, first.quoted, len(lines)
    )
