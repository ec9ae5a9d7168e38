"""A query's story: citation → lexical and dense search among what is admitted → fusion → hits by article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index.encoder import Encoder
from index.fusion import fuse
from index.generations import Index
from index.query import Query
from index.records import LexicalQuery, Mask, Ranked, nothing
from index.timeline import in_force, timeline
from ingest.citations import Cited

Lookup = Callable[[Cited], Sequence[int]]
"""The clause rows of the provision that a citation names, [] if the library has none."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One article: ``row`` and ``id`` of its best clause, the IDs of its other matching clauses, and why it is here."""

    rank: int
    score: float
    row: int
    id: str
    clauses: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """``excluded_undated`` counts documents left out because an explicit date was asked for and they have none;
    ``citation_missing`` says that the query is a citation and nothing admitted holds the provision it names."""

    hits: tuple[Hit, ...]
    excluded_undated: int = 0
    citation_missing: bool = False


@dataclass(frozen=True, slots=True)
class Channels:
    """Rankings of clauses, before they are grouped."""

    cited: NDArray[np.int64]
    lexical: Ranked
    dense: Ranked


def search(
    index: Index,
    encoder: Encoder,
    query: Query,
    k: int = 10,
    *,
    as_of: date | None = None,
    lookup: Lookup | None = None,
    dense_weight: float | None = None,
) -> Found:
    """The ``k`` best articles for ``query`` among what its filters and the date admit.

    ``as_of`` None is today, with undated clauses admitted. ``dense_weight`` None takes the encoder's own learned
    weight; 0 is lexical search alone, 1 dense alone. Raises QueryError for unknown filter fields and values.
    """
    filtered = index.admit(query.filters)
    admitted = filtered & in_force(index, as_of or date.today(), as_of is not None)
    weight = encoder.dense_weight if dense_weight is None else dense_weight
    wanted = _Wanted(max(100, 4 * k), as_of or date.today(), lookup, weight)
    channels = _channels(index, encoder, query, admitted, wanted)
    fused = fuse(channels.lexical, channels.dense, weight)
    hits = _group(index, channels, fused, k)
    undated = filtered & timeline(index).undated if as_of else np.zeros(0, dtype=bool)
    excluded = len(np.unique(index.revs[np.flatnonzero(undated)])) if as_of else 0
    return Found(hits, excluded, query.citation is not None and not len(channels.cited))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """``clauses``: how deep each ranking goes."""

    clauses: int
    day: date
    lookup: Lookup | None
    dense_weight: float


def _channels(index: Index, encoder: Encoder, query: Query, admitted: Mask, wanted: _Wanted) -> Channels:
    cited = _cited(index, query, admitted, wanted)
    if not query.text:
        listed = np.flatnonzero(_not_excluded(index, query, admitted))[: wanted.clauses]
        return Channels(cited, Ranked(listed, np.zeros(len(listed), np.float32)), nothing())
    words = LexicalQuery(text=query.text, any_of=query.required, must_not=query.excluded)
    lexical = index.lexical.search(words, wanted.clauses, admitted) if wanted.dense_weight < 1 else nothing()
    if wanted.dense_weight <= 0:
        return Channels(cited, lexical, nothing())
    if query.required or query.excluded:
        admitted = _matching(index, query, admitted)
    vector = encoder.encode_query(query.text)
    # A query of nothing that the encoder knows has no direction, and so nothing near it.
    dense = index.vectors.search(vector, wanted.clauses, admitted) if vector.any() else nothing()
    return Channels(cited, lexical, dense)


def _not_excluded(index: Index, query: Query, admitted: Mask) -> Mask:
    if not query.excluded:
        return admitted
    mask = admitted.copy()
    mask[index.lexical.search(LexicalQuery(any_of=(query.excluded,)), len(index)).ordinals] = False
    return mask


def _matching(index: Index, query: Query, admitted: Mask) -> Mask:
    """The admitted clauses that meet the required and excluded phrases: the dense channel must honour them too."""
    formula = LexicalQuery(any_of=query.required, must_not=query.excluded)
    mask = np.zeros(len(index), dtype=bool)
    mask[index.lexical.search(formula, len(index), admitted).ordinals] = True
    return mask


def _cited(index: Index, query: Query, admitted: Mask, wanted: _Wanted) -> NDArray[np.int64]:
    """In the order of the query and of ``lookup``; versions that do not apply yet after all that do."""
    if query.citation is None or wanted.lookup is None:
        return np.zeros(0, np.int64)
    rows = [row for cited in (query.citation, *query.also_cited) for row in wanted.lookup(cited)]
    ordinals = index.ordinals_of(list(dict.fromkeys(rows)))
    ordinals = ordinals[ordinals >= 0]
    ordinals = ordinals[admitted[ordinals]]
    later = timeline(index).valid_from[ordinals] > int(wanted.day.strftime("%Y%m%d"))
    return ordinals[np.argsort(later, kind="stable")]


def _group(index: Index, channels: Channels, fused: Ranked, k: int) -> tuple[Hit, ...]:
    """The first ``k`` articles in the order of their best clause; cited ones before all others."""
    ordinals = np.concatenate([channels.cited, fused.ordinals])
    scores = np.concatenate([np.full(len(channels.cited), 1.0 + float(fused.scores.max(initial=0.0))), fused.scores])
    members: dict[int, list[int]] = {}
    best: dict[int, float] = {}
    for ordinal, score in zip(ordinals.tolist(), scores.tolist(), strict=True):
        group = int(index.groups[ordinal])
        if group not in members and len(members) == k:
            continue
        found = members.setdefault(group, [])
        best.setdefault(group, score)
        if ordinal not in found:
            found.append(ordinal)
    sources = {
        "citation": set(channels.cited.tolist()),
        # What filters alone list scores nothing.
        "words": set(channels.lexical.ordinals[channels.lexical.scores > 0].tolist()),
        "sense": set(channels.dense.ordinals.tolist()),
    }
    return tuple(
        _hit(index, rank, best[group], found, sources) for rank, (group, found) in enumerate(members.items(), 1)
    )


def _hit(index: Index, rank: int, score: float, found: list[int], sources: dict[str, set[int]]) -> Hit:
    ids = index.ids(found)
    why = tuple(name for name, ordinals in sources.items() if ordinals.intersection(found))
    return Hit(rank, round(score, 4), int(index.rows[found[0]]), ids[0], tuple(ids[1:]), why)
