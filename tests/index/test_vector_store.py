from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index import vector_store
from index.vector_store import VectorStore, passage_key

KEYS = [passage_key(str(i)) for i in range(50)]
VECTORS = np.random.default_rng(0).standard_normal((50, 8)).astype(np.float32)


def filled(folder: Path) -> Path:
    with VectorStore(folder, 8) as store:
        store.append(KEYS[:20], VECTORS[:20])
        store.append(KEYS[20:], VECTORS[20:])
        store.flush()
        return store.path


def test_vectors_come_back_in_the_order_asked_for(tmp_path: Path) -> None:
    filled(tmp_path)
    with VectorStore(tmp_path, 8) as store:
        assert len(store) == 50
        assert passage_key("other") not in store
        assert store.take([KEYS[30], KEYS[2]]) == pytest.approx(VECTORS[[30, 2]], abs=2e-3)


@pytest.mark.parametrize("cut", [1, 17, 35, 36])
def test_a_torn_end_is_dropped(tmp_path: Path, cut: int) -> None:
    path = filled(tmp_path)
    path.write_bytes(path.read_bytes()[:-cut])
    with VectorStore(tmp_path, 8) as store:
        assert len(store) == 49
        store.append(KEYS[49:], VECTORS[49:])
        assert store.take(KEYS) == pytest.approx(VECTORS, abs=2e-3)


def test_a_flipped_bit_and_a_hole_of_zeros_are_dropped(tmp_path: Path) -> None:
    path = filled(tmp_path)
    data = bytearray(path.read_bytes())
    size = len(data) // 50
    data[3 * size + 25] ^= 4
    data[7 * size : 8 * size] = bytes(size)
    path.write_bytes(data)
    with VectorStore(tmp_path, 8) as store:
        assert [i for i, key in enumerate(KEYS) if key not in store] == [3, 7]


def test_compaction_keeps_what_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path)
    size = path.stat().st_size
    monkeypatch.setattr(vector_store, "_SPARE", 0)
    with VectorStore(tmp_path, 8) as store:
        store.compact(KEYS[:30])
        assert path.stat().st_size == size
        store.compact(KEYS[40:])
    assert path.stat().st_size == size // 5
    with VectorStore(tmp_path, 8) as store:
        assert store.take(KEYS[40:]) == pytest.approx(VECTORS[40:], abs=2e-3)
