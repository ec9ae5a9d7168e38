"""An identifier or a citation → what it names, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.catalog import Catalog
from ingest.citations import read_citation
from ingest.errors import NotInLibrary
from ingest.models import Document, Part, Provision
from ingest.records import ClauseRow, DocumentRow
from research.pinpoint import lookup, names


@dataclass(frozen=True, slots=True)
class Passage:
    """A document, or one provision of it. ``provision`` is None for the whole; ``clauses`` are those inside it."""

    row: DocumentRow
    document: Document
    provision: Provision | None
    clauses: tuple[ClauseRow, ...]

    @property
    def text(self) -> str:
        if self.provision is None:
            return self.document.text
        return self.document.text[self.provision.start : self.provision.end]


def read_passage(catalog: Catalog, identifier: str) -> Passage:
    """What a clause ID, expression URI ~ eId, document ID, work URI, alias or citation names.

    Raises NotInLibrary.
    """
    named = catalog.resolve(identifier.strip())
    if named is not None:
        return _passage(catalog, named.document, named.eid)
    cited = read_citation(identifier.strip())
    rows = lookup(catalog, names(catalog), cited) if cited else []
    if not rows or cited is None:
        raise NotInLibrary(identifier)
    clause = catalog.clauses(rows[:1])[0]
    eids = {p.eid for p in catalog.revision(clause.rev).outline.walk()}
    return _passage(catalog, clause.document, cited.eid if cited.eid in eids else clause.article)


def find_document(catalog: Catalog, identifier: str) -> Passage:
    """The whole document that an identifier names or lies in. Raises NotInLibrary."""
    passage = read_passage(catalog, identifier)
    return _passage(catalog, passage.row.id, "")


def _passage(catalog: Catalog, document_id: str, eid: str) -> Passage:
    row = catalog.document_row(document_id)
    document = catalog.revision(row.rev)
    clauses = catalog.clauses_of(row.rev)
    if not eid:
        return Passage(row, document, None, tuple(clauses))
    provision = next((p for p in document.outline.walk() if p.eid == eid), None)
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
    for item in sorted((*document.outline.provisions, *document.outline.parts), key=lambda x: x.start):
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
