"""Where a stretch of a PDF's text stands on its pages: the boxes of its lines, taken together by column."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ingest.models import Box, Span

Area = tuple[int, float, float, float, float]
_LINES_APART = 1.6
_NARROW = 0.5


def boxes_of(boxes: Sequence[Box], spans: Sequence[Span]) -> tuple[Area, ...]:
    """Areas (page, left, top, right, bottom) that hold the printed lines of ``spans``, in reading order.

    ``boxes`` are a document's, in the order of its text. Pages from 1, points from the top left corner of the page as
    it is shown. Lines below each other that share a column make one area; a new page, a new column or a gap of more
    than a line begins another. Empty where the document has no boxes. Takes the time of the lines that it returns.
    """
    areas: list[Area] = []
    last: Box | None = None
    for box in _lines(boxes, spans):
        area = (box.page, box.left, box.top, box.right, box.bottom)
        if last is not None and _continues(areas[-1], last, box):
            areas[-1] = _around(areas[-1], area)
        else:
            areas.append(area)
        last = box
    return tuple(areas)


def _lines(boxes: Sequence[Box], spans: Sequence[Span]) -> list[Box]:
    found: list[Box] = []
    for start, end in spans:
        at = bisect_right(boxes, start, key=lambda box: box.start)
        at -= 1 if at and boxes[at - 1].end > start else 0
        while at < len(boxes) and boxes[at].start < end:
            found.append(boxes[at])
            at += 1
    return found


def _continues(area: Area, last: Box, box: Box) -> bool:
    """Whether the box stands in the row of the last one, or right below the area and in its column."""
    page, left, _, right, bottom = area
    if box.page != page:
        return False
    line = max(last.bottom - last.top, box.bottom - box.top)
    if min(last.bottom, box.bottom) - max(last.top, box.top) > 0.5 * min(last.bottom - last.top, box.bottom - box.top):
        return True
    shared = min(right, box.right) - max(left, box.left)
    below = -0.5 * line < box.top - bottom < _LINES_APART * line
    return below and shared > _NARROW * min(right - left, box.right - box.left)


def _around(a: Area, b: Area) -> Area:
    return a[0], min(a[1], b[1]), min(a[2], b[2]), max(a[3], b[3]), max(a[4], b[4])
