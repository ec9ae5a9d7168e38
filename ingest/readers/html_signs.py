"""What single elements of an HTML page are: content or furniture, shown or hidden, bold, centred, a note."""

from __future__ import annotations

import re

from lxml import etree

from ingest.readers.html_table import visible_size

HEADINGS = {f"h{level}": level for level in range(1, 7)}
_UNSEEN_NAMES = "head script style template link meta base param source track area map colgroup col"
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_LEFT_OUT = {
    "nav": "page navigation",
    "button": "form control",
    "select": "form control",
    "textarea": "form control",
    "svg": "picture",
    "object": "embedded object",
    "iframe": "embedded page",
    "noscript": "shown only without scripts",
    "noframes": "shown only without frames",
    "rt": "reading aid",
    "rp": "reading aid",
    "del": "deleted text",
}
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_NOTE_LINK = re.compile(r"(?:^|\s)(?:fn|footnote|footnote-ref|footnoteRef|noteref|fnref)(?:$|\s)")
_NOTE_TARGET = re.compile(r"^#_?(?:fn|ftn|footnote|note|endnote|edn)", re.IGNORECASE)
_PAGE_LINK = re.compile(r"(?:page|p\.|第)?\s*\d+\s*页?", re.IGNORECASE)


def tag_of(element: etree._Element) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""


def text_of(element: etree._Element) -> str:
    return " ".join(str(piece) for piece in element.itertext("*") if piece.strip())


def left_out(element: etree._Element, hidden: frozenset[str]) -> str | None:
    """Why an element is no part of the text: a reason, '' for what no reader sees, None for content."""
    tag = tag_of(element)
    if tag in _UNSEEN or not tag:
        return ""
    if tag in _LEFT_OUT:
        return _LEFT_OUT[tag]
    if element.get("role") == "navigation":
        return "page navigation"
    if _is_hidden(element, tag, hidden):
        return "hidden on the page"
    if tag in ("header", "footer", "aside") and _is_furniture(element):
        return "page furniture"
    if tag in ("ul", "ol") and _lists_pages(element):
        return "list of page links"
    return None


def _is_hidden(element: etree._Element, tag: str, hidden: frozenset[str]) -> bool:
    if "hidden" in element.attrib or HIDING.search(element.get("style") or ""):
        return True
    if not hidden:
        return False
    names = {tag, *(f".{name}" for name in (element.get("class") or "").split()), f"#{element.get('id')}"}
    return not hidden.isdisjoint(names | {f"{tag}{name}" for name in names})


def _is_furniture(element: etree._Element) -> bool:
    """A page's own head or foot: outside the article, and mostly links."""
    if any(tag_of(above) in ("article", "main", "section") for above in element.iterancestors()):
        return False
    linked = sum(visible_size(link) for link in element.iter("a"))
    return linked > 0 and linked * 10 >= visible_size(element) * 6


def _lists_pages(element: etree._Element) -> bool:
    """Links to page 1, page 2 … of the same file, as converters from PDF write them."""
    items = [child for child in element if tag_of(child) == "li"]
    if len(items) < 2:
        return False
    for item in items:
        link = item.find("a")
        if link is None or "#" not in (link.get("href") or "") or visible_size(item) != visible_size(link):
            return False
        if not _PAGE_LINK.fullmatch("".join(str(t) for t in link.itertext()).strip()):
            return False
    return True


def boldness(element: etree._Element, tag: str) -> int:
    return int(tag in ("b", "strong", "th") or _BOLD_STYLE.search(element.get("style") or "") is not None)


def is_centred(element: etree._Element, tag: str) -> bool:
    if tag == "center" or (element.get("align") or "").lower() == "center":
        centred = True
    else:
        centred = bool(_CENTRED.search(element.get("style") or "")) or "center" in (element.get("class") or "").split()
    if not centred or (tag not in ("p", "div", "center") and tag not in HEADINGS):
        return False
    return tag == "p" or element.find(".//table") is None


def is_note_link(element: etree._Element, tag: str) -> bool:
    if tag != "a":
        return False
    name = element.get("class") or ""
    linked = _NOTE_TARGET.match(element.get("href") or "") and not _NOTE_TARGET.match("#" + (element.get("id") or "x"))
    ref = "ref" in (element.get("href") or "")
    return bool(_NOTE_LINK.search(name) or element.get("role") == "doc-noteref" or (linked and not ref))
