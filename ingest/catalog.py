"""The catalog: SQLite, the truth of a library (DESIGN.md section 4)."""

from __future__ import annotations

import hashlib
import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from ingest import inspection, originals, resolving, rows, saving, schema
from ingest.errors import LibraryBusy, LibraryUnwritable, NotInLibrary, UnreadableFile
from ingest.models import Document, Expression, Span, Tag, Work
from ingest.records import ClauseRow, DocumentRow, LiveClause, Outcome, QuarantineRow, Resolved

_JOIN = " FROM documents d JOIN expressions e ON e.uri = d.expression JOIN works w ON w.uri = e.work "
_CLAUSES = f"SELECT {rows.CLAUSE_COLUMNS} FROM clauses c JOIN documents d ON d.rev = c.rev" + _JOIN.replace(
    " FROM documents d", ""
)
_DOCUMENTS = f"SELECT {rows.DOCUMENT_COLUMNS}{_JOIN}"
_TAGS = "SELECT start, end, label, text, value, ref FROM tags WHERE rev = ? "
_TABLES = {
    "provisions": "SELECT depth, eid, element, num, heading, start, end, aliases, wid FROM provisions WHERE rev = ?"
    " ORDER BY position",
    "clauses": "SELECT id, eid, article, article_num, label, heading_path, spans, text, page FROM clauses"
    " WHERE rev = ? ORDER BY row",
    "tags": _TAGS + "ORDER BY position",
    "refs": "SELECT start, end, kind, text, work, eid FROM refs WHERE rev = ? ORDER BY position",
    "omissions": "SELECT text, reason FROM omissions WHERE rev = ? ORDER BY position",
}
_BATCH = 500


