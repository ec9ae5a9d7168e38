"""Nothing is lost on the way from the file to the clauses, over every file of the shared data."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.sources import Source, walk
from ingest.workers import run_isolated

# Spawned workers import what they run by this name.
sys.path.insert(0, str(Path(__file__).parent))
from conservation_faults import faults

pytestmark = pytest.mark.slow


def test_no_character_is_lost_between_the_file_and_its_clauses(shared_data: Path) -> None:
    sources = [item for item in walk([shared_data]) if isinstance(item, Source)]
    seen: Counter[str] = Counter()
    wrong: dict[str, list[str]] = {}
    for source, result in run_isolated(faults, sources, seconds=300):
        if isinstance(result, UnreadableFile):
            seen["unreadable"] += 1
            continue
        assert isinstance(result, tuple), result
        seen[result[0]] += 1
        if result[1]:
            wrong[str(source.path.relative_to(shared_data))] = result[1]
    assert sum(seen.values()) > 1000
    assert not wrong
