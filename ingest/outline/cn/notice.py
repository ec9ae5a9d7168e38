"""Chinese notices, opinions, minutes, announcements and letters (GB/T 9704-2012): 一、 › （一） › 1. › （1）.

Postconditions: 一、 is a section with the alias 第一条, as people cite it so; （一） a subsection, 1. a paragraph,
（1） a point, 第一， and 一是 points, a line without a number a paragraph. A heading holds all up to the next of its
rank. Annexes and forwarded instruments are components, whose numbering begins anew; what only names the annexes stands
with signature and date in ``conclusions``. Number, addressee, notes of the office or of the web page, and footnotes at
the end are parts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.models import Outline, Part, Reading
from ingest.outline.cn.articles import Article, find_articles
from ingest.outline.cn.body import point_openings
from ingest.outline.cn.frame import (
    addressee,
    annex_opening,
    body_start,
    is_date,
    is_note,
    line_span,
    parts_before,
    visible_part,
)
from ingest.outline.cn.furniture import read_without
from ingest.outline.cn.labels import point_label
from ingest.outline.cn.law import law_openings, walk
from ingest.outline.cn.segments import Segment, segments
from ingest.outline.cn.titles import forwarded_names, front_toc, named_titles, title_above
from ingest.outline.cn.web import is_web
from ingest.outline.cn.wrapped import GAP, paragraph_lines, unrolled
from ingest.outline.lines import Line
from ingest.outline.tree import Opening, grow

if TYPE_CHECKING:
    from ingest.detect import Detected

_FORWARDS = re.compile(r"印发|公布|发布|转发|重新公布|现将|根据本决定")


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """The tree of a notice."""
    if detected.language != "zho":
        return None
    return outline_lines(text, paragraph_lines(text, reading.marks), detected)


def outline_lines(text: str, lines: Sequence[Line], detected: Detected) -> Outline:
    """The same from the lines of paragraphs; quoted ones open nothing."""
    lines = unrolled(lines)
    first = body_start(lines, detected)
    while first < len(lines) and not lines[first].level and (is_web(lines[first]) or is_note(lines[first])):
        first += 1
    toc = front_toc(lines, first)
    first = max(first, toc.stop)
    named = addressee(lines, first)
    body = lines[named.stop :]
    if not body:
        return Outline((), tuple(visible_part(text, "preface", 0, len(text))))
    head = lines[named.start].start if named else body[0].start
    parts: list[Part] = parts_before(text, detected, head, line_span(lines, toc))
    parts += visible_part(text, "addressee", head, body[0].start) if named else []
    names = forwarded_names(detected.title)
    openings, extra, end = read_without(text, body, lambda kept: notice_openings(kept, names))
    plain = [replace(o, heading=o.heading.replace(GAP, "")) for o in openings]
    return Outline(grow(text, plain, end), (*parts, *extra))


def notice_openings(lines: Sequence[Line], names: frozenset[str] = frozenset()) -> list[Opening]:
    """Openings of a notice's body, of its annexes and of what it forwards; ``names``: titles that its own names."""
    articles = find_articles(lines)
    if len(articles) == 1 and articles[0].label.value == 1 and lines[articles[0].line].start != articles[0].at:
        articles = []
    if articles and not _carries(lines, articles, names):
        return law_openings(lines, articles)
    on_lines = [article.line for article in articles]
    out: list[Opening] = []
    for segment in segments(lines, articles, forwarded=names):
        inside = slice(bisect_left(on_lines, segment.first), bisect_left(on_lines, segment.body_end))
        out += _segment(lines, segment, articles[inside])
    return out


def _carries(lines: Sequence[Line], articles: Sequence[Article], names: frozenset[str]) -> bool:
    """Whether the articles are those of an instrument that is annexed, forwarded or restated, not the notice's own.

    So it is below 附件, and where they begin with 第一条 below a title that the text names, or where a text with a
    numbering, a signature or 印发, 公布 stands before their title.
    """
    if any(annex_opening(line) for line in lines[: articles[0].line]):
        return True
    if articles[0].label.value != 1 or len(articles) < 2:
        return False
    i = title_above(lines, articles[0].line)
    before = lines[:i]
    if any((point_label(line.text) and not line.quoted) or is_date(line) for line in before):
        return True
    return any(_FORWARDS.search(line.text) for line in before) or any(
        at <= articles[0].line for at in named_titles(lines[: articles[0].line + 1], names)
    )


def _segment(lines: Sequence[Line], segment: Segment, articles: Sequence[Article]) -> list[Opening]:
    element = segment.opening.element if segment.opening else ""
    out = [segment.opening] if segment.opening else []
    if articles:
        out += walk(lines, replace(segment, opening=None) if element == "component" else segment, articles)
    elif element != "conclusions":
        out += point_openings(lines[segment.body : segment.body_end], annex=bool(element))
    if segment.body_end < segment.end:
        out.append(Opening(5 if segment.opening else 0, "conclusions", lines[segment.body_end].start))
    return out
