"""Element tree of an HTML page → its text with marks. Nothing visible is dropped without a reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from ingest.readers.html_list import NumberedList, has_own_label, numbered_list
from ingest.readers.html_page import Frame, Page
from ingest.readers.html_signs import HEADINGS, boldness, is_centred, is_note_link, left_out, tag_of, text_of
from ingest.readers.html_table import Table, is_data, visible_size

_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol optgroup p pre section summary "
    "table tbody tfoot thead tr td th title ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_LABEL = re.compile(
    r"(?:[（(\[]?(?:\d+|[a-zA-Z]{1,2}|[ivxlcdmIVXLCDM]{1,7}|[一二三四五六七八九十]{1,4})(?:\.\d+){0,4}[a-zA-Z]?[)）\].．、:]{0,2}|[•·▪◦–—\-])"
)
_NOTE = re.compile(r"(?:^|\s)(?:footnote|endnote|fn|MsoFootnoteText|MsoEndnoteText)(?:$|\s)")


@dataclass(slots=True)
class Walk:
    """The state of one pass over a page."""

    page: Page
    hidden: frozenset[str]
    frames: dict[etree._Element, Frame] = field(default_factory=dict)
    tables: list[Table] = field(default_factory=list)
    lists: list[NumberedList] = field(default_factory=list)
    labels: list[tuple[Frame, str, bool]] = field(default_factory=list)
    sections: int = 0
    preformatted: int = 0
    label_frame: Frame | None = None


def flatten(root: etree._Element, hidden: frozenset[str] = frozenset()) -> Page:
    """The visible text below ``root``. ``hidden``: selectors (``tag``, ``.class``, ``#id``) that styles hide."""
    walk = Walk(Page(), hidden)
    walker = etree.iterwalk(root, events=("start", "end"))
    skipped: etree._Element | None = None
    for event, element in walker:
        if event == "start" and skipped is None:
            reason = left_out(element, walk.hidden)
            if reason is None:
                _open(element, walk)
                continue
            walk.page.omit(text_of(element) if reason else "", reason)
            skipped = element
        elif event == "end":
            if skipped is None:
                _close(element, walk)
            elif skipped is element:
                skipped = None
                _edge(element, walk)
            else:
                continue
            if element is not root and element.tail:
                walk.page.write(element.tail, walk.preformatted > 0)
    return walk.page


def _open(element: etree._Element, walk: Walk) -> None:
    tag, page = tag_of(element), walk.page
    if tag == "br":
        page.line_break()
    elif tag == "img":
        page.omit(element.get("alt") or "", "picture")
    elif tag in _OPENERS:
        _OPENERS[tag](element, walk)
    elif tag in _BLOCKS:
        page.block()
    if is_note_link(element, tag) and not page.in_cell:
        page.space()
    walk.frames[element] = page.open()
    page.bold_depth += boldness(element, tag)
    walk.sections += tag == "section"
    if element.text:
        page.write(element.text, walk.preformatted > 0)


def _open_table(element: etree._Element, walk: Walk) -> None:
    walk.page.block()
    walk.tables.append(Table(is_data(element) and not walk.page.in_cell))


def _open_row(element: etree._Element, walk: Walk) -> None:
    walk.page.block()
    if walk.tables and walk.tables[-1].data:
        walk.tables[-1].start_row(visible_size(element) > 0)


def _open_cell(element: etree._Element, walk: Walk) -> None:
    table = walk.tables[-1] if walk.tables else None
    if table is None or not table.data:
        walk.page.block()
        return
    tabs = table.place(element)
    if table.has_text:
        walk.page.tabs(tabs)
    walk.page.in_cell += 1


def _open_list(element: etree._Element, walk: Walk) -> None:
    walk.page.block()
    attributes = {str(name): str(value) for name, value in element.attrib.items()}
    items = sum(1 for child in element if tag_of(child) == "li")
    walk.lists.append(numbered_list(tag_of(element), attributes, items))


def _open_item(element: etree._Element, walk: Walk) -> None:
    walk.page.block()
    label = walk.lists[-1].label(element.get("value")) if walk.lists else ""
    frame = walk.page.open()
    walk.labels.append((frame, label, False))
    if label and visible_size(element) and not has_own_label("".join(str(t) for t in element.itertext())):
        walk.page.write(label)
        walk.page.glue()
        walk.page.space()


def _open_pre(element: etree._Element, walk: Walk) -> None:
    walk.page.block()
    walk.preformatted += 1


def _open_quotation(element: etree._Element, walk: Walk) -> None:
    walk.page.write("“")


_OPENERS: dict[str, Callable[[etree._Element, Walk], None]] = {
    "table": _open_table,
    "tr": _open_row,
    "td": _open_cell,
    "th": _open_cell,
    "ol": _open_list,
    "ul": _open_list,
    "menu": _open_list,
    "li": _open_item,
    "pre": _open_pre,
    "q": _open_quotation,
}


def _edge(element: etree._Element, walk: Walk) -> None:
    tag = tag_of(element)
    if tag in ("td", "th") and walk.tables and walk.tables[-1].data:
        return
    if tag in _BLOCKS:
        walk.page.block()


def _close(element: etree._Element, walk: Walk) -> None:
    tag, page = tag_of(element), walk.page
    frame = walk.frames.pop(element)
    page.bold_depth -= boldness(element, tag)
    walk.sections -= tag == "section"
    if tag == "q":
        page.write("”")
    elif tag == "pre":
        walk.preformatted -= 1
    written = page.close(frame)
    if tag in ("td", "th", "tr", "table", "ol", "ul", "menu", "li"):
        _close_structure(tag, frame, walk)
    elif written:
        _close_text(element, tag, frame, walk)
    _edge(element, walk)


def _close_structure(tag: str, frame: Frame, walk: Walk) -> None:
    page = walk.page
    if tag == "li":
        start, label, _ = walk.labels.pop()
        page.close(start)
        page.mark("list_item", start, max(len(walk.lists), 1), label)
    elif tag in ("ol", "ul", "menu"):
        walk.lists.pop()
    elif walk.tables and walk.tables[-1].data:
        _close_data(tag, frame, walk)
    elif tag == "table" and walk.tables:
        walk.tables.pop()


def _close_data(tag: str, frame: Frame, walk: Walk) -> None:
    page = walk.page
    if tag in ("td", "th"):
        page.in_cell -= 1
        page.mark("cell", frame)
    elif tag == "tr":
        walk.tables[-1].end_row()
        page.mark("row", frame)
    else:
        walk.tables.pop()
        page.mark("table", frame)


def _close_text(element: etree._Element, tag: str, frame: Frame, walk: Walk) -> None:
    page = walk.page
    if tag in HEADINGS:
        _close_heading(HEADINGS[tag], frame, walk)
    elif tag == "p" or (tag == "div" and walk.label_frame is not None):
        _close_labelled(frame, walk)
    if tag == "blockquote":
        page.mark("quote", frame)
    elif tag == "span" and "num" in (element.get("class") or "").split():
        page.space()
    if tag in _BLOCKS and is_centred(element, tag) and not page.in_cell:
        page.mark("centre", frame)
    if tag in ("div", "p", "aside") and (
        _NOTE.search(element.get("class") or "") or element.get("role") == "doc-footnote"
    ):
        page.mark("footnote", frame, 0, "".join(page.since(frame).split(maxsplit=1)[:1])[:8])
    elif is_note_link(element, tag):
        page.mark("footnote_ref", frame, 0, page.since(frame).strip("[]()* ") or "*")


def _close_heading(level: int, frame: Frame, walk: Walk) -> None:
    """A heading that is a bare number belongs to the paragraph after it."""
    page = walk.page
    text = page.since(frame).strip()
    if _LABEL.fullmatch(text) and not page.in_cell:
        page.glue()
        walk.label_frame = frame
        walk.labels.append((frame, text, True))
    elif not page.in_cell:
        page.mark("heading", frame, level)


def _close_labelled(frame: Frame, walk: Walk) -> None:
    """The first paragraph after a bare number: a heading if it is set in bold throughout, else an item."""
    if walk.label_frame is None or not walk.labels or not walk.labels[-1][2]:
        return
    start, label, _ = walk.labels.pop()
    walk.label_frame = None
    level = max(walk.sections, 1)
    if walk.page.all_bold(frame):
        walk.page.mark("heading", start, level + 1)
    else:
        walk.page.mark("list_item", start, level, label)
