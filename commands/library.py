"""remove, documents, check."""

from __future__ import annotations

import argparse

from commands.output import print_json
from index.generations import open_current
from ingest.catalog import Catalog
from ingest.errors import IndexDamaged, IndexMissing
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
        counted = len(catalog.documents())
    if arguments.json:
        print_json({"documents": counted, "problems": problems})
    else:
        print("\n".join(problems) if problems else f"{counted} documents, no problem found.")
    return 1 if problems else 0
