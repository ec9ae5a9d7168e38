"""Detection for files that say themselves what they are: Akoma Ntoso, USLM."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.dates import is_iso_day
from ingest.detect.caption import plain_title, title_of_case
from ingest.detect.record import Detected
from ingest.language import language_code, language_of
from ingest.models import Kind, Reading, Span
from ingest.validity import stated_effect_english

_KINDS: dict[str, Kind] = {"law": "law", "opinion": "opinion", "notice": "notice"}
_COUNTRIES = {"uk": "gb", "ita": "it", "usa": "us", "eur": "eu"}
_PRIMARY = re.compile(
    r"PublicGeneralAct|ScottishAct|ukpga|/asp/|/anaw/|/asc/|/nia/|/usc|/us/pl/|/act/(?!.*regulation)", re.IGNORECASE
)
_UNITED_KINGDOM = re.compile(r"(?:uk|ni|sp|sc|w|a)(?:pga|pub|si|sr|dsi|sp|sc)|(?:d?si|sdsi|ssi|nidsr|asp|asc|wdsi)")
_SECONDARY = re.compile(
    r"Instrument|/uksi/|/ssi/|/wsi/|/nisr/|/sdsi/|/ukdsi/|Rule|Order|regulation|/us/fr/|/us/cfr", re.IGNORECASE
)


def detect_native(reading: Reading, name: str) -> Detected:
    """What the metadata of a marked-up file say, with text and file name for what they leave out."""
    said = reading.metadata
    text = reading.text
    kind = _KINDS.get(said.get("kind", ""), "notice")
    jurisdiction = country_code(said.get("jurisdiction") or said.get("country", ""))
    if not jurisdiction and _UNITED_KINGDOM.match(said.get("subtype", "")):
        jurisdiction = "gb"
    title, span = _title(reading, name)
    day = _day(said.get("date", ""))
    version = _day(said.get("version_date", "")) or day
    force = _day(said.get("valid_from", "")) or (day if kind == "opinion" else stated_effect_english(text))
    court = said.get("court", "") if kind == "opinion" else ""
    return Detected(
        kind, jurisdiction, language_code(said.get("language", "")) or language_of(text), title, span,
        said.get("subtype", ""), said.get("number", ""),
        _authority(kind, said.get("work", ""), said.get("subtype", "")),
        court=court, body=said.get("authority", ""), adopted=day, version_date=version, valid_from=force,
        valid_from_basis="stated" if force else "", preface_end=span[1] if span else 0,
        native_work=said.get("work", ""), native_expression=said.get("expression", ""),
    )  # fmt: skip


def detect_own(reading: Reading) -> Detected:
    """What an export of ours says of itself: the identity with which it was written, unchanged."""
    said = reading.metadata
    title = said.get("title", "")
    kind = _KINDS.get(said.get("kind", ""), "notice")
    part = next((p for p in (reading.outline.parts if reading.outline else ()) if p.name == "title"), None)
    return Detected(
        kind, said.get("jurisdiction", ""), said.get("language", ""), title,
        (part.start, part.end) if part else None, said.get("subtype", ""), said.get("number", ""),
        said.get("level", ""), adopted=_day(said.get("adopted", "")), version_date=_day(said.get("version_date", "")),
        valid_from=_day(said.get("valid_from", "")), valid_from_basis=said.get("valid_from_basis", ""),
        valid_to=_day(said.get("valid_to", "")), native_work=said.get("work", ""),
        native_expression=said.get("expression", ""), aliases=tuple(said.get("aliases", "").split("\n")),
    )  # fmt: skip


def with_metadata(detected: Detected, reading: Reading) -> Detected:
    """Fills what the text left open from the metadata of a file without a tree of its own (html, pdf, docx)."""
    said = reading.metadata
    day = _day(said.get("date", ""))
    return replace(
        detected,
        title=detected.title or said.get("title", ""),
        number=detected.number or said.get("number", ""),
        jurisdiction=detected.jurisdiction or country_code(said.get("jurisdiction") or said.get("country", "")),
        adopted=detected.adopted or day,
        version_date=detected.version_date or day,
        native_work=said.get("work", ""),
        native_expression=said.get("expression", ""),
    )


def country_code(name: str) -> str:
    """An ISO 3166-1 code in lower case, without the subdivision; cn-sd keeps it."""
    lower = name.strip().lower()
    bare = lower if re.fullmatch(r"cn-[a-z]{2}", lower) else lower.partition("-")[0]
    return _COUNTRIES.get(bare, bare)


def _title(reading: Reading, name: str) -> tuple[str, Span | None]:
    """The title in the metadata and where the text's opening prints it, else the plain title."""
    said = " ".join(reading.metadata.get("title", "").split())
    if not said and reading.metadata.get("kind") == "opinion":
        return title_of_case(reading, reading.metadata.get("number", "") or name)
    if not said:
        return plain_title(reading, name)
    words = r"\s+".join(re.escape(w) for w in said.split())
    found = re.search(words, reading.text[:6000], re.IGNORECASE)
    return said, (found.start(), found.end()) if found else None


def _authority(kind: Kind, work: str, subtype: str) -> str:
    if kind == "opinion":
        return "judgment"
    if kind == "notice":
        return "secondary" if "/us/fr/" in work else "other"
    if re.search(r"bill", work + subtype, re.IGNORECASE):
        return "other"
    return (
        "secondary" if _SECONDARY.search(work + " " + subtype) and not _PRIMARY.search(work + " " + subtype) else "act"
    )


def _day(text: str) -> str:
    """An ISO day; the years that publishers put where they know none (1000-01-01, 9999-…) count as none."""
    return text[:10] if is_iso_day(text[:10]) and "1200" < text[:4] < "2900" else ""
