"""Marginal notes of plain text: the words that name a section, printed to the left of its first lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.models import Mark

_NOTED = re.compile(r"(?P<note>[A-Z][A-Za-z ,;'’()-]{2,40}?\.?) +(?=\d{1,3}[A-Z]?\.(?:[ —–-]|$))")
_WORDS = re.compile(r"[A-Za-z ,;'’()-]+\.?")
_NARROW, _WIDE, _MOST = 6, 32, 8
_LEVEL = 6


def without_margin(text: str) -> tuple[str, tuple[Mark, ...]]:
    """The text with each marginal note on a line of its own above its section, marked as a heading.

    A note stands left of ``3.`` and of the lines below it; the text there keeps its column. At least two sections of
    one column must have one; otherwise the text comes back unchanged. Every visible character is kept. Linear.
    """
    lines = text.split("\n")
    noted = {i: found.end() for i, line in enumerate(lines) if (found := _NOTED.match(line)) and _fits(lines, i, found)}
    columns = Counter(noted.values())
    out: list[str] = []
    marks: list[Mark] = []
    at, done = 0, 0
    for i, line in enumerate(lines):
        if i < done:
            continue
        if columns[noted.get(i, -1)] < 2:
            out.append(line)
            at += len(line) + 1
            continue
        note, own = _parted(lines, i, noted[i])
        marks.append(Mark("heading", at, at + len(note), _LEVEL))
        out += [note, *own]
        at += len(note) + 1 + sum(len(one) + 1 for one in own)
        done = i + len(own)
    return ("\n".join(out), tuple(marks)) if marks else (text, ())


def _fits(lines: Sequence[str], i: int, found: re.Match[str]) -> bool:
    """Whether the words before the number stand in a margin that the line below leaves free or goes on with."""
    column = found.end()
    if not _NARROW <= column <= _WIDE or i + 1 >= len(lines):
        return False
    below = lines[i + 1]
    return not below[:column].strip() or _goes_on(below, column)


def _goes_on(line: str, column: int) -> bool:
    """A line with words of a note in the margin, and text, or nothing, in its own column."""
    words = line[:column].rstrip()
    beside = len(line) <= column or line[column - 1] == " "
    return bool(words) and line[0] != " " and beside and _WORDS.fullmatch(words) is not None


def _parted(lines: Sequence[str], first: int, column: int) -> tuple[str, list[str]]:
    """The note that begins in line ``first``, and its lines without it."""
    words, own = [lines[first][:column].strip()], [" " * column + lines[first][column:]]
    for line in lines[first + 1 : first + _MOST]:
        if words[-1].endswith(".") or not _goes_on(line, column):
            break
        words.append(line[:column].strip())
        own.append(" " * column + line[column:])
    return " ".join(words), own
