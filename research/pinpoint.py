"""Citation → the clause rows of the provision it names."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping

from ingest.catalog import Catalog
from ingest.citations import Cited
from ingest.records import DocumentRow

Names = Mapping[str, tuple[DocumentRow, ...]]


_BRACKETS = {ord(a): b for a, b in zip("〔〕【】", "[][]", strict=True)} | {ord(c): None for c in "《》〈〉<>"}


def fold_name(name: str) -> str:
    """A title, short title or number as it is compared: NFKC, no brackets 《》, no white space, lower case.

    >>> fold_name("《中华人民共和国 刑法》"), fold_name("法释［2021］８号") == fold_name("法释〔2021〕8号")
    ('中华人民共和国刑法', True)
    """
    return "".join(unicodedata.normalize("NFKC", name).translate(_BRACKETS).split()).casefold()


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
    for document in named(known, name):
        if cited.eid:
            rows += [row for _, row in catalog.rows_at(cited.eid, document.rev)]
        else:
            rows += [clause.row for clause in catalog.clauses_of(document.rev)[:1]]
    return rows


def named(known: Names, name: str) -> tuple[DocumentRow, ...]:
    """The documents that go by ``name``; else those of the one work that it can be short for.

    反网络骗局法 is short for a title that ends so, 社保法 for 社会保险法: the same first and last characters, the
    others in order. A name that fits several works fits none.
    """
    wanted = fold_name(name)
    if wanted in known or len(wanted) < _SHORTEST or not wanted.endswith(_STATUTE):
        return known.get(wanted, ())
    for fits in (_ends_so, _contracts):
        found = {d.work: documents for title, documents in known.items() if fits(wanted, title) for d in documents}
        if len(found) == 1:
            return next(iter(found.values()))
    return ()


_SHORTEST = 3
_STATUTE = ("法", "法典", "条例", "办法", "规定", "细则", "解释")


def _ends_so(short: str, title: str) -> bool:
    return len(short) > _SHORTEST and title.endswith(short)


def _contracts(short: str, title: str) -> bool:
    if len(title) <= len(short) or short[0] != title[0] or short[-1] != title[-1]:
        return False
    characters = iter(title)
    return all(c in characters for c in short)


_ORDER = ("constitution", "law", "legal_interpretation", "judicial_interpretation", "administrative_regulation")
_LAST = (len(_ORDER) + 1, "", 0)


def _authority_order(document: DocumentRow) -> tuple[int, str, int]:
    rank = _ORDER.index(document.authority) if document.authority in _ORDER else len(_ORDER)
    return rank, document.work, -document.rev
