"""A page of a PDF as the file holds it (Sheet) and as it is read (Page): lines with the places of their words."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

Rectangle = tuple[float, float, float, float]  # left, bottom, right, top; as a box: left, top, right, bottom
Place = tuple[int, int, Rectangle]
_NEAR = 2.0


class Word(NamedTuple):
    """Where ``text[start:end]`` of a line stands: from left to right as it is read, and the box on the page shown."""

    start: int
    end: int
    left: float
    right: float
    box: Rectangle


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page. Points, from the left and from the bottom of the page as it is read.

    ``right`` is estimated where nothing measures it. ``raised``: extents in ``text`` that are set small and may be
    note numbers. ``words`` are in order and hold every visible character that has a place; ``page`` counts from 1.
    ``aside``: the line runs in another direction than the page. ``cells``: extents of the cells of a table's row,
    ``table`` its number on the page, from 1.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    raised: tuple[tuple[int, int], ...] = ()
    words: tuple[Word, ...] = ()
    page: int = 0
    aside: bool = False
    bold: bool = False
    cells: tuple[tuple[int, int], ...] = ()
    table: int = 0

    def cut(self, start: int, end: int) -> Line:
        """The line from ``start`` to ``end``, without white space around it."""
        own = self.text[start:end]
        start += len(own) - len(own.lstrip())
        text = own.strip()
        end = start + len(text)
        raised = tuple((a - start, b - start) for a, b in self.raised if start <= a and b <= end)
        words = tuple(
            w._replace(start=max(w.start, start) - start, end=min(w.end, end) - start)
            for w in self.words
            if w.start < end and start < w.end
        )
        left = words[0].left if words and start else self.left
        right = words[-1].right if words and end < len(self.text) else self.right
        return replace(self, text=text, left=left, right=max(left, right), raised=raised, words=words)

    def followed_by(self, other: Line, gap: str) -> Line:
        """Both in one line, with ``gap`` between them; size and height are the first one's."""
        lead = len(self.text) + len(gap)
        raised = (*self.raised, *((a + lead, b + lead) for a, b in other.raised))
        words = (*self.words, *(w._replace(start=w.start + lead, end=w.end + lead) for w in other.words))
        text = self.text + gap + other.text
        return replace(self, text=text, right=max(self.right, other.right), raised=raised, words=words)

    def pieces(self, gap: float) -> Iterator[tuple[int, int]]:
        """Extents of the words, those nearer to each other than ``gap`` taken together."""
        start, end, right = -1, -1, 0.0
        for word in self.words:
            if start >= 0 and word.left - right > gap:
                yield start, end
                start = -1
            start = word.start if start < 0 else start
            end, right = word.end, word.right
        if start >= 0:
            yield start, end

    def boxes(self) -> Iterator[Place]:
        """The printed pieces of the line with their boxes; words beside each other are one piece."""
        if not self.words:
            return
        last = self.words[0]
        level = abs(last.box[2] - last.box[0] - (last.right - last.left)) < 1
        low, high = (1, 3) if level else (0, 2)
        near, begin = _NEAR * self.size, 0
        for i, word in enumerate(self.words):
            gap = word.left - last.right
            if gap > near or -gap > near or word.box[low] >= last.box[high] or word.box[high] <= last.box[low]:
                if i:
                    yield _around(self.words[begin:i])
                begin = i
            last = word
        yield _around(self.words[begin:])


