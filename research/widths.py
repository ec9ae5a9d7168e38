"""How wide a text is on a terminal, where Chinese characters take two columns."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=8192)
def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Cc", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def width(text: str) -> int:
    """Columns.

    >>> [width(t) for t in ("第三条", "Art. 3", "e\\u0301")]
    [6, 6, 1]
    """
    return sum(map(_width, text))


def cut(text: str, columns: int) -> str:
    """``text`` in at most so many columns, with … where something was cut.

    >>> [cut("第三条 国家", n) for n in (11, 10, 7, 1)]
    ['第三条 国家', '第三条 国…', '第三条…', '…']
    """
    if width(text) <= columns:
        return text
    out, used = "", 1
    for char in text:
        used += _width(char)
        if used > columns:
            break
        out += char
    return out.rstrip() + "…"


def padded(text: str, columns: int) -> str:
    """``text`` with spaces up to so many columns."""
    return text + " " * (columns - width(text))


def wrapped(text: str, columns: int) -> list[str]:
    """``text`` in lines of at most so many columns: broken between words, or anywhere between Chinese characters.

    >>> wrapped("国家保护 a long word", 8)
    ['国家保护', 'a long', 'word']
    """
    lines: list[str] = []
    line, used, space = "", 0, -1
    for char in " ".join(text.split()):
        wide = _width(char)
        if used + wide > columns and line:
            keep = line[space + 1 :] if space >= 0 and char != " " and line[-1].isascii() and char.isascii() else ""
            lines.append(line[: len(line) - len(keep)].rstrip())
            line, space = keep, -1
            used = width(line)
        if char == " ":
            if not line:
                continue
            space = len(line)
        line, used = line + char, used + wide
    return [*lines, line.rstrip()] if line.strip() else lines
