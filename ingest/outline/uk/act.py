"""Acts and statutory instruments without markup: United Kingdom, Ireland, India, Singapore, Australia and others alike.

Postconditions: sections count through the whole text and each schedule's paragraphs through the schedule; words
quoted for insertion elsewhere open nothing; the arrangement of sections is a part of its own (``toc``), title and
enacting words the preface; signature ``conclusions``; an explanatory note at the end lies in no provision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.models import Outline, Part, Reading
from ingest.outline.blocks import Block, blocks_of
from ingest.outline.numbering import Counter, labels
from ingest.outline.plain import front
from ingest.outline.tiling import fill
from ingest.outline.tree import Opening, grow
from ingest.outline.uk.ending import note, signed
from ingest.outline.uk.groups import Group, Ranks, group_of, opening, title_below
from ingest.outline.uk.headings import is_heading
from ingest.outline.uk.quotations import flags, quotations
from ingest.outline.uk.ruled import with_tables
from ingest.outline.uk.sections import Section, begin, contents, sections, side_notes

if TYPE_CHECKING:
    from ingest.detect import Detected

_CROSS, _SECTION, _BELOW = 8, 10, 11
_DEPTH = {
    "paren-number": 0, "paren-letter": 1, "paren-letter-roman": 2, "paren-capital": 3, "paren-capital-roman": 4,
    "letter-paren": 1, "letter-paren-roman": 2,
}  # fmt: skip
_NAMES = {
    "section": ("subsection", "paragraph", "subparagraph", "clause", "subclause"),
    "paragraph": ("subparagraph", "clause", "subclause", "point", "indent"),
    "article": ("paragraph", "subparagraph", "clause", "subclause", "point"),
    "rule": ("paragraph", "subparagraph", "clause", "subclause", "point"),
}
_FLUSH = re.compile(r"[“\"]|(?:Illustrations?|Explanations?|Provided|Exceptions?|Examples?|Notes?|Compare)\b")
_PLURAL = re.compile(r"SCHEDULES|ANNEXES|APPENDICES", re.I)
_DEFINITION = re.compile(r"[“\"][^”\"]{1,80}[”\"](?:,| means| includes| has | in relation| is | in )")
_CITED = re.compile(
    r"\([0-9A-Za-z]{1,5}\)\s+(?:of|to|above|below)\s+(?:this|the|that|sub|para|section|regulation|article|rule|clause|\()"
)
_OPEN_END = re.compile(
    r"\b(?:to|of|in|under|by|with|from|the|sub-?paragraphs?|paragraphs?|sub-?sections?|sections?|regulations?|articles?|rules?)$"
)


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """Part › Chapter › cross-heading › section › (1) › (a) › (i); Schedules with Parts and paragraphs of their own.

    Headings stand above, beside (in the margin) or behind the section's number. An order has articles and a set of
    rules rules; regulations, for which Akoma Ntoso has no element, are sections.
    """
    if detected.kind != "law":
        return None
    blocks = with_tables(blocks_of(text, reading.marks))
    page = _page(blocks, detected)
    if len(page.sections) < 2:
        return None
    openings = list(_openings(page))
    provisions = grow(text, openings, blocks[page.end - 1].end if page.end else len(text))
    regions = [
        Part("preface", 0, blocks[page.begin].start),
        *(Part("footnote", m.start, m.end) for m in reading.marks if m.kind == "footnote"),
    ]
    if toc := contents(blocks, page.begin):
        regions.append(Part("toc", blocks[toc[0]].start, blocks[toc[1]].end))
    return Outline(provisions, fill(text, provisions, [*front(text, detected), *regions]))


@dataclass(frozen=True, slots=True)
class _Page:
    """The blocks of an act and what is known of them; ``end``: where its note or the text ends."""

    blocks: Sequence[Block]
    quoted: Sequence[bool]
    groups: dict[int, tuple[Group, int, str, int]]
    sections: dict[int, Section]
    begin: int
    end: int
    element: str
    margin: bool


def _page(blocks: Sequence[Block], detected: Detected) -> _Page:
    quotes = flags(quotations(blocks), len(blocks))
    first = begin(blocks, quotes)
    end = note(blocks, first)
    groups = _groups(blocks, quotes, first, end)
    taken = frozenset(k for i, found in groups.items() for k in range(i + 1, i + 1 + found[3]))
    own = sections(blocks, quotes, (first, end), {i: found[0].component for i, found in groups.items()}, taken)
    notes = side_notes(blocks, own, groups)
    return _Page(
        blocks,
        quotes,
        groups,
        notes or own,
        _with_headings(blocks, first, groups),
        end,
        _element(detected.title),
        bool(notes),
    )


def _element(title: str) -> str:
    """What a unit of the text is called, by its title."""
    if re.search(r"\b(?:Act|Regulations?|Bill)\b", title, re.I):
        return "section"
    if re.search(r"\bRules?\b(?! of)", title, re.I):
        return "rule"
    return "article" if re.search(r"\bOrder\b", title, re.I) else "section"


def _groups(
    blocks: Sequence[Block], quotes: Sequence[bool], first: int, end: int
) -> dict[int, tuple[Group, int, str, int]]:
    """Divisions by block: the division, its rank, its title and the number of lines below that hold it."""
    ranks, found = Ranks(), dict[int, tuple[Group, int, str, int]]()
    start = first
    while start and (group_of(blocks[start - 1]) or is_heading(blocks[start - 1])) and start > first - 6:
        start -= 1
    for i in range(start, end):
        refers = i > 0 and _OPEN_END.search(blocks[i - 1].text) is not None
        group = None if quotes[i] or refers else group_of(blocks[i])
        rank = ranks.accept(group) if group else None
        if group is None or rank is None:
            continue
        title, lines = (group.title, 0) if group.title else title_below(blocks, i)
        found[i] = (group, rank, title, lines)
    return found


def _with_headings(blocks: Sequence[Block], first: int, groups: dict[int, tuple[Group, int, str, int]]) -> int:
    """Back over the divisions and headings directly above the first section."""
    above = [i for i in groups if i < first]
    if above:
        return min(above)
    return first - 1 if first and is_heading(blocks[first - 1]) and not blocks[first - 1].text.isupper() else first


@dataclass(slots=True)
class _State:
    """Where the walk is: in a schedule, what a unit is called there, and the numbers below the open unit."""

    element: str
    schedule: bool = False
    unit: bool = False
    counter: Counter = field(default_factory=lambda: Counter(gap=3))
    depths: list[int] = field(default_factory=list)


def _openings(page: _Page) -> Iterator[Opening]:
    state = _State(page.element)
    closings = _closings(page)
    skip = page.begin
    for i in range(page.begin, page.end):
        block = page.blocks[i]
        if i in page.groups:
            group, rank, title, lines = page.groups[i]
            state.schedule = state.schedule or group.component
            state.unit, state.element = False, "paragraph" if state.schedule else page.element
            skip = i + 1 + lines
            yield opening(group, rank, block.start, title)
        elif i in closings:
            state.unit = False
            yield Opening(0, "conclusions", block.start)
        elif i in page.sections:
            yield from _unit(page, page.sections[i], block, state)
        elif _PLURAL.fullmatch(block.text) and any(k in page.groups for k in range(i + 1, i + 3)):
            yield Opening(0, "", block.start)
        elif i >= skip and not block.table and (not page.quoted[i] or _DEFINITION.match(block.text)):
            yield from _text(page, i, state)


def _closings(page: _Page) -> frozenset[int]:
    """Where signatures begin: at the end of the text, and before the first schedule."""
    components = [i for i, found in page.groups.items() if found[0].component]
    found = set()
    last = max(page.sections)
    for end in (page.end, *components[:1]):
        before = [i for i in page.sections if i < end] or [last]
        at = signed(page.blocks, max(before) + 1, end)
        if at < end:
            found.add(at)
    return frozenset(found)


def _unit(page: _Page, section: Section, block: Block, state: _State) -> Iterator[Opening]:
    """A section, or a paragraph of a schedule, with what its first line opens below it."""
    if section.cross:
        yield Opening(_CROSS, "hcontainer", page.blocks[section.cross_at].start, "", section.cross)
    state.unit = True
    state.counter.reset()
    begin = page.blocks[section.above].start if section.above >= 0 else block.start
    aliases = (f"regulation_{section.number}",) if state.element == "section" and section.regulation else ()
    yield Opening(
        _SECTION, state.element, begin, section.num, section.heading, section.number, section.through, aliases
    )
    yield from _subdivisions(block, section.length, state)


def _text(page: _Page, i: int, state: _State) -> Iterator[Opening]:
    block = page.blocks[i]
    before = page.blocks[i - 1].text if i else ""
    if not state.unit or _CITED.match(block.text) or _OPEN_END.search(before):
        return
    found = list(_subdivisions(block, 0, state))
    if found:
        yield from found
    elif _in_list(state) and (before[-1] in '.;,:—–”"' or before.endswith((" and", " or"))):
        yield from _flush(block, state)


def _in_list(state: _State) -> bool:
    """Whether a number below (1), or one without a (1) above it, is open."""
    opened = state.counter.open
    return len(opened) > 1 or (len(opened) == 1 and _DEPTH[opened[0].style] > 0)


def _flush(block: Block, state: _State) -> Iterator[Opening]:
    """Text behind a list: it goes on with what stands above the innermost list; a definition or an illustration with
    what stands above all of them."""
    if not (block.text[0].islower() or _FLUSH.match(block.text)) or block.text.rstrip(",;") in ("and", "or", "and/or"):
        return
    depths = [_DEPTH[label.style] for label in state.counter.open]
    keep = len(depths) - 1 if block.text[0].islower() else sum(d == 0 for d in depths)
    if keep < len(depths):
        del state.counter.open[keep:]
        yield Opening(_BELOW + depths[keep], "", block.start)


def _restarts(rest: str, state: _State) -> bool:
    """(1) again in one section: the columns of a table, or words for another act without quotation marks."""
    return rest.startswith("(1)") and bool(state.counter.open) and state.counter.open[0].style == "paren-number"


def _subdivisions(block: Block, at: int, state: _State) -> Iterator[Opening]:
    """(1), (a), (i) at the beginning of a block, also directly behind the section's number."""
    offset = at
    for _ in range(3):
        rest = block.text[offset:].lstrip(" \t—–-.:")
        start = len(block.text) - len(rest)
        if not any(label.style in _DEPTH for label in labels(rest)):
            return
        accepted = None if _restarts(rest, state) else state.counter.accept(rest)
        if accepted is None:
            return
        label = accepted[1]
        depth = _DEPTH[label.style]
        yield Opening(_BELOW + depth, _NAMES[state.element][depth], block.start + start, label.num)
        offset = start + label.length
