"""Chinese legislation and judicial interpretations: 编 › 分编 › 章 › 节 › 条 › 款 › 项 › 目 (立法法 2023, art. 65).

款 carries no number: each line of an article that begins with no label is its next 款, unless the line before
it stops in mid-sentence. The only 款 of an article is the article itself. A text without 第N条 is for the grammar of
notices (old interpretations and replies number 一、二、).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ingest.detect.authority import article_lines, forwards
from ingest.models import Outline, Reading
from ingest.outline.cn.articles import Article, find_articles
from ingest.outline.cn.body import point_openings
from ingest.outline.cn.frame import body_start, line_span, parts_before, toc_lines, visible_part
from ingest.outline.cn.furniture import press_at, read_without
from ingest.outline.cn.headings import Headings
from ingest.outline.cn.paragraphs import Piece, article_openings, preamble_openings
from ingest.outline.cn.segments import Segment, segments
from ingest.outline.cn.wrapped import GAP, paragraph_lines
from ingest.outline.lines import Line
from ingest.outline.tree import Opening, grow

if TYPE_CHECKING:
    from ingest.detect import Detected

Find = Callable[[Sequence[Line]], Sequence[Article]]
_FIRST = re.compile(r"第一[条條]\s")
_SECTION = re.compile(r"(?m)^\s*[一二三四五六七八九十]+、")


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """The tree of a law, regulation, rule or interpretation; annexes and forwarded instruments are components."""
    if detected.language != "zho" or not _has_articles(text, detected):
        return None
    return read(text, paragraph_lines(text, reading.marks), detected, find_articles)


def read(text: str, lines: Sequence[Line], detected: Detected, find: Find) -> Outline | None:
    """The tree of a text whose articles ``find`` tells in the lines of its body; None where it tells none."""
    first = body_start(lines, detected)
    toc = toc_lines(lines, first)
    body = lines[max(first, toc.stop) :]
    articles = find(body)
    if not articles:
        return None
    press = press_at(body, articles[-1].line + 1)
    tail = visible_part(text, "other", body[press].start, len(text)) if press < len(body) else []
    body, begin = body[:press], body[0].start
    parts = parts_before(text, detected, begin, line_span(lines, toc))
    openings, extra, end = read_without(text, body, lambda kept: law_openings(kept, find(kept)))
    end = min(end, tail[0].start) if tail else end
    plain = [replace(o, heading=o.heading.replace(GAP, "")) for o in openings]
    return Outline(grow(text, plain, end), (*parts, *extra, *tail))


def _has_articles(text: str, detected: Detected) -> bool:
    """Whether 第N条 begin its lines; of a notice, more of them than 一、, and none that it only forwards."""
    articles = len(article_lines(text))
    if detected.kind == "law":
        return bool(articles or _FIRST.search(text))
    return detected.kind == "notice" and 3 <= articles > len(_SECTION.findall(text)) and not forwards(detected.title)


def law_openings(lines: Sequence[Line], articles: Sequence[Article]) -> list[Opening]:
    """Openings of an instrument with articles, its annexes and what it forwards; ``articles`` index ``lines``."""
    out: list[Opening] = []
    on_lines = [a.line for a in articles]
    for segment in segments(lines, articles):
        if segment.opening:
            out.append(segment.opening)
        inside = slice(bisect_left(on_lines, segment.first), bisect_left(on_lines, segment.body_end))
        out += _segment_openings(lines, segment, articles[inside])
        if segment.body_end < segment.end:
            out.append(Opening(5 if segment.opening else 0, "conclusions", lines[segment.body_end].start))
    return out


def _segment_openings(lines: Sequence[Line], segment: Segment, articles: Sequence[Article]) -> list[Opening]:
    if segment.opening and segment.opening.element == "conclusions":
        return []
    if segment.opening and not articles:
        return point_openings(lines[segment.body : segment.body_end], annex=True)
    return walk(lines, segment, articles)


def walk(lines: Sequence[Line], segment: Segment, articles: Sequence[Article]) -> list[Opening]:
    """Openings of one run of articles with the headings above them."""
    by_line: dict[int, list[Article]] = {}
    for article in articles:
        by_line.setdefault(article.line, []).append(article)
    headings = Headings(lines, by_line, segment.body, segment.body_end)
    run = _Run(own=segment.opening is None)
    i = segment.body
    while i < segment.body_end:
        opening, after = headings.at(i, run.block) if i not in by_line else (None, i)
        if opening:
            run.begin(None)
            run.out.append(opening)
            i = after
            continue
        for piece, starts in _pieces(lines[i], by_line.get(i, [])):
            if starts:
                run.begin(starts)
            run.block.append(piece)
        i += 1
    run.begin(None)
    return run.out


@dataclass(slots=True)
class _Run:
    """The openings so far, and the article (or text without one) whose lines are being gathered."""

    own: bool
    article: Article | None = None
    block: list[Piece] = field(default_factory=list)
    out: list[Opening] = field(default_factory=list)

    def begin(self, article: Article | None) -> None:
        if self.article:
            self.out += article_openings(self.article.label, self.block)
        elif self.block:
            self.out += preamble_openings(self.block, self.own and not self.out)
        self.article, self.block = article, []


def _pieces(line: Line, articles: Sequence[Article]) -> list[tuple[Piece, Article | None]]:
    """The line cut at each article that opens inside it."""
    cuts = [a.at for a in articles]
    edges = cuts if cuts and cuts[0] == line.start else [line.start, *cuts]
    by_start = {a.at: a for a in articles}
    out: list[tuple[Piece, Article | None]] = []
    for start, end in zip(edges, [*edges[1:], line.end], strict=True):
        piece = Piece(start, line.text[start - line.start : end - line.start].rstrip(), line.table, line.quoted)
        out.append((piece, by_start.get(start)))
    return out
