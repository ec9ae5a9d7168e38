"""Hits as people and programs read them: text, citation, status and why each is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from index.query import Query
from index.search import Found, Hit
from ingest.catalog import Catalog
from ingest.models import Tag
from ingest.records import ClauseRow
from ingest.validity import Status, status
from research.cite import cite, cited_clause
from research.library import Library


@dataclass(frozen=True, slots=True)
class HitRecord:
    """A hit with everything a list shows of it."""

    hit: Hit
    clause: ClauseRow
    status: Status
    citation: str
    tags: tuple[Tag, ...]


def describe(library: Library, found: Found, as_of: date | None = None) -> list[HitRecord]:
    """The hits with their clauses, in order; one whose clause is gone from the catalog meanwhile is left out."""
    clauses = {c.row: c for c in library.catalog.clauses([hit.row for hit in found.hits])}
    return [
        HitRecord(
            hit,
            clause,
            clause_status(library.catalog, clause, as_of),
            cite(cited_clause(clause), "court"),
            tuple(library.catalog.tags_in(clause.rev, clause.spans)),
        )
        for hit in found.hits
        if (clause := clauses.get(hit.row)) is not None
    ]


def clause_status(catalog: Catalog, clause: ClauseRow, as_of: date | None = None) -> Status:
    """The clause's status on a day that was asked for, or today as far as this library knows."""
    day = (as_of or date.today()).isoformat()
    reach = catalog.data_to(clause.jurisdiction)
    return status(clause.expression, catalog.expressions(clause.work), day, reach, strict=as_of is not None)


def hit_json(record: HitRecord) -> Mapping[str, object]:
    """The fields of DESIGN.md section 5."""
    hit, clause = record.hit, record.clause
    return {
        "rank": hit.rank,
        "score": hit.score,
        "id": hit.id,
        "clauses": list(hit.clauses),
        "eid": clause.eid,
        "work": clause.work,
        "expression": clause.expression,
        "title": clause.work_title,
        "kind": clause.kind,
        "jurisdiction": clause.jurisdiction,
        "article": clause.article_num,
        "label": clause.label,
        "heading_path": list(clause.heading_path),
        "text": clause.text,
        "valid_from": clause.valid_from,
        "valid_to": record.status.valid_to,
        "status": record.status.name,
        "status_basis": record.status.basis,
        "data_to": record.status.data_to,
        "authority": clause.authority,
        "citability": "",
        "citation": record.citation,
        "page": clause.page or None,
        "why": list(hit.why),
        "tags": [tag_json(tag) for tag in record.tags],
    }


def tag_json(tag: Tag) -> Mapping[str, object]:
    return {
        "start": tag.start,
        "end": tag.end,
        "label": tag.label,
        "text": tag.text,
        "value": tag.value,
        "ref": tag.ref,
    }


def query_json(query: Query, as_of: date | None) -> Mapping[str, object]:
    return {
        "raw": query.raw,
        "text": query.text,
        "required": [list(group) for group in query.required],
        "excluded": list(query.excluded),
        "filters": [{"field": f.field, "value": f.value} for f in query.filters],
        "citation": None
        if query.citation is None
        else {"instrument": query.citation.instrument, "number": query.citation.number, "eid": query.citation.eid},
        "as_of": as_of.isoformat() if as_of else None,
    }
