"""The dense side of an index: FAISS (Douze and others 2024), inner product of normalised vectors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.records import Mask, Ranked, nothing
from ingest.errors import IndexDamaged

FLAT_LIMIT = 300_000
"""Up to here all vectors are compared (half precision); beyond, those of the nearest cells (8 bits)."""

_BLOCK = 16_384
_PROBES = 64
_SAMPLES_PER_CELL = 40

Take = Callable[[int, int], NDArray[np.float32]]
"""(start, end) → the vectors of those ordinals, float32 [end - start, dimension]."""


def build(path: Path, count: int, dimension: int, take: Take) -> str:
    """Write the vectors of ordinals 0 … count - 1 to ``path``; returns the kind of index chosen."""
    index = _flat(dimension) if count <= FLAT_LIMIT else _cells(count, dimension, take)
    for start in range(0, count, _BLOCK):
        index.add(np.ascontiguousarray(take(start, min(count, start + _BLOCK)), dtype=np.float32))
    faiss.write_index(index, str(path))
    return "flat-fp16" if count <= FLAT_LIMIT else "ivf-sq8"


def _flat(dimension: int) -> faiss.IndexScalarQuantizer:
    index = faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    index.train(np.zeros((1, dimension), np.float32))
    return index


def _cells(count: int, dimension: int, take: Take) -> faiss.IndexIVFScalarQuantizer:
    """An inverted file over about 2 √count cells, trained on evenly spread blocks."""
    cells = max(1, int(2 * count**0.5))
    quantizer = faiss.IndexFlatIP(dimension)
    kind = faiss.ScalarQuantizer.QT_8bit
    index = faiss.IndexIVFScalarQuantizer(quantizer, dimension, cells, kind, faiss.METRIC_INNER_PRODUCT)
    size = 256
    wanted = min(count, cells * _SAMPLES_PER_CELL)
    starts = np.linspace(0, max(0, count - size), max(1, wanted // size)).astype(int).tolist()
    index.train(np.concatenate([take(start, min(count, start + size)) for start in starts]).astype(np.float32))
    return index


class Vectors:
    """An index file, memory-mapped."""

    def __init__(self, path: Path, count: int, dimension: int) -> None:
        """Raises IndexDamaged."""
        try:
            self._index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
        except RuntimeError as error:
            raise IndexDamaged(path, "its vectors cannot be read.") from error
        if self._index.ntotal != count or self._index.d != dimension:
            raise IndexDamaged(path, f"it holds {self._index.ntotal} vectors of {self._index.d} instead of {count}.")

    def search(self, vector: NDArray[np.float32], limit: int, admitted: Mask | None = None) -> Ranked:
        """The ``limit`` ordinals of highest inner product with ``vector`` [dimension] among the admitted.

        An empty mask gives none.
        """
        total = self._index.ntotal
        count = total if admitted is None else int(np.count_nonzero(admitted))
        if not count or limit <= 0:
            return nothing()
        # Per thread, and one query gains nothing from a second one.
        faiss.omp_set_num_threads(1)
        query = np.ascontiguousarray(vector, dtype=np.float32).reshape(1, -1)
        bits = None if count == total else np.packbits(np.asarray(admitted), bitorder="little")
        parameters = self._parameters(bits, count / total)
        scores, ordinals = self._index.search(query, min(limit, count), params=parameters)
        found = ordinals[0] >= 0
        return _ordered(ordinals[0][found], scores[0][found])

    def _parameters(self, bits: NDArray[np.uint8] | None, share: float) -> faiss.SearchParameters:
        selector = None if bits is None else faiss.IDSelectorBitmap(bits)  # type: ignore[call-arg, arg-type]
        if not isinstance(self._index, faiss.IndexIVF):
            return faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        # The fewer are admitted, the more cells have to be opened to find enough of them.
        probes = min(self._index.nlist, int(_PROBES / share))
        return faiss.SearchParametersIVF(sel=selector, nprobe=probes)  # type: ignore[call-arg]


def _ordered(ordinals: NDArray[np.int64], scores: NDArray[np.float32]) -> Ranked:
    order = np.lexsort((ordinals, -scores))
    return Ranked(ordinals[order].astype(np.int64), scores[order].astype(np.float32))
