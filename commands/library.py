"""remove, documents, check."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from commands.output import print_json
from index.generations import open_current
from ingest.catalog import Catalog
from ingest.errors import IndexDamaged, IndexMissing
from ingest.records import DocumentRow
from research.flags import flag_sentences, quality_json
from research.library import reindex


def remove(arguments: argparse.Namespace) -> int:
    with Catalog.open(arguments.library, writable=True) as catalog:
        title = catalog.document_row(arguments.document).title
        catalog.remove(arguments.document)
        reindex(catalog, arguments.library)
    if arguments.json:
        print_json({"removed": arguments.document, "title": title})
    else:
        print(f"Removed {title} ({arguments.document}).")
    return 0


def documents(arguments: argparse.Namespace) -> int:
    with Catalog.open(arguments.library) as catalog:
        if arguments.quarantine:
            rows = [{"path": q.path, "reason": q.reason, "since": q.since} for q in catalog.quarantined()]
            lines = [f"{row['path']}: {row['reason']}" for row in rows]
        else:
            found = catalog.documents()
            rows = [
                {
                    "document": d.id,
                    "kind": d.kind,
                    "title": d.title,
                    "expression": d.expression,
                    "clauses": str(d.clauses),
                }
                for d in found
            ]
            lines = [f"{d.id}  {d.kind:7}  {d.date or '–':10}  {d.clauses:6}  {d.title}" for d in found]
    if arguments.json:
        print_json(rows)
    else:
        print("\n".join(lines) if lines else "Nothing.")
    return 0


def check(arguments: argparse.Namespace) -> int:
    with Catalog.open(arguments.library) as catalog:
        problems = catalog.check()
        try:
            index = open_current(arguments.library)
        except (IndexDamaged, IndexMissing) as error:
            problems.append(str(error))
        else:
            if index.catalog_digest != catalog.digest():
                problems.append("The index is older than the catalog; the next search rebuilds it.")
            index.close()
        found = catalog.documents()
    if arguments.json:
        report = {"quality": [quality_json(row) for row in found]} if arguments.documents else {}
        print_json({"documents": len(found), "problems": problems, **report})
        return 1 if problems else 0
    if arguments.documents:
        _print_quality(found)
    print("\n".join(problems) if problems else f"{len(found)} documents, no problem found.")
    return 1 if problems else 0


def _print_quality(found: Sequence[DocumentRow]) -> None:
    """Each document with the share of its text outside provisions, and a line for each flag."""
    for row in found:
        print(f"{row.id}  {row.quality.outside:6.1%} outside  {row.title}")
        for sentence in flag_sentences(row.quality):
            print(f"    {sentence}")
    print(f"To look at: {sum(bool(row.quality.flags) for row in found)} of {len(found)} documents.")
