"""XML that carries its own tree (Akoma Ntoso, USLM) → text, marks and provisions in one pass.

What an element means is said by a ``Vocabulary``; this module knows the kinds of meaning. The walk is
iterative and linear, so depth and size of a file cost what they must and no more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ingest.models import Part
from ingest.readers.native_text import TextWriter
from ingest.readers.native_vocabulary import PARAGRAPH, Node, Region, Role, Vocabulary
from ingest.readers.xml_source import local_name, plain_text, printed_label

_LEAVES = frozenset({"block", "table", "list_item", "quote", "image"})
_MATHML = "{http://www.w3.org/1998/Math/MathML}"


@dataclass(slots=True)
class TreeReader:
    """Owns the walk: the text so far, the provisions opened, the notes that wait for the end of their line."""

    words: Vocabulary
    out: TextWriter = field(default_factory=TextWriter)
    nodes: list[Node] = field(default_factory=list)
    regions: list[Part] = field(default_factory=list)
    _stack: list[Node] = field(default_factory=list)
    _region: list[tuple[Region, int, int]] = field(default_factory=list)
    _starts: dict[etree._Element, int] = field(default_factory=dict)
    _notes: list[tuple[etree._Element, str]] = field(default_factory=list)
    _quotes: int = 0

    def read(self, root: etree._Element) -> None:
        """Walks ``root``; everything found stands in the fields afterwards."""
        self._walk(root)
        self._close_to(0)
        self._flush_notes()

    def _walk(self, root: etree._Element) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped: etree._Element | None = None
        for event, element in walker:
            if event == "start":
                if element is root or self._open(element):
                    self.out.write(element.text)
                else:
                    skipped = element
                    walker.skip_subtree()  # its end event still comes
            elif element is not root:
                if skipped is not None and element is skipped:
                    skipped = None
                    self.out.write(element.tail)
                else:
                    self._close(element)

    def role(self, element: etree._Element) -> Role:
        """The listed role; else inline where it stands among words, and a block where it does not."""
        name = local_name(element)
        known = self.words.roles.get(name)
        if known is not None:
            return "omit" if name == "ref" and element.get("class") == "footnoteRef" else known
        if isinstance(element.tag, str) and element.tag.startswith(_MATHML):
            return "inline"
        parent = element.getparent()
        beside = (element.tail or "") + ((parent.text or "") if parent is not None else "")
        if beside.strip():
            return "inline"
        words = (element.text or "") + "".join(child.tail or "" for child in element)
        return "block" if words.strip() else "group"

    def _open(self, element: etree._Element) -> bool:
        """Begins an element; False where its contents are not to be walked here."""
        role = self.role(element)
        if role in ("skip", "omit", "note", "image"):
            self._set_aside(element, role)
            return False
        name = "" if self._quotes or self._in_front() else self.words.provision(element)
        if name:
            self._begin(name, element)
        elif role == "region":
            self._enter(element)
        elif role == "word":
            self.out.space()
        elif role != "inline":
            self._open_block(element, role)
        elif local_name(element) in self.words.regions:
            self._starts[element] = self.out.next_start()
        return True

    def _open_block(self, element: etree._Element, role: Role) -> None:
        if role == "break":
            self.out.new_line()
            return
        if self._is_loose() and not (self._stack and self._stack[-1].is_labelled_by(element, role)):
            self._open_loose(element, role)
        if role == "row" and not self.out.cells:
            self._starts[element] = self.out.begin_row()
            return
        if role == "cell":
            self._open_cell(element)
            return
        if role == "quote":
            self._quotes += 1
        self.out.new_line()
        self._starts[element] = self.out.next_start()
        if role == "quote" and element.get("startQuote"):
            self.out.write(element.get("startQuote"))
            self.out.join()

    def _open_loose(self, element: etree._Element, role: Role) -> None:
        """A paragraph or heading outside numbered provisions becomes a provision itself."""
        if role == "heading":
            self._loose_heading(element)
        elif role == "num":
            parent = element.getparent()
            if parent is not None and any(self.role(child) == "heading" for child in parent):
                self._loose_section(element)
            else:
                self._begin(PARAGRAPH, parent)
        elif role in _LEAVES and not any(self.words.provision(child) for child in element):
            self._begin(PARAGRAPH, element)

    def _open_cell(self, element: etree._Element) -> None:
        if self.out.cells:
            self.out.new_line()
        elif element.getprevious() is not None:
            self.out.next_cell()
        self.out.cells += 1

    def _close(self, element: etree._Element) -> None:
        role = self.role(element)
        if any(node.source is element for node in reversed(self._stack)):
            self._end(element)
        if role == "region" and element in self._starts:
            self._leave(element)
        elif role == "cell":
            self.out.cells -= 1
            if self.out.cells:
                self.out.new_line()
        elif role == "inline":
            self._close_inline(element)
        elif element in self._starts:
            self._close_block(element, role)
        self.out.write(element.tail, after_block=True)

    def _close_inline(self, element: etree._Element) -> None:
        """A title among other words is a region of its own."""
        start = self._starts.pop(element, self.out.length)
        if start < self.out.length and not self._stack:
            self.regions.append(Part(self.words.regions[local_name(element)].part, start, self.out.length))

    def _close_block(self, element: etree._Element, role: Role) -> None:
        start = self._starts.pop(element)
        if role == "quote":
            self._quotes -= 1
            self.out.write(element.get("endQuote"), after_block=True)
            self.out.mark("quote", start)
        elif role == "row":
            self.out.end_row(start)
        elif role == "num":
            self._number(element, start)
            return
        elif role == "heading":
            self._heading(element, start)
        elif role in ("table", "list_item") and not self.out.cells:
            self.out.mark("table" if role == "table" else "list_item", start)
        self.out.new_line()
        if not self.out.cells and role != "heading":
            self._flush_notes()

    def _number(self, element: etree._Element, start: int) -> None:
        owner = self._stack[-1] if self._stack else None
        if start >= self.out.length:
            return
        self.out.glue()
        if owner is None or owner.num[1] or self._quotes:
            return
        if owner.source is element.getparent() or (owner.source is None and owner.start == start):
            owner.num = (start, self.out.length)

    def _heading(self, element: etree._Element, start: int) -> None:
        if start >= self.out.length:
            return
        owner = self._stack[-1] if self._stack else None
        if owner is not None and owner.heading is None and self._owns(owner, element):
            owner.heading = (start, self.out.length)
        if not self._quotes and not self.out.cells:
            depth = sum(1 for node in self._stack if node.element != PARAGRAPH)
            self.out.mark("heading", start, level=max(depth, 1))
        self.out.split_line()

    def _owns(self, owner: Node, heading: etree._Element) -> bool:
        if owner.source is None or owner.source is heading.getparent():
            return True
        return owner.loose and owner.start == self._starts.get(heading, owner.start) and not owner.num[1]

    def _begin(self, name: str, element: etree._Element | None, level: int = 0) -> None:
        while name == "conclusions" and self._stack and self._stack[-1].source is None:
            self._close_to(len(self._stack) - 1)
        self._flush_notes()
        self.out.split_line()
        loose = level > 0 or (element is not None and self.words.loose(element))
        node = Node(name, self.out.next_start(), len(self._stack), element, loose, level)
        self._stack.append(node)
        self.nodes.append(node)

    def _end(self, element: etree._Element) -> None:
        while self._stack and self._stack[-1].source is not element:
            self._close_to(len(self._stack) - 1)
        self._close_to(len(self._stack) - 1)

    def _close_to(self, size: int) -> None:
        if len(self._stack) > size:
            self._flush_notes()
            self.out.split_line()
        while len(self._stack) > size:
            self._stack.pop().end = self.out.length

    def _is_loose(self) -> bool:
        if self._quotes or self.out.cells or not self._region or not self._region[-1][0].content:
            return False
        return not self._stack or self._stack[-1].loose

    def _in_front(self) -> bool:
        return bool(self._region) and not self._region[-1][0].content and self._region[-1][0].part != "preface"

    def _loose_heading(self, element: etree._Element) -> None:
        """A heading among loose paragraphs opens a section of its level, up to the next of the same level."""
        top = self._stack[-1] if self._stack else None
        at = self.out.next_start()
        if top is not None and top.source is not None and top.heading is None and at <= top.start + 1:
            return
        if top is not None and top.source is None and top.heading is None and top.num[1] == self.out.length:
            return
        self._loose_section(element)
        self._starts[element] = self._stack[-1].start

    def _loose_section(self, element: etree._Element) -> None:
        level = self.words.heading_level(element)
        keep = len(self._stack)
        while keep and self._stack[keep - 1].level >= level:
            keep -= 1
        self._close_to(keep)
        self._begin("section", None, level)

    def _enter(self, element: etree._Element) -> None:
        self.out.split_line()
        self._starts[element] = len(self._region)
        region = self.words.regions[local_name(element)]
        if region.part == "signature" and self._region and self._region[-1][0].part == "preface":
            region = self._region[-1][0]
        self._region.append((region, self.out.next_start(), len(self._stack)))

    def _leave(self, element: etree._Element) -> None:
        self._starts.pop(element)
        region, start, depth = self._region.pop()
        self._close_to(depth)
        self._flush_notes()
        self.out.split_line()
        if start < self.out.length and not depth:
            self.regions.append(Part(region.part, start, self.out.length))

    def _set_aside(self, element: etree._Element, role: Role) -> None:
        if role == "note":
            label = element.get("marker") or printed_label(element)
            self.out.mark("footnote_ref", self.out.length, label=label)
            self._notes.append((element, label))
        elif role == "image":
            name = element.get("alt") or element.get("src") or ""
            self.out.omit(re.split(r"[\\/]", name)[-1] or "image", "image")
        elif role == "omit":
            if local_name(element) == "ref":
                self.out.mark("footnote_ref", self.out.length, label=plain_text(element))
            self.out.omit(plain_text(element), self.words.omitted[local_name(element)])

    def _flush_notes(self) -> None:
        """Writes the waiting footnotes, each on a line of its own behind its paragraph."""
        while self._notes:
            waiting, self._notes = self._notes, []
            for element, label in waiting:
                self._write_note(element, label)

    def _write_note(self, element: etree._Element, label: str) -> None:
        cells, self.out.cells = self.out.cells, 0
        self._quotes += 1
        self.out.split_line()
        start = self.out.next_start()
        if label and not printed_label(element):
            self.out.write(label + " ")
            self.out.glue()
        self._walk(element)
        self.out.mark("footnote", start, label=label)
        self.out.split_line()
        self._quotes -= 1
        self.out.cells = cells
