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
    heights: list[float] = []
    for box in _lines(boxes, spans):
        area = (box.page, box.left, box.top, box.right, box.bottom)
        if areas and _continues(areas[-1], heights[-1], box):
            areas[-1] = _around(areas[-1], area)
        else:
            areas.append(area)
            heights.append(box.bottom - box.top)
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


def _continues(area: Area, height: float, box: Box) -> bool:
    """Whether the line stands beside or right below the area, in its column."""
    page, left, top, right, bottom = area
    if box.page != page:
        return False
    line = max(height, box.bottom - box.top)
    if box.top < bottom - 0.5 * line:
        beside = box.left - right < 2 * line and left - box.right < 2 * line
        return beside and box.top > top - 0.5 * line and min(bottom, box.bottom) > max(top, box.top)
    shared = min(right, box.right) - max(left, box.left)
    return box.top - bottom < _LINES_APART * line and shared > _NARROW * min(right - left, box.right - box.left)


def _around(a: Area, b: Area) -> Area:
    return a[0], min(a[1], b[1]), min(a[2], b[2]), max(a[3], b[3]), max(a[4], b[4])
