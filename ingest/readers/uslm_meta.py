"""What a USLM file says of itself: title, number, dates, agency."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from ingest.readers.xml_source import local_name, plain_text

_NOTICES = frozenset({"notice", "rule", "proposedRule", "presidentialDoc", "frDoc"})
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_LABEL = re.compile(r"^[A-Z ]{4,40}:\s*")


def metadata(root: etree._Element) -> Mapping[str, str]:
    """Under the keys of ``Reading.metadata``; only what the file says."""
    kind = local_name(root)
    meta = next((e for e in root if local_name(e) == "meta"), root)
    preface = next((e for e in root if local_name(e) == "preface"), root)
    known = list(meta.iter(etree.Element))
    found = {
        "kind": "notice" if kind in _NOTICES else "law",
        "subtype": kind,
        "country": "us",
        "jurisdiction": "us",
        "language": "eng",
        "work": root.get("identifier") or "",
        "title": _text(known, "title"),
        "number": _text(known, "docNumber"),
        "date": _date(known, ("approvedDate", "docReleasePoint", "created", "date")),
        "citation": _text(known, "citableAs"),
    }
    if kind in _NOTICES:
        found |= _federal_register(root, preface)
    elif kind == "cfrDoc":
        found["number"] = f"{found['number']} CFR"
    elif found["citation"]:
        found["number"] = found["citation"]
    return {key: value for key, value in found.items() if value}


def _federal_register(root: etree._Element, preface: etree._Element) -> dict[str, str]:
    """Agency, action, summary and dates out of the preamble of a Federal Register document."""
    printed = list(preface.iter(etree.Element))
    organizations = [plain_text(e) for e in printed if local_name(e) == "organization"]
    agency = next((o for o in organizations if _LABEL.match(o)), organizations[0] if organizations else "")
    found = {
        "title": _text(printed, "subject") or _text(printed, "title"),
        "authority": _LABEL.sub("", agency),
        "agency": "; ".join(o for o in organizations if not _LABEL.match(o)),
        "action": _LABEL.sub("", _text(printed, "actionDescription")),
        "docket": next((plain_text(e) for e in printed if e.get("role") == "DEPDOC"), ""),
    }
    for element in root.iter(etree.Element):
        if local_name(element) == "statement" and element.get("role") in ("summary", "effectiveDate"):
            found |= _statement(element)
    return {key: value for key, value in found.items() if value}


def _statement(statement: etree._Element) -> dict[str, str]:
    text = _LABEL.sub("", plain_text(statement))
    if statement.get("role") == "summary":
        return {"summary": text}
    dates = [d for e in statement.iter(etree.Element) if _ISO.match(d := e.get("date") or "")]
    stated = re.search(r"\beffective\b", text, re.I)
    return {"effective": text, "valid_from": dates[0][:10] if dates and stated else ""}


def _text(elements: Sequence[etree._Element], name: str) -> str:
    return next((t for e in elements if local_name(e) == name and (t := plain_text(e))), "")


def _date(elements: Sequence[etree._Element], names: Sequence[str]) -> str:
    for name in names:
        value = _text(elements, name)
        if _ISO.match(value):
            return value[:10]
    return ""
