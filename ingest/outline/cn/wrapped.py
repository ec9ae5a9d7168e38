"""Texts whose lines were broken at a fixed width, or whose line breaks were lost, in lines as they should be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from unicodedata import east_asian_width

from ingest.models import Mark
from ingest.numerals import CHINESE_NUMERAL
from ingest.outline.cn.bilingual import without_translation
from ingest.outline.cn.labels import article_label, division_label, integer, point_label
from ingest.outline.lines import Line, split_lines

GAP = "\u200b"
"""Stands in a joined line for the line break and the white space around it; a cleaned text never holds it."""
_ENDED = frozenset("。；：！？.;:!?”’』」）)》…")
_STOPPED = frozenset("。；：！？.;:!?”’")
_CLAUSE = re.compile(r"[，。；]|[^）)]{24}")
_PAGE = re.compile(r"[—－–-]{1,2} ?[0-9]{1,4} ?[—－–-]{1,2}$")
_RUN_ON = re.compile(rf"(?<=[。：:])\s*(?=([{CHINESE_NUMERAL}]{{1,3}})、)")
_SHORTEST = 60
_LEAST_LINES, _NARROWEST, _WIDEST, _INDENT = 4, 18, 75, 4


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line with the columns where it begins and ends; a Chinese character takes two, or each character one."""

    line: Line
    left: int
    right: int


def paragraph_lines(text: str, marks: Sequence[Mark] = ()) -> tuple[Line, ...]:
    """The lines of ``text``, those of a paragraph put together where a fixed width broke it.

    A page number on a line of its own (— 2 —, GB/T 9704-2012, 7.5) and the lines of a translation are no lines: they
    stand in what goes on around them.
    """
    lines = [line for line in split_lines(text, marks) if not _PAGE.match(line.text)]
    return joined(text, without_translation(lines))


def joined(text: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of ``text`` with those put together that a fixed width broke; the same lines where none did.

    A joined line has its extent's length: ``GAP`` stands for each character of a break. Linear in the text.
    """
    placed, width = _measured(text, lines)
    if not width:
        return tuple(lines)
    indented = _has_indents(placed, width)
    groups: list[list[Line]] = []
    for before, here in zip([None, *placed], placed, strict=False):
        if before is not None and _goes_on(before, here, width, indented):
            groups[-1].append(here.line)
        else:
            groups.append([here.line])
    return tuple(_one(group) for group in groups)


def _measured(text: str, lines: Sequence[Line]) -> tuple[list[_Placed], int]:
    """The lines in their places and the column that a full one reaches: lines break by columns or by characters."""
    placed: list[_Placed] = []
    for wide in (True, False):
        placed = [_place(text, line, wide) for line in lines]
        if width := _width(placed, 1 + wide):
            return placed, width
    return placed, 0


def _one(group: Sequence[Line]) -> Line:
    """The lines of a paragraph as one line."""
    pieces = [group[0].text]
    for before, here in pairwise(group):
        pieces += (GAP * (here.start - before.end), here.text)
    return replace(group[0], end=group[-1].end, text="".join(pieces)) if len(group) > 1 else group[0]


def _place(text: str, line: Line, wide: bool) -> _Placed:
    begin = text.rfind("\n", 0, line.start) + 1
    left = _columns(text[begin : line.start], wide)
    return _Placed(line, left, left + _columns(line.text, wide))


def _columns(text: str, wide: bool) -> int:
    return len(text) if not wide else sum(1 + (east_asian_width(c) in "WFA") for c in text)


def _width(placed: Sequence[_Placed], unit: int) -> int:
    """The column that a full line reaches; 0 where a line is a paragraph.

    ``unit``: the columns of a Chinese character. Lines that stop in mid-sentence must end near one column, few lines
    may reach beyond it; centred ones do not count.
    """
    plain = [p for p in placed if not (p.line.table or p.line.level or p.line.item)]
    ragged = [p for p in plain if p.left <= _INDENT * unit and p.line.text[-1] not in _ENDED]
    open_ended = [p for p in ragged if _NARROWEST * unit < p.right < _WIDEST * unit]
    if len(open_ended) < max(_LEAST_LINES, len(plain) // 5):
        return 0
    rights = Counter(p.right for p in open_ended)
    full = max(rights, key=lambda r: (sum(rights[r - d] for d in range(2 * unit + 1)), r))
    near = sum(rights[full - d] for d in range(2 * unit + 1))
    beyond = sum(1 for p in plain if p.right > full + 2 * unit)
    return full - 2 * unit if 10 * near >= 7 * len(open_ended) and 20 * beyond <= len(plain) else 0


def _has_indents(placed: Sequence[_Placed], width: int) -> bool:
    """Whether paragraphs begin with an indent: most full lines are followed by lines at the margin."""
    after = [here.left <= 1 for before, here in pairwise(placed) if before.right >= width]
    return sum(p.left > 1 for p in placed) * 10 >= len(placed) and 2 * sum(after) >= len(after)


def _goes_on(before: _Placed, here: _Placed, width: int, indented: bool) -> bool:
    """Whether ``here`` belongs to the paragraph of ``before``.

    Where paragraphs are indented, a line at the margin goes on with a full line, and with one that stops in
    mid-sentence.
    """
    if before.line.table or before.line.level:
        return False
    if before.right < width and not (indented and _stops_in_sentence(before.line)):
        return False
    if here.line.table or here.line.level or here.line.bullet or here.line.quoted != before.line.quoted:
        return False
    return here.left <= 1 and not _is_heading(here.line) if indented else before.line.text[-1] not in _ENDED


def _stops_in_sentence(line: Line) -> bool:
    return line.text[-1] not in _STOPPED and _CLAUSE.search(line.text) is not None


def _is_heading(line: Line) -> bool:
    """A division, or an article with the blank that follows its label."""
    article = article_label(line.text)
    blank = article is not None and line.text[article.end : article.end + 1].isspace()
    return blank or division_label(line.text, False) is not None


def unrolled(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same lines, where one holds 一、…。二、…。 cut before each number that is due."""
    return tuple(piece for line in lines for piece in _cut(line))


def _cut(line: Line) -> tuple[Line, ...]:
    if len(line.text) < _SHORTEST or line.table or line.quoted or line.level:
        return (line,)
    label = point_label(line.text)
    due = label.value + 1 if label and label.kind == "count" else 1
    cuts = [0]
    for match in _RUN_ON.finditer(line.text):
        if integer(match.group(1)) == due and match.end() > 0:
            cuts.append(match.end())
            due += 1
    if len(cuts) < 3 and not (label and label.kind == "count" and len(cuts) > 1):
        return (line,)
    edges = [*cuts, len(line.text)]
    pieces = [(a, line.text[a:b].rstrip()) for a, b in pairwise(edges)]
    return tuple(replace(line, start=line.start + a, end=line.start + a + len(t), text=t) for a, t in pieces if t)
