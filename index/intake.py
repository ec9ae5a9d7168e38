"""The stream of clauses on its way into a generation: encoded where new, noted in columns, passed on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import pyarrow as pa

from index import columns, vectors
from index.encoder import passage_text
from index.records import IndexedClause, PassageEncoder
from index.vector_store import VectorStore, passage_key
from ingest.errors import EncoderError

Progress = Callable[[int, int], None]

_BATCH = 2_048


class Intake:
    """Owns what a build gathers; memory holds one batch of texts, and the columns."""

    def __init__(self, store: VectorStore, encoder: PassageEncoder, progress: Progress | None) -> None:
        self.encoder = encoder
        self.count = 0
        self.vectors = ""
        self.used: set[bytes] = set()
        self._store = store
        self._progress = progress
        self._tables: list[pa.Table] = []

    def keep(self, table: pa.Table) -> None:
        """Rows taken over from an older generation; their vectors are in the store."""
        self._tables.append(table)

    def passing(self, clauses: Iterable[IndexedClause]) -> Iterator[IndexedClause]:
        """``clauses``, each noted and its vector in the store before it is passed on. Raises EncoderError."""
        stream, done = iter(clauses), 0
        while batch := list(islice(stream, _BATCH)):
            texts = [passage_text(c.title, c.headings, c.label, c.text) for c in batch]
            keys = [passage_key(text) for text in texts]
            self._encode({key: text for key, text in zip(keys, texts, strict=True) if key not in self._store})
            self._tables.append(columns.batch(batch, keys))
            yield from batch
            done += len(batch)
            if self._progress:
                self._progress(done, 0)

    def _encode(self, new: dict[bytes, str]) -> None:
        if not new:
            return
        found = np.asarray(self.encoder.encode_passages(list(new.values())), dtype=np.float32)
        if found.shape != (len(new), self.encoder.dimension) or not np.isfinite(found).all():
            raise EncoderError(self.encoder.name, "it gave vectors of another shape, or that are no numbers.")
        self._store.append(list(new), found)

    def finish(self, folder: Path) -> None:
        """Write clauses.arrow and vectors.faiss for everything that was kept or passed."""
        self._store.flush()
        table = columns.write(folder / "clauses.arrow", self._tables)
        self._tables.clear()
        keys: list[bytes] = table["passage"].to_pylist()
        self.count, self.used = len(keys), set(keys)
        self.vectors = vectors.build(
            folder / "vectors.faiss",
            len(keys),
            self.encoder.dimension,
            lambda start, end: self._store.take(keys[start:end]),
        )
