"""A document's story, from bytes to the catalog.

sources → readers → clean (text fixed from here on) → detect → outline → clauses → tags → quality → catalog.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ingest import detect, outline, readers, tags
from ingest.catalog import Catalog
from ingest.chunk import chunk
from ingest.clean import clean
from ingest.errors import ClausebookError, UnreadableFile
from ingest.identity import identify
from ingest.models import Document, Kind, Work
from ingest.quality import assess
from ingest.sources import Missing, Skipped, Source, digest, read_bytes, read_sidecar, walk
from ingest.workers import run_isolated

VERSION = 3
"""Raised when the same bytes would now become another document: everything is then read again."""

SECONDS_PER_FILE = 120
MEGABYTES_PER_FILE = 2_000


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file; ``status`` is ingested, unchanged, replaced, quarantined, skipped or missing.

    ``flags``: how many sentences its quality report has.
    """

    path: str
    status: str
    reason: str = ""
    document: str = ""
    kind: str = ""
    title: str = ""
    articles: int = 0
    clauses: int = 0
    flags: int = 0


@dataclass(frozen=True, slots=True)
class IngestReport:
    files: tuple[FileReport, ...] = field(default=())

    def count(self, status: str) -> int:
        return sum(file.status == status for file in self.files)

    @property
    def clauses(self) -> int:
        return sum(file.clauses for file in self.files)


def read_document(source: Source, kind: Kind | None = None) -> Document:
    """The document that a file holds. Raises UnreadableFile (SidecarError) with one sentence."""
    overrides = dict(read_sidecar(source.sidecar)) if source.sidecar else {}
    if kind:
        overrides["kind"] = kind
    reading = clean(readers.read(read_bytes(source.path), source.path))
    if not reading.text.strip():
        raise UnreadableFile(source.path, "no text was found in it")
    detected = detect.detect(reading, source.path.name, overrides)
    identity = identify(detected, reading.text)
    tree = outline.build(reading, detected)
    return Document(
        id=f"doc-{digest(source, _options(kind))[:16]}",
        title=identity.work.title,
        identity=identity,
        media_type=reading.media_type,
        encoding=reading.encoding,
        text=reading.text,
        pages=reading.pages,
        outline=tree,
        marks=reading.marks,
        clauses=chunk(reading.text, tree, identity.work.kind, identity.expression.uri, reading.pages),
        tags=tags.tag(reading.text, identity.expression.language),
        references=(),
        omissions=reading.omissions,
        notices=reading.notices,
        metadata={**_case(detected), **reading.metadata},
        boxes=reading.boxes,
        quality=assess(reading, tree, identity),
    )


def _case(detected: detect.Detected) -> Mapping[str, str]:
    """Number, court and parties (原告：甲；被告：乙) of a judgment whose head names its parties."""
    if not detected.parties:
        return {}
    named = "；".join(f"{role}：{name}" for role, name in detected.parties)
    return {"number": detected.number, "court": detected.court, "parties": named}


def ingest(
    catalog: Catalog,
    paths: Iterable[Path],
    kind: Kind | None = None,
    progress: Callable[[FileReport, int, int], None] | None = None,
) -> IngestReport:
    """Read files and folders into the catalog; one bad file costs only itself.

    Files whose bytes, sidecar and options are known stay as they are. ``progress`` is told of each file
    that is finished, with how many are done and how many there are.
    """
    found = list(walk(paths))
    reports: dict[int, FileReport] = {}

    def done(index: int, report: FileReport) -> None:
        reports[index] = report
        if progress:
            progress(report, len(reports), len(found))

    waiting: list[tuple[int, Source, str]] = []
    for index, item in enumerate(found):
        settled = _settled(catalog, item, kind)
        if isinstance(settled, FileReport):
            done(index, settled)
        else:
            waiting.append((index, *settled))
    for index, report in _read_all(catalog, waiting, kind):
        done(index, report)
    return IngestReport(tuple(reports[i] for i in range(len(found))))


def _options(kind: Kind | None) -> str:
    return f"{VERSION}:{kind or ''}"


def _settled(catalog: Catalog, item: Source | Skipped | Missing, kind: Kind | None) -> FileReport | tuple[Source, str]:
    """The report of a file that needs no reading, else the source with its digest."""
    if isinstance(item, Skipped):
        return FileReport(str(item.path), "skipped", item.reason)
    if isinstance(item, Missing):
        return FileReport(str(item.path), "missing", item.reason)
    try:
        data_digest = digest(item, _options(kind))
    except ClausebookError as error:
        return _quarantine(catalog, item.path, "", error)
    known = catalog.source(item.path)
    if known is None or known[0] != data_digest:
        return item, data_digest
    row = catalog.document_row(known[1])
    counts = (row.articles, row.clauses, len(row.quality.flags))
    return FileReport(str(item.path), "unchanged", "", row.id, row.kind, row.title, *counts)


def _read_all(
    catalog: Catalog, waiting: list[tuple[int, Source, str]], kind: Kind | None
) -> Iterator[tuple[int, FileReport]]:
    results = run_isolated(
        partial(read_document, kind=kind),
        [source for _, source, _ in waiting],
        seconds=SECONDS_PER_FILE,
        memory_mb=MEGABYTES_PER_FILE,
    )
    for (index, source, data_digest), (_, result) in zip(waiting, results, strict=True):
        if isinstance(result, Document):
            yield index, _save(catalog, source, data_digest, result)
        else:
            yield index, _quarantine(catalog, source.path, data_digest, result)


def _save(catalog: Catalog, source: Source, data_digest: str, document: Document) -> FileReport:
    path = source.path
    try:
        original = read_bytes(path)
        if not document.id.endswith(data_digest[:16]):
            raise UnreadableFile(path, "it changed while it was being read; ingest it again")
    except ClausebookError as error:
        return _quarantine(catalog, path, data_digest, error)
    status = catalog.save(document, path, data_digest, original)
    work: Work = document.identity.work
    articles = sum(p.element == "article" for p in document.outline.walk())
    counts = (articles, len(document.clauses), len(document.quality.flags))
    return FileReport(str(path), status, "", document.id, work.kind, document.title, *counts)


def _quarantine(catalog: Catalog, path: Path, data_digest: str, error: ClausebookError) -> FileReport:
    reason = error.reason if isinstance(error, UnreadableFile) else str(error)
    try:
        original = read_bytes(path)
    except ClausebookError:
        original = None
    catalog.quarantine(path, data_digest, reason, original)
    return FileReport(str(path), "quarantined", reason)


def report_json(report: IngestReport) -> Mapping[str, object]:
    """The fields of DESIGN.md section 5."""
    counts = {s: report.count(s) for s in ("ingested", "unchanged", "replaced", "quarantined", "skipped")}
    counts["quarantined"] += report.count("missing")
    return {**counts, "clauses": report.clauses, "files": [_file_json(file) for file in report.files]}


def _file_json(file: FileReport) -> Mapping[str, object]:
    status = "quarantined" if file.status == "missing" else file.status
    return {
        "path": file.path,
        "status": status,
        "reason": file.reason,
        "document": file.document,
        "kind": file.kind,
        "title": file.title,
        "articles": file.articles,
        "clauses": file.clauses,
        "flags": file.flags,
    }
