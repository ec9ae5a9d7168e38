"""What a write changes in the catalog's tables. Every function runs inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ingest import rows
from ingest.models import Document, Expression, Identity, Work
from ingest.records import Outcome

_BASES = ("", "amendment-date", "registry", "stated", "user")

_PREFER = """
UPDATE documents SET preferred = rev IS (
  SELECT rev FROM documents WHERE expression = :uri AND removed = 0
  ORDER BY articles DESC, provisions DESC, media_rank, id LIMIT 1)
WHERE expression = :uri"""

_INSERTS = {
    "provisions": "INSERT INTO provisions VALUES(?,?,?,?,?,?,?,?,?,?,?)",
    "clauses": "INSERT INTO clauses(rev, id, eid, article, article_num, label, heading_path, spans, text, page)"
    " VALUES(?,?,?,?,?,?,?,?,?,?)",
    "tags": "INSERT INTO tags VALUES(?,?,?,?,?,?,?,?)",
    "refs": "INSERT INTO refs VALUES(?,?,?,?,?,?,?,?)",
    "omissions": "INSERT INTO omissions VALUES(?,?,?,?)",
}


def path_name(path: Path) -> str:
    """A path as text; bytes of a file name that are no UTF-8 are shown as escapes."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def save(connection: sqlite3.Connection, document: Document, path: str, digest: str, original: str) -> Outcome:
    """Make ``path`` hold ``document``; what it held before goes, unless another path still holds it."""
    held = connection.execute("SELECT document FROM sources WHERE path = ?", (path,)).fetchone()
    if live_revision(connection, document.id) is None:
        insert(connection, document, original)
    connection.execute("REPLACE INTO sources VALUES(?,?,?)", (path, document.id, digest))
    connection.execute("DELETE FROM quarantine WHERE path = ?", (path,))
    if held is None or held[0] == document.id:
        return "ingested"
    _keep_old_names(connection, held[0], document, original)
    if not connection.execute("SELECT 1 FROM sources WHERE document = ?", held).fetchone():
        tombstone(connection, held[0])
    return "replaced"


def live_revision(connection: sqlite3.Connection, document_id: str) -> int | None:
    row = connection.execute("SELECT rev FROM documents WHERE id = ? AND removed = 0", (document_id,)).fetchone()
    return None if row is None else int(row[0])


def insert(connection: sqlite3.Connection, document: Document, original: str) -> int:
    """A new revision with all its rows; returns its number."""
    _insert_identity(connection, document.identity)
    values = rows.document_values(document) | {"original": original, "added": now()}
    names = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    # The names are the keys written in ingest/rows.py, never input.
    rev = connection.execute(f"INSERT INTO documents({names}) VALUES({marks})", values).lastrowid
    assert rev is not None
    many = connection.executemany
    many(_INSERTS["provisions"], rows.provision_values(rev, document.outline))
    many(_INSERTS["clauses"], rows.clause_values(rev, document.clauses))
    many(_INSERTS["tags"], rows.tag_values(rev, document.tags))
    many(_INSERTS["refs"], rows.reference_values(rev, document.references))
    many(_INSERTS["omissions"], ((rev, i, o.text, o.reason) for i, o in enumerate(document.omissions)))
    connection.execute(_PREFER, {"uri": document.identity.expression.uri})
    return rev


def tombstone(connection: sqlite3.Connection, document_id: str) -> None:
    """Take a live document out; its rows stay until purge, for readers of older generations."""
    row = connection.execute(
        "UPDATE documents SET removed = 1 WHERE id = ? AND removed = 0 RETURNING expression", (document_id,)
    ).fetchone()
    connection.execute("DELETE FROM sources WHERE document = ?", (document_id,))
    if row:
        connection.execute(_PREFER, {"uri": row[0]})


