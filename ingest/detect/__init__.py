"""Kind, jurisdiction, language, title, number, dates and authority of a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ingest.detect.chinese import detect_chinese
from ingest.detect.english import detect_english
from ingest.detect.native import country_code, detect_native, detect_own, with_metadata
from ingest.detect.record import Detected
from ingest.language import language_code, language_of
from ingest.models import Kind, Reading

__all__ = ["Detected", "detect"]

_KINDS: dict[str, Kind] = {"law": "law", "opinion": "opinion", "notice": "notice"}
_FIELDS = ("title", "number", "valid_to", "authority", "court")


def detect(reading: Reading, name: str, overrides: Mapping[str, str]) -> Detected:
    """What a cleaned reading is.

    What the user says (``overrides``: kind, title, number, date, valid_from, valid_to, authority, jurisdiction,
    language, court) wins over the file's own metadata, these over the text, the text over ``name``, the file's name.
    """
    language = language_code(overrides.get("language", "")) or language_of(reading.text)
    if reading.metadata.get("origin") == "clausebook":
        found = detect_own(reading)
    elif reading.outline is not None and reading.metadata:
        found = detect_native(reading, name)
    elif language == "zho":
        found = with_metadata(detect_chinese(reading, name), reading)
    else:
        found = with_metadata(detect_english(reading, name, language), reading)
    return _override(found, overrides, reading)


def _override(found: Detected, said: Mapping[str, str], reading: Reading) -> Detected:
    plain = {key: said[key] for key in _FIELDS if said.get(key)}
    found = replace(found, **plain)  # type: ignore[arg-type]
    if said.get("title") and said["title"] != found.title:
        found = replace(found, title_span=None)
    if language := language_code(said.get("language", "")):
        found = replace(found, language=language)
    if said.get("jurisdiction"):
        found = replace(found, jurisdiction=country_code(said["jurisdiction"]))
    if day := said.get("date"):
        found = replace(
            found, version_date=day, adopted=found.adopted if found.adopted and found.adopted <= day else day
        )
    if said.get("valid_from"):
        found = replace(found, valid_from=said["valid_from"], valid_from_basis="user")
    kind = _KINDS.get(said.get("kind", ""))
    return _of_kind(found, kind) if kind and kind != found.kind else found


def _of_kind(found: Detected, kind: Kind) -> Detected:
    """The same text as another kind."""
    authority = {"law": "other", "notice": "normative_document", "opinion": "judgment"}[kind]
    if found.language != "zho":
        authority = {"law": "act", "notice": "other", "opinion": "judgment"}[kind]
    return replace(found, kind=kind, authority=authority, subtype="")
