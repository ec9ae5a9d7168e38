"""Vectors that were computed once, by the hash of their passage: a new generation encodes only what is new.

One file of fixed-size records that only grows: key (16 bytes), checksum, vector in half precision. A torn or
damaged record fails its checksum and is dropped when the store is next opened.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Sequence
from pathlib import Path
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from ingest.originals import sync_folder

KEY_BYTES = 16
_SPARE = 10_000
_BLOCK = 16_384


def passage_key(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).digest()


class VectorStore:
    """The vectors of one encoder in ``folder``; for one writer at a time."""

    def __init__(self, folder: Path, dimension: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / "vectors.bin"
        self.dimension = dimension
        self._record = np.dtype([("key", f"V{KEY_BYTES}"), ("check", "<u4"), ("vector", "<f2", (dimension,))])
        self._drop_damaged()
        keys = np.ascontiguousarray(self._records()["key"]).tolist()
        self._places: dict[bytes, int] = {key: place for place, key in enumerate(keys)}
        self._count = len(keys)
        self._file = self.path.open("ab")

    def __enter__(self) -> VectorStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __contains__(self, key: bytes) -> bool:
        return key in self._places

    def __len__(self) -> int:
        return len(self._places)

    def append(self, keys: Sequence[bytes], vectors: NDArray[np.float32]) -> None:
        """Add vectors [len(keys), dimension]; they are on the disk after flush()."""
        records = np.zeros(len(keys), self._record)
        records["key"] = np.frombuffer(b"".join(keys), dtype=f"V{KEY_BYTES}")
        records["vector"] = vectors
        records["check"] = _checksums(records["vector"])
        self._file.write(records.tobytes())
        self._places.update((key, self._count + i) for i, key in enumerate(keys))
        self._count += len(keys)

    def flush(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())

    def take(self, keys: Sequence[bytes]) -> NDArray[np.float32]:
        """The vectors of ``keys``, float32 [len(keys), dimension]. Raises KeyError."""
        self._file.flush()
        places = np.fromiter((self._places[key] for key in keys), np.int64, len(keys))
        vectors: NDArray[np.float32] = self._records()["vector"][places].astype(np.float32)
        return vectors

    def compact(self, used: Collection[bytes]) -> None:
        """Rewrite the file with ``used`` alone, where most of it is used no more."""
        if self._count <= 2 * len(used) + _SPARE:
            return
        places = np.sort(np.fromiter((self._places[key] for key in used if key in self._places), np.int64))
        self._rewrite(places)

    def _drop_damaged(self) -> None:
        """Records whose checksum fails, and the half record that a crash may leave at the end."""
        records = self._records()
        blocks = range(0, len(records), _BLOCK)
        good = [_checksums(records["vector"][i : i + _BLOCK]) == records["check"][i : i + _BLOCK] for i in blocks]
        sound = np.concatenate(good) if good else np.zeros(0, bool)
        whole = self.path.stat().st_size if self.path.exists() else 0
        if not sound.all() or whole != len(records) * self._record.itemsize:
            self._rewrite(np.flatnonzero(sound))

    def _rewrite(self, places: NDArray[np.int64]) -> None:
        records = self._records()
        draft = self.path.with_suffix(".tmp")
        with draft.open("wb") as file:
            for start in range(0, len(places), _BLOCK):
                file.write(records[places[start : start + _BLOCK]].tobytes())
            file.flush()
            os.fsync(file.fileno())
        del records
        draft.replace(self.path)
        sync_folder(self.path.parent)

    def _records(self) -> NDArray[np.void]:
        count = self.path.stat().st_size // self._record.itemsize if self.path.exists() else 0
        if not count:
            return np.zeros(0, self._record)
        return np.memmap(self.path, self._record, mode="r", shape=(count,))


def _checksums(vectors: NDArray[np.float16]) -> NDArray[np.uint32]:
    """Per row; odd weights make any single changed bit change the sum, and zeros alone are no valid record."""
    words = np.ascontiguousarray(vectors).view("<u2").astype(np.uint32)
    weights = np.arange(1, 2 * words.shape[1], 2, dtype=np.uint32) * np.uint32(2_654_435_761)
    sums: NDArray[np.uint32] = words @ weights + np.uint32(2_654_435_769)
    return sums
