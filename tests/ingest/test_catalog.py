from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from ingest import schema
from ingest.catalog import Catalog
from ingest.errors import LibraryBusy, LibraryDamaged, LibraryNotFound, LibraryTooNew, NotInLibrary, UnreadableFile
from ingest.models import Clause, Outline, Provision
from tests.ingest.catalog_samples import EXPRESSION, TEXT, WORK, example


@pytest.fixture
def library(tmp_path: Path) -> Path:
    with Catalog.open(tmp_path / "library", writable=True) as catalog:
        catalog.save(example(), Path("/laws/a.md"), "digest-1", TEXT.encode())
    return tmp_path / "library"


def test_a_document_comes_back_as_it_was_saved(library: Path) -> None:
    with Catalog.open(library) as catalog:
        assert catalog.document("doc-1") == example()
        assert catalog.check() == []
        row = catalog.document_row("doc-1")
        assert (row.articles, row.provisions, row.clauses, row.omissions) == (2, 5, 3, 1)
        assert row.paths == ("/laws/a.md",)
        assert row.preferred
        assert catalog.original(row.original) == TEXT.encode()
        assert catalog.text(row.rev) == TEXT


def test_clauses_in_the_order_asked_for_and_tags_inside_them(library: Path) -> None:
    with Catalog.open(library) as catalog:
        rows = [live.clause.row for live in catalog.iter_live()]
        assert rows == sorted(rows)
        assert [c.row for c in catalog.clauses([rows[2], 10**9, rows[0]])] == [rows[2], rows[0]]
        (clause,) = catalog.clauses(rows[:1])
        assert (clause.work, clause.valid_from, clause.heading_path) == (WORK.uri, "2001-03-01", ("第一章 总则",))
        assert [t.label for t in catalog.tags_in(clause.rev, clause.spans)] == ["AMOUNT", "PENALTY"]
        assert [[t.label for t in live.tags] for live in catalog.iter_live()] == [
            ["AMOUNT", "PENALTY"],
            ["CULPABILITY"],
            [],
        ]


@pytest.mark.parametrize(
    ("identifier", "kind", "eid"),
    [
        (f"{EXPRESSION.uri}~art_1__para_2", "clause", "art_1__para_2"),
        (f"{EXPRESSION.uri}~art_1", "provision", "art_1"),
        (f"{EXPRESSION.uri}~头条", "provision", "art_1"),
        (f"{WORK.uri}~art_2", "clause", "art_2"),
        ("doc-1~art_2", "clause", "art_2"),
        ("反诈法~chp_1", "provision", "chp_1"),
        ("doc-1", "document", ""),
        (WORK.uri, "document", ""),
        ("反诈法", "document", ""),
        ("/akn/cn/act/2001-02-03/%E5%87%A1%E4%BE%8B%E5%8F%8D%E8%AF%88%E9%AA%97%E6%B3%95", "document", ""),
    ],
)
def test_resolve(library: Path, identifier: str, kind: str, eid: str) -> None:
    with Catalog.open(library) as catalog:
        found = catalog.resolve(identifier)
        assert found is not None
        assert (found.kind, found.eid, found.document) == (kind, eid, "doc-1")
        assert (found.row > 0) == (kind == "clause")


@pytest.mark.parametrize("identifier", ["", "doc-2", f"{EXPRESSION.uri}~art_9", "~", "'; DROP TABLE clauses; --"])
def test_resolve_nothing(library: Path, identifier: str) -> None:
    with Catalog.open(library) as catalog:
        assert catalog.resolve(identifier) is None


def test_a_path_with_new_content_replaces_unless_another_path_still_holds_the_old(library: Path) -> None:
    with Catalog.open(library, writable=True) as catalog:
        assert catalog.save(example(), Path("/laws/copy.md"), "digest-1", TEXT.encode()) == "ingested"
        assert len(catalog.documents()) == 1
        assert catalog.save(example("doc-2"), Path("/laws/a.md"), "digest-2", b"new") == "replaced"
        assert {d.id for d in catalog.documents()} == {"doc-1", "doc-2"}
        assert catalog.save(example("doc-3"), Path("/laws/copy.md"), "digest-3", b"newer") == "replaced"
        assert {d.id for d in catalog.documents()} == {"doc-2", "doc-3"}
        assert catalog.source(Path("/laws/a.md")) == ("digest-2", "doc-2")
        assert catalog.check() == []


