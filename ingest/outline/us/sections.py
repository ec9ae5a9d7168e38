"""Headings of United States opinions, filings and notices: I › A › 1 › a in whatever order a text nests them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.numerals import parse_roman
from ingest.outline.us.paragraphs import Paragraph

TOP, TEXT = 1, 30
_BASE = 2
_FORMS = (
    ("roman", re.compile(r"(?P<num>[IVXL]{1,7})(?:\.(?=\s|$|[“§])|$|(?=\s*[—–]))(?P<head>.*)$", re.S)),
    ("capital", re.compile(r"(?P<num>[A-Z])(?:\.(?=\s|$|[“§])|$|(?=\s*[—–]\s))(?P<head>.*)$", re.S)),
    ("digit", re.compile(r"(?P<num>\d{1,2})(?:\.|$)(?P<head>(?:\s.*)?)$", re.S)),
    ("lower-roman", re.compile(r"(?P<num>[ivx]{1,5})\.(?P<head>(?:\s.*)?)$", re.S)),
    ("lower", re.compile(r"(?P<num>[a-z])(?:\.|$)(?P<head>(?:\s.*)?)$", re.S)),
)
_NAMED = re.compile(
    r"(?:(?:PRELIMINARY |STATEMENT OF (?:THE )?)?(?:INTRODUCTION|FACTS|ISSUES?(?: PRESENTED)?|CASE|JURISDICTION"
    r"|STATEMENT)"
    r"|(?:BRIEF |FACTUAL |PROCEDURAL |GENERAL |LEGAL |STATUTORY |REGULATORY |AND |& )*BACKGROUND(?: FACTS)?"
    r"|(?:RELEVANT )?(?:FACTUAL|PROCEDURAL) (?:AND PROCEDURAL )?HISTORY|FACTS (?:AND|&) PROCEDUR(?:E|AL HISTORY)"
    r"|DISCUSSION|ANALYSIS|(?:LEGAL )?ARGUMENT|(?:LEGAL )?STANDARDS?(?: OF (?:REVIEW|LAW))?|JURISDICTION AND (?:VENUE"
    r"|STANDARD OF REVIEW)|THE PARTIES|PARTIES|VENUE|CONCLUSIONS?(?: AND ORDER)?|CONCLUSIONS? OF LAW|FINDINGS OF FACT"
    r"|(?:FINDINGS|DECISION|DISPOSITION|ORDER|JUDGMENT|RELIEF REQUESTED|PRAYER(?: FOR RELIEF)?|ISSUES|HOLDING|SUMMARY"
    r"|EVIDENCE|PROCEEDINGS|OVERVIEW|QUESTIONS? PRESENTED|SUMMARY OF (?:THE )?(?:ARGUMENT|CASE)|JURY DEMAND"
    r"|(?:THE )?STATUTORY FRAMEWORK|ASSIGNMENTS? OF ERROR|STANDARD OF PROOF))[.:]?$",
    re.I,
)
_HOLDS_OTHERS = re.compile(r"(?:LEGAL )?ARGUMENT|DISCUSSION|ANALYSIS", re.I)
_FORMULA = re.compile(
    r"(?:IT IS |WE |AND IT IS )?(?:HEREBY |THEREFORE |SO |NOW, )*(?:ORDERED|AFFIRM(?:ED)?|REVERSED?|VACATED?|DISMISSED"
    r"|REMANDED|GRANTED|DENIED|PER CURIAM|FOR PUBLICATION|NOT FOR|PUBLISHED|UNPUBLISHED)\b.*$"
)
_TWO_SENTENCES = re.compile(r"[a-z\d)”’]{2}[.?!]\s+[A-Z“]")
_WORD = re.compile(r"[A-Za-z’'-]{4,}")
_ASIDE = re.compile(r"\([A-Z][^()]{3,90}\)$")
_HANGS = re.compile(r" (?:is|are|be|the|of|that|was|to|and|or|a|an|for|by|in)$")
_LONGEST = 260


@dataclass(slots=True)
class _Open:
    """A heading that is open: its style (roman, named, caps, level …), number, rank, and whether text followed it."""

    style: str
    value: int
    rank: int
    level: int = 0
    words: str = ""
    text: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the rank at which it opens a section; it covers ``pieces`` paragraphs (2 for ``II`` above its
    words)."""

    rank: int
    num: str
    heading: str
    pieces: int = 1


