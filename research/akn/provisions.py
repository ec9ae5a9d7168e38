"""Provisions → elements of the hierarchy of Akoma Ntoso, each with its extent in the text, however deep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.models import Part, Provision
from ingest.readers.akn_own import SEPARATOR, own
from research.akn.blocks import BlockWriter
from research.akn.head import Label, labels
from research.akn.pen import shown_end, visible

_HIERARCHY_NAMES = (
    "clause section part paragraph chapter title article book tome division list point indent alinea rule subrule"
    " proviso subsection subpart subparagraph subchapter subtitle subdivision subclause sublist level transitional"
)
_HIERARCHY = frozenset(_HIERARCHY_NAMES.split())
JUDGMENT_PARTS = frozenset({"introduction", "background", "arguments", "remedies", "motivation", "decision"})

Place = Literal["hierarchy", "body", "judgment", "blocks", "front", "attachments"]
"""Where an element stands: below a provision, in a ``mainBody`` or the like, in a ``judgmentBody``, among blocks, in a
preface or conclusions, in ``attachments``."""


@dataclass(slots=True)
class _Frame:
    """A provision that is open: what may stand in it, and how many elements to close."""

    provision: Provision
    inside: Place
    opened: int
    at: int
    child: int = 0


@dataclass(slots=True)
class ProvisionWriter:
    """Writes parts and provisions one after another through a pen that stands where they belong."""

    blocks: BlockWriter

    @property
    def text(self) -> str:
        return self.blocks.text

    def provision(self, top: Provision, place: Place) -> None:
        """A provision with all below it."""
        stack = [self._enter(top, place)]
        while stack:
            frame = stack[-1]
            children = frame.provision.children
            if frame.child < len(children):
                child = children[frame.child]
                self._own_text(frame, child.start)
                frame.child += 1
                frame.at = child.end
                stack.append(self._enter(child, frame.inside))
            else:
                self._own_text(frame, frame.provision.end)
                for _ in range(frame.opened):
                    self.blocks.pen.close(frame.provision.end)
                stack.pop()

    def part(self, part: Part, place: Place) -> None:
        """A part that is no provision, under its name."""
        pen = self.blocks.pen
        if place == "front":
            names = ["longTitle"] if part.name == "title" else ["container"]
        else:
            names = ["hcontainer", "content"] if place == "hierarchy" else ["blockContainer"]
        begin = self.blocks.begin(part.start, part.end)
        pen.open(names[0], part.start, {own("part"): part.name} | _named(names[0], part.name))
        for name in names[1:]:
            pen.open(name, begin)
        if part.name == "toc":
            self.blocks.contents(part.start, part.end)
        else:
            self.blocks.stretch(part.start, part.end)
        for _ in names:
            pen.close(part.end)

    def _enter(self, provision: Provision, place: Place) -> _Frame:
        pen = self.blocks.pen
        name = _name(provision.element, place)
        attributes = self._attributes(provision, name)
        limit = provision.children[0].start if provision.children else provision.end
        head = () if name in JUDGMENT_PARTS or place == "front" else labels(self.text, provision, limit)
        attributes |= self._unprinted(provision, head)
        pen.open(name, provision.start, attributes)
        at = provision.start
        for label in head:
            self._label(label)
            at = label.span[1]
        if name == "attachment":
            begin = self.blocks.begin(at, limit)
            pen.open("doc", begin, {"name": provision.element, "contains": "singleVersion"})
            pen.open("mainBody", begin)
            if at == provision.end:
                pen.empty("p", at)
            return _Frame(provision, "body", 3, at)
        inside: Place = "hierarchy"
        if name in JUDGMENT_PARTS:
            inside = "body"
        elif name == "blockContainer" or place == "front":
            inside = "blocks"
            if at == provision.end:
                pen.empty("p", at)
        return _Frame(provision, inside, 1, at)

    def _attributes(self, provision: Provision, name: str) -> dict[str, str]:
        """Identifiers, name, and the marks of the file's markup that hold just the provision or its first line."""
        found = {"eId": provision.eid}
        if provision.wid:
            found["wId"] = provision.wid
        found |= _named(name, provision.element)
        if name != provision.element:
            found[own("element")] = provision.element
        whole, line = self.blocks.covers.take_exact(self.text, provision.start, provision.end)
        return found | {own(n): " ".join(t) for n, t in (("marks", whole), ("line", line)) if t}

    def _unprinted(self, provision: Provision, head: Sequence[Label]) -> dict[str, str]:
        """Number and heading where they are not what the elements of those names hold."""
        printed: dict[str, str] = {label.name: self.text[slice(*label.words)] for label in head}
        wanted = {"num": provision.num, "heading": provision.heading}
        return {own(name): words for name, words in wanted.items() if words != printed.get(name, "")}

    def _label(self, label: Label) -> None:
        pen, covers = self.blocks.pen, self.blocks.covers
        (start, end), (first, last) = label.span, label.words
        pen.open(label.name, start, mixed=True)
        if start < first:
            covers.left += covers.take(start, first)
            self._separator(start, first)
        self.blocks.inline(last, covers.take(first, last))
        if last < end:
            self._separator(last, end)
        pen.close(end)

    def _separator(self, start: int, end: int) -> None:
        self.blocks.pen.open("inline", start, {"name": SEPARATOR}, mixed=True)
        self.blocks.pen.close(end)

    def _own_text(self, frame: _Frame, end: int) -> None:
        """The text between number, heading and children: ``content``, ``intro``, ``wrapUp`` or a container."""
        if visible(self.text, frame.at, end) == end:
            return
        if frame.inside in ("body", "blocks"):
            self.blocks.stretch(frame.at, end)
            return
        begin = self.blocks.begin(frame.at, end)
        children = len(frame.provision.children)
        names = ["content"] if not children else ["intro"] if not frame.child else ["wrapUp"]
        if 0 < frame.child < children:
            names = ["hcontainer", "content"]
        for name in names:
            self.blocks.pen.open(name, begin, {"name": "text"} if name == "hcontainer" else {})
        self.blocks.stretch(frame.at, end)
        for _ in names:
            self.blocks.pen.close(shown_end(self.text, begin, end))


def _name(element: str, place: Place) -> str:
    if place == "attachments":
        return "attachment"
    if place == "front":
        return element
    if place == "blocks":
        return "blockContainer"
    if place == "judgment":
        return element
    return element if element in _HIERARCHY else "hcontainer"


def _named(name: str, what: str) -> dict[str, str]:
    """The attribute by which a general element says what it is."""
    if name == "blockContainer":
        return {"class": what}
    return {"name": what} if name in ("hcontainer", "container") else {}
