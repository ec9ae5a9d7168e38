"""Opinions of United States courts and Federal Register notices without a tree of their own."""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.models import Outline, Part, Reading
from ingest.numerals import parse_roman
from ingest.outline.blocks import Block, blocks_of
from ingest.outline.numbering import Counter
from ingest.outline.plain import front
from ingest.outline.tiling import fill
from ingest.outline.tree import Opening, grow

if TYPE_CHECKING:
    from ingest.detect import Detected

_TITLE = re.compile(
    r"[*\s]*(?P<name>SYLLABUS|OPINION(?: AND ORDER| OF THE COURT)?|MEMORANDUM(?: OPINION| AND ORDER| DECISION)*"
    r"|ORDER(?: AND JUDGMENT| AND OPINION)?|PER CURIAM|DISSENT|CONCURRENCE)[*:.\s]*",
    re.I,
)
_JUDGE = re.compile(
    r"(?P<name>[A-Z][\w.’' -]{2,40}), (?:Senior |Chief |Presiding |Acting )*"
    r"(?:Circuit |District |Associate |Bankruptcy )?(?:Judges?|Justice|J\.|C\.\s?J\.|JJ\.)"
    r"(?:\*|,? sitting by designation)?(?P<role>[^.:]{0,120})[:.]",
)
_DELIVERED = re.compile(
    r"(?:CHIEF )?JUSTICE (?P<name>[A-Z][\w’']+)(?P<role>(?: delivered the opinion of the Court"
    r"|, (?:with whom [^.]{1,200}, )?(?:concurring|dissenting)[^.]{0,80}))\."
)
_FURNITURE = re.compile(
    r"(?:-?\s*\d{1,4}\s*-?|Page \d+ of \d+|Cite as: .{5,120}|Case:? .{5,60}Page:? \d+.{0,60}|[_*\s—-]+)$", re.I
)
_SEPARATE = re.compile(r"\b(dissent|concur)", re.I)
_ROMAN = re.compile(r"(?P<num>[IVX]{1,5})(?:\.|$)(?P<heading>.{0,150})$", re.S)
_CAPITAL = re.compile(r"(?P<num>[A-H])(?:\.|$)(?P<heading>.{0,150})$", re.S)
_DIGIT = re.compile(r"(?P<num>\d{1,2})\.(?P<heading>\s+[A-Z][^.\n]{3,140})$")
_NAMED = re.compile(
    r"(?:INTRODUCTION|(?:FACTUAL |PROCEDURAL )*(?:AND PROCEDURAL )?BACKGROUND|FACTS(?: AND PROCEDURAL HISTORY)?"
    r"|DISCUSSION|ANALYSIS|STANDARD OF REVIEW|JURISDICTION(?: AND STANDARD OF REVIEW)?|PROCEDURAL HISTORY|CONCLUSION"
    r"|STATEMENT OF (?:THE )?CASE|CONCLUSIONS? OF LAW|FINDINGS OF FACT|DISPOSITION|ARGUMENT)[.:]?$",
    re.I,
)
_FORMULA = re.compile(r"(?:IT IS SO ORDERED|SO ORDERED|AFFIRMED|REVERSED|VACATED|DISMISSED|REMANDED)[^a-z]{0,60}$")
_NOTICE = re.compile(
    r"(?P<name>AGENCY|ACTION|SUMMARY|DATES?|ADDRESSES|FOR FURTHER INFORMATION(?: CONTACT)?|SUPPLEMENTARY INFORMATION"
    r"|AUTHORITY|EFFECTIVE DATE|COMMENTS?|Dated|Authority|List of Subjects[^\n:]{0,60}):?(?=\s|$)"
)
_OPINION, _MAJOR, _MINOR, _THIRD, _TEXT = 1, 2, 3, 4, 9


def outline_us_opinion(text: str, reading: Reading, detected: Detected) -> Outline:
    """Syllabus, opinion, concurrences and dissents; in them I › A › 1 as sections, and their paragraphs.

    The head of the case, up to the syllabus or the opinion, is the preface.
    """
    blocks = blocks_of(text, reading.marks)
    begin = _opinion_begin(blocks)
    openings = list(_opinion_openings(blocks[begin:]))
    provisions = grow(text, openings, len(text))
    before = Part("preface", 0, blocks[begin].start if blocks else 0)
    return Outline(provisions, fill(text, provisions, [*front(text, detected), before]))


def _opinion_begin(blocks: Sequence[Block]) -> int:
    """Where the syllabus or the opinion begins: its title, else its judge's name, else the first long paragraph."""
    titles = [i for i, block in enumerate(blocks) if _TITLE.fullmatch(block.text)]
    for i in titles:
        if any(_JUDGE.match(b.text) or len(b.text) > 250 for b in blocks[i + 1 : i + 3]):
            return i
    for i, block in enumerate(blocks):
        if (_JUDGE.match(block.text) and len(block.text) > 60) or _DELIVERED.match(block.text):
            return i
    return next((i for i, block in enumerate(blocks) if len(block.text) > 300 and not block.table), 0)


