"""Clauses of the catalog → clauses of the index."""

from __future__ import annotations

import math
from collections.abc import Mapping

from index.columns import day
from index.records import IndexedClause, TagValue
from ingest.models import Tag
from ingest.records import LiveClause
from ingest.uri import clause_id


def indexed(live: LiveClause) -> IndexedClause:
    clause = live.clause
    return IndexedClause(
        row=clause.row,
        rev=clause.rev,
        group=clause_id(clause.expression, clause.article or clause.eid),
        id=clause.id,
        title=clause.work_title or clause.title,
        headings=clause.heading_path,
        label=clause.label,
        text=clause.text,
        kind=clause.kind,
        jurisdiction=clause.jurisdiction,
        language=clause.language,
        authority=clause.authority,
        work=clause.work,
        valid_from=clause.valid_from,
        valid_to=clause.valid_to,
        date=clause.date or clause.adopted,
        tags=tuple(tag_value(tag) for tag in live.tags),
    )


def tag_value(tag: Tag) -> TagValue:
    """A tag's value (TAGS.md) as words or as a range; a date is the range of days it may mean.

    >>> tag_value(Tag(0, 6, "AMOUNT", "三千元以上", {"min": 3000, "max": None, "unit": "CNY", "min_inclusive": True}))
    TagValue(label='AMOUNT', value='三千元以上', minimum=3000.0, maximum=None, unit='CNY')
    """
    value = tag.value
    if isinstance(value, Mapping):
        return _range(tag, value)
    if tag.label == "DATE" and value:
        last = value + "-12-31"[3 * value.count("-") :]
        return TagValue("DATE", value, float(day(value)), float(day(last)))
    return TagValue(tag.label, value if value is not None else tag.text)


def _range(tag: Tag, value: Mapping[str, object]) -> TagValue:
    if tag.label == "PENALTY":
        low, high = _bound(value.get("min_months")), _bound(value.get("max_months"))
        return TagValue("PENALTY", str(value.get("kind") or tag.text), low, high, "month")
    low, high = _bound(value.get("min")), _bound(value.get("max"))
    if low is not None and value.get("min_inclusive") is False:
        low = math.nextafter(low, math.inf)
    if high is not None and value.get("max_inclusive") is False:
        high = math.nextafter(high, -math.inf)
    return TagValue(tag.label, tag.text, low, high, str(value.get("unit") or ""))


def _bound(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) else None
