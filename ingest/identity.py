"""Work and expression URIs and other names of a text (Akoma Ntoso Naming Convention 1.0; LAW.md section 2)."""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.detect import Detected
from ingest.models import Expression, Identity, Work
from ingest.registry import find_number, find_work
from ingest.uri import expression_uri, slug, text_digest

_STATE = "中华人民共和国"
_NAMED_BY_YEAR = re.compile(r"\b(?:Act|Regulations?|Order|Rules|Code|Bill)\b.*[12][0-9]{3}", re.IGNORECASE)
"""A title that names one instrument; a heading such as Introduction names none."""
_CHAPTERED = {
    "ukpga": "act",
    "asp": "act/asp",
    "anaw": "act/anaw",
    "asc": "act/asc",
    "nia": "act/nia",
    "ukla": "act/ukla",
}


def identify(detected: Detected, text: str) -> Identity:
    """The work and the version that a text is, and the names that resolve to it.

    A part of a URI that the text does not settle is ``sha256-…`` of the text, so that two texts of which neither
    says what it is never pass for one.
    """
    uri = _work_uri(detected, text)
    if detected.component:
        uri = f"{uri}/!{slug(detected.component)}"
    day = detected.version_date or _native_date(detected.native_expression) or text_digest(text)
    language = detected.language or "und"
    work = Work(
        uri, detected.title, detected.kind, detected.jurisdiction, detected.subtype, detected.number,
        detected.authority, detected.adopted,
    )  # fmt: skip
    expression = Expression(
        expression_uri(uri, language, day), uri, language, detected.version_date, detected.valid_from,
        detected.valid_from_basis, detected.valid_to,
    )  # fmt: skip
    return Identity(work, expression, _aliases(detected, uri))


def _work_uri(detected: Detected, text: str) -> str:
    if native := native_uri(detected.native_work):
        return native
    maker = _MAKERS.get(detected.jurisdiction.partition("-")[0], _other)
    return maker(detected, text)


def _chinese(detected: Detected, text: str) -> str:
    if detected.kind == "opinion":
        return _judgment(detected, text, slug(detected.court))
    day = detected.adopted or text_digest(text)
    name = slug(canonical_title(detected.title)) or text_digest(text)
    place = detected.jurisdiction
    issuer = detected.issuer or slug(detected.body) or "unknown"
    if detected.kind == "notice":
        return f"/akn/{place}/doc/notice/{issuer}/{day}/{slug(detected.number) or name}"
    if detected.subtype == "interpretation":
        return f"/akn/{place}/act/interpretation/{issuer}/{day}/{slug(detected.number) or name}"
    if detected.subtype == "rule":
        return f"/akn/{place}/act/rule/{issuer}/{day}/{name}"
    return "/".join(["/akn", place, "act", *([detected.subtype] if detected.subtype else []), day, name])


def _judgment(detected: Detected, text: str, court: str) -> str:
    parts = [court or "unknown", detected.adopted or text_digest(text), slug(detected.number) or text_digest(text)]
    return "/".join(["/akn", detected.jurisdiction or "xx", "judgment", *parts])


def _american(detected: Detected, text: str) -> str:
    if detected.kind == "opinion":
        return _judgment(detected, text, detected.issuer or slug(detected.court).lower())
    if detected.kind == "notice" and detected.number:
        return f"/akn/us/doc/{detected.subtype or 'notice'}/{slug(detected.number)}"
    if bill := re.match(r"([0-9]+) ([A-Z]+) ([0-9]+) [A-Z]+:", detected.title):
        return f"/akn/us/bill/{bill[1]}/{bill[2].lower()}/{bill[3]}"
    if law := re.search(r"Public Law ([0-9]+)[-–]([0-9]+)", detected.number):
        return f"/akn/us/act/pl/{law[1]}/{law[2]}"
    return _other(detected, text)


def _british(detected: Detected, text: str) -> str:
    if neutral := re.match(r"\[([0-9]{4})\] .*?([0-9]+)(?: \(|$)", detected.number):
        court = detected.issuer or slug(detected.court).lower() or "unknown"
        return f"/akn/gb/judgment/{court}/{neutral[1]}/{neutral[2]}"
    if detected.kind == "law" and (
        act := re.match(r"([0-9]{4})\s+(?:CHAPTER|c\.)\s*([0-9]+)", detected.number, re.IGNORECASE)
    ):
        return f"/akn/gb/act/{act[1]}/{act[2]}"
    if detected.kind == "law" and (instrument := re.match(r"([0-9]{4})\s+No\.\s*([0-9]+)", detected.number)):
        return f"/akn/gb/act/uksi/{instrument[1]}/{instrument[2]}"
    return (
        _judgment(detected, text, slug(detected.court).lower())
        if detected.kind == "opinion"
        else _other(detected, text)
    )


def _european(detected: Detected, text: str) -> str:
    kind = re.search(r"\b(regulation|directive|decision)\b", detected.title, re.IGNORECASE)
    number = re.search(r"([0-9]{1,4})/([0-9]{1,4})", detected.number)
    if detected.kind == "law" and kind and number:
        year, serial = (
            (number[1], number[2]) if re.fullmatch(r"(?:19|20)[0-9]{2}", number[1]) else (number[2], number[1])
        )
        return f"/akn/eu/act/{kind[1].lower()}/{year}/{serial}"
    return _other(detected, text)


