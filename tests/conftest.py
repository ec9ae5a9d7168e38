"""Fixtures for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

_SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The real test data beside the checkout; tests that need them skip where they are missing."""
    if not _SHARED.is_dir():
        pytest.skip("../shared/data is not here")
    return _SHARED
