"""How much of a stretch of text lies under marks of some kinds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from itertools import accumulate

from ingest.models import Mark


def visible(text: str) -> int:
    """How many characters are not white space."""
    return sum(map(len, text.split()))


class Coverage:
    """The union of marks of ``kinds``, asked many times: owns its sorted extents and their running lengths."""

    def __init__(self, marks: Sequence[Mark], kinds: Collection[str]) -> None:
        merged: list[tuple[int, int]] = []
        for start, end in sorted((m.start, m.end) for m in marks if m.kind in kinds):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]
        self._sums = [0, *accumulate(end - start for start, end in merged)]

    def within(self, start: int, end: int) -> int:
        """How many characters of start to end are covered."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if first >= last:
            return 0
        before, after = max(0, start - self._starts[first]), max(0, self._ends[last - 1] - end)
        return self._sums[last] - self._sums[first] - before - after
