"""Documents to be exported as Akoma Ntoso, and what must hold of the export."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lxml import etree

from ingest.models import Document, Expression, Identity, Kind, Mark, Outline, Provision, Reading, Work
from ingest.readers.akn import read_akn
from research.akn import document_akn

_SCHEMA = Path(__file__).resolve().parents[3] / "shared" / "data" / "schemas" / "akomantoso30.xsd"
_loaded: list[etree.XMLSchema] = []
_WORK = Work("/akn/xx/act/2031-02-03/舟楫法", "舟楫法", "law", "xx", "rule", "令〔2031〕5号", "law", "2031-02-03")
_EXPRESSION = Expression(f"{_WORK.uri}/zho@2031-02-04", _WORK.uri, "zho", "2031-02-04", "2031-03-01", "stated")


def document(text: str, outline: Outline, kind: Kind = "law", **fields: object) -> Document:
    work = replace(_WORK, kind=kind)
    empty: dict[str, tuple[()]] = dict.fromkeys(("clauses", "tags", "references", "omissions", "notices", "marks"), ())
    given_fields = {**empty, "pages": (), **fields}
    identity = Identity(work, _EXPRESSION, (_WORK.title, "船法", "令〔2031〕5号"))
    return Document(
        id="doc-1", title=work.title, identity=identity, media_type="text/plain", encoding="utf-8", text=text,
        outline=outline, metadata={}, **given_fields,  # type: ignore[arg-type]
    )  # fmt: skip


def back(written: Document) -> Reading:
    return read_akn(document_akn(written), Path("a.xml"))


def flat(outline: Outline) -> list[tuple[int, Provision]]:
    """Provisions with their depth, without recursion however deep."""
    out: list[tuple[int, Provision]] = []
    waiting = [(0, p) for p in reversed(outline.provisions)]
    while waiting:
        depth, provision = waiting.pop()
        out.append((depth, replace(provision, children=())))
        waiting += [(depth + 1, child) for child in reversed(provision.children)]
    return out


def ordered(marks: tuple[Mark, ...]) -> list[tuple[object, ...]]:
    return sorted((m.start, m.end, m.kind, m.level, m.label) for m in marks)


def same(written: Document) -> etree._Element:
    """Asserts that the export reads back as what was written; returns its root."""
    reading = back(written)
    assert reading.outline is not None
    assert reading.text == written.text
    assert flat(reading.outline) == flat(written.outline)
    assert reading.outline.parts == written.outline.parts
    assert reading.outline.amendments == written.outline.amendments
    assert ordered(reading.marks) == ordered(written.marks)
    assert reading.pages == written.pages
    return etree.fromstring(document_akn(written), etree.XMLParser(huge_tree=True))


def valid(root: etree._Element) -> None:
    """Asserts that the schema of OASIS takes the file; passes where it is missing, being none of ours."""
    if not _SCHEMA.is_file():
        return
    if not _loaded:
        _loaded.append(etree.XMLSchema(etree.parse(str(_SCHEMA))))
    assert _loaded[0].validate(root), _loaded[0].error_log.last_error
