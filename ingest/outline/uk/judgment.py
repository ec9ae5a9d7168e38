"""Judgments with numbered paragraphs: United Kingdom, Ireland, Australia, Canada, Singapore, India and others.

Postconditions: the numbered paragraphs are those of the judgment itself, in order, each once; their eIds count through
the judgment (``para_12A``), beginning anew only in an annex; quotations, with whatever numbers they carry, and the text
that follows them lie in the paragraph that quotes; footnotes printed after the text, and the signature, lie in none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ingest.models import Outline, Part, Reading
from ingest.outline.blocks import Block, blocks_of
from ingest.outline.numbering import Counter, Label
from ingest.outline.plain import front
from ingest.outline.tiling import fill
from ingest.outline.tree import Opening, grow
from ingest.outline.uk.above import headings_above, in_transcript, inner_headings, series_of, words_of
from ingest.outline.uk.groups import group_of, opening, title_below
from ingest.outline.uk.head import begin, contents, unnumbered_begin
from ingest.outline.uk.headings import heads, is_annex, is_title, names_judge, numbered_heading
from ingest.outline.uk.quotations import cut, flags, quotations
from ingest.outline.uk.signature import signature
from ingest.outline.uk.units import listed, units

if TYPE_CHECKING:
    from ingest.detect import Detected

COUNTRIES = frozenset({"gb", "ie", "in", "au", "ca", "sg", "hk", "nz", "za", "my", "ke", "jm"})
_ANNEX, _JUDGE, _SECTION, _PARAGRAPH = 0, 1, 2, 20
_BELOW = ("paragraph", "subparagraph", "point")
_DELIVERED = re.compile(r"The .{0,60}\b(?:reasons|judgment|opinion)\b.{0,120}\bby:?", re.I)
_LATE = re.compile(
    r"(?:overall |final |formal )?(?:conclusions?|disposition|disposal|decision|orders?|result|outcome|postscript"
    r"|directions?"
    r"|costs|addendum|relief|notice of decision|right of appeal)\b[^.;]{0,60}$",
    re.I,
)


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """Judges' names and headings as nested sections, numbered paragraphs › (a) › (i), annexes, the signature.

    What stands above the first heading or paragraph, up to the word JUDGMENT, is the preface, and so is the name of a
    sole judge; where several speak, the name of each is a section above the headings. A judgment
    without numbers has a paragraph for each of its paragraphs. Headings nest by the levels of the markup, else by the
    style of their numbers (B. above (2) above (i)); without either they are siblings.
    """
    if detected.kind != "opinion" or detected.jurisdiction not in COUNTRIES:
        return None
    page = _page(text, reading)
    if not page.blocks or (not page.units and page.begin is None):
        return None
    first = page.begin or 0
    openings = _without_sole_judge(list(_openings(page, first)))
    begin = openings[0].start if openings else page.blocks[first].start
    provisions = grow(text, openings, page.blocks[-1].end)
    regions = [*front(text, detected), Part("preface", 0, begin), *_footnotes(reading)]
    if toc := contents(page.blocks, first):
        regions.append(Part("toc", page.blocks[toc[0]].start, page.blocks[toc[1]].end))
    return Outline(provisions, fill(text, provisions, regions))


def _without_sole_judge(openings: list[Opening]) -> list[Opening]:
    """The name of a judge who sits alone, or speaks for all, heads the judgment and parts nothing in it."""
    tops = [o for o in openings if o.rank == _JUDGE]
    return openings[1:] if len(openings) > 1 and tops == openings[:1] and names_judge(tops[0].heading) else openings


@dataclass(frozen=True, slots=True)
class _Page:
    """The blocks of a judgment before its closing footnotes, and what is known of each."""

    blocks: Sequence[Block]
    quoted: Sequence[bool]
    units: Mapping[int, Label]
    order: Sequence[int]
    headings: frozenset[int]
    inner: frozenset[str]
    begin: int | None
    signature: int
    counted: frozenset[int]


def _page(text: str, reading: Reading) -> _Page:
    every = blocks_of(text, reading.marks)
    blocks = every[: _body_end(every, reading)]
    spans = quotations(blocks)
    starts = [i for i, b in enumerate(blocks) if is_annex(b.text) or names_judge(b.text) or is_title(b.text)]
    found = units(blocks, flags(spans, len(blocks)), starts)
    if len(found) < 2:
        found = {}
    quotes = flags(cut(blocks, spans, found), len(blocks))
    first = begin(blocks, min(found)) if found else unnumbered_begin(blocks)
    end = signature(blocks, max(found, default=first or 0) + 1)
    above = headings_above(blocks, quotes, found)
    return _Page(
        blocks,
        quotes,
        found,
        sorted(found),
        above,
        inner_headings(blocks, above),
        first,
        end,
        listed(blocks, found, reading.marks),
    )


def _footnotes(reading: Reading) -> list[Part]:
    return [Part("footnote", m.start, m.end) for m in reading.marks if m.kind == "footnote"]


def _body_end(blocks: Sequence[Block], reading: Reading) -> int:
    """Where nothing but footnotes follows."""
    starts = [m.start for m in reading.marks if m.kind == "footnote"]
    if not starts:
        return len(blocks)
    spans = sorted((m.start, m.end) for m in reading.marks if m.kind == "footnote")
    end, k = len(blocks), len(spans) - 1
    while end and k >= 0:
        while k >= 0 and spans[k][0] >= blocks[end - 1].end:
            k -= 1
        if k < 0 or blocks[end - 1].start >= spans[k][1] or blocks[end - 1].end <= spans[k][0]:
            break
        end -= 1
    return end


@dataclass(slots=True)
class _State:
    """Whether a numbered paragraph is open, the numbers below it, and the open headings."""

    inside: bool = False
    counter: Counter = field(default_factory=Counter)
    headings: Counter = field(default_factory=lambda: Counter(gap=1))
    rank: int = _SECTION
    listed: str = ""
    loose: bool = False
    skip: int = -1
    judges: int = 0
    series: tuple[str, int] = ("", 0)


def _openings(page: _Page, first: int) -> Iterator[Opening]:
    state = _State()
    last = max(page.units, default=len(page.blocks))
    for i in range(first, len(page.blocks)):
        block = page.blocks[i]
        if i < state.skip:
            continue
        if i == page.signature:
            state.inside = True
            state.counter.reset()
            yield Opening(_ANNEX, "conclusions", block.start)
        elif i in page.units:
            state.inside, state.listed, state.loose = True, "", False
            state.counter.open[:] = [page.units[i]]
            yield Opening(_PARAGRAPH, "paragraph", block.start, page.units[i].num, through=True)
        elif page.quoted[i] or block.table:
            continue_at = not state.inside and not (i > first and page.quoted[i])
            if continue_at:
                yield Opening(_PARAGRAPH, "paragraph", block.start)
        elif (heading := _heading(page, i, last, state)) is not None:
            state.inside = i > page.signature
            state.counter.keep_outer()
            if not state.loose:
                state.counter.reset()
            yield heading
        elif not state.inside:
            yield _loose(block, state)
        elif i < page.signature:
            yield from _below(block, state, not page.counted or block.start in page.counted)


def _heading(page: _Page, i: int, last: int, state: _State) -> Opening | None:
    block = page.blocks[i]
    group = group_of(block) if is_annex(block.text) else None
    if group is not None and group.component and _begins_anew(page, i):
        state.rank = _SECTION
        state.headings.reset()
        title, lines = (group.title, 0) if group.title else title_below(page.blocks, i)
        state.skip = i + 1 + lines
        return opening(group, _ANNEX, block.start, title)
    if i > page.signature:
        return None
    if _DELIVERED.fullmatch(block.text) and names_judge(page.blocks[min(i + 1, len(page.blocks) - 1)].text):
        state.skip = i + 2
        return replace(_top(page.blocks[i + 1], state), start=block.start)
    if names_judge(block.text) and _text_follows(page, i):
        state.judges += 1
        return _top(block, state)
    if not _opens_section(page, i, last):
        return None
    if is_title(block.text) and i < last and (_begins_anew(page, i) or (state.judges > 1 and block.text.isupper())):
        return _top(block, state)
    return _section(block, state, words_of(block) in page.inner or _in_series(page, i, state))


def _in_series(page: _Page, i: int, state: _State) -> bool:
    """Ground 1, Ground 2 … of which the first stands directly under another heading, without a text between."""
    own = series_of(page.blocks[i].text)
    if own is None:
        return False
    first = own[1] == 1 and i - 1 in page.headings and series_of(page.blocks[i - 1].text) is None
    inner = first or (own[0], own[1] - 1) == state.series
    state.series = own if inner else state.series
    return inner


def _top(block: Block, state: _State) -> Opening:
    """A judge's name, or the title of a second part (REASONS), above all headings."""
    state.rank = _SECTION
    state.headings.reset()
    return Opening(_JUDGE, "section", block.start, "", block.text.rstrip(": "))


