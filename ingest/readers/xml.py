"""XML of a vocabulary that is not known here → its text, if it holds running text at all.

Element names say little, so the shape decides: an element with text of its own is a line, one that only holds
others is a container.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from ingest.errors import UnreadableFile
from ingest.models import Mark, MarkKind, Omission, Reading
from ingest.readers.xml_source import local_name, parse_xml

_HEADINGS = frozenset(("title", "heading", "head", "subtitle", "subheading", "hd", "header", "h1", "h2", "h3", "h4"))
_LABELS = frozenset(("num", "number", "no", "label", "enum", "pnumber"))
_ROWS = frozenset(("tr", "row"))
_TABLES = frozenset(("table", "tgroup"))
# Elements that hold lines: what has them as children is a container, even with text of its own.
_BLOCKS = _TABLES | _ROWS | {"p", "para", "paragraph", "div", "section"}
_UNSEEN = frozenset(("meta", "metadata", "script", "style"))
_SCHEMAS = frozenset(("schema", "grammar", "stylesheet", "transform"))
_WORD_NAMESPACE = re.compile(r"\{http://schemas\.microsoft\.com/office/(?:word/2003/wordml|2006/xmlPackage)\}")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_LABEL = re.compile(r"[（(\[]?(?:[\dA-Za-z]{1,4}|[一二三四五六七八九十百]{1,5})(?:\.\d+)*[）)\].．、:]{0,2}")
_SENTENCE = re.compile(r"[。！？；;.!?:：]|[\u3400-\u9fff]{12}|(?:\w+\W+){7}")
_LONG = 20
_DATA = "this is an XML file of data, not of text (known vocabularies are Akoma Ntoso, USLM and XHTML)"
_WORD = "this is a Word document saved as XML; save it as .docx"
_SCHEMA = "this is an XML schema or stylesheet, not a document"
_NOTICE = "The XML vocabulary {} is not known; the text was taken without the file's own structure."


def read_xml(data: bytes, path: Path) -> Reading:
    """The text of an XML file line by line, with headings and table rows as marks.

    Raises UnreadableFile for entities that lead outside or grow, for damage, and for XML that holds data.
    """
    root = parse_xml(data, path)
    if local_name(root).lower() in _SCHEMAS:
        raise UnreadableFile(path, _SCHEMA)
    if _WORD_NAMESPACE.match(root.tag):
        raise UnreadableFile(path, _WORD)
    page = _Page()
    page.read(root)
    if not page.holds_text():
        raise UnreadableFile(path, _DATA)
    return Reading(
        "\n".join(page.lines),
        "application/xml",
        (root.getroottree().docinfo.encoding or "utf-8").lower(),
        marks=tuple(sorted(page.marks, key=lambda mark: (mark.start, -mark.end))),
        omissions=tuple(page.omissions),
        notices=(_NOTICE.format(local_name(root)),),
    )


@dataclass(slots=True)
class _Page:
    """Grows line by line; ``label`` is a number that waits for the line it belongs to."""

    lines: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
    position: int = 0
    label: str = ""

    def read(self, element: etree._Element) -> None:
        name = local_name(element).lower()
        text = _text(element)
        if name in _UNSEEN:
            self._omit(text)
        elif name in _ROWS and len(element):
            self._row(element)
        elif name in _LABELS and not self.label and 0 < len(text) < _LONG:
            self.label = text
        elif _is_line(element):
            self._put(text, "heading" if name in _HEADINGS else None)
        else:
            self._container(element, name)

    def _container(self, element: etree._Element, name: str) -> None:
        start = len(self.lines), self.position
        self._put(_plain(element.text))
        for child in element:
            self.read(child)
            self._put(_plain(child.tail))
        if name in _TABLES and len(self.lines) > start[0]:
            self.marks.append(Mark("table", start[1], self.position - 1))

    def _row(self, element: etree._Element) -> None:
        self._put(_plain(element.text))
        self._flush()
        self._put("\t".join(f"{_text(cell)} {_plain(cell.tail)}".rstrip() for cell in element), "row")

    def _omit(self, text: str) -> None:
        if text:
            self.omissions.append(Omission(text, "metadata, script or style"))

    def _put(self, text: str, kind: MarkKind | None = None) -> None:
        if not text.strip():
            return
        if not self.label and kind != "row" and _LABEL.fullmatch(text):
            self.label = text
            return
        line = f"{self.label} {text}" if self.label else text
        self.label = ""
        if kind:
            self.marks.append(Mark(kind, self.position, self.position + len(line), int(kind == "heading")))
        self._append(line)

    def _append(self, line: str) -> None:
        self.lines.append(line)
        self.position += len(line) + 1

    def _flush(self) -> None:
        """A number that no line followed stands alone."""
        if self.label:
            self._append(self.label)
            self.label = ""

    def holds_text(self) -> bool:
        """Whether at least half of the characters stand in sentences rather than in fields of a record."""
        self._flush()
        sizes = [(len("".join(line.split())), _SENTENCE.search(line)) for line in self.lines]
        running = sum(size for size, sentence in sizes if sentence and size >= _LONG)
        return running * 2 >= sum(size for size, _ in sizes) > 0


def _is_line(element: etree._Element) -> bool:
    """Whether an element has text of its own beside its children, or nothing but text."""
    if not len(element):
        return True
    own = (element.text or "") + "".join(child.tail or "" for child in element)
    return bool(own.strip()) and not any(local_name(child).lower() in _BLOCKS for child in element)


def _plain(text: str | None) -> str:
    return _SPACES.sub(" ", text or "").strip()


def _text(element: etree._Element) -> str:
    return _plain("".join(str(piece) for piece in element.itertext()))
