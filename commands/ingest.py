"""ingest: files into the library, then into the index."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any

from commands.output import print_json
from ingest.catalog import Catalog
from ingest.pipeline import FileReport, IngestReport, report_json
from ingest.pipeline import ingest as ingest_paths

_NAMED = 5


def ingest(arguments: argparse.Namespace) -> int:
    if any(path.expanduser().exists() for path in arguments.paths):
        with Catalog.open(arguments.library, writable=True) as catalog, ThreadPoolExecutor(1) as beside:
            # This process mostly waits for its readers: time to load what indexing needs.
            ready = beside.submit(_load_indexing, arguments.library)
            report = ingest_paths(catalog, arguments.paths, arguments.kind, _file_progress())
            indexing, encoder = ready.result()
            indexing.reindex(catalog, arguments.library, _clause_progress(), encoder)
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


def _load_indexing(folder: Path) -> tuple[Any, Any]:
    """research.library and the library's encoder; imported here, so that the readers start half a second earlier."""
    library = import_module("research.library")
    return library, library.library_encoder(folder)


def _print_report(report: IngestReport) -> None:
    for file in report.files:
        if file.status in ("quarantined", "missing", "skipped"):
            print(f"{file.status}  {file.path}: {file.reason}")
    names = ("ingested", "replaced", "unchanged", "quarantined", "skipped", "missing")
    counts = [f"{report.count(name)} {name}" for name in names if report.count(name)]
    print(f"{', '.join(counts) or 'nothing found'}; {report.clauses} clauses")
    flagged = [file for file in report.files if file.flags]
    for file in flagged[:_NAMED]:
        print(f"needs a look  {file.title}")
    if flagged:
        print(f"to look at: {len(flagged)}; clausebook check --documents says why")


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
