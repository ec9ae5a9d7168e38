"""What a user typed → Query: free words, required and excluded phrases, filters, a citation.

A quoted string that stands on its own is a required phrase; AND, OR and NOT (upper case) combine words and
phrases; ``field:value`` filters the whole query, wherever it stands. Full-width quotation marks, colons and
brackets count like half-width ones. Without any operator the whole text is free words, so a question in running
Chinese, with its own quotation marks inside, is never read as a formula.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.cited import read_citations
from index.records import FIELDS, Filter
from index.tokens import characters
from ingest.citations import Cited
from ingest.errors import QueryError

MAX_LENGTH = 20_000

_QUOTES = {'"': '"', "“": "”", "「": "」", "『": "』"}
# A quoted string comes first, so that no field is seen inside; a value may hold brackets in pairs, and a unit.
_FIELD = re.compile(
    r"(?<![^\s(（])(?:(?P<quoted>\"[^\"]*\"|“[^”]*”|「[^」]*」|『[^』]*』)(?![^\s)）])"
    r"|(?P<field>[a-z][a-z_-]{1,20})[:：](?!//)"
    r"(?P<value>\"[^\"]*\"|“[^”]*”|(?:[^\s()（）]|[(（][^\s()（）]*[)）])+"
    r"(?:(?<=[=0-9万亿]) (?!AND|NOT)[A-Z]{3}(?!\S))?|))"
)
# Stands for a filter among the words.
_PLACE = "\0"
_OPERATOR = re.compile(r"(?<!\S)[(（]*\s*(AND|OR|NOT)(?!\S)")
_PIECE = re.compile(r"\s*(?:([(（])|([)）])|(\"[^\"]*\"|“[^”]*”|「[^」]*」|『[^』]*』)|([^\s()（）]+))")


@dataclass(frozen=True, slots=True)
class Query:
    """``required`` is a conjunction of any-of groups of phrases; ``excluded`` phrases must not occur.

    ``citation`` is set where all of the text is a citation; ``also_cited`` are the others of a list.
    """

    raw: str
    text: str
    required: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    citation: Cited | None = None
    also_cited: tuple[Cited, ...] = ()


def parse(raw: str) -> Query:
    """Read a query.

    Raises QueryError: too long, unknown field, unbalanced quotation marks or brackets, nothing to search for.

    >>> parse('"冻结 资金" 银行 kind:law').required
    (('冻结 资金',),)
    >>> parse("跑分 OR 洗钱").required
    (('跑分', '洗钱'),)
    """
    if len(raw) > MAX_LENGTH:
        raise QueryError(f"The query has {len(raw):,} characters; the limit is {MAX_LENGTH:,}.")
    rest, filters = _take_filters(raw.replace(_PLACE, " "))
    words = rest.replace(_PLACE, "").strip()
    if cited := read_citations(words):
        return Query(raw, words, filters=filters, citation=cited[0], also_cited=cited[1:])
    query = _operators(raw, rest, filters)
    if not (characters(query.text) or query.required or query.filters):
        if query.excluded:
            raise QueryError("The query only says what to leave out. Add a word to search for.")
        raise QueryError("The query holds no word to search for.")
    return query


def _take_filters(raw: str) -> tuple[str, tuple[Filter, ...]]:
    """``raw`` with a sign in the place of each filter, so that operators beside it are seen; and the filters."""
    filters: list[Filter] = []

    def take(match: re.Match[str]) -> str:
        if match["quoted"] or _is_running_text(match):
            return match[0]
        filters.append(_filter(match["field"], match["value"].strip('"“”')))
        return f" {_PLACE} "

    return _FIELD.sub(take, raw), tuple(filters)


def _is_running_text(match: re.Match[str]) -> bool:
    """Whether a colon is one of ordinary prose: “(ps:我…)”, “a charge: fraud”."""
    if not match["value"]:
        stands_alone = not match.string[: match.start()].strip() or not match.string[match.end() :].strip()
        return match["field"] not in FIELDS or not stands_alone
    return match["field"] not in FIELDS and match.string[: match.start()].endswith(("(", "（"))


def _filter(field: str, value: str) -> Filter:
    if field not in FIELDS:
        raise QueryError(f"There is no field “{field}”. Fields: {', '.join(FIELDS)}.")
    if not value:
        raise QueryError(f"The field “{field}” has no value.")
    return Filter("tag", f"CHARGE={value}") if field == "charge" else Filter(field, value)


def _operators(raw: str, rest: str, filters: tuple[Filter, ...]) -> Query:
    if _OPERATOR.search(rest):
        formula = _Formula(_pieces(rest, brackets=True))
        required, excluded = formula.read()
        words = " ".join(phrase for group in required for phrase in group)
        return Query(raw, words, required, excluded, filters)
    free: list[str] = []
    phrases: list[str] = []
    for piece in _pieces(rest.replace(_PLACE, " "), brackets=False):
        (phrases if _is_quoted(piece) else free).append(_bare(piece))
    required = tuple((phrase,) for phrase in phrases if characters(phrase))
    return Query(raw, " ".join([*phrases, *free]).strip(), required, (), filters)


def _is_quoted(piece: str) -> bool:
    return len(piece) > 1 and _QUOTES.get(piece[0]) == piece[-1]


def _bare(piece: str) -> str:
    return piece[1:-1].strip() if _is_quoted(piece) else piece


def _pieces(text: str, brackets: bool) -> list[str]:
    """Words, quoted strings and, where they are operators, brackets."""
    if not brackets:
        return _standing_quotes(text)
    pieces = []
    for match in _PIECE.finditer(text):
        opening, closing, quoted, word = match.groups()
        if word and word[0] in '"“「『':
            raise QueryError("A quotation mark is opened and not closed.")
        pieces.append("(" if opening else ")" if closing else quoted or word)
    return pieces


def _standing_quotes(text: str) -> list[str]:
    """Quoted strings with white space or an end on both sides; everything between them as one piece each."""
    pieces: list[str] = []
    position = 0
    for match in re.finditer(r"(?<!\S)(?:\"[^\"]*\"|“[^”]*”|「[^」]*」|『[^』]*』)(?!\S)", text):
        pieces += [text[position : match.start()], match[0]]
        position = match.end()
    pieces.append(text[position:])
    free = "".join(piece for piece in pieces if not _is_quoted(piece))
    if free.count('"') % 2 or any(free.count(a) != free.count(b) for a, b in _QUOTES.items() if a != b):
        raise QueryError("A quotation mark is opened and not closed.")
    return [piece.strip() for piece in pieces if piece.strip()]


Groups = tuple[tuple[str, ...], ...]


class _Formula:
    """Recursive descent over the pieces; owns the position in them. NOT binds before AND before OR."""

    def __init__(self, pieces: list[str]) -> None:
        self.pieces = pieces
        self.position = 0
        self.depth = 0

    def read(self) -> tuple[Groups, tuple[str, ...]]:
        result = self._either()
        if self.position < len(self.pieces):
            raise QueryError("A bracket is closed that was not opened.")
        return result

    def _next(self) -> str:
        return self.pieces[self.position] if self.position < len(self.pieces) else ""

    def _either(self) -> tuple[Groups, tuple[str, ...]]:
        required, excluded = self._both()
        while self._next() == "OR":
            self.position += 1
            more, also_excluded = self._both()
            if excluded or also_excluded:
                raise QueryError("NOT can stand beside AND, not beside OR; brackets help: (A OR B) NOT C.")
            if not required or not more:
                raise QueryError("A filter can stand beside AND, not beside OR.")
            required = tuple(dict.fromkeys((*a, *b) for a in required for b in more))
            if len(required) > 64:
                raise QueryError("The query combines too many alternatives.")
        return required, excluded

    def _both(self) -> tuple[Groups, tuple[str, ...]]:
        required, excluded = self._one()
        while self._next() not in ("", "OR", ")"):
            if self._next() == "AND":
                self.position += 1
            more, also_excluded = self._one()
            required, excluded = required + more, excluded + also_excluded
        return required, excluded

    def _one(self) -> tuple[Groups, tuple[str, ...]]:
        piece = self._next()
        if piece in ("", "AND", "OR", ")"):
            raise QueryError(f"A word is missing before “{piece}”." if piece else "A word is missing at the end.")
        self.position += 1
        if piece == "NOT":
            return self._excluded()
        if piece == "(":
            return self._bracket()
        if piece == _PLACE:
            return (), ()
        if not characters(_bare(piece)):
            raise QueryError(f"“{piece}” holds no word to search for.")
        return ((_bare(piece),),), ()

    def _excluded(self) -> tuple[Groups, tuple[str, ...]]:
        required, excluded = self._one()
        if excluded or len(required) != 1:
            raise QueryError("NOT takes a word, a quoted phrase, or alternatives in brackets.")
        return (), required[0]

    def _bracket(self) -> tuple[Groups, tuple[str, ...]]:
        self.depth += 1
        if self.depth > 20:
            raise QueryError("The query nests too many brackets.")
        inner = self._either()
        if self._next() != ")":
            raise QueryError("A bracket is opened and not closed.")
        self.position += 1
        self.depth -= 1
        return inner
