"""Any text without a drafting tradition of its own: headings of the markup or by their form, numbers of any style,
questions with their answers, paragraphs.

Postconditions: a heading holds what follows it up to the next of its level; 1.1 stands below 1., (a) below 1.1; a list
without numbers and the text after it belong to their paragraph; a table is one paragraph, or text of the numbered
paragraph it stands in; annexes begin their numbers anew; the head of a letter is the preface, its end ``conclusions``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.models import Mark, Outline, Part, Reading
from ingest.outline.blocks import Block, blocks_of
from ingest.outline.forms import bare_heading, closes, is_field, numbered_heading, question
from ingest.outline.numbering import Counter, Label, labels
from ingest.outline.tiling import fill
from ingest.outline.tree import Opening, grow
from ingest.outline.uk.groups import Group, Ranks, group_of, opening, title_below
from ingest.outline.worded import Worded, Words

if TYPE_CHECKING:
    from ingest.detect import Detected

_BELOW = ("paragraph", "point", "indent")
_MARKED, _NUMBERS = 5, 20
_LONGEST_HEADING = 200
_STEP = 3


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """Sections by headings, numbered paragraphs and points by numbers that count on, else a paragraph each.

    What stands before ``detected.preface_end`` is title and preface.
    """
    blocks = blocks_of(text, reading.marks)
    first = body_start(detected)
    body = [b for b in blocks if b.start >= first] or list(blocks)
    head = _head(body)
    openings = list(_openings(_page(body[head:], reading.marks)))
    provisions = grow(text, openings, len(text))
    notes = [Part("footnote", m.start, m.end) for m in reading.marks if m.kind == "footnote"]
    regions = [*front(text, detected), Part("preface", 0, body[head].start if body else 0), *notes]
    return Outline(provisions, fill(text, provisions, regions))


def body_start(detected: Detected) -> int:
    """Where title and preface end."""
    return max(detected.preface_end, detected.title_span[1] if detected.title_span else 0)


def front(text: str, detected: Detected) -> list[Part]:
    """The title and what else stands before the body."""
    parts = [Part("preface", 0, end)] if (end := body_start(detected)) else []
    if detected.title_span:
        parts.append(Part("title", *detected.title_span))
    return parts


def is_heading(block: Block) -> bool:
    """Marked as a heading, with words, and not as long as a paragraph."""
    return block.level > 0 and len(block.text) <= _LONGEST_HEADING and sum(c.isalnum() for c in block.text) > 1


def _head(body: Sequence[Block]) -> int:
    """How many lines of the head of a letter stand before the text; not all of it."""
    count = 0
    while count < len(body) - 1 and is_field(body[count].text) and not body[count].level and not body[count].table:
        count += 1
    return count


@dataclass(frozen=True, slots=True)
class _Page:
    """The body, the starts of its list items, and whether lines without markup may be headings."""

    blocks: Sequence[Block]
    items: frozenset[int]
    by_form: bool


def _page(body: Sequence[Block], marks: Sequence[Mark]) -> _Page:
    whole = [b for b in body if not b.table]
    lower = sum(b.text[0].islower() for b in whole)
    by_form = not any(is_heading(b) for b in body) and lower < 0.15 * len(whole)
    return _Page(body, frozenset(m.start for m in marks if m.kind == "list_item"), by_form)


@dataclass(slots=True)
class _State:
    """The numbers that count on, those of headings apart; ``base``: the number of the heading above as a path."""

    counter: Counter = field(default_factory=Counter)
    headings: Counter = field(default_factory=lambda: Counter(gap=1, bare=True))
    ranks: Ranks = field(default_factory=Ranks)
    words: Words = field(default_factory=Words)
    base: tuple[int, ...] = ()
    inside: bool = False
    skip: int = -1
    closed: bool = False


def _openings(page: _Page) -> Iterator[Opening]:
    state, in_table = _State(), False
    for i, block in enumerate(page.blocks):
        if block.table or block.quoted:
            if not state.inside and not (in_table and block.table):
                yield Opening(_NUMBERS, "paragraph", block.start)
            in_table = block.table
            continue
        in_table = False
        if i < state.skip:
            continue
        worded = state.words.accept(page.blocks, i, _MARKED + 1) if page.by_form else None
        if worded is not None:
            yield from _worded(block, i, worded, state)
            continue
        found = _division(page, i, state) or _heading(page, i, state) or _unit(page, i, state)
        if found is not None:
            yield found
        elif not state.inside and not _list_item(page, i):
            yield Opening(_NUMBERS, "paragraph", block.start)


def _worded(block: Block, i: int, worded: Worded, state: _State) -> Iterator[Opening]:
    """Article 2 with its text, and the number 1. on its own line."""
    state.counter.reset()
    state.inside, state.base = True, ()
    state.skip = i + 2 if worded.title_below else state.skip
    yield worded.opening
    rest = block.text[worded.length :].lstrip()
    accepted = state.counter.accept(rest) if rest else None
    if accepted is not None:
        yield Opening(_NUMBERS, _BELOW[0], block.end - len(rest), accepted[1].num)


def _division(page: _Page, i: int, state: _State) -> Opening | None:
    """PART, CHAPTER and the like that count on, annexes, and the signature."""
    block = page.blocks[i]
    group = group_of(block)
    if group is not None and (group.component or page.by_form):
        rank = state.ranks.accept(group)
        if rank is not None and _is_division(page, i, group):
            _restart(state)
            state.base, state.headings = (), Counter(gap=1, bare=True)
            title, lines = (group.title, 0) if group.title else title_below(page.blocks, i)
            state.skip = i + 1 + lines
            return opening(group, rank, block.start, title)
    if closes(block.text) and i > len(page.blocks) // 2 and not state.closed:
        _restart(state)
        state.closed = True
        state.inside = True
        return Opening(0, "conclusions", block.start)
    return None


def _is_division(page: _Page, i: int, group: Group) -> bool:
    return i + 1 < len(page.blocks) and (bool(group.number) or page.blocks[i].level > 0 or not group.title)


def _restart(state: _State) -> None:
    state.counter.reset()
    state.inside = False


def _heading(page: _Page, i: int, state: _State) -> Opening | None:
    block = page.blocks[i]
    if is_heading(block):
        return _marked(block, state)
    if not page.by_form:
        return None
    numbered = numbered_heading(page.blocks, i)
    if numbered is not None:
        return _numbered_section(block, numbered, state)
    if bare_heading(page.blocks, i):
        state.counter.keep_outer()
        state.inside = False
        return Opening(_MARKED + 1 + len(state.headings.open), "section", block.start, "", block.text)
    return None


def _marked(block: Block, state: _State) -> Opening:
    """A section by the markup's heading; ``1. Introduction`` has the number 1."""
    label = next(labels(block.text), None)
    state.counter.keep_outer()
    state.inside = False
    state.base = label.path if label and label.style in ("number", "bare", "dotted") else ()
    if label is None:
        return Opening(_MARKED + block.level, "section", block.start, "", block.text)
    return Opening(_MARKED + block.level, "section", block.start, label.num, block.text[label.length :].strip())


