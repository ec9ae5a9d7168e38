"""A document as Akoma Ntoso 3.0 (OASIS LegalDocML), valid against its schema and read back without a loss.

The text nodes between ``meta`` and the end are the document's text, white space included. Laws are an ``act``,
judgments a ``judgment``, notices a ``doc``; annexes at the end are attachments. What the standard has no place for is
written in a namespace of our own (ingest/readers/akn_own.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from ingest.models import Document, Outline, Part, Provision
from ingest.outline.tree import COMPONENTS
from ingest.readers.akn_own import AKN
from research.akn.blocks import BlockWriter
from research.akn.covers import covers_of, points_of, references
from research.akn.meta import attachment_meta, meta
from research.akn.pen import Pen, holdable
from research.akn.provisions import JUDGMENT_PARTS, Place, ProvisionWriter

Item = Provision | Part

_DOCUMENTS = {"law": "act", "opinion": "judgment", "notice": "doc"}
_BODIES = {"act": "body", "judgment": "judgmentBody", "doc": "mainBody"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PRESERVED = {_SPACE: "preserve"}


@dataclass(frozen=True, slots=True)
class _Layout:
    """The top items of a document by where they go, in text order."""

    front: tuple[Item, ...]
    preamble: tuple[Item, ...]
    body: tuple[Item, ...]
    closing: tuple[Item, ...]
    attached: tuple[Item, ...]


def document_akn(document: Document) -> bytes:
    """The document as an XML file in UTF-8; time and memory are linear in it.

    Characters that XML cannot hold, of which a cleaned text has none, become U+FFFD. Pages are kept by where they end.
    """
    document = replace(document, text=holdable(document.text))
    covers = covers_of(document)
    targets = references(document, covers)
    pen = Pen(document.text, points_of(document, targets))
    writer = ProvisionWriter(BlockWriter(pen, covers, targets))
    _write(document, writer)
    root = pen.done()
    root[0].insert(0, meta(document, [*covers.left, *covers.queue]))
    for attachment in root.iter(f"{{{AKN}}}attachment"):
        attachment[-1].insert(0, attachment_meta(document, attachment.get("eId") or ""))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _write(document: Document, writer: ProvisionWriter) -> None:
    pen = writer.blocks.pen
    name = _DOCUMENTS[document.identity.work.kind]
    layout = _laid_out(document.outline, name)
    pen.open("akomaNtoso", 0)
    pen.open(name, 0, {"name": document.identity.work.subtype or name, "contains": "singleVersion"})
    if name == "judgment":
        _section(writer, "header", layout.front, "blocks")
    elif layout.front:
        _section(writer, "preface", layout.front, "front")
    for item in layout.preamble:
        _item(writer, item, "front")
    _body(writer, name, layout.body)
    _closing(writer, layout.closing)
    if layout.attached:
        _section(writer, "attachments", layout.attached, "attachments")
    pen.close(len(document.text))
    pen.close(len(document.text))


def _laid_out(outline: Outline, name: str) -> _Layout:
    """Parts before the first provision, the preamble, the body, what closes it, and the annexes after that."""
    items: list[Item] = sorted([*outline.provisions, *outline.parts], key=lambda item: item.start)
    end = len(items)
    while end and _element(items[end - 1]) in COMPONENTS:
        end -= 1
    if not any(isinstance(item, Provision) for item in items[:end]):
        end = len(items)
    attached = end
    begin = 0
    while begin < end and isinstance(items[begin], Part):
        begin += 1
    body = begin + int(begin < end and name != "judgment" and _element(items[begin]) == "preamble")
    while end > body and _element(items[end - 1]) in ("conclusions", ""):
        end -= 1
    return _Layout(
        tuple(items[:begin]), tuple(items[begin:body]), tuple(items[body:end]), tuple(items[end:attached]),
        tuple(items[attached:]),
    )  # fmt: skip


def _element(item: Item) -> str:
    """The name of a provision, '' for a part."""
    return item.element if isinstance(item, Provision) else ""


def _section(writer: ProvisionWriter, name: str, items: tuple[Item, ...], place: Place) -> None:
    start = items[0].start if items else writer.blocks.pen.at
    attributes = {} if name == "attachments" else _PRESERVED
    writer.blocks.pen.open(name, start, attributes)
    for item in items:
        _item(writer, item, place)
    writer.blocks.pen.close(items[-1].end if items else start)


def _item(writer: ProvisionWriter, item: Item, place: Place) -> None:
    if isinstance(item, Provision):
        writer.provision(item, place)
    else:
        writer.part(item, place)


def _body(writer: ProvisionWriter, name: str, items: tuple[Item, ...]) -> None:
    """The body, which must not be empty; what is no part of a judgment stands in a ``decision`` without an eId."""
    pen = writer.blocks.pen
    start, end = (items[0].start, items[-1].end) if items else (pen.at, pen.at)
    pen.open(_BODIES[name], start, _PRESERVED)
    if name == "judgment":
        for group in _grouped(items):
            _judgment_group(writer, group)
    else:
        for item in items:
            _item(writer, item, "hierarchy" if name == "act" else "body")
    if not items:
        _empty_body(writer, name)
    pen.close(end)


def _empty_body(writer: ProvisionWriter, name: str) -> None:
    """What the schema wants of a body where the document has nothing for it."""
    pen = writer.blocks.pen
    if name == "judgment":
        pen.open("decision", pen.at)
        pen.empty("p", pen.at)
        pen.close(pen.at)
    else:
        pen.empty("hcontainer", pen.at, {"name": "body"})


def _grouped(items: tuple[Item, ...]) -> Iterator[list[Item]]:
    """Each part of a judgment by itself, all between two of them together."""
    group: list[Item] = []
    for item in items:
        if _element(item) in JUDGMENT_PARTS:
            if group:
                yield group
            yield [item]
            group = []
        else:
            group.append(item)
    if group:
        yield group


def _judgment_group(writer: ProvisionWriter, group: list[Item]) -> None:
    if _element(group[0]) in JUDGMENT_PARTS:
        _item(writer, group[0], "judgment")
    else:
        writer.blocks.pen.open("decision", group[0].start)
        for item in group:
            _item(writer, item, "body")
        writer.blocks.pen.close(group[-1].end)


def _closing(writer: ProvisionWriter, items: tuple[Item, ...]) -> None:
    if len(items) == 1 and isinstance(items[0], Provision):
        writer.provision(items[0], "front")
    elif items:
        pen = writer.blocks.pen
        pen.open("conclusions", items[0].start, _PRESERVED)
        for item in items:
            _item(writer, item, "blocks" if isinstance(item, Provision) else "front")
        pen.close(items[-1].end)
