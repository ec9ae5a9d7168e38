"""PDF: the text layer by pypdf, by pdfium where that fails; paragraphs, pages, what was left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from ingest.errors import UnreadableFile
from ingest.models import Omission, Reading
from ingest.readers.pdf_breaks import is_cjk
from ingest.readers.pdf_furniture import take_out
from ingest.readers.pdf_notes import with_raised
from ingest.readers.pdf_pages import MAX_PAGES, PasswordNeeded, TooManyPages, pypdf_sheets, quiet, rebuilt_sheets
from ingest.readers.pdf_paragraphs import join
from ingest.readers.pdf_pdfium import pdfium_sheets
from ingest.readers.pdf_places import measured
from ingest.readers.pdf_quality import GARBAGE_LIMIT, Quality, judge, shares_characters, splits_words
from ingest.readers.pdf_sheet import Page, Sheet, page_of

_Read = TypeVar("_Read")
MEDIA_TYPE = "application/pdf"
_HEADER_WITHIN = 1024
_FILE_NAME = re.compile(r"\.(?:pdf|docx?|wpd|indd|qxd|rtf|tmp)$|^microsoft word|untitled|^文档", re.IGNORECASE)
_TITLE_WITHIN = 3000
_RECOGNISED = "recognised"
_OCR_NOTICE = "The text was recognised from a picture (OCR): check a quotation against the original."
_STAMP = 120  # visible characters a page: no more than a stamp on a picture


def read_pdf(data: bytes, path: Path) -> Reading:
    """The text with page extents. Raises UnreadableFile for a PDF that is damaged, locked, too long or without text."""
    if b"%PDF" not in data[:_HEADER_WITHIN] and b"startxref" not in data and b" obj" not in data:
        raise UnreadableFile(path, "this is not a PDF file, or its beginning is missing")
    with quiet():
        sheets, metadata = _sheets(data, path)
    recognised = metadata.pop(_RECOGNISED, "")
    reading = _reading([page_of(sheet, number) for number, sheet in enumerate(sheets, 1)], metadata)
    return replace(reading, notices=(*reading.notices, recognised)) if recognised else reading


def _sheets(data: bytes, path: Path) -> tuple[list[Sheet], dict[str, str]]:
    """The better reading of two, measured; the second is made where the first is doubtful. OCR is the last resort."""
    failed = False
    try:
        sheets, metadata = pypdf_sheets(data)
    except (PasswordNeeded, TooManyPages) as error:
        raise _refused(error, path) from error
    except Exception:  # a damaged file makes pypdf raise anything; pdfium may still repair it
        sheets, metadata, failed = [], {}, True
    sheets = _better(sheets, data, path)
    quality = _judge(sheets)
    if quality.visible and quality.visible <= _STAMP * len(sheets) and all(sheet.image for sheet in sheets):
        return _after_ocr(data, path, quality, sheets), {_RECOGNISED: _OCR_NOTICE}
    if quality.visible and quality.garbage <= GARBAGE_LIMIT:
        return sheets, metadata
    if not sheets:
        raise UnreadableFile(path, "the PDF is damaged and cannot be opened" if failed else "the PDF has no pages")
    return _after_ocr(data, path, quality, sheets), {_RECOGNISED: _OCR_NOTICE}


def _better(sheets: list[Sheet], data: bytes, path: Path) -> list[Sheet]:
    """pdfium's sheets where pypdf's are doubtful and pdfium reads more, or where pypdf alone breaks words.

    Chinese text stays with pypdf, since pdfium takes some of its fonts wrongly. Pdfium's places either way.
    """
    quality, text = _judge(sheets), _text(sheets)
    if quality.doubtful:
        return measured(_more_readable(sheets, data, path), data)[0]
    placed, theirs = measured(sheets, data)
    if is_cjk(text) or not splits_words(text, "\n".join(theirs)):
        return placed
    return measured(_again(pdfium_sheets, data, path), data)[0]


def _more_readable(sheets: list[Sheet], data: bytes, path: Path) -> list[Sheet]:
    quality = _judge(sheets)
    second = _again(pdfium_sheets, data, path)
    if not (quality.visible or _judge(second).visible):
        second = _again(rebuilt_sheets, data, path) or second
    if quality.garbage > GARBAGE_LIMIT and shares_characters(_text(sheets), _text(second)):
        return sheets
    return second if _judge(second).score > quality.score * 1.02 else sheets or second


def _again(engine: Callable[[bytes], list[_Read]], data: bytes, path: Path) -> list[_Read]:
    try:
        return engine(data)
    except (PasswordNeeded, TooManyPages) as error:
        raise _refused(error, path) from error
    except Exception:  # a damaged file makes an engine raise anything
        return []


def _refused(error: Exception, path: Path) -> UnreadableFile:
    if isinstance(error, PasswordNeeded):
        return UnreadableFile(path, "the PDF is protected by a password; save it without one and try again")
    return UnreadableFile(path, f"the PDF has {error} pages, more than the {MAX_PAGES:,} that are read")


def _text(sheets: Sequence[Sheet]) -> str:
    return "\n".join(sheet.text for sheet in sheets)


def _judge(sheets: Sequence[Sheet]) -> Quality:
    return judge(_text(sheets))


def _after_ocr(data: bytes, path: Path, quality: Quality, sheets: Sequence[Sheet]) -> list[Sheet]:
    """Sheets as character recognition reads them.

    Raises UnreadableFile where it is not installed or finds nothing.
    """
    try:
        ocr = import_module("ingest.readers.external").ocr_pdf
    except (ImportError, AttributeError):
        ocr = None
    if ocr is not None and any(sheet.image for sheet in sheets):
        try:
            recognised = ocr(data, path)
            again, _ = pypdf_sheets(recognised)
        except UnreadableFile:
            recognised, again = b"", []
        if _judge(again).visible and _judge(again).garbage <= GARBAGE_LIMIT:
            return measured(again, recognised)[0]
    raise UnreadableFile(path, _why_no_text(quality, sheets))


def _why_no_text(quality: Quality, sheets: Sequence[Sheet]) -> str:
    if quality.visible and quality.garbage <= GARBAGE_LIMIT:
        return "the PDF is a scan with only a stamp as text; run OCR on it first, for example with OCRmyPDF"
    if quality.visible:
        return "the PDF's text layer is unreadable (its fonts do not say which characters they show); it would need OCR"
    if any(sheet.image for sheet in sheets):
        return "the PDF has no text layer (a scan); run OCR on it first, for example with OCRmyPDF"
    return "the PDF has no text: its pages are empty or damaged"


def _reading(pages: Sequence[Page], metadata: dict[str, str]) -> Reading:
    pages = [with_raised(page) for page in pages]
    kept, omissions = take_out(pages)
    joined = join(kept)
    if not joined.text.strip():
        joined, omissions = join(pages), ()
    omissions += joined.omissions
    title = metadata.get("title", "").strip()
    return Reading(
        text=joined.text,
        media_type=MEDIA_TYPE,
        pages=joined.pages,
        boxes=joined.boxes,
        marks=joined.marks,
        omissions=omissions,
        notices=_notices(pages, omissions),
        metadata={"title": " ".join(title.split())} if _plausible(title, joined.text) else {},
    )


def _notices(pages: Sequence[Page], omissions: Sequence[Omission]) -> tuple[str, ...]:
    silent = [str(n) for n, page in enumerate(pages, 1) if page.image and not page.lines]
    if not silent:
        return ()
    shown = ", ".join(silent[:10]) + (" …" if len(silent) > 10 else "")
    return (f"{len(silent)} of {len(pages)} pages show a picture and have no text layer: {shown}.",)


def _plausible(title: str, text: str) -> bool:
    """Whether the file's own title stands at the beginning of its text; many are names of templates."""
    bare = "".join(title.split()).casefold()
    return len(bare) > 3 and not _FILE_NAME.search(title) and bare in "".join(text[:_TITLE_WITHIN].split()).casefold()
