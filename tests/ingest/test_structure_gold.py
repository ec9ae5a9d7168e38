from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from benchmarks.structure import GOLD, Score, scores

AIMS = {"legislation": 0.99, "notice": 0.97, "judgment": 0.97}


@pytest.mark.slow
def test_trees_are_those_that_readers_marked_blind(shared_data: Path) -> None:
    totals: dict[str, Score] = defaultdict(lambda: Score(0, 0, 0))
    differences: list[str] = []
    for source, kind, score, differs in scores(shared_data):
        totals[kind] += score
        differences += [source, *differs]
    assert set(totals) == set(AIMS)
    assert all(totals[kind].f1 >= aim for kind, aim in AIMS.items()), "\n".join(differences)


def test_the_gold_set_holds_no_text() -> None:
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 15
    assert all(len(line) < 60 * line.count("[") + 400 for line in lines)
