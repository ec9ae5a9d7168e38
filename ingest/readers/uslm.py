"""United States Legislative Markup 1 and 2 → text with the tree that the file carries.

Reads titles of the US Code, public laws, statute compilations, CFR volumes, bills and resolutions, and
single documents of the Federal Register.
"""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from ingest.models import Reading
from ingest.readers.native_outline import build_outline
from ingest.readers.native_tree import TreeReader
from ingest.readers.native_vocabulary import Region, Role, Vocabulary
from ingest.readers.uslm_meta import metadata
from ingest.readers.xml_source import local_name, parse_xml

_SAME_NAMES = (
    "title subtitle chapter subchapter part subpart division subdivision article section subsection paragraph"
    " subparagraph clause subclause item level recital"
)
# The format's own name → the name in Akoma Ntoso.
_ELEMENTS = {
    **{name: name for name in _SAME_NAMES.split()},
    "subitem": "indent",
    "subsubitem": "indent",
    "subarticle": "article",
    "courtRule": "rule",
    "appendix": "annex",
    "schedule": "annex",
    "compiledAct": "annex",
    "reorganizationPlan": "annex",
    "signatures": "conclusions",
    "statement": "section",
}
_INLINE_NAMES = (
    "inline ref date term quotedText amendingAction entity b i u em strong sub sup shortTitle headingText committee"
    " citableAs currentThroughPublicLaw def span a proviso fillIn marker del ins"
)
_BLOCK_NAMES = "p referenceItem headingItem note signatureDate name role organization"
_ROLES: dict[str, Role] = {
    **dict.fromkeys(_INLINE_NAMES.split(), "inline"),
    **dict.fromkeys(("designator", "label", "target"), "word"),
    **dict.fromkeys(_BLOCK_NAMES.split(), "block"),
    **dict.fromkeys(("heading", "subheading", "crossHeading", "crossheading"), "heading"),
    **dict.fromkeys(("quotedContent",), "quote"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("footnote", "sidenote"), "note"),
    **dict.fromkeys(("page", "leftRunningHead", "rightRunningHead", "ear"), "omit"),
    "ref": "inline",
    "num": "num",
    "tr": "row",
    "table": "table",
    "li": "list_item",
    "br": "break",
    "img": "image",
    "meta": "skip",
}
_OMITTED = {
    "page": "page number of the printed edition",
    "leftRunningHead": "running head of the printed edition",
    "rightRunningHead": "running head of the printed edition",
    "ear": "page corner mark of the printed edition",
    "ref": "footnote number, kept as a mark",
}
_REGIONS = {
    **dict.fromkeys(("preface", "preamble", "longTitle", "enactingFormula", "resolvingClause"), Region("preface")),
    **dict.fromkeys(("main", "amendMain"), Region("other", content=True)),
    **dict.fromkeys(("backMatter", "legislativeHistory"), Region("other")),
    **dict.fromkeys(("notes", "endMarker"), Region("furniture")),
    **dict.fromkeys(("toc", "index"), Region("toc")),
    **dict.fromkeys(("subject", "docTitle", "officialTitle", "coverTitle"), Region("title")),
    "action": Region("signature"),
}
_ROLES |= dict.fromkeys(_REGIONS, "region")


def read_uslm(data: bytes, path: Path) -> Reading:
    """The text of a USLM document with its own provisions, named as Akoma Ntoso names them.

    Quoted law stays text of the provision that quotes it. Footnotes and side notes follow their paragraph.
    Each provision keeps its identifier (/us/usc/t18/s1343) as an alias. Raises UnreadableFile.
    """
    root = parse_xml(data, path)
    read = TreeReader(Vocabulary(_ROLES, _REGIONS, _OMITTED, _provision, _is_statement, _heading_level))
    read.read(root)
    text = read.out.text()
    return Reading(
        text=text,
        media_type="application/uslm+xml",
        encoding=(root.getroottree().docinfo.encoding or "utf-8").lower(),
        marks=tuple(sorted(read.out.marks, key=lambda m: (m.start, -m.end))),
        omissions=tuple(read.out.omissions),
        outline=build_outline(read, text, ("identifier",)),
        metadata=metadata(root),
    )


def _provision(element: etree._Element) -> str:
    """The Akoma Ntoso name where ``element`` is a provision; '' otherwise."""
    name = local_name(element)
    if name not in _ELEMENTS:
        return ""
    parent = local_name(parent) if (parent := element.getparent()) is not None else ""
    if parent == "preface" or (name == "statement" and parent == "level"):
        return ""
    return _ELEMENTS[name]


def _is_statement(element: etree._Element) -> bool:
    return local_name(element) == "statement"


def _heading_level(element: etree._Element) -> int:
    """The Federal Register's own heading levels HD1, HD2 …; 1 where the style says nothing."""
    found = re.search(r"\bHD(\d)\b", element.get("style") or "")
    return int(found[1]) if found else 1
