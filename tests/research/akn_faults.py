"""What is wrong with the export of one real file; runs in a worker."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from ingest import outline, readers
from ingest.chunk import chunk
from ingest.clean import clean
from ingest.detect import detect
from ingest.identity import identify
from ingest.models import Document, Reading
from ingest.sources import Source, read_bytes
from research.akn import document_akn

_SCHEMA = Path(__file__).resolve().parents[3] / "shared" / "data" / "schemas" / "akomantoso30.xsd"
_STEP = r"[A-Za-z]+(?:_[^\W_][\w.\-]*)?(?:_\d+)?"
_EID = re.compile(rf"{_STEP}(?:__{_STEP})*")
_loaded: list[etree.XMLSchema] = []


def faults(source: Source) -> tuple[int, list[str]]:
    """Length of the text, and all that is wrong: schema, eIds, and each thing that does not read back as it was."""
    written = _document(readers.read(read_bytes(source.path), source.path), source.path.name)
    data = document_akn(written)
    found = [f"not valid: {_error(data)}"] if _error(data) else []
    found += [f"{p.eid} is no eId" for p in written.outline.walk() if not _EID.fullmatch(p.eid)][:3]
    read = _document(readers.read(data, Path("export.xml")), "export.xml")
    pairs = {
        "text": (read.text, written.text),
        "provisions": (read.outline.provisions, written.outline.provisions),
        "parts": (read.outline.parts, written.outline.parts),
        "amendments": (read.outline.amendments, written.outline.amendments),
        "marks": (_ordered(read), _ordered(written)),
        "pages": (read.pages, written.pages),
        "clauses": (read.clauses, written.clauses),
        "work": (read.identity.work, written.identity.work),
        "expression": (read.identity.expression, written.identity.expression),
        "aliases": (set(read.identity.aliases), set(written.identity.aliases)),
    }
    return len(written.text), found + [name for name, (one, other) in pairs.items() if one != other]


def _document(raw: Reading, name: str) -> Document:
    """As the pipeline makes it, without tags."""
    reading = clean(raw)
    detected = detect(reading, name, {})
    identity = identify(detected, reading.text)
    tree = outline.build(reading, detected)
    clauses = chunk(reading.text, tree, identity.work.kind, identity.expression.uri, reading.pages)
    return Document(
        "doc-1", identity.work.title, identity, reading.media_type, reading.encoding, reading.text, reading.pages, tree,
        reading.marks, clauses, (), (), (), (), reading.metadata,
    )  # fmt: skip


def _error(data: bytes) -> str:
    if not _loaded:
        _loaded.append(etree.XMLSchema(etree.parse(str(_SCHEMA))))
    if _loaded[0].validate(etree.fromstring(data, etree.XMLParser(huge_tree=True))):
        return ""
    return str(_loaded[0].error_log.last_error)


def _ordered(document: Document) -> list[tuple[object, ...]]:
    return sorted((m.start, m.end, m.kind, m.level, m.label) for m in document.marks)