@dataclass(frozen=True, slots=True)
class Page:
    """Lines in the order in which the file sets them; ``image``: whether the page shows a picture."""

    width: float
    height: float
    lines: tuple[Line, ...]
    image: bool = False

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Laid:
    """A line in the file's own coordinates, which start at ``x``, ``y``; ``right`` is its estimated length on.

    ``angle`` is its direction in degrees counter-clockwise, a multiple of 90, ``slanted`` where it is none.
    ``places``: (start, end, rectangle) of words.
    """

    text: str
    x: float
    y: float
    length: float
    size: float
    raised: tuple[tuple[int, int], ...] = ()
    angle: int = 0
    slanted: bool = False
    bold: bool = False
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as the file holds it: the part of it that is shown, how far it is then turned clockwise, its lines."""

    frame: Rectangle
    rotation: int
    lines: tuple[Laid, ...]
    image: bool = False

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def page_of(sheet: Sheet, number: int) -> Page:
    """The page turned so that most of its text runs to the right; boxes are those of the page as it is shown."""
    angles = Counter[int]()
    for line in sheet.lines:
        angles[line.angle] += 0 if line.slanted else len(line.text)
    main = max(angles, key=lambda a: angles[a], default=0)
    width, height = _size(sheet.frame, main)
    lines = tuple(_line(line, sheet, number, main) for line in sheet.lines)
    return Page(width, height, lines, sheet.image)


def _line(laid: Laid, sheet: Sheet, number: int, main: int) -> Line:
    aside = laid.slanted or laid.angle != main
    left, y = _turned((laid.x, laid.y), sheet.frame, laid.angle)
    y *= _size(sheet.frame, main)[1] / (_size(sheet.frame, laid.angle)[1] or 1.0)
    places = laid.places or _estimated(laid, sheet)
    words = [w for place in places if (w := _word(place, laid, sheet)) is not None]
    right = left + laid.length
    if laid.places and words:
        left, right = min(words[0].left, left) if laid.raised else words[0].left, words[-1].right
    return Line(laid.text, left, max(left, right), y, laid.size, laid.raised, tuple(words), number, aside, laid.bold)


def _estimated(laid: Laid, sheet: Sheet) -> list[Place]:
    """The line's place by its beginning, its size and a rough width."""
    if laid.slanted or not 0 < laid.size < 400:
        return []
    long, up, down = laid.length, 0.9 * laid.size, -0.25 * laid.size
    x, y = laid.x, laid.y
    corners = {
        0: (x, y + down, x + long, y + up),
        90: (x - up, y, x - down, y + long),
        180: (x - long, y - up, x, y - down),
        270: (x + down, y - long, x + up, y),
    }
    return [(0, len(laid.text), corners[laid.angle])]


def _word(place: Place, laid: Laid, sheet: Sheet) -> Word | None:
    """The word on the page as read and as shown; None outside the page."""
    start, end, own = place
    frame = sheet.frame
    if laid.angle or sheet.rotation:
        left, _, right, _ = _rectangle(own, frame, laid.angle)
        shown = _rectangle(own, frame, sheet.rotation)
        width, height = _size(frame, sheet.rotation)
    else:
        shown = own[0] - frame[0], own[1] - frame[1], own[2] - frame[0], own[3] - frame[1]
        left, _, right, _ = shown
        width, height = frame[2] - frame[0], frame[3] - frame[1]
    x0, x1 = max(0.0, shown[0]), min(width, shown[2])
    top, bottom = max(0.0, height - shown[3]), min(height, height - shown[1])
    if x0 >= x1 or top >= bottom:
        return None
    return Word(start, end, left, right, (x0, top, x1, bottom))


def _rectangle(own: Rectangle, frame: Rectangle, angle: int) -> Rectangle:
    x0, y0 = _turned((own[0], own[1]), frame, angle)
    x1, y1 = _turned((own[2], own[3]), frame, angle)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _turned(point: tuple[float, float], frame: Rectangle, angle: int) -> tuple[float, float]:
    """A point of the frame turned clockwise by ``angle`` degrees, from the corner that is then lower left."""
    x, y = point[0] - frame[0], point[1] - frame[1]
    width, height = frame[2] - frame[0], frame[3] - frame[1]
    if angle == 90:
        return y, width - x
    if angle == 180:
        return width - x, height - y
    return (height - y, x) if angle == 270 else (x, y)


def _size(frame: Rectangle, angle: int) -> tuple[float, float]:
    width, height = frame[2] - frame[0], frame[3] - frame[1]
    return (height, width) if angle in {90, 270} else (width, height)


def _around(words: Sequence[Word]) -> Place:
    """The words as one piece, its box to the hundredth of a point."""
    lefts, tops, rights, bottoms = zip(*(word.box for word in words), strict=True)
    box = round(min(lefts), 2), round(min(tops), 2), round(max(rights), 2), round(max(bottoms), 2)
    return words[0].start, words[-1].end, box


def text_width(text: str, size: float) -> float:
    """A rough width of ``text``: a full em for East Asian characters, about half an em for others."""
    return size * sum(map(_em, text))


@lru_cache(4096)
def _em(c: str) -> float:
    if c.isascii():
        return 0.27 if c in " .,;:'!|()[]ijlft" else 0.68 if c.isupper() else 0.5
    return 1.0 if unicodedata.east_asian_width(c) in "WF" else 0.5
