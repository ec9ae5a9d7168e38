"""Cutting an instrument into its own text, annexes, forwarded instruments, signature and furniture."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, pairwise

from ingest.outline.cn.articles import Article, restarts
from ingest.outline.cn.frame import annex_opening, conclusions_at, is_date, is_signatory, is_signed_date, is_toc
from ingest.outline.cn.labels import point_label
from ingest.outline.cn.titles import (
    after_notes,
    annex_title_end,
    front_toc,
    heading,
    named_titles,
    squeezed,
    title_above,
    title_end,
)
from ingest.outline.lines import Line
from ingest.outline.tree import Opening
from ingest.uri import number_part

_LIST_LINES, _LIST_LONGEST, _NEAR, _MOST_LISTED = 20, 60, 40, 200
_FIRST_ITEM = re.compile(r"[1１一][.．、]")
_LISTED = re.compile(
    r"(?:附\s*件\s*[:：]?\s*)?(?:([0-9０-９]{1,3})\s*[.．、]|([一二三四五六七八九十]{1,3})\s*[:：、])?"
)


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
    lines: Sequence[Line],
    articles: Sequence[Article],
    *,
    forwarded: frozenset[str] | None = None,
) -> list[Segment]:
    """The instrument itself, then each annex, forwarded instrument and list of annexes, in order.

    ``forwarded``: None where the text forwards nothing, else the titles that its own title names; an instrument of its
    own may stand below signature and date, or below a title that the text names in 《》.
    """
    starts = _annexes(lines, articles)
    starts |= {i: o for i, o in _components(lines, articles).items() if i not in starts}
    if forwarded is not None:
        held = _is_annexed(articles, starts)
        found = _forwarded(lines, () if held else articles, forwarded)
        starts |= {i: o for i, o in found.items() if i not in starts}
    edges = [0, *sorted(i for i in starts if i > 0), len(lines)]
    out = []
    for first, end in pairwise(edges):
        opening, body = starts.get(first), first
        if opening and opening.element == "annex":
            opening, body = _annex(lines, first, end, opening)
        elif opening and opening.element == "component":
            body = _component_body(lines, first, end)
        elif opening:
            body = first + 1
        closing = opening is not None and opening.element == "conclusions"
        body_end = end if closing else conclusions_at(lines, body, end)
        out.append(Segment(opening, first, body, body_end, end))
    return _owned(lines, out)


def _annex(lines: Sequence[Line], first: int, end: int, opening: Opening) -> tuple[Opening, int]:
    """An annex with the heading on its first line or on those below, and the first line of its text."""
    body = first + 1
    if not opening.heading:
        stop = annex_title_end(lines, body, end)
        opening = replace(opening, heading=heading(lines, body, stop))
        body = stop
    elif body < end and squeezed(lines[body].text) == squeezed(opening.heading):
        body += 1
    return opening, after_notes(lines, body, end)


def _component_body(lines: Sequence[Line], first: int, end: int) -> int:
    """The first line of a forwarded instrument below its title, 题注, addressee and contents."""
    body = after_notes(lines, title_end(lines, first, end), end)
    toc = front_toc(lines[:end], body) if body < end and is_toc(lines[body]) else range(0)
    return max(body, toc.stop)


def _owned(lines: Sequence[Line], found: Sequence[Segment]) -> list[Segment]:
    """What a forwarded instrument lists as its annexes, and annexes that the wrapper does not list, belong to it."""
    out: list[Segment] = []
    inside = False
    listed: list[str] = []
    for segment in found:
        opening = segment.opening
        if opening and opening.element == "conclusions":
            if inside:
                segment = replace(segment, opening=replace(opening, rank=5))
            else:
                listed += [line.text for line in lines[segment.first : segment.end][:_MOST_LISTED]]
        elif opening and opening.element == "component":
            inside = True
        elif opening and inside:
            inside = not _is_listed(opening, listed)
            segment = replace(segment, opening=replace(opening, rank=3)) if inside else segment
        out.append(segment)
    return out


def _is_listed(annex: Opening, listed: Sequence[str]) -> bool:
    for text in listed:
        found = _LISTED.match(text)
        number = number_part(found.group(1) or found.group(2) or "") if found else ""
        if annex.heading and squeezed(annex.heading) in squeezed(text):
            return True
        if number and number == annex.number and annex.num[-1:] not in "件录":
            return True
    return False


def _annexes(lines: Sequence[Line], articles: Sequence[Article]) -> dict[int, Opening]:
    """Lines that start an annex: 附件 …, after which the numbering of articles does not go on."""
    found: dict[int, Opening] = {}
    k = 0
    for i, line in enumerate(lines):
        while k < len(articles) and articles[k].line <= i:
            k += 1
        opening = None if line.quoted or line.note else annex_opening(line)
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
    dates = [i for i, line in enumerate(lines) if is_date(line) and not line.table]
    signed = dates[0] if dates else len(lines)
    before = -1
    for i, following in pairwise([*sorted(found), len(lines)]):
        if not _is_list(lines, (i, following), found[i], last.get(found[i].number, latest), signed < i):
            continue
        if before >= 0 and all(k in found or point_label(lines[k].text) for k in range(before, i)):
            del out[i]
        else:
            out[i] = Opening(0, "conclusions", found[i].start)
        before = i
    return out


def _is_list(lines: Sequence[Line], span: tuple[int, int], annex: Opening, last: int, after_date: bool) -> bool:
    """附件：1.… 2.… above signature and date, or above the numbered annexes that it lists.

    ``last``: the last line at which an annex of its number begins, of any number where it has none. ``after_date``: a
    text has been signed before.
    """
    i, end = span
    near = range(i + 1, min(end, i + 2 * _LIST_LINES))
    end = next((k + 1 for k in near if is_date(lines[k]) and not lines[k].table), end)
    signed = conclusions_at(lines, i + 1, end)
    named = lines[i + 1 : signed]
    labelled = all(point_label(line.text) or line.text.endswith((".", "．")) for line in named)
    if signed < end and (labelled or (annex.heading and not after_date and _are_names(named))):
        return True
    if annex.number and last > i:
        return labelled
    if annex.number or i > last:
        return False
    broken = _FIRST_ITEM.match(annex.heading) is not None and _are_names(named)
    return signed == end and (labelled or broken)


def _are_names(lines: Sequence[Line]) -> bool:
    """Short lines without the end of a sentence, as titles of annexes broken over two lines."""
    if len(lines) > _LIST_LINES:
        return False
    return all(len(line.text) <= _LIST_LONGEST and "。" not in line.text and not line.table for line in lines)


def _forwarded(lines: Sequence[Line], articles: Sequence[Article], names: frozenset[str]) -> dict[int, Opening]:
    """Where the title of a forwarded instrument stands: below a signature and date inside the text, as the text names
    it, or above the first of its articles."""
    ends = named_titles(lines, names)
    for at in range(2, len(lines) - 2):
        if not _is_signed(lines, at) or annex_opening(lines[at]) or lines[at].table:
            continue
        end = title_end(lines, at, len(lines))
        if at not in ends and end > at and end < len(lines) and not is_date(lines[end]) and not is_date(lines[end - 1]):
            ends[at] = end
    if articles and not any(articles[0].line - _NEAR < at <= articles[0].line for at in ends):
        at = title_above(lines, articles[0].line)
        if not any(annex_opening(line) for line in lines[at : articles[0].line]):
            ends[at] = title_end(lines, at, max(at + 1, articles[0].line))
    return {at: Opening(0, "component", lines[at].start, "", heading(lines, at, end)) for at, end in ends.items()}


def _is_signed(lines: Sequence[Line], at: int) -> bool:
    """Whether signature and date stand right above line ``at``."""
    date = lines[at - 1]
    return is_date(date) and not date.table and (is_signatory(lines[at - 2]) or is_signed_date(date))


def _is_annexed(articles: Sequence[Article], starts: Mapping[int, Opening]) -> bool:
    """Whether the first article stands in an annex."""
    above = [i for i in starts if articles and i <= articles[0].line]
    return bool(above) and starts[max(above)].element == "annex"


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
