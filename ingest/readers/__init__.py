"""Bytes → Reading. The content decides which reader is used; the file's extension only breaks ties."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

from ingest.errors import UnreadableFile
from ingest.models import Reading
from ingest.readers.archive import gunzip, megabytes
from ingest.readers.sniff import media_type

MAX_INPUT = 64 * 1024 * 1024

# A name, not a function: heavy libraries load only with the first file that needs them.
READERS: Mapping[str, tuple[str, str]] = {
    "text/plain": ("text", "read_text"),
    "text/markdown": ("markdown", "read_markdown"),
    "text/html": ("html", "read_html"),
    "application/xml": ("xml", "read_xml"),
    "application/akn+xml": ("akn", "read_akn"),
    "application/uslm+xml": ("uslm", "read_uslm"),
    "application/pdf": ("pdf", "read_pdf"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ("docx", "read_docx"),
    "application/msword": ("external", "read_external"),
    "application/vnd.wordperfect": ("external", "read_external"),
    "application/rtf": ("external", "read_external"),
    "application/vnd.oasis.opendocument.text": ("external", "read_external"),
}

_PRINTED = ("text/plain", "text/html")


def read(data: bytes, path: Path) -> Reading:
    """The text of a file with its marks. Raises UnreadableFile for whatever cannot become a document."""
    _check_size(data, path)
    packed = data[:2] == b"\x1f\x8b"
    if packed:
        data = gunzip(data, path)
        _check_content(data, path)
    name = path.with_suffix("") if packed and path.suffix.lower() == ".gz" else path
    module, function = READERS[media_type(data, name)]
    reading = _reader(module, function)(data, path)
    if reading.media_type in _PRINTED:
        reading = _court_notes(reading)
    if not any(c.isprintable() and not c.isspace() for c in reading.text):
        raise UnreadableFile(path, "the file has no text")
    return reading


def _court_notes(reading: Reading) -> Reading:
    found = importlib.import_module("ingest.readers.court_notes").with_notes
    return cast("Callable[[Reading], Reading]", found)(reading)


def _reader(module: str, function: str) -> Callable[[bytes, Path], Reading]:
    found = getattr(importlib.import_module(f"ingest.readers.{module}"), function)
    return cast("Callable[[bytes, Path], Reading]", found)


def _check_size(data: bytes, path: Path) -> None:
    if len(data) > MAX_INPUT:
        raise UnreadableFile(path, f"the file is larger than {megabytes(MAX_INPUT)}")
    _check_content(data, path)


def _check_content(data: bytes, path: Path) -> None:
    if not data:
        raise UnreadableFile(path, "the file is empty (0 bytes)")
    if not data.strip(b" \t\r\n\v\f"):
        raise UnreadableFile(path, "the file holds only white space")
    if not data.strip(b"\0"):
        raise UnreadableFile(path, "the file holds only NUL bytes")
