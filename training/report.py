"""Figures on unseen questions: dense alone, BM25 alone, and both fused in several ways and weights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.encoder import load_encoder
from index.tokens import lexical_tokens
from training.folds import fold_of
from training.sources import articles, lay_questions, read_lines

Scores = NDArray[np.float32]
DEPTH = 1000
WEIGHTS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
COLUMNS = ("R@5", "R@10", "R@20", "R@100", "MRR@10", "nDCG@10")


def report(data: Path, models: Mapping[int, Path]) -> str:
    """A table with a line for each way to rank; every question is ranked by the model that did not see it.

    ``models``: fold → folder of the model trained without it.
    """
    pool = articles(data)[: sum(1 for _ in read_lines(data / "beir" / "corpus.jsonl.gz"))]
    texts = [p.as_encoded() for p in pool]
    row = {p.key: n for n, p in enumerate(pool)}
    lexical = _bm25(texts)
    figures = defaultdict(list)
    for fold, folder in models.items():
        encoder = load_encoder(folder)
        vectors = encoder.encode_passages(texts)
        for question in lay_questions(data):
            if fold_of(question.key) != fold:
                continue
            dense = vectors @ encoder.encode_query(question.text)
            relevant = {row.get(key, -1) for key in question.relevant}
            for name, scores in _ranked(dense, lexical(question.text)):
                figures[name].append(_metrics(scores, relevant))
    lines = [f"{'':16}" + " ".join(f"{c:>7}" for c in COLUMNS)]
    lines += [f"{name:16}" + " ".join(f"{v:7.3f}" for v in np.mean(rows, axis=0)) for name, rows in figures.items()]
    return "\n".join(lines)


def _bm25(texts: Sequence[str]) -> Callable[[str], Scores]:
    import bm25s

    index = bm25s.BM25(k1=1.2, b=0.75)
    index.index([lexical_tokens(text) for text in texts], show_progress=False)

    def scores(query: str) -> Scores:
        result: Scores = index.get_scores(sorted(set(lexical_tokens(query))))
        return result

    return scores


def _ranked(dense: Scores, lexical: Scores) -> Iterator[tuple[str, Scores]]:
    yield "dense", dense
    yield "bm25", lexical
    for name, form in (
        ("min-max", _min_max),
        ("z-score", _z_score),
        ("rrf 10", _reciprocal(10)),
        ("rrf 60", _reciprocal(60)),
    ):
        left, right = form(dense), form(lexical)
        for weight in WEIGHTS:
            yield f"{name} {weight}", weight * left + (1 - weight) * right


def _top(scores: Scores, number: int) -> NDArray[np.int64]:
    best = np.argpartition(-scores, number)[:number]
    return best[np.argsort(-scores[best], kind="stable")]


def _min_max(scores: Scores) -> Scores:
    """The best 1, the last of ``DEPTH`` hits 0, and so what is below."""
    best = scores[_top(scores, DEPTH)]
    out: Scores = np.maximum(scores - best[-1], 0) / (best[0] - best[-1] + 1e-9)
    return out


def _z_score(scores: Scores) -> Scores:
    """Deviations from the mean of ``DEPTH`` hits; what is below them counts as the last of them."""
    best = scores[_top(scores, DEPTH)]
    out: Scores = (np.maximum(scores, best[-1]) - best.mean()) / (best.std() + 1e-9)
    return out


def _reciprocal(k: int) -> Callable[[Scores], Scores]:
    def form(scores: Scores) -> Scores:
        out = np.zeros_like(scores)
        out[_top(scores, DEPTH)] = 1 / (k + 1 + np.arange(DEPTH))
        return out

    return form


def _metrics(scores: Scores, relevant: set[int]) -> list[float]:
    hits = [n in relevant for n in _top(scores, 100).tolist()]
    recall = [sum(hits[:depth]) / len(relevant) for depth in (5, 10, 20, 100)]
    reciprocal = next((1 / (n + 1) for n, hit in enumerate(hits[:10]) if hit), 0.0)
    gain = sum(hit / np.log2(n + 2) for n, hit in enumerate(hits[:10]))
    ideal = sum(1 / np.log2(n + 2) for n in range(min(10, len(relevant))))
    return [*recall, reciprocal, float(gain / ideal)]
