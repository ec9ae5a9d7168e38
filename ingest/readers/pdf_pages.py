"""Sheets of a PDF as pypdf reads them: lines in the order of the file, with where each begins."""

from __future__ import annotations

import io
import logging
import math
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from ingest.readers.pdf_sheet import Laid, Rectangle, Sheet, text_width

MAX_PAGES = 5_000
MARKER = re.compile(r"\d{1,3}|[①-⑳㉑-㉟]|[*＊†‡]{1,3}")
SMALL = 0.78
UNREAD = Sheet((0.0, 0.0, 612.0, 792.0), 0, (), image=True)
_BOLD = re.compile(r"bold|black|heavy|simhei|黑体", re.IGNORECASE)


class TooManyPages(Exception):
    """More pages than MAX_PAGES."""


class PasswordNeeded(Exception):
    """The PDF does not open with the empty password."""


class _Chunk(NamedTuple):
    text: str
    x: float
    y: float
    size: float
    bold: bool


@dataclass(slots=True)
class _Open:
    """A line that is being put together."""

    angle: int = 0
    slanted: bool = False
    chunks: list[_Chunk] = field(default_factory=list)

    def close(self) -> Laid | None:
        text = "".join(c.text for c in self.chunks)
        if not text.strip():
            return None
        visible = [c for c in self.chunks if c.text.strip()]
        sizes: dict[float, int] = {}
        for chunk in visible:
            sizes[chunk.size] = sizes.get(chunk.size, 0) + len(chunk.text.strip())
        size = max(sizes, key=lambda s: sizes[s])
        first, base = visible[0], next(c for c in visible if c.size == size)
        x, y = (first.x, base.y) if self.angle in {0, 180} else (base.x, first.y)
        lead = len(text) - len(text.lstrip())
        raised = tuple((a - lead, b - lead) for a, b in self._raised(size))
        bold = sum(len(c.text.strip()) for c in visible if c.bold) * 2 > len(text.strip())
        length = self._length(visible, text.strip(), size)
        return Laid(text.strip(), x, y, length, size, raised, self.angle, self.slanted, bold)

    def _length(self, visible: list[_Chunk], text: str, size: float) -> float:
        first, last = visible[0], visible[-1]
        begins = {(round(c.x), round(c.y)) for c in visible}
        if len(begins) == 1:
            return text_width(text, size)
        along = abs(last.x - first.x) if self.angle in {0, 180} else abs(last.y - first.y)
        return along + text_width(last.text.strip(), last.size)

    def _raised(self, size: float) -> Iterator[tuple[int, int]]:
        place = 0
        for chunk in self.chunks:
            bare = chunk.text.strip()
            if chunk.size <= SMALL * size and MARKER.fullmatch(bare):
                start = place + chunk.text.index(bare)
                yield start, start + len(bare)
            place += len(chunk.text)


def pypdf_sheets(data: bytes) -> tuple[list[Sheet], dict[str, str]]:
    """Sheets and metadata as pypdf reads them. A page that pypdf cannot read is empty.

    Raises PasswordNeeded, TooManyPages, or whatever pypdf raises on a broken file.
    """
    import pypdf

    with quiet():
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise PasswordNeeded
        if len(reader.pages) > MAX_PAGES:
            raise TooManyPages(len(reader.pages))
        sheets = [_sheet(page) for page in reader.pages]
        return sheets, _metadata(reader)


def rebuilt_sheets(data: bytes) -> list[Sheet]:
    """Sheets by pypdf with a new cross-reference table, for a file that has lost its own. Raises as pypdf_sheets."""
    return pypdf_sheets(data + b"\nstartxref\n0\n%%EOF\n")[0]


def _metadata(reader: Any) -> dict[str, str]:
    try:
        title = reader.metadata.title if reader.metadata else None
    except Exception:  # the document information of a damaged file may hold anything
        return {}
    return {"title": title} if isinstance(title, str) else {}


def _sheet(page: Any) -> Sheet:
    try:
        frame = _frame(page)
        rotation = round((page.rotation or 0) / 90) * 90 % 360
        return Sheet(frame, rotation, tuple(_lines(page)), _shows_image(page))
    except Exception:  # pypdf raises anything on damaged content; the page then counts as unread
        return UNREAD


def _frame(page: Any) -> Rectangle:
    """The part of the page that is shown; the whole of it where the crop box lies outside."""
    media, crop = page.mediabox, page.cropbox
    left, right = sorted((float(media.left), float(media.right)))
    bottom, top = sorted((float(media.bottom), float(media.top)))
    x0, x1 = max(left, float(crop.left)), min(right, float(crop.right))
    y0, y1 = max(bottom, float(crop.bottom)), min(top, float(crop.top))
    return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else (left, bottom, right, top)


def _lines(page: Any) -> list[Laid]:
    lines: list[Laid] = []
    current = _Open()

    def new_line(angle: int, slanted: bool) -> None:
        nonlocal current
        if (line := current.close()) is not None:
            lines.append(line)
        current = _Open(angle, slanted)

    def visit(text: str, cm: list[float], tm: list[float], font: Any, font_size: float) -> None:
        if not text:  # the file sets a state, no text
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        angle, slanted = _direction(cm, tm)
        size = abs(font_size) * math.hypot(tm[0], tm[1]) * math.hypot(cm[0], cm[1]) or 10.0
        bold = _is_bold(font)
        for i, piece in enumerate(text.split("\n")):
            if i or (piece.strip() and (angle, slanted) != (current.angle, current.slanted)):
                new_line(angle, slanted)
            if piece:
                current.chunks.append(_Chunk(piece, x, y, round(size, 1), bold))

    page.extract_text(visitor_text=visit)
    new_line(0, False)
    return lines


def _direction(cm: list[float], tm: list[float]) -> tuple[int, bool]:
    """In which direction text runs, to the next right angle, and whether that is more than 10 degrees off."""
    across, up = tm[0] * cm[0] + tm[1] * cm[2], tm[0] * cm[1] + tm[1] * cm[3]
    if not up and across > 0:
        return 0, False
    degrees = math.degrees(math.atan2(up, across))
    angle = round(degrees / 90) * 90
    return angle % 360, abs(degrees - angle) > 10


def _is_bold(font: Any) -> bool:
    try:
        return _names_bold(str(font["/BaseFont"]))
    except Exception:  # no font, or a damaged one
        return False


@lru_cache(256)
def _names_bold(name: str) -> bool:
    return bool(_BOLD.search(name))


def _shows_image(holder: Any, depth: int = 0) -> bool:
    """Whether a page, or a form on it, holds a picture."""
    try:
        objects = [o.get_object() for o in holder["/Resources"]["/XObject"].get_object().values()]
        if any(o.get("/Subtype") == "/Image" for o in objects):
            return True
        return depth < 2 and any(_shows_image(o, depth + 1) for o in objects if o.get("/Subtype") == "/Form")
    except Exception:  # no resources, or damaged ones
        return False


@contextmanager
def quiet() -> Iterator[None]:
    """pypdf speaks of damage through its logger and warnings; users hear of it through reasons and notices."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(before)