def test_one_preferred_document_of_an_expression(library: Path) -> None:
    pdf = replace(example("doc-0"), media_type="application/pdf")
    akn = replace(example("doc-9"), media_type="application/akn+xml")
    with Catalog.open(library, writable=True) as catalog:
        for number, document in enumerate((pdf, akn)):
            catalog.save(document, Path(f"/laws/{number}"), f"d{number}", str(number).encode())
        assert [d.id for d in catalog.documents() if d.preferred] == ["doc-9"]
        before = catalog.digest()
        catalog.remove("doc-9")
        assert [d.id for d in catalog.documents() if d.preferred] == ["doc-1"]
        assert catalog.digest() != before
        assert {live.clause.document for live in catalog.iter_live()} == {"doc-1"}


def test_remove_keeps_rows_until_no_generation_names_them(library: Path) -> None:
    with Catalog.open(library, writable=True) as catalog:
        (rev,) = catalog.revisions()
        rows = [c.row for c in catalog.clauses_of(rev)]
        sha = catalog.document_row("doc-1").original
        catalog.remove("doc-1")
        with pytest.raises(NotInLibrary):
            catalog.remove("doc-1")
        assert catalog.source(Path("/laws/a.md")) is None
        assert catalog.resolve(f"{EXPRESSION.uri}~art_2") is None
        assert [c.removed for c in catalog.clauses(rows)] == [True] * 3
        assert catalog.purge({rev}) == 0
        assert catalog.purge(()) == 1
        assert catalog.clauses(rows) == []
        assert catalog.works() == []
        with pytest.raises(NotInLibrary):
            catalog.original(sha)
        assert catalog.check() == []
        catalog.save(example(), Path("/laws/a.md"), "digest-1", TEXT.encode())
        assert min(c.row for c in catalog.clauses_of(max(catalog.revisions()))) > max(rows)


def test_a_better_identity_of_the_same_bytes_keeps_the_old_names(library: Path) -> None:
    work = replace(WORK, uri="/akn/cn/act/2001-02-04/凡例反诈骗法")
    expression = replace(EXPRESSION, uri=f"{work.uri}/zho@2001-02-04", work=work.uri)
    with Catalog.open(library, writable=True) as catalog:
        catalog.save(example("doc-2", expression, work), Path("/laws/a.md"), "digest-2", TEXT.encode())
        for name in (WORK.uri, EXPRESSION.uri, f"{EXPRESSION.uri}~art_2"):
            found = catalog.resolve(name)
            assert found is not None
            assert found.expression == expression.uri


def test_another_document_of_the_work_adds_what_the_first_left_open(library: Path) -> None:
    silent = replace(EXPRESSION, valid_from="", valid_from_basis="", valid_to="2009-01-01")
    weaker = replace(EXPRESSION, valid_from="2001-02-03", valid_from_basis="amendment-date")
    with Catalog.open(library, writable=True) as catalog:
        catalog.save(example("doc-2", silent, replace(WORK, number="")), Path("/b"), "b", b"b")
        catalog.save(example("doc-3", weaker), Path("/c"), "c", b"c")
        row = catalog.document_row("doc-3")
        assert (row.number, row.valid_from, row.valid_from_basis, row.valid_to) == (
            "主席令第0号", "2001-03-01", "stated", "2009-01-01")  # fmt: skip


def test_quarantine_ends_when_the_file_is_read(library: Path) -> None:
    with Catalog.open(library, writable=True) as catalog:
        catalog.quarantine(Path("/laws/a.md"), "digest-9", "it is encrypted", b"bytes")
        assert catalog.source(Path("/laws/a.md")) is None
        (entry,) = catalog.quarantined()
        assert (entry.path, entry.reason) == ("/laws/a.md", "it is encrypted")
        assert catalog.original(entry.original) == b"bytes"
        assert len(catalog.documents()) == 1
        catalog.save(example(), Path("/laws/a.md"), "digest-1", TEXT.encode())
        assert catalog.quarantined() == []


