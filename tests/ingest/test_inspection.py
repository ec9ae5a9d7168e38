from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ingest import schema
from ingest.catalog import Catalog
from tests.ingest.catalog_samples import TEXT, example


@pytest.fixture
def library(tmp_path: Path) -> Path:
    with Catalog.open(tmp_path / "library", writable=True) as catalog:
        catalog.save(example(), Path("/laws/a.md"), "digest-1", TEXT.encode())
    return tmp_path / "library"


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("UPDATE clauses SET text = 'other' WHERE eid = 'art_2'", "not what stands at its place"),
        ("UPDATE provisions SET end = 100000 WHERE eid = 'art_2'", "outside the text"),
        ("UPDATE tags SET start = 0 WHERE label = 'AMOUNT'", "not what stands at 0"),
        ("DELETE FROM clauses WHERE eid = 'art_2'", "has 2 clauses instead of 3"),
        ("UPDATE clauses SET rev = 77 WHERE eid = 'art_2'", "belongs to nothing in documents"),
        ("UPDATE documents SET text = x'00'", "cannot be read"),
    ],
)
def test_check_names_what_is_wrong(library: Path, statement: str, word: str) -> None:
    with sqlite3.connect(library / schema.CATALOG) as connection:
        connection.execute(statement)
    connection.close()
    with Catalog.open(library) as catalog:
        assert any(word in problem for problem in catalog.check())


def test_check_compares_the_originals(library: Path) -> None:
    with Catalog.open(library) as catalog:
        path = next((library / "originals").glob("??/*"))
        path.write_bytes(b"changed")
        assert any("has changed" in problem for problem in catalog.check())
        path.unlink()
        assert any("is missing" in problem for problem in catalog.check())
