"""Sheets of a PDF as pdfium reads them, and pdfium's characters of a page with their places."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_double
from typing import Any

from ingest.readers.pdf_pages import MARKER, MAX_PAGES, SMALL, UNREAD, PasswordNeeded, TooManyPages
from ingest.readers.pdf_sheet import Laid, Rectangle, Sheet

_LINE = re.compile(r"[^\r\n\x02\ufffe]+[\x02\ufffe]?")
_IMAGE = 3


class Characters:
    """The text layer of one page: ``text`` and the rectangle of each of its characters, in the file's coordinates."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as raw

        self._raw = raw
        self._layer = page.get_textpage()
        self._handle = self._layer.raw
        count = self._layer.count_chars()
        text = self._layer.get_text_range() if count > 0 else ""
        if len(text) != count:
            text = "".join(chr(raw.FPDFText_GetUnicode(self._handle, i) or 32) for i in range(count))
        self.text = text
        self._loose = raw.FS_RECTF()
        self._loose_reference = byref(self._loose)
        self._tight = [c_double() for _ in range(4)]
        self._tight_references = [byref(value) for value in self._tight]

    def rectangle(self, index: int) -> Rectangle:
        """Of one character: as wide as it is set, as high as its font; the ink alone where the font does not say."""
        found = self._loose
        self._raw.FPDFText_GetLooseCharBox(self._handle, index, self._loose_reference)
        if found.right > found.left and found.top > found.bottom:
            return found.left, found.bottom, found.right, found.top
        return self.ink(index)

    def ink(self, index: int) -> Rectangle:
        self._raw.FPDFText_GetCharBox(self._handle, index, *self._tight_references)
        left, right, bottom, top = (value.value for value in self._tight)
        return left, bottom, right, top

    def origin(self, index: int) -> tuple[float, float]:
        x, y = c_double(), c_double()
        self._raw.FPDFText_GetCharOrigin(self._handle, index, byref(x), byref(y))
        return x.value, y.value

    def size_and_angle(self, index: int) -> tuple[float, float]:
        """Size in points and direction in degrees counter-clockwise of a character."""
        matrix = self._raw.FS_MATRIX()
        size = self._raw.FPDFText_GetFontSize(self._handle, index)
        if not self._raw.FPDFText_GetMatrix(self._handle, index, byref(matrix)):
            return round(size, 1) or 10.0, 0.0
        size *= math.hypot(matrix.c, matrix.d)
        return round(size, 1) or 10.0, math.degrees(math.atan2(matrix.b, matrix.a))


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The document. Raises PasswordNeeded, TooManyPages or PdfiumError."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise PasswordNeeded from error
        raise
    try:
        if len(document) > MAX_PAGES:
            raise TooManyPages(len(document))
        yield document
    finally:
        document.close()


def pdfium_sheets(data: bytes) -> list[Sheet]:
    """Sheets as pdfium reads them; one that it refuses is empty. Raises PasswordNeeded, TooManyPages or PdfiumError."""
    with opened(data) as document:
        return [sheet_of(document, i) for i in range(len(document))]


def sheet_of(document: Any, index: int) -> Sheet:
    """One page; empty where pdfium refuses it."""
    try:
        page = document[index]
        left, bottom, right, top = page.get_bbox()
        lines = tuple(_lines(Characters(page)))
        image = any(True for _ in page.get_objects(filter=(_IMAGE,), max_depth=2))
        return Sheet((left, bottom, right, top), page.get_rotation() % 360, lines, image)
    except Exception:  # pdfium refuses single pages of damaged files
        return UNREAD


def _lines(characters: Characters) -> Iterator[Laid]:
    for match in _LINE.finditer(characters.text):
        bare = match[0].strip()
        if bare:
            yield _line(characters, plain(bare), match.start() + match[0].index(bare))


def _line(characters: Characters, text: str, start: int) -> Laid:
    size, degrees = max(characters.size_and_angle(start), characters.size_and_angle(start + len(text) // 2))
    angle = round(degrees / 90) * 90
    numbers = tuple(
        m.span() for m in MARKER.finditer(text) if characters.size_and_angle(start + m.start())[0] <= SMALL * size
    )
    x, y = characters.origin(start)
    places = tuple(
        (m.start(), m.end(), word_place(characters, range(start + m.start(), start + m.end()), angle % 360))
        for m in re.finditer(r"\S+", text)
    )
    slanted = abs(degrees - angle) > 10
    return Laid(text, x, y, 0.0, size, numbers, angle % 360, slanted, False, places)


def word_place(characters: Characters, indices: range | list[int], angle: int) -> Rectangle:
    """The rectangle around a word; of level text its first and last character are enough."""
    if angle == 0:
        first, last = characters.rectangle(indices[0]), characters.rectangle(indices[-1])
        return min(first[0], last[0]), min(first[1], last[1]), max(first[2], last[2]), max(first[3], last[3])
    inks = [characters.ink(i) for i in indices]
    return min(r[0] for r in inks), min(r[1] for r in inks), max(r[2] for r in inks), max(r[3] for r in inks)


def plain(text: str) -> str:
    """pdfium marks a hyphen at a line end by U+0002 or U+FFFE."""
    return re.sub("[\x02\ufffe]", "-", text)
