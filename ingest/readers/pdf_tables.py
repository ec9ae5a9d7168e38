"""Tables of a PDF: rows whose pieces stand under each other; a row becomes one line with tabs between its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.readers.pdf_breaks import CJK, numbered
from ingest.readers.pdf_order import Run, apart, runs_of
from ingest.readers.pdf_sheet import Line, Page

_ROWS = 3
_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|·{4,}|_{6,}")
_PAGE_NUMBER = re.compile(r"\d{1,4}|[ivxlc]{1,6}")
_BRACE = ")]}|:§*"  # what runs down the middle of a case's caption
_PROSE, _LONG = 25, 50

Column = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Printed:
    """What stands in one printed row, from left to right, and which lines of the page it is."""

    parts: tuple[Line, ...]
    first: int
    last: int

    @property
    def y(self) -> float:
        return self.parts[0].y

    @property
    def size(self) -> float:
        return max(part.size for part in self.parts)


def with_tables(page: Page) -> Page:
    """The page with each row of a table as one line: its cells in order, a tab for each column passed.

    A table has three printed rows or more, set row by row or column by column, whose pieces keep to two columns or
    more with room between them. Columns of prose, lists with their numbers hung out, contents and captions of a case
    (a column of brackets) are none.
    """
    lines: list[Line] = []
    at = number = 0
    for first, last, table in [*_by_rows(page.lines), *_by_columns(page.lines)]:
        if first < at:
            continue
        number += 1
        lines += page.lines[at:first]
        lines += [replace(line, table=number) for line in table]
        at = last + 1
    return replace(page, lines=(*lines, *page.lines[at:])) if number else page


def _by_rows(lines: Sequence[Line]) -> list[tuple[int, int, list[Line]]]:
    """Tables set row by row: the first and the last of the lines that they take the place of."""
    rows = _printed_rows(lines)
    found = []
    for start, end in _regions(rows):
        region = _with_head(rows, start, end)
        if table := _table(region, _columns(region)):
            found.append((region[0].first, region[-1].last, table))
    return found


def _by_columns(lines: Sequence[Line]) -> list[tuple[int, int, list[Line]]]:
    """Tables set column by column, in whatever order: three runs of lines or more that stand beside each other."""
    found = []
    at = 0
    band: list[Run] = []
    for run in [*runs_of(lines), Run(())]:
        if band and run.lines and _is_beside(run, band):
            band.append(run)
            continue
        own = sorted((line for run in band for line in run.lines), key=lambda line: (-round(line.y / 3), line.left))
        if len(band) >= _ROWS:
            columns = sorted((run.left, run.right) for run in band)
            if table := _table(_printed_rows(own, whole=True), columns):
                found.append((at, at + len(own) - 1, table))
        at += len(own)
        band = [run]
    return found


def _is_beside(run: Run, band: Sequence[Run]) -> bool:
    """Whether a run begins as high as the columns before it and keeps out of their strips."""
    clear = all(run.right <= other.left + 1 or other.right <= run.left + 1 for other in band)
    return clear and abs(band[0].top - run.top) < 2 * run.lines[0].size


def _printed_rows(lines: Sequence[Line], whole: bool = False) -> list[_Printed]:
    rows: list[_Printed] = []
    for i, line in enumerate(lines):
        parts = (line,) if whole else tuple(apart(line))
        last = rows[-1] if rows else None
        if last and abs(last.y - line.y) < 0.4 * line.size and line.left >= last.parts[-1].right:
            rows[-1] = _Printed((*last.parts, *parts), last.first, i)
        else:
            rows.append(_Printed(parts, i, i))
    return rows


def _regions(rows: Sequence[_Printed]) -> list[tuple[int, int]]:
    """Runs of rows of several pieces, with the single pieces between them that continue a cell."""
    found: list[tuple[int, int]] = []
    start = last = -1
    for i, row in enumerate(rows):
        joins = start >= 0 and 0 < rows[i - 1].y - row.y < 4 * row.size and 0.8 < row.size / rows[start].size < 1.25
        if len(row.parts) > 1 and (joins or start < 0):
            start, last = (i if start < 0 else start), i
        elif start >= 0 and not (joins and _continues(rows[start:i], row)):
            found.append((start, last + 1))
            start = last = i if len(row.parts) > 1 else -1
        elif start >= 0 and rows[i - 1].y - row.y < 1.5 * row.size:
            last = i
    if start >= 0:
        found.append((start, last + 1))
    return [(a, b) for a, b in found if sum(len(row.parts) > 1 for row in rows[a:b]) >= _ROWS]


def _continues(above: Sequence[_Printed], row: _Printed) -> bool:
    """Whether a piece by itself stands under the beginning of one above."""
    nearest = above[-6:]
    return len(row.parts) == 1 and any(
        abs(part.left - row.parts[0].left) < 4 for before in nearest for part in before.parts
    )


def _with_head(rows: Sequence[_Printed], start: int, end: int) -> list[_Printed]:
    """The rows of a region; a head above whose words stand near each other is cut at the columns."""
    region = list(rows[start:end])
    if start and 0 < rows[start - 1].y - rows[start].y < 3.5 * rows[start].size and len(rows[start - 1].parts) == 1:
        head, columns = rows[start - 1].parts[0], _columns(region)
        starts = [next((w.start for w in head.words if abs(w.left - left) < 6), -1) for left, _ in columns]
        if len(columns) > 1 and all(a >= 0 for a in starts) and starts == sorted(set(starts)) and starts[0] == 0:
            cuts = [*starts, len(head.text)]
            parts = tuple(head.cut(a, b) for a, b in pairwise(cuts))
            region.insert(0, replace(rows[start - 1], parts=parts))
    return region


def _table(region: Sequence[_Printed], columns: Sequence[Column]) -> list[Line]:
    """The lines of the table's rows, none where the rows are no table."""
    if len(columns) < 2:
        return []
    region = [replace(row, parts=tuple(p for part in row.parts for p in _fitted(part, columns))) for row in region]
    cells = [[_column_of(part, columns) for part in row.parts] for row in region]
    if any(len(set(own)) < len(own) for own in cells):
        return []
    if not _is_table([dict(zip(own, row.parts, strict=True)) for own, row in zip(cells, region, strict=True)], columns):
        return []
    gaps = [gap for a, b in pairwise(region) if (gap := a.y - b.y) > 0.5 * a.size]
    leading = min(gaps, default=0.0)
    rows: list[dict[int, list[Line]]] = []
    before: _Printed | None = None
    for row, own in zip(region, cells, strict=True):
        near = before is not None and before.y - row.y < 1.25 * leading + 1
        if not rows or not near or (own[0] == 0 and (len(own) > 1 or not near)):
            rows.append({})
        for column, part in zip(own, row.parts, strict=True):
            rows[-1].setdefault(column, []).append(part)
        before = row
    return [_row(row) for row in rows]


