"""Small PDFs drawn for tests, and what pdfium sees inside a rectangle of a page."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from ctypes import byref, c_double, c_int

import pypdf
import pypdfium2
import pypdfium2.raw as raw
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from ingest.models import Box

Drawn = tuple[float, float, float, str]  # x, y, size, text
WIDTH, HEIGHT = 595, 842
_FINE = 100
_HYPHEN = {"\x02": "-", "\ufffe": "-"}  # how pdfium shows one that divides a word


def drawn(*pages: Sequence[Drawn], font: str = "Helvetica", turn: int = 0) -> bytes:
    """A PDF of these lines; ``turn``: the sheet is turned so many degrees counter-clockwise below the text."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT) if turn % 180 == 0 else (HEIGHT, WIDTH))
    if font == "STSong-Light":
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    for page in pages:
        if turn:
            canvas.translate(*{90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}[turn])
            canvas.rotate(turn)
        for x, y, size, text in page:
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def rotated(data: bytes, degrees: int) -> bytes:
    """Every page with /Rotate set."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for page in writer.pages:
        page.rotate(degrees)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def block(lines: Sequence[str], top: float = 750, left: float = 72, size: float = 12) -> list[Drawn]:
    return [(left, top - 15 * i, size, line) for i, line in enumerate(lines)]


def squeezed(text: str) -> str:
    return "".join(text.split())


def seen_in(data: bytes, boxes: Sequence[Box]) -> Iterator[str]:
    """The characters whose middle pdfium shows inside each box, in its order, white space aside."""
    document = pypdfium2.PdfDocument(data)
    pages = {number: _centres(document[number - 1]) for number in {box.page for box in boxes}}
    for box in boxes:
        yield "".join(c for c, x, y in pages[box.page] if box.left <= x <= box.right and box.top <= y <= box.bottom)
    document.close()


def page_sizes(data: bytes) -> list[tuple[float, float]]:
    document = pypdfium2.PdfDocument(data)
    sizes = [page.get_size() for page in document]
    document.close()
    return sizes


def _centres(page: pypdfium2.PdfPage) -> list[tuple[str, float, float]]:
    layer = page.get_textpage()
    width, height = (round(side * _FINE) for side in page.get_size())
    found = []
    for i in range(layer.count_chars()):
        c = _HYPHEN.get(layer.get_text_range(i, 1), layer.get_text_range(i, 1))
        left, right, bottom, top = (c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(layer.raw, i, byref(left), byref(right), byref(bottom), byref(top))
        x, y = c_int(), c_int()
        middle = (left.value + right.value) / 2, (bottom.value + top.value) / 2
        raw.FPDF_PageToDevice(page.raw, 0, 0, width, height, 0, *middle, byref(x), byref(y))
        if c.strip():
            found.append((c, x.value / _FINE, y.value / _FINE))
    return found
