"""What a file is, told from its bytes; the name is asked only where bytes leave it open."""

from __future__ import annotations

import re
from pathlib import Path

from ingest.errors import UnreadableFile
from ingest.readers.archive import zip_names

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ODT = "application/vnd.oasis.opendocument.text"
_WINDOW = 8192

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "application/rtf"),
    (b"\xff\x57\x50\x43", "application/vnd.wordperfect"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
)
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; please unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive; please unpack it first"),
    (b"BZh", "a bzip2 archive; please unpack it first"),
    (b"\xfd7zXZ\0", "an xz archive; please unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive; please unpack it first"),
    (b"\x1f\x8b", "a gzip file inside a gzip file; please unpack it first"),
    (b"SQLite format 3\0", "a database"),
    (b"%!PS", "a PostScript file; please convert it to PDF first"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or video file"),
    (b"RIFF", "a sound, video or picture file"),
)
# Headers of a mail or of a web page saved as one file (.mht, or .doc from a browser): its text is encoded.
_MIME = re.compile(rb"\s*(?:[A-Za-z\-]{2,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?MIME-Version:[ \t]*\d", re.IGNORECASE)
_MAIL = "this is a mail or a web archive (MIME); open it and save its text as HTML or .docx"
# Damaged PDFs have lost their header, yet hold numbered objects or a trailer.
_PDF_OBJECT = re.compile(rb"\b\d+ \d+ obj\b|startxref|trailer\s*<<")
_HTML_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_HTML_PIECE = re.compile(
    r"<(?:article|section|main|div|table|tbody|thead|tr|td|p|h[1-6]|ul|ol|span|center|font|style|script|title|meta)[\s>/]",
    re.IGNORECASE,
)
_HTML_END = re.compile(r"</(?:div|table|tbody|p|h[1-6]|ul|ol|span|section|article|center|font)\s*>", re.IGNORECASE)
_PROLOG = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z_][\w.\-]*:)?([A-Za-z_][\w.\-]*)((?:\s[^>]*)?)>", re.DOTALL)
_AKN = re.compile(r"legaldocml/ns/akn|akomantoso\.org|^akomantoso$", re.IGNORECASE)
_USLM = re.compile(r"schemas\.gpo\.gov/xml/uslm|xml\.house\.gov/schemas/uslm", re.IGNORECASE)
_XHTML = "http://www.w3.org/1999/xhtml"


def media_type(data: bytes, path: Path) -> str:
    """A key of ``readers.READERS``. Raises UnreadableFile, naming what it is, for what is no document."""
    found = _by_magic(data, path)
    if found:
        return found
    head = _head(data)
    if head.lstrip("\ufeff \t\r\n").startswith("<"):
        marked_up = _by_markup(head, path)
        if marked_up:
            return marked_up
    return "text/markdown" if path.suffix.lower() in {".md", ".markdown", ".mdown"} else "text/plain"


def _by_magic(data: bytes, path: Path) -> str:
    # Some PDFs carry a few stray bytes before the header; the format allows them within the first 1024.
    if b"%PDF-" in data[:1024] or (path.suffix.lower() == ".pdf" and _PDF_OBJECT.search(data)):
        return "application/pdf"
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _by_zip(data, path)
    for magic, what in _REFUSED:
        if data.startswith(magic) and (b"\0" in data[:4096] or len(magic) > 4):
            raise UnreadableFile(path, f"this is {what}")
    if _MIME.match(data[:_WINDOW]):
        raise UnreadableFile(path, _MAIL)
    return next((media for magic, media in _MAGIC if data.startswith(magic)), "")


def _by_zip(data: bytes, path: Path) -> str:
    names = zip_names(data, path)
    if "word/document.xml" in names or ("[Content_Types].xml" in names and any(n.startswith("word/") for n in names)):
        return _DOCX
    if b"application/vnd.oasis.opendocument.text" in data[:200]:
        return _ODT
    for prefix, what in (("xl/", "an Excel workbook"), ("ppt/", "a PowerPoint file"), ("OEBPS/", "an e-book")):
        if any(name.startswith(prefix) for name in names):
            raise UnreadableFile(path, f"this is {what}")
    raise UnreadableFile(path, "this is a ZIP archive; please unpack it first")


def _head(data: bytes) -> str:
    window = data[:_WINDOW]
    if window[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return window.decode("utf-16", "replace")
    if window[:4] in (b"<\0?\0", b"<\0!\0", b"<\0h\0"):
        return window.decode("utf-16-le", "replace")
    if window[:4] in (b"\0<\0?", b"\0<\0!", b"\0<\0h"):
        return window.decode("utf-16-be", "replace")
    return window.decode("utf-8", "replace")


def _by_markup(head: str, path: Path) -> str:
    xml_named = path.suffix.lower() in {".xml", ".akn", ".akoma"}
    start = head.lstrip("\ufeff \t\r\n")
    prolog = _PROLOG.match(start)
    body = start[prolog.end() :] if prolog else start
    is_xml = start.startswith("<?xml") or xml_named
    if _HTML_PAGE.match(start) or _HTML_PAGE.match(body):
        return "text/html"
    root = _ROOT.match(body)
    if root and (known := _known_root(root)):
        return known
    if is_xml:
        return "application/xml"
    return "text/html" if _is_html_piece(body, path) else ""


def _known_root(root: re.Match[str]) -> str:
    attributes = root.group(3)
    if _AKN.search(root.group(2)) or _AKN.search(attributes):
        return "application/akn+xml"
    if _USLM.search(attributes):
        return "application/uslm+xml"
    return "text/html" if _XHTML in attributes and root.group(2).lower() == "html" else ""


def _is_html_piece(body: str, path: Path) -> bool:
    if not _HTML_PIECE.match(body):
        return False
    # A Markdown page may open with a <div>; a page of HTML goes on with tags.
    closing = len(_HTML_END.findall(body))
    return path.suffix.lower() in {".html", ".htm", ".xhtml"} or closing >= 3