@dataclass(slots=True)
class Headings:
    """Follows the headings of one opinion. A numbered heading counts only where it continues an open sequence or
    begins one below what is open; a style keeps the rank at which it was first seen."""

    open: list[_Open] = field(default_factory=list)
    ranks: dict[str, int] = field(default_factory=dict)

    def text_follows(self) -> None:
        """A paragraph was met: the open heading has text of its own."""
        if self.open:
            self.open[-1].text = True

    def accept(self, piece: Paragraph, after: Paragraph | None) -> Section | None:
        """The section that ``piece`` opens, None if it is no heading; ``after`` is the next paragraph."""
        if (
            piece.table
            or piece.note
            or len(piece.said) > _LONGEST
            or ((piece.quoted or piece.inset) and not piece.level)
        ):
            return None
        return self._numbered(piece, after) or self._unnumbered(piece, after)

    def _numbered(self, piece: Paragraph, after: Paragraph | None) -> Section | None:
        readings = list(_readings(piece.said))
        for style, num, value, head in readings:
            rank = self._continued(style, value, bool(head))
            if rank and _is_heading(piece, style, head, after):
                return self._take(piece, (style, num, value, head), rank, after)
        for style, num, value, head in readings:
            if value == 1 and _is_heading(piece, style, head, after):
                return self._take(piece, (style, num, value, head), self._begun(style, piece.level), after)
        return None

    def _continued(self, style: str, value: int, worded: bool) -> int:
        """The rank of the open sequence that the number continues, 0 if none; one number may be missing."""
        for one in reversed(self.open):
            if one.style == style:
                return one.rank if 1 <= value - one.value <= 1 + worded else 0
        return 0

    def _begun(self, style: str, level: int) -> int:
        """The rank of a sequence that begins with this number."""
        if level and any(one.level for one in self.open):
            return self._by_level(level)
        last = self.open[-1] if self.open else None
        if last is None:
            return self.ranks.get(style, _BASE)
        holds = not last.text or bool(_HOLDS_OTHERS.match(last.words))
        if last.style in ("named", "caps") and style == "roman":
            return last.rank + 1 if holds else last.rank
        known = self.ranks.get(style, 0)
        return known if known > _BASE and any(one.rank < known for one in self.open) else last.rank + 1

    def _by_level(self, level: int) -> int:
        above = [one.rank for one in self.open if one.level and one.level < level]
        return above[-1] + 1 if above else _BASE

    def _take(self, piece: Paragraph, read: tuple[str, str, int, str], rank: int, after: Paragraph | None) -> Section:
        style, num, value, head = read
        joined = not head and after is not None and names(after) and not any(_readings(after.said))
        words = after.said if joined and after is not None else head
        self._push(_Open(style, value, rank, piece.level, words))
        return Section(rank, num, words.rstrip(" :"), 2 if joined else 1)

    def _push(self, one: _Open) -> None:
        while self.open and self.open[-1].rank >= one.rank:
            self.open.pop()
        self.open.append(one)
        self.ranks[one.style] = one.rank

    def _unnumbered(self, piece: Paragraph, after: Paragraph | None) -> Section | None:
        style = _style(piece, after)
        if not style:
            return None
        rank = self._rank(style, piece)
        self._push(_Open(style, 0, rank, piece.level, piece.said))
        if after is not None and (_ASIDE.match(after.said) or (style == "caps" and _runs_on(piece, after))):
            return Section(rank, "", f"{piece.said} {after.said}", 2)
        return Section(rank, "", piece.said.rstrip(".:"))

    def _rank(self, style: str, piece: Paragraph) -> int:
        if piece.level and any(one.level for one in self.open):
            return self._by_level(piece.level)
        if style == "named":
            return self.ranks.get(style, _BASE)
        if not self.open:
            return _BASE
        last = self.open[-1]
        known = next((one.rank for one in self.open if one.style == style), 0)
        if known:
            return known
        capitals = last.words.isupper() and piece.said.isupper()
        if capitals and last.text and not _HOLDS_OTHERS.match(last.words):
            return last.rank
        return last.rank + 1


def _readings(said: str) -> Iterator[tuple[str, str, int, str]]:
    """(style, number as printed, value, words) of what may be a numbered heading."""
    for style, form in _FORMS:
        found = form.match(said)
        if found:
            written = found["num"]
            value = parse_roman(written.upper()) if "roman" in style else _ordinal(written)
            dot = "." if said[len(written) : len(written) + 1] == "." else ""
            if value:
                yield style, written + dot, value, found["head"].strip(" .\t—–-" if not dot else " \t—–-")


def _ordinal(written: str) -> int:
    return int(written) if written.isdigit() else ord(written.lower()) - 96


