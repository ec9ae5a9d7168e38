"""The records that everything else passes around.

Offsets are character positions (Python string indices) into ``Document.text``, the fixed text of a
document; ``end`` is exclusive. Nothing here does work.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["law", "opinion", "notice"]
Span = tuple[int, int]
Value = str | Mapping[str, object] | None

MarkKind = Literal["heading", "table", "row", "cell", "quote", "footnote", "footnote_ref", "list_item", "centre"]
PartName = Literal["title", "preface", "toc", "addressee", "signature", "furniture", "source", "footnote", "other"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a file's own markup says of ``text[start:end]``; ``level`` is the heading or list level, from 1."""

    kind: MarkKind
    start: int
    end: int
    level: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """Where ``text[start:end]``, a printed line or a piece of one, stands on its page.

    ``page`` counts from 1. Left, top, right, bottom in points (1/72 inch) from the top left corner of the page as it
    is shown, that is after its rotation.
    """

    page: int
    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Omission:
    """Characters of the file that are not in the text, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Provision:
    """A numbered or named part of a document.

    ``element`` is the Akoma Ntoso name; ``num`` as printed, '' if none. The extent includes the number,
    the heading and all children; children lie inside it, in order, without overlap. ``aliases`` are other
    labels or identifiers by which people cite it (第七条 for 七、 of an opinion; a source's own identifier).
    ``wid``: the identifier that the same provision has in the work as first known, where it differs from ``eid``
    (renumbered since; a source's own wId), else ''.
    """

    eid: str
    element: str
    num: str
    heading: str
    start: int
    end: int
    children: tuple[Provision, ...] = ()
    aliases: tuple[str, ...] = ()
    wid: str = ""

    def walk(self) -> Iterator[Provision]:
        """This provision and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text that is no provision: title, table of contents, signature …"""

    name: PartName
    start: int
    end: int


Action = Literal["insertion", "substitution", "repeal", "renumbering"]


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a provision of an amending act does to a provision of another law.

    ``provision`` is the eId of the amending provision. ``law`` is the target's title as the act writes it, without
    《》; ``label`` the target as written (第一百二十条之一第二款), ``eid`` the same as an eId, '' where it names none.
    ``quote`` is the extent of the new text in the amending act, ``old`` that of the words it replaces or deletes.
    The actions are those of Akoma Ntoso's ``textualMod``.
    """

    provision: str
    action: Action
    law: str
    label: str = ""
    eid: str = ""
    quote: Span | None = None
    old: Span | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The tree of a text. Top provisions and parts do not overlap and together hold every visible character."""

    provisions: tuple[Provision, ...] = ()
    parts: tuple[Part, ...] = ()
    amendments: tuple[Amendment, ...] = ()

    def walk(self) -> Iterator[Provision]:
        for provision in self.provisions:
            yield from provision.walk()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a file, before cleaning.

    ``pages``: the extent of each page in ``text``, ``boxes``: where its lines stand on them (PDF only). ``outline`` is
    set by formats that carry their own tree (Akoma Ntoso, USLM). ``metadata`` holds what the file says of itself,
    under the keys title, number, date (ISO), valid_from, authority, language, jurisdiction, kind, work, expression,
    court, country.
    ``notices`` are sentences for the user (tracked changes accepted, …).
    """

    text: str
    media_type: str
    encoding: str = ""
    pages: tuple[Span, ...] = ()
    boxes: tuple[Box, ...] = ()
    marks: tuple[Mark, ...] = ()
    omissions: tuple[Omission, ...] = ()
    notices: tuple[str, ...] = ()
    outline: Outline | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Work:
    """A law, judgment or notice as such, whatever its version (FRBR work; LAW.md section 2)."""

    uri: str
    title: str
    kind: Kind
    jurisdiction: str
    subtype: str = ""
    number: str = ""
    authority: str = ""
    adopted: str = ""


@dataclass(frozen=True, slots=True)
class Expression:
    """One dated version of a work in one language.

    ``date`` is the adoption of this version ('' if the text does not say). ``valid_from`` may be corrected
    later and is in no identifier; ``valid_from_basis`` is stated, amendment-date, registry, user or ''.
    """

    uri: str
    work: str
    language: str
    date: str = ""
    valid_from: str = ""
    valid_from_basis: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """What detection says a file is: the work and the version of it, with other names that resolve to it."""

    work: Work
    expression: Expression
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tag:
    """An entity in the text (TAGS.md). ``ref`` links a registry entry or work; '' if none."""

    start: int
    end: int
    label: str
    text: str
    value: Value = None
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation found in a text. ``work`` and ``eid`` are '' where they could not be resolved."""

    start: int
    end: int
    kind: str
    text: str
    work: str = ""
    eid: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest part with its own citation and a meaning.

    ``spans`` are the extents that make up its text: one, or a carried lead-in followed by an item.
    ``article`` is the eId of the smallest citable parent that groups hits (an article, a numbered
    paragraph, a point), ``article_num`` its printed number without spaces; ``label`` the pinpoint in the
    document's own words (第二百八十七条之二第一款); ``heading_path`` the headings above it, outermost first.
    """

    id: str
    eid: str
    article: str
    article_num: str
    label: str
    heading_path: tuple[str, ...]
    spans: tuple[Span, ...]
    text: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Flag:
    """Something about a document's structure that a person should look at.

    ``kind`` is one of the words of ingest/quality.py; ``eid`` names the provision it is about, '' for the whole
    document; ``detail`` holds what the sentence shown to the user is made of (labels, numbers).
    """

    kind: str
    eid: str = ""
    detail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quality:
    """How far the outline of a document can be trusted; ``outside`` is the share of its visible characters that lie in
    no provision, from 0 to 1."""

    outside: float = 0.0
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read, with everything found in it. ``text`` never changes afterwards.

    ``id`` comes from the bytes, the sidecar and the options of the ingest, so the same file is the same
    document on every machine.
    """

    id: str
    title: str
    identity: Identity
    media_type: str
    encoding: str
    text: str
    pages: tuple[Span, ...]
    outline: Outline
    marks: tuple[Mark, ...]
    clauses: tuple[Clause, ...]
    tags: tuple[Tag, ...]
    references: tuple[Reference, ...]
    omissions: tuple[Omission, ...]
    notices: tuple[str, ...]
    metadata: Mapping[str, str]
    boxes: tuple[Box, ...] = ()
    quality: Quality = Quality()
