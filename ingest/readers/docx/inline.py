"""The characters of a paragraph: runs, fields, tracked changes, notes (ECMA-376 part 1, 17.3, 17.13, 17.16)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ingest.models import MarkKind, Omission
from ingest.readers.docx.numbering import Numbering
from ingest.readers.docx.package import Element, W, integer, local, switched_on, value
from ingest.readers.docx.styles import Styles
from ingest.readers.docx.symbols import symbol

DELETED = "deleted text (tracked change)"
HIDDEN = "hidden text"
_INSTRUCTION = "field instruction"
_PLACEHOLDER = "placeholder of an empty form field"
_PROPERTIES = {"pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "trPr", "tcPr", "sectPr", "ffData", "fldData"}
_SILENT = _PROPERTIES | {
    "delInstrText",
    "footnoteRef",
    "endnoteRef",
    "softHyphen",
    "annotationRef",
    "binData",
    "textpath",
}
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(slots=True)
class Inline:
    """The text of a paragraph with what is anchored in it; offsets count from the paragraph's start."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    anchors: list[tuple[MarkKind, int, int, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def extend(self, other: Inline) -> None:
        self.anchors += [(kind, a + self.length, b + self.length, label) for kind, a, b, label in other.anchors]
        self.boxes += other.boxes
        self.add(other.text)


@dataclass(slots=True)
class Field:
    """A complex field that is open: its instruction, and whether its result has begun."""

    instruction: list[str] = field(default_factory=list)
    shown: bool = False


@dataclass(slots=True)
class Log:
    """What is left out, in document order; neighbours with one reason become one entry."""

    entries: list[tuple[str, list[str]]] = field(default_factory=list)

    def leave_out(self, text: str, reason: str) -> None:
        if self.entries and self.entries[-1][0] == reason:
            self.entries[-1][1].append(text)
        elif text.strip():
            self.entries.append((reason, [text]))

    def new_paragraph(self) -> None:
        if self.entries and not self.entries[-1][1][-1].endswith("\n"):
            self.entries[-1][1].append("\n")

    def has(self, reason: str) -> bool:
        return any(r == reason for r, _ in self.entries)

    def omissions(self) -> tuple[Omission, ...]:
        return tuple(Omission("".join(pieces).strip(), reason) for reason, pieces in self.entries)


