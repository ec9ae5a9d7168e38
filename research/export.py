"""A document with everything found in it, as JSON or Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ingest.boxes import boxes_of
from ingest.models import Document, Provision, Span
from research.hits import tag_json
from research.reading import Stretch, stretches

_REFERENCE_LABELS = ("INSTRUMENT", "PROVISION", "DOC_NO", "CASE_NO")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LINE_MARKER = re.compile(r"(?m)^(\s*)([-+>]|\d+[.)])(?=\s)")


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
    }


def provision_json(provision: Provision) -> Mapping[str, object]:
    """``wid`` only where it differs from ``eid``."""
    return {
        "eid": provision.eid,
        "element": provision.element,
        "num": provision.num,
        "heading": provision.heading,
        "start": provision.start,
        "end": provision.end,
        **({"wid": provision.wid} if provision.wid else {}),
        "children": [provision_json(child) for child in provision.children],
    }


def document_markdown(document: Document) -> str:
    """Headings as Markdown headings, tables as tables, everything else as paragraphs.

    No visible character is lost; signs of Markdown in the text are escaped.
    """
    blocks = [_block(document.text[start:end], stretch) for stretch, start, end in _pieces(document)]
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


def _block(text: str, stretch: Stretch) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if stretch.name == "title":
        return "# " + " ".join(_escape(line) for line in lines)
    blocks: list[str] = []
    named = "".join((stretch.num + stretch.heading).split())
    if stretch.heading and lines and "".join(lines[0].split()) == named:
        blocks.append("#" * min(2 + stretch.depth, 6) + " " + _escape(lines.pop(0)))
    for is_row, grouped in groupby(lines, key=lambda line: "\t" in line):
        group = list(grouped)
        blocks += [_table(group)] if is_row else [_escape(line) for line in group]
    return "\n\n".join(blocks)


def _table(rows: list[str]) -> str:
    """Rows with tabs between their cells; the first one is the head, as Markdown knows no table without."""
    cells = [[_escape(cell.strip()) for cell in row.split("\t")] for row in rows]
    width = max(map(len, cells))
    shown = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in cells]
    return "\n".join([shown[0], "|" + " --- |" * width, *shown[1:]])


def _escape(line: str) -> str:
    return _LINE_MARKER.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", line))
