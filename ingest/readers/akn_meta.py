"""What an Akoma Ntoso file says of itself: FRBR identification, titles, numbers, courts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from ingest.language import language_code
from ingest.readers.xml_source import local_name, plain_text

_KINDS = {
    "act": "law", "bill": "law", "portion": "law", "judgment": "opinion", "doc": "notice", "statement": "notice",
    "debate": "notice", "debateReport": "notice", "amendment": "notice", "documentCollection": "notice",
    "amendmentList": "notice", "officialGazette": "notice",
}  # fmt: skip
_ISO = re.compile(r"(?!9999|2999|0001)\d{4}-\d{2}-\d{2}")
_MADE_BY_PROGRAM = frozenset({"generated", "transform", "generation"})


def metadata(root: etree._Element) -> Mapping[str, str]:
    """Title, number, date, court and the like under the keys of ``Reading.metadata``; only what the file says."""
    document = next((e for e in root.iter(etree.Element) if local_name(e) in _KINDS), root)
    meta = next((e for e in document if local_name(e) == "meta"), None)
    found = {"kind": _kind(root, document), "subtype": document.get("name") or ""}
    if meta is not None:
        found |= _identification(meta) | _proprietary(meta)
    found |= _printed(document, found)
    return {key: value for key, value in found.items() if value}


def _kind(root: etree._Element, document: etree._Element) -> str:
    inside = {local_name(e) for e in root.iter(etree.Element)} & {"act", "bill"}
    if local_name(document) == "documentCollection" and inside:
        return "law"
    return _KINDS.get(local_name(document), "")


def _identification(meta: etree._Element) -> dict[str, str]:
    work = _first(meta, "FRBRWork")
    expression = _first(meta, "FRBRExpression")
    country = _value(work, "FRBRcountry").lower().partition("-")[0]
    language = _value(expression, "FRBRlanguage", "language").lower()
    return {
        "work": _value(work, "FRBRuri") or _value(work, "FRBRthis"),
        "expression": _value(expression, "FRBRuri") or _value(expression, "FRBRthis"),
        "country": country,
        "jurisdiction": "gb" if country == "uk" else country,
        "language": language_code(language),
        "date": _date(work) or _date(expression),
        "version_date": _date(expression),
        "number": _value(work, "FRBRnumber"),
        "title": _value(work, "FRBRalias") or _value(work, "FRBRname"),
        "authority": _author(meta, work),
    }


def _proprietary(meta: etree._Element) -> dict[str, str]:
    """The elements that the United Kingdom's publishers add."""
    holder = _first(meta, "proprietary")
    if holder is None:
        return {}
    texts: dict[str, str] = {}
    for element in holder.iter(etree.Element):
        texts.setdefault(local_name(element), plain_text(element))
    found = {
        "court": texts.get("court", ""),
        "neutral_citation": texts.get("cite", ""),
        "case_number": texts.get("caseNumber", ""),
    }
    if texts.get("title"):
        found["title"] = texts["title"]
    if _ISO.fullmatch(texts.get("date", "")):
        found["date"] = texts["date"]
    return found


def _printed(document: etree._Element, known: Mapping[str, str]) -> dict[str, str]:
    """What the visible text marks up and the metadata did not say."""
    front = [e for e in document if local_name(e) in ("coverPage", "preface", "header")]
    inside = [e for part in front for e in part.iter(etree.Element)]
    judgment = local_name(document) == "judgment"
    found: dict[str, str] = {}
    title = _text(inside, "shortTitle") or _text(inside, "docTitle")
    if title and not (judgment and known.get("title")):
        found["title"] = title
    found["neutral_citation"] = known.get("neutral_citation") or _text(inside, "neutralCitation")
    found["number"] = (found["neutral_citation"] if judgment else _text(inside, "docNumber")) or known.get("number", "")
    found["court"] = known.get("court") or _text(inside, "courtType")
    dates = (e.get("date") or "" for e in inside if local_name(e) == "docDate")
    found["date"] = known.get("date") or next((d[:10] for d in dates if _ISO.match(d)), "")
    return found


def _author(meta: etree._Element, work: etree._Element | None) -> str:
    reference = _value(work, "FRBRauthor", "href").lstrip("#")
    for element in meta.iter(etree.Element):
        if reference and reference in (element.get("eId"), element.get("id")):
            return element.get("showAs") or ""
    return ""


def _date(holder: etree._Element | None) -> str:
    if holder is None:
        return ""
    for element in holder:
        value = element.get("date") or ""
        if local_name(element) == "FRBRdate" and element.get("name") not in _MADE_BY_PROGRAM and _ISO.match(value):
            return value[:10]
    return ""


def _first(holder: etree._Element, name: str) -> etree._Element | None:
    return next((e for e in holder.iter(etree.Element) if local_name(e) == name), None)


def _value(holder: etree._Element | None, name: str, attribute: str = "value") -> str:
    if holder is None:
        return ""
    return next((e.get(attribute) or "" for e in holder if local_name(e) == name), "")


def _text(elements: Iterable[etree._Element], name: str) -> str:
    return next((t for e in elements if local_name(e) == name and (t := plain_text(e))), "")
