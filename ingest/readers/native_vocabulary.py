"""What the elements of a format mean to the walk, and what the walk finds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from ingest.models import PartName

Role = Literal[
    "inline", "word", "block", "group", "num", "heading", "note", "image", "break", "row", "cell", "table", "quote",
    "list_item", "region", "skip", "omit",
]  # fmt: skip
PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch outside the numbered provisions; in one with ``content`` loose paragraphs are provisions."""

    part: PartName
    content: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the elements of a format mean. ``provision`` gives the element name in the tree, or ''.

    ``loose``: provisions inside which unnumbered paragraphs are provisions of their own. ``omitted``:
    reasons for elements whose text is not in the reading. ``heading_level`` ranks a heading that opens a
    section by itself, from 1.
    """

    roles: Mapping[str, Role]
    regions: Mapping[str, Region]
    omitted: Mapping[str, str]
    provision: Callable[[etree._Element], str]
    loose: Callable[[etree._Element], bool]
    heading_level: Callable[[etree._Element], int]


@dataclass(slots=True)
class Node:
    """A provision as found: offsets of its number and heading in the text, and the element it came from."""

    element: str
    start: int
    depth: int
    source: etree._Element | None
    loose: bool = False
    level: int = 0
    end: int = 0
    num: tuple[int, int] = (0, 0)
    heading: tuple[int, int] | None = None

    def is_labelled_by(self, element: etree._Element, role: Role) -> bool:
        """Whether ``element`` is the number or the heading of this provision, which has none yet."""
        if self.source is None or self.source is not element.getparent():
            return False
        return (role == "num" and not self.num[1]) or (role == "heading" and self.heading is None)
