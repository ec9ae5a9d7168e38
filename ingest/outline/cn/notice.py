"""Chinese notices, opinions, minutes, announcements and replies (GB/T 9704-2012): 一、 › （一） › 1. › （1）.

``第七条`` is kept as an alias of 七、, as people cite it so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.models import Outline, Reading
from ingest.outline.cn.articles import Article, find_articles
from ingest.outline.cn.frame import (
    addressee,
    annex_opening,
    body_start,
    is_date,
    line_span,
    parts_before,
    toc_lines,
    visible_part,
)
from ingest.outline.cn.furniture import read_without
from ingest.outline.cn.labels import point_label
from ingest.outline.cn.law import law_openings
from ingest.outline.cn.points import point_openings
from ingest.outline.cn.segments import Segment, annex_above, forwarded_below_date, segments, title_above, title_end
from ingest.outline.lines import Line, split_lines
from ingest.outline.tree import Opening, grow

if TYPE_CHECKING:
    from ingest.detect import Detected

_FORWARDS = re.compile(r"印发|公布|发布|转发|重新公布|现将|根据本决定")


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """The tree of a notice: numbered points, unnumbered paragraphs, ``conclusions`` (signature, date), annexes."""
    if detected.language != "zho":
        return None
    return outline_lines(text, split_lines(text, reading.marks), detected)


def outline_lines(text: str, lines: Sequence[Line], detected: Detected) -> Outline:
    """The same from lines; quoted ones open nothing."""
    first = body_start(lines, detected)
    toc = toc_lines(lines, first)
    first = max(first, toc.stop)
    named = addressee(lines, first)
    body = lines[named.stop :]
    if not body:
        return Outline((), tuple(visible_part(text, "preface", 0, len(text))))
    head = lines[named.start].start if named else body[0].start
    parts = parts_before(text, detected, head, line_span(lines, toc))
    parts += visible_part(text, "addressee", head, body[0].start) if named else []
    openings, extra, end = read_without(text, body, notice_openings)
    return Outline(grow(text, openings, end), (*parts, *extra))


def notice_openings(lines: Sequence[Line]) -> list[Opening]:
    """Openings of a notice's body, of its annexes and of an instrument with articles that it forwards."""
    articles = find_articles(lines)
    if (
        articles
        and articles[0].label.value == 1
        and len(articles) == 1
        and lines[articles[0].line].start != articles[0].at
    ):
        articles = []
    title = forwarded_at(lines, articles) if articles else 0
    if articles and title == 0:
        return law_openings(lines, articles)
    own = lines[:title] if articles else lines
    out = [o for segment in segments(own, [], forwarded=True) for o in _segment(own, segment)]
    moved = [replace(a, line=a.line - title) for a in articles]
    if articles and annex_opening(lines[title]):
        out += law_openings(lines[title:], moved)
    elif articles:
        out.append(Opening(0, "component", lines[title].start, "", _title(lines, title, articles[0].line)))
        out += [replace(o, rank=o.rank + 1) for o in law_openings(lines[title:], moved, wrapped=True)]
    return out


def forwarded_at(lines: Sequence[Line], articles: Sequence[Article]) -> int:
    """Index of the title of a forwarded or restated instrument; 0 where the articles are the document's own.

    Forwarded: text with a numbering, a signature or 印发, 公布 stands before the title above its 第一条.
    """
    if articles[0].label.value != 1 or len(articles) < 2:
        return 0
    if annexed := annex_above(lines, articles[0].line):
        return annexed
    if below := forwarded_below_date(lines, articles[0].line):
        return below
    i = title_above(lines, articles[0].line)
    before = lines[:i]
    wrapper = any((point_label(line.text) and not line.quoted) or is_date(line) for line in before)
    return i if wrapper or any(_FORWARDS.search(line.text) for line in before) else 0


def _title(lines: Sequence[Line], i: int, first: int) -> str:
    return "".join(line.text for line in lines[i : max(i + 1, min(first, title_end(lines, i)))]) if i < first else ""


def _segment(lines: Sequence[Line], segment: Segment) -> list[Opening]:
    out = [segment.opening] if segment.opening else []
    if not segment.opening or segment.opening.element != "conclusions":
        out += point_openings(lines[segment.body : segment.body_end], annex=segment.opening is not None)
    if segment.body_end < segment.end:
        out.append(Opening(5 if segment.opening else 0, "conclusions", lines[segment.body_end].start))
    return out
