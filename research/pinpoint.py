"""Citation → the clause rows of the provision it names."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping

from ingest.catalog import Catalog
from ingest.citations import Cited
from ingest.records import DocumentRow

Names = Mapping[str, tuple[DocumentRow, ...]]


def fold_name(name: str) -> str:
    """A title, short title or number as it is compared: NFKC, no brackets 《》, no white space, lower case.

    >>> fold_name("《中华人民共和国 刑法》"), fold_name("法释［2021］８号") == fold_name("法释〔2021〕8号")
    ('中华人民共和国刑法', True)
    """
    plain = unicodedata.normalize("NFKC", name).translate(str.maketrans("〔〕【】", "[][]"))
    return "".join(c for c in plain if c not in "《》<>" and not c.isspace()).casefold()


def names(catalog: Catalog) -> Names:
    """Every name of a work in the library → its preferred documents, newest version first.

    Names are title, title without 中华人民共和国, number, and the aliases that the catalog keeps.
    """
    by_work: defaultdict[str, list[DocumentRow]] = defaultdict(list)
    found: defaultdict[str, dict[int, DocumentRow]] = defaultdict(dict)
    for document in sorted(catalog.documents(), key=lambda d: d.valid_from or d.date, reverse=True):
        if document.preferred:
            by_work[document.work].append(document)
            for name in (document.title, document.work_title, document.number, document.work):
                for form in {name, name.removeprefix("中华人民共和国")} - {""}:
                    found[fold_name(form)][document.rev] = document
    for alias, target in catalog.aliases().items():
        for document in by_work.get(target, ()):
            found[fold_name(alias)][document.rev] = document
    return {name: tuple(documents.values()) for name, documents in found.items()}


def lookup(catalog: Catalog, known: Names, cited: Cited) -> list[int]:
    """Rows of the cited provision, newest version first; [] where the library has no such provision.

    Without an instrument (第二百八十七条之二 alone) every law that has the article is meant, in the order of
    authority. A pinpoint inside a clause (an item) gives the clause that holds it.
    """
    name = cited.instrument or cited.number
    if not name:
        rank = {d.rev: _authority_order(d) for documents in known.values() for d in documents}
        found = catalog.rows_at(cited.eid)
        return [row for _, row in sorted(found, key=lambda pair: (rank.get(pair[0], _LAST), pair[1]))]
    rows: list[int] = []
    for document in known.get(fold_name(name), ()):
        if cited.eid:
            rows += [row for _, row in catalog.rows_at(cited.eid, document.rev)]
        else:
            rows += [clause.row for clause in catalog.clauses_of(document.rev)[:1]]
    return rows


_ORDER = ("constitution", "law", "legal_interpretation", "judicial_interpretation", "administrative_regulation")
_LAST = (len(_ORDER) + 1, "", 0)


def _authority_order(document: DocumentRow) -> tuple[int, str, int]:
    rank = _ORDER.index(document.authority) if document.authority in _ORDER else len(_ORDER)
    return rank, document.work, -document.rev
