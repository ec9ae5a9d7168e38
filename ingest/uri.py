"""Work and expression URIs, eIds and clause IDs (Akoma Ntoso Naming Convention 1.0; LAW.md section 2)."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from ingest.numerals import parse_integer

_PREFIX = {
    "article": "art",
    "chapter": "chp",
    "section": "sec",
    "subsection": "subsec",
    "paragraph": "para",
    "subparagraph": "subpara",
    "clause": "cl",
    "subclause": "subcl",
}
_NOT_IN_NUMBER = re.compile(r"(?:[^\w.\-]|_)+")
_NOT_IN_SLUG = re.compile(r"[\s/~@?#%《》<>\"'“”‘’]+")


def eid_part(element: str, number: str) -> str:
    """One step of an eId: ``eid_part("article", "287-2")`` is ``art_287-2``.

    A number keeps letters of any script, digits, full stops and hyphens; all else in it becomes a hyphen.

    >>> eid_part("section", "Q&A，问答？"), eid_part("item", "•")
    ('sec_Q-A-问答', 'item')
    """
    number = _NOT_IN_NUMBER.sub("-", number).strip("-")
    return f"{_PREFIX.get(element, element)}_{number}" if number else _PREFIX.get(element, element)


def eid(parent: str, element: str, number: str) -> str:
    """An eId below ``parent`` ('' for the document); articles count through, so theirs take no chapter prefix."""
    part = eid_part(element, number)
    return part if not parent else f"{parent}__{part}"


def number_part(num: str) -> str:
    """The number of a label in Arabic digits, '' if none: 第二百八十七条之二 → 287-2, （一） → 1, (iv) → iv, • → ''."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", num))
    bare = re.sub(r"[第笫条章节编部分款项目條節編項()\[\]、,:§]", "", plain).strip(".")
    groups = [p for p in re.split(r"[之\-—.]", bare) if p]
    numbers = (str(n) if (n := parse_integer(g)) is not None else slug(g) for g in groups)
    return "-".join(clean for n in numbers if (clean := _NOT_IN_NUMBER.sub("-", n).strip("-")))


def slug(text: str) -> str:
    """Text in its own script, safe inside a URI and an eId (no space, slash, ~, @, quotes); NFC."""
    return _NOT_IN_SLUG.sub("-", unicodedata.normalize("NFC", text).strip()).strip("-")


def text_digest(text: str) -> str:
    """``sha256-…`` of the text, white space aside: the name of what has no other."""
    return "sha256-" + hashlib.sha256("".join(text.split()).encode()).hexdigest()[:16]


def expression_uri(work: str, language: str, date: str) -> str:
    """``/akn/cn/act/1979-07-01/刑法/zho@2020-12-26``; language as ISO 639-2 (zho, eng)."""
    return f"{work}/{language}@{date}"


def clause_id(expression: str, clause_eid: str) -> str:
    """Expression URI + ``~`` + eId: the same after re-ingest, re-index and on another machine."""
    return f"{expression}~{clause_eid}"


def split_clause_id(identifier: str) -> tuple[str, str]:
    """(expression or document, eId or '')."""
    expression, _, clause_eid = identifier.partition("~")
    return expression, clause_eid
