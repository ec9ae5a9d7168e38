"""Two rankings → one: a weighted sum of scores brought to a common scale."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.records import Ranked


def fuse(lexical: Ranked, dense: Ranked, dense_weight: float) -> Ranked:
    """Weighted sum of min-max scaled scores (Bruch, Gai and Ingber 2023), best first.

    An item that one ranking lacks counts there as its last. ``dense_weight`` lies in 0 to 1; 0 leaves the dense
    ranking out altogether, as a weak one does harm. Ties are broken by ordinal, so results are reproducible.
    """
    if dense_weight <= 0 or not len(dense.ordinals):
        return lexical
    if dense_weight >= 1 or not len(lexical.ordinals):
        return dense
    ordinals = np.union1d(lexical.ordinals, dense.ordinals)
    scores = (1 - dense_weight) * _scaled(lexical, ordinals) + dense_weight * _scaled(dense, ordinals)
    # Rounded, so that float noise decides no tie.
    scores = np.round(scores, 6)
    order = np.lexsort((ordinals, -scores))
    return Ranked(ordinals[order], scores[order].astype(np.float32))


def _scaled(ranked: Ranked, ordinals: NDArray[np.int64]) -> NDArray[np.float64]:
    """Scores on 0 … 1 at the places of ``ordinals`` (sorted); 0 where ``ranked`` has none."""
    scores = ranked.scores.astype(np.float64)
    low, high = scores.min(), scores.max()
    scaled = (scores - low) / (high - low) if high > low else np.ones_like(scores)
    out = np.zeros(len(ordinals))
    out[np.searchsorted(ordinals, ranked.ordinals)] = scaled
    return out