def _begins_anew(page: _Page, i: int) -> bool:
    """Whether no numbered paragraph follows block ``i``, or one that begins with 1 again."""
    order = page.order
    k = bisect_right(order, i)
    return k == len(order) or (k > 0 and page.units[order[k]].value == 1)


def _text_follows(page: _Page, i: int) -> bool:
    """Whether a judge's name heads text, not the names of others who sat."""
    return i + 1 < len(page.blocks) and i + 1 < page.signature and not names_judge(page.blocks[i + 1].text)


def _section(block: Block, state: _State, inner: bool) -> Opening:
    numbered = numbered_heading(block.text)
    if numbered and numbered[0].style == "capital-dotted":
        state.rank = _SECTION + len(numbered[0].path) - 1
        return Opening(state.rank, "section", block.start, numbered[0].num, numbered[1])
    accepted = state.headings.accept(block.text) if numbered else None
    if accepted is not None:
        depth, label = accepted
        state.rank = _SECTION + (block.level or depth + 1) - 1
        heading = block.text[label.length :].strip()
        return Opening(state.rank, "section", block.start, label.num, heading, through=False)
    if block.level:
        state.rank = _SECTION + block.level - 1
    if inner:
        return Opening(state.rank + 1, "section", block.start, "", block.text.rstrip(": "))
    return Opening(state.rank, "section", block.start, "", block.text.rstrip(": "))