@dataclass(slots=True)
class InlineReader:
    """Reads paragraphs one after the other; complex fields may run across them, so their state is kept.

    ``trust_fields`` is off where a file's field marks do not pair: then no text counts as instruction.
    ``notes`` collects (kind, identifier, label) in the order of their references.
    """

    styles: Styles
    numbering: Numbering
    log: Log
    trust_fields: bool = True
    fields: list[Field] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    changed: bool = False

    def read(self, paragraph: Element, style: str) -> Inline:
        inline = Inline()
        self.log.new_paragraph()
        for child in paragraph:
            self._walk(child, inline, HIDDEN if self.styles.hidden(style) and local(child) != "r" else "", style)
        return inline

    def leave_out(self, element: Element, reason: str) -> None:
        """Log all text below ``element``."""
        self.log.new_paragraph()
        self._walk(element, Inline(), reason, "")

    def _walk(self, element: Element, inline: Inline, reason: str, style: str) -> None:
        name = local(element)
        if name in _SILENT:
            return
        handler = _HANDLERS.get(name)
        if handler is not None:
            handler(self, element, inline, reason)
            return
        reason = reason or self._reason(element, name, style)
        if name == "AlternateContent":
            element = chosen(element)
        for child in element:
            self._walk(child, inline, reason, style)

    def _reason(self, element: Element, name: str, style: str) -> str:
        """Why all below ``element`` is left out, '' where it is not."""
        if name in {"del", "moveFrom"}:
            self.changed = True
            return DELETED
        if name in {"ins", "moveTo"}:
            self.changed = True
        elif name == "r" and self._hidden(element, style):
            return HIDDEN
        elif name == "sdt" and switched_on(element.find(f"{W}sdtPr/{W}showingPlcHdr")):
            return _PLACEHOLDER
        elif name == "rt":
            return "ruby"
        return ""

    def _hidden(self, run: Element, style: str) -> bool:
        properties = run.find(W + "rPr")
        if properties is None:
            return self.styles.hidden(style)
        if (vanish := properties.find(W + "vanish")) is not None:
            return switched_on(vanish)
        return self.styles.hidden(value(properties.find(W + "rStyle"))) or self.styles.hidden(style)

    def _put(self, text: str, inline: Inline, reason: str) -> None:
        if not reason and self.trust_fields and any(not f.shown for f in self.fields):
            reason = _INSTRUCTION
        if reason:
            self.log.leave_out(text, reason)
        else:
            inline.add(text)

    def _text(self, element: Element, inline: Inline, reason: str) -> None:
        self._put(element.text or "", inline, DELETED if local(element) == "delText" else reason)

    def _character(self, element: Element, inline: Inline, reason: str) -> None:
        self._put(_CHARACTERS[local(element)], inline, reason)

    def _symbol(self, element: Element, inline: Inline, reason: str) -> None:
        self._put(symbol(value(element, "font"), value(element, "char")), inline, reason)

    def _field(self, element: Element, inline: Inline, reason: str) -> None:
        kind = value(element, "fldCharType")
        if kind == "begin":
            self.fields.append(Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].shown = True
        elif kind == "end" and self.fields:
            ended = self.fields.pop()
            if not reason and (number := self.numbering.advance_field("".join(ended.instruction))):
                inline.add(number + " ")

    def _instruct(self, element: Element, inline: Inline, reason: str) -> None:
        if self.fields:
            self.fields[-1].instruction.append(element.text or "")

    def _note(self, element: Element, inline: Inline, reason: str) -> None:
        if reason:
            return
        kind = "footnote" if local(element) == "footnoteReference" else "endnote"
        own = switched_on(element) if element.get(W + "customMarkFollows") is None else True
        label = "*" if value(element, "customMarkFollows") in {"1", "true", "on"} else ""
        label = label or str(1 + sum(k == kind and not n.startswith("*") for k, _, n in self.notes))
        label = label if kind == "footnote" or label == "*" else f"e{label}"
        self.notes.append((kind, value(element, "id"), label))
        shown = f"[{label}]" if own and label != "*" else ""
        inline.anchors.append(("footnote_ref", inline.length, inline.length + len(shown), label))
        inline.add(shown)

    def _box(self, element: Element, inline: Inline, reason: str) -> None:
        if reason:
            for child in element:
                self._walk(child, inline, reason, "")
        else:
            inline.boxes.append(element)


def chosen(alternative: Element) -> Element:
    """The branch of mc:AlternateContent that holds text: its Choice, else its Fallback, never both."""
    branches = [e for e in alternative if local(e) in {"Choice", "Fallback"}]
    with_text = [b for b in branches if any(local(e) == "t" and e.text for e in b.iter())]
    return next(iter(with_text or branches), alternative)


def fields_pair(root: Element) -> bool:
    """Whether every complex field of a part has one beginning and one end."""
    kinds = [value(e, "fldCharType") for e in root.iter(W + "fldChar")]
    return kinds.count("begin") == kinds.count("end")


def note_elements(root: Element | None) -> dict[str, Element]:
    """Notes by identifier, separators left aside."""
    if root is None:
        return {}
    plain = [e for e in root if value(e, "type", "normal") == "normal" and integer(value(e, "id"), -1) >= 0]
    return {value(e, "id"): e for e in plain}


_HANDLERS: Mapping[str, Callable[[InlineReader, Element, Inline, str], None]] = {
    "t": InlineReader._text,
    "delText": InlineReader._text,
    "sym": InlineReader._symbol,
    "fldChar": InlineReader._field,
    "instrText": InlineReader._instruct,
    "footnoteReference": InlineReader._note,
    "endnoteReference": InlineReader._note,
    "txbxContent": InlineReader._box,
} | dict.fromkeys(_CHARACTERS, InlineReader._character)
