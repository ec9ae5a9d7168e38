"""Records ↔ rows of the catalog's tables (ingest/schema.py)."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from ingest.models import (
    Amendment,
    Box,
    Clause,
    Document,
    Expression,
    Flag,
    Identity,
    Mark,
    Omission,
    Outline,
    Part,
    Provision,
    Quality,
    Reference,
    Span,
    Tag,
    Work,
)
from ingest.records import ClauseRow, DocumentRow

Row = tuple[Any, ...]

CLAUSE_COLUMNS = """
  c.row, c.rev, c.id, c.eid, c.article, c.article_num, c.label, c.heading_path, c.spans, c.text, c.page,
  d.id, d.title, d.media_type, d.removed, e.uri, e.language, e.date, e.valid_from, e.valid_from_basis, e.valid_to,
  w.uri, w.title, w.kind, w.jurisdiction, w.subtype, w.number, w.authority, w.adopted"""

DOCUMENT_COLUMNS = """
  d.rev, d.id, d.title, w.kind, w.uri, w.title, e.uri, w.jurisdiction, e.language, w.subtype, w.number, w.authority,
  w.adopted, e.date, e.valid_from, e.valid_from_basis, e.valid_to, d.media_type, d.encoding, d.original, d.length,
  d.notices, d.omissions, d.provisions, d.articles, d.clauses, d.added, d.preferred,
  d.quality"""

# The same text in several formats: the one whose structure is marked up is trusted most.
_MEDIA_RANK = (("akn", "akoma", "uslm", "xml"), ("markdown", "plain", "html", "text"), ("word", "docx", "officedoc"))


packed = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def pressed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 3)


def unpressed(blob: bytes) -> str:
    return zlib.decompress(blob).decode("utf-8", "surrogatepass")


def media_rank(media_type: str) -> int:
    """Akoma Ntoso and USLM 0, Markdown, plain text and HTML 1, Word 2, everything else 3.

    >>> [media_rank(m) for m in ("application/akn+xml", "text/markdown", "application/pdf")]
    [0, 1, 3]
    """
    lower = media_type.lower()
    ranks = (rank for rank, names in enumerate(_MEDIA_RANK) if any(name in lower for name in names))
    return 2 if "officedocument" in lower or "msword" in lower else next(ranks, len(_MEDIA_RANK))


def document_values(document: Document) -> dict[str, object]:
    """Columns of ``documents``, save those that the catalog itself decides."""
    rest = {
        "pages": document.pages,
        "marks": [(m.kind, m.start, m.end, m.level, m.label) for m in document.marks],
        "parts": [(p.name, p.start, p.end) for p in document.outline.parts],
        "metadata": dict(document.metadata),
        "aliases": document.identity.aliases,
        "boxes": [(b.page, b.start, b.end, b.left, b.top, b.right, b.bottom) for b in document.boxes],
        "amendments": [
            (a.provision, a.action, a.law, a.label, a.eid, a.quote, a.old) for a in document.outline.amendments
        ],
    }
    elements = [p.element for p in document.outline.walk()]
    return {
        "id": document.id,
        "expression": document.identity.expression.uri,
        "title": document.title,
        "media_type": document.media_type,
        "media_rank": media_rank(document.media_type),
        "encoding": document.encoding,
        "text": pressed(document.text),
        "length": len(document.text),
        "rest": pressed(packed(rest)),
        "notices": packed(document.notices),
        "omissions": len(document.omissions),
        "provisions": len(elements),
        "articles": elements.count("article"),
        "clauses": len(document.clauses),
        "quality": packed([document.quality.outside, [(f.kind, f.eid, f.detail) for f in document.quality.flags]]),
    }


def provision_values(rev: int, outline: Outline) -> Iterator[Row]:
    position = count()

    def below(provisions: Sequence[Provision], depth: int) -> Iterator[Row]:
        for p in provisions:
            aliases = packed(p.aliases) if p.aliases else "[]"
            yield (rev, next(position), depth, p.eid, p.element, p.num, p.heading, p.start, p.end, aliases, p.wid)
            yield from below(p.children, depth + 1)

    return below(outline.provisions, 0)


def clause_values(rev: int, clauses: Sequence[Clause]) -> Iterator[Row]:
    for c in clauses:
        headings, spans = packed(c.heading_path), packed(c.spans)
        yield (rev, c.id, c.eid, c.article, c.article_num, c.label, headings, spans, c.text, c.page)


def tag_values(rev: int, tags: Sequence[Tag]) -> Iterator[Row]:
    for i, t in enumerate(tags):
        value = "" if t.value is None else packed(t.value if isinstance(t.value, str) else dict(t.value))
        yield (rev, i, t.start, t.end, t.label, t.text, value, t.ref)


def reference_values(rev: int, references: Sequence[Reference]) -> Iterator[Row]:
    for i, r in enumerate(references):
        yield (rev, i, r.start, r.end, r.kind, r.text, r.work, r.eid)


def clause_row(row: Row) -> ClauseRow:
    """A row of CLAUSE_COLUMNS."""
    values: Row = (*row[:7], _strings(row[7]), _spans(row[8]), *row[9:14], bool(row[14]), *row[15:])
    return ClauseRow(*values)


def document_row(row: Row, paths: Sequence[str]) -> DocumentRow:
    """A row of DOCUMENT_COLUMNS."""
    values: Row = (*row[:21], _strings(row[21]), *row[22:27], bool(row[27]), quality(row[28]), tuple(paths))
    return DocumentRow(*values)


def identity(head: DocumentRow) -> Identity:
    """Work and expression of a document, without other names."""
    name = (head.work, head.work_title, head.kind, head.jurisdiction)
    dates = (head.date, head.valid_from, head.valid_from_basis, head.valid_to)
    work = Work(*name, head.subtype, head.number, head.authority, head.adopted)
    return Identity(work, Expression(head.expression, head.work, head.language, *dates))


def _strings(value: str) -> tuple[str, ...]:
    return tuple(json.loads(value))


def _spans(value: str) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in json.loads(value))


def tag(row: Row) -> Tag:
    """start, end, label, text, value, ref."""
    start, end, label, text, value, ref = row
    return Tag(start, end, label, text, json.loads(value) if value else None, ref)


def clause(row: Row) -> Clause:
    """id, eid, article, article_num, label, heading_path, spans, text, page."""
    values: Row = (*row[:5], _strings(row[5]), _spans(row[6]), *row[7:])
    return Clause(*values)


def provisions(rows: Sequence[Row]) -> tuple[Provision, ...]:
    """depth, eid, element, num, heading, start, end, aliases, wid; in document order."""
    levels: list[list[Provision]] = [[]]
    for depth, *head, aliases, wid in reversed(rows):
        while len(levels) < depth + 2:
            levels.append([])
        children, levels[depth + 1] = levels[depth + 1], []
        values: Row = (*head, tuple(reversed(children)), _strings(aliases), wid)
        levels[depth].append(Provision(*values))
    return tuple(reversed(levels[0]))


def document(head: DocumentRow, blobs: tuple[bytes, bytes], rows: dict[str, list[Row]]) -> Document:
    """The whole document; ``blobs`` are the columns text and rest, ``rows`` those of each table by name."""
    rest = json.loads(unpressed(blobs[1]))
    named = identity(head)
    parts = tuple(Part(*p) for p in rest["parts"])
    return Document(
        id=head.id,
        title=head.title,
        identity=Identity(named.work, named.expression, tuple(rest["aliases"])),
        media_type=head.media_type,
        encoding=head.encoding,
        text=unpressed(blobs[0]),
        pages=tuple((s, e) for s, e in rest["pages"]),
        outline=Outline(provisions(rows["provisions"]), parts, tuple(map(_amendment, rest.get("amendments", ())))),
        marks=tuple(Mark(*m) for m in rest["marks"]),
        clauses=tuple(map(clause, rows["clauses"])),
        tags=tuple(map(tag, rows["tags"])),
        references=tuple(Reference(*r) for r in rows["refs"]),
        omissions=tuple(Omission(*o) for o in rows["omissions"]),
        notices=head.notices,
        metadata=rest["metadata"],
        boxes=tuple(Box(*b) for b in rest.get("boxes", ())),
        quality=head.quality,
    )


def quality(value: str) -> Quality:
    """The column ``quality``; '' in a document that was read before there was one."""
    if not value:
        return Quality()
    outside, flags = json.loads(value)
    return Quality(outside, tuple(Flag(kind, eid, tuple(detail)) for kind, eid, detail in flags))


def _amendment(values: Sequence[Any]) -> Amendment:
    provision, action, law, label, eid, quote, old = values
    return Amendment(provision, action, law, label, eid, _span(quote), _span(old))


def _span(value: Sequence[int] | None) -> Span | None:
    return (value[0], value[1]) if value else None
