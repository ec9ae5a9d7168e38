"""Numbers at the beginning of paragraphs in any style, and which of them truly count on.

A cross-reference or a year that happens to stand at the beginning of a line is no number of a paragraph:
a number is accepted only where it begins a sequence or continues an open one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ingest.numerals import parse_integer, parse_roman

_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("dotted", re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,4}[A-Z]?)\.?(?=\s|$|[A-Z“][a-z’ ])")),
    ("bracket", re.compile(r"\[(\d{1,4})\](?=\s|$)")),
    ("paren-number", re.compile(r"\((\d{1,3}[A-Z]?)\)(?=\s|$|[A-Z“\"'(])")),
    ("paren-letter", re.compile(r"\(([a-z]{1,5})\)(?=\s|$|[A-Za-z“\"'(])")),
    ("paren-capital", re.compile(r"\(([A-Z]{1,5})\)(?=\s|$|[A-Za-z“\"'(])")),
    ("number", re.compile(r"(\d{1,4}[A-Z]?)[.．、](?=\s|$|[^\d\s])")),
    ("number-paren", re.compile(r"(\d{1,3})\)(?=\s|$)")),
    ("letter-paren", re.compile(r"([a-z]{1,5})\)(?=\s|$)")),
    ("letter", re.compile(r"([a-z]{1,4})\.(?=\s|$)")),
    ("capital-dotted", re.compile(r"([A-Z](?:\.\d{1,2}){1,3})\.?(?=\s+[A-Z‘“(])")),
    ("capital", re.compile(r"([IVXLC]{1,6}|[A-Z])\.(?=\s|$)")),
    ("chinese", re.compile(r"([一二三四五六七八九十百]{1,5})、")),
    ("chinese-paren", re.compile(r"[（(]([一二三四五六七八九十百]{1,5})[）)]")),
    ("bare", re.compile(r"(\d{1,3}[A-Z]?)(?=[ \t\u2002-\u200a]+[A-Z“\"(])")),
)


_STARTS: dict[str, str] = {
    "dotted": "digit", "number": "digit", "number-paren": "digit", "bare": "digit", "bracket": "[",
    "paren-number": "(", "paren-letter": "(", "paren-capital": "(", "letter-paren": "letter", "letter": "letter",
    "capital-dotted": "letter", "capital": "letter", "chinese": "other",
}  # fmt: skip
_BY_FIRST: dict[str, list[tuple[str, re.Pattern[str]]]] = {
    first: [
        (style, form)
        for style, form in _FORMS
        if _STARTS.get(style) == first or (style == "chinese-paren" and first in "(（")
    ]
    for first in ("digit", "letter", "other", "(", "（", "[")
}
_LONGEST = 48


@dataclass(frozen=True, slots=True)
class Label:
    """A printed number: ``text[: length]`` of its paragraph; ``path`` has one value, more for 2.1.3."""

    style: str
    num: str
    path: tuple[int, ...]
    suffix: str
    length: int

    @property
    def value(self) -> int:
        return self.path[-1]


def labels(text: str) -> Iterator[Label]:
    """Every reading of what stands at the beginning of ``text``; (i) may be the ninth letter or Roman one.

    >>> [(label.style, label.path) for label in labels("(i) the goods")]
    [('paren-letter', (9,)), ('paren-letter-roman', (1,))]
    >>> [(label.style, label.path) for label in labels("2.1 Purpose")]
    [('dotted', (2, 1))]
    """
    yield from _read(text[:_LONGEST])


@lru_cache(maxsize=16384)
def _read(head: str) -> tuple[Label, ...]:
    """Every grammar asks the same lines again and again, and only how they begin matters."""
    for style, form in _BY_FIRST.get(_first(head), ()):
        found = form.match(head)
        if found:
            return tuple(_readings(style, found))
    return ()


def _first(head: str) -> str:
    char = head[:1]
    if char.isdigit():
        return "digit"
    if char.isascii() and char.isalpha():
        return "letter"
    return char if char in ("(", "（", "[") else "other"


def _readings(style: str, found: re.Match[str]) -> Iterator[Label]:
    written, num = found.group(1), found.group().strip()
    digits = re.fullmatch(r"([\d.]+)([A-Z]?)", written)
    if digits:
        path = tuple(int(part) for part in digits[1].strip(".").split("."))
        yield Label(style, num, path, digits[2], found.end())
        return
    if style == "capital-dotted":
        parts = written.split(".")
        yield Label(style, num, (ord(parts[0]) - 64, *map(int, parts[1:])), "", found.end())
        return
    if style.startswith("chinese"):
        value = parse_integer(written)
        if value is not None:
            yield Label(style, num, (value,), "", found.end())
        return
    lower = written.lower()
    if len(set(lower)) == 1 and len(lower) <= 2:
        yield Label(style, num, (ord(lower[0]) - 96 + 26 * (len(lower) - 1),), "", found.end())
    if len(lower) == 2:
        yield Label(style, num, (ord(lower[0]) - 96,), lower[1], found.end())
    roman = parse_roman(lower)
    if roman is not None and roman < 100:
        yield Label(f"{style}-roman", num, (roman,), "", found.end())


@dataclass(slots=True)
class Counter:
    """Follows the open sequences of a text. ``gap``: how many numbers may be missing in a sequence.

    ``bare``: a number without any sign behind it counts too, as in acts and codes (``2 Short title``).
    """

    gap: int = 2
    restart: bool = True
    bare: bool = False
    open: list[Label] = field(default_factory=list)

    def accept(self, text: str) -> tuple[int, Label] | None:
        """The depth (from 0) and reading of the number that ``text`` begins with; None if it counts nothing."""
        readings = [label for label in labels(text) if self.bare or label.style != "bare"]
        for step in (1, 1 + self.gap):
            for depth, label in self._continued(readings, step):
                return self._take(depth, label)
        for label in readings:
            begun = self._begins(label)
            if begun is not None:
                return self._take(begun, label)
        return None

    def reset(self) -> None:
        self.open.clear()

    def keep_outer(self) -> None:
        """After a heading: numbers that run through the text go on, the levels below begin anew."""
        del self.open[1:]

    def _take(self, depth: int, label: Label) -> tuple[int, Label]:
        del self.open[depth:]
        self.open.append(label)
        return depth, label

    def _continued(self, readings: Sequence[Label], step: int) -> Iterator[tuple[int, Label]]:
        """The open sequences that a reading goes on with, innermost first; (v) after (iv) is no letter after (u)."""
        for depth in range(len(self.open) - 1, -1, -1):
            last = self.open[depth]
            for label in readings:
                if last.style == label.style and len(last.path) == len(label.path) and _follows(last, label, step):
                    yield depth, label

    def _begins(self, label: Label) -> int | None:
        if len(label.path) > 1:
            return self._below(label)
        if label.value != 1:
            return None
        same = next((d for d, last in enumerate(self.open) if last.style == label.style), None)
        if same is None:
            return len(self.open)
        return same if self.restart else None

    def _below(self, label: Label) -> int | None:
        """2.1 stands below 2 and beside another x.y; without either it begins a sequence if it ends in 1."""
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth].path == label.path[: len(self.open[depth].path)]:
                return depth + 1
        same = next((d for d, last in enumerate(self.open) if len(last.path) == len(label.path)), None)
        if same is not None and label.value == 1:
            return same
        return len(self.open) if label.value == 1 and not self.open else None


def _follows(last: Label, label: Label, most: int) -> bool:
    if last.path[:-1] != label.path[:-1]:
        return label.value <= 2 and 0 <= label.path[0] - last.path[0] <= 1
    step = label.value - last.value
    return (1 <= step <= most and not label.suffix.islower()) or (step == 0 and label.suffix > last.suffix)
