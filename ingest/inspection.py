"""Is the catalog whole? Checks of SQLite's own, of the originals, and of every offset."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

from ingest import originals, rows
from ingest.errors import NotInLibrary

_COUNTED = ("provisions", "clauses", "omissions")


def problems(connection: sqlite3.Connection, folder: Path) -> list[str]:
    """What is wrong, one sentence each; live documents only where a check is by document."""
    try:
        return [*_database(connection), *_originals(connection, folder), *_documents(connection)]
    except sqlite3.DatabaseError as error:
        return [f"The catalog cannot be read: {error}."]


def _database(connection: sqlite3.Connection) -> Iterator[str]:
    for (finding,) in connection.execute("PRAGMA integrity_check(20)"):
        if finding != "ok":
            yield f"SQLite reports: {finding}."
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"A row of {table} ({row}) belongs to nothing in {parent}."
    for document, path in connection.execute(
        "SELECT document, path FROM sources WHERE document NOT IN (SELECT id FROM documents WHERE removed = 0)"
    ):
        yield f"{path} is said to hold document {document}, which is not in the library."


def _originals(connection: sqlite3.Connection, folder: Path) -> Iterator[str]:
    used = connection.execute(
        "SELECT original, id FROM documents WHERE removed = 0 UNION SELECT original, path FROM quarantine"
        " WHERE original != '' ORDER BY 2"
    )
    for name, owner in used:
        try:
            if hashlib.sha256(originals.load(folder, name)).hexdigest() != name:
                yield f"The original of {owner} has changed on the disk ({originals.place(folder, name)})."
        except NotInLibrary:
            yield f"The original of {owner} is missing ({originals.place(folder, name)})."


def _documents(connection: sqlite3.Connection) -> Iterator[str]:
    live = connection.execute(
        "SELECT rev, id, text, length, provisions, clauses, omissions FROM documents WHERE removed = 0 ORDER BY rev"
    )
    for rev, document, blob, length, *counts in live:
        try:
            text = rows.unpressed(blob)
        except (zlib.error, UnicodeDecodeError) as error:
            yield f"The text of document {document} cannot be read: {error}."
            continue
        if len(text) != length:
            yield f"The text of document {document} has {len(text)} characters instead of {length}."
        for table, expected in zip(_COUNTED, counts, strict=True):
            # Table names are ours.
            found = connection.execute(f"SELECT count(*) FROM {table} WHERE rev = ?", (rev,)).fetchone()[0]
            if found != expected:
                yield f"Document {document} has {found} {table} instead of {expected}."
        yield from _offsets(connection, rev, document, text)


def _offsets(connection: sqlite3.Connection, rev: int, document: str, text: str) -> Iterator[str]:
    query = "SELECT eid, start, end FROM provisions WHERE rev = ? AND NOT (0 <= start AND start <= end AND end <= ?)"
    for eid, start, end in connection.execute(query, (rev, len(text))):
        yield f"Provision {eid} of document {document} lies outside the text ({start}–{end})."
    for table in ("tags", "refs"):
        for start, end, found in connection.execute(f"SELECT start, end, text FROM {table} WHERE rev = ?", (rev,)):
            if text[start:end] != found:
                yield f"An entry of {table} of document {document} is not what stands at {start}–{end}."
    for clause, spans, found in connection.execute("SELECT id, spans, text FROM clauses WHERE rev = ?", (rev,)):
        if _visible("".join(text[start:end] for start, end in json.loads(spans))) != _visible(found):
            yield f"Clause {clause} of document {document} is not what stands at its place in the text."


def _visible(text: str) -> str:
    return "".join(text.split())