def _fitted(part: Line, columns: Sequence[Column]) -> list[Line]:
    """The piece, cut at its widest gap where it lies in two columns and its words are not evenly spaced."""
    inside = [column for column in columns if min(part.right, column[1]) - max(part.left, column[0]) > 2]
    gaps = sorted(((b.left - a.right, a.end, b.start) for a, b in pairwise(part.words)), reverse=True)
    if len(inside) != 2 or len(gaps) < 2 or gaps[0][0] < max(1.5 * gaps[1][0], 0.4 * part.size):
        return [part]
    return [part.cut(0, gaps[0][1]), part.cut(gaps[0][2], len(part.text))]


def _columns(region: Sequence[_Printed]) -> list[Column]:
    """The strips in which the pieces stand, left to right; a piece across several strips widens none."""
    strips: list[Column] = []
    parts = sorted((p for row in region if len(row.parts) > 1 for p in row.parts), key=lambda p: p.right - p.left)
    for part in parts:
        touched = [strip for strip in strips if part.left < strip[1] + 1 and strip[0] - 1 < part.right]
        if len(touched) < 2:
            strips = [strip for strip in strips if strip not in touched]
            strips.append((min([part.left, *(s[0] for s in touched)]), max([part.right, *(s[1] for s in touched)])))
    return sorted(strips)


def _column_of(part: Line, columns: Sequence[Column]) -> int:
    """The column that the piece begins in, else the nearest."""
    shared = [min(part.right, right) - max(part.left, left) for left, right in columns]
    return max(range(len(columns)), key=lambda i: (shared[i] > 0, -abs(part.left - columns[i][0])))


def _is_table(rows: Sequence[dict[int, Line]], columns: Sequence[Column]) -> bool:
    full = [row for row in rows if len(row) == len(columns)]
    many = [row for row in rows if len(row) > 1]
    if len(full) < max(2, 0.4 * len(many)) or len(many) < _ROWS:
        return False
    texts = [[row[i].text for row in rows if i in row] for i in range(len(columns))]
    if any(_LEADER.search(text) for column in texts for text in column):
        return False
    if any(2 * sum(text[0] in _BRACE for text in column) > len(column) for column in texts):
        return False
    if len(columns) > 2:
        return min(_usual(column) for column in texts) < _PROSE
    first, second = texts
    if len(many) <= _ROWS and not all(any(c.isdigit() for c in text) for text in second[1:]):
        return False
    if all(_PAGE_NUMBER.fullmatch(text) for text in second) or all(_is_label(text) for text in first):
        return False
    return max(_usual(first), _usual(second)) <= _LONG and min(_usual(first), _usual(second)) <= _PROSE


def _usual(texts: Sequence[str]) -> float:
    """The usual length of a piece; an ideograph counts twice."""
    return median(len(text) + len(CJK.findall(text)) for text in texts)


def _is_label(text: str) -> bool:
    return numbered(text + " A") or len(text) < 3


def _row(cells: dict[int, list[Line]]) -> Line:
    """One line of all cells, each made of the pieces below each other, with the extents of the cells."""
    whole: Line | None = None
    extents: list[tuple[int, int]] = []
    column = 0
    for i in sorted(cells):
        own = cells[i][0]
        for part in cells[i][1:]:
            own = own.followed_by(part, "" if CJK.match(own.text[-1]) or CJK.match(part.text) else " ")
        tabs, column = "\t" * (i - column), i
        if whole is None:
            whole = replace(own, text="", words=(), raised=()).followed_by(own, tabs)
        else:
            whole = whole.followed_by(own, tabs)
        extents.append((len(whole.text) - len(own.text), len(whole.text)))
    assert whole is not None
    return replace(whole, cells=tuple(extents), left=whole.left)
