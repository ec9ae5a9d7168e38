"""Where the project's own data lie."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent


def project_path(*parts: str) -> Path:
    """A path inside the checkout: ``project_path("corpus", "registry")``."""
    return _ROOT.joinpath(*parts)
