"""What goes into an index, and what its two searches take and give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]


class PassageEncoder(Protocol):
    """The part of an encoder that an index is built with."""

    @property
    def name(self) -> str: ...

    @property
    def digest(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def encode_passages(self, texts: Sequence[str], /) -> NDArray[np.float32]: ...


@dataclass(frozen=True, slots=True)
class TagValue:
    """A tag as filters see it: ``value`` in words, ``minimum`` and ``maximum`` (None: open) in ``unit``.

    A bound that is itself excluded is the next number inside, so that comparisons need no flag.
    """

    label: str
    value: str = ""
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class IndexedClause:
    """A clause as the index holds it. ``group`` names the article whose clauses make up one hit; dates ISO or ''."""

    row: int
    rev: int
    group: str
    id: str
    title: str
    headings: tuple[str, ...]
    label: str
    text: str
    kind: str = ""
    jurisdiction: str = ""
    language: str = ""
    authority: str = ""
    work: str = ""
    valid_from: str = ""
    valid_to: str = ""
    date: str = ""
    tags: tuple[TagValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranked:
    """Ordinals (int64) best first, with their scores (float32); equal scores by ordinal."""

    ordinals: NDArray[np.int64]
    scores: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class LexicalQuery:
    """The words of a query as plain text; they are cut into tokens as the clauses were.

    ``text`` is scored by BM25 and need not match in full. Every phrase of ``must`` has to occur, none of ``must_not``,
    and of each group in ``any_of`` at least one; these do not score.
    """

    text: str = ""
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    any_of: tuple[tuple[str, ...], ...] = ()


FIELDS = ("kind", "jurisdiction", "authority", "work", "language", "charge", "tag", "meets")


@dataclass(frozen=True, slots=True)
class Filter:
    """``field:value`` as the user wrote it; which values there are is the index's to say (index/filters.py)."""

    field: str
    value: str


def nothing() -> Ranked:
    return Ranked(np.zeros(0, np.int64), np.zeros(0, np.float32))
