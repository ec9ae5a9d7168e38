"""Reading order of a page, and what stands beside the text: columns, foot of the page first, marginal notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cmp_to_key
from itertools import pairwise
from statistics import median

from ingest.readers.pdf_breaks import CJK
from ingest.readers.pdf_sheet import Line, Page

_SCATTERED = 0.34
_COLUMN = 6
_CROSSING = 0.12
_STEP = 2.0
_APART = 1.2
_MAX_LINES = 1_500


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that follow each other downwards."""

    lines: tuple[Line, ...]

    @property
    def top(self) -> float:
        return self.lines[0].y

    @property
    def bottom(self) -> float:
        return self.lines[-1].y

    @property
    def left(self) -> float:
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        return max(line.right for line in self.lines)


def in_order(page: Page) -> Page:
    """The page with its lines in reading order: what is higher first, a left column before the right one.

    Two columns of prose are read one after the other between the lines that run across both. Else the file's own
    order is kept where it already runs down the page.
    """
    gutter = _gutter(page.lines)
    if gutter:
        return replace(page, lines=tuple(_by_column(page.lines, *gutter)))
    runs = runs_of(page.lines)
    if len(runs) < 2:
        return page
    if len(runs) > max(4, _SCATTERED * len(page.lines)):
        lines = sorted(page.lines, key=lambda line: (-round(line.y / 3), line.left))
        return replace(page, lines=tuple(lines))
    runs = [part for run in runs for part in _parted_by(run, runs)]
    runs.sort(key=cmp_to_key(_compare))
    ordered: list[Line] = []
    for run in runs:
        ordered = _with_beside(ordered, run)
    return replace(page, lines=tuple(ordered))


def _with_beside(lines: list[Line], run: Run) -> list[Line]:
    """The lines with a run after them, or among them where it is a stamp that stands beside their upper part."""
    lower = next((i for i, line in enumerate(lines) if line.y < run.top), len(lines))
    level = [line for line in lines[lower:] if line.y > run.bottom - run.lines[-1].size]
    beside = all(line.right < run.left or line.left > run.right for line in level)
    if 2 * len(level) <= len(run.lines) < 0.5 * len(lines) and len(lines) - lower > len(level) and beside:
        return [*lines[:lower], *run.lines, *lines[lower:]]
    return [*lines, *run.lines]


def _gutter(lines: Sequence[Line]) -> tuple[float, float] | None:
    """Left and right edge of the empty strip between two columns of prose, None where there is none."""
    parts = [part for line in lines if not line.table for part in apart(line)]
    if len(parts) < 2 * _COLUMN:
        return None
    left, right = min(p.left for p in parts), max(p.right for p in parts)
    empty = _empty_strip(parts, left + 0.3 * (right - left), left + 0.7 * (right - left))
    if empty is None:
        return None
    before = [len(p.text) for p in parts if p.right <= empty[0] + 1]
    after = [len(p.text) for p in parts if p.left >= empty[1] - 1]
    if min(len(before), len(after)) < _COLUMN or min(len(before), len(after)) * 8 < len(parts):
        return None
    wide = 12 if CJK.search("".join(p.text for p in parts[:20])) else 20
    return empty if min(median(before), median(after)) >= wide else None


def _empty_strip(parts: Sequence[Line], begin: float, end: float) -> tuple[float, float] | None:
    """The widest strip between ``begin`` and ``end`` that few lines cross, at least two thirds of an em."""
    cells = int((end - begin) / _STEP)
    crossed = [0] * (cells + 1)
    for part in parts:
        first, last = int((part.left - begin) / _STEP), int((part.right - begin) / _STEP)
        for cell in range(max(0, first), min(cells, last) + 1):
            crossed[cell] += 1
    best, start = (0, 0), -1
    for cell in range(cells + 1):
        if crossed[cell] > _CROSSING * len(parts):
            start = -1
            continue
        start = cell if start < 0 else start
        if cell + 1 - start > best[1] - best[0]:
            best = start, cell + 1
    if (best[1] - best[0]) * _STEP < 0.66 * median(part.size for part in parts):
        return None
    return begin + best[0] * _STEP, begin + best[1] * _STEP


