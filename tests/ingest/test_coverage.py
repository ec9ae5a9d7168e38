"""How much of a stretch lies under marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.models import Mark
from ingest.quality.coverage import Coverage


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=8), st.integers(0, 60), st.integers(0, 60))
def test_coverage_counts_each_character_once(extents: list[tuple[int, int]], a: int, b: int) -> None:
    marks = [Mark("table", min(e), max(e)) for e in extents if e[0] != e[1]]
    start, end = min(a, b), max(a, b)
    expected = sum(any(m.start <= i < m.end for m in marks) for i in range(start, end))
    assert Coverage(marks, ("table",)).within(start, end) == expected
