"""Opinions of United States courts and boards, and what is filed in them: orders, motions, briefs, complaints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.models import Outline, Part, Reading
from ingest.outline.numbering import Counter
from ingest.outline.plain import front
from ingest.outline.tiling import fill
from ingest.outline.tree import Opening, grow
from ingest.outline.us.authors import author_of
from ingest.outline.us.captions import caption_start, is_text, signature_start
from ingest.outline.us.paragraphs import Paragraph, paragraphs, printed
from ingest.outline.us.sections import TEXT, TOP, Headings, numbered
from ingest.outline.us.titles import Top, tops

if TYPE_CHECKING:
    from ingest.detect import Detected

_PILCROW = re.compile(
    r"(?:\*\d+ )?(?P<num>\[?¶ ?\d{1,4}\]?\.?|\{¶ ?\d{1,4}\}|\[\*?P ?\d{1,4}\]|P\d{1,4}\.)(?=\s|[A-Z“\"])"
)
_BRACKET = re.compile(r"(?P<num>\[\d{1,4}\])(?=\s)")
_SUB = re.compile(r"\((?:[a-z]{1,4}|\d{1,2}|[A-Z])\)")
_ITEM = re.compile(r"(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)] ")
_CITES = re.compile(
    r"Id\.|Ibid|\((?:E|e)mphas|\(Citation|\(Quot|\(R\.|\(Doc|\d+ [A-Z][\w.]* ?(?:\d?d )?§* ?\d|§+ ?\d|\. \. \.|\[\w"
    r"|(?:See|Cf\.|Accord)\b"
)
_ASIDE = re.compile(r"\([^()]{2,80}\)\.?$|(?:Id\.|Ibid\.).{0,60}$")
_OPEN = re.compile(r"; (?:or|and)$|[;,]$")
_ENDED = re.compile(r"[.?!:][\"'”’)\]]*[\d*†]{0,3}$")
_FORMULA = re.compile(
    r"(?:(?:IT|It) (?:IS|is) )?(?:SO|So|so) (?:ORDERED|ordered)|(?:MODIFIED AND )?(?:AFFIRM|REVERS|VACAT|REMAND"
    r"|DISMISS)|(?:Affirmed|Reversed|Vacated|Remanded|Dismissed)\b[^a-z]{0,20}(?:and [a-z]+)?\.?$"
    r"|.{0,60} did not participate in"
)
_NOTES = re.compile(r"(?:FOOT|END)?NOTES:?$", re.I)
_SHORT = 80


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """Syllabus, opinion, concurrences and dissents (or the paper filed) as top sections; in them headings I › A › 1 as
    sections and their paragraphs; signature and date as conclusions; certificates, exhibits and appendices as annexes.

    A paper without any title or author has no top section of its own, unless a separate opinion follows.
    A block quotation, its citation and a list inside reasoning stay text of the paragraph they belong to; so do
    footnotes, of the paragraph before them, and what a page break put in between. Paragraphs that are numbered
    (¶ 1, [1], 1.) carry their number and count through the paper. What stands before the first part is preface,
    and so is a caption that is printed again above a separate opinion.
    """
    if detected.kind != "opinion" or detected.jurisdiction.partition("-")[0] not in ("us", ""):
        return None
    pieces = paragraphs(text, reading.marks)
    if not pieces:
        return Outline((), fill(text, (), front(text, detected)))
    parts = tops(pieces, text)
    openings: list[Opening] = []
    prefaces = [Part("preface", 0, pieces[parts[0].first].start)]
    numbers = _numbers(pieces, parts[0].first)
    prefaces += [Part("furniture", *span) for span in printed(text, reading.marks) if span[0] < prefaces[0].end]
    for top, following in zip(parts, [*parts[1:], None], strict=True):
        end = following.first if following else len(pieces)
        stop = max(caption_start(pieces, end), top.first + max(top.pieces, 1)) if following else end
        openings += _part(pieces, top, stop, numbers)
        if stop < end:
            openings.append(Opening(TOP, "", pieces[stop].start))
            prefaces.append(Part("preface", pieces[stop].start, pieces[end].start))
    if not parts[0].heading and not any(top.element == "section" for top in parts[1:]):
        del openings[0]
    notes = _endnotes(pieces)
    if notes < len(pieces):
        openings = [*(o for o in openings if o.start < pieces[notes].start), Opening(TOP, "", pieces[notes].start)]
        prefaces.append(Part("footnote", pieces[notes].start, len(text)))
    provisions = grow(text, openings, len(text))
    return Outline(provisions, fill(text, provisions, [*front(text, detected), *prefaces]))


def _endnotes(pieces: Sequence[Paragraph]) -> int:
    """Where the notes begin that stand behind all text; the number of pieces if there are none."""
    at = len(pieces)
    while at and pieces[at - 1].note:
        at -= 1
    if 0 < at < len(pieces) and _NOTES.match(pieces[at - 1].said):
        return at - 1
    return at or len(pieces)


def _part(pieces: Sequence[Paragraph], top: Top, end: int, numbers: Mapping[int, _Number]) -> Iterator[Opening]:
    """The openings of one top part, its signatures included."""
    unsigned = top.word == "syllabus" or (top.element == "annex" and top.num)
    signed = end if unsigned else signature_start(pieces, top.first + max(top.pieces, 1), end)
    start = pieces[top.first].start
    yield Opening(TOP, top.element, start, top.num, top.heading, top.word)
    body = _Body(numbers, syllabus=top.word == "syllabus")
    first = top.first + top.pieces
    if top.pieces == 1 and top.heading_end < pieces[top.first].end:
        yield from body.continue_heading(top.heading_end)
    skip = 0
    for i in range(first, signed):
        if skip:
            skip -= 1
            continue
        found = list(body.openings(pieces, i, signed))
        skip = body.consumed - 1
        yield from found
    if signed < end:
        rank = TOP + 1 if top.element == "annex" else TOP
        yield Opening(rank, "conclusions", pieces[signed].start)


@dataclass(frozen=True, slots=True)
class _Number:
    """The number of a paragraph as printed, and whether it counts on through the whole paper."""

    num: str
    through: bool


@dataclass(slots=True)
class _Body:
    """Walks the paragraphs of one part."""

    numbers: Mapping[int, _Number]
    syllabus: bool = False
    headings: Headings = field(default_factory=Headings)
    counter: Counter = field(default_factory=Counter)
    consumed: int = 1
    inside: bool = False
    leads: bool = False
    quoting: bool = False
    numbered: bool = False
    itemised: bool = False
    said: str = ""

    def continue_heading(self, start: int) -> Iterator[Opening]:
        """The paragraph that begins behind an author's name on the same line."""
        self.inside = True
        yield Opening(TEXT, "paragraph", start)

    def openings(self, pieces: Sequence[Paragraph], i: int, end: int) -> Iterator[Opening]:
        piece = pieces[i]
        self.consumed = 1
        if piece.note or (self.inside and piece.table):
            return
        if i in self.numbers:
            yield self._number(piece, self.numbers[i])
            return
        if self.syllabus:
            if self.inside or is_text(piece):
                yield from self._text(piece)
            return
        after = next((p for p in pieces[i + 1 : min(i + 4, end)] if not p.note), None)
        listed = (self.leads or self.quoting) and _ITEM.match(piece.said)
        section = None if listed else self.headings.accept(piece, after)
        if section:
            self.consumed = section.pieces
            self.inside = self.leads = self.quoting = self.numbered = False
            yield Opening(section.rank, "section", piece.start, section.num, section.heading)
            return
        if not (self.inside and piece.said.isdigit()):
            yield from self._text(piece)

    def _number(self, piece: Paragraph, one: _Number) -> Opening:
        self._met(piece, numbered=True)
        self.counter.reset()
        self.itemised = one.num[0].isdigit()
        digits = re.sub(r"\D", "", one.num)
        return Opening(TEXT, "paragraph", piece.start, one.num, "", digits, through=one.through)

    def _text(self, piece: Paragraph) -> Iterator[Opening]:
        if self.inside and self._belongs(piece):
            self.quoting = True
            self.leads, self.said = piece.said[-1] == ":", piece.said
            if self.numbered and self.itemised and not piece.quoted and (found := self.counter.accept(piece.said)):
                yield Opening(TEXT + 1 + found[0], "point", piece.start, found[1].num)
            return
        num = ""
        if self.syllabus and (found := self.counter.accept(piece.said)):
            num = found[1].num
        self._met(piece, numbered=False)
        yield Opening(TEXT, "paragraph", piece.start, num)

    def _met(self, piece: Paragraph, numbered: bool) -> None:
        self.headings.text_follows()
        self.inside, self.quoting, self.numbered = True, False, numbered
        self.said = piece.said
        leads = piece.said[-1] == ":" or piece.said.endswith((" that", "—", "–"))
        self.leads = leads and not (len(piece.said) < 120 and author_of(piece, ""))

    def _belongs(self, piece: Paragraph) -> bool:
        """Whether a piece goes on with the open paragraph: a quotation, its citation, a list, a broken sentence."""
        said = piece.said
        if self.leads or piece.quoted or piece.inset or said[0].islower():
            return True
        if _FORMULA.match(said):
            return False
        if self.numbered and not self.itemised:
            return True
        if (self.numbered or self.quoting) and _SUB.match(said):
            return True
        if said.startswith((". . .", "* * *", "…")) and len(said) > 20:
            return True
        if _OPEN.search(self.said) or (len(self.said) > _SHORT and not _ENDED.search(self.said)) or _ASIDE.match(said):
            return True
        return self.quoting and bool(_CITES.match(said))


def _numbers(pieces: Sequence[Paragraph], first: int) -> dict[int, _Number]:
    """The paragraphs that carry a number of their own, by index."""
    for form, least in ((_PILCROW, 0.0), (_BRACKET, 0.6)):
        found = {i: m["num"] for i, p in enumerate(pieces) if i >= first and not p.note and (m := form.match(p.said))}
        long = sum(1 for p in pieces[first:] if len(p.said) > 100 and not p.note)
        if len(found) >= 3 and len(found) >= least * long:
            return {i: _Number(num, True) for i, num in found.items()}
    return {first + i: _Number(*one) for i, one in numbered(pieces[first:]).items()}
