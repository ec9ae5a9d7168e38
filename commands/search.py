"""search: one query, or a batch."""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from commands.output import batch, print_json, tell
from index.query import Query, parse
from index.records import Filter
from index.search import Found
from ingest.errors import ClausebookError, QueryError
from research.hits import HitRecord, describe, hit_json, query_json
from research.library import Library, open_library


def search(arguments: argparse.Namespace) -> int:
    if (arguments.query is None) == (arguments.batch is None):
        raise QueryError("Give a query, or --batch FILE.jsonl.")
    if not 1 <= arguments.k <= 1000:
        raise QueryError("-k takes a number from 1 to 1000.")
    day = parse_day(arguments.as_of)
    query = None if arguments.query is None else _with_options(parse(arguments.query), arguments)
    with open_library(arguments.library) as library:
        for notice in library.notices:
            tell(notice)
        if query is None:
            return _search_batch(library, arguments, day)
        result, records, found = _answer(library, query, arguments.k, day)
    if arguments.json:
        print_json(result)
    else:
        _print_hits(records, found)
    return 0


def parse_day(text: str | None) -> date | None:
    """Raises QueryError: the date is not YYYY-MM-DD."""
    if text is None:
        return None
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text.strip()):
            return date.fromisoformat(text.strip())
    except ValueError:
        pass
    raise QueryError(f"“{text}” is not a date. Write it as 2021-05-01.")


def _with_options(query: Query, arguments: argparse.Namespace) -> Query:
    options = [("kind", arguments.kind), ("jurisdiction", arguments.jurisdiction), ("authority", arguments.authority)]
    extra = [Filter(field, value) for field, value in options if value]
    extra += [Filter("tag", expression) for expression in arguments.tag]
    return replace(query, filters=(*query.filters, *extra))


def _answer(
    library: Library, query: Query, k: int, day: date | None
) -> tuple[Mapping[str, object], list[HitRecord], Found]:
    started = time.perf_counter()
    found = library.search(query, k, day)
    records = describe(library, found, day)
    result = {
        "query": query_json(query, day),
        "took_ms": round(1000 * (time.perf_counter() - started), 1),
        "excluded_undated": found.excluded_undated,
        "citation_missing": found.citation_missing,
        "hits": [hit_json(record) for record in records],
    }
    return result, records, found


def _search_batch(library: Library, arguments: argparse.Namespace, day: date | None) -> int:
    """One JSON object a line, in the order of the input; a query that fails has an error in its place."""
    failed = False
    for line in batch(arguments.batch):
        result: Mapping[str, object]
        try:
            if line.error:
                raise QueryError(line.error)
            result, _, _ = _answer(library, _with_options(parse(line.text), arguments), arguments.k, day)
        except ClausebookError as error:
            failed = True
            tell(str(error))
            result = {"error": str(error), "hits": []}
        print_json({"_id": line.identifier, **result}, indent=None)
    return 1 if failed else 0


def _print_hits(records: list[HitRecord], found: Found) -> None:
    if found.citation_missing:
        tell(
            "The provision cited is not in this library (on this day, with these filters);"
            " what follows only comes near it."
        )
    for record in records:
        clause = record.clause
        print(f"{record.hit.rank}. {record.citation}  [{record.status.name}: {record.status.basis}]")
        if clause.heading_path:
            print(f"   {' › '.join(clause.heading_path)}")
        print("   " + clause.text.replace("\n", "\n   "))
        print(f"   {clause.id}\n")
    if not records:
        print("Nothing found.")
    if found.excluded_undated:
        tell(f"{found.excluded_undated} documents without a date were left out.")