def _opinion_openings(blocks: Sequence[Block]) -> Iterator[Opening]:
    counter, sequence, current = Counter(), dict[int, int](), ""
    repeated = {t for t, n in Tally(b.text for b in blocks).items() if n > 2 and 8 < len(t) < 120}
    for i, block in enumerate(blocks):
        title = _opinion_title(block, first=i == 0)
        if title is not None and (title.number != current or _DELIVERED.match(block.text)):
            current = title.number
            sequence.clear()
            counter.reset()
            yield title
            if len(block.text) > 100:
                yield Opening(_TEXT, "paragraph", block.start)
        elif title is None and not _is_furniture(block, repeated) and not (i and _carries_on(blocks[i - 1], block)):
            section = _section(block, sequence)
            if section:
                counter.reset()
                yield section
            elif not block.table:
                yield from _text(block, counter)


def _is_furniture(block: Block, repeated: Container[str]) -> bool:
    """A page number or a running head: text of the paragraph that it interrupts."""
    return bool(_FURNITURE.match(block.text)) or block.text in repeated


def _carries_on(before: Block, block: Block) -> bool:
    """The rest of a sentence that a page break cut off."""
    return block.text[0].islower() and before.text[-1] not in '.!?:;”"'


def _opinion_title(block: Block, first: bool) -> Opening | None:
    """OPINION, DISSENT …, or a judge's name with what he or she does (delivers, concurs, dissents)."""
    title = _TITLE.fullmatch(block.text)
    if title and len(block.text) < 80:
        name = title["name"]
        return Opening(_OPINION, "hcontainer", block.start, "", name.strip(), _name(name))
    judge = _DELIVERED.match(block.text) or _JUDGE.match(block.text)
    if judge and (judge.re is _DELIVERED or _SEPARATE.search(judge["role"])):
        return Opening(_OPINION, "hcontainer", block.start, "", judge.group().rstrip(":."), _name(judge["role"]))
    if first:
        return Opening(_OPINION, "hcontainer", block.start, "", "", "opinion")
    return None


def _name(text: str) -> str:
    """The word for the eId: syllabus, opinion, concurrence, dissent."""
    lower = text.lower()
    known = (("dissent", "dissent"), ("concur", "concurrence"), ("syllabus", "syllabus"), ("order", "order"))
    return next((name for word, name in known if word in lower), "opinion")


def _section(block: Block, sequence: dict[int, int]) -> Opening | None:
    """A heading I, A or 1 that continues its sequence, or one by its words."""
    if block.table or len(block.text) > 200 or block.quoted:
        return None
    for rank, form in ((_MAJOR, _ROMAN), (_MINOR, _CAPITAL), (_THIRD, _DIGIT)):
        found = form.match(block.text)
        if found and _continues(rank, _value(rank, found["num"]), sequence):
            heading = found.groupdict().get("heading") or ""
            return Opening(rank, "section", block.start, found.group("num"), heading.strip(" .\t—-"))
    if _NAMED.match(block.text) or (block.level and not _FORMULA.match(block.text)):
        for rank in [r for r in sequence if r > _MAJOR]:
            del sequence[rank]
        return Opening(_MAJOR, "section", block.start, "", block.text.rstrip(".:"))
    return None


def _value(rank: int, num: str) -> int:
    if rank == _MAJOR:
        return parse_roman(num) or 0
    return ord(num) - 64 if rank == _MINOR else int(num)


def _continues(rank: int, value: int, sequence: dict[int, int]) -> bool:
    """Whether the number is the next of its rank; the ranks below then begin anew."""
    if value != sequence.get(rank, 0) + 1 or (rank == _THIRD and not sequence):
        return False
    sequence[rank] = value
    for lower in [r for r in sequence if r > rank]:
        del sequence[lower]
    return True


def _text(block: Block, counter: Counter) -> Iterator[Opening]:
    accepted = None if block.quoted or block.text[0] == "[" else counter.accept(block.text)
    if accepted is None:
        counter.reset()
        yield Opening(_TEXT, "paragraph", block.start)
        return
    depth, label = accepted
    yield Opening(_TEXT + depth, "paragraph" if depth == 0 else "point", block.start, label.num)


def outline_us_notice(text: str, reading: Reading, detected: Detected) -> Outline:
    """The fields of the preamble (AGENCY, SUMMARY, DATES …) and headings I › A › 1 as sections, with paragraphs."""
    blocks = blocks_of(text, reading.marks)
    openings = list(_notice_openings(blocks))
    provisions = grow(text, openings, len(text))
    first = provisions[0].start if provisions else len(text)
    tail = [Part("furniture", b.start, b.end) for b in blocks if re.match(r"\[FR Doc\.|BILLING CODE", b.text)]
    return Outline(provisions, fill(text, provisions, [*front(text, detected), Part("preface", 0, first), *tail]))


def _notice_openings(blocks: Sequence[Block]) -> Iterator[Opening]:
    counter, sequence, inside = Counter(), dict[int, int](), False
    for block in blocks:
        field = None if block.table else _NOTICE.match(block.text)
        if field and field["name"] not in ("AGENCY", "ACTION"):
            sequence.clear()
            counter.reset()
            inside = field["name"] != "Dated"
            element = "conclusions" if field["name"] == "Dated" else "section"
            heading = "" if element == "conclusions" else field.group()
            yield Opening(_OPINION, element, block.start, "", heading)
        elif re.match(r"\[FR Doc\.|BILLING CODE", block.text):
            yield Opening(_OPINION, "", block.start)
        elif inside:
            section = _section(block, sequence)
            if section:
                yield section
            elif not block.table:
                yield from _text(block, counter)
