from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index import vectors
from index.vectors import Vectors
from ingest.errors import IndexDamaged


def sample(count: int, dimension: int = 16) -> NDArray[np.float32]:
    rng = np.random.default_rng(5)
    centres = rng.standard_normal((20, dimension))
    found = centres[rng.integers(0, 20, count)] + 0.4 * rng.standard_normal((count, dimension))
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


@pytest.mark.parametrize("kind", ["flat-fp16", "ivf-sq8"])
@pytest.mark.parametrize("share", [0.0, 0.002, 0.1, 1.0])
def test_the_filter_acts_inside_the_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, share: float
) -> None:
    monkeypatch.setattr(vectors, "FLAT_LIMIT", 10**6 if kind == "flat-fp16" else 1000)
    data = sample(4000)
    assert vectors.build(tmp_path / "v.faiss", 4000, 16, lambda s, e: data[s:e]) == kind
    index = Vectors(tmp_path / "v.faiss", 4000, 16)
    mask = np.random.default_rng(1).random(4000) < share
    for query in data[:5]:
        exact = np.where(mask, data @ query, -np.inf)
        best = np.argsort(-exact, kind="stable")[: min(10, int(mask.sum()))]
        found = index.search(query, 10, mask)
        assert mask[found.ordinals].all()
        assert len(found.ordinals) == len(best)
        assert (np.diff(found.scores) <= 0).all()
        assert len(set(found.ordinals.tolist()) & set(best.tolist())) >= 0.7 * len(best)
        assert found.scores == pytest.approx(data[found.ordinals] @ query, abs=0.02)


def test_no_vectors_and_no_limit(tmp_path: Path) -> None:
    vectors.build(tmp_path / "v.faiss", 0, 16, lambda s, e: np.zeros((0, 16), np.float32))
    index = Vectors(tmp_path / "v.faiss", 0, 16)
    assert not len(index.search(np.ones(16, np.float32), 5).ordinals)
    data = sample(10)
    vectors.build(tmp_path / "w.faiss", 10, 16, lambda s, e: data[s:e])
    index = Vectors(tmp_path / "w.faiss", 10, 16)
    assert not len(index.search(data[0], 0).ordinals)
    assert len(index.search(data[0], 50).ordinals) == 10


def test_another_size_or_no_index_is_damaged(tmp_path: Path) -> None:
    data = sample(10)
    vectors.build(tmp_path / "v.faiss", 10, 16, lambda s, e: data[s:e])
    with pytest.raises(IndexDamaged):
        Vectors(tmp_path / "v.faiss", 11, 16)
    (tmp_path / "v.faiss").write_bytes(b"nothing")
    with pytest.raises(IndexDamaged):
        Vectors(tmp_path / "v.faiss", 10, 16)
