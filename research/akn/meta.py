"""The metadata of a document in Akoma Ntoso: FRBR identification, life, amendments, other names, our own record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast
from urllib.parse import quote

from lxml import etree

from ingest.dates import is_iso_day
from ingest.models import Document
from ingest.readers.akn_own import AKN, digest, own, token
from research.akn.covers import Cover, spans_of
from research.akn.pen import holdable

_NAMES = cast("dict[str, str]", {None: AKN})
_UNKNOWN = "0001-01-01"
"""The date that Akoma Ntoso wants where none is known; read as none."""
_SOURCE = {"source": "#clausebook"}


def meta(document: Document, left: Sequence[Cover]) -> etree._Element:
    """The ``meta`` element of the document; ``left``: covers that no element of the body holds."""
    element = etree.Element(f"{{{AKN}}}meta", nsmap=_NAMES)
    identity = document.identity
    _identification(element, document, "")
    adopted, changed = identity.work.adopted, identity.expression.date
    if is_iso_day(adopted or changed):
        life = _add(element, "lifecycle", _SOURCE)
        _event(life, "adopted", adopted if is_iso_day(adopted) else changed, "generation")
        if is_iso_day(adopted) and is_iso_day(changed) and changed > adopted:
            _event(life, "changed", changed, "amendment")
    _analysis(element, document, left)
    _references(element, document)
    _record(element, document, left)
    return element


def attachment_meta(document: Document, eid: str) -> etree._Element:
    """The ``meta`` element of an annex, which is a component of the document."""
    element = etree.Element(f"{{{AKN}}}meta", nsmap=_NAMES)
    _identification(element, document, eid)
    return element


def _identification(holder: etree._Element, document: Document, component: str) -> None:
    work, expression = document.identity.work, document.identity.expression
    identification = _add(holder, "identification", _SOURCE)
    part = f"/!{component or 'main'}"
    one = _add(identification, "FRBRWork")
    _names(one, work.uri + part, work.uri)
    if not component:
        for name, value in (("title", document.title), *(("alias", a) for a in document.identity.aliases)):
            _add(one, "FRBRalias", {"name": name, "value": value})
    _made(one, work.adopted, "adopted", "#issuer")
    _add(one, "FRBRcountry", {"value": work.jurisdiction})
    for name, value in (("FRBRsubtype", work.subtype), ("FRBRnumber", work.number), ("FRBRname", document.title)):
        if value:
            _add(one, name, {"value": value})
    two = _add(identification, "FRBRExpression")
    _names(two, expression.uri + part, expression.uri)
    _made(two, expression.date, "adopted", "#issuer")
    _add(two, "FRBRlanguage", {"language": expression.language})
    three = _add(identification, "FRBRManifestation")
    _names(three, f"{expression.uri}{part}.xml", f"{expression.uri}.akn")
    _made(three, expression.date, "adopted", "#clausebook")
    _add(three, "FRBRformat", {"value": "application/akn+xml"})


def _names(holder: etree._Element, this: str, uri: str) -> None:
    _add(holder, "FRBRthis", {"value": this})
    _add(holder, "FRBRuri", {"value": uri})


def _made(holder: etree._Element, day: str, name: str, author: str) -> None:
    known = is_iso_day(day)
    _add(holder, "FRBRdate", {"date": day if known else _UNKNOWN, "name": name if known else "unknown"})
    _add(holder, "FRBRauthor", {"href": author})


def _event(life: etree._Element, eid: str, day: str, kind: str) -> None:
    _add(life, "eventRef", {"eId": f"event_{eid}", "date": day, "source": "#original", "type": kind})


def _analysis(holder: etree._Element, document: Document, left: Iterable[Cover]) -> None:
    """Amendments as ``textualMod``, other labels and identifiers of provisions as ``alternativeReference``."""
    amendments = document.outline.amendments
    aliases = [(p.eid, alias) for p in document.outline.walk() for alias in p.aliases]
    if not (amendments or aliases):
        return
    analysis = _add(holder, "analysis", _SOURCE)
    if amendments:
        lost = {c.name for c in left if c.kind == "mod"}
        active = _add(analysis, "activeModifications")
        laws = _laws(document)
        for number, amendment in enumerate(amendments, 1):
            change = _add(active, "textualMod", {"type": amendment.action, "eId": f"textualMod_{number}"})
            _add(change, "source", {"href": _to(amendment.provision)})
            said = {"law": amendment.law, "label": amendment.label, "eid": amendment.eid}
            noted = {own(name): value for name, value in said.items() if value}
            _add(change, "destination", {"href": f"#{laws[amendment.law]}"} | noted)
            for name, (start, end) in sorted(spans_of(amendment, number), reverse=True):
                place = {own("span"): f"{start} {end}"} if name in lost or start == end else {}
                _add(change, name.rpartition("__")[2], {"href": _to(name)} | place)
    if aliases:
        others = _add(analysis, "otherReferences", _SOURCE)
        for eid, alias in aliases:
            _add(others, "alternativeReference", {"for": _to(eid), "showAs": alias})


def _laws(document: Document) -> Mapping[str, str]:
    """An eId for each law that the document amends."""
    titles = dict.fromkeys(a.law for a in document.outline.amendments)
    return {title: f"amended_{number}" for number, title in enumerate(titles, 1)}


def _references(holder: etree._Element, document: Document) -> None:
    references = _add(holder, "references", _SOURCE)
    _reference(references, "original", "original", document.identity.expression.uri, document.title)
    for title, eid in _laws(document).items():
        _reference(references, "activeRef", eid, f"/akn/{document.identity.work.jurisdiction}/act/{title}", title)
    _reference(references, "TLCOrganization", "clausebook", "/ontology/organization/clausebook", "Clausebook")
    said = document.metadata
    issuer = said.get("authority") or said.get("court") or ""
    _reference(references, "TLCOrganization", "issuer", f"/ontology/organization/{issuer or 'unknown'}", issuer)


def _reference(holder: etree._Element, name: str, eid: str, uri: str, shown: str) -> None:
    _add(holder, name, {"eId": eid, "href": quote(uri, safe="/@!"), "showAs": shown})


def _record(holder: etree._Element, document: Document, left: Iterable[Cover]) -> None:
    """What our own reader goes by: the identity as the catalog has it, and the marks that no element holds."""
    work, expression = document.identity.work, document.identity.expression
    fields = {
        "format": "1", "digest": digest(document.text), "kind": work.kind, "title": document.title,
        "work": work.uri, "expression": expression.uri, "jurisdiction": work.jurisdiction,
        "language": expression.language, "subtype": work.subtype, "number": work.number, "level": work.authority,
        "adopted": work.adopted, "version_date": expression.date, "valid_from": expression.valid_from,
        "valid_from_basis": expression.valid_from_basis, "valid_to": expression.valid_to,
        "aliases": "\n".join(document.identity.aliases),
    }  # fmt: skip
    proprietary = _add(holder, "proprietary", _SOURCE)
    etree.SubElement(proprietary, own("document"), {k: holdable(v) for k, v in fields.items() if v})
    for cover in left:
        if cover.mark:
            extent = {"start": str(cover.start), "end": str(cover.end)}
            etree.SubElement(proprietary, own("mark"), {"is": token(cover.mark), **extent})


def _to(eid: str) -> str:
    return "#" + quote(eid, safe="")


def _add(holder: etree._Element, name: str, attributes: Mapping[str, str] | None = None) -> etree._Element:
    clean = {key: holdable(value) for key, value in (attributes or {}).items()}
    return etree.SubElement(holder, f"{{{AKN}}}{name}", clean)
