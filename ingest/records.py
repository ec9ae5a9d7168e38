"""What the catalog hands out: small frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ingest.models import Kind, Quality, Span, Tag

Outcome = Literal["ingested", "replaced"]


@dataclass(frozen=True, slots=True)
class QuarantineRow:
    """A file that could not become a document; ``original`` is the SHA-256 of its stored bytes, '' if not kept."""

    path: str
    digest: str
    reason: str
    original: str
    since: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One live document as a list shows it. ``paths`` are the files it was read from; dates are ISO or ''."""

    rev: int
    id: str
    title: str
    kind: Kind
    work: str
    work_title: str
    expression: str
    jurisdiction: str
    language: str
    subtype: str
    number: str
    authority: str
    adopted: str
    date: str
    valid_from: str
    valid_from_basis: str
    valid_to: str
    media_type: str
    encoding: str
    original: str
    length: int
    notices: tuple[str, ...]
    omissions: int
    provisions: int
    articles: int
    clauses: int
    added: str
    preferred: bool
    quality: Quality
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause with what a hit shows of its document, expression and work.

    ``row`` never leaves the program; ``id`` is the clause ID. ``spans`` point into the text of revision ``rev``.
    ``title`` is the document's own, ``work_title`` the work's. ``removed``: the document was since removed or
    replaced, and only an older generation of the index still shows it.
    """

    row: int
    rev: int
    id: str
    eid: str
    article: str
    article_num: str
    label: str
    heading_path: tuple[str, ...]
    spans: tuple[Span, ...]
    text: str
    page: int
    document: str
    title: str
    media_type: str
    removed: bool
    expression: str
    language: str
    date: str
    valid_from: str
    valid_from_basis: str
    valid_to: str
    work: str
    work_title: str
    kind: Kind
    jurisdiction: str
    subtype: str
    number: str
    authority: str
    adopted: str


@dataclass(frozen=True, slots=True)
class LiveClause:
    """A clause to index, with the tags that lie in its spans."""

    clause: ClauseRow
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an identifier names: one clause (``row``), a provision (``eid``), or a whole document."""

    kind: Literal["clause", "provision", "document"]
    rev: int
    document: str
    expression: str
    work: str
    eid: str = ""
    row: int = 0
