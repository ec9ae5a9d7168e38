"""Akoma Ntoso 2 and 3, and its drafts → text with the tree that the file carries (OASIS LegalDocML)."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from lxml import etree

from ingest.models import Omission, Reading
from ingest.readers.akn_meta import metadata
from ingest.readers.akn_own import read_own, record_of
from ingest.readers.native_outline import JUDGMENT_PARTS, build_outline
from ingest.readers.native_tree import TreeReader
from ingest.readers.native_vocabulary import Region, Role, Vocabulary
from ingest.readers.xml_source import local_name, parse_xml, plain_text, repeated_ids

_HIERARCHY_NAMES = (
    "alinea article book chapter clause division hcontainer indent level list paragraph part point proviso rule section"
    " subchapter subclause subdivision sublist subparagraph subpart subrule subsection subtitle title tome"
    " transitional crossheading recital step"
)
_HIERARCHY = frozenset(_HIERARCHY_NAMES.split())
_WRAPPED = frozenset({"attachment", "component"})
_DOCUMENTS = frozenset({"act", "bill", "judgment", "portion", "debate", "debateReport", "statement", "amendment"})
_INLINE_NAMES = (
    "a abbr affectedDocument amount argument b bdo change concept courtType date decoration def docAuthority"
    " docCommittee docDate docIntroducer docJurisdiction docNumber docProponent docPurpose docStage docStatus docTitle"
    " docType docketNumber embeddedText entity event extractText fillIn i inline ins judge lawyer legislature location"
    " marker mmod mod mref neutralCitation noteRef num object omissis opinion organization outcome party person"
    " placeholder process quantity quotedText recordedTime ref relatedDocument remark rmod role rref scene session"
    " shortTitle signature soClause span sub sup term time u vote tocItem"
)
_ROLES: dict[str, Role] = {
    **dict.fromkeys(_INLINE_NAMES.split(), "inline"),
    **dict.fromkeys(("p", "block", "ul", "ol", "blockList", "listIntroduction", "listConclusion", "tocItem"), "block"),
    **dict.fromkeys(("content", "intro", "wrapUp", "container", "blockContainer", "tblock", "div"), "group"),
    **dict.fromkeys(("quotedStructure", "embeddedStructure"), "quote"),
    **dict.fromkeys(("heading", "subheading", "crossHeading"), "heading"),
    **dict.fromkeys(("br", "eol"), "break"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("li", "item"), "list_item"),
    "num": "num",
    "tr": "row",
    "table": "table",
    "authorialNote": "note",
    "img": "image",
    "meta": "skip",
    "del": "omit",
}
_REGIONS = {
    **dict.fromkeys(("coverPage", "preface", "preamble", "header"), Region("preface")),
    **dict.fromkeys(("docTitle", "shortTitle"), Region("title")),
    **dict.fromkeys(
        ("body", "mainBody", "judgmentBody", "portionBody", "debateBody", "amendmentBody"),
        Region("other", content=True),
    ),
    "toc": Region("toc"),
    "conclusions": Region("signature"),
}
_CHANGED = "This file was exported by Clausebook and changed since; it was read like any other Akoma Ntoso file."
_ROLES |= dict.fromkeys((n for n in _REGIONS if n not in ("docTitle", "shortTitle", "conclusions")), "region")


def read_akn(data: bytes, path: Path) -> Reading:
    """The text of an Akoma Ntoso document with its own provisions, and what its metadata say.

    A file that Clausebook wrote gives the document it was written from, unless its text was changed since.
    Quoted structures stay text of the provision that quotes them. Footnotes follow their paragraph. An
    identifier that comes twice is told of and costs nothing. Raises UnreadableFile.
    """
    root = parse_xml(data, path)
    if (written := read_own(root)) is not None:
        return written
    changed = () if record_of(root) is None else (_CHANGED,)
    read = TreeReader(_vocabulary(root))
    read.read(root)
    text = read.out.text()
    return Reading(
        text=text,
        media_type="application/akn+xml",
        encoding=(root.getroottree().docinfo.encoding or "utf-8").lower(),
        marks=tuple(sorted(read.out.marks, key=lambda m: (m.start, -m.end))),
        omissions=(*read.out.omissions, *_editorial_notes(root)),
        notices=(*changed, *_notices(root)),
        outline=build_outline(read, text, ("eId", "id", "{http://www.w3.org/XML/1998/namespace}id")),
        metadata=metadata(root),
    )


def _vocabulary(root: etree._Element) -> Vocabulary:
    documents = {local_name(e) for e in root.iter(etree.Element) if local_name(e) in _DOCUMENTS}

    def loose(element: etree._Element) -> bool:
        name = local_name(element)
        if name == "section":
            return not documents
        return name in _WRAPPED or (name in JUDGMENT_PARTS and name != "conclusions")

    return Vocabulary(_ROLES, _REGIONS, {"del": "text marked as deleted"}, _provision, loose, _heading_level)


def _provision(element: etree._Element) -> str:
    """The element name where ``element`` is a provision; '' otherwise.

    Items of a list count where they carry a number. A component that only wraps the act or bill of a
    collection is none, so the act's articles keep their short eIds.
    """
    name = local_name(element)
    if name in _HIERARCHY or name in JUDGMENT_PARTS:
        return name
    if name == "item":
        return name if any(local_name(child) == "num" for child in element) else ""
    if name in _WRAPPED:
        return _wrapped(name, element)
    return ""


def _wrapped(name: str, element: etree._Element) -> str:
    """``annex`` for annexes and schedules, else the name; '' where an act itself is wrapped."""
    inner = [child for child in element if local_name(child) not in ("heading", "subheading", "num", "meta")]
    names = {local_name(child) for child in inner}
    if name == "component" and names & _DOCUMENTS:
        return ""
    kinds = " ".join((child.get("name") or "").lower() for child in inner)
    return "annex" if any(word in kinds for word in ("annex", "schedule", "appendix")) else name


def _heading_level(element: etree._Element) -> int:
    """How deep in titled blocks a heading stands, from 1."""
    return max(1, sum(1 for above in element.iterancestors() if local_name(above) in ("tblock", "blockContainer")))


def _editorial_notes(root: etree._Element) -> tuple[Omission, ...]:
    """Notes that the file keeps in its metadata; they are no text of the document."""
    holders = (e for e in root.iter(etree.Element) if local_name(e) == "notes")
    texts = (plain_text(note) for holder in holders for note in holder)
    return tuple(Omission(text, "editorial note in the metadata") for text in texts if text)


def _notices(root: etree._Element) -> tuple[str, ...]:
    repeated = list(islice(repeated_ids(root), 4))
    if not repeated:
        return ()
    shown = ", ".join(repeated[:3]) + (" …" if len(repeated) > 3 else "")
    return (f"Identifiers used more than once in the file: {shown}.",)
