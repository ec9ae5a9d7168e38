"""Which features the encoder knows.

A feature must occur in three documents of the general texts: Chinese statutes, English statutes and
notices, and model-written questions and answers with name-like patterns blanked. Judgments, and the
answers of STARD (they quote real cases), are read in training but bring no feature, so that no name of a
party gets in.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from index.tokens import features

MINIMUM_DOCUMENTS = 3


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Features in a fixed order and their inverse document frequency."""

    features: tuple[str, ...]
    idf: tuple[float, ...]


def count(texts: Iterable[str]) -> tuple[Counter[str], int]:
    """Documents in which each feature occurs, and the number of documents."""
    counts: Counter[str] = Counter()
    number = 0
    for text in texts:
        counts.update(set(features(text)))
        number += 1
    return counts, number


def choose(texts: Iterable[str], chinese: int, other: int) -> Vocabulary:
    """The most frequent features, at most ``chinese`` with Han characters and ``other`` without."""
    counts, number = count(texts)
    ranked = sorted((f for f, n in counts.items() if n >= MINIMUM_DOCUMENTS), key=lambda f: (-counts[f], f))
    han = [f for f in ranked if _has_han(f)][:chinese]
    rest = [f for f in ranked if not _has_han(f)][:other]
    chosen = tuple(sorted(han + rest))
    return Vocabulary(chosen, tuple(math.log(1 + number / counts[f]) for f in chosen))


def _has_han(feature: str) -> bool:
    return any(unicodedata.category(c) == "Lo" for c in feature)
