"""A long text in bounded pieces, so that work on it stays linear."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BREAKS = (
    re.compile(r"\n[ \t]*\n"),
    re.compile(r"\n"),
    re.compile(r"[。；]"),
    re.compile(r"[.;,，] ?"),
    re.compile(r"\s"),
)


def pieces(text: str, size: int = 4_000) -> Iterator[tuple[int, str]]:
    """(offset, piece) in order, together the whole text; cut after a blank line, else a line, else a sentence.

    A piece has at most ``size`` characters. Pieces end at the *last* break of the best kind in the window.
    """
    start = 0
    while len(text) - start > size:
        end = _cut(text, start, start + size)
        yield start, text[start:end]
        start = end
    if start < len(text):
        yield start, text[start:]


def _cut(text: str, start: int, limit: int) -> int:
    middle = start + (limit - start) // 2
    for mark in _BREAKS:
        ends = [m.end() for m in mark.finditer(text, middle, limit)]
        if ends:
            return ends[-1]
    return limit
