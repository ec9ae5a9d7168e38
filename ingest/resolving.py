"""Identifiers → what they name: clause IDs, expression URIs with an eId, document IDs, work URIs, aliases."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from typing import NamedTuple
from urllib.parse import unquote

from ingest.records import Resolved
from ingest.uri import split_clause_id

_LONGEST_CHAIN = 8


class _Base(NamedTuple):
    rev: int
    document: str
    expression: str
    work: str


_SELECT = (
    "SELECT d.rev, d.id, e.uri, e.work FROM documents d JOIN expressions e ON e.uri = d.expression"
    " WHERE d.removed = 0 AND "
)
_JOINED = " FROM documents d JOIN expressions e ON e.uri = d.expression JOIN works w ON w.uri = e.work"
_BY_DOCUMENT = _SELECT + "d.id = ?"
_BY_EXPRESSION = _SELECT + "d.preferred = 1 AND e.uri = ?"
# The latest version speaks for a work; which one is in force on a day is for the caller to choose.
_BY_WORK = _SELECT + "d.preferred = 1 AND e.work = ? ORDER BY max(e.date, e.valid_from) DESC, e.uri LIMIT 1"


def resolve(connection: sqlite3.Connection, identifier: str) -> Resolved | None:
    """What ``identifier`` names among live documents, None where it names nothing.

    Old names resolve through the aliases, also in front of an eId; percent-encoded ones are decoded.
    """
    plain = unicodedata.normalize("NFC", identifier.strip())
    for candidate in dict.fromkeys((plain, unquote(plain))):
        base_name, eid = split_clause_id(candidate)
        base = _base(connection, base_name)
        if base is not None:
            return _below(connection, base, eid) if eid else Resolved("document", *base)
    return None


def _base(connection: sqlite3.Connection, name: str) -> _Base | None:
    seen: set[str] = set()
    names = [name]
    for _ in range(_LONGEST_CHAIN):
        for candidate in names:
            for query in (_BY_DOCUMENT, _BY_EXPRESSION, _BY_WORK):
                row = connection.execute(query, (candidate,)).fetchone()
                if row:
                    return _Base(*row)
        seen.update(names)
        targets = [t for n in names for t in _targets(connection, n)]
        names = [t for t in dict.fromkeys(targets) if t not in seen]
    return None


def _targets(connection: sqlite3.Connection, alias: str) -> list[str]:
    return [t for (t,) in connection.execute("SELECT target FROM aliases WHERE alias = ? ORDER BY target", (alias,))]


def _below(connection: sqlite3.Connection, base: _Base, eid: str) -> Resolved | None:
    """The clause of that ID or, where a provision holds several clauses or none, the provision."""
    clauses = connection.execute(
        "SELECT row, eid FROM clauses WHERE rev = ? AND (eid = ? OR id = ?)",
        (base.rev, eid, f"{base.expression}~{eid}"),
    ).fetchall()
    if len(clauses) == 1:
        return Resolved("clause", *base, eid=clauses[0][1], row=clauses[0][0])
    if clauses or connection.execute("SELECT 1 FROM provisions WHERE rev = ? AND eid = ?", (base.rev, eid)).fetchone():
        return Resolved("provision", *base, eid=eid)
    found = _by_other_label(connection, base.rev, eid)
    return _below(connection, base, found) if found and found != eid else None


def _by_other_label(connection: sqlite3.Connection, rev: int, label: str) -> str | None:
    """The eId of the first provision that ``label`` names as one of its aliases."""
    rows = connection.execute(
        "SELECT eid, aliases FROM provisions WHERE rev = ? AND aliases != '[]' ORDER BY position", (rev,)
    )
    return next((eid for eid, aliases in rows if label in json.loads(aliases)), None)


def rows_at(connection: sqlite3.Connection, eid: str, rev: int | None = None) -> list[tuple[int, int]]:
    """(rev, clause row) of the clauses at, below or, for an item inside a clause, around the provision ``eid``.

    In one revision, or in every preferred live law. The only paragraph of an article is the article itself
    (LAW.md section 1), so ``art_3__para_1`` falls back to ``art_3`` where the article has no paragraphs.
    """
    chosen = "d.rev = ?" if rev is not None else "d.removed = 0 AND d.preferred = 1 AND w.kind = 'law' AND ? IS NULL"
    revisions = f"SELECT d.rev{_JOINED} WHERE {chosen}"
    below = (
        f"SELECT c.rev, c.row FROM ({revisions}) r JOIN clauses c ON c.rev = r.rev"
        " AND (c.eid = ? OR (c.eid >= ? AND c.eid < ?)) ORDER BY c.row"
    )
    found = connection.execute(below, (rev, eid, f"{eid}__", f"{eid}_`")).fetchall()
    found = found or _rows_around(connection, revisions, eid, rev)
    article, only, rest = eid.partition("__para_1")
    if found or not only or (rest and not rest.startswith("__")):
        return found
    second = f"SELECT 1 FROM ({revisions}) r JOIN provisions p ON p.rev = r.rev AND p.eid = ?"
    if connection.execute(second, (rev, f"{article}__para_2")).fetchone():
        return []
    return rows_at(connection, article + rest, rev)


def _rows_around(connection: sqlite3.Connection, revisions: str, eid: str, rev: int | None) -> list[tuple[int, int]]:
    """Clauses above the provision ``eid``, or of its article, that hold its text."""
    steps = eid.split("__")
    above = ["__".join(steps[:length]) for length in range(1, len(steps))]
    article = eid.split("__para", 1)[0].split("__point", 1)[0]
    # Only the number of marks is put into the statement.
    query = (
        f"SELECT c.rev, c.row, c.spans, p.start, p.end FROM ({revisions}) r"
        " JOIN provisions p ON p.rev = r.rev AND p.eid = ? JOIN clauses c ON c.rev = r.rev"
        f" AND (c.article = ? OR c.eid IN ({','.join('?' * len(above))}))"
    )
    return [
        (revision, row)
        for revision, row, spans, start, end in connection.execute(query, (rev, eid, article, *above))
        if any(a <= start and end <= b for a, b in json.loads(spans))
    ]
