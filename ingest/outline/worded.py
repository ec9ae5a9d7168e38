"""Units named by a word: ``ARTICLE I``, ``Section 1.01 Scope.``, ``Clause 4``, ``Rule 7``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.numerals import parse_roman
from ingest.outline.blocks import Block
from ingest.outline.forms import bare_heading
from ingest.outline.tree import Opening

_LINE = re.compile(
    r"(?P<word>ARTICLE|Article|Art\.|SECTION|Section|Sec\.|CLAUSE|Clause|RULE|Rule)[ \t]+"
    r"(?P<num>\d{1,4}(?:\.\d{1,3}){0,3}[A-Za-z]?|[IVXLC]{1,7})(?P<sign>[ \t]*[.:)—–-]*)(?=\s|$)"
)
_ELEMENTS = {"art": "article", "sec": "section", "cla": "clause", "rul": "rule"}
_HEADING = re.compile(r"\s*(?P<heading>[A-Z“\"][^.\n:;—]{1,80})\.(?=\s+\S|$)")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Worded:
    """The unit that a line opens, where the text behind its number (and heading) begins, and whether the line below is
    its title."""

    opening: Opening
    length: int
    title_below: bool


@dataclass(slots=True)
class Words:
    """Which word stands above which: the order in which the text first uses them; and the last number of each."""

    order: list[str] = field(default_factory=list)
    last: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def accept(self, blocks: Sequence[Block], i: int, rank: int) -> Worded | None:
        """The unit that block ``i`` opens at ``rank`` or below; None for a reference, or a number out of its count."""
        block = blocks[i]
        found = None if block.table or block.quoted else _LINE.match(block.text)
        if found is None:
            return None
        element = _ELEMENTS[found["word"].lower()[:3]]
        path = _path(found["num"])
        rest = block.text[found.end() :]
        if not self._counts(element, path) or not _opens(rest, found["sign"]):
            return None
        if element not in self.order:
            self.order.append(element)
        place = self.order.index(element)
        self.last[element] = path
        heading, length, below = _title(blocks, i, found.end())
        opening = Opening(
            rank + place, element, block.start, found.group().strip(), heading, _number(path, found["num"]), True
        )
        return Worded(opening, length, below)

    def _counts(self, element: str, path: tuple[int, ...]) -> bool:
        last = self.last.get(element)
        if last is None:
            return path[-1] == 1 and path[0] == 1
        if path[:-1] == last[:-1]:
            return 0 <= path[-1] - last[-1] <= 2 and path != last
        return len(path) == len(last) and path[-1] == 1 and path[0] > last[0]


def _path(num: str) -> tuple[int, ...]:
    digits = tuple(int(d) for d in re.findall(r"\d+", num))
    return digits or (parse_roman(num) or 0,)


def _number(path: tuple[int, ...], num: str) -> str:
    return num.replace(".", "-") if num[0].isdigit() else num


def _opens(rest: str, sign: str) -> bool:
    """Nothing, a title or a sentence behind the number; a word in small letters goes on with a reference."""
    words = rest.strip()
    return not words or not (words[0].islower() or (words[0] in "(" and not sign.strip()))


def _title(blocks: Sequence[Block], i: int, at: int) -> tuple[str, int, bool]:
    """The heading, the length of what stands before the text, and whether the heading is the line below."""
    rest = blocks[i].text[at:]
    if not rest.strip():
        title = i + 1 < len(blocks) and bare_heading(blocks, i + 1)
        upper = i + 1 < len(blocks) and blocks[i + 1].text.isupper() and len(blocks[i + 1].text) < _LONGEST
        return (blocks[i + 1].text, at, True) if title or upper else ("", at, False)
    found = _HEADING.match(rest)
    if found and len(found["heading"].split()) <= 8 and (found.end() < len(rest) or len(rest) < 60):
        return found["heading"].strip(), at + found.end(), False
    words = rest.strip(" —–-:")
    short = len(words) < _LONGEST and words[-1:].isalnum() and len(words.split()) <= 12
    return (words, at, False) if short else ("", at, False)