def _is_heading(piece: Paragraph, style: str, head: str, after: Paragraph | None) -> bool:
    """Words of a heading: none, or one phrase or sentence; something follows it."""
    if after is None:
        return False
    if not head:
        return piece.lines == 1 and not after.said[0].islower()
    if (
        _TWO_SENTENCES.search(head)
        or head[-1] in ";,"
        or not (head[0].isupper() or head[0] in "“\"‘'§[(" or head[0].isdigit())
    ):
        return False
    if style in ("digit", "lower", "lower-roman") and head[-1] == ".":
        return len(head) < 160 and not after.said.startswith(("(", "“"))
    return head[-1] != ":" or len(head) < 120


def is_named(said: str) -> bool:
    """A heading by its words: BACKGROUND, Discussion, Statement of the Case …"""
    return bool(_NAMED.match(said))


def _runs_on(piece: Paragraph, after: Paragraph) -> bool:
    """Whether a heading in capitals goes on in the next paragraph."""
    long = len(piece.said) > 35 and after.said.isupper() and len(after.said) < 100 and names(after)
    return long and not _NAMED.match(after.said) and not any(_readings(after.said))


def names(piece: Paragraph) -> bool:
    """Whether a paragraph can be the words of a heading: short, without a full stop."""
    said = piece.said
    if (
        piece.table
        or piece.note
        or piece.quoted
        or piece.inset
        or len(said) > 150
        or piece.lines > 3
        or said[-1] in ".;:,"
    ):
        return False
    if _HANGS.search(said) or (len(said.split()) > 8 and not is_titled(said)):
        return False
    return (said[0].isupper() or said[0] in '“"‘') and bool(_WORD.search(said)) and not _TWO_SENTENCES.search(said)


def is_titled(said: str) -> bool:
    """Capitals, or most long words with a capital."""
    words = re.findall(r"[A-Za-z]{4,}", said)
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def _style(piece: Paragraph, after: Paragraph | None) -> str:
    """named, caps, title or levelN for a heading without a number; '' for what is none."""
    said = piece.said
    if after is None or _FORMULA.match(said.upper() if piece.level else said) or len(said) > 200:
        return ""
    if _NAMED.match(said):
        return "named"
    if piece.level:
        return f"level{piece.level}" if sum(c.isalnum() for c in said) > 1 else ""
    if not names(piece) or said.count("_") > 3 or not any(c.isalpha() for c in said):
        return ""
    if said.isupper() and len(said) > 5 and not re.search(r"\d{3}", said):
        return "caps"
    return "title" if piece.centred and len(said.split()) <= 16 and not re.match(r"[\[(*]", said) else ""


def numbered(pieces: Sequence[Paragraph]) -> dict[int, tuple[str, bool]]:
    """The paragraphs that are numbered ``1.`` in a run: index → (number as printed, whether it counts through all).

    A run is at least two numbers that follow one another directly, or four or more that count on through the text
    and read as sentences. A single ``2. Heading`` is in none.
    """
    found: list[tuple[int, re.Match[str]]] = []
    for i, piece in enumerate(pieces):
        match = None if piece.table or piece.note or piece.quoted else re.match(r"(\d{1,4})[.)](?=\s+\S)", piece.said)
        if match:
            found.append((i, match))
    sentences = [one for one in found if _reads_as_text(pieces[one[0]])]
    chain = _chain(sentences)
    out = {i: (m.group(), True) for i, m in chain} if len(chain) >= 4 else {}
    for (i, a), (j, b) in pairwise(found):
        between = (
            [p for p in pieces[i + 1 : j] if not p.note and not p.said.startswith("(")] if j - i < 12 else [pieces[i]]
        )
        if not between and int(b[1]) == int(a[1]) + 1 and (int(a[1]) == 1 or i in out):
            out.setdefault(i, (a.group(), False))
            out.setdefault(j, (b.group(), False))
    return out


def _reads_as_text(piece: Paragraph) -> bool:
    return len(piece.said) > 160 or (piece.said[-1] in ".;:" and len(piece.said) > 24)


def _chain(found: Sequence[tuple[int, re.Match[str]]]) -> list[tuple[int, re.Match[str]]]:
    """The longest run of numbers that rise by one, from a 1 on."""
    best: dict[int, int] = {}
    before: list[int] = []
    length: list[int] = []
    for k, (_, match) in enumerate(found):
        value = int(match[1])
        last = best.get(value - 1, -1)
        before.append(last)
        length.append(1 + (length[last] if last >= 0 else 0))
        if (value == 1 or last >= 0) and length[k] > (length[best[value]] if value in best else 0):
            best[value] = k
    end = max(best.values(), key=lambda k: length[k], default=-1)
    chain: list[tuple[int, re.Match[str]]] = []
    while end >= 0:
        chain.append(found[end])
        end = before[end]
    return chain[::-1]
