"""Generations of a library's index: build one beside the others, verify it, switch to it, keep two."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from index import lexical, manifest
from index.columns import Columns
from index.entries import indexed
from index.intake import Intake, Progress
from index.manifest import Manifest
from index.opened import Index
from index.records import IndexedClause, Mask, PassageEncoder
from index.vector_store import VectorStore
from ingest.catalog import Catalog, revisions_digest
from ingest.errors import IndexDamaged, IndexMissing, LibraryBusy
from ingest.originals import sync_folder, write_atomically

__all__ = ["Index", "build", "build_from_catalog", "kept_revisions", "open_current"]

CURRENT = "CURRENT"
_HOME = "generations"
_STORE = "vectors"
_DRAFT = ".tmp"

# Below this share of clauses that stay, a new start costs no more than taking the others out.
_WORTH_REUSING = 0.5

Fetch = Callable[[Sequence[int]], Iterable[IndexedClause]]
"""The clauses of these revisions; a stream, each row once."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """``base``: the generation to start from, with ``gone`` its clauses to take out; ``fetched``: revisions to add."""

    base: Path | None
    gone: Mask
    fetched: list[int]


def build(
    folder: Path,
    revisions: Mapping[int, str],
    fetch: Fetch,
    encoder: PassageEncoder,
    progress: Progress | None = None,
) -> Path:
    """A new generation in the library ``folder`` that holds exactly ``revisions`` (revision → stamp); its path.

    Only revisions that the current generation lacks, or holds under another stamp, are fetched, and only passages
    that this encoder never saw are encoded. Readers of older generations go on; CURRENT switches when everything is
    on the disk, so a build that dies leaves the old generation in use. If the current generation is sound and holds
    just this, it is returned. ``progress`` gets (clauses done, 0). Raises LibraryBusy while another build runs.
    """
    home = folder / _HOME
    home.mkdir(parents=True, exist_ok=True)
    lock = FileLock(home / "build.lock", timeout=0, thread_local=False)
    try:
        with lock:
            return _build(folder, revisions, fetch, encoder, progress)
    except Timeout:
        raise LibraryBusy(folder) from None


def build_from_catalog(
    folder: Path, catalog: Catalog, encoder: PassageEncoder, progress: Progress | None = None
) -> Path:
    """build() on what the catalog holds now, with the total in ``progress``; then purges a writable catalog of
    removed documents that no kept generation names."""
    revisions = catalog.revisions()
    total = 0

    def fetch(wanted: Sequence[int]) -> Iterable[IndexedClause]:
        nonlocal total
        chosen = set(wanted)
        total = sum(d.clauses for d in catalog.documents() if d.rev in chosen)
        return map(indexed, catalog.iter_live(wanted))

    report = (lambda done, _: progress(done, total)) if progress else None
    path = build(folder, revisions, fetch, encoder, report)
    if catalog.writable:
        catalog.purge(kept_revisions(folder))
    return path


def open_current(folder: Path, encoder: PassageEncoder | None = None) -> Index:
    """The generation in use, its checksums verified (once in a process), made with ``encoder`` if one is given.

    Raises IndexMissing, IndexDamaged.
    """
    while True:
        path = _current(folder)
        if path is None:
            raise IndexMissing(folder)
        try:
            return _open(path, encoder)
        except IndexDamaged:
            # A builder may have switched twice, and deleted what CURRENT named a moment ago.
            if _current(folder) == path:
                raise


def kept_revisions(folder: Path) -> set[int]:
    """Revisions that any generation on the disk names."""
    kept: set[int] = set()
    for path in _generations(folder / _HOME):
        try:
            kept.update(manifest.read(path).revisions)
        except IndexDamaged:
            continue
    return kept


def _open(path: Path, encoder: PassageEncoder | None) -> Index:
    found = manifest.read(path)
    if encoder is not None and encoder.digest != found.encoder_digest:
        raise IndexDamaged(path, f"it was made with another encoder ({found.encoder_name}).")
    manifest.verify(path, found)
    return Index(path, found)


def _current(folder: Path) -> Path | None:
    try:
        name = (folder / CURRENT).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return folder / _HOME / name if name.isdigit() else None


def _generations(home: Path) -> list[Path]:
    return sorted(path for path in home.glob("*") if path.name.isdigit() and path.is_dir())


def _build(
    folder: Path, revisions: Mapping[int, str], fetch: Fetch, encoder: PassageEncoder, progress: Progress | None
) -> Path:
    home, before = folder / _HOME, _current(folder)
    for debris in home.glob(f"*{_DRAFT}"):
        shutil.rmtree(debris, ignore_errors=True)
    sound = _sound(before)
    base = sound if sound and manifest.read(sound).encoder_digest == encoder.digest else None
    if base is not None and manifest.read(base).revisions == revisions:
        return base
    numbers = [int(path.name) for path in _generations(home)]
    draft = home / f"{max(numbers, default=0) + 1:06d}{_DRAFT}"
    draft.mkdir()
    try:
        with VectorStore(folder / _STORE / encoder.digest, encoder.dimension) as store:
            plan = _plan(base, revisions, store)
            intake = Intake(store, encoder, progress)
            _write(draft, plan, fetch, intake)
            _seal(draft, revisions, intake)
            path = draft.rename(draft.with_suffix(""))
            sync_folder(home)
            write_atomically(folder / CURRENT, f"{path.name}\n".encode())
            store.compact(intake.used)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    _drop_old(folder, {path, sound} if sound else {path})
    return path


def _sound(path: Path | None) -> Path | None:
    """``path``, if it is a whole generation."""
    if path is None:
        return None
    try:
        _open(path, None).close()
    except IndexDamaged:
        return None
    return path


def _plan(base: Path | None, revisions: Mapping[int, str], store: VectorStore) -> _Plan:
    """What of ``base`` can stay: revisions under the same stamp whose vectors are all at hand."""
    everything = _Plan(None, np.zeros(0, bool), sorted(revisions))
    if base is None:
        return everything
    held = manifest.read(base).revisions
    table = Columns(base / "clauses.arrow")
    same = {rev for rev, stamp in revisions.items() if held.get(rev) == stamp}
    lost = np.array([key not in store for key in table.passages()], dtype=bool)
    same -= set(table.revs[lost].tolist())
    gone = ~np.isin(table.revs, sorted(same))
    if not len(table) or gone.mean() > 1 - _WORTH_REUSING:
        return everything
    return _Plan(base, gone, sorted(set(revisions) - same))


def _write(draft: Path, plan: _Plan, fetch: Fetch, intake: Intake) -> None:
    """lexical/ and clauses.arrow, then vectors.faiss."""
    removed: list[int] = []
    if plan.base is not None:
        _link(plan.base / "lexical", draft / "lexical")
        table = Columns(plan.base / "clauses.arrow")
        intake.keep(table.without(plan.gone))
        removed = table.rows[plan.gone].tolist()
    lexical.build(draft / "lexical", intake.passing(fetch(plan.fetched) if plan.fetched else ()), removed)
    intake.finish(draft)


def _link(source: Path, target: Path) -> None:
    """The files of ``source`` under a second name: Tantivy never writes into a segment, and replaces its lists."""
    target.mkdir()
    for path in source.iterdir():
        if path.name.startswith(".tantivy-"):
            continue
        if path.suffix == ".json":
            shutil.copyfile(path, target / path.name)
            continue
        try:
            os.link(path, target / path.name)
        except OSError:
            shutil.copyfile(path, target / path.name)


def _seal(draft: Path, revisions: Mapping[int, str], intake: Intake) -> None:
    """Write the manifest, and everything to the disk."""
    found = Manifest(
        format=manifest.FORMAT,
        encoder_name=intake.encoder.name,
        encoder_digest=intake.encoder.digest,
        dimension=intake.encoder.dimension,
        clauses=intake.count,
        vectors=intake.vectors,
        catalog_digest=revisions_digest(revisions),
        revisions=dict(revisions),
        files=manifest.digests(draft),
    )
    manifest.write(draft, found)
    for path in draft.rglob("*"):
        if path.is_file():
            with path.open("r+b") as file:
                os.fsync(file.fileno())
    for path in (draft / "lexical", draft):
        sync_folder(path)


def _drop_old(folder: Path, kept: Collection[Path]) -> None:
    """Other generations, and the vectors of encoders that none of the kept ones was made with."""
    for path in _generations(folder / _HOME):
        if path not in kept:
            shutil.rmtree(path, ignore_errors=True)
    encoders = {manifest.read(path).encoder_digest for path in kept}
    for path in (folder / _STORE).iterdir():
        if path.name not in encoders:
            shutil.rmtree(path, ignore_errors=True)
