"""One generation, open for searching."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import filters
from index.columns import Columns
from index.lexical import Lexical
from index.manifest import Manifest
from index.records import Filter, Mask
from index.vectors import Vectors
from ingest.errors import IndexDamaged


class Index:
    """Memory-mapped; safe to search from several threads. Ordinals 0 … len - 1 are in row order.

    ``lexical`` and ``vectors`` search; the other methods say what an ordinal stands for. ``groups`` are equal where
    two clauses belong to one article.
    """

    def __init__(self, path: Path, manifest: Manifest) -> None:
        """Raises IndexDamaged."""
        self.path = path
        self.manifest = manifest
        self.catalog_digest = manifest.catalog_digest
        self.encoder_name = manifest.encoder_name
        self.encoder_digest = manifest.encoder_digest
        self._columns = Columns(path / "clauses.arrow")
        if len(self._columns) != manifest.clauses:
            raise IndexDamaged(path, f"it lists {len(self._columns)} clauses instead of {manifest.clauses}.")
        self.rows = self._columns.rows
        self.revs = self._columns.revs
        self.groups, _ = self._columns.codes("group")
        self.lexical = Lexical(path / "lexical", self.rows)
        self.vectors = Vectors(path / "vectors.faiss", manifest.clauses, manifest.dimension)

    def __len__(self) -> int:
        return len(self._columns)

    def ordinals_of(self, rows: Sequence[int]) -> NDArray[np.int64]:
        """Ordinals of catalog rows, -1 for those that this generation does not hold."""
        wanted = np.asarray(rows, dtype=np.int64)
        if not len(self):
            return np.full(len(wanted), -1, np.int64)
        places = np.minimum(np.searchsorted(self.rows, wanted), len(self) - 1)
        return np.where(self.rows[places] == wanted, places, -1).astype(np.int64)

    def ids(self, ordinals: Sequence[int]) -> list[str]:
        """Clause IDs."""
        return self._columns.ids(ordinals)

    def dates(self, column: str) -> NDArray[np.int32]:
        """valid_from, valid_to or date as yyyymmdd, 0 where unknown."""
        return self._columns.dates(column)

    def codes(self, column: str) -> tuple[NDArray[np.int32], list[str]]:
        """kind, jurisdiction, language, authority, work or group: a code per ordinal, and what the codes stand for."""
        return self._columns.codes(column)

    def admit(self, wanted: Sequence[Filter]) -> Mask:
        """The clauses that meet all filters (index/filters.py). Raises QueryError."""
        return filters.admit(self._columns, wanted)

    def close(self) -> None:
        """Give the files back; no search afterwards."""
        del self.lexical, self.vectors, self.rows, self.revs, self.groups
        self._columns.close()