def purge(connection: sqlite3.Connection, kept: Iterable[int]) -> int:
    """Delete removed revisions that are not ``kept``, and works and expressions without any document."""
    removed = {rev for (rev,) in connection.execute("SELECT rev FROM documents WHERE removed = 1")}
    gone = removed - set(kept)
    connection.executemany("DELETE FROM documents WHERE rev = ?", ((rev,) for rev in gone))
    if gone:
        connection.execute("DELETE FROM expressions WHERE uri NOT IN (SELECT expression FROM documents)")
        connection.execute("DELETE FROM works WHERE uri NOT IN (SELECT work FROM expressions)")
    return len(gone)


def _insert_identity(connection: sqlite3.Connection, identity: Identity) -> None:
    work = _merged_work(connection, identity.work)
    expression = _merged_expression(connection, identity.expression)
    connection.execute(
        "INSERT INTO works VALUES(?,?,?,?,?,?,?,?) ON CONFLICT(uri) DO UPDATE SET title = excluded.title,"
        " kind = excluded.kind, jurisdiction = excluded.jurisdiction, subtype = excluded.subtype,"
        " number = excluded.number, authority = excluded.authority, adopted = excluded.adopted",
        (work.uri, work.title, work.kind, work.jurisdiction, work.subtype, work.number, work.authority, work.adopted),
    )
    e = expression
    connection.execute(
        "INSERT INTO expressions VALUES(?,?,?,?,?,?,?) ON CONFLICT(uri) DO UPDATE SET work = excluded.work,"
        " language = excluded.language, date = excluded.date, valid_from = excluded.valid_from,"
        " valid_from_basis = excluded.valid_from_basis, valid_to = excluded.valid_to",
        (e.uri, e.work, e.language, e.date, e.valid_from, e.valid_from_basis, e.valid_to),
    )
    for alias in identity.aliases:
        add_alias(connection, alias, e.uri if "@" in alias else work.uri)


def add_alias(connection: sqlite3.Connection, alias: str, target: str) -> None:
    if alias != target:
        connection.execute("INSERT OR IGNORE INTO aliases VALUES(?,?)", (alias, target))


def _merged_work(connection: sqlite3.Connection, new: Work) -> Work:
    """The newest document speaks for the work, and keeps what another live one says where it is silent."""
    row = connection.execute(
        "SELECT w.uri, title, kind, jurisdiction, subtype, number, authority, adopted FROM works w WHERE w.uri = ?"
        " AND EXISTS (SELECT 1 FROM expressions e JOIN documents d ON d.expression = e.uri"
        " WHERE e.work = w.uri AND d.removed = 0)",
        (new.uri,),
    ).fetchone()
    if row is None:
        return new
    old = Work(*row)
    return replace(
        new,
        title=new.title or old.title,
        subtype=new.subtype or old.subtype,
        number=new.number or old.number,
        authority=new.authority or old.authority,
        adopted=new.adopted or old.adopted,
    )


def _merged_expression(connection: sqlite3.Connection, new: Expression) -> Expression:
    """As for works; a date on a better basis stays (the user's over the text's over the registry's)."""
    row = connection.execute(
        "SELECT * FROM expressions WHERE uri = ? AND EXISTS"
        " (SELECT 1 FROM documents WHERE expression = uri AND removed = 0)",
        (new.uri,),
    ).fetchone()
    if row is None:
        return new
    old = Expression(*row)
    better = old if old.valid_from and (not new.valid_from or _basis(old) > _basis(new)) else new
    return replace(
        new,
        valid_from=better.valid_from,
        valid_from_basis=better.valid_from_basis,
        valid_to=new.valid_to or old.valid_to,
    )


def _basis(expression: Expression) -> int:
    basis = expression.valid_from_basis
    return _BASES.index(basis) if basis in _BASES else 0


def _keep_old_names(connection: sqlite3.Connection, old_id: str, document: Document, original: str) -> None:
    """The same bytes under a better identity: what they were called before resolves to it for ever."""
    old = connection.execute(
        "SELECT e.uri, e.work, d.original FROM documents d JOIN expressions e ON e.uri = d.expression"
        " WHERE d.id = ? AND d.removed = 0",
        (old_id,),
    ).fetchone()
    if old is None or old[2] != original:
        return
    add_alias(connection, old[0], document.identity.expression.uri)
    add_alias(connection, old[1], document.identity.work.uri)
