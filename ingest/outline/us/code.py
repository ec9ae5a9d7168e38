"""Statutes and regulations of the United States without a tree of their own: acts of Congress, codes of the states,
the Code of Federal Regulations, uniform acts; as text, HTML, PDF or DOCX."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.models import Amendment, Outline, Part, Provision, Reading
from ingest.outline.plain import front
from ingest.outline.tiling import fill
from ingest.outline.tree import Opening, grow
from ingest.outline.us.divisions import Division, Divisions, division
from ingest.outline.us.instructions import statute_amendments
from ingest.outline.us.levels import ELEMENTS, Level, Token, levels, listed, tokens
from ingest.outline.us.paragraphs import Paragraph, paragraphs
from ingest.outline.us.provisions import Section, contents, section

if TYPE_CHECKING:
    from ingest.detect import Detected

_SECTION, _LEVEL = 30, 31
_END = re.compile(
    r"(?:Approved|APPROVED|Passed|PASSED|Became law|Effective) .{0,60}\d{4}\.?$|(?:Speaker|President|Governor"
    r"|SPEAKER|PRESIDENT"
    r"|GOVERNOR) of the .{3,80}$|LEGISLATIVE HISTORY"
)
_ANNEX = re.compile(
    r"(?P<num>(?:APPENDIX|SCHEDULE|EXHIBIT|ANNEX|Appendix|Schedule)(?: [A-Z0-9]{1,3})?)\b(?: TO .{3,60}| to .{3,60})?"
    r"(?:\s*[.:—–-]+\s*(?P<head>.{2,120}))?$"
)
_DEFINED = re.compile(
    r"[“\"][^”\"]{1,90}[”\"],? (?:or [“\"][^”\"]{1,80}[”\"],? )?(?:means|includes|has the|shall mean|refers|does not)\b"
)
_MEANS = re.compile(r"[A-Z][\w ,’'()/-]{1,70}? (?:means|includes|has the meaning|has the same meaning)\b")
_NOTES = re.compile(
    r"(?:(?:Official|Staff|Law Revision Commission|Advisory Committee|Editors?[’']s?|Revisor[’']s?|Compiler[’']s"
    r"|Historical|Legislative|Statutory"
    r"|Cross|Library|Research|Case|and|HISTORICAL|STATUTORY|NOTES|OFFICIAL) )*(?:Comments?|Notes?|References"
    r"|Annotations|COMMENTS?|NOTES?|REFERENCES"
    r"|ANNOTATIONS|HISTORY|CREDITS?|Credits|NOTES TO DECISIONS|Notes of Decisions)[.:]?$"
)
_CREDIT = re.compile(
    r"[(\[]?(?:Acts?|Added|Enacted|Amended|Laws|L\.|Stats\.|P\.L\.|Pub\. ?L\.|Code|Ch\.|C\.) (?:by )?"
    r"[^.;]{0,40}\d[^;]{0,80}[,;].*[)\].]$"
    r"|(?:History|HISTORY|Source|SOURCE|Credits|(?:Editor|Compiler|Reviser|Revisor|Code Commissioner)[’']s [Nn]otes?)"
    r"\b ?[.:—–-]",
    re.S,
)
_QUOTED = ("“", "‘‘", "``", '"')


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """Title, chapter, part … in the order of the text; sections, which count through; (a) › (1) › (A) › (i) below them
    as subsection, paragraph, subparagraph, clause, subclause by their place.

    A table of contents is a part of its own; the list of sections above a chapter opens nothing. Source credits and
    notes stay at the end of their section, below none of its levels. What an amending act quotes belongs to the
    provision that quotes it. None where the text has fewer than two sections and no division, or is no law of the
    United States.
    """
    if detected.kind != "law" or detected.jurisdiction.partition("-")[0] not in ("us", ""):
        return None
    pieces = [p for p in paragraphs(text, reading.marks, statute=True) if not p.note]
    found = _Found(*_marked(pieces))
    if len(found.sections) < 2 and not (found.sections and found.divisions):
        return None
    if detected.jurisdiction == "" and not any(s.sign for s in found.sections.values()):
        return None
    heads = {*found.sections, *found.divisions}
    listed = contents(pieces, found.sections, found.divisions)
    listed = listed if heads - listed else frozenset()
    first = min(heads - listed)
    openings = _openings(text, pieces, found, listed, first)
    provisions = grow(text, openings, len(text))
    regions = [Part("preface", 0, pieces[first].start), *_toc(pieces, listed, first)]
    changes = tuple(_changes(text, provisions))
    return Outline(provisions, fill(text, provisions, [*front(text, detected), *regions]), changes)


def _changes(text: str, provisions: Sequence[Provision]) -> Iterator[Amendment]:
    """What the sections of an amending act change, each with the innermost provision that says it."""
    for top in provisions:
        for p in top.walk():
            if p.element == "section":
                for one in p.walk():
                    end = one.children[0].start if one.children else one.end
                    yield from statute_amendments(text, (one.start, end), one.eid)


@dataclass(frozen=True, slots=True)
class _Found:
    sections: dict[int, Section]
    divisions: dict[int, Division]


def _marked(pieces: Sequence[Paragraph]) -> tuple[dict[int, Section], dict[int, Division]]:
    sections: dict[int, Section] = {}
    divisions: dict[int, Division] = {}
    quoting = False
    for i, piece in enumerate(pieces):
        quoting = _in_quotation(piece, quoting)
        if piece.table or quoting or piece.said.startswith(_QUOTED):
            continue
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        if group := division(piece, after):
            divisions[i] = group
        elif one := section(piece, after):
            sections[i] = one
    return sections, divisions


def _in_quotation(piece: Paragraph, open_before: bool) -> bool:
    """Whether a quotation that an earlier paragraph opened still lasts at the beginning of the next."""
    opened, closed = piece.said.count("“"), piece.said.count("”")
    if opened == closed:
        return open_before
    return opened > closed if not open_before else closed < opened + 1


def _toc(pieces: Sequence[Paragraph], listed: frozenset[int], first: int) -> Iterator[Part]:
    before = sorted(i for i in listed if i < first)
    if before:
        start = before[0]
        while start and re.fullmatch(
            r"(?:table of )?contents\W*|sec(?:tion|s)?\.?|.{0,40}analysis", pieces[start - 1].said, re.I
        ):
            start -= 1
        yield Part("toc", pieces[start].start, pieces[first].start)


def _openings(
    text: str, pieces: Sequence[Paragraph], found: _Found, listed: frozenset[int], first: int
) -> list[Opening]:
    out: list[Opening] = []
    groups = Divisions()
    body: list[tuple[int, _Body]] = []
    last = max(found.sections, default=-1)
    inside, skip = False, -1
    for i in range(first, len(pieces)):
        piece = pieces[i]
        if i <= skip or i in listed:
            continue
        if i in found.divisions and (opening := groups.opening(piece, found.divisions[i])):
            skip = i + found.divisions[i].pieces - 1
            out.append(opening)
            inside = False
        elif i in found.sections:
            one = found.sections[i]
            skip = i + one.pieces - 1
            out.append(Opening(_SECTION, "section", piece.start, one.num, one.heading, one.number, through=True))
            body.append((len(out), _Body(defines="efinition" in one.heading or "EFINITION" in one.heading)))
            body[-1][1].add(text, one.body, pieces[skip].end)
            inside = True
        elif annex := _annex(piece):
            out.append(
                Opening(0, "annex", piece.start, annex["num"], annex["head"] or "", annex["num"].partition(" ")[2])
            )
            inside = False
        elif _END.match(piece.said) and i > last:
            out.append(Opening(0, "conclusions", piece.start))
            break
        elif inside:
            body[-1][1].piece(text, piece)
    return _with_levels(out, body)


def _annex(piece: Paragraph) -> re.Match[str] | None:
    return _ANNEX.match(piece.said) if len(piece.said) < 160 and piece.lines < 3 else None


@dataclass(slots=True)
class _Body:
    """The labels below one section, in order, and its unnumbered definitions."""

    inside: bool = True
    defines: bool = False
    quoting: bool = False
    closed: int = -1
    found: list[Token] = field(default_factory=list)
    defined: list[int] = field(default_factory=list)

    def piece(self, text: str, piece: Paragraph) -> None:
        quoted, self.quoting = self.quoting, _in_quotation(piece, self.quoting)
        if piece.table or quoted or not self.inside:
            return
        if _NOTES.match(piece.said) or _CREDIT.match(piece.said):
            self.inside, self.closed = False, piece.start
        elif _DEFINED.match(piece.said) or (self.defines and _MEANS.match(piece.said)):
            self.defined.append(piece.start)
        elif not piece.said.startswith(_QUOTED):
            self.add(text, piece.start, piece.end)

    def add(self, text: str, start: int, end: int) -> None:
        begun = list(tokens(text, start, end))
        self.found += begun
        if begun and not begun[-1].heading:
            self.found += listed(text, end, begun[-1])


def _with_levels(openings: Sequence[Opening], bodies: Sequence[tuple[int, _Body]]) -> list[Opening]:
    """The openings with those of the levels put in behind their sections."""
    placed = [(at, body, levels(body.found)) for at, body in bodies]
    first = _first_style([found for _, _, found in placed])
    out: list[Opening] = []
    last = 0
    for at, body, found in placed:
        out += openings[last:at]
        last = at
        own = [level for level in found if level is not None]
        shift = _shift(own, first)
        below = [_level(level, shift) for level in own]
        if len(body.defined) > 1 and not own:
            below = [Opening(_LEVEL, "paragraph", start) for start in body.defined]
        out += below
        if below and body.closed >= 0:
            out.append(Opening(_LEVEL, "", body.closed))
    return [*out, *openings[last:]]


def _level(level: Level, shift: int) -> Opening:
    element = ELEMENTS[min(level.depth + shift, len(ELEMENTS) - 1)]
    token = level.token
    number = f"{token.written}-{token.until}" if token.until else ""
    return Opening(_LEVEL + level.depth, element, token.start, token.num, token.heading, number)


def _first_style(found: Sequence[Sequence[Level | None]]) -> str:
    """The style of the first level: that of sections that have two levels, else of all."""
    deep = Counter[str]()
    flat = Counter[str]()
    for section_levels in found:
        own = [level for level in section_levels if level is not None]
        if own:
            (deep if any(level.depth for level in own) else flat)[own[0].style] += 1
    usual = (deep or flat).most_common(1)
    return usual[0][0] if usual else ""


def _shift(own: Sequence[Level], first: str) -> int:
    """How many levels a section leaves out: one that lists (1), (2) where others have (a)(1) begins with paragraphs."""
    order = ("lower", "digit", "upper")
    if first != "lower" or not own or own[0].style not in order:
        return 0
    return order.index(own[0].style)
