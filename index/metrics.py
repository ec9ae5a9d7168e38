"""Retrieval metrics over a run and its qrels (binary relevance; Järvelin and Kekäläinen 2002 for nDCG)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

Qrels = Mapping[str, Mapping[str, int]]
Run = Mapping[str, Sequence[tuple[str, float]]]


def recall(ranked: Sequence[str], relevant: set[str], depth: int) -> float:
    """Share of the relevant items among the first ``depth``.

    >>> recall(["a", "b", "c"], {"b", "z"}, 2)
    0.5
    """
    return len(relevant.intersection(ranked[:depth])) / len(relevant)


def reciprocal_rank(ranked: Sequence[str], relevant: set[str], depth: int) -> float:
    """1 / rank of the first relevant item, 0 beyond ``depth``.

    >>> reciprocal_rank(["a", "b", "c"], {"b", "c"}, 10)
    0.5
    """
    return next((1 / rank for rank, item in enumerate(ranked[:depth], 1) if item in relevant), 0.0)


def ndcg(ranked: Sequence[str], relevant: set[str], depth: int) -> float:
    """Discounted gain of the first ``depth`` over the best possible.

    >>> round(ndcg(["a", "b"], {"b"}, 10), 4)
    0.6309
    """
    gain = sum(1 / math.log2(rank + 1) for rank, item in enumerate(ranked[:depth], 1) if item in relevant)
    best = sum(1 / math.log2(rank + 1) for rank in range(1, min(len(relevant), depth) + 1))
    return gain / best


_METRICS = {
    "R@5": (recall, 5),
    "R@10": (recall, 10),
    "R@20": (recall, 20),
    "R@100": (recall, 100),
    "MRR@10": (reciprocal_rank, 10),
    "nDCG@10": (ndcg, 10),
}


def per_query(run: Run, qrels: Qrels) -> dict[str, dict[str, float]]:
    """metric → query → value, for every query that has a relevant item; a query without a run scores 0."""
    relevant = {q: {d for d, grade in grades.items() if grade > 0} for q, grades in qrels.items()}
    ranked = {q: [d for d, _ in run.get(q, ())] for q in relevant}
    return {
        name: {q: function(ranked[q], wanted, depth) for q, wanted in relevant.items() if wanted}
        for name, (function, depth) in _METRICS.items()
    }


def mean(run: Run, qrels: Qrels) -> dict[str, float]:
    """metric → mean over the queries, four digits."""
    return {
        name: round(sum(values.values()) / len(values), 4) if values else 0.0
        for name, values in per_query(run, qrels).items()
    }
