"""A .docx as its parts: bounded unpacking and safe XML (ECMA-376 part 2)."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from lxml import etree

from ingest.errors import UnreadableFile
from ingest.readers.archive import MAX_MEMBERS, MAX_UNPACKED

Element = etree._Element

MAX_RATIO = 250
_RATIO_MATTERS_FROM = 8 * 2**20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


@dataclass(slots=True)
class Package:
    """The open file; parts are unpacked and parsed when asked for, ``spent`` bytes so far."""

    path: Path
    archive: zipfile.ZipFile
    spent: int = 0
    parsed: dict[str, Element | None] = field(default_factory=dict)

    def part(self, name: str) -> Element | None:
        """The root element of a part, None where the file has no such part."""
        if name not in self.parsed:
            self.parsed[name] = self._parse(name)
        return self.parsed[name]

    def _parse(self, name: str) -> Element | None:
        if name not in self.archive.NameToInfo:
            return None
        return parse_xml(self._unpack(name), self.path)

    def _unpack(self, name: str) -> bytes:
        try:
            with self.archive.open(name) as stream:
                data = stream.read(MAX_UNPACKED - self.spent + 1)
        except _BROKEN as error:
            raise UnreadableFile(
                self.path, "the file is damaged: a part of the Word document cannot be unpacked"
            ) from error
        self.spent += len(data)
        if self.spent > MAX_UNPACKED:
            raise UnreadableFile(self.path, _bomb())
        return data

    def related(self, part: str, kind: str) -> list[str]:
        """Names of the parts that ``part`` ('' for the package) relates to by a relationship ending in ``kind``."""
        folder, name = posixpath.split(part)
        root = self.part(posixpath.join(folder, "_rels", name + ".rels"))
        if root is None:
            return []
        targets = [
            r.get("Target", "")
            for r in root
            if r.get("Type", "").rpartition("/")[2] == kind and r.get("TargetMode") != "External"
        ]
        return [t.lstrip("/") if t.startswith("/") else posixpath.normpath(posixpath.join(folder, t)) for t in targets]


def open_package(data: bytes, path: Path) -> Package:
    """Raises UnreadableFile for what is no zip, an encrypted or old Word file, a broken zip or a zip bomb."""
    if data.startswith(_OLE):
        raise UnreadableFile(path, _ole_reason(data))
    if not data.startswith(b"PK"):
        raise UnreadableFile(path, "this is not a Word document (.docx)")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except _BROKEN as error:
        raise UnreadableFile(path, "the file is damaged or cut off: its zip directory cannot be read") from error
    if any(e.flag_bits & 1 for e in entries):
        raise UnreadableFile(path, "the file is encrypted with a password")
    total = sum(e.file_size for e in entries)
    steep = any(e.file_size > _RATIO_MATTERS_FROM and e.file_size > MAX_RATIO * e.compress_size for e in entries)
    if total > MAX_UNPACKED or steep or len(entries) > MAX_MEMBERS:
        raise UnreadableFile(path, _bomb())
    return Package(path, archive)


def main_part(package: Package) -> str:
    """The name of the part with the body. Raises UnreadableFile where there is none."""
    for name in [*package.related("", "officeDocument"), "word/document.xml"]:
        if name in package.archive.NameToInfo:
            return name
    raise UnreadableFile(package.path, "this is not a Word document: it has no word/document.xml")


def parse_xml(data: bytes, path: Path) -> Element:
    """The root of an XML part. Raises UnreadableFile where it is not well formed or declares entities."""
    for strict, transitional in _STRICT:
        data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(path, "the file is damaged: its XML is not well formed") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile(
            path, "the file declares XML entities, which a Word document never does; it may be an attack"
        )
    return root


@lru_cache(maxsize=2048)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def local(element: Element) -> str:
    """The element's name without its namespace."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


def value(element: Element | None, name: str = "val", default: str = "") -> str:
    """A w: attribute of an element that may be missing."""
    return default if element is None else element.get(W + name, default)


def switched_on(element: Element | None) -> bool:
    """Whether a toggle such as w:vanish is there and not turned off."""
    return element is not None and value(element, default="1").lower() not in {"0", "false", "off", "none"}


def integer(text: str, default: int = 0) -> int:
    try:
        return int(text)
    except ValueError:
        return default


def _bomb() -> str:
    return "the file unpacks to an unreasonable size (a zip bomb?) and was not opened"


def _ole_reason(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "the Word document is encrypted with a password"
    return "this is an old Word file (.doc); save it as .docx"
