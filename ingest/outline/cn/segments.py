"""Cutting an instrument into its own text, annexes, forwarded instruments, signature and furniture."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, pairwise

from ingest.outline.cn.articles import Article, restarts
from ingest.outline.cn.frame import (
    addressee,
    annex_opening,
    conclusions_at,
    is_date,
    is_signatory,
    is_toc,
)
from ingest.outline.cn.labels import article_label, division_label, point_label
from ingest.outline.lines import Line
from ingest.outline.tree import Opening

_SENTENCE = re.compile(r"[。；：！？]")
_QUALIFIER = re.compile(r"[（(](?:试行|暂行|[一二三四五六七八九十]+)[）)]")
_TYPE = re.compile(
    r"(?:意见|方案|办法|规定|细则|纪要|规划|计划|纲要|要点|措施|制度|规则|规程|指引|指南|规范|标准|条例|通知|目录|清单)(?:[（(][^（()）]{1,8}[）)])?$"
)
_FIRST_ITEM = re.compile(r"[1１一][.．、]")
_ANNEX_HEAD = 12
_ANNEXED = re.compile(r"(?:解释|决定|批复|名单|名录|[表书图]|样式|范本|格式|请示|报告)(?:[（(][^（()）]{1,12}[）)])?$")


@dataclass(frozen=True, slots=True)
class Segment:
    """Lines ``first`` to ``end``; what it holds begins at ``body`` (after its own title) and gives way to
    signature and date at ``body_end``. ``opening`` is None for the instrument itself."""

    opening: Opening | None
    first: int
    body: int
    body_end: int
    end: int


def segments(
    lines: Sequence[Line], articles: Sequence[Article], *, wrapped: bool = False, forwarded: bool = False
) -> list[Segment]:
    """The instrument itself, then each annex, forwarded instrument and list of annexes, in order.

    ``wrapped``: the first of these lines are the title of an instrument that another forwards. ``forwarded``:
    what stands below signature and date may be an instrument of its own.
    """
    starts = _annexes(lines, articles) | _components(lines, articles)
    starts |= {i: o for i, o in _forwarded(lines).items() if i not in starts} if forwarded else {}
    edges = [0, *sorted(i for i in starts if i > 0), len(lines)]
    out = []
    for first, end in pairwise(edges):
        opening = starts.get(first)
        body = first + 1 if opening and opening.element != "component" else first
        if opening and opening.element == "annex" and not opening.heading and _is_title(lines, body, end):
            last = _annex_title_end(lines, body, end)
            opening, body = replace(opening, heading="".join(line.text for line in lines[body:last])), last
        if opening and opening.element == "component":
            body = _after_title(lines, first, end)
        if wrapped and first == 0:
            body = _after_title(lines, 0, end)
        closing = opening is not None and opening.element == "conclusions"
        body_end = end if closing else conclusions_at(lines, body, end)
        out.append(Segment(opening, first, body, body_end, end))
    return out


def _annexes(lines: Sequence[Line], articles: Sequence[Article]) -> dict[int, Opening]:
    """Lines that start an annex: 附件 …, after which the numbering of articles does not go on."""
    found: dict[int, Opening] = {}
    k = 0
    for i, line in enumerate(lines):
        while k < len(articles) and articles[k].line <= i:
            k += 1
        opening = annex_opening(line)
        if opening and not (0 < k < len(articles) and articles[k].label.value == articles[k - 1].label.value + 1):
            found[i] = opening
    found = _without_lists(lines, _without_inner(found))
    taken = {o.number for o in found.values()}
    free = (n for n in map(str, count(1)) if n not in taken)
    unnumbered = [i for i, o in found.items() if o.element == "annex" and not o.number]
    return found | {i: replace(found[i], number=next(free)) for i in unnumbered}


def _without_inner(found: dict[int, Opening]) -> dict[int, Opening]:
    """Without 附件： that stands inside an annex of a numbered series (a specimen has annexes of its own)."""
    numbered = [i for i, o in found.items() if o.number]
    if len(numbered) < 2:
        return found
    first, last = min(numbered), max(numbered)
    return {i: o for i, o in found.items() if o.number or not first < i < last}


def _without_lists(lines: Sequence[Line], found: dict[int, Opening]) -> dict[int, Opening]:
    """What only names the annexes that follow (附件说明) stands with signature and date, as one piece."""
    out = dict(found)
    last = {o.number: i for i, o in sorted(found.items()) if o.number}
    latest = max(last.values(), default=-1)
    before = -1
    for i, following in pairwise([*sorted(found), len(lines)]):
        if not _is_list(lines, (i, following), found[i], last, latest):
            continue
        if before >= 0 and all(k in found or point_label(lines[k].text) for k in range(before, i)):
            del out[i]
        else:
            out[i] = Opening(0, "conclusions", found[i].start)
        before = i
    return out


def _is_list(
    lines: Sequence[Line], span: tuple[int, int], annex: Opening, last: Mapping[str, int], latest: int
) -> bool:
    """附件：1.… 2.… above signature and date, or above the numbered annexes that it lists.

    ``last``: the last line at which an annex of each number begins; ``latest``: of any number.
    """
    i, end = span
    rest = lines[i + 1 : end]
    items = [k for k, line in enumerate(rest) if point_label(line.text) or line.text.endswith((".", "．"))]
    signed = conclusions_at(lines, i + 1, end)
    if signed < end and all(k + i + 1 < signed for k in items) and len(items) == signed - i - 1:
        return True
    if annex.number and last[annex.number] > i:
        return signed == i + 1 or len(items) == signed - i - 1
    if annex.number or i >= latest:
        return False
    broken = _FIRST_ITEM.match(annex.heading) is not None and not any(line.text.endswith("。") for line in rest)
    return len(items) == len(rest) or (broken and len(rest) <= 2 * len(items) + 2)


def _forwarded(lines: Sequence[Line]) -> dict[int, Opening]:
    """Where, below a signature and date inside the text, the title of a forwarded instrument stands."""
    found: dict[int, Opening] = {}
    for at in range(2, len(lines) - 2):
        if not is_date(lines[at - 1]) or lines[at - 1].table or not is_signatory(lines[at - 2]):
            continue
        end = title_end(lines, at)
        if end > at and not annex_opening(lines[at]):
            title = "".join(line.text for line in lines[at:end])
            found[at] = Opening(0, "component", lines[at].start, "", title)
    return found


def forwarded_below_date(lines: Sequence[Line], last: int) -> int:
    """Index, up to ``last``, of the first title that stands right below a signature and date; 0 if there is none."""
    return next((i for i in sorted(_forwarded(lines)) if i <= last), 0)


def annex_above(lines: Sequence[Line], first: int) -> int:
    """Index of the line 附：… above line ``first`` with only a title and a preamble between; 0 if there is none."""
    for i in range(first - 1, max(0, first - _ANNEX_HEAD), -1):
        if annex_opening(lines[i]):
            return i
        if point_label(lines[i].text) or is_date(lines[i]):
            return 0
    return 0


def title_end(lines: Sequence[Line], at: int) -> int:
    """The end of a title that begins at ``at``: at the word that names its type, or before the first line of text."""
    end = at
    while end < min(len(lines), at + 4) and _is_title(lines, end, len(lines)):
        end += 1
        following = lines[end].text if end < len(lines) else ""
        if _TYPE.search(lines[end - 1].text) and not _QUALIFIER.match(following):
            break
    return end


def _annex_title_end(lines: Sequence[Line], at: int, end: int) -> int:
    """The end of an annex's title: of several lines where only the last one names a type (名单, 规定, 决定书)."""
    for i in range(at, min(at + 3, end)):
        if not _is_title(lines, i, end):
            break
        if _TYPE.search(lines[i].text) or _ANNEXED.search(lines[i].text):
            return i + 1
    return at + 1


