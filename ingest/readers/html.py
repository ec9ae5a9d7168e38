"""HTML pages: text as a browser shows it, without scripts, styles and the page's own furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from ingest.errors import UnreadableFile
from ingest.models import Mark, Omission, Reading
from ingest.readers.html_signs import HIDING
from ingest.readers.html_walk import flatten
from ingest.readers.text import damage_notice, decode

_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_\-:]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BRACE = re.compile(r"([{}])")
_SIMPLE = re.compile(r"(?:[a-z][a-z0-9]*)?(?:[.#][\w\-]+)?", re.IGNORECASE)
_TITLES = ("articletitle", "og:title", "dc.title", "dcterms.title")


def read_html(data: bytes, path: Path) -> Reading:
    """A page or a piece of one. Nothing is fetched. Raises UnreadableFile where no element can be read."""
    declared = _CHARSET.search(data[:4096])
    decoded = decode(data, path, declared.group(1).decode("ascii") if declared else "")
    root = _parse(decoded.text, path)
    page = flatten(root, _hidden_selectors(root))
    text = page.text()
    title, omitted = _title(root, text)
    return Reading(
        text=text,
        media_type="text/html",
        encoding=decoded.encoding,
        marks=tuple(sorted(page.marks, key=lambda mark: (mark.start, -mark.end))),
        omissions=(*page.omissions, *omitted),
        notices=damage_notice(decoded) + _deletion_notice(page.omissions),
        metadata={"title": title} if title else {},
    )


def read_piece(markup: str, path: Path) -> tuple[str, tuple[Mark, ...], tuple[Omission, ...]]:
    """Text, marks and omissions of a piece of HTML inside another format."""
    page = flatten(_parse(markup, path))
    return page.text(), tuple(page.marks), tuple(page.omissions)


def _parse(text: str, path: Path) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, recover=True
    )
    plain = _DECLARATION.sub("", text).encode("utf-8", "surrogatepass")
    try:
        root = etree.fromstring(plain, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(path, "the HTML cannot be parsed") from error
    if root is None:
        raise UnreadableFile(path, "the HTML holds no element")
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise UnreadableFile(path, "the HTML nests its elements too deeply")
    return root


def _hidden_selectors(root: etree._Element) -> frozenset[str]:
    """Simple selectors (tag, .class, #id, tag.class) that the page's own styles hide on screen."""
    found: set[str] = set()
    for style in root.iter("style"):
        for selectors, body in _rules(style.text or ""):
            if HIDING.search(body):
                found.update(name.strip() for name in selectors.split(","))
    return frozenset(name for name in found if name and _SIMPLE.fullmatch(name))


def _rules(styles: str) -> Iterator[tuple[str, str]]:
    """(selectors, declarations) of each rule outside @media and the like."""
    first, *commented = styles.split("/*")
    plain = first + "".join(piece.partition("*/")[2] for piece in commented)
    open_rules: list[str] = []
    text = ""
    for piece in _BRACE.split(plain):
        if piece == "{":
            open_rules.append(text.rpartition(";")[2].strip())
        elif piece == "}" and open_rules:
            selectors = open_rules.pop()
            if not open_rules and not selectors.startswith("@"):
                yield selectors, text
        text = piece if piece not in ("{", "}") else ""


def _title(root: etree._Element, text: str) -> tuple[str, tuple[Omission, ...]]:
    """The title that the page's head gives, if the page shows it too; else it is logged as left out."""
    named = {
        (meta.get("name") or meta.get("property") or "").lower(): meta.get("content") for meta in root.iter("meta")
    }
    titles = [named[name] or "" for name in _TITLES if name in named]
    titles += ["".join(str(piece) for piece in title.itertext()) for title in root.iterfind(".//head/title")]
    shown = "".join(text.split())
    known = [" ".join(title.split()) for title in titles if title.split()]
    inside = [title for title in known if "".join(title.split()) in shown]
    outside = tuple(Omission(title, "title in the page's head") for title in known if title not in inside)
    return (inside[0] if inside else ""), outside


def _deletion_notice(omissions: list[Omission]) -> tuple[str, ...]:
    if not any(omission.reason == "deleted text" for omission in omissions):
        return ()
    return ("Text marked as deleted was left out.",)