def _opens_section(page: _Page, i: int, last: int) -> bool:
    """A heading stands directly above a numbered paragraph or another heading; marked ones stand anywhere."""
    block = page.blocks[i]
    if i in page.headings:
        return True
    if not heads(block):
        return False
    if block.level:
        return i == 0 or (page.blocks[i - 1].text[-1] not in ",:—–-" and not in_transcript(page.blocks, i))
    if not page.units:
        return i + 1 < len(page.blocks) and len(page.blocks[i + 1].text) > 100
    return i > last and _LATE.match(block.text) is not None


def _loose(block: Block, state: _State) -> Opening:
    """A paragraph outside the run: under a heading of its own, with a list's number or with none."""
    accepted = state.counter.accept(block.text)
    if accepted is None:
        return Opening(_PARAGRAPH, "paragraph", block.start)
    state.inside = state.loose = True
    depth, label = accepted
    depth = len(label.path) - 1 if label.style == "dotted" else depth
    return Opening(_PARAGRAPH + depth, _BELOW[min(depth, 2)], block.start, label.num, through=not depth)


def _below(block: Block, state: _State, counts: bool) -> Iterator[Opening]:
    """A number below the paragraph's own, or the text after a list, which belongs to the paragraph again."""
    accepted = state.counter.accept(block.text) if counts else None
    if accepted is not None and (accepted[0] or state.loose):
        depth, label = accepted
        if label.style == "dotted" and not state.loose:
            depth = max(1, len(label.path) - len(state.counter.open[0].path))
        state.listed = block.text if depth else ""
        yield Opening(_PARAGRAPH + depth, _BELOW[min(depth, 2)], block.start, label.num, through=not depth)
    elif state.listed and _flush(state.listed, block.text):
        state.listed = ""
        del state.counter.open[1:]
        yield Opening(_PARAGRAPH + 1, "", block.start)


def _flush(item: str, text: str) -> bool:
    """Text that goes on with the sentence in which a list stands, or that follows a list of short items."""
    return text[0].islower() or len(item) < 200