def apart(line: Line) -> list[Line]:
    """The parts of a line that stand far from each other."""
    pieces = list(line.pieces(_APART * line.size))
    return [line.cut(start, end) for start, end in pieces] if len(pieces) > 1 else [line]


def _by_column(lines: Sequence[Line], left: float, right: float) -> list[Line]:
    """Down the left column, then down the right one, from one line that crosses the gutter to the next."""
    ordered: list[Line] = []
    columns: tuple[list[Line], list[Line]] = ([], [])
    for line in sorted(lines, key=lambda line: -line.y):
        parts = [line] if line.table else _parted(line, left, right)
        if len(parts) == 1 and line.left < left - 1 and line.right > right + 1:
            ordered += [*columns[0], *columns[1], line]
            columns = ([], [])
            continue
        for part in parts:
            columns[part.left > left - 1].append(part)
    return [*ordered, *columns[0], *columns[1]]


def _parted(line: Line, left: float, right: float) -> list[Line]:
    """The line cut where it leaves the gutter empty."""
    for before, after in pairwise(line.words):
        if before.right <= left + _STEP and after.left >= right - _STEP:
            return [line.cut(0, before.end), line.cut(after.start, len(line.text))]
    return [line]


def runs_of(lines: Sequence[Line]) -> list[Run]:
    runs: list[list[Line]] = []
    for line in lines:
        if runs and line.y <= runs[-1][-1].y + 0.8 * max(line.size, runs[-1][-1].size):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [Run(tuple(run)) for run in runs]


def _parted_by(run: Run, runs: Sequence[Run]) -> list[Run]:
    """The run cut where it leaves room for another one, a table set before the lines around it."""
    parts: list[Run] = []
    start = 0
    for i, (above, below) in enumerate(pairwise(run.lines), 1):
        wide = above.y - below.y > 3 * above.size
        if wide and any(other is not run and below.y < other.bottom and other.top < above.y for other in runs):
            parts.append(Run(run.lines[start:i]))
            start = i
    return [*parts, Run(run.lines[start:])]


def _compare(a: Run, b: Run) -> int:
    """-1 where ``a`` comes before ``b``; 0 keeps the file's order."""
    if a.bottom > b.top:
        return -1
    if b.bottom > a.top:
        return 1
    if a.right <= b.left + 4:
        return -1
    if b.right <= a.left + 4:
        return 1
    return 0


def marginal(page: Page, size: float) -> tuple[Page, list[tuple[Line, list[Line]]]]:
    """The page without its marginal notes, and these as (line of the text beside them, lines of the note)."""
    edges = _edges(page.lines, size)
    if edges is None or len(page.lines) > _MAX_LINES:
        return page, []
    left, right = edges
    beside = [
        line
        for line in page.lines
        if line.size <= 0.9 * size and len(line.text) <= 40 and (line.right <= left + 6 or line.left >= right - 6)
    ]
    body = [line for line in page.lines if line not in beside]
    if not beside or not body:
        return page, []
    notes: list[list[Line]] = []
    for line in sorted(beside, key=lambda line: (line.left > left, -line.y)):
        if notes and 0 < notes[-1][-1].y - line.y < 1.7 * line.size and abs(notes[-1][-1].left - line.left) < 12:
            notes[-1].append(line)
        else:
            notes.append([line])
    notes.sort(key=lambda note: -note[0].y)
    placed = [(min(body, key=lambda line: abs(line.y - note[0].y)), note) for note in notes]
    return replace(page, lines=tuple(body)), placed


def _edges(lines: Sequence[Line], size: float) -> tuple[float, float] | None:
    """Left and right edge of the text column, None on a page with little text."""
    body = [line for line in lines if line.size > 0.9 * size and len(line.text) > 25]
    if len(body) < 8:
        return None
    lefts = Counter(round(line.left / 3) * 3 for line in body)
    left = min(x for x, n in lefts.items() if n >= max(1, 0.08 * len(body)))
    rights = sorted(line.right for line in body)
    return left, rights[int(0.8 * (len(rights) - 1))]
