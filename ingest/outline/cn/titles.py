"""Titles inside a text: of annexes, of forwarded and restated instruments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.outline.cn.frame import (
    addressee,
    annex_opening,
    is_date,
    is_furniture,
    is_note,
    is_note_broken,
    is_toc,
    toc_lines,
)
from ingest.outline.cn.labels import article_label, division_label, point_label
from ingest.outline.lines import Line

_SENTENCE = re.compile(r"[。；：！？]|[:;]$")
_QUALIFIER = re.compile(r"[（(](?:试行|暂行|[一二三四五六七八九十]+)[）)]")
_TYPE = re.compile(
    r"(?:意见|方案|办法|规定|细则|纪要|规划|计划|纲要|要点|措施|制度|规则|规程|指引|指南|规范|标准|条例|通知|目录|清单|决定|公告|通告|通报"
    r"|名单|名录|解释|报告|说明|批复|请示|复函|解答|[^代]表|图|样式|格式|范本|文本|坐标|分工|流程|协议|合同|[^电]函|书|预案|章程)(?:[（(][^（()）]{1,12}[）)])?$"
)
_NAMED = re.compile(r"《([^《》]{6,80}|[^《》]*《[^《》]+》[^《》]*)》")
_FORWARDS = re.compile(r"(?:印发|转发|批转|发布|公布|颁发|下发)《?(.+?)》?的(?:通知|公告|通告|通报|函|决定)$")
_SPREAD = re.compile(r"\S(?: \S)+$")
_LONGEST, _LINES, _SHORTEST = 60, 4, 6


def is_title(lines: Sequence[Line], i: int, end: int) -> bool:
    """Whether line ``i`` can be one of a title: short, no sentence, no number."""
    if i >= end or lines[i].table or lines[i].quoted or lines[i].note:
        return False
    text = lines[i].text
    if len(text) > _LONGEST or _SENTENCE.search(text) or point_label(text) or annex_opening(lines[i]):
        return False
    return not (article_label(text) or division_label(text, lines[i].level > 0))


def title_end(lines: Sequence[Line], at: int, end: int) -> int:
    """The end of a title that begins at ``at``: at the word that names its type, or before the first line of text."""
    i = at
    while i < min(end, at + _LINES) and is_title(lines, i, end):
        i += 1
        following = lines[i].text if i < end else ""
        if _TYPE.search(squeezed(lines[i - 1].text)) and not _QUALIFIER.match(following):
            break
    return i


def annex_title_end(lines: Sequence[Line], at: int, end: int) -> int:
    """The same below 附件: lines are joined only where the word that names a type ends the last of them."""
    if not is_title(lines, at, end):
        return at
    found = title_end(lines, at, end)
    named = _TYPE.search(squeezed(lines[found - 1].text)) or _QUALIFIER.match(lines[found - 1].text)
    return found if named else at + 1


def after_notes(lines: Sequence[Line], i: int, end: int) -> int:
    """The first line from ``i`` on that is no 题注, number, date or addressee."""
    while i < end and not lines[i].table and (is_note(lines[i]) or is_date(lines[i])):
        i += 1
    if i + 1 < end and is_note_broken(lines[i], lines[i + 1]):
        i += 2
    for k in range(i, min(end, i + _LINES)):
        named = addressee(lines, k) if k > 0 else range(0)
        if named and named.stop == k + 1 and named.start <= i:
            return named.stop
        if _SENTENCE.search(lines[k].text):
            break
    return i


def front_toc(lines: Sequence[Line], first: int) -> range:
    """The table of contents that begins at ``first`` or below a few titles; empty where a text stands before it."""
    toc = toc_lines(lines, first)
    above = lines[first : toc.start]
    return toc if toc and not any(_SENTENCE.search(line.text) or is_date(line) for line in above) else range(0)


def heading(lines: Sequence[Line], first: int, end: int) -> str:
    """The lines of a title as one, letters that are spread over a line put together."""
    return "".join(squeezed(line.text) if _SPREAD.match(line.text) else line.text for line in lines[first:end])


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def title_above(lines: Sequence[Line], first: int, floor: int = 0) -> int:
    """The first of the lines right above ``first`` that are title, 题注, 目录 or headings of its instrument."""
    i = first
    while i > floor and not is_date(lines[i - 1]) and _above_first_article(lines[i - 1]):
        i -= 1
    return i


def _above_first_article(line: Line) -> bool:
    text = line.text
    if division_label(text, line.level > 0) or is_toc(line) or (text[0] in "（(" and text[-1] in "）)"):
        return True
    return len(text) <= 50 and not _SENTENCE.search(text) and point_label(text) is None


def forwarded_names(title: str) -> frozenset[str]:
    """What a title says that its instrument forwards.

    >>> sorted(forwarded_names("凡例局关于印发《甲办法》和《乙办法》的通知"))
    ['乙办法', '甲办法']
    """
    found = _FORWARDS.search(squeezed(title))
    return frozenset(name for name in re.split(r"》[、和及与]?《", found.group(1)) if name) if found else frozenset()


def named_titles(lines: Sequence[Line], names: frozenset[str]) -> dict[int, int]:
    """Where a title stands that ``names`` hold or that a line above names in 《》, with the line after it.

    Text must come below it, and above it a sentence or a date: a name in a list is none.
    """
    known = {squeezed(name) for name in names}
    found: dict[int, int] = {}
    for i, line in enumerate(lines):
        if i > 0 and known and is_title(lines, i, len(lines)) and _is_free(lines[i - 1]):
            end = _named_end(lines, i, known)
            if end and _is_text(lines, end):
                found[i] = end
        known |= {squeezed(name) for name in _NAMED.findall(line.text)}
    return found


def _is_free(above: Line) -> bool:
    if annex_opening(above):
        return False
    return above.text[-1] in "。；：！？”》" or above.table or is_date(above) or is_furniture(above)


def _named_end(lines: Sequence[Line], i: int, known: set[str]) -> int:
    run = ""
    for k in range(i, min(len(lines), i + _LINES)):
        run += squeezed(lines[k].text)
        if len(run) >= _SHORTEST and run in known:
            return k + 1
    return 0


def _is_text(lines: Sequence[Line], i: int) -> bool:
    if i >= len(lines) or lines[i].table:
        return False
    line = lines[i]
    if _SENTENCE.search(line.text) or is_note(line) or is_toc(line) or point_label(line.text):
        return True
    return article_label(line.text) is not None or division_label(line.text, line.level > 0) is not None
