"""Titles, chapters, parts and what else groups the sections of United States law."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.outline.tree import Opening
from ingest.outline.us.paragraphs import Paragraph
from ingest.outline.us.sections import is_titled

_FORM = re.compile(
    r"(?P<word>TITLE|SUBTITLE|CHAPTER|SUBCHAPTER|PART|SUBPART|ARTICLE|DIVISION|SUBDIVISION|SUBARTICLE|Title|Subtitle"
    r"|Chapter"
    r"|Subchapter|Part|Subpart|Article|Division|Subdivision) (?P<num>\d{1,4}(?:[.-]\d{1,3})?[A-Z]{0,2}"
    r"|[IVXLC]{1,8}(?:-[A-Z])?|[A-Z]{1,2})"
    r"(?P<sign>\s*[.:—–-]+\s*|\s+|$)(?P<head>.*)$",
    re.S,
)
_ELEMENTS = {"subarticle": "subpart", "subdivision": "subdivision"}
_TWO = re.compile(r"[,;] (?:Chapter|Part|Subchapter|Article|Subtitle|CHAPTER|PART|SUBCHAPTER|ARTICLE) [\dIVXLC]+\b")
_NO_HEADING = re.compile(r"(?:of|is|shall|are|and|or|to|does|may|has|applies|as|under|in|by|was|which|that|for|with)\b")


@dataclass(frozen=True, slots=True)
class Division:
    """A heading of a group of sections, over ``pieces`` paragraphs: its line, and its words on the next."""

    element: str
    num: str
    number: str
    heading: str
    pieces: int = 1


def division(piece: Paragraph, after: Paragraph | None) -> Division | None:
    """``TITLE II—FRAUD``, ``Chapter 3. General Provisions``, ``PART I`` above its words; no reference in a sentence.

    ``Title 12. Boats, Chapter 3. Oars`` over a selection of sections says where they come from and opens nothing.
    """
    found = _FORM.match(piece.said) if len(piece.said) < 220 else None
    if not found or not _reads_as_heading(piece, found):
        return None
    head, count = found["head"].strip(" .—–-"), 1
    if not head and after is not None and _names(after):
        head, count = after.said.strip(" .—–-"), 2
    word = found["word"].lower()
    sign = found["sign"].strip()
    num = f"{found['word']} {found['num']}" + (sign if sign in (".", ":", "—", "–") and found["head"] else "")
    return Division(_ELEMENTS.get(word, word), num, found["num"], head, count)


def _reads_as_heading(piece: Paragraph, found: re.Match[str]) -> bool:
    head = found["head"]
    if not head:
        return True
    if _NO_HEADING.match(head) or _TWO.search(head) or head[0] in "(,;" or head[-1] in ";,":
        return False
    if found["sign"].strip():
        return head[0].isupper() or head[0] in "[“" or piece.level > 0
    return head[0] == "[" or (is_titled(head) and head[-1] != ".")


def _names(piece: Paragraph) -> bool:
    """Whether the line below can be the words of the heading."""
    said = piece.said
    if _FORM.match(said) or re.match(r"§|Sec|SEC|\(|\d", said) or len(said) > 160 or said[-1] in ".;:,":
        return False
    return said.isupper() or is_titled(said)


@dataclass(slots=True)
class Divisions:
    """Which kinds of division are open, outermost first; a kind nests below what is open when it is first seen."""

    open: list[tuple[str, str]] = field(default_factory=list)
    ranks: dict[str, int] = field(default_factory=dict)

    def opening(self, piece: Paragraph, one: Division) -> Opening | None:
        """The opening of a division; None for one that only repeats the open one (a printed page's head)."""
        if (one.element, one.number) in self.open:
            return None
        rank = self.ranks.get(one.element)
        if rank is None:
            rank = 1 if one.element == "title" else 1 + max((self.ranks[e] for e, _ in self.open), default=0)
            self.ranks[one.element] = rank
        self.open = [(e, n) for e, n in self.open if self.ranks[e] < rank]
        self.open.append((one.element, one.number))
        return Opening(rank, one.element, piece.start, one.num, one.heading, _number(one.number))


def _number(num: str) -> str:
    return num.replace(".", "-")
