"""Judgments with numbered paragraphs: United Kingdom, Ireland, India."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ingest.models import Outline, Part, Reading
from ingest.outline.blocks import Block, blocks_of
from ingest.outline.numbering import Counter, Label, labels
from ingest.outline.plain import front
from ingest.outline.tiling import fill
from ingest.outline.tree import Opening, grow
from ingest.outline.uk.headings import is_heading

if TYPE_CHECKING:
    from ingest.detect import Detected

_COUNTRIES = frozenset({"gb", "ie", "in"})
_UNIT = frozenset({"number", "bracket"})
_SECTION, _PARAGRAPH = 1, 5
_JUDGE = re.compile(
    r"(?:(?:the )?(?:hon\.?|rt\.? hon\.?|right honourable)\b.*|(?:mrs?|ms|dame|sir|lord|lady|master|his honour"
    r"|her honour|deputy|recorder|upper tribunal|district|senior|chief|president)\b[^.]{2,90}):?",
    re.I,
)
_ANNEX = re.compile(r"(?:ANNEX|APPENDIX|SCHEDULE)\b[^.]{0,60}$", re.I)


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """Numbered paragraphs count through the whole judgment; headings between them are sections.

    Quotations, with whatever numbers they carry, stay text of the paragraph that quotes them.
    """
    if detected.kind != "opinion" or detected.jurisdiction not in _COUNTRIES:
        return None
    blocks = blocks_of(text, reading.marks)
    units = _units(blocks)
    if len(units) < 2:
        return None
    begin = _with_headings(blocks, min(units))
    openings = list(_judgment_openings(blocks, begin, units))
    provisions = grow(text, openings, len(text))
    before = [*front(text, detected), Part("preface", 0, blocks[begin].start)]
    return Outline(provisions, fill(text, provisions, before))


def _units(blocks: Sequence[Block]) -> dict[int, Label]:
    """The paragraphs of the judgment itself, by block: the longest run of rising numbers in one style.

    Numbers of quoted documents, of lists and of an appendix that begins anew are not on that run.
    """
    best: dict[int, Label] = {}
    for style in sorted(_UNIT):
        found = [(i, label) for i, b in enumerate(blocks) if (label := _unit_label(b)) and label.style == style]
        run = _rising(found)
        if len(run) > len(best) and next(iter(run.values())).value <= 3:
            best = run
    return best


def _rising(found: Sequence[tuple[int, Label]]) -> dict[int, Label]:
    """The longest strictly rising subsequence of the numbers (12A follows 12), the earliest of equal ones."""
    tails: list[tuple[tuple[int, str], int]] = []
    before: list[int] = []
    for k, (_, label) in enumerate(found):
        key = (label.value, label.suffix)
        at = bisect_left(tails, key, key=lambda tail: tail[0])
        before.append(tails[at - 1][1] if at else -1)
        tails[at : at + 1] = [(key, k)]
    chain: list[int] = []
    k = tails[-1][1] if tails else -1
    while k >= 0:
        chain.append(k)
        k = before[k]
    return {found[k][0]: found[k][1] for k in reversed(chain)}


def _unit_label(block: Block) -> Label | None:
    if block.table or block.quoted:
        return None
    return next((label for label in labels(block.text) if label.style in _UNIT), None)


def _with_headings(blocks: Sequence[Block], first: int) -> int:
    """Back over the headings and the judge's name above the first paragraph."""
    begin = first
    while begin and begin > first - 3 and (is_heading(blocks[begin - 1]) or _JUDGE.fullmatch(blocks[begin - 1].text)):
        begin -= 1
    return begin


def _judgment_openings(blocks: Sequence[Block], begin: int, units: Mapping[int, Label]) -> Iterator[Opening]:
    counter, last = Counter(), max(units)
    inside = False
    for i in range(begin, len(blocks)):
        block = blocks[i]
        if i in units:
            inside = True
            counter.open[:] = [units[i]]
            yield _paragraph(block, 0, units[i])
        elif _opens_section(blocks, i, units, last):
            inside = False
            element = "annex" if _ANNEX.match(block.text) else "section"
            yield Opening(_SECTION, element, block.start, "", block.text)
        elif not inside:
            yield Opening(_PARAGRAPH, "paragraph", block.start)
        elif not (block.table or block.quoted) and _unit_label(block) is None:
            accepted = counter.accept(block.text)
            if accepted is not None and accepted[0]:
                yield _paragraph(block, *accepted)


def _paragraph(block: Block, depth: int, label: Label) -> Opening:
    element = "paragraph" if depth == 0 else "subparagraph" if depth == 1 else "point"
    return Opening(_PARAGRAPH + depth, element, block.start, label.num, through=depth == 0)


def _opens_section(blocks: Sequence[Block], i: int, units: Mapping[int, Label], last: int) -> bool:
    """A heading stands directly above a numbered paragraph or another heading; marked ones stand anywhere."""
    block = blocks[i]
    if not is_heading(block):
        return False
    if _ANNEX.match(block.text) and i > last:
        return True
    if i + 1 in units or block.level:
        return True
    return i + 2 in units and is_heading(blocks[i + 1])
