"""Paragraphs of United States courts, legislatures and agencies, whole across the pages they were printed on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.models import Mark
from ingest.outline.lines import Line, split_lines
from ingest.outline.us.setting import ENDED, Setting, indent, setting
from ingest.printed import is_rule, line_prefixes, page_lines

_ABBREVIATED = re.compile(
    r"(?:\b(?:U\.\s?S\.\s?C|C\.\s?F\.\s?R|Stat|F\. ?[23]?d|F\.\s?Supp|Fed|Reg|No|Nos|v|vs|Cir|tit|Ann|Code|App|Dist"
    r"|Ct|Mr|Mrs"
    r"|Ms|Dr|pp?|art|sec|See|e\.g|i\.e|Inc|Corp|Co|Ltd|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|[A-Z])\.|[,§(\[“‘–-]|§§)$"
)
_HEADING = re.compile(
    r"(?:[IVXLC]{1,6}|[A-Z]|\d{1,2}|[a-z])\.?$|[IVX]{1,5}\.\s|[A-Z]\.\s+[A-Z“]|(?:§+|Sec\.|SEC\.|Section|SECTION)\s*\d"
    r"|(?:\((?:[a-z]{1,5}|\d{1,2}|[A-Z]{1,3})\)\s*)+\S|\[?[¶P] ?\d|\{¶|\[\d{1,3}\]\s|\d{1,3}\.\s|[■•●]"
    r"|(?:APPENDIX|EXHIBIT|ATTACHMENT|SCHEDULE|Appendix|Exhibit|Attachment|Schedule) [A-Z0-9]{1,3}\b\s*(?:[:.–—-]|$)"
)
_AUTHOR = re.compile(
    r"[A-Z][A-Z’'. ]{2,30}, (?:Senior |Chief |Circuit |District |Associate )*(?:Judge|Justice|J\.)[.:,]"
)
_TITLE_LINE = re.compile(
    r"(?:SYLLABUS|OPINION|(?:MEMORANDUM|DECISION|ORDER|JUDGMENT|OPINION|AND|&| )+|PER CURIAM[:.]?|COUNSEL|DISSENT"
    r"|CONCURRENCE"
    r"|(?:INTRODUCTION|BACKGROUND|FACTS|DISCUSSION|ANALYSIS|ARGUMENT|CONCLUSION|JURISDICTION|STANDARD OF REVIEW)[.:]?"
    r"|[A-Z][\w.’' -]{2,40}, (?:(?:Senior|Chief|Presiding|Circuit|District|Associate) )*(?:Judge|Justice)[^.]{0,60}:)$",
    re.I,
)
_LAW = re.compile(
    r"\([A-Za-z]{1,5}\)|\(\d{1,3}\)|(?:[A-Z]|\d{1,2}|[a-z])\.\s+[A-Z\[“\"]|§+ ?\d|(?:Sec|SEC)\. ?\d|(?:Section"
    r"|SECTION) \d[\w.:–-]*\.? +[A-Z\[]"
    r"|(?:TITLE|SUBTITLE|CHAPTER|SUBCHAPTER|PART|SUBPART|ARTICLE|DIVISION|APPENDIX|Title|Subtitle|Chapter|Subchapter"
    r"|Part|Subpart"
    r"|Article|Division|Appendix) (?:\d[\w.-]*|[IVXLC]{1,8}|[A-Z])(?:\s*[.:—–-]|\s+[A-Z\[]|$)"
    r"|\d{1,3}[A-Z]?(?:[-–:.]\d{1,5}[A-Z]?){1,4}\.?\s+[A-Z\[“]|[■►] ?\d|[“‘`\"]{1,2}(?:\(|§|Sec|SEC)|(?:Authority"
    r"|Source|History):"
)
_REFERS = re.compile(
    r"(?:\b(?:(?:sub)?(?:section|paragraph|clause|chapter|title|part|division|item)s?|articles?|rules?|under|of|to"
    r"|through|by|in|with|see|[Nn]otwithstanding"
    r"|from|than|this|the|an?|and)|§+|\)(?:,| and| or| to| through|, and|, or)|\bNo\.|[(“])$"
)
_CITED = re.compile(r"(?:[Ss]ection|SECTION|Sec\.|§+) ?\d[\w.:–-]*\(")
_ITEM_END = re.compile(r"[;—–-] ?(?:and|or|and/or)$|[a-z\d], (?:and|or)$")
_HANGS = re.compile(r"\b(?:and|or|of|the|by|to|in|under|see|with|from)$")
_AUXILIARY = re.compile(r"\b(?:is|are|be|hereby)$")
_LISTED = re.compile(r"(?:[;,] ?(?:and|or|and/or)|[—–:;])$")
_CLOSING = re.compile(r"[a-z)\],;”’]|\. \. \.|§+ ?\d|\d[\d.,-]*[ )\].,;]")
_BARE = re.compile(r"(?:[IVXLC]{1,6}|[A-Z]|\d{1,2}|[a-z])\.?")
_NUMBERED = re.compile(r"(?:[IVXLC]{1,6}|[A-Z])\.\s")
_BLANK = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``text == document_text[start:end]``, page furniture inside it included; ``said`` is what it says without that,
    its lines joined by single spaces. ``first`` is its first line, ``lines`` their number.

    ``level`` is the markup's heading level; ``centred`` by markup or by its indent; ``note`` for a footnote that the
    reader marked; ``quoted`` for a block quotation by markup, ``inset`` for what a deep indent makes look like one.
    """

    start: int
    end: int
    said: str
    first: str
    level: int = 0
    table: bool = False
    quoted: bool = False
    centred: bool = False
    note: bool = False
    lines: int = 1
    inset: bool = False


