"""The lexical side of an index: Tantivy, BM25 (k1 1.2, b 0.75) over characters and pairs.

Texts are cut into tokens here (index/tokens.py) and reach Tantivy separated by blanks; no user text ever passes a
query parser. Two fields: ``chars`` holds single Han characters and whole Latin words with their positions, for
phrases and for scoring single characters; ``terms`` holds pairs of Han characters and stems of Latin words.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import tantivy
from numpy.typing import NDArray
from tantivy import Occur
from tantivy import Query as Part

from index.records import IndexedClause, LexicalQuery, Mask, Ranked, nothing
from index.tokens import characters, fold, lexical_tokens
from ingest.errors import IndexDamaged, QueryError

# Stands between title, headings, label and text, so that no phrase runs across; the tokeniser never yields it.
_BREAK = " \N{SYMBOL FOR RECORD SEPARATOR} "
_FIRST_HAN = "\u2e80"
_HEAP = 96_000_000
# Up to so many admitted rows are named inside the query; more are cheaper to pick out of a longer ranking.
_NAMED_ROWS = 2_000
# A character that more than this share of clauses hold says nothing beside others (STARD: as good, a third faster).
_COMMON = 0.3
# The rarest tokens of a long text (JuDGE facts of 600 characters: R@100 .27 instead of .19, half the time).
_MOST_TOKENS = 200


def build(folder: Path, clauses: Iterable[IndexedClause], removed: Sequence[int] = ()) -> None:
    """Take rows ``removed`` out of the index in ``folder`` and add ``clauses``; the folder may be empty or absent."""
    folder.mkdir(parents=True, exist_ok=True)
    exists = tantivy.Index.exists(str(folder))
    index = tantivy.Index.open(str(folder)) if exists else tantivy.Index(_schema(), path=str(folder))
    _register(index)
    writer = index.writer(heap_size=_HEAP, num_threads=1)
    for row in removed:
        # On an unsigned field this would silently remove nothing (tantivy-py 0.27); ``row`` is an integer field.
        writer.delete_documents_by_term("row", row)
    for clause in clauses:
        writer.add_document(_entry(clause))
    writer.commit()
    writer.wait_merging_threads()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("row", indexed=True, fast=True)
    builder.add_text_field("chars", tokenizer_name="blanks", index_option="position")
    builder.add_text_field("terms", tokenizer_name="blanks", index_option="freq")
    return builder.build()


def _register(index: tantivy.Index) -> None:
    index.register_tokenizer("blanks", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())


def _entry(clause: IndexedClause) -> tantivy.Document:
    above = [_cut_once(part) for part in (clause.title, *clause.headings) if part]
    cut = [*above, *(_cut(part) for part in (clause.label, clause.text) if part)]
    entry = tantivy.Document()
    entry.add_integer("row", clause.row)
    entry.add_text("chars", _BREAK.join(chars for chars, _ in cut))
    entry.add_text("terms", " ".join(terms for _, terms in cut))
    return entry


def _cut(text: str) -> tuple[str, str]:
    """The tokens of both fields, with blanks between."""
    folded = fold(text)
    return " ".join(characters(folded)), " ".join(_terms(folded))


# Titles and headings come back for every clause below them.
_cut_once = lru_cache(maxsize=1024)(_cut)


def _terms(text: str) -> list[str]:
    return [token for token in lexical_tokens(text) if len(token) > 1 or token < _FIRST_HAN]


class Lexical:
    """An index folder, open. ``rows`` are the row numbers by ordinal, ascending."""

    def __init__(self, folder: Path, rows: NDArray[np.int64]) -> None:
        """Raises IndexDamaged."""
        self._scratch = None if os.access(folder, os.W_OK) else _linked(folder)
        try:
            index = tantivy.Index.open(self._scratch.name if self._scratch else str(folder))
        except (ValueError, OSError) as error:
            raise IndexDamaged(folder, "its word lists cannot be read.") from error
        _register(index)
        self._schema = index.schema
        self._searcher = index.searcher()
        self._rows = rows
        if self._searcher.num_docs != len(rows):
            raise IndexDamaged(folder, f"it holds {self._searcher.num_docs} clauses instead of {len(rows)}.")

    def search(self, query: LexicalQuery, limit: int, admitted: Mask | None = None) -> Ranked:
        """Exactly the ``limit`` best admitted clauses; an empty mask gives none.

        Raises QueryError for a required phrase without any word.
        """
        parts = self._parts(query)
        total = len(self._rows)
        count = total if admitted is None else int(np.count_nonzero(admitted))
        if not parts or not count or limit <= 0:
            return nothing()
        if admitted is None or count == total:
            return self._best(Part.boolean_query(parts), limit, None)
        if count <= _NAMED_ROWS:
            rows = self._rows[admitted].tolist()
            parts.append((Occur.Must, _unscored(Part.term_set_query(self._schema, "row", rows))))
            return self._best(Part.boolean_query(parts), limit, None)
        return self._best(Part.boolean_query(parts), limit, admitted)

    def _best(self, query: Part, limit: int, admitted: Mask | None) -> Ranked:
        """Lengthen the ranking until it holds the ``limit`` best with all their equals, or everything that matches."""
        total = len(self._rows)
        share = 1.0 if admitted is None else np.count_nonzero(admitted) / total
        depth = min(total, int(1.2 * limit / share) + 32)
        while True:
            ranked = self._ranking(query, depth)
            found = len(ranked.ordinals)
            kept = ranked if admitted is None else _only(ranked, admitted)
            complete = found < depth or depth >= total
            # Clauses that score the same as the last one may stand beyond the end of the ranking.
            if complete or (len(kept.ordinals) >= limit and kept.scores[limit - 1] > ranked.scores[-1]):
                return Ranked(kept.ordinals[:limit], kept.scores[:limit])
            depth = min(total, 4 * depth)

    def _ranking(self, query: Part, depth: int) -> Ranked:
        hits = self._searcher.search(query, depth, count=False).hits
        if not hits:
            return nothing()
        rows = np.array(self._searcher.fast_field_values("row", [address for _, address in hits]), dtype=np.int64)
        scores = np.array([score for score, _ in hits], dtype=np.float32)
        ordinals = np.searchsorted(self._rows, rows)
        order = np.lexsort((ordinals, -scores))
        return Ranked(ordinals[order], scores[order])

    def _parts(self, query: LexicalQuery) -> list[tuple[Occur, Part]]:
        """[] where nothing can match."""
        scored = self._scored(query.text)
        required = [self._phrase(phrase) for phrase in query.must]
        required += [_any([self._phrase(phrase) for phrase in group]) for group in query.any_of]
        parts: list[tuple[Occur, Part]] = [(Occur.Must, _unscored(part)) for part in required]
        if scored:
            # Beside required phrases the words only order what those let through.
            parts += [(Occur.Should, part) for part in scored] if required else [(Occur.Must, _any(scored))]
        if not parts:
            return []
        return parts + [(Occur.MustNot, self._phrase(phrase)) for phrase in query.must_not]

    def _scored(self, text: str) -> list[Part]:
        """Each token counts once, however often a statement of facts repeats it; of many the rarest are kept."""
        chars = dict.fromkeys(t for t in characters(text) if len(t) == 1 and t >= _FIRST_HAN)
        tokens = [("chars", token) for token in chars] + [("terms", token) for token in dict.fromkeys(_terms(text))]
        counted = [(self._searcher.doc_freq(field, token), field, token) for field, token in tokens]
        found = [item for item in counted if item[0]]
        telling = [item for item in found if item[1] == "terms" or item[0] <= _COMMON * len(self._rows)] or found
        kept = sorted(telling)[:_MOST_TOKENS]
        return [Part.term_query(self._schema, field, token, "freq") for _, field, token in kept]

    def _phrase(self, phrase: str) -> Part:
        tokens: list[str | tuple[int, str]] = [*characters(phrase)]
        if not tokens:
            raise QueryError(f"“{phrase}” holds no word to search for.")
        if len(tokens) == 1:
            return Part.term_query(self._schema, "chars", tokens[0], "freq")
        return Part.phrase_query(self._schema, "chars", tokens)


def _linked(folder: Path) -> TemporaryDirectory[str]:
    """A folder of links to the files of ``folder``: Tantivy writes a lock file even to read."""
    scratch = TemporaryDirectory(prefix="clausebook-")
    for path in folder.iterdir():
        (Path(scratch.name) / path.name).symlink_to(path.resolve())
    (Path(scratch.name) / ".tantivy-meta.lock").unlink(missing_ok=True)
    return scratch


def _any(parts: Sequence[Part]) -> Part:
    return Part.boolean_query([(Occur.Should, part) for part in parts])


def _unscored(part: Part) -> Part:
    return Part.const_score_query(part, 0.0)


def _only(ranked: Ranked, admitted: Mask) -> Ranked:
    kept = admitted[ranked.ordinals]
    return Ranked(ranked.ordinals[kept], ranked.scores[kept])
