"""Reading order of a page, and what stands beside the text: columns, foot of the page first, marginal notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cmp_to_key

from ingest.readers.pdf_sheet import Line, Page

_SCATTERED = 0.34
_MAX_LINES = 1_500


@dataclass(frozen=True, slots=True)
class _Run:
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

    The file's own order is kept where it already runs down the page or column by column.
    """
    runs = _runs(page.lines)
    if len(runs) < 2:
        return page
    if len(runs) > max(4, _SCATTERED * len(page.lines)):
        lines = sorted(page.lines, key=lambda line: (-round(line.y / 3), line.left))
        return replace(page, lines=tuple(lines))
    runs.sort(key=cmp_to_key(_compare))
    return replace(page, lines=tuple(line for run in runs for line in run.lines))


def _runs(lines: Sequence[Line]) -> list[_Run]:
    runs: list[list[Line]] = []
    for line in lines:
        if runs and line.y <= runs[-1][-1].y + 0.8 * max(line.size, runs[-1][-1].size):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [_Run(tuple(run)) for run in runs]


def _compare(a: _Run, b: _Run) -> int:
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