def paragraphs(text: str, marks: Sequence[Mark] = (), statute: bool = False) -> tuple[Paragraph, ...]:
    """The paragraphs of ``text`` in order, notes among them; linear.

    In a ``statute`` a line that begins with a label, (a) or § 5 or CHAPTER 3, begins a paragraph unless the line before
    ends in the words of a reference.

    Lines are joined where the text is broken for print, and across page furniture and footnotes that stand in the
    middle of a sentence. Every line that is no furniture is in one paragraph.
    """
    lines = split_lines(text, marks)
    prefixes = line_prefixes(lines)
    furniture = page_lines(lines)
    kept = [_without(lines[i], prefixes.get(i, 0)) for i in range(len(lines)) if i not in furniture]
    kept = [line for line in kept if line.text and not (is_rule(line.text) and "*" not in line.text)]
    notes, centred = _Spans(marks, "footnote"), _Spans(marks, "centre")
    body = [(line, notes.at(line.start), centred.at(line.start) is not None) for line in kept]
    page = setting(text, [line for line, note, _ in body if note is None], statute)
    page = replace(page, numbered=bool(prefixes))
    flow = _groups(text, [(line, mid) for line, note, mid in body if note is None], page)
    found = [_paragraph(text, group, page) for group in flow]
    found += _notes([(line, note) for line, note, _ in body if note is not None])
    return tuple(sorted(found, key=lambda p: p.start))


def printed(text: str, marks: Sequence[Mark] = ()) -> list[tuple[int, int]]:
    """The extents of page numbers, running heads and stamps."""
    lines = split_lines(text, marks)
    return [(lines[i].start, lines[i].end) for i in sorted(page_lines(lines))]


class _Spans:
    """Which of the marks of a kind holds a position; positions are asked for in rising order."""

    def __init__(self, marks: Sequence[Mark], kind: str) -> None:
        self._marks = sorted((m.start, m.end) for m in marks if m.kind == kind)
        self._next = 0

    def at(self, position: int) -> int | None:
        while self._next < len(self._marks) and self._marks[self._next][1] <= position:
            self._next += 1
        holds = self._next < len(self._marks) and self._marks[self._next][0] <= position
        return self._next if holds else None


def _without(line: Line, prefix: int) -> Line:
    if not prefix:
        return line
    return Line(line.start + prefix, line.end, line.text[prefix:], line.level, line.table, line.quoted)


def _groups(text: str, lines: Sequence[tuple[Line, bool]], page: Setting) -> Iterator[list[tuple[Line, bool]]]:
    group: list[tuple[Line, bool]] = []
    for line, centred in lines:
        if group and _begins(text, [one for one, _ in group[:1] + group[-1:]], line, page):
            yield group
            group = []
        group.append((line, centred))
    if group:
        yield group


def _begins(text: str, group: Sequence[Line], line: Line, page: Setting) -> bool:
    """Whether ``line`` begins a paragraph; ``group``: first and last line of the open one."""
    last = group[-1]
    if line.table or last.table or line.level or last.level or line.quoted != last.quoted:
        return True
    between = text[last.end : line.start]
    if page.statute and (_LAW.match(line.text) or _CITED.match(line.text)):
        refers = _REFERS.search(last.text) and not _ITEM_END.search(last.text)
        return not refers or bool(_BLANK.search(between))
    if not page.width:
        return not (_carries_on(last.text, line.text) or (between.strip() and _broken_off(last.text, line.text)))
    if _TITLE_LINE.match(line.text) or _TITLE_LINE.match(last.text):
        return True
    if _AUTHOR.match(line.text) and ENDED.search(last.text):
        return True
    if _HEADING.match(line.text) and not _mid_sentence(last.text, line.text, page.width):
        return True
    if (
        between.strip()
        and not (page.numbered and between.split()[0].isdigit())
        and not _begins_after_break(text, last, line, page)
    ):
        return False
    return _begins_by_form(text, group, line, page) or _begins_by_space(text, last, line, page)


