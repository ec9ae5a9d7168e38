"""What format 2 of the catalog holds comes back, and a catalog of format 1 is brought up to it."""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ingest import schema
from ingest.catalog import Catalog
from ingest.models import Amendment, Box, Document, Flag, Quality
from tests.ingest.catalog_samples import EXPRESSION, TEXT, WORK, example, span

FORMAT_1 = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE works(
  uri TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, jurisdiction TEXT NOT NULL, subtype TEXT NOT NULL,
  number TEXT NOT NULL, authority TEXT NOT NULL, adopted TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE expressions(
  uri TEXT PRIMARY KEY, work TEXT NOT NULL REFERENCES works(uri), language TEXT NOT NULL, date TEXT NOT NULL,
  valid_from TEXT NOT NULL, valid_from_basis TEXT NOT NULL, valid_to TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX expressions_work ON expressions(work);
CREATE TABLE documents(
  rev INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, expression TEXT NOT NULL REFERENCES expressions(uri),
  title TEXT NOT NULL, media_type TEXT NOT NULL, media_rank INTEGER NOT NULL, encoding TEXT NOT NULL,
  original TEXT NOT NULL, text BLOB NOT NULL, length INTEGER NOT NULL, rest BLOB NOT NULL, notices TEXT NOT NULL,
  omissions INTEGER NOT NULL, provisions INTEGER NOT NULL, articles INTEGER NOT NULL, clauses INTEGER NOT NULL,
  added TEXT NOT NULL, removed INTEGER NOT NULL DEFAULT 0, preferred INTEGER NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX documents_live ON documents(id) WHERE removed = 0;
CREATE INDEX documents_expression ON documents(expression);
CREATE TABLE sources(path TEXT PRIMARY KEY, document TEXT NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX sources_document ON sources(document);
CREATE TABLE quarantine(
  path TEXT PRIMARY KEY, digest TEXT NOT NULL, reason TEXT NOT NULL, original TEXT NOT NULL, since TEXT NOT NULL)
  WITHOUT ROWID;
CREATE TABLE provisions(
  rev INTEGER NOT NULL REFERENCES documents(rev) ON DELETE CASCADE, position INTEGER NOT NULL, depth INTEGER NOT NULL,
  eid TEXT NOT NULL, element TEXT NOT NULL, num TEXT NOT NULL, heading TEXT NOT NULL, start INTEGER NOT NULL,
  end INTEGER NOT NULL, aliases TEXT NOT NULL, PRIMARY KEY(rev, position)) WITHOUT ROWID;
CREATE INDEX provisions_eid ON provisions(rev, eid);
CREATE TABLE clauses(
  row INTEGER PRIMARY KEY AUTOINCREMENT, rev INTEGER NOT NULL REFERENCES documents(rev) ON DELETE CASCADE,
  id TEXT NOT NULL, eid TEXT NOT NULL, article TEXT NOT NULL, article_num TEXT NOT NULL, label TEXT NOT NULL,
  heading_path TEXT NOT NULL, spans TEXT NOT NULL, text TEXT NOT NULL, page INTEGER NOT NULL);
CREATE INDEX clauses_eid ON clauses(rev, eid);
CREATE TABLE tags(
  rev INTEGER NOT NULL REFERENCES documents(rev) ON DELETE CASCADE, position INTEGER NOT NULL, start INTEGER NOT NULL,
  end INTEGER NOT NULL, label TEXT NOT NULL, text TEXT NOT NULL, value TEXT NOT NULL, ref TEXT NOT NULL,
  PRIMARY KEY(rev, position)) WITHOUT ROWID;
CREATE TABLE refs(
  rev INTEGER NOT NULL REFERENCES documents(rev) ON DELETE CASCADE, position INTEGER NOT NULL, start INTEGER NOT NULL,
  end INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, work TEXT NOT NULL, eid TEXT NOT NULL,
  PRIMARY KEY(rev, position)) WITHOUT ROWID;
CREATE TABLE omissions(
  rev INTEGER NOT NULL REFERENCES documents(rev) ON DELETE CASCADE, position INTEGER NOT NULL, text TEXT NOT NULL,
  reason TEXT NOT NULL, PRIMARY KEY(rev, position)) WITHOUT ROWID;
CREATE TABLE aliases(alias TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY(alias, target)) WITHOUT ROWID;
INSERT INTO meta VALUES('format', '1');
"""


def full() -> Document:
    """The sample law with everything that format 2 added."""
    document = example()
    chapter = document.outline.provisions[0]
    first, second = chapter.children
    provisions = (replace(chapter, children=(replace(first, wid="art_0"), second)),)
    amendments = (
        Amendment(
            "art_1", "substitution", "凡例渔业法", "第三条第二款", "art_3__para_2", span("未遂的"), span("第二条")
        ),
        Amendment("art_2", "repeal", "凡例渔业法"),
    )
    return replace(
        document,
        outline=replace(document.outline, provisions=provisions, amendments=amendments),
        boxes=(Box(1, *span("未遂的，减轻。"), 72.0, 90.5, 200.25, 104.0), Box(2, 0, 3, 0.0, 0.0, 1.0, 1.0)),
        quality=Quality(0.0625, (Flag("gap", "art_2", ("第一条", "第三条", "")), Flag("no-decision"))),
    )


@pytest.mark.parametrize("document", [full(), replace(full(), quality=Quality()), example()])
def test_quality_boxes_amendments_and_wid_come_back(tmp_path: Path, document: Document) -> None:
    with Catalog.open(tmp_path / "library", writable=True) as catalog:
        catalog.save(document, Path("/laws/a.md"), "digest-1", TEXT.encode())
        assert catalog.document("doc-1") == document
        assert catalog.document_row("doc-1").quality == document.quality
    with Catalog.open(tmp_path / "library") as catalog:
        assert catalog.document("doc-1") == document
        assert catalog.documents()[0].quality == document.quality
        assert catalog.check() == []


def packed(value: object) -> bytes:
    return zlib.compress(json.dumps(value, ensure_ascii=False).encode())


def write_format_1(folder: Path) -> None:
    """The sample law as the first format kept it: no quality, no wid, neither boxes nor amendments."""
    folder.mkdir()
    d = example()
    rest = {
        "pages": d.pages,
        "marks": [("heading", 0, 6, 1, "x")],
        "parts": [("title", 0, 6)],
        "metadata": {"title": d.title},
        "aliases": ["反诈法"],
    }
    with closing(sqlite3.connect(folder / schema.CATALOG)) as connection, connection:
        connection.executescript(FORMAT_1)
        work = (WORK.uri, WORK.title, WORK.kind, "cn", "", WORK.number, WORK.authority, WORK.adopted)
        connection.execute("INSERT INTO works VALUES(?,?,?,?,?,?,?,?)", work)
        version = (EXPRESSION.uri, WORK.uri, "zho", "2001-02-03", "2001-03-01", "stated", "")
        connection.execute("INSERT INTO expressions VALUES(?,?,?,?,?,?,?)", version)
        connection.execute(
            "INSERT INTO documents VALUES(1,'doc-1',?,?,'text/markdown',1,'utf-8','',?,?,?,'[]',0,5,2,0,'2024',0,1)",
            (EXPRESSION.uri, d.title, zlib.compress(TEXT.encode()), len(TEXT), packed(rest)),
        )
        connection.execute("INSERT INTO sources VALUES('/laws/a.md', 'doc-1', 'digest-1')")
        rows = [
            (0, 0, "chp_1", "chapter", "第一章", "总则", span("第一章")[0], len(TEXT) - 1, "[]"),
            (1, 1, "art_1", "article", "第一条", "", span("第一条")[0], span("未遂的，减轻。")[1], '["头条"]'),
        ]
        connection.executemany("INSERT INTO provisions VALUES(1,?,?,?,?,?,?,?,?,?)", rows)


@pytest.mark.parametrize("writable", [False, True])
def test_a_catalog_of_format_1_is_brought_up(tmp_path: Path, writable: bool) -> None:
    folder = tmp_path / "library"
    write_format_1(folder)
    with Catalog.open(folder, writable) as catalog:
        old = catalog.document("doc-1")
        assert (old.text, old.title, old.quality) == (TEXT, example().title, Quality())
        assert (old.boxes, old.outline.amendments) == ((), ())
        assert [(p.eid, p.wid, p.aliases) for p in old.outline.walk()] == [("chp_1", "", ()), ("art_1", "", ("头条",))]
        assert catalog.documents()[0].quality == Quality()
    with closing(sqlite3.connect(folder / schema.CATALOG)) as connection:
        assert connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone() == (str(schema.FORMAT),)


def test_a_catalog_that_was_brought_up_takes_new_documents(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    write_format_1(folder)
    new = replace(full(), id="doc-2")
    with Catalog.open(folder, writable=True) as catalog:
        assert catalog.save(new, Path("/laws/b.md"), "digest-2", TEXT.encode()) == "ingested"
    with Catalog.open(folder) as catalog:
        assert catalog.document("doc-2") == new
        assert len(catalog.documents()) == 2