def test_missing_damaged_and_too_new_libraries_are_named(tmp_path: Path, library: Path) -> None:
    with pytest.raises(LibraryNotFound):
        Catalog.open(tmp_path / "none")
    assert not (tmp_path / "none").exists()
    with sqlite3.connect(library / schema.CATALOG) as connection:
        connection.execute("UPDATE meta SET value = '999'")
    connection.close()
    for writable in (False, True):
        with pytest.raises(LibraryTooNew):
            Catalog.open(library, writable)
    (library / schema.CATALOG).write_bytes(b"no database at all" * 500)
    for writable in (False, True):
        with pytest.raises(LibraryDamaged):
            Catalog.open(library, writable)


def test_an_older_format_is_brought_up(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "FORMAT", 2)
    monkeypatch.setattr(schema, "MIGRATIONS", {1: "ALTER TABLE documents ADD COLUMN colour TEXT"})
    for _ in range(2):
        with Catalog.open(library) as catalog:
            assert catalog.document("doc-1").text == TEXT


def test_one_writer_any_number_of_readers(library: Path) -> None:
    with Catalog.open(library, writable=True) as writer:
        with pytest.raises(LibraryBusy):
            Catalog.open(library, writable=True)
        with Catalog.open(library) as first, Catalog.open(library) as second:
            writer.remove("doc-1")
            assert first.documents() == second.documents() == []
    Catalog.open(library, writable=True).close()


def test_the_lock_goes_with_a_killed_writer(library: Path) -> None:
    script = textwrap.dedent(f"""
        import time
        from pathlib import Path
        from ingest.catalog import Catalog
        catalog = Catalog.open(Path({str(library)!r}), writable=True)
        catalog._connection.execute("BEGIN IMMEDIATE")
        catalog._connection.execute("DELETE FROM sources")
        print("ready", flush=True)
        time.sleep(60)
    """)
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    with pytest.raises(LibraryBusy):
        Catalog.open(library, writable=True)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with Catalog.open(library, writable=True) as catalog:
        assert catalog.source(Path("/laws/a.md")) == ("digest-1", "doc-1")


def test_text_with_half_a_character_is_refused_whole(library: Path) -> None:
    broken = replace(example("doc-2"), clauses=(replace(example().clauses[0], text="\ud800"),))
    with Catalog.open(library, writable=True) as catalog:
        with pytest.raises(UnreadableFile):
            catalog.save(broken, Path("/laws/b.md"), "digest-2", b"x")
        assert [d.id for d in catalog.documents()] == ["doc-1"]


def test_a_library_that_cannot_be_written_to_can_be_read(library: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    library.chmod(0o500)
    try:
        with Catalog.open(library) as catalog:
            assert len(catalog.documents()) == 1
    finally:
        library.chmod(0o700)


def test_the_clause_that_holds_an_item_of_a_section(tmp_path: Path) -> None:
    """section 1(1)(a) stands inside the clause of section 1(1), whose article is section 1."""
    item = Provision("sec_1__subsec_1__para_a", "paragraph", "(a)", "", 8, 12)
    inner = Provision("sec_1__subsec_1", "subsection", "(1)", "", 7, 20, (item,))
    section = Provision("sec_1", "section", "1", "", 7, 20, (inner,))
    clause = Clause(f"{EXPRESSION.uri}~{inner.eid}", inner.eid, "sec_1", "1", "1(1)", (), ((7, 20),), TEXT[7:20])
    document = replace(example(), outline=Outline((section,), ()), clauses=(clause,))
    with Catalog.open(tmp_path / "library", writable=True) as catalog:
        catalog.save(document, Path("/a.txt"), "digest", b"bytes")
        held = catalog.rows_at(item.eid)
        assert [found.eid for found in catalog.clauses([row for _, row in held])] == [inner.eid]
        assert catalog.rows_at("sec_1__subsec_1__para_b") == []