def _components(lines: Sequence[Line], articles: Sequence[Article]) -> dict[int, Opening]:
    """Where an instrument that is forwarded or restated begins: at the title above its 第一条."""
    found: dict[int, Opening] = {}
    for k in restarts(articles):
        floor = articles[k - 1].line + 1
        i = title_above(lines, articles[k].line, floor)
        if i > floor - 1 and not any(annex_opening(line) for line in lines[floor : articles[k].line]):
            title = lines[i].text if i < articles[k].line else ""
            found[i] = Opening(0, "component", lines[i].start, "", title)
    return found


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


def _after_title(lines: Sequence[Line], first: int, end: int) -> int:
    """The first line of a forwarded instrument that is neither its title nor its 题注 nor whom it is sent to."""
    for i in range(first, end):
        text = lines[i].text
        if division_label(text, lines[i].level > 0) or article_label(text) or point_label(text):
            return i
        if _SENTENCE.search(text) and not (text[0] in "（(" and text[-1] in "）)"):
            return addressee(lines, i).stop if addressee(lines, i) else i
    return first


def _is_title(lines: Sequence[Line], i: int, end: int) -> bool:
    if i >= end or lines[i].table:
        return False
    text = lines[i].text
    if len(text) > 60 or _SENTENCE.search(text) or point_label(text) or annex_opening(lines[i]):
        return False
    return not (article_label(text) or division_label(text, lines[i].level > 0))
