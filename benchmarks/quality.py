"""STARD through the program's own search, on queries that the encoder never saw.

Train the fold models first: python -m training SHARED_DATA --report --out build/folds
Then: python -m benchmarks.quality SHARED_DATA build/folds
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from statistics import mean

from index.encoder import load_encoder
from index.evaluate import Evaluation, evaluate, read_dataset
from training.folds import FOLDS, fold_of

CHANNELS: Mapping[str, float | None] = {"lexical": 0.0, "dense": 1.0, "fused": None}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("models", type=Path, help="folder with fold-0 … fold-4")
    arguments = parser.parse_args()
    folder = arguments.data / "beir" / "stard"
    everything = read_dataset(folder, "train")
    found: dict[str, list[Evaluation]] = {name: [] for name in CHANNELS}
    for fold in range(FOLDS):
        model = arguments.models / f"fold-{fold}"
        if not model.is_dir():
            continue
        unseen = frozenset(query for query in everything.queries if fold_of(query) == fold)
        dataset = read_dataset(folder, "train", unseen)
        encoder = load_encoder(model)
        for name, weight in CHANNELS.items():
            found[name].append(evaluate(dataset, encoder, weight))
            print(f"fold {fold} {name}: {found[name][-1].metrics}", flush=True)
    for name, evaluations in found.items():
        print(f"{name:8} {_summary(evaluations)}")


def _summary(evaluations: list[Evaluation]) -> str:
    """Means over the queries of all folds; time and memory as the worst fold has them."""
    queries = sum(e.queries for e in evaluations)
    metrics = {
        name: round(sum(e.metrics[name] * e.queries for e in evaluations) / queries, 4)
        for name in evaluations[0].metrics
    }
    p50, p95 = max(e.p50_ms for e in evaluations), max(e.p95_ms for e in evaluations)
    index_s = round(mean(e.index_s for e in evaluations), 1)
    peak = max(e.peak_mb for e in evaluations)
    return f"{queries} queries {metrics} p50 {p50} ms, p95 {p95} ms, index {index_s} s, peak {peak} MB"


if __name__ == "__main__":
    main()
