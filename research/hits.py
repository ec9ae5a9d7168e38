"""Hits as people and programs read them: text, citation, status and why each is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from index.query import Query
from index.search import Found, Hit
from ingest.catalog import Catalog
from ingest.citations import Cited
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
    catalog = library.catalog
    clauses = {c.row: c for c in catalog.clauses([hit.row for hit in found.hits])}
    statuses = Statuses(catalog, as_of)
    return [
        HitRecord(
            hit,
            clause,
            statuses.of(clause),
            cite(cited_clause(clause), "court"),
            tuple(catalog.tags_in(clause.rev, clause.spans)),
        )
        for hit in found.hits
        if (clause := clauses.get(hit.row)) is not None
    ]


class Statuses:
    """Statuses of clauses on one day; owns what it has read of works and jurisdictions, so serve one page with it."""

    def __init__(self, catalog: Catalog, as_of: date | None = None) -> None:
        self._catalog = catalog
        self._day = (as_of or date.today()).isoformat()
        self._strict = as_of is not None
        self._reach = cache(catalog.data_to)
        self._versions = cache(catalog.expressions)

    def of(self, clause: ClauseRow) -> Status:
        """The status on the day that was asked for, or today as far as this library knows."""
        reach, versions = self._reach(clause.jurisdiction), self._versions(clause.work)
        return status(clause.expression, versions, self._day, reach, strict=self._strict)


def clause_status(catalog: Catalog, clause: ClauseRow, as_of: date | None = None) -> Status:
    """The status of one clause; of several, Statuses is quicker."""
    return Statuses(catalog, as_of).of(clause)


def hit_json(record: HitRecord) -> Mapping[str, object]:
    """The fields of DESIGN.md section 5."""
    hit = record.hit
    shown = clause_json(record.clause, record.status, record.tags)
    ranked = {"rank": hit.rank, "score": hit.score, "id": hit.id, "clauses": list(hit.clauses)}
    return {**ranked, **shown, "citation": record.citation, "why": list(hit.why)}


def clause_json(clause: ClauseRow, status: Status, tags: Iterable[Tag]) -> Mapping[str, object]:
    """A clause with its document, citation and status; the offsets of its tags point into the document's text."""
    return {
        "id": clause.id,
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
        "valid_to": status.valid_to,
        "status": status.name,
        "status_basis": status.basis,
        "data_to": status.data_to,
        "authority": clause.authority,
        "citability": "",
        "citation": cite(cited_clause(clause), "court"),
        "page": clause.page or None,
        "tags": [tag_json(tag) for tag in tags],
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
        "citation": _cited_json(query.citation),
        "also_cited": [_cited_json(cited) for cited in query.also_cited],
        "as_of": as_of.isoformat() if as_of else None,
    }


def _cited_json(cited: Cited | None) -> Mapping[str, str] | None:
    return None if cited is None else {"instrument": cited.instrument, "number": cited.number, "eid": cited.eid}
