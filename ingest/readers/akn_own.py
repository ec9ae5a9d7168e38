"""Akoma Ntoso that Clausebook itself wrote → exactly the document it was written from.

The text nodes of such a file are the fixed text, white space included; what the schema of Akoma Ntoso 3.0 has no
place for stands in attributes and elements of a namespace of our own. The writer is ``research/akn``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast, get_args
from urllib.parse import quote, unquote

from lxml import etree

from ingest.models import Action, Amendment, Mark, MarkKind, Outline, Part, PartName, Provision, Reading, Span
from ingest.outline import check
from ingest.readers.xml_source import local_name

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN = "urn:clausebook:akn:1"
NOT_PROVISIONS = frozenset({"authorialNote", "quotedStructure", "quotedText"})
"""Elements that bear an eId for references to them, and are no provisions."""
_OF_FILE = ("format", "digest")
SEPARATOR = "separator"
"""Name of the inline elements that hold brackets and the like around a number or a heading."""


def own(name: str) -> str:
    """A name in our namespace: ``own("marks")``."""
    return f"{{{OWN}}}{name}"


def digest(text: str) -> str:
    """What the file says of its text, so that a file changed since is known."""
    return hashlib.sha256(text.encode()).hexdigest()


def token(mark: Mark) -> str:
    """A mark without its extent, as a word: ``list_item.1.%28a%29``."""
    label = "." + quote(mark.label, safe="") if mark.label else ""
    return f"{mark.kind}.{mark.level}{label}" if mark.level or label else mark.kind


def marks_of(tokens: str | None, start: int, end: int) -> Iterator[Mark]:
    """The marks of ``text[start:end]`` that an attribute lists; unknown kinds are left out."""
    for word in (tokens or "").split():
        kind, _, rest = word.partition(".")
        level, _, label = rest.partition(".")
        if kind in get_args(MarkKind):
            yield Mark(cast("MarkKind", kind), start, end, int(level or 0), unquote(label))


def record_of(root: etree._Element) -> etree._Element | None:
    """The element in which Clausebook notes what the document is; None in files of others."""
    meta = next((e for e in root.iter(etree.Element) if local_name(e) == "meta"), None)
    return None if meta is None else next(meta.iter(own("document")), None)


def read_own(root: etree._Element) -> Reading | None:
    """The document that was written; None where the file is another's, or was changed since so that it is none.

    Guaranteed: ``ingest.outline.check`` holds, and all extents lie in the text.
    """
    record = record_of(root)
    if record is None or record.get("format") != "1":
        return None
    holder = record.getparent()
    walk = _Walk(_aliases(root))
    try:
        walk.read(root[0])
        text = "".join(walk.pieces)
        if digest(text) != record.get("digest") or holder is None:
            return None
        marks = [*walk.marks, *walk.line_marks(text), *(m for e in holder.iter(own("mark")) for m in _standoff(e))]
        amendments = tuple(_amendment(e, walk.spans) for e in root.iter(f"{{{AKN}}}textualMod"))
    except (ValueError, KeyError):
        return None
    outline = Outline(tuple(walk.levels[0]), tuple(walk.parts), amendments)
    spans = [*walk.pages(), *((m.start, m.end) for m in marks), *(s for a in amendments for s in (a.quote, a.old) if s)]
    if not _holds(text, outline, spans):
        return None
    return Reading(
        text=text,
        media_type="application/akn+xml",
        encoding=(root.getroottree().docinfo.encoding or "utf-8").lower(),
        pages=tuple(walk.pages()),
        marks=tuple(sorted(marks, key=lambda m: (m.start, -m.end, m.kind))),
        outline=outline,
        metadata={"origin": "clausebook"} | {str(k): str(v) for k, v in record.attrib.items() if k not in _OF_FILE},
    )


def _holds(text: str, outline: Outline, spans: Sequence[Span]) -> bool:
    """Whether tree, extents and amendments are such as a document of ours has."""
    if check(text, outline) or not all(0 <= start <= end <= len(text) for start, end in spans):
        return False
    return {a.provision for a in outline.amendments} <= {p.eid for p in outline.walk()}


@dataclass(slots=True)
class _Walk:
    """One pass over a document element; offsets count the characters of its text nodes."""

    aliases: Mapping[str, Sequence[str]]
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    levels: list[list[Provision]] = field(default_factory=lambda: [[]])
    parts: list[Part] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)
    lines: list[tuple[str, int]] = field(default_factory=list)
    page_ends: list[int] = field(default_factory=list)

    def read(self, document: etree._Element) -> None:
        starts: list[int] = []
        walker = etree.iterwalk(document, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                starts.append(self.length)
                if local_name(element) == "meta":
                    walker.skip_subtree()
                    continue
                if _is_provision(element):
                    self.levels.append([])
                self._add(element.text)
            else:
                self._close(element, starts.pop())
                if element is not document:
                    self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)

    def _close(self, element: etree._Element, start: int) -> None:
        at = start + int(element.get(own("skip")) or 0) if start == self.length else start
        self.marks += marks_of(element.get(own("marks")), at, max(at, self.length))
        if line := element.get(own("line")):
            self.lines.append((line, start))
        if (part := element.get(own("part"))) in get_args(PartName):
            self.parts.append(Part(cast("PartName", part), start, self.length))
        if local_name(element) == "eop":
            self.page_ends.append(at)
        if _is_provision(element):
            children = self.levels.pop()
            self.levels[-1].append(self._provision(element, (start, self.length), children))
        elif identifier := element.get("eId"):
            self.spans[identifier] = (start, self.length)

    def _provision(self, element: etree._Element, span: Span, children: Sequence[Provision]) -> Provision:
        identifier = element.get("eId") or ""
        return Provision(
            eid=identifier,
            element=element.get(own("element")) or local_name(element),
            num=_printed(element, "num"),
            heading=_printed(element, "heading"),
            start=span[0],
            end=span[1],
            children=tuple(children),
            aliases=tuple(self.aliases.get(identifier, ())),
            wid=element.get("wId") or "",
        )

    def line_marks(self, text: str) -> Iterator[Mark]:
        """Marks that last from the begin of a provision to the end of its first line."""
        for tokens, start in self.lines:
            yield from marks_of(tokens, start, _line_end(text, start))

    def pages(self) -> Iterator[Span]:
        return zip([0, *self.page_ends], self.page_ends, strict=False)


def _line_end(text: str, start: int) -> int:
    """Where the line that holds ``start`` ends, white space aside."""
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return start + len(text[start:end].rstrip(" \t\r\n"))


def _is_provision(element: etree._Element) -> bool:
    return element.get("eId") is not None and local_name(element) not in NOT_PROVISIONS


def _printed(element: etree._Element, name: str) -> str:
    """A number or heading: as noted where the printed one differs, else the printed one without separators."""
    noted = element.get(own(name))
    if noted is not None:
        return noted
    for child in element:
        if local_name(child) == name:
            return "".join(_words(child))
        if local_name(child) not in ("num", "heading"):
            break
    return ""


def _words(element: etree._Element) -> Iterator[str]:
    """The text of a label without the signs around it."""
    yield element.text or ""
    for child in element:
        if child.get("name") != SEPARATOR:
            yield from _words(child)
        yield child.tail or ""


def _standoff(element: etree._Element) -> Iterator[Mark]:
    return marks_of(element.get("is"), int(element.get("start") or 0), int(element.get("end") or 0))


def _aliases(root: etree._Element) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for element in root.iter(f"{{{AKN}}}alternativeReference"):
        found.setdefault(_target(element, "for"), []).append(element.get("showAs") or "")
    return found


def _target(element: etree._Element, name: str) -> str:
    """The eId that a reference inside the document names."""
    return unquote((element.get(name) or "").partition("#")[2])


def _amendment(element: etree._Element, spans: Mapping[str, Span]) -> Amendment:
    children = {local_name(child): child for child in element}
    destination = children["destination"]
    return Amendment(
        provision=_target(children["source"], "href"),
        action=cast("Action", element.get("type") or ""),
        law=destination.get(own("law")) or "",
        label=destination.get(own("label")) or "",
        eid=destination.get(own("eid")) or "",
        quote=_extent(children.get("new"), spans),
        old=_extent(children.get("old"), spans),
    )


def _extent(element: etree._Element | None, spans: Mapping[str, Span]) -> Span | None:
    """The text that ``new`` or ``old`` points at, or whose offsets it notes."""
    if element is None:
        return None
    if noted := element.get(own("span")):
        start, _, end = noted.partition(" ")
        return int(start), int(end)
    return spans[_target(element, "href")]
