"""Pages of a PDF as lines with their place, by pypdf or by pdfium."""

from __future__ import annotations

import io
import logging
import math
import re
import unicodedata
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_double
from dataclasses import dataclass, field, replace
from typing import Any

MAX_PAGES = 5_000
_MARKER = re.compile(r"\d{1,3}|[①-⑳㉑-㉟]|[*＊†‡]{1,3}")
_SMALL = 0.78


class TooManyPages(Exception):
    """More pages than MAX_PAGES."""


class PasswordNeeded(Exception):
    """The PDF does not open with the empty password."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page. Points, from the left and from the bottom of the page as it is shown.

    ``right`` is estimated where the engine does not measure it. ``raised``: extents in ``text`` that are set
    small and may be note numbers.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    raised: tuple[tuple[int, int], ...] = ()


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


@dataclass(slots=True)
class _Open:
    """A line that is being put together from chunks (text, x, y, size)."""

    chunks: list[tuple[str, float, float, float]] = field(default_factory=list)

    def close(self) -> Line | None:
        text = "".join(c[0] for c in self.chunks)
        if not text.strip():
            return None
        visible = [c for c in self.chunks if c[0].strip()]
        sizes: dict[float, int] = {}
        for piece, _, _, size in visible:
            sizes[size] = sizes.get(size, 0) + len(piece.strip())
        size = max(sizes, key=lambda s: sizes[s])
        first, last = visible[0], visible[-1]
        right = max(last[1] + text_width(last[0].strip(), last[3]), first[1])
        if len({round(c[1]) for c in visible}) == 1:
            right = first[1] + text_width(text.strip(), size)
        y = next(c[2] for c in visible if c[3] == size)
        lead = len(text) - len(text.lstrip())
        raised = tuple((a - lead, b - lead) for a, b in self._raised(size))
        return Line(text.strip(), first[1], right, y, size, raised)

    def _raised(self, size: float) -> Iterator[tuple[int, int]]:
        place = 0
        for piece, _, _, own in self.chunks:
            bare = piece.strip()
            if own <= _SMALL * size and _MARKER.fullmatch(bare):
                start = place + piece.index(bare)
                yield start, start + len(bare)
            place += len(piece)


def text_width(text: str, size: float) -> float:
    """A rough width of ``text``: a full em for East Asian characters, about half an em for others."""
    return size * sum(_em(c) for c in text)


def _em(c: str) -> float:
    if c.isascii():
        return 0.27 if c in " .,;:'!|()[]ijlft" else 0.68 if c.isupper() else 0.5
    return 1.0 if unicodedata.east_asian_width(c) in "WF" else 0.5


def pypdf_pages(data: bytes) -> tuple[list[Page], dict[str, str]]:
    """Pages and metadata as pypdf reads them. A page that pypdf cannot read is empty.

    Raises PasswordNeeded, TooManyPages, or whatever pypdf raises on a broken file.
    """
    import pypdf

    with quiet():
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise PasswordNeeded
        if len(reader.pages) > MAX_PAGES:
            raise TooManyPages(len(reader.pages))
        pages = [_pypdf_page(page) for page in reader.pages]
        return pages, _metadata(reader)


def _metadata(reader: Any) -> dict[str, str]:
    try:
        title = reader.metadata.title if reader.metadata else None
    except Exception:  # the document information of a damaged file may hold anything
        return {}
    return {"title": title} if isinstance(title, str) else {}


def _pypdf_page(page: Any) -> Page:
    try:
        box = page.mediabox
        width, height = float(box.width), float(box.height)
        lines, rotation = _pypdf_lines(page, float(box.left), float(box.bottom))
    except Exception:  # pypdf raises anything on damaged content; the page then counts as unread
        return Page(612, 792, (), image=True)
    turned = [_turn(line, rotation, width, height) for line in lines]
    if rotation in {90, 270}:
        width, height = height, width
    return Page(width, height, tuple(turned), _shows_image(page))


def _pypdf_lines(page: Any, x0: float, y0: float) -> tuple[list[Line], int]:
    """Lines, and the direction in which most of the text runs, in degrees counter-clockwise."""
    lines: list[Line] = []
    current = _Open()
    angles: Counter[int] = Counter()

    def visit(text: str, cm: list[float], tm: list[float], _font: object, font_size: float) -> None:
        nonlocal current
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4] - x0
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5] - y0
        across, up = tm[0] * cm[0] + tm[1] * cm[2], tm[0] * cm[1] + tm[1] * cm[3]
        angles[round(math.degrees(math.atan2(up, across)) / 90) * 90 % 360] += len(text.strip())
        size = abs(font_size) * math.hypot(tm[0], tm[1]) * math.hypot(cm[0], cm[1]) or 10.0
        for i, piece in enumerate(text.split("\n")):
            if i:
                if (line := current.close()) is not None:
                    lines.append(line)
                current = _Open()
            if piece:
                current.chunks.append((piece, x, y, round(size, 1)))

    page.extract_text(visitor_text=visit)
    if (line := current.close()) is not None:
        lines.append(line)
    return lines, max(angles, key=lambda a: angles[a], default=0)


def _turn(line: Line, rotation: int, width: float, height: float) -> Line:
    """The line on the page turned clockwise by ``rotation`` degrees, so that its text runs to the right."""
    length = line.right - line.left
    places = {
        90: (line.y, width - line.left),
        180: (width - line.left, height - line.y),
        270: (height - line.y, line.left),
    }
    if rotation not in places:
        return line
    left, y = places[rotation]
    return replace(line, left=left, right=left + length, y=y)


def _shows_image(holder: Any, depth: int = 0) -> bool:
    """Whether a page, or a form on it, holds a picture."""
    try:
        objects = [o.get_object() for o in holder["/Resources"]["/XObject"].get_object().values()]
        if any(o.get("/Subtype") == "/Image" for o in objects):
            return True
        return depth < 2 and any(_shows_image(o, depth + 1) for o in objects if o.get("/Subtype") == "/Form")
    except Exception:  # no resources, or damaged ones
        return False


def rebuilt_pages(data: bytes) -> list[Page]:
    """Pages by pypdf with a new cross-reference table, for a file that has lost its own. Raises as pypdf_pages."""
    return pypdf_pages(data + b"\nstartxref\n0\n%%EOF\n")[0]


def pdfium_pages(data: bytes) -> list[Page]:
    """Pages as pdfium reads them. Raises PasswordNeeded, TooManyPages or PdfiumError."""
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
        return [_pdfium_page(document, i) for i in range(len(document))]
    finally:
        document.close()


def _pdfium_page(document: Any, index: int) -> Page:
    try:
        page = document[index]
        width, height = page.get_size()
        text_page = page.get_textpage()
        rotation = page.get_rotation()
        across, up = (height, width) if rotation in {90, 270} else (width, height)
        lines = [_turn(line, rotation, across, up) for line in _pdfium_lines(text_page)]
        image = any(True for _ in page.get_objects(filter=(3,), max_depth=2))
    except Exception:  # pdfium refuses single pages of damaged files
        return Page(612, 792, (), image=True)
    return Page(width, height, tuple(lines), image)


def _pdfium_lines(text_page: Any) -> list[Line]:
    count = text_page.count_chars()
    text = text_page.get_text_range() if count > 0 else ""
    placed = len(text) == count
    lines: list[Line] = []
    for match in re.finditer(r"[^\r\n\x02\ufffe]+[\x02\ufffe]?", text):
        bare = match[0].strip()
        if bare and placed:
            lines.append(_pdfium_line(text_page, _plain(bare), match.start() + match[0].index(bare)))
        elif bare:
            lines.append(Line(_plain(bare), 0, 0, -len(lines), 10))
    return lines


def _pdfium_line(text_page: Any, text: str, start: int) -> Line:
    import pypdfium2.raw as raw

    matrix = raw.FS_MATRIX()

    def size_at(offset: int) -> float:
        size = raw.FPDFText_GetFontSize(text_page.raw, start + offset)
        if raw.FPDFText_GetMatrix(text_page.raw, start + offset, byref(matrix)):
            size *= math.hypot(matrix.c, matrix.d)
        return round(size, 1) or 10.0

    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(text_page.raw, start, byref(x), byref(y))
    last = text_page.get_charbox(start + len(text.rstrip("-")) - 1)
    size = max(size_at(0), size_at(len(text) // 2))
    numbers = [m.span() for m in _MARKER.finditer(text) if size_at(m.start()) <= _SMALL * size]
    return Line(text, x.value, max(last[2], x.value), y.value, size, tuple(numbers))


def _plain(text: str) -> str:
    """pdfium marks a hyphen at a line end by U+0002 or U+FFFE."""
    return re.sub("[\x02\ufffe]", "-", text)


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
