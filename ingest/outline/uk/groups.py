"""Divisions of an act above its sections: parts, chapters, divisions, schedules, and their titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.numerals import parse_roman
from ingest.outline.blocks import Block
from ingest.outline.tree import Opening
from ingest.outline.uk.headings import is_heading

_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
_LINE = re.compile(
    rf"(?:THE[ \t]+)?(?:(?P<ordinal>{'|'.join(_ORDINALS)})[ \t]+)?"
    r"(?P<name>PART|CHAPTER|SUB-?PART|SUB-?DIVISION|DIVISION|TITLE|SCHEDULE|ANNEX|APPENDIX|EXHIBIT|ATTACHMENT|ENCLOSURE)"
    r"(?:[ \t]+(?P<num>[0-9]{1,3}(?:[-.][0-9]{1,3})*[A-Z]{0,2}|[IVXLC]{1,7}|[A-Z])(?![\w.]*\w))?(?P<rest>.*)",
    re.I | re.S,
)
_REFERENCE = re.compile(
    r"[\[(]?(?:See\s+)?(?:Sections?|Regulations?|Articles?|Rules?|Paragraphs?|ss?\.|r\."
    r"|reg\.)\s+\d[\d\w(),\s.–-]*(?:and \d[\d\w()]*)?[\])]?",
    re.I,
)
_TITLE = re.compile(r"[\s.:—–-]*(?P<title>\S.*)?", re.S)
_COMPONENT = frozenset({"schedule", "annex", "appendix", "exhibit", "attachment", "enclosure"})
_LONGEST = 200
_TITLE_LINES = 3


@dataclass(frozen=True, slots=True)
class Group:
    """A line ``PART II``: its kind in lower case, label as printed, number, and the title on the same line."""

    name: str
    label: str
    number: str
    value: int
    title: str

    @property
    def component(self) -> bool:
        return self.name in _COMPONENT


def group_of(block: Block) -> Group | None:
    """The division that a line opens; None for a sentence that only begins with such a word (Part 2 of the Act …)."""
    if block.table or block.quoted or len(block.text) > _LONGEST:
        return None
    found = _LINE.match(block.text)
    if found is None or not found["name"][0].isupper():
        return None
    number = found["num"] or found["ordinal"] or ""
    rest = found["rest"]
    if rest[:1].isalpha() or (not number and not (found["name"].lower() in _COMPONENT and _bare(rest))):
        return None
    title = _TITLE.match(rest)
    words = (title["title"] or "").strip() if title else ""
    if words and (not _titled(rest, words) or words[-1] in ";,"):
        return None
    label = block.text[: found.start("rest")].strip()
    return Group(
        found["name"].lower().replace("-", ""),
        label,
        number,
        _value(number),
        "" if _REFERENCE.fullmatch(words) else words,
    )


def _bare(rest: str) -> bool:
    words = rest.strip(" .:—–-")
    return not words or bool(_REFERENCE.fullmatch(words))


def _titled(rest: str, words: str) -> bool:
    """Whether what follows the number is a title: after a dash, a line break or in capitals; no sentence."""
    if re.match(r"(?:of|to|and|or|applies|does|is|shall|has|have|in|for|as|see|with|above|below)\b", words):
        return False
    return bool(re.match(r"\s*[—–:\n-]|\t|\.\s", rest)) or words[0].isupper() or words[0] in "“(["


def _value(number: str) -> int:
    lower = number.lower()
    if lower in _ORDINALS:
        return _ORDINALS.index(lower) + 1
    digits = re.findall(r"\d+", number)
    if digits:
        return int(digits[-1])
    return parse_roman(number) or (ord(lower) - 96 if len(lower) == 1 else 0)


def title_below(blocks: Sequence[Block], i: int) -> tuple[str, int]:
    """The title in the lines below a division's line and how many lines it takes; a reference to the section that the
    schedule stands on (``Regulation 4(1)``) is passed over."""
    used, parts = 0, list[str]()
    for k in range(i + 1, min(i + 1 + _TITLE_LINES, len(blocks))):
        text = blocks[k].text
        if _REFERENCE.fullmatch(text) and not parts:
            used += 1
            continue
        goes_on = parts and (text.isupper() and parts[-1].isupper())
        if (parts and not goes_on) or group_of(blocks[k]) or not _title_like(blocks[k]):
            break
        parts.append(text)
        used += 1
    return " ".join(parts), used if parts else 0


def _title_like(block: Block) -> bool:
    bare = Block(
        block.start, block.end, block.text.rstrip(" .:—–-") or block.text, block.level, block.table, block.quoted
    )
    return is_heading(bare) and (block.text[-1] not in ".:" or block.text.isupper() or len(block.text) < 60)


@dataclass(slots=True)
class Ranks:
    """Which kind of division stands above which: the order in which a text, or a schedule, first uses them."""

    order: list[str] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)
    components: dict[str, int] = field(default_factory=dict)

    def accept(self, group: Group) -> int | None:
        """The rank (0 for a schedule, then 1, 2 …) of a division that counts on; None for a running head."""
        counts = self.components if group.component else self.last
        value, last = group.value or 1, counts.get(group.name, 0)
        repeats = value == last and not re.search(r"\d[A-Z]", group.number)
        if value not in (1, last, last + 1, last + 2) or repeats:
            return None
        counts[group.name] = value
        if group.component:
            self.order, self.last = [], {}
            return 0
        if group.name not in self.order:
            self.order.append(group.name)
        rank = self.order.index(group.name) + 1
        for lower in self.order[rank:]:
            self.last.pop(lower, None)
        return rank


def opening(group: Group, rank: int, start: int, title: str) -> Opening:
    """A schedule is an annex; every other division has the name of its kind."""
    element = "annex" if group.component else group.name
    number = group.number if group.number and group.number.lower() not in _ORDINALS else str(group.value or 1)
    return Opening(rank, element, start, group.label, title, number)
