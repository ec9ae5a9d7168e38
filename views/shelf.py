"""The library the app shows: index and encoder opened once per generation, a catalog connection per run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import streamlit as st

from ingest.catalog import Catalog
from ingest.errors import LibraryBusy, LibraryUnwritable
from research.library import Library, open_library


def library_folder() -> Path:
    return Path(os.environ.get("CLAUSEBOOK_LIBRARY") or "library").resolve()


def generation(folder: Path) -> str:
    """The name of the generation in use, '' if there is none: the key under which the index is cached."""
    try:
        return (folder / "CURRENT").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


@contextmanager
def open_shelf() -> Iterator[Library]:
    """The library for this run of the script; raises what ``open_library`` raises."""
    folder = library_folder()
    # First: a catalog that is missing or too new is found before an index that is still cached is used.
    with Catalog.open(folder) as catalog:
        library = _opened(str(folder), generation(folder))
        if _left_behind(library, catalog):
            _opened.clear()
            library = _opened(str(folder), generation(folder))
        yield replace(library, catalog=catalog)


def _left_behind(library: Library, catalog: Catalog) -> bool:
    """Whether documents came or went unindexed and nobody is at work on it: an ingest was killed."""
    if library.index.catalog_digest == catalog.digest():
        return False
    try:
        Catalog.open(library.folder, writable=True).close()
    except (LibraryBusy, LibraryUnwritable):
        return False
    return True


# No on_release: another tab may still be searching the one that makes room; it closes when the last user lets go.
@st.cache_resource(max_entries=2, show_spinner=False)
def _opened(folder: str, generation_name: str) -> Library:
    library = open_library(Path(folder))
    # A connection belongs to the thread that made it; each run opens its own.
    library.catalog.close()
    return library
