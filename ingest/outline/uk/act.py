"""Acts and statutory instruments as plain text: United Kingdom, Ireland, India and others that draft alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.models import Outline, Part, Reading
from ingest.numerals import parse_roman
from ingest.outline.blocks import Block, blocks_of
from ingest.outline.numbering import Counter, Label, labels
from ingest.outline.plain import front
from ingest.outline.tiling import fill
from ingest.outline.tree import Opening, grow
from ingest.outline.uk.headings import is_heading

if TYPE_CHECKING:
    from ingest.detect import Detected

_GROUP = re.compile(r"(?P<name>PART|CHAPTER|SCHEDULE|ANNEX)\s+(?P<num>[0-9]{1,3}[A-Z]?|[IVXLC]+)\b", re.I)
_SUB = {
    "paren-number": (4, "subsection"),
    "paren-letter": (5, "paragraph"),
    "paren-letter-roman": (6, "subparagraph"),
    "paren-capital": (7, "clause"),
    "paren-capital-roman": (7, "clause"),
}
_ACT_RANK = {"part": 1, "chapter": 2, "schedule": 0, "annex": 0}


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """Part › Chapter › section › (1) › (a) › (i); Schedules with paragraphs. Headings stand above or beside."""
    if detected.kind != "law":
        return None
    blocks = blocks_of(text, reading.marks)
    begin = _act_begin(blocks)
    openings = list(_act_openings(blocks[begin:]))
    if sum(o.element == "section" for o in openings) < 2:
        return None
    provisions = grow(text, openings, len(text))
    regions = [Part("preface", 0, blocks[begin].start if begin else 0), *_contents(blocks[:begin])]
    return Outline(provisions, fill(text, provisions, [*front(text, detected), *regions]))


def _act_begin(blocks: Sequence[Block]) -> int:
    """After the table of contents: the last place where section 1 begins with a section 2 to follow."""
    starts = [i for i, b in enumerate(blocks) if (label := _section_label(b)) and label.value == 1]
    if not starts:
        return 0
    long = [i for i in starts if len(blocks[i].text) > 60 or _follows_subsection(blocks, i)]
    first = (long or starts)[0]
    while first and (_GROUP.match(blocks[first - 1].text) or is_heading(blocks[first - 1])):
        first -= 1
    return first


def _follows_subsection(blocks: Sequence[Block], i: int) -> bool:
    return i + 1 < len(blocks) and blocks[i + 1].text.startswith("(1)")


def _contents(blocks: Sequence[Block]) -> list[Part]:
    """The arrangement of sections before the act."""
    for i, block in enumerate(blocks):
        if re.fullmatch(r"(?:contents|arrangement of sections|sections|table of contents)", block.text.strip(), re.I):
            return [Part("toc", block.start, blocks[-1].end)] if i < len(blocks) else []
    return []


def _section_label(block: Block) -> Label | None:
    if block.table or block.quoted:
        return None
    return next((label for label in labels(block.text) if label.style in ("number", "bare")), None)


def _act_openings(blocks: Sequence[Block]) -> Iterator[Opening]:
    state = _ActState()
    skip = heading = None
    for i, block in enumerate(blocks):
        if block is skip:
            continue
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        group = None if block.quoted or block.table or len(block.text) > 120 else _GROUP.match(block.text)
        if group and state.continues(group):
            skip = following if _names_group(block, group, following) else None
            heading = None
            yield _group_opening(block, group, skip)
            continue
        label = _section_label(block)
        if label is not None and _next_section(label, state.section):
            state.open_section(label)
            title = heading.text if heading else _side_heading(block.text[label.length :])
            element = "paragraph" if state.schedule else "section"
            begin = heading.start if heading else block.start
            yield Opening(3, element, begin, label.num, title, through=not state.schedule)
            yield from _subdivisions(block, label.length, state.counter)
        elif not block.table and not block.quoted:
            yield from _subdivisions(block, 0, state.counter)
        heading = block if label is None and is_heading(block) else None


@dataclass(slots=True)
class _ActState:
    """What has been counted so far: section, numbers below it, and the last number of each kind of group."""

    section: int = 0
    schedule: bool = False
    counter: Counter = field(default_factory=lambda: Counter(gap=3))
    groups: dict[str, int] = field(default_factory=dict)

    def open_section(self, label: Label) -> None:
        self.section = label.value
        self.counter.reset()

    def continues(self, group: re.Match[str]) -> bool:
        """Whether a line ``PART II`` is the next of its kind, not the head of a printed page or a reference."""
        name = group["name"].lower()
        number = int(re.sub(r"\D", "", group["num"]) or 0) or parse_roman(group["num"]) or 0
        last = self.groups.get(name, 0)
        if number not in (1, last, last + 1) or (number == last and not group["num"][-1].isalpha()):
            return False
        self.groups[name] = number
        if name in ("part", "schedule", "annex"):
            self.groups.pop("chapter", None)
        if name in ("schedule", "annex"):
            self.groups.pop("part", None)
            self.schedule, self.section = True, 0
        elif self.schedule:
            self.section = 0
        self.counter.reset()
        return True


def _names_group(block: Block, group: re.Match[str], following: Block | None) -> bool:
    return not _rest(block.text, group.end()) and following is not None and is_heading(following)


def _group_opening(block: Block, group: re.Match[str], title: Block | None) -> Opening:
    name = group["name"].lower()
    element = "annex" if name == "schedule" else name
    heading = title.text if title else _rest(block.text, group.end())
    return Opening(_ACT_RANK[name], element, block.start, group.group(), heading, group["num"])


def _next_section(label: Label, last: int) -> bool:
    """Section numbers rise, with small gaps for repealed ones; 12A follows 12."""
    return 1 <= label.value - last <= 3 or (label.value == last and bool(label.suffix))


def _rest(text: str, at: int) -> str:
    return text[at:].strip(" \t.—–-:")


def _side_heading(text: str) -> str:
    """``Short title.—(1) …`` or a short line is the heading of its section."""
    found = re.match(r"\s*([A-Z][^.\n—]{2,90}?)\.?\s*[—–](?=\s*\(1\)|\s*[A-Z])", text)
    if found:
        return found[1].strip()
    short = text.strip()
    return short if 0 < len(short) < 90 and "\n" not in short and short[0].isupper() and short[-1].isalpha() else ""


def _subdivisions(block: Block, at: int, counter: Counter) -> Iterator[Opening]:
    """(1), (a), (i) at the beginning of a block, also directly behind the section's number."""
    offset = at
    for _ in range(3):
        rest = block.text[offset:].lstrip(" \t—–-")
        start = len(block.text) - len(rest)
        if not any(label.style in _SUB for label in labels(rest)):
            return
        accepted = counter.accept(rest)
        if accepted is None:
            return
        label = accepted[1]
        rank, element = _SUB[label.style]
        yield Opening(rank, element, block.start + start, label.num)
        offset = start + label.length
