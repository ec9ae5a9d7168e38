"""Processes that crash, hang or swell cost one item each; the others come back in order."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path

import pytest

from ingest.errors import ClausebookError, SidecarError, UnreadableFile
from ingest.workers import run_isolated

sys.path.insert(0, str(Path(__file__).parent))
from worker_jobs import Job, work


def outcomes(*names: str, seconds: float = 30.0) -> list[tuple[str, str]]:
    """(name, result or reason) of each."""
    jobs = [Job(Path(name)) for name in names]
    found = run_isolated(work, jobs, seconds=seconds, memory_mb=600)
    return [(job.path.name, r.reason if isinstance(r, UnreadableFile) else str(r)) for job, r in found]


def test_results_come_in_order() -> None:
    names = [f"file{number}" for number in range(40)]
    assert outcomes(*names) == [(name, name) for name in names]


def test_nothing_to_do_starts_nothing() -> None:
    assert list(run_isolated(work, [])) == []


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no limits on memory there")
def test_each_failure_costs_one_item() -> None:
    names = ["a", "swell", "b", "exit", "c", "segfault", "d", "refuse", "e", "bug", "f", "deep", "g", "sleep", "h"]
    found = dict(outcomes(*names, seconds=4))
    assert list(found) == names
    assert all(found[name] == name for name in "abcdefgh")
    assert "more than 600 MB" in found["swell"]
    assert "crashed" in found["exit"]
    assert "crashed" in found["segfault"]
    assert found["refuse"] == "a reason"
    assert "KeyError" in found["bug"]
    assert "nested too deeply" in found["deep"]
    assert "longer than 4 s" in found["sleep"]


def test_named_failures_keep_their_type() -> None:
    [(_, error)] = run_isolated(work, [Job(Path("refuse"))])
    assert type(error) is SidecarError
    assert isinstance(error, ClausebookError)


def test_standard_output_stays_clean(capfd: pytest.CaptureFixture[str]) -> None:
    assert outcomes("print") == [("print", "print")]
    assert capfd.readouterr().out == ""


def test_closing_early_leaves_no_process() -> None:
    before = set(multiprocessing.active_children())
    results = run_isolated(work, [Job(Path("a")), Job(Path("sleep")), Job(Path("b"))])
    assert next(results)[1] == "a"
    assert set(multiprocessing.active_children()) - before
    results.close()  # type: ignore[attr-defined]
    assert set(multiprocessing.active_children()) == before
