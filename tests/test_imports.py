"""Imports point one way, and heavy libraries stay where they belong (DESIGN.md section 1)."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ORDER = {"ingest": 0, "index": 1, "research": 2, "commands": 3, "views": 3, "cli": 4, "search_app": 4}
ONLY = {
    "faiss": ("index/vectors.py",),
    "tantivy": ("index/lexical.py",),
    "streamlit": ("views/", "search_app.py"),
}


def sources() -> list[Path]:
    packages = [p for name in ORDER for p in (ROOT / name).rglob("*.py")]
    return [*packages, ROOT / "cli.py", ROOT / "search_app.py"]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_one_way(path: Path) -> None:
    relative = path.relative_to(ROOT)
    level = ORDER[relative.parts[0].removesuffix(".py")]
    for name in imported(path):
        top = name.split(".")[0]
        if top in ORDER and top != relative.parts[0].removesuffix(".py"):
            assert ORDER[top] < level, f"{relative} imports {name}"
        allowed = ONLY.get(top)
        if allowed:
            assert str(relative.as_posix()).startswith(allowed), f"{relative} imports {name}"


@pytest.mark.parametrize("name", ["models", "errors", "uri"])
def test_the_records_import_nothing_of_the_project_but_uri(name: str) -> None:
    inside = {n for n in imported(ROOT / "ingest" / f"{name}.py") if n.split(".")[0] in ORDER}
    assert inside <= {"ingest.uri", "ingest.numerals"}


def loaded(code: str) -> set[str]:
    """Names of the modules in memory after ``code`` has run in a fresh interpreter."""
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return {line.split(".")[0] for line in done.stdout.splitlines()}


def test_help_loads_nothing_heavy() -> None:
    heavy = {"numpy", "torch", "spacy", "streamlit", "faiss", "tantivy", "lxml", "pyarrow"}
    assert not heavy & loaded("import cli\ncli.parser().format_help()")


def test_a_search_loads_neither_torch_nor_spacy_nor_streamlit() -> None:
    query = "load_encoder(None).encode_query('a')"
    modules = loaded(f"import commands.search\nfrom index.encoder import load_encoder\n{query}")
    assert not {"torch", "spacy", "streamlit", "sentence_transformers"} & modules
