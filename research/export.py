"""A document with everything found in it, as JSON or Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ingest.boxes import boxes_of
from ingest.models import Amendment, Document, Provision, Span
from research.blocks import Layout, layout
from research.hits import tag_json
from research.markdown import escaped, markdown_blocks
from research.reading import Stretch, stretches

_REFERENCE_LABELS = ("INSTRUMENT", "PROVISION", "DOC_NO", "CASE_NO")


def document_json(document: Document) -> Mapping[str, object]:
    """The fields of DESIGN.md section 5; every offset points into ``text``."""
    identity = document.identity
    return {
        "document": document.id,
        "title": document.title,
        "kind": identity.work.kind,
        "language": identity.expression.language,
        "metadata": {
            **dict(document.metadata),
            "work": identity.work.uri,
            "expression": identity.expression.uri,
            "jurisdiction": identity.work.jurisdiction,
            "number": identity.work.number,
            "authority": identity.work.authority,
            "date": identity.expression.date,
            "valid_from": identity.expression.valid_from,
            "valid_from_basis": identity.expression.valid_from_basis,
            "media_type": document.media_type,
            "encoding": document.encoding,
            "notices": list(document.notices),
        },
        "text": document.text,
        "pages": [list(page) for page in document.pages],
        "parts": [{"name": p.name, "start": p.start, "end": p.end} for p in document.outline.parts],
        "provisions": [provision_json(p) for p in document.outline.provisions],
        "clauses": [
            {
                "id": clause.id,
                "eid": clause.eid,
                "page": clause.page or None,
                "spans": [list(span) for span in clause.spans],
                "boxes": boxes_json(document, clause.spans),
            }
            for clause in document.clauses
        ],
        "omissions": [{"text": o.text, "reason": o.reason} for o in document.omissions],
        "tags": [tag_json(tag) for tag in document.tags],
        "references": [tag_json(tag) for tag in document.tags if tag.label in _REFERENCE_LABELS],
    }


def boxes_json(document: Document, spans: Sequence[Span]) -> list[list[float]]:
    """[page, left, top, right, bottom] of each area in which ``spans`` stand; [] for what is no PDF."""
    return [list(area) for area in boxes_of(document.boxes, spans)]


def outline_json(document: Document) -> Mapping[str, object]:
    return {
        "document": document.id,
        "title": document.title,
        "kind": document.identity.work.kind,
        "text_length": len(document.text),
        "provisions": [provision_json(p) for p in document.outline.provisions],
        **(
            {"amendments": [amendment_json(a) for a in document.outline.amendments]}
            if document.outline.amendments
            else {}
        ),
    }


def amendment_json(amendment: Amendment) -> Mapping[str, object]:
    return {
        "provision": amendment.provision,
        "action": amendment.action,
        "law": amendment.law,
        "label": amendment.label,
        "eid": amendment.eid,
        "quote": list(amendment.quote) if amendment.quote else None,
        "old": list(amendment.old) if amendment.old else None,
    }


def provision_json(provision: Provision) -> Mapping[str, object]:
    """``aliases`` and ``wid`` only where there are any."""
    more: dict[str, object] = {"aliases": list(provision.aliases)} if provision.aliases else {}
    if provision.wid:
        more["wid"] = provision.wid
    return {
        "eid": provision.eid,
        "element": provision.element,
        "num": provision.num,
        "heading": provision.heading,
        "start": provision.start,
        "end": provision.end,
        **more,
        "children": [provision_json(child) for child in provision.children],
    }


def document_markdown(document: Document) -> str:
    """Headings, tables, quotations, lists and footnotes as Markdown has them, everything else as paragraphs.

    No visible character is lost; signs of Markdown in the text are escaped.
    """
    of = layout(document)
    blocks = [block for stretch, start, end in _pieces(document) for block in _stretch(of, stretch, (start, end))]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _pieces(document: Document) -> Iterator[tuple[Stretch, int, int]]:
    """Stretches with their extents; a label alone (第三条) goes with what follows it on its line."""
    held: tuple[Stretch, int] | None = None
    for stretch in stretches(document):
        first, start = held or (stretch, stretch.start)
        own = document.text[start : stretch.end]
        held = None
        if stretch.num and "".join(own.split()) == "".join(stretch.num.split()) and "\n" not in own.lstrip():
            held = first, start
            continue
        yield first, start, stretch.end
    if held:
        yield held[0], held[1], held[0].end


def _stretch(of: Layout, stretch: Stretch, span: Span) -> Iterator[str]:
    """The title, or the heading of a provision, then the blocks of its own text."""
    start, end = span
    if stretch.name == "title":
        yield "# " + " ".join(escaped(line.strip()) for line in of.text[start:end].splitlines() if line.strip())
        return
    named = "".join((stretch.num + stretch.heading).split())
    start += len(of.text[start:end]) - len(of.text[start:end].lstrip())
    first = end if (at := of.text.find("\n", start, end)) < 0 else at
    if stretch.heading and "".join(of.text[start:first].split()) == named:
        yield "#" * min(2 + stretch.depth, 6) + " " + escaped(of.text[start:first].strip())
        start = first
    yield from markdown_blocks(of, start, end)