class Catalog:
    """One connection to a library's catalog.

    Readers are never blocked; a thread opens its own. A writable catalog holds the library's writer lock until it
    is closed or its process ends, however it ends.
    """

    def __init__(self, folder: Path, connection: sqlite3.Connection, lock: FileLock | None) -> None:
        self.folder = folder
        self.writable = lock is not None
        self._connection = connection
        self._lock = lock

    @classmethod
    def open(cls, folder: Path, writable: bool = False) -> Catalog:
        """Raises LibraryNotFound (reading), LibraryBusy (a second writer), LibraryTooNew, LibraryDamaged."""
        folder = Path(folder)
        if not writable:
            return cls(folder, schema.connect(folder, writable=False), None)
        lock = FileLock(folder / "writer.lock", timeout=0, thread_local=False)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except Timeout:
            raise LibraryBusy(folder) from None
        except OSError as error:
            raise LibraryUnwritable(folder, f"{error.strerror or error}.") from error
        try:
            return cls(folder, schema.connect(folder, writable=True), lock)
        except BaseException:
            lock.release()
            raise

    def __enter__(self) -> Catalog:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    # Writing: each call is one transaction, on the disk when it returns.

    def save(self, document: Document, path: Path, data_digest: str, original: bytes) -> Outcome:
        """Make ``path`` hold ``document``. Raises UnreadableFile if its text holds half a character (surrogate)."""
        stored = originals.store(self.folder, original)
        try:
            with self._transaction() as connection:
                return saving.save(connection, document, saving.path_name(path), data_digest, stored)
        except UnicodeEncodeError:
            raise UnreadableFile(path, "its text holds characters that are none (lone surrogates).") from None

    def quarantine(self, path: Path, digest: str, reason: str, original: bytes | None = None) -> None:
        """Note that ``path`` cannot be read; a document that it held before stays."""
        stored = originals.store(self.folder, original) if original is not None else ""
        values = (saving.path_name(path), digest, reason, stored, saving.now())
        with self._transaction() as connection:
            connection.execute("REPLACE INTO quarantine VALUES(?,?,?,?,?)", values)

    def remove(self, document_id: str) -> None:
        """Take a document out, with all paths that hold it. Raises NotInLibrary."""
        with self._transaction() as connection:
            if saving.live_revision(connection, document_id) is None:
                raise NotInLibrary(document_id)
            saving.tombstone(connection, document_id)

    def purge(self, kept_revisions: Iterable[int]) -> int:
        """Delete removed documents for good, save those revisions; returns how many. Originals nobody names go too."""
        with self._transaction() as connection:
            count = saving.purge(connection, kept_revisions)
        if count:
            used = {n for (n,) in self._rows("SELECT original FROM documents UNION SELECT original FROM quarantine")}
            for name in originals.names(self.folder):
                if name not in used:
                    originals.delete(self.folder, name)
        return count

    # Reading.

    def source(self, path: Path) -> tuple[str, str] | None:
        """(digest, document ID) of what ``path`` held when last read; None if never, or if it is in quarantine."""
        name = saving.path_name(path)
        found = self._rows(
            "SELECT digest, document FROM sources WHERE path = ?"
            " AND path NOT IN (SELECT path FROM quarantine WHERE path = ?)",
            (name, name),
        )
        return (found[0][0], found[0][1]) if found else None

    def quarantined(self) -> list[QuarantineRow]:
        found = self._rows("SELECT path, digest, reason, original, since FROM quarantine ORDER BY path")
        return [QuarantineRow(*row) for row in found]

    def documents(self) -> list[DocumentRow]:
        """All live documents, oldest first."""
        paths: dict[str, list[str]] = {}
        with self._snapshot():
            for document, path in self._rows("SELECT document, path FROM sources ORDER BY path"):
                paths.setdefault(document, []).append(path)
            found = self._rows(f"{_DOCUMENTS} WHERE d.removed = 0 ORDER BY d.rev")
        return [rows.document_row(row, paths.get(row[1], ())) for row in found]

    def document_row(self, document_id: str) -> DocumentRow:
        """Raises NotInLibrary."""
        found = self._rows(f"{_DOCUMENTS} WHERE d.id = ? AND d.removed = 0", (document_id,))
        if not found:
            raise NotInLibrary(document_id)
        paths = self._rows("SELECT path FROM sources WHERE document = ? ORDER BY path", (document_id,))
        return rows.document_row(found[0], [path for (path,) in paths])

    def document(self, document_id: str) -> Document:
        """A live document, complete. Raises NotInLibrary."""
        with self._snapshot():
            return self._document(self.document_row(document_id))

    def revision(self, rev: int) -> Document:
        """As document(), by revision; removed ones as long as they are not purged. Raises NotInLibrary."""
        with self._snapshot():
            found = self._rows(f"{_DOCUMENTS} WHERE d.rev = ?", (rev,))
            if not found:
                raise NotInLibrary(f"Revision {rev}")
            return self._document(rows.document_row(found[0], ()))

    def _document(self, head: DocumentRow) -> Document:
        blobs = self._rows("SELECT text, rest FROM documents WHERE rev = ?", (head.rev,))[0]
        tables = {name: self._rows(query, (head.rev,)) for name, query in _TABLES.items()}
        return rows.document(head, blobs, tables)

    def text(self, rev: int) -> str:
        """The fixed text of a revision. Raises NotInLibrary."""
        found = self._rows("SELECT text FROM documents WHERE rev = ?", (rev,))
        if not found:
            raise NotInLibrary(f"Revision {rev}")
        return rows.unpressed(found[0][0])

    def original(self, sha256: str) -> bytes:
        """Raises NotInLibrary."""
        return originals.load(self.folder, sha256)

    def clauses(self, numbers: Sequence[int]) -> list[ClauseRow]:
        """The clauses of these row numbers, in this order; purged ones are left out."""
        found: dict[int, ClauseRow] = {}
        for start in range(0, len(numbers), _BATCH):
            batch = [int(n) for n in numbers[start : start + _BATCH]]
            query = f"{_CLAUSES} WHERE c.row IN ({','.join('?' * len(batch))})"
            with schema.failures_named(self.folder):
                found.update((row[0], rows.clause_row(row)) for row in self._rows(query, batch))
        return [found[n] for n in map(int, numbers) if n in found]

    def clauses_of(self, rev: int) -> list[ClauseRow]:
        """All clauses of a revision in document order."""
        with schema.failures_named(self.folder):
            return [rows.clause_row(row) for row in self._rows(f"{_CLAUSES} WHERE c.rev = ? ORDER BY c.row", (rev,))]

    def tags_in(self, rev: int, spans: Sequence[Span]) -> list[Tag]:
        """Tags that lie inside one of ``spans``, by position."""
        query = _TAGS + "AND start >= ? AND end <= ?"
        found = {row for start, end in spans for row in self._rows(query, (rev, start, end))}
        with schema.failures_named(self.folder):
            return [rows.tag(row) for row in sorted(found, key=lambda row: row[:4])]

    def works(self) -> list[Work]:
        """Works with at least one live document, by URI."""
        query = "SELECT DISTINCT w.uri, w.title, w.kind, w.jurisdiction, w.subtype, w.number, w.authority, w.adopted"
        return [Work(*row) for row in self._rows(f"{query}{_JOIN} WHERE d.removed = 0 ORDER BY w.uri")]

    def expressions(self, work: str) -> list[Expression]:
        """Live versions of a work, oldest first."""
        query = "SELECT DISTINCT e.uri, e.work, e.language, e.date, e.valid_from, e.valid_from_basis, e.valid_to"
        query += f"{_JOIN} WHERE d.removed = 0 AND w.uri = ? ORDER BY max(e.date, e.valid_from), e.uri"
        return [Expression(*row) for row in self._rows(query, (work,))]

    def aliases(self) -> Mapping[str, str]:
        """Other names → work or expression URI; the first one where several share a name (resolve() tries all)."""
        return dict(self._rows("SELECT alias, min(target) FROM aliases GROUP BY alias ORDER BY alias"))

    def resolve(self, identifier: str) -> Resolved | None:
        """A clause ID, expression URI (with ~eId), document ID, work URI or any alias of these; None if unknown."""
        with self._snapshot():
            return resolving.resolve(self._connection, identifier)

    def rows_at(self, eid: str, rev: int | None = None) -> list[tuple[int, int]]:
        """(rev, clause row) at a provision, in one revision or in every preferred law (resolving.rows_at)."""
        return resolving.rows_at(self._connection, eid, rev)

    def data_to(self, jurisdiction: str) -> str:
        """The latest adoption among the jurisdiction's live documents: how far the library's data reach, '' if none."""
        query = f"SELECT max(e.date){_JOIN} WHERE d.removed = 0 AND w.jurisdiction = ?"
        return str(self._rows(query, (jurisdiction,))[0][0] or "")

    def iter_live(self, revisions: Sequence[int] | None = None) -> Iterator[LiveClause]:
        """Clauses of the preferred documents (of ``revisions`` only, where given) in row order, with their tags."""
        chosen = sorted(self.revisions() if revisions is None else revisions)
        for rev in chosen:
            tags = [rows.tag(row) for row in self._rows(f"{_TAGS} ORDER BY start, end", (rev,))]
            starts = [tag.start for tag in tags]
            for clause in self.clauses_of(rev):
                yield LiveClause(clause, _tags_within(tags, starts, clause.spans))

    def revisions(self) -> dict[int, str]:
        """Revisions to index → a stamp that changes when what the index holds of them has to change."""
        columns = "d.rev, d.id, d.title, w.uri, w.title, w.kind, w.jurisdiction, w.authority, w.number, w.adopted"
        columns += ", e.uri, e.language, e.date, e.valid_from, e.valid_to"
        query = f"SELECT {columns}{_JOIN} WHERE d.removed = 0 AND d.preferred = 1 ORDER BY d.rev"
        return {row[0]: _digest("\0".join(row[1:]))[:16] for row in self._rows(query)}

    def digest(self) -> str:
        """Names the state of revisions(): an index with another catalog digest is stale."""
        return revisions_digest(self.revisions())

    def check(self) -> list[str]:
        """Everything wrong with catalog and originals, one sentence each; [] if all is well."""
        with schema.failures_named(self.folder):
            return inspection.problems(self._connection, self.folder)

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[rows.Row]:
        with schema.failures_named(self.folder):
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _snapshot(self) -> Iterator[None]:
        """Several queries that see one state."""
        if self._connection.in_transaction:
            yield
            return
        with schema.failures_named(self.folder):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("COMMIT")

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with schema.failures_named(self.folder):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise


def revisions_digest(revisions: Mapping[int, str]) -> str:
    return _digest("\n".join(f"{rev} {revisions[rev]}" for rev in sorted(revisions)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _tags_within(tags: Sequence[Tag], starts: Sequence[int], spans: Sequence[Span]) -> tuple[Tag, ...]:
    out: list[Tag] = []
    for start, end in spans:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        out.extend(tag for tag in tags[first:last] if tag.end <= end)
    return tuple(out)
