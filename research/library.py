"""An open library: its catalog, the index in use, the encoder, the names its works go by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import TracebackType

from index.encoder import Encoder, load_encoder
from index.generations import Index, build_from_catalog, open_current
from index.query import Query
from index.search import Found, search
from ingest.catalog import Catalog
from ingest.citations import Cited
from ingest.errors import IndexDamaged, IndexMissing, LibraryBusy, LibraryUnwritable
from research.pinpoint import Names, lookup, named, names

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Library:
    """Read access; use it in the thread that opened it. ``notices`` are sentences on what opening had to repair."""

    folder: Path
    catalog: Catalog
    index: Index
    encoder: Encoder
    names: Names
    notices: tuple[str, ...] = ()

    def search(self, query: Query, k: int = 10, as_of: date | None = None, dense_weight: float | None = None) -> Found:
        """``index.search.search`` with this library's citations; a work's bare name is a citation of the work."""
        if not (query.citation or query.required or query.excluded) and named(self.names, query.text):
            query = replace(query, citation=Cited(query.text, "", ""))
        return search(self.index, self.encoder, query, k, as_of=as_of, lookup=self.lookup, dense_weight=dense_weight)

    def lookup(self, cited: Cited) -> list[int]:
        return lookup(self.catalog, self.names, cited)

    def close(self) -> None:
        self.index.close()
        self.catalog.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_library(folder: Path) -> Library:
    """Open for reading. A missing, damaged or stale index is rebuilt first, and ``notices`` says so.

    While another process is writing, the last good generation serves: it is one consistent library.
    Raises LibraryNotFound, LibraryTooNew, LibraryDamaged, EncoderError; IndexDamaged or IndexMissing where
    another process holds the library and no good generation is left.
    """
    catalog = Catalog.open(folder)
    try:
        encoder = load_encoder(chosen_encoder(folder))
        index, notices = _usable_index(folder, catalog, encoder)
        return Library(folder, catalog, index, encoder, names(catalog), notices)
    except BaseException:
        catalog.close()
        raise


def reindex(catalog: Catalog, folder: Path, progress: Progress | None = None, encoder: Encoder | None = None) -> Path:
    """A generation of what the catalog holds now; ``catalog`` is writable. ``encoder`` None loads the library's."""
    return build_from_catalog(folder, catalog, encoder or library_encoder(folder), progress)


def library_encoder(folder: Path) -> Encoder:
    """The library's encoder, ready: what it loads with its first text is loaded. Raises EncoderError."""
    encoder = load_encoder(chosen_encoder(folder))
    encoder.encode_passages(["法"])
    return encoder


def chosen_encoder(folder: Path) -> Path | None:
    """The model folder that this library was last indexed with by choice; None is the bundled encoder."""
    try:
        text = (folder / "ENCODER").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    return Path(text) if text else None


def choose_encoder(folder: Path, encoder: Path | None) -> None:
    """From now on ``encoder`` is the library's (DESIGN: the manifest records what each generation was built with)."""
    scratch = folder / "ENCODER.tmp"
    scratch.write_text(str(encoder.resolve()) if encoder else "", encoding="utf-8")
    scratch.replace(folder / "ENCODER")


def _usable_index(folder: Path, catalog: Catalog, encoder: Encoder) -> tuple[Index, tuple[str, ...]]:
    reason, index = "", None
    try:
        index = open_current(folder, encoder)
    except IndexMissing:
        reason = "The library had no index; it was built now."
    except IndexDamaged as error:
        reason = f"{error} It was rebuilt."
    if index is not None and index.catalog_digest == catalog.digest():
        return index, ()
    try:
        with Catalog.open(folder, writable=True) as writer:
            reindex(writer, folder)
    except LibraryBusy:
        if index is not None:
            return index, ()
        raise
    except LibraryUnwritable as error:
        if index is not None:
            return index, (f"The index is older than the library and was not rebuilt: {error}",)
        raise
    if index is not None:
        index.close()
    return open_current(folder, encoder), (reason or "The index was older than the library; it was rebuilt.",)