def _begins_after_break(text: str, last: Line, line: Line, page: Setting) -> bool:
    """Whether a paragraph may begin behind the furniture or the notes that stand between the two lines."""
    if _carries_on(last.text, line.text):
        return False
    return bool(ENDED.search(last.text)) or line.text.isupper() or indent(text, line) - page.margin >= 8


def _begins_by_form(text: str, group: Sequence[Line], line: Line, page: Setting) -> bool:
    """Headings: capitals, set in the middle, a numbered or a very short line above text."""
    first, last = group[0], group[-1]
    begins = line.text[0].isupper() or line.text[0].isdigit() or line.text[0] in '“"§['
    short = len(last.text) < 0.55 * page.width and begins and not ENDED.search(last.text)
    if first is last and (
        _BARE.fullmatch(first.text) or (short and not _mid_sentence(last.text, line.text, page.width))
    ):
        return True
    if first.text.isupper() != line.text.isupper() and (first is last or first.text.isupper() == last.text.isupper()):
        return _is_capitals(line, page) or _is_capitals(last, page)
    numbered = _NUMBERED.match(first.text) and ENDED.search(last.text)
    return bool(numbered) and (first is last or len(last.text) < 0.85 * page.width)


def _is_capitals(line: Line, page: Setting) -> bool:
    return line.text.isupper() and sum(c.isalpha() for c in line.text) > 3 and len(line.text) < 0.95 * page.width


def _begins_by_space(text: str, last: Line, line: Line, page: Setting) -> bool:
    """By a blank line, an indent, or because the line before is short and ends a sentence."""
    between = text[last.end : line.start]
    deep, before = indent(text, line) - page.margin, indent(text, last) - page.margin
    if page.spaced and _BLANK.search(between):
        return not _carries_on(last.text, line.text)
    if deep >= 12 and before < 12 and len(line.text) < 0.6 * page.width:
        return True
    if before >= 12 and deep < 12 and len(last.text) < 0.6 * page.width:
        return True
    if deep >= 2 and before < 2 and (ENDED.search(last.text) or len(last.text) < 0.6 * page.width):
        return True
    if before >= 8 and deep < 2 and not _carries_on(last.text, line.text):
        return bool(ENDED.search(last.text))
    if page.room and page.room.leaves(last, line) and not _ABBREVIATED.search(last.text):
        return True
    return len(last.text) < 0.75 * page.width and bool(ENDED.search(last.text))


def _mid_sentence(before: str, after: str, width: int) -> bool:
    """``after`` looks like a numbered line but goes on with a sentence: See § / 12 of the Act."""
    if _ABBREVIATED.search(before) or (_HANGS.search(before) and not _LISTED.search(before)):
        return True
    return (
        not ENDED.search(before) and not _LISTED.search(before) and len(before) > 0.65 * width and not before.isupper()
    )


def _broken_off(before: str, after: str) -> bool:
    """Whether a page's end cut a sentence, whatever the next page begins with."""
    return before[-1].islower() and len(before) > 50 and not (_HEADING.match(after) or _TITLE_LINE.match(after))


def _carries_on(before: str, after: str) -> bool:
    """Whether ``after`` is the rest of a sentence that a page, a footnote or a bad line end cut off."""
    if (before[-1] == "-" and after[0].islower()) or _AUXILIARY.search(before):
        return True
    if _ABBREVIATED.search(before) and not before.endswith("-"):
        return bool(re.match(r"[a-z\d§(\[“]|[A-Z]", after)) and len(before) > 60
    return not ENDED.search(before) and bool(_CLOSING.match(after)) and len(before) > 30


def _paragraph(text: str, group: Sequence[tuple[Line, bool]], page: Setting) -> Paragraph:
    first, last = group[0][0], group[-1][0]
    inset = len(group) > 1 and all(indent(text, line) - page.margin >= 4 for line, _ in group)
    deep = page.width > 0 and all(
        indent(text, line) - page.margin >= 12 and len(line.text) < 0.7 * page.width for line, _ in group
    )
    centred = all(mid for _, mid in group) or deep
    return Paragraph(
        first.start,
        last.end,
        _joined([line.text for line, _ in group]),
        first.text,
        first.level,
        first.table,
        first.quoted,
        centred,
        False,
        len(group),
        inset and not centred and page.width > 0,
    )


def _notes(lines: Sequence[tuple[Line, int]]) -> list[Paragraph]:
    """One paragraph for the lines of each note."""
    found: list[Paragraph] = []
    for _, group in groupby(lines, key=lambda one: one[1]):
        own = [line for line, _ in group]
        said = _joined([line.text for line in own])
        found.append(Paragraph(own[0].start, own[-1].end, said, own[0].text, note=True, lines=len(own)))
    return found


def _joined(lines: Sequence[str]) -> str:
    """The lines as running text; a word broken at a line's end is made whole."""
    out = lines[0]
    for line in lines[1:]:
        broken = out[-1] == "-" and out[-2:-1].isalpha() and line[0].islower()
        out = out[:-1] + line if broken else f"{out} {line}"
    return " ".join(out.split())
