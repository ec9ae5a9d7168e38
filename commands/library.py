"""ingest, remove, documents, check."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from commands.output import print_json
from index.generations import open_current
from ingest.catalog import Catalog
from ingest.errors import IndexDamaged, IndexMissing
from ingest.pipeline import FileReport, IngestReport, report_json
from ingest.pipeline import ingest as ingest_paths
from research.library import library_encoder, reindex


def ingest(arguments: argparse.Namespace) -> int:
    if any(path.expanduser().exists() for path in arguments.paths):
        with Catalog.open(arguments.library, writable=True) as catalog, ThreadPoolExecutor(1) as beside:
            # This process mostly waits for its readers: time to load what indexing needs.
            encoder = beside.submit(library_encoder, arguments.library)
            report = ingest_paths(catalog, arguments.paths, arguments.kind, _file_progress())
            reindex(catalog, arguments.library, _clause_progress(), encoder.result())
    else:
        # Nothing to read must not leave an empty library behind.
        reason = "there is no such file or folder"
        report = IngestReport(
            tuple(FileReport(str(path.expanduser().absolute()), "missing", reason) for path in arguments.paths)
        )
    if arguments.json:
        print_json(report_json(report))
    else:
        _print_report(report)
    return 1 if report.count("quarantined") or report.count("missing") else 0


def _print_report(report: IngestReport) -> None:
    for file in report.files:
        if file.status in ("quarantined", "missing", "skipped"):
            print(f"{file.status}  {file.path}: {file.reason}")
    names = ("ingested", "replaced", "unchanged", "quarantined", "skipped", "missing")
    counts = [f"{report.count(name)} {name}" for name in names if report.count(name)]
    print(f"{', '.join(counts) or 'nothing found'}; {report.clauses} clauses")


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


def _file_progress() -> Callable[[FileReport, int, int], None]:
    line = _Line()
    return lambda report, done, total: line.show(f"{done}/{total} files  {Path(report.path).name}", done == total)


def _clause_progress() -> Callable[[int, int], None]:
    line = _Line()
    return lambda done, total: line.show(f"indexing {done}/{total} clauses", bool(total) and done >= total)


class _Line:
    """A line of progress on standard error: rewritten in place on a terminal, else one a second."""

    def __init__(self) -> None:
        self.last = 0.0

    def show(self, text: str, finished: bool) -> None:
        if sys.stderr.isatty():
            print(f"\r\x1b[K{text[:100]}", end="\n" if finished else "", file=sys.stderr, flush=True)
        elif finished or time.monotonic() - self.last >= 1:
            self.last = time.monotonic()
            print(text, file=sys.stderr, flush=True)
