"""What detection says of a file."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.models import Kind, Span


@dataclass(frozen=True, slots=True)
class Detected:
    """The face of a document, as read from its text, its own metadata and its sidecar.

    Dates are ISO, '' where unknown. ``language`` is ISO 639-2 (zho, eng). ``jurisdiction`` is cn, cn-sd (a province),
    us, gb, eu … ``authority`` is a level of LAW.md section 4 as a snake-case key. ``adopted`` is the date of first
    adoption, ``version_date`` the adoption of this version. ``preface_end`` is the offset where title, 题注, number
    and addressee end; ``title_span`` is None where the title is not in the text. ``issuer`` is a key for URIs
    (spc-spp, mps), ``body`` the issuing bodies by name; ``component`` the part of a code that is in a file of its own
    (合同编). ``native_work`` and ``native_expression`` are the identifiers that a marked-up file gives itself.
    ``parties``: role and name of those in the case and of who speaks for them.
    """

    kind: Kind
    jurisdiction: str
    language: str
    title: str
    title_span: Span | None = None
    subtype: str = ""
    number: str = ""
    authority: str = ""
    issuer: str = ""
    body: str = ""
    court: str = ""
    adopted: str = ""
    version_date: str = ""
    valid_from: str = ""
    valid_from_basis: str = ""
    valid_to: str = ""
    preface_end: int = 0
    component: str = ""
    native_work: str = ""
    native_expression: str = ""
    aliases: tuple[str, ...] = ()
    parties: tuple[tuple[str, str], ...] = ()
