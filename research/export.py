"""A document with everything found in it, as JSON or Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingest.models import Document, Provision
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
        "omissions": [{"text": o.text, "reason": o.reason} for o in document.omissions],
        "tags": [tag_json(tag) for tag in document.tags],
        "references": [tag_json(tag) for tag in document.tags if tag.label in _REFERENCE_LABELS],
    }


def outline_json(document: Document) -> Mapping[str, object]:
    return {
        "document": document.id,
        "title": document.title,
        "kind": document.identity.work.kind,
        "text_length": len(document.text),
        "provisions": [provision_json(p) for p in document.outline.provisions],
    }


def provision_json(provision: Provision) -> Mapping[str, object]:
    return {
        "eid": provision.eid,
        "element": provision.element,
        "num": provision.num,
        "heading": provision.heading,
        "start": provision.start,
        "end": provision.end,
        "children": [provision_json(child) for child in provision.children],
    }


def document_markdown(document: Document) -> str:
    """Headings as Markdown headings, everything else as paragraphs; signs of Markdown in the text are escaped."""
    blocks = [_block(document, stretch) for stretch in stretches(document)]
    return "\n\n".join(block for block in blocks if block) + "\n"


_HEADINGS = frozenset({"book", "part", "title", "chapter", "section", "annex", "background", "decision"})


def _block(document: Document, stretch: Stretch) -> str:
    text = document.text[stretch.start : stretch.end].strip()
    lines = [_escape(line.strip()) for line in text.splitlines() if line.strip()]
    if stretch.name == "title":
        return "# " + " ".join(lines)
    if stretch.name in _HEADINGS and len(lines) == 1 and len(text) <= 120:
        return "#" * min(2 + stretch.depth, 6) + " " + lines[0]
    return "\n\n".join(lines)


def _escape(line: str) -> str:
    return _LINE_MARKER.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", line))