def _numbered_section(block: Block, numbered: tuple[Label, str], state: _State) -> Opening | None:
    label, words = numbered
    accepted = state.headings.accept(block.text)
    if accepted is None:
        return None
    depth = accepted[0]
    state.counter.keep_outer()
    state.inside = False
    state.base = label.path if label.style in ("number", "bare", "dotted") else ()
    return Opening(_MARKED + 1 + depth, "section", block.start, label.num, words)


def _unit(page: _Page, i: int, state: _State) -> Opening | None:
    """A numbered paragraph or point, or a question."""
    block = page.blocks[i]
    if num := question(block.text):
        state.counter.reset()
        state.inside = True
        return Opening(_NUMBERS, "paragraph", block.start, num)
    label = next(labels(block.text), None)
    if (
        label is not None
        and state.base
        and len(label.path) > len(state.base)
        and label.path[: len(state.base)] == state.base
    ):
        return _below_heading(block, label, state)
    accepted = state.counter.accept(block.text)
    if accepted is None:
        return None
    state.inside = True
    return _numbered(block, *accepted)


def _below_heading(block: Block, label: Label, state: _State) -> Opening | None:
    """1.1 below the heading 1., 1.1.1 below 1.1."""
    depth = len(label.path) - len(state.base) - 1
    last = state.counter.open[depth] if depth < len(state.counter.open) else None
    goes_on = last is not None and last.path[:-1] == label.path[:-1] and 1 <= label.value - last.value <= _STEP
    if not (goes_on or label.value == 1) or depth > len(state.counter.open):
        return None
    state.counter.open[depth:] = [label]
    state.inside = True
    return _numbered(block, depth, label)


def _numbered(block: Block, depth: int, label: Label) -> Opening:
    return Opening(_NUMBERS + depth, _BELOW[min(depth, len(_BELOW) - 1)], block.start, label.num)


def _list_item(page: _Page, i: int) -> bool:
    """An item without a number of a list that the paragraph above leads into."""
    block = page.blocks[i]
    bullet = block.text[0] in "•●○▪◦–—-" and block.text[1:2].isspace()
    if not i or not (bullet or block.start in page.items):
        return False
    before = page.blocks[i - 1]
    return before.text[-1] == ":" or before.start in page.items or (bullet and before.text[0] in "•●○▪◦–—-")
