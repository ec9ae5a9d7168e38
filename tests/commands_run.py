"""The command line called in-process: fixtures ``clausebook`` and ``copied_library``."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import cli
from index.manifest import _verified

ROOT = Path(__file__).resolve().parents[1]
LAW = "澄江国反网络骗局法"


@dataclass(frozen=True, slots=True)
class Done:
    status: int
    out: str
    err: str

    @property
    def json(self) -> dict:
        return json.loads(self.out)


Command = Callable[..., Done]


@pytest.fixture
def clausebook(sample_library: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    def call(*arguments: object, library: Path | None = sample_library) -> Done:
        before = [] if library is None else ["--library", str(library)]
        try:
            status = cli.main([*before, *map(str, arguments)])
        except SystemExit as stop:
            status = int(stop.code or 0)
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Done(status, out, err)

    return call


@pytest.fixture
def copied_library(sample_library: Path, tmp_path: Path) -> Path:
    shutil.copytree(sample_library, tmp_path / "library")
    _verified.clear()
    return tmp_path / "library"


def document(clausebook: Command, title: str, date: str = "") -> str:
    rows = clausebook("documents", "--json").json
    return next(r["document"] for r in rows if title in r["title"] and date in r["expression"])
