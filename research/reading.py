"""An identifier or a citation → what it names, ready to be shown."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import unquote

from ingest.catalog import Catalog
from ingest.citations import Cited, read_citation
from ingest.errors import NotInLibrary
from ingest.models import Document, Part, Provision, Span
from ingest.records import ClauseRow, DocumentRow, Resolved
from ingest.validity import version_at
from research.pinpoint import lookup, named, names


@dataclass(frozen=True, slots=True)
class Passage:
    """A document, or one provision of it. ``provision`` is None for the whole; ``clauses`` are those inside it.

    ``nearest``: the version of the day asked for is not in the library, this is the one that comes nearest.
    """

    row: DocumentRow
    document: Document
    provision: Provision | None
    clauses: tuple[ClauseRow, ...]
    nearest: bool = False

    @property
    def span(self) -> Span:
        """Its extent in the document's text."""
        return (0, len(self.document.text)) if self.provision is None else (self.provision.start, self.provision.end)

    @property
    def text(self) -> str:
        start, end = self.span
        return self.document.text[start:end]

    @property
    def pages(self) -> tuple[int, int]:
        """The first and the last page on which a provision of a PDF stands, from 1; (0, 0) where there are no pages."""
        if self.provision is None or not self.document.pages:
            return 0, 0
        starts = [start for start, _ in self.document.pages]
        last = self.provision.start + len(self.text.rstrip()) - 1
        return bisect_right(starts, self.provision.start), bisect_right(starts, last)


def read_passage(catalog: Catalog, identifier: str, as_of: date | None = None) -> Passage:
    """What a clause ID, expression URI ~ eId, document ID, work URI, alias or citation names.

    A name that leaves the version open means the one of ``as_of`` (today). Raises NotInLibrary.
    """
    day = (as_of or date.today()).isoformat()
    resolved = catalog.resolve(identifier.strip())
    if resolved is not None:
        if _says_which_version(identifier, resolved):
            return _passage(catalog, resolved.document, resolved.eid)
        document, nearest = _of_day(catalog, resolved.work, catalog.document_row(resolved.document), day)
        return replace(_passage(catalog, document.id, resolved.eid), nearest=nearest)
    cited = read_citation(identifier.strip())
    known = names(catalog)
    if cited is None and named(known, identifier):
        cited = Cited(identifier.strip(), "", "")
    rows = lookup(catalog, known, cited) if cited else []
    if not rows or cited is None:
        raise NotInLibrary(identifier)
    return _cited_passage(catalog, cited, catalog.clauses(rows), day)


def _says_which_version(identifier: str, resolved: Resolved) -> bool:
    plain = unquote(identifier)
    return resolved.expression in plain or resolved.document in plain


def _of_day(catalog: Catalog, work: str, default: DocumentRow, day: str) -> tuple[DocumentRow, bool]:
    """The preferred document of the work's version on ``day``; True with it where that version is only the nearest."""
    version, exact = version_at(catalog.expressions(work), day)
    if version is None:
        return default, False
    found = catalog.resolve(version.uri)
    return (catalog.document_row(found.document) if found else default), not exact


def _cited_passage(catalog: Catalog, cited: Cited, clauses: Sequence[ClauseRow], day: str) -> Passage:
    """The cited provision in the version of the day, if that has it, else in the newest that has."""
    first = clauses[0]
    document, nearest = _of_day(catalog, first.work, catalog.document_row(first.document), day)
    clause = next((c for c in clauses if c.document == document.id), None)
    nearest = nearest or clause is None
    clause = clause or first
    if not cited.eid:
        return replace(_passage(catalog, clause.document, ""), nearest=nearest)
    eids = {p.eid for p in catalog.revision(clause.rev).outline.walk()}
    return replace(
        _passage(catalog, clause.document, cited.eid if cited.eid in eids else clause.article), nearest=nearest
    )


def find_document(catalog: Catalog, identifier: str, as_of: date | None = None) -> Passage:
    """The whole document that an identifier names or lies in. Raises NotInLibrary."""
    passage = read_passage(catalog, identifier, as_of)
    return _passage(catalog, passage.row.id, "")


def _passage(catalog: Catalog, document_id: str, eid: str) -> Passage:
    row = catalog.document_row(document_id)
    document = catalog.revision(row.rev)
    clauses = catalog.clauses_of(row.rev)
    if not eid:
        return Passage(row, document, None, tuple(clauses))
    provision = next((p for p in document.outline.walk() if p.eid == eid or eid in p.aliases), None)
    if provision is None:
        raise NotInLibrary(f"{document_id}~{eid}")
    inside = [c for c in clauses if _touches(c, provision)]
    return Passage(row, document, provision, tuple(inside))


def _touches(clause: ClauseRow, provision: Provision) -> bool:
    """Whether the clause's own words (its last span; a first one may be a lead-in) overlap the provision."""
    start, end = clause.spans[-1]
    return start < provision.end and provision.start < end


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a document in reading order: a part by its name, or a provision's own text above its children."""

    name: str
    depth: int
    num: str
    heading: str
    eid: str
    start: int
    end: int


def stretches(document: Document) -> tuple[Stretch, ...]:
    """The whole text in order, each visible character once: parts, and provisions cut at their children."""
    found: list[Stretch] = []
    items: list[Provision | Part] = [*document.outline.provisions, *document.outline.parts]
    for item in sorted(items, key=lambda x: x.start):
        if isinstance(item, Part):
            found.append(Stretch(item.name, 0, "", "", "", item.start, item.end))
        else:
            found += _own_text(item, 0)
    return tuple(s for s in found if document.text[s.start : s.end].strip())


def _own_text(provision: Provision, depth: int) -> list[Stretch]:
    out: list[Stretch] = []
    position = provision.start

    def add(end: int) -> None:
        out.append(Stretch(provision.element, depth, provision.num, provision.heading, provision.eid, position, end))

    for child in provision.children:
        add(child.start)
        out.extend(_own_text(child, depth + 1))
        position = child.end
    add(provision.end)
    return out
