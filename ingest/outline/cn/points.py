"""Bodies numbered 一、 › （一） › 1. › （1） (GB/T 9704-2012, 7.3.3) and by headings of the markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.numerals import to_chinese
from ingest.outline.cn.labels import Label, division_label, point_label
from ingest.outline.lines import Line
from ingest.outline.tree import Opening
from ingest.uri import slug

_RANKS = {"count": 30, "bracket": 40, "digit": 50, "digit_bracket": 60, "ring": 70, "letter": 75}
_ELEMENTS = {
    "count": "section",
    "bracket": "subsection",
    "digit": "paragraph",
    "digit_bracket": "point",
    "ring": "indent",
    "letter": "point",
}
_DIVISION_RANKS = {"book": 10, "part": 14, "chapter": 18, "section": 22}
_DECIMAL = re.compile(
    r"([0-9]{1,3}(?:\.[0-9]{1,3}){1,5})(?:\.?[\s\u3000]+|(?=[\u4e00-\u9fff“《【]))(?![年月日元%％倍万亿千米吨克度折余])"
)
_CLAUSE = re.compile(r"([0-9]{1,2})(?:[.．、]|\s)\s*(?=[^\s0-9][^。；]{0,39}$)")
_CAPTION = re.compile(r"【([^】]{1,60})】")
_CLOSING = re.compile(
    r"本(?:决定|修正案|规定|解释|通知|意见|办法|批复|公告|通告|纪要|安排|答复|细则|补充规定|决议)"
    r"(?:自|由|从|经)|特此(?:通知|公告|通告|批复|函复|报告|说明)|以上(?:意见|规定|通知)|此复|专此|妥否|当否|请.{0,20}(?:遵照|贯彻|认真)"
)
_HEADLINE = re.compile(r"[^。；：！？，0-9]{1,20}。(?=.)")
_SENTENCE = re.compile(r"[。；：，！？]")
_PARAGRAPH = 90
_NAME, _RUN = 40, 500
_FEW, _MANY, _AHEAD = 2, 1_000_000, 60


@dataclass(slots=True)
class Points:
    """Reads a body line by line; knows which labels are open, so that a stray one is text."""

    open: list[int] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)
    out: list[Opening] = field(default_factory=list)
    levels: dict[int, int] = field(default_factory=dict)
    items: set[int] = field(default_factory=set)
    simple: dict[int, int] = field(default_factory=dict)
    ended: dict[int, int] = field(default_factory=dict)
    path: tuple[int, ...] = ()
    standard: bool = False

    def pop(self) -> int:
        """Close the innermost list; what it counted to is kept, as numbers may run on in the next section."""
        closed = self.open.pop()
        self.ended[closed] = self.counts.pop(closed, 0)
        return closed

    def add(self, rank: int, value: int, opening: Opening) -> None:
        while self.open and self.open[-1] >= rank:
            closed = self.pop()
            if closed > rank:
                self.items.discard(closed)
                self.simple.pop(closed, None)
        if self.open:
            self.simple[self.open[-1]] = -_MANY
        self.simple[rank] = self.simple.get(rank, 0) + 1
        self.open.append(rank)
        self.counts[rank] = value
        self.out.append(opening)

    def close(self) -> None:
        self.open.clear()
        self.counts.clear()
        self.ended.clear()

    def leave(self, line: Line, following: Sequence[Line]) -> None:
        """Close what an unlabelled line ends: all of it for a closing formula, else lists whose items end in ；
        and lists of one paragraph an item that do not go on in what is ``following``."""
        if line.quoted:
            return
        if _CLOSING.match(line.text):
            self.close()
            self.out.append(Opening(8, "", line.start))
        while self.open and (self.open[-1] in self.items or self.is_over(following)):
            rank = self.pop()
            self.items.discard(rank)
            self.out.append(Opening(rank, "", line.start))

    def is_over(self, following: Sequence[Line]) -> bool:
        """Two or more items of one paragraph each, and the next number does not come any more."""
        rank = self.open[-1]
        if self.simple.get(rank, 0) < _FEW or rank not in _RANKS.values():
            return False
        due = self.counts.get(rank, 0) + 1
        for line in following:
            label = point_label(line.text)
            if label and _RANKS[label.kind] <= rank:
                return not (_RANKS[label.kind] == rank and label.value == due)
        return True

    def fits(self, rank: int, label: Label) -> bool:
        """A label opens where its list begins with it or goes on; a gap is allowed for 一、 and （一）.

        1. 2. 3. may run on through the sections: a section may begin with the number that is due after the last.
        """
        last = self._last(rank)
        if not last and label.kind == "digit" and self.open and self.open[-1] < rank:
            last = self.ended.get(rank, 0)
        if label.value == 1 or label.value == last + 1:
            return True
        return label.kind in ("count", "bracket") and label.value > last

    def _last(self, rank: int) -> int:
        return self.counts.get(rank, 0)


def point_openings(lines: Sequence[Line], *, annex: bool = False) -> list[Opening]:
    """Openings of a body without articles; unlabelled lines are paragraphs of what is open.

    A closing formula (本通知自…起施行, 特此通知) leaves all lists. In an ``annex`` bare names in a row (a list, a form)
    are one paragraph.
    """
    points = Points(standard=_is_standard(lines))
    before = ""
    for i, line in enumerate(lines):
        if line.table:
            before = before or _open_paragraph(points, line)
            continue
        if not _labelled(points, line) and not _goes_on(points, line, before, annex):
            points.leave(line, lines[i + 1 : i + _AHEAD])
            if points.open:
                points.simple[points.open[-1]] = -_MANY
            _open_paragraph(points, line)
        points.items |= {points.open[-1]} if points.open and line.text.endswith(("；", ";")) else set()
        before = line.text
    return points.out


def _open_paragraph(points: Points, line: Line) -> str:
    points.out.append(Opening(_PARAGRAPH, "paragraph", line.start))
    return line.text


def _goes_on(points: Points, line: Line, before: str, annex: bool) -> bool:
    """Whether a sentence of the line before is still open, or a list of names."""
    if not points.out or not before or line.level:
        return False
    if before[-1] in "，、":
        return True
    names = annex and len(line.text) <= _NAME and len(before) <= _NAME
    if not names or points.out[-1].element != "paragraph" or line.end - points.out[-1].start > _RUN:
        return False
    return not _SENTENCE.search(line.text) and not _SENTENCE.search(before)


def _labelled(points: Points, line: Line) -> bool:
    return _division(points, line) or _decimal(points, line) or _point(points, line) or _markup_heading(points, line)


def _division(points: Points, line: Line) -> bool:
    label = division_label(line.text, line.level > 0)
    if label is None:
        return False
    rank = _DIVISION_RANKS[label.kind]
    if line.level:
        points.levels[line.level] = rank
    opening = Opening(rank, label.kind, line.start, label.num, line.text[label.end :].strip())
    points.add(rank, label.value, opening)
    return True


def _is_standard(lines: Sequence[Line]) -> bool:
    """Whether sections are numbered 1, 1.1, 1.1.1: a heading 1 or 1. with 1.1 below it."""
    seen: set[str] = set()
    for line in lines:
        if not line.text[0].isdigit() or line.table:
            continue
        decimal = _DECIMAL.match(line.text)
        if decimal and decimal.group(1).split(".")[0] in seen and decimal.group(1).endswith(".1"):
            return True
        clause = _CLAUSE.match(line.text)
        seen |= {clause.group(1)} if clause else set()
    return False


def _decimal(points: Points, line: Line) -> bool:
    """3.1.2 as standards number; its depth is the number of its parts. 1.5倍 at the start of a line is no number."""
    match = _DECIMAL.match(line.text) or (_CLAUSE.match(line.text) if points.standard else None)
    if match is None:
        return False
    path = tuple(int(n) for n in match.group(1).split("."))
    if not _is_due(path, points.path):
        return False
    points.path = path
    rest = line.text[match.end() :].strip()
    rank = 24 + len(path)
    element = "section" if len(path) == 1 else "subsection" if len(path) == 2 else "paragraph"
    heading = rest if len(rest) <= 40 and not re.search(r"[。；，]", rest) else ""
    number = match.group(1).replace(".", "-")
    opening = Opening(rank, element, line.start, match.group().strip(), heading, number=number)
    points.add(rank, path[0] if len(path) == 1 else 0, opening)
    return True


def _is_due(path: tuple[int, ...], last: tuple[int, ...]) -> bool:
    """Whether a decimal number begins a series, goes on with one (a number may be missing) or goes up a level."""
    if path[-1] <= 1:
        return len(path) > 1 or not last
    same = last[: len(path)]
    return len(same) == len(path) and same[:-1] == path[:-1] and 1 <= path[-1] - same[-1] <= 2


def _point(points: Points, line: Line) -> bool:
    label = None if line.quoted else point_label(line.text)
    if label is None or not points.fits(_RANKS[label.kind], label):
        return False
    rank = _RANKS[label.kind]
    if line.level:
        points.levels[line.level] = rank
    heading = headline(line.text[label.end :].strip())
    aliases = (f"第{to_chinese(label.value)}条",) if label.kind == "count" else ()
    points.add(rank, label.value, Opening(rank, _ELEMENTS[label.kind], line.start, label.num, heading, aliases=aliases))
    return True


def _markup_heading(points: Points, line: Line) -> bool:
    if not line.level or len(line.text) > 80:
        return False
    rank = points.levels.get(line.level, 8 + line.level)
    points.levels[line.level] = rank
    points.add(rank, 0, Opening(rank, "section", line.start, "", line.text, number=slug(line.text)[:40]))
    return True


def headline(rest: str) -> str:
    """The heading after a label: all of a short line without the end of a sentence, or a short first sentence."""
    if caption := _CAPTION.match(rest):
        return caption.group(1)
    if len(rest) <= 50 and not re.search(r"[。；：！？]", rest):
        return rest
    match = _HEADLINE.match(rest)
    return match.group()[:-1] if match else ""
