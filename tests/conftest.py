"""Fixtures for all tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands_run import clausebook, copied_library
from tests.structure_files import write_files

__all__ = ["clausebook", "copied_library"]

_ROOT = Path(__file__).resolve().parents[1]
_SHARED = _ROOT.parent / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The real test data beside the checkout; tests that need them skip where they are missing."""
    if not _SHARED.is_dir():
        pytest.skip("../shared/data is not here")
    return _SHARED


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library filled from corpus/sample by the command itself. Read it; do not write to it."""
    return _filled(tmp_path_factory.mktemp("sample") / "library", _ROOT / "corpus" / "sample")


@pytest.fixture(scope="session")
def structure_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the files in tests/structure_files.py. Read it; do not write to it."""
    folder = tmp_path_factory.mktemp("structure")
    return _filled(folder / "library", write_files(folder / "files"))


def _filled(library: Path, files: Path) -> Path:
    command = [sys.executable, "-m", "cli", "--library", str(library), "ingest", str(files)]
    done = subprocess.run(command, cwd=_ROOT, env=os.environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return library
