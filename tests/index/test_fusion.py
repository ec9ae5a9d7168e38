"""Fusion and metrics against hand-computed values."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import fuse
from index.metrics import mean, per_query
from index.records import Ranked


def ranked(pairs: list[tuple[int, float]]) -> Ranked:
    ordered = sorted(pairs, key=lambda p: -p[1])
    return Ranked(np.array([o for o, _ in ordered], np.int64), np.array([s for _, s in ordered], np.float32))


def test_weighted_sum_of_scaled_scores() -> None:
    lexical = ranked([(1, 10.0), (2, 5.0), (3, 0.0)])
    dense = ranked([(3, 0.9), (2, 0.5), (4, 0.1)])
    fused = fuse(lexical, dense, 0.5)
    # 1: .5·1; 2: .5·.5 + .5·.5; 3: .5·0 + .5·1; 4: 0. Ties (1, 2, 3 at .5) go by ordinal.
    assert fused.ordinals.tolist() == [1, 2, 3, 4]
    assert fused.scores.tolist() == pytest.approx([0.5, 0.5, 0.5, 0.0])


@pytest.mark.parametrize(("weight", "expected"), [(0.0, [1, 2]), (1.0, [2, 3])])
def test_weights_at_the_ends_leave_one_channel(weight: float, expected: list[int]) -> None:
    fused = fuse(ranked([(1, 2.0), (2, 1.0)]), ranked([(2, 2.0), (3, 1.0)]), weight)
    assert fused.ordinals.tolist() == expected


def test_an_empty_channel_changes_nothing() -> None:
    lexical, nothing = ranked([(1, 2.0), (2, 1.0)]), ranked([])
    assert fuse(lexical, nothing, 0.5).ordinals.tolist() == [1, 2]
    assert fuse(nothing, lexical, 0.5).ordinals.tolist() == [1, 2]


scores = st.dictionaries(st.integers(0, 30), st.floats(-5, 5, width=32), max_size=20)


@given(scores, scores, st.floats(0.01, 0.99))
def test_every_item_comes_once_best_first(a: dict[int, float], b: dict[int, float], weight: float) -> None:
    fused = fuse(ranked(list(a.items())), ranked(list(b.items())), weight)
    assert sorted(fused.ordinals.tolist()) == sorted({*a, *b})
    assert (np.diff(fused.scores) <= 0).all() or not (a and b)


RUN = {"q1": [("a", 3.0), ("b", 2.0), ("c", 1.0)], "q2": [("x", 1.0)]}
QRELS = {"q1": {"b": 1, "z": 1}, "q2": {"y": 1}, "q3": {"w": 0}}


def test_metrics_by_hand() -> None:
    values = per_query(RUN, QRELS)
    assert values["R@5"] == {"q1": 0.5, "q2": 0.0}
    assert values["MRR@10"] == {"q1": 0.5, "q2": 0.0}
    assert values["nDCG@10"]["q1"] == pytest.approx((1 / np.log2(3)) / (1 + 1 / np.log2(3)))
    assert mean(RUN, QRELS)["R@100"] == 0.25


def test_metrics_agree_with_ranx() -> None:
    ranx = pytest.importorskip("ranx")
    rng = np.random.default_rng(3)
    run, qrels = {}, {}
    for q in range(20):
        run[f"q{q}"] = [(f"d{d}", float(50 - i)) for i, d in enumerate(rng.permutation(60)[:30])]
        qrels[f"q{q}"] = {f"d{d}": 1 for d in rng.choice(60, 4, replace=False)}
    expected = ranx.evaluate(
        ranx.Qrels(qrels), ranx.Run({q: dict(r) for q, r in run.items()}), ["recall@10", "mrr@10", "ndcg@10"]
    )
    ours = mean(run, qrels)
    assert [ours["R@10"], ours["MRR@10"], ours["nDCG@10"]] == pytest.approx(
        [expected["recall@10"], expected["mrr@10"], expected["ndcg@10"]], abs=1e-3
    )
