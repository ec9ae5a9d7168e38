"""Blocks of a Word document, paragraphs, tables, text boxes, as lines with marks (ECMA-376 part 1, 17.3, 17.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.models import Mark, MarkKind
from ingest.readers.docx.inline import DELETED, Inline, InlineReader, chosen
from ingest.readers.docx.numbering import Number, Numbering
from ingest.readers.docx.package import Element, W, integer, local, switched_on, value
from ingest.readers.docx.styles import Styles, outline_level

_TRANSPARENT = frozenset(
    {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "AlternateContent", "body", "p"}
)
_SENTENCE_END = re.compile(r"[。；;：:，,]$|\.$|\.\s")
_LONGEST_HEADING = 300
_LONGEST_OUTLINE_HEADING = 120
_FLAT = str.maketrans("\n\t", "  ")


@dataclass(slots=True)
class Body:
    """The lines of one story (the body, a note, a table cell) and the marks on them."""

    reader: InlineReader
    styles: Styles
    numbering: Numbering
    lines: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    carried: Inline | None = None
    foreign: bool = False

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def blocks(self, container: Element) -> None:
        """Read all blocks below ``container`` in order."""
        for element in chosen(container) if local(container) == "AlternateContent" else container:
            name = local(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name in {"del", "moveFrom"}:
                self.reader.changed = True
                self.reader.leave_out(element, DELETED)
            elif name == "altChunk":
                self.foreign = True
            elif name in _TRANSPARENT:
                self.blocks(element)

    def finish(self) -> None:
        """Place a last paragraph whose mark was deleted, so that its text is not lost."""
        if self.carried is not None:
            inline, self.carried = self.carried, None
            self._place(inline, [])

    def line(self, text: str) -> int:
        """Append a line; where it starts."""
        start = self.length + (1 if self.lines else 0)
        self.lines.append(text)
        self.length = start + len(text)
        return start

    def _paragraph(self, element: Element) -> None:
        properties = element.find(W + "pPr")
        style = value(None if properties is None else properties.find(W + "pStyle"), default=self.styles.default)
        inline = self.reader.read(element, style)
        if self.carried is not None:
            before, self.carried = self.carried, None
            before.extend(inline)
            inline = before
        deleted, hidden = _joins_next(properties)
        if deleted:
            self.reader.changed = True
            self.carried = inline
            return
        number = None if _only_section_break(properties, inline) else self._number(properties, style)
        if number is not None and number.label:
            numbered = Inline()
            numbered.add(number.label + (number.suffix if inline.text.strip() else ""))
            numbered.extend(inline)
            inline = numbered
        if hidden:
            self.carried = inline
            return
        self._place(inline, self._kinds(inline.text, properties, style, number))

    def _place(self, inline: Inline, kinds: list[tuple[MarkKind, int, str]]) -> None:
        text = inline.text
        lead = len(text) - len(text.lstrip())
        text = text.strip()
        if text:
            start = self.line(text)
            self.marks += [Mark(kind, start, start + len(text), level, label) for kind, level, label in kinds]
            shift, end = start - lead, start + len(text)
            self.marks += [Mark(k, max(a + shift, start), min(b + shift, end), 0, n) for k, a, b, n in inline.anchors]
        for box in inline.boxes:
            self.blocks(box)

    def _number(self, properties: Element | None, style: str) -> Number | None:
        """The paragraph's automatic number; direct list settings win over those of its style."""
        direct = None if properties is None else properties.find(W + "numPr")
        own_list = value(None if direct is None else direct.find(W + "numId"))
        own_level = value(None if direct is None else direct.find(W + "ilvl"))
        if own_list == "0":
            return None
        num_id, ilvl = self.styles.number_of(style)
        if own_list:
            level = integer(own_level) if own_level else ilvl or 0
            return self.numbering.advance(own_list, level)
        if not num_id or num_id == "0":
            return None
        linked = next(
            (i for s, _ in self.styles.chain(style) if (i := self.numbering.level_of_style(num_id, s)) is not None),
            None,
        )
        level = integer(own_level) if own_level else linked if linked is not None and ilvl is None else ilvl or 0
        return self.numbering.advance(num_id, level)

    def _kinds(
        self, text: str, properties: Element | None, style: str, number: Number | None
    ) -> list[tuple[MarkKind, int, str]]:
        """The marks of a paragraph as (kind, level, label)."""
        label = number.label if number else ""
        kinds: list[tuple[MarkKind, int, str]] = []
        level = self._heading_level(text.strip(), properties, style)
        if level:
            kinds.append(("heading", level, label))
        elif number is not None and label:
            kinds.append(("list_item", number.level, label))
        justified = None if properties is None else properties.find(W + "jc")
        if value(justified) == "center" if justified is not None else self.styles.centred(style):
            kinds.append(("centre", 0, ""))
        if self.styles.quoted(style):
            kinds.append(("quote", 0, ""))
        return kinds

    def _heading_level(self, text: str, properties: Element | None, style: str) -> int:
        """0 for what is no heading: an outline level on a whole sentence only orders a numbered paragraph."""
        level, named = self.styles.heading_level(style)
        direct = outline_level(properties)
        if direct is not None and not named:
            level = direct
        longest = _LONGEST_HEADING if named else _LONGEST_OUTLINE_HEADING
        if len(text) > longest or (not named and _SENTENCE_END.search(text)):
            return 0
        return level

    def _table(self, table: Element) -> None:
        rows = [row for row in _rows(table) if not self._deleted_row(row)]
        if all(len(_cells(row)) <= 1 for row in rows):
            for row in rows:
                for cell in _cells(row):
                    self.blocks(cell)
            return
        first = len(self.lines)
        start = self.length + (1 if self.lines else 0)
        for row in rows:
            self._row(row)
        if len(self.lines) > first:
            self.marks.append(Mark("table", start, self.length))

    def _deleted_row(self, row: Element) -> bool:
        if row.find(f"{W}trPr/{W}del") is None:
            return False
        self.reader.changed = True
        self.reader.leave_out(row, DELETED)
        return True

    def _row(self, row: Element) -> None:
        """A row is one line; a cell that a merged cell above covers stays empty."""
        text, marks = "", []
        for i, element in enumerate(_cells(row)):
            cell = Body(self.reader, self.styles, self.numbering)
            cell.blocks(element)
            cell.finish()
            text += "\t" if i else ""
            marks += [
                Mark(m.kind, m.start + len(text), m.end + len(text), 0, m.label)
                for m in cell.marks
                if m.kind == "footnote_ref"
            ]
            text += cell.text.translate(_FLAT)
            self.foreign |= cell.foreign
        if not text.strip():
            return
        start = self.line(text)
        self.marks.append(Mark("row", start, start + len(text)))
        self.marks += [Mark(m.kind, m.start + start, m.end + start, 0, m.label) for m in marks]


def _joins_next(properties: Element | None) -> tuple[bool, bool]:
    """Whether the paragraph's end mark is (deleted by a tracked change, hidden): it then runs on into the next."""
    mark = None if properties is None else properties.find(W + "rPr")
    if mark is None:
        return False, False
    deleted = mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None
    return deleted, switched_on(mark.find(W + "specVanish"))


def _only_section_break(properties: Element | None, inline: Inline) -> bool:
    """An empty paragraph that ends a section shows and counts no number."""
    return properties is not None and properties.find(W + "sectPr") is not None and not inline.text.strip()


def _rows(table: Element) -> list[Element]:
    return _direct(table, "tr")


def _cells(row: Element) -> list[Element]:
    return _direct(row, "tc")


def _direct(parent: Element, name: str) -> list[Element]:
    """Rows or cells, also those wrapped in content controls."""
    found: list[Element] = []
    for child in parent:
        if local(child) == name:
            found.append(child)
        elif local(child) in _TRANSPARENT:
            found += _direct(child, name)
    return found
