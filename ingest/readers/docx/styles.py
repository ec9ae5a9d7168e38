"""Paragraph and character styles: what they inherit, where they matter for the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.readers.docx.package import Element, W, integer, switched_on, value

_HEADING = re.compile(
    r"(?:heading|标题|標題|見出し|제목|überschrift|titre|título|titolo|kop|rubrik|otsikko|nagłówek|nadpis|заголовок|címsor)"
    r"\s*([1-9])",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:title|标题|標題|titel|titre|título|titolo)", re.IGNORECASE)
_QUOTE = re.compile(r"\b(?:block\s*)?quot|引用", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """What one style sets itself; None or '' where it inherits. ``outline`` counts from 1, 0 is body text."""

    name: str
    parent: str
    outline: int | None
    num_id: str
    ilvl: int | None
    hidden: bool | None
    centred: bool | None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by identifier, and the default paragraph style's identifier."""

    by_id: Mapping[str, Style]
    default: str = ""

    def chain(self, style: str) -> list[tuple[str, Style]]:
        """The style and those it is based on, nearest first; a loop in the file ends the chain."""
        found: list[tuple[str, Style]] = []
        seen: set[str] = set()
        while style in self.by_id and style not in seen:
            seen.add(style)
            found.append((style, self.by_id[style]))
            style = self.by_id[style].parent
        return found

    def heading_level(self, style: str) -> tuple[int, bool]:
        """(outline level from 1, or 0; whether a style's name says heading)."""
        for _, s in self.chain(style):
            if match := _HEADING.fullmatch(s.name):
                return int(match[1]), True
            if _TITLE.fullmatch(s.name):
                return 1, True
            if s.outline is not None:
                return s.outline, False
        return 0, False

    def number_of(self, style: str) -> tuple[str, int | None]:
        """(list or '', level or None) that a paragraph of ``style`` inherits."""
        ilvl: int | None = None
        for _, s in self.chain(style):
            ilvl = s.ilvl if ilvl is None else ilvl
            if s.num_id:
                return s.num_id, ilvl
        return "", None

    def hidden(self, style: str) -> bool:
        return next((s.hidden for _, s in self.chain(style) if s.hidden is not None), False)

    def centred(self, style: str) -> bool:
        return next((s.centred for _, s in self.chain(style) if s.centred is not None), False)

    def quoted(self, style: str) -> bool:
        return any(_QUOTE.search(s.name) for _, s in self.chain(style)[:1])


def read_styles(root: Element | None) -> Styles:
    if root is None:
        return Styles({})
    elements = [e for e in root.iterchildren(W + "style") if value(e, "styleId")]
    by_id = {value(e, "styleId"): _style(e) for e in elements}
    default = next(
        (
            value(e, "styleId")
            for e in elements
            if value(e, "type") == "paragraph" and value(e, "default") in {"1", "true"}
        ),
        "",
    )
    return Styles(by_id, default)


def _style(element: Element) -> Style:
    ilvl = element.find(f"{W}pPr/{W}numPr/{W}ilvl")
    vanish = element.find(f"{W}rPr/{W}vanish")
    centre = element.find(f"{W}pPr/{W}jc")
    return Style(
        name=value(element.find(W + "name")),
        parent=value(element.find(W + "basedOn")),
        outline=outline_level(element.find(W + "pPr")),
        num_id=value(element.find(f"{W}pPr/{W}numPr/{W}numId")),
        ilvl=None if ilvl is None else integer(value(ilvl)),
        hidden=None if vanish is None else switched_on(vanish),
        centred=None if centre is None else value(centre) == "center",
    )


def outline_level(properties: Element | None) -> int | None:
    """w:outlineLvl as a level from 1; 0 for body text, None where it is not set."""
    element = None if properties is None else properties.find(W + "outlineLvl")
    if element is None:
        return None
    level = integer(value(element), 9)
    return level + 1 if 0 <= level < 9 else 0
