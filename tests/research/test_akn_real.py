"""Every document of the shared data: its export is valid and reads back as it was, and all eIds are eIds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.sources import Source, walk
from ingest.workers import run_isolated

# Spawned workers import what they run by this name.
sys.path.insert(0, str(Path(__file__).parent))
from akn_faults import faults

pytestmark = pytest.mark.slow


def test_every_document_reads_back_from_a_valid_export(shared_data: Path) -> None:
    sources = [item for item in walk([shared_data]) if isinstance(item, Source)]
    wrong: dict[str, list[str]] = {}
    count = 0
    for source, result in run_isolated(faults, sources, seconds=300):
        if isinstance(result, UnreadableFile):
            continue
        assert isinstance(result, tuple), result
        count += 1
        if result[1]:
            wrong[str(source.path.relative_to(shared_data))] = result[1]
    assert count > 1000
    assert not wrong
