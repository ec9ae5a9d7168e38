"""The numbered paragraphs of a judgment: which of the numbers in it are its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from ingest.models import Mark
from ingest.outline.blocks import Block
from ingest.outline.numbering import Label, labels
from ingest.outline.uk.headings import looks_like_heading

_STYLES = ("bracket", "number", "bare", "number-paren")
_ALONE = re.compile(r"\d{1,3}$")
_FIRST = 3


def units(blocks: Sequence[Block], quoted: Sequence[bool], starts: Sequence[int]) -> dict[int, Label]:
    """The paragraphs of the judgment by block: the longest run of rising numbers in one style.

    Numbers of quoted documents and of lists are not on that run. ``starts``: blocks (headings of appendices, names of
    judges) at which the numbers may begin with 1 again; each stretch then has a run of its own in the same style.
    """
    best: dict[int, Label] = {}
    if dotted := _dotted(blocks, quoted):
        return dotted
    for style in _STYLES:
        every = [(i, label) for i, b in enumerate(blocks) if (label := _label(b, style)) is not None]
        run: dict[int, Label] = {}
        for stretch in _stretches(every, quoted, starts):
            own = dict(_run(stretch, quoted))
            if own and next(iter(own.values())).value <= (1 if run else _FIRST) and _dense(style, own, len(run)):
                run |= own
        if len(run) > len(best):
            best = run
    return best


def listed(blocks: Sequence[Block], units: Mapping[int, Label], marks: Sequence[Mark]) -> frozenset[int]:
    """Where the list items begin in a file that counts its paragraphs, and the lists in them, by itself (Word): what
    has its number typed there is quoted. Empty for other files."""
    items = {m.start: m.level or 1 for m in marks if m.kind == "list_item" and m.label}
    own = [items[blocks[i].start] for i in units if blocks[i].start in items]
    below = any(level > min(own, default=level) for level in items.values())
    return frozenset(items) if below and len(own) * 10 > len(units) * 9 else frozenset()


def _dotted(blocks: Sequence[Block], quoted: Sequence[bool]) -> dict[int, Label]:
    """1.1, 1.2, 2.1 … where 1., 2. stand before headings; {} in other judgments."""
    numbers = [(i, label) for i, b in enumerate(blocks) if not quoted[i] and (label := _label(b, "number"))]
    found = [(i, label) for i, b in enumerate(blocks) if not quoted[i] and (label := _label(b, "dotted"))]
    found = [(i, label) for i, label in found if len(label.path) == 2]
    heads = sum(looks_like_heading(blocks[i], 14) for i, _ in rising(numbers))
    if len(found) < 3 or len(found) < len(numbers) or 3 * heads < 2 * len(rising(numbers)):
        return {}
    run = dict(rising(found))
    return run if run and next(iter(run.values())).path in ((1, 1), (1, 2)) else {}


def _label(block: Block, style: str) -> Label | None:
    if block.table or block.quoted:
        return None
    if style == "bare" and _ALONE.match(block.text):
        return Label("bare", block.text, (int(block.text),), "", len(block.text))
    return next((label for label in labels(block.text) if label.style == style), None)


def _dense(style: str, run: Mapping[int, Label], before: int) -> bool:
    """Numbers without a sign behind them may be years, days or pages: they must follow each other closely."""
    highest = max(label.value for label in run.values())
    return style != "bare" or (len(run) > (1 if before else 2) and highest <= 1.2 * len(run) + 1)


def _stretches(
    every: Sequence[tuple[int, Label]], quoted: Sequence[bool], starts: Sequence[int]
) -> Iterator[list[tuple[int, Label]]]:
    """The numbers between those of ``starts`` behind which the first number is 1."""
    stretch: list[tuple[int, Label]] = []
    s = 0
    for i, label in every:
        passed = False
        while s < len(starts) and starts[s] < i:
            passed, s = True, s + 1
        if passed and label.value == 1 and not quoted[i] and any(not quoted[k] for k, _ in stretch):
            yield stretch
            stretch = []
        stretch.append((i, label))
    yield stretch


def _run(stretch: Sequence[tuple[int, Label]], quoted: Sequence[bool]) -> Iterator[tuple[int, Label]]:
    """The run outside quotations; a hole in it is filled from inside them (a quotation that nobody closed)."""
    own = rising([(i, label) for i, label in stretch if not quoted[i]])
    inside = [(i, label) for i, label in stretch if quoted[i]]
    k = 0
    for (i, label), after in zip(own, [*own[1:], None], strict=False):
        yield i, label
        while k < len(inside) and inside[k][0] < i:
            k += 1
        if after is None or after[1].value - label.value < 2:
            continue
        hole = []
        while k < len(inside) and inside[k][0] < after[0]:
            if label.value < inside[k][1].value < after[1].value:
                hole.append(inside[k])
            k += 1
        yield from rising(hole)


def rising(found: Sequence[tuple[int, Label]]) -> list[tuple[int, Label]]:
    """The longest strictly rising subsequence of the numbers (12A follows 12), the earliest of equal ones."""
    tails: list[tuple[tuple[tuple[int, ...], str], int]] = []
    before: list[int] = []
    for k, (_, label) in enumerate(found):
        key = (label.path, label.suffix)
        at = bisect_left(tails, key, key=lambda tail: tail[0])
        before.append(tails[at - 1][1] if at else -1)
        tails[at : at + 1] = [(key, k)]
    chain: list[int] = []
    k = tails[-1][1] if tails else -1
    while k >= 0:
        chain.append(k)
        k = before[k]
    return [found[k] for k in reversed(chain)]
