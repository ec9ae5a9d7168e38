"""Explanatory memoranda and notes, transposition notes, codes of practice, impact assessments of the United Kingdom.

Postconditions: a numbered heading is a section with its number, 2.1 a paragraph below it, (a) a subparagraph, (i) a
point; bullets, tables and quotations are text of the paragraph they stand in; a number that is no continuation of its
count (a reference at the head of a line, a footnote) opens nothing; annexes begin their numbers anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.models import Outline, Part, Reading
from ingest.outline.blocks import Block, blocks_of
from ingest.outline.numbering import Counter, Label, labels
from ingest.outline.plain import front
from ingest.outline.tiling import fill
from ingest.outline.tree import Opening, grow
from ingest.outline.uk.groups import group_of, opening, title_below
from ingest.outline.uk.head import contents
from ingest.outline.uk.headings import looks_like_heading

if TYPE_CHECKING:
    from ingest.detect import Detected

_ANNEX, _SECTION, _INNER, _PARAGRAPH = 0, 1, 2, 10
_BELOW = ("paragraph", "subparagraph", "point", "indent")
_LIST = frozenset(
    {"paren-letter", "paren-letter-roman", "paren-number", "letter-paren", "letter-paren-roman", "capital", "letter"}
)
_GOES_ON = re.compile(r"\b(?:paragraphs?|sections?|regulations?|articles?|part|to|of|in|the|see)$", re.I)
_LONG = 100
_STEP = 3


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """Numbered headings, numbered paragraphs, lists and annexes; headings without a number stand inside the numbered
    section above them. What stands above the first heading, number or long paragraph is the preface."""
    if (detected.kind, detected.jurisdiction, detected.subtype) != ("notice", "gb", "doc"):
        return None
    blocks = blocks_of(text, reading.marks)
    first = _begin(blocks, detected)
    openings = list(_openings(blocks, first))
    if not openings:
        return None
    provisions = grow(text, openings, len(text))
    regions = [*front(text, detected), Part("preface", 0, blocks[first].start)]
    if toc := contents(blocks, first):
        regions.append(Part("toc", blocks[toc[0]].start, blocks[toc[1]].end))
    notes = [Part("footnote", m.start, m.end) for m in reading.marks if m.kind == "footnote"]
    return Outline(provisions, fill(text, provisions, [*regions, *notes]))


def _begin(blocks: Sequence[Block], detected: Detected) -> int:
    after = detected.title_span[1] if detected.title_span else 0
    toc = contents(blocks, min(len(blocks), 80))
    last = toc[1] if toc else -1
    first = next((i for i, b in enumerate(blocks) if i > last and b.start >= after and _is_body(b)), 0)
    above = blocks[first - 1] if first and blocks[first - 1].start >= after else None
    if above and looks_like_heading(above, 8) and not above.text.isupper() and not re.search(r"\d{3}", above.text):
        return first - 1
    return first


def _is_body(block: Block) -> bool:
    """A heading, a number, a table or a sentence; not a line of the title or the number of the instrument."""
    if block.table or len(block.text) > _LONG or (block.level and not block.text.isupper()):
        return True
    label = next(labels(block.text), None)
    return label is not None and label.style in ("number", "dotted", "bare") and label.value < 100


@dataclass(slots=True)
class _State:
    """The section and the paragraph last opened, and the numbers of lists below it.

    ``units``: whether the numbers 1., 2. are those of paragraphs and count through the text; ``headings``: whether
    lines without markup may be; ``flat``: whether the number last opened is a paragraph's; ``headed``: the block of
    the last heading; ``skip``: the block behind the last title.
    """

    units: bool
    headings: bool
    section: int = 0
    paragraph: tuple[int, ...] = ()
    flat: bool = False
    inside: bool = False
    headed: int = -2
    skip: int = -1
    counter: Counter = field(default_factory=Counter)


def _openings(blocks: Sequence[Block], first: int) -> Iterator[Opening]:
    state = _State(_units(blocks[first:]), _whole_lines(blocks[first:]))
    in_table = False
    for i in range(first, len(blocks)):
        block = blocks[i]
        if block.table or block.quoted:
            if not state.inside and not in_table:
                yield Opening(_PARAGRAPH, "paragraph", block.start)
            in_table = block.table
            continue
        in_table = False
        if i < state.skip:
            continue
        found = _annex(blocks, i, state) or _numbered(blocks, i, state) or _heading(blocks, i, state)
        if found is not None:
            yield found
            continue
        below = _below(blocks, i, state)
        if below is not None:
            yield below
        elif not state.inside and not _goes_on(blocks, i):
            yield Opening(_PARAGRAPH, "paragraph", block.start)


def _goes_on(blocks: Sequence[Block], i: int) -> bool:
    """An item or a bullet of a list that the paragraph above leads into, or the rest of its sentence."""
    text = blocks[i].text
    bullet = not any(c.isalnum() for c in text) or (text[0] in "•●○▪–-o" and text[1:2].isspace())
    return i > 0 and (bullet or text[0].islower() or not any(c.isalnum() for c in blocks[i - 1].text))


def _units(blocks: Sequence[Block]) -> bool:
    """Whether most numbers 1., 2. (else those without a sign) open a paragraph of text and no heading."""
    found = [(b, label) for b in blocks if not b.table and (label := next(labels(b.text), None)) is not None]
    dotted = sum(label.style == "dotted" for _, label in found)
    numbered = [b for b, label in found if label.style == "number"]
    if len(numbered) < 3:
        numbered = [b for b, label in found if label.style == "bare"]
    text = [b for b in numbered if len(b.text) > _LONG or b.text[-1] in ".;"]
    return len(numbered) > 2 and 2 * len(text) > len(numbered) > dotted


def _whole_lines(blocks: Sequence[Block]) -> bool:
    """Whether lines are whole paragraphs, so that a short one can be a heading."""
    plain = [b for b in blocks if not b.table]
    return sum(b.text[0].islower() for b in plain) < 0.15 * len(plain)


def _annex(blocks: Sequence[Block], i: int, state: _State) -> Opening | None:
    group = group_of(blocks[i])
    if group is None or not group.component or not (group.number or blocks[i].level or not group.title):
        return None
    state.section, state.paragraph, state.flat, state.inside = 0, (), False, False
    state.counter.reset()
    title, lines = (group.title, 0) if group.title else title_below(blocks, i)
    state.skip = i + 1 + lines
    return opening(group, _ANNEX, blocks[i].start, title)


def _numbered(blocks: Sequence[Block], i: int, state: _State) -> Opening | None:
    """A numbered heading, or a paragraph 2.1 or 3. that counts on."""
    block = blocks[i]
    label = next(labels(block.text), None)
    if label is None or (i and _GOES_ON.search(blocks[i - 1].text) and not blocks[i - 1].level):
        return None
    if label.style == "dotted":
        return _dotted(block, label, state)
    if label.style not in ("number", "bare"):
        return None
    if label.suffix and label.value == state.section:
        return _paragraph(block, label, (label.value, ord(label.suffix[0])), state)
    if not 1 <= label.value - state.section <= _STEP:
        return None
    words = Block(block.start, block.end, block.text[label.length :].strip() or " ", block.level)
    if not state.units and words.text[0].isupper() and words.text[-1] not in ".;:," and looks_like_heading(words, 20):
        state.section, state.paragraph, state.flat, state.inside = label.value, (), False, False
        state.counter.reset()
        state.headed = i
        return Opening(_SECTION, "section", block.start, label.num, words.text)
    if state.units or (label.style == "number" and block.text[-1] in ".:;"):
        state.section, state.flat = label.value, True
        return _paragraph(block, label, (label.value,), state)
    return None


def _dotted(block: Block, label: Label, state: _State) -> Opening | None:
    path, last = label.path, state.paragraph
    if not 0 <= path[0] - state.section <= 1 and state.section:
        return None
    if last[: len(path) - 1] == path[:-1] and len(last) >= len(path):
        if not 1 <= path[-1] - last[len(path) - 1] <= _STEP and not label.suffix:
            return None
    elif path[-1] > 2:
        return None
    if path[0] != state.section:
        state.section, state.flat = path[0], False
    return _paragraph(block, label, path, state)


def _paragraph(block: Block, label: Label, path: tuple[int, ...], state: _State) -> Opening:
    state.paragraph, state.inside = path, True
    state.counter.open[:] = [label]
    depth = max(len(path) - (1 if state.flat else 2), 0)
    return Opening(_PARAGRAPH + depth, _BELOW[min(depth, 3)], block.start, label.num)


def _heading(blocks: Sequence[Block], i: int, state: _State) -> Opening | None:
    """A heading without a number: by the markup, or a short line above a paragraph. Bold lead-ins are none."""
    block = blocks[i]
    if next(labels(block.text), None) is not None or sum(c.isalpha() for c in block.text) < 3:
        return None
    bare = Block(block.start, block.end, block.text, block.level)
    if block.text[-1] in ":,;." or not block.text[0].isupper() or not looks_like_heading(bare, 16):
        return None
    if not block.level and not (state.headings and _stands_alone(blocks, i, state.headed)):
        return None
    state.inside, state.headed = False, i
    state.counter.reset()
    rank = _INNER if state.section and not state.units else _SECTION
    return Opening(rank, "section", block.start, "", block.text)


def _stands_alone(blocks: Sequence[Block], i: int, headed: int) -> bool:
    """After a whole sentence or a heading, and above a numbered or a long paragraph."""
    if i + 1 >= len(blocks) or len(blocks[i].text.split()) > 14:
        return False
    before, after = blocks[i - 1].text if i else ".", blocks[i + 1]
    before = "." if before.isupper() or headed == i - 1 else before
    if before[-1] not in '.:”"’)?!' and not (i and (blocks[i - 1].level or blocks[i - 1].table)):
        return False
    label = next(labels(after.text), None)
    numbered = label is not None and label.style in ("dotted", "number", "bare")
    return after.table or len(after.text) > _LONG or numbered


def _below(blocks: Sequence[Block], i: int, state: _State) -> Opening | None:
    """A list inside a paragraph."""
    block = blocks[i]
    if not any(label.style in _LIST for label in labels(block.text)) or (i and _GOES_ON.search(blocks[i - 1].text)):
        return None
    accepted = state.counter.accept(block.text)
    if accepted is None:
        return None
    depth = accepted[0] if state.paragraph or len(state.counter.open) > 1 else accepted[0] + 1
    state.inside = True
    return Opening(_PARAGRAPH + depth + 2, _BELOW[min(max(depth, 1), 3)], block.start, accepted[1].num)
