"""The catalog's tables, its format version, and how a connection to it is opened."""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import LibraryBusy, LibraryDamaged, LibraryNotFound, LibraryTooNew, LibraryUnwritable

FORMAT = 2
CATALOG = "catalog.sqlite"

MIGRATIONS: dict[int, str] = {
    1: "ALTER TABLE documents ADD COLUMN quality TEXT NOT NULL DEFAULT '';"
    " ALTER TABLE provisions ADD COLUMN wid TEXT NOT NULL DEFAULT ''",
}
"""Format n → the statements that turn it into n + 1."""

_TABLES = """
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
  added TEXT NOT NULL, removed INTEGER NOT NULL DEFAULT 0, preferred INTEGER NOT NULL DEFAULT 0,
  quality TEXT NOT NULL DEFAULT '');
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
  end INTEGER NOT NULL, aliases TEXT NOT NULL, wid TEXT NOT NULL DEFAULT '', PRIMARY KEY(rev, position)) WITHOUT ROWID;
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
"""


def connect(folder: Path, writable: bool) -> sqlite3.Connection:
    """A connection to the catalog of ``folder`` at the current format; a writable one creates what is missing.

    Raises LibraryNotFound, LibraryTooNew, LibraryDamaged.
    """
    path = folder / CATALOG
    if not writable and not path.is_file():
        raise LibraryNotFound(folder)
    with failures_named(folder):
        connection = _open(path, writable)
        try:
            _settle_format(connection, folder, writable)
        except BaseException:
            connection.close()
            raise
    return connection


def _open(path: Path, writable: bool) -> sqlite3.Connection:
    # A reader of a WAL database writes its shared memory file; in a folder that cannot be written to, nothing else
    # can write either, so the file may be taken as immutable.
    mode = "rwc" if writable else "ro" if os.access(path.parent, os.W_OK) else "ro&immutable=1"
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=30, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    if writable:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    return connection


def _settle_format(connection: sqlite3.Connection, folder: Path, writable: bool) -> None:
    if writable and not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        _run(connection, f"{_TABLES} INSERT INTO meta VALUES('format', '{FORMAT}');")
    found = _format(connection, folder)
    if found > FORMAT:
        raise LibraryTooNew(folder, found, FORMAT)
    if found < FORMAT and not writable:
        connect(folder, writable=True).close()
        return
    for version in range(found, FORMAT):
        _run(connection, f"{MIGRATIONS[version]}; UPDATE meta SET value = '{version + 1}' WHERE key = 'format';")


def _format(connection: sqlite3.Connection, folder: Path) -> int:
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone()
    row = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone() if known else None
    if row is None or not row[0].isdigit():
        raise LibraryDamaged(folder, "its catalog does not say which format it has.")
    return int(row[0])


def _run(connection: sqlite3.Connection, statements: str) -> None:
    connection.executescript(f"BEGIN IMMEDIATE; {statements} COMMIT;")


@contextmanager
def failures_named(folder: Path) -> Iterator[None]:
    """What SQLite cannot do, as one of our errors: LibraryBusy, LibraryUnwritable, LibraryDamaged.

    Errors in a statement itself stay what they are.
    """
    try:
        yield
    except (UnicodeDecodeError, zlib.error, json.JSONDecodeError) as error:
        raise LibraryDamaged(folder, "what its catalog holds cannot be read.") from error
    except sqlite3.DatabaseError as error:
        if "decode to UTF-8" in str(error) or str(error).startswith("no such "):
            raise LibraryDamaged(folder, "what its catalog holds cannot be read.") from error
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_BUSY:
            raise LibraryBusy(folder) from error
        if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            raise LibraryUnwritable(folder, str(error)) from error
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR):
            raise LibraryDamaged(folder, str(error)) from error
        raise
