"""The encoder in training: a vector and two weights (as query, as passage) for each feature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from index.tokens import features

DIMENSION = 256


@dataclass(frozen=True, slots=True)
class Bags:
    """Texts as bags of features, one after another: text i is ``ids[starts[i]:starts[i + 1]]``."""

    ids: np.ndarray
    counts: np.ndarray
    starts: np.ndarray

    def pick(self, rows: Sequence[int] | np.ndarray) -> Bags:
        parts = [slice(self.starts[r], self.starts[r + 1]) for r in rows]
        lengths = [p.stop - p.start for p in parts]
        return Bags(
            np.concatenate([self.ids[p] for p in parts]),
            np.concatenate([self.counts[p] for p in parts]),
            np.concatenate([[0], np.cumsum(lengths)]),
        )

    def thinned(self, share: float, rng: np.random.Generator) -> Bags:
        """Each feature left out with probability ``share``."""
        keep = rng.random(len(self.ids)) >= share
        starts = np.concatenate([[0], np.cumsum(keep)])[self.starts]
        return Bags(self.ids[keep], self.counts[keep], starts)


def bags(texts: Sequence[str], known: Mapping[str, int]) -> Bags:
    """Known features of each text with how often each occurs."""
    ids, counts, starts = [], [], [0]
    for text in texts:
        found = [known[f] for f in features(text) if f in known]
        unique, number = np.unique(np.array(found, dtype=np.int64), return_counts=True)
        ids.append(unique)
        counts.append(number.astype(np.float32))
        starts.append(starts[-1] + len(unique))
    return Bags(np.concatenate(ids), np.concatenate(counts), np.array(starts))


class BagEncoder(nn.Module):
    """L2-normalised weighted mean of feature vectors; a feature's share grows with the log of its count."""

    def __init__(self, idf: np.ndarray, seed: int) -> None:
        super().__init__()
        generator = torch.Generator().manual_seed(seed)
        self.vectors = nn.Parameter(torch.randn(len(idf), DIMENSION, generator=generator) / DIMENSION**0.5)
        start = torch.tensor(np.log(idf), dtype=torch.float32)
        self.query_weights = nn.Parameter(start.clone())
        self.passage_weights = nn.Parameter(start.clone())
        self.scale = nn.Parameter(torch.tensor(3.0))

    def forward(self, batch: Bags, query: bool) -> Tensor:
        ids = torch.from_numpy(batch.ids)
        weights = (self.query_weights if query else self.passage_weights)[ids].exp()
        weights = weights * torch.from_numpy(1 + np.log(batch.counts))
        summed = nn.functional.embedding_bag(
            ids, self.vectors, torch.from_numpy(batch.starts[:-1]), mode="sum", per_sample_weights=weights
        )
        return nn.functional.normalize(summed, dim=1)