def _other(detected: Detected, text: str) -> str:
    """Any other country: type, date, number or title."""
    if detected.kind == "opinion":
        return _judgment(detected, text, slug(detected.court).lower())
    kind = "act" if detected.kind == "law" else "doc"
    day = detected.adopted or text_digest(text)
    named = _NAMED_BY_YEAR.search(detected.title) and (detected.kind == "law" or detected.adopted)
    name = slug(detected.number) or (slug(detected.title)[:80] if named else text_digest(text))
    subtype = [slug(detected.subtype)] if detected.subtype else []
    return "/".join(["/akn", detected.jurisdiction or "xx", kind, *subtype, day, name])


_MAKERS: dict[str, Callable[[Detected, str], str]] = {
    "cn": _chinese,
    "us": _american,
    "gb": _british,
    "eu": _european,
}


def canonical_title(title: str) -> str:
    """The title that slugs are made of: no white space, no name of the state in front, half-width brackets widened.

    >>> canonical_title("中华人民共和国刑法修正案(十一)")
    '刑法修正案（十一）'
    """
    bare = re.sub(r"\s+", "", title).replace("(", "（").replace(")", "）").strip("《》")
    return bare[len(_STATE) :] if bare.startswith(_STATE) and len(bare) > len(_STATE) else bare


def native_uri(given: str) -> str:
    """A work URI in our form for one that a file gives itself, '' where it gives none.

    >>> native_uri("http://www.legislation.gov.uk/id/ukpga/2006/35"), native_uri("/us/usc/t18")
    ('/akn/gb/act/2006/35', '/akn/us/act/usc/18')
    >>> native_uri("https://caselaw.nationalarchives.gov.uk/id/ewca/civ/2024/1")
    '/akn/gb/judgment/ewca-civ/2024/1'
    """
    path = re.sub(r"^https?://[^/]+(?:/id)?", "", given.strip()).rstrip("/")
    path = re.sub(r"/(?:enacted|made|created|adopted|!?main)$", "", path)
    if not path.strip("/"):
        return ""
    if "caselaw.nationalarchives" in given:
        return _caselaw(path)
    if "legislation.gov.uk" in given:
        return _legislation(path)
    if path.startswith("/akn/"):
        return re.sub(r"//+", "/", path)
    return _american_identifier(path) or (f"/akn{path}" if path.startswith("/") else f"/akn/xx/doc/{slug(path)}")


def _caselaw(path: str) -> str:
    *court, year, number = path.strip("/").split("/")
    return f"/akn/gb/judgment/{'-'.join(court)}/{year}/{number}"


def _legislation(path: str) -> str:
    series, *rest = path.strip("/").split("/")
    if len(rest) > 2:
        return "/".join(["/akn/gb/doc", series, *rest])
    return "/".join(["/akn/gb", _CHAPTERED.get(series, f"act/{series}"), *rest])


def _american_identifier(path: str) -> str:
    """USLM identifiers: /us/usc/t18, /us/pl/113/121, /us/bill/115/hr/609, /us/fr/83/frdoc2018-09954."""
    steps = path.strip("/").split("/")
    if steps[0] != "us" or len(steps) < 3:
        return ""
    if steps[1] == "usc":
        return "/".join(["/akn/us/act/usc", steps[2].removeprefix("t"), *steps[3:]])
    if steps[1] == "fr":
        return f"/akn/us/doc/fr/{steps[-1].removeprefix('frdoc')}"
    if steps[1] in ("pl", "pvtl", "act", "stat", "comp"):
        return "/".join(["/akn/us/act", *steps[1:]])
    return f"/akn{path}"


def _native_date(expression: str) -> str:
    found = re.search(r"@([0-9]{4}-[0-9]{2}-[0-9]{2})", expression)
    return found[1] if found else ""


def _aliases(detected: Detected, uri: str) -> tuple[str, ...]:
    """Other names: short titles, number, the identifiers that the United States, the United Kingdom and the EU use."""
    names: list[str] = [detected.title, *detected.aliases]
    if detected.language == "zho" and detected.kind != "opinion":
        known = find_work(detected.title) or find_number(detected.number)
        names += [canonical_title(detected.title), *(known.short if known else ())]
        names += _interpretation_names(detected.title)
    if detected.component:
        names.append(f"{canonical_title(detected.title)}{detected.component}")
    names += [detected.number, detected.native_work, *_identifiers(uri)]
    return tuple(n for n in dict.fromkeys(names) if n and n != uri)


def _interpretation_names(title: str) -> list[str]:
    """关于适用〈甲法〉的解释 is cited as 甲法解释; a title without its issuers is cited too."""
    out: list[str] = []
    if (at := title.find("关于")) > 0:
        out.append(title[at:])
    if applied := re.search(r"关于适用《([^》]+)》的解释$", title):
        out.append(f"{canonical_title(applied[1])}解释")
    return out


def _identifiers(uri: str) -> list[str]:
    """The identifiers that a work URI stands for elsewhere: /us/usc/t18, ukpga/2006/35, eli/reg/2016/679."""
    if found := re.fullmatch(r"/akn/us/act/usc/(.+)", uri):
        return [f"/us/usc/t{found[1]}", f"{found[1].partition('/')[0]} U.S.C."]
    if found := re.fullmatch(r"/akn/gb/act/([0-9]{4})/([0-9]+)", uri):
        return [f"ukpga/{found[1]}/{found[2]}"]
    if found := re.fullmatch(r"/akn/gb/act/([a-z]+)/([0-9]{4})/([0-9]+)", uri):
        return [f"{found[1]}/{found[2]}/{found[3]}"]
    if found := re.fullmatch(r"/akn/eu/act/(reg|dir|dec)[a-z]*/([0-9]{4})/([0-9]+)", uri):
        return [f"eli/{found[1]}/{found[2]}/{found[3]}"]
    return []
