"""The bundled encoder without torch: numpy over the folder's safetensors, features from ``index.tokens``.

A text's vector is the weighted sum of its features' vectors, made length 1. A feature has one vector and
two weights, one in queries and one in passages; its share grows with the logarithm of how often it occurs.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from hashlib import sha256
from itertools import chain, repeat
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.tokens import features
from ingest.errors import EncoderError

FORMAT = 1
_FILES = ("config.json", "vocabulary.txt", "model.safetensors")
_BATCH = 512


class BagEncoder:
    """Reads ``config.json``, ``vocabulary.txt`` (a feature a line) and ``model.safetensors``: ``vectors``
    int8 [features, dimension], ``query_weights`` and ``passage_weights`` float32 [features].

    Raises EncoderError where the folder is damaged or of another format.
    """

    files = _FILES

    def __init__(self, folder: Path) -> None:
        self.name = folder.resolve().name
        self.folder = folder
        try:
            self._load()
        except EncoderError:
            raise
        except Exception as error:
            raise EncoderError(folder, f"the encoder is damaged ({type(error).__name__}).") from error

    def _load(self) -> None:
        from safetensors.numpy import load_file

        config = json.loads((self.folder / "config.json").read_text(encoding="utf-8"))
        if config["format"] != FORMAT:
            raise EncoderError(self.folder, f"the encoder has format {config['format']}; this program reads {FORMAT}.")
        names = (self.folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")[:-1]
        tensors = load_file(self.folder / "model.safetensors")
        self.vectors: NDArray[np.int8] = tensors["vectors"]
        self._weights = {True: tensors["query_weights"], False: tensors["passage_weights"]}
        self.dimension = int(config["dimension"])
        self.dense_weight = float(config.get("dense_weight", 0.5))
        self._known = {name: row for row, name in enumerate(names)}
        shapes = [self.vectors.shape, *(w.shape for w in self._weights.values())]
        if shapes != [(len(names), self.dimension), (len(names),), (len(names),)] or len(self._known) != len(names):
            raise EncoderError(self.folder, "the encoder is damaged (vocabulary and vectors differ in number).")

    @cached_property
    def digest(self) -> str:
        """SHA-256 over configuration, vocabulary and weights, in hex."""
        whole = sha256()
        for name in self.files:
            whole.update(sha256((self.folder / name).read_bytes()).digest())
        return whole.hexdigest()

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """float32 [dimension], of length 1; all zeros if no feature of the text is known."""
        ids, shares, _ = self.bags([text], query=True)
        return _unit(shares @ self.vectors[ids].astype(np.float32))

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """float32 [texts, dimension], rows of length 1 (zeros if no feature is known)."""
        out = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = texts[start : start + _BATCH]
            out[start : start + len(batch)] = self._encode(batch)
        return out

    def bags(
        self, texts: Sequence[str], query: bool
    ) -> tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.int64]]:
        """Features of texts, one text after another: rows of ``vectors``, their shares, and where each text starts
        (one more entry than texts)."""
        found = [features(text) for text in texts]
        number = np.repeat(np.arange(len(texts)), list(map(len, found)))
        rows = np.fromiter(
            map(self._known.get, chain.from_iterable(found), repeat(-1)), dtype=np.int64, count=len(number)
        )
        known, size = rows >= 0, len(self._known)
        pairs, counts = np.unique(rows[known] + number[known] * size, return_counts=True)
        ids = pairs % size
        shares = (1 + np.log(counts)).astype(np.float32) * self._weights[query][ids]
        starts = np.searchsorted(pairs, np.arange(len(texts) + 1) * size)
        return ids, shares, starts

    @cached_property
    def _float_vectors(self) -> NDArray[np.float32]:
        return self.vectors.astype(np.float32)

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        from scipy.sparse import csr_array  # type: ignore[import-untyped]  # 0.2 s: not for a single query

        ids, shares, starts = self.bags(texts, query=False)
        matrix = csr_array((shares, ids, starts), shape=(len(texts), len(self._known)))
        return _unit(matrix @ self._float_vectors)


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: NDArray[np.float32] = np.divide(vectors, length, out=np.zeros_like(vectors), where=length > 0)
    return unit
