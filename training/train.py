"""Contrastive training: a query should be nearer to its passage than to the others of its batch.

Loss: softmax cross-entropy over the batch in both directions, with passages that are no negatives masked,
and from the middle on one mined article for each query with judged or quoted articles (a high hit of the
model so far that is not relevant).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.model import BagEncoder, Bags
from training.pairs import Pair

# Few judged pairs stand against many cut out of articles.
_REPEAT = {"stard": 3, "stard-answer": 3, "stard-keywords": 3, "quoted": 3}
_MINED = ("stard", "stard-answer", "stard-keywords", "quoted", "judge")
_HIDDEN = -1e4


@dataclass(frozen=True, slots=True)
class Recipe:
    """``thin`` is the share of features left out at random; ``mine_at`` the points, as shares of the whole, at which
    hard negatives are found, among ranks 3 to ``mine_depth``."""

    epochs: float = 2.5
    batch: int = 1024
    vector_rate: float = 1e-2
    weight_rate: float = 1e-2
    thin: float = 0.3
    mine_at: tuple[float, ...] = (0.4, 0.7)
    mine_depth: int = 30
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Data:
    """Pairs with their bags; the pool of articles to mine in and its keys; per group, the pool rows that are right."""

    pairs: Sequence[Pair]
    queries: Bags
    passages: Bags
    pool: Bags
    right: dict[str, set[int]]


def train(data: Data, idf: NDArray[np.float64], recipe: Recipe) -> BagEncoder:
    """The trained model; the same for the same data, recipe, torch and number of threads."""
    rng = np.random.default_rng(recipe.seed)
    model = BagEncoder(idf, recipe.seed)
    rows = np.array([i for i, pair in enumerate(data.pairs) for _ in range(_REPEAT.get(pair.source, 1))])
    order = np.concatenate([rng.permutation(rows) for _ in range(int(recipe.epochs) + 1)])
    steps = int(recipe.epochs * len(rows) / recipe.batch)
    optimiser = _optimiser(model, recipe)
    rates = [group["lr"] for group in optimiser.param_groups]
    marks = {int(share * steps) for share in recipe.mine_at}
    mined: dict[int, NDArray[np.int64]] = {}
    for step in range(steps):
        if step in marks:
            mined = mine(model, data, recipe.mine_depth)
        share = min(1.0, (step + 1) / 20) * max(0.02, 1 - step / steps)
        for group, rate in zip(optimiser.param_groups, rates, strict=True):
            group["lr"] = rate * share
        batch = order[step * recipe.batch : (step + 1) * recipe.batch]
        loss = _loss(model, data, batch, mined, recipe.thin, rng)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        if step % 50 == 49:
            print(f"step {step + 1} of {steps}, loss {loss.item():.3f}", flush=True)
    return model


def _optimiser(model: BagEncoder, recipe: Recipe) -> torch.optim.Adam:
    weights = [model.query_weights, model.passage_weights, model.scale]
    groups = [{"params": [model.vectors], "lr": recipe.vector_rate}, {"params": weights, "lr": recipe.weight_rate}]
    return torch.optim.Adam(groups, betas=(0.9, 0.99), fused=True)


def _loss(
    model: BagEncoder,
    data: Data,
    batch: NDArray[np.int64],
    mined: dict[int, NDArray[np.int64]],
    thin: float,
    rng: np.random.Generator,
) -> Tensor:
    queries = model(data.queries.pick(batch).thinned(thin, rng), True)
    passages = model(data.passages.pick(batch).thinned(thin, rng), False)
    scores = (queries @ passages.T * model.scale.exp()).masked_fill(_related(data.pairs, batch), _HIDDEN)
    wide = scores
    extra = sorted({int(rng.choice(mined[i])) for i in batch.tolist() if i in mined})
    if extra:
        hard = model(data.pool.pick(extra).thinned(thin, rng), False)
        more = queries @ hard.T * model.scale.exp()
        wide = torch.cat([scores, more.masked_fill(_right(data, batch, extra), _HIDDEN)], dim=1)
    target = torch.arange(len(batch))
    return (nn.functional.cross_entropy(wide, target) + nn.functional.cross_entropy(scores.T, target)) / 2


def _related(pairs: Sequence[Pair], batch: NDArray[np.int64]) -> Tensor:
    """Which pairs of the batch share a group or a passage with which others."""
    groups, keys = (
        np.unique([getattr(pairs[i], name) for i in batch], return_inverse=True)[1] for name in ("group", "key")
    )
    related = (groups[:, None] == groups[None]) | (keys[:, None] == keys[None])
    np.fill_diagonal(related, False)
    return torch.from_numpy(related)


def _right(data: Data, batch: NDArray[np.int64], pool_rows: list[int]) -> Tensor:
    """Which mined articles are right for which queries of the batch after all."""
    right = torch.zeros(len(batch), len(pool_rows), dtype=torch.bool)
    column = {row: n for n, row in enumerate(pool_rows)}
    for n, i in enumerate(batch):
        for row in data.right[data.pairs[i].group] & column.keys():
            right[n, column[row]] = True
    return right


def mine(model: BagEncoder, data: Data, depth: int) -> dict[int, NDArray[np.int64]]:
    """Row of a pair → wrong articles that the model ranks high for its query."""
    pool = encode(model, data.pool, False)
    rows = [i for i, p in enumerate(data.pairs) if p.source in _MINED and data.right[p.group]]
    out = {}
    for start in range(0, len(rows), 2048):
        part = rows[start : start + 2048]
        best = (encode(model, data.queries.pick(part), True) @ pool.T).topk(depth + 10).indices.numpy()
        for i, hits in zip(part, best, strict=True):
            right = data.right[data.pairs[i].group]
            out[i] = np.array([hit for hit in hits.tolist() if hit not in right])[2:depth]
    return out


def encode(model: BagEncoder, texts: Bags, query: bool) -> Tensor:
    """Vectors [texts, dimension] without gradients."""
    number = len(texts.starts) - 1
    with torch.no_grad():
        parts = [model(texts.pick(range(i, min(i + 4096, number))), query) for i in range(0, number, 4096)]
    return torch.cat(parts)


def right_rows(pairs: Sequence[Pair], pool_keys: Sequence[str]) -> dict[str, set[int]]:
    """Group of pairs → rows of the pool that are right for it."""
    row = {key: n for n, key in enumerate(pool_keys)}
    out: dict[str, set[int]] = defaultdict(set)
    for pair in pairs:
        if pair.key in row:
            out[pair.group].add(row[pair.key])
    return out
