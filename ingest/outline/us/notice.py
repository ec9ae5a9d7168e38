"""Notices, rules and proposed rules of the Federal Register without a tree of their own; presidential documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.models import Amendment, Outline, Part, Provision, Reading
from ingest.outline.plain import front
from ingest.outline.tiling import fill
from ingest.outline.tree import Opening, grow
from ingest.outline.us.instructions import amendments
from ingest.outline.us.paragraphs import Paragraph, paragraphs
from ingest.outline.us.sections import TEXT, TOP, Headings, numbered

if TYPE_CHECKING:
    from ingest.detect import Detected

_FIELD = re.compile(
    r"(?P<name>SUMMARY|(?:EFFECTIVE |APPLICABILITY |COMMENT |COMPLIANCE )?DATES?(?: AND TIMES?)?|ADDRESSES|ADDRESS"
    r"|PLACE|TIME AND DATES?|STATUS"
    r"|MATTERS TO BE CONSIDERED|FOR FURTHER INFORMATION,?(?: CONTACT)?|SUPPLEMENTARY INFORMATION"
    r"|CONTACT PERSON(?: FOR MORE INFORMATION)?"
    r"|FOR MORE INFORMATION,? CONTACT|COMMENTS?|BACKGROUND|AUTHORITY|Authority|Summary|Dates?|Addresses|Effective Date"
    r"|Supplementary Information|For Further Information Contact)(?P<sign>:|(?=$))\s*"
)
_SUBJECTS = re.compile(r"Lists? of Subjects(?: in \d+ CFR .{1,80})?:?$")
_AMENDS = re.compile(
    r"(?:(?:For|In accordance|Accordingly|Therefore|Under)\b.{5,400}|.{0,60}\d+ CFR .{3,200})(?:amend|revis"
    r"|add)\w*.{0,200}as follows:$"
)
_PART = re.compile(r"(?P<num>PARTS? \d{1,4}[A-Z]?)\s*[—–-]+\s*(?P<head>[^a-z]{3,200})$")
_INSTRUCTION = re.compile(r"(?:[■►•]\s*)?(?P<num>\d{1,3}\.)\s+(?=[A-Z§])")
_SUB = re.compile(r"(?:[■►•]\s*)?(?P<num>[a-z]{1,2}\.|[ivx]{1,4}\.)\s+(?=[A-Z§])")
_ENACTS = re.compile(r"\b(?:amend|revis|remov|add|redesignat|continues? to read|reserv|suspend|stay|correct)", re.I)
_SIGNS = "■►•"
_SIGNED = re.compile(
    r"(?:Dated|DATED|Issued|Signed|Approved|Done|By (?:direction|order|the)|In witness|IN WITNESS"
    r"|For the)\b.{0,120}$|THE WHITE HOUSE,?"
)
_END = re.compile(r"\[?FR Doc\.?|BILLING CODE|Billing Code")
_TITLE_CFR = re.compile(r"(\d{1,2}) CFR (?:part|parts|Part|Parts|chapter) ([\dA-Z]+)")
_WORDS = {
    "summary": "summary", "supplementary information": "supplementaryInformation", "addresses": "addresses",
    "dates": "dates", "date": "dates", "effective date": "effectiveDate", "authority": "authority",
}  # fmt: skip
_PLACE = re.compile(r"§|Sec\.|\b(?:part|subpart|section|appendix|chapter|table)\b", re.I)


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """The fields of the preamble (SUMMARY, DATES …) as sections, in them headings I › A › 1 and paragraphs; the list of
    subjects; the CFR parts amended, in them the numbered instructions with the text that each quotes.

    Agency, docket number and action are preface; date and signature ``conclusions``; the filing line is furniture. What
    the instructions change is recorded as amendments (law ``42 CFR part 8``, label ``§ 8.1(b)``).
    """
    if detected.kind != "notice" or detected.jurisdiction != "us":
        return None
    pieces = paragraphs(text, reading.marks, statute=True)
    begin = _begin(pieces, detected)
    end = next((i for i, p in enumerate(pieces) if i > begin and _END.match(p.said)), len(pieces))
    walk = _Walk(text, pieces, _numbers(pieces, begin))
    openings = [opening for i in range(begin, end) for opening in walk.openings(i)]
    if end < len(pieces):
        openings.append(Opening(TOP, "", pieces[end].start))
    provisions = grow(text, openings, len(text))
    regions = [Part("preface", 0, pieces[begin].start if begin < len(pieces) else len(text))]
    if end < len(pieces):
        regions.append(Part("furniture", pieces[end].start, len(text)))
    changes = tuple(_changes(text, provisions, walk.laws))
    return Outline(provisions, fill(text, provisions, [*front(text, detected), *regions]), changes)


def _begin(pieces: Sequence[Paragraph], detected: Detected) -> int:
    """The first field behind AGENCY and ACTION, else the first paragraph of text behind the title."""
    fields = [i for i, p in enumerate(pieces) if _FIELD.match(p.said) and not p.table]
    if fields:
        return fields[0]
    after = detected.preface_end
    return next((i for i, p in enumerate(pieces) if p.start >= after and len(p.said) > 80 and not p.note), len(pieces))


def _numbers(pieces: Sequence[Paragraph], begin: int) -> dict[int, str]:
    return {begin + i: num for i, (num, _) in numbered(pieces[begin:]).items()}


@dataclass(slots=True)
class _Walk:
    """Walks a document: preamble, then instructions once the words of amendment are met."""

    text: str
    pieces: Sequence[Paragraph]
    numbers: dict[int, str]
    headings: Headings = field(default_factory=Headings)
    laws: dict[int, str] = field(default_factory=dict)
    title: str = ""
    law: str = ""
    amending: bool = False
    quoting: bool = False
    signed: bool = False
    sign: bool = False
    last: int = 0
    skip: int = -1

    def openings(self, i: int) -> Iterator[Opening]:
        piece = self.pieces[i]
        if i <= self.skip or piece.note or self.signed:
            return
        if named := self._top(i, piece):
            yield from named
        elif self.amending:
            yield from self._instruction(piece)
        else:
            yield from self._body(i, piece)

    def _top(self, i: int, piece: Paragraph) -> list[Opening]:
        found = None if piece.table else _FIELD.match(piece.said)
        if found and not self.amending and (found["sign"] or found["name"].isupper()):
            return self._field(piece, found)
        if _SUBJECTS.match(piece.said):
            self.headings = Headings()
            return [Opening(TOP, "section", piece.start, "", piece.said, "listOfSubjects")]
        if self._is_signed(i, piece):
            self.signed = True
            return [Opening(TOP, "conclusions", piece.start)]
        if _AMENDS.match(piece.said):
            self.amending, self.quoting, self.last = True, False, 0
            cited = _TITLE_CFR.search(piece.said)
            self.title = cited[1] if cited else self.title
            self.law = f"{cited[1]} CFR part {cited[2]}" if cited else self.law
            return [Opening(TOP, "paragraph", piece.start)]
        return []

    def _is_signed(self, i: int, piece: Paragraph) -> bool:
        if not _SIGNED.match(piece.said):
            return False
        rest = [p for p in self.pieces[i + 1 : i + 9] if not p.note]
        return all(len(p.said) < 200 for p in rest[:6]) and not any(_FIELD.match(p.said) for p in rest)

    def _field(self, piece: Paragraph, found: re.Match[str]) -> list[Opening]:
        self.headings = Headings()
        name = found["name"].lower()
        word = (
            "furtherInformation" if "further" in name or "more" in name else _WORDS.get(name, re.sub(r"\W+", "-", name))
        )
        out = [Opening(TOP, "section", piece.start, "", found.group().strip(), word)]
        if found.end() < len(piece.said):
            out.append(Opening(TEXT, "paragraph", _visible(self.text, piece.start + found.end())))
        return out

    def _body(self, i: int, piece: Paragraph) -> Iterator[Opening]:
        if i in self.numbers:
            yield Opening(TEXT, "paragraph", piece.start, self.numbers[i])
            return
        after = next((p for p in self.pieces[i + 1 : i + 4] if not p.note), None)
        section = self.headings.accept(piece, after)
        if section:
            self.skip = i + section.pieces - 1
            yield Opening(section.rank, "section", piece.start, section.num, section.heading)
        elif not (piece.table and i and self.pieces[i - 1].table) and not piece.quoted and not piece.said[0].islower():
            self.headings.text_follows()
            yield Opening(TEXT, "paragraph", piece.start)

    def _instruction(self, piece: Paragraph) -> Iterator[Opening]:
        """A part's heading, an instruction or a step of it; all else is the text that an instruction quotes."""
        part = _PART.match(piece.said)
        if part:
            self.law = f"{self.title} CFR part {part['num'].split()[1]}".strip()
            self.quoting = False
            number = part["num"].split()[1]
            yield Opening(TOP, "part", piece.start, part["num"], part["head"].strip(), number)
            return
        found = _INSTRUCTION.match(piece.said)
        if found and self._continues(piece.said, found):
            self.last += 1
            self.sign, self.quoting = self.sign or piece.said[0] in _SIGNS, False
            self.laws[piece.start] = self.law
            yield Opening(TEXT, "paragraph", piece.start, found["num"])
            return
        step = _SUB.match(piece.said)
        if step and self.last and not self.quoting and _ENACTS.search(piece.said[:200]):
            yield Opening(TEXT + 1, "point", piece.start, step["num"])
            return
        if piece.said.startswith(("§", "Sec.", "* * *", "(")):
            self.quoting = True

    def _continues(self, said: str, found: re.Match[str]) -> bool:
        """Whether a number is that of the next instruction: it names a place and what is done there, and has the sign
        ■ where others have it."""
        if int(found["num"][:-1]) != self.last + 1 or (self.sign and said[0] not in _SIGNS):
            return False
        near = said[:160]
        return bool(_ENACTS.search(near) and _PLACE.search(near))


def _visible(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _changes(text: str, provisions: Sequence[Provision], laws: dict[int, str]) -> Iterator[Amendment]:
    for top in provisions:
        for p in top.walk():
            if p.start in laws and p.element == "paragraph":
                yield from amendments(text, (p.start, p.end), p.eid, laws[p.start])
