"""From when to when each indexed clause is the law, as far as the library's own versions tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.generations import Index
from index.records import Mask


@dataclass(frozen=True, slots=True)
class Timeline:
    """Days as yyyymmdd per ordinal, 0 where unknown. ``valid_to`` is the first day on which it no longer holds."""

    valid_from: NDArray[np.int32]
    valid_to: NDArray[np.int32]
    undated: Mask


@lru_cache(maxsize=2)
def timeline(index: Index) -> Timeline:
    """A version ends when it says so or when the next version of the same work begins, whichever is first."""
    begins = np.where(index.dates("valid_from") > 0, index.dates("valid_from"), index.dates("date"))
    ends = index.dates("valid_to").copy()
    works, _ = index.codes("work")
    versions = np.unique(np.stack([works.astype(np.int64), begins.astype(np.int64)]), axis=1)
    following = np.zeros(versions.shape[1], dtype=np.int64)
    same_work = versions[0, 1:] == versions[0, :-1]
    following[:-1] = np.where(same_work & (versions[1, :-1] > 0), versions[1, 1:], 0)
    key = versions[0] * 10**8 + versions[1]
    next_begin = following[np.searchsorted(key, works.astype(np.int64) * 10**8 + begins)]
    replaced = (next_begin > 0) & ((ends == 0) | (next_begin < ends))
    ends = np.where(replaced, next_begin, ends).astype(np.int32)
    return Timeline(begins.astype(np.int32), ends, index.dates("valid_from") == 0)


def in_force(index: Index, day: date, explicit: bool) -> Mask:
    """Clauses that are the law on ``day``.

    By default (``explicit`` false, day = today) undated clauses and versions not yet in force are admitted, and
    are marked as such where they are shown; under an explicit date they are not.
    """
    line, number = timeline(index), int(day.strftime("%Y%m%d"))
    not_over: Mask = (line.valid_to == 0) | (line.valid_to > number)
    if not explicit:
        return not_over
    begun: Mask = ~line.undated & (line.valid_from <= number)
    return not_over & begun
