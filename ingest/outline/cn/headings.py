"""Headings above the articles: 编 章 节 in words, 一、 above articles, 序言 and 附则, headings by markup."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ingest.outline.cn.articles import Article
from ingest.outline.cn.labels import Label, article_label, division_label, point_label
from ingest.outline.cn.paragraphs import Piece
from ingest.outline.lines import Line
from ingest.outline.tree import Opening
from ingest.uri import slug

_RANKS = {"book": 10, "part": 20, "chapter": 30, "section": 40}
_ELEMENTS = {10: "book", 20: "part", 30: "chapter", 40: "section"}
_WORDS = re.compile(r"(?:附\s*[则則]|[总總]\s*[则則])$")
_PREAMBLE = re.compile(r"(?:序\s*言|前\s*言|引\s*言)$")
_SENTENCE = re.compile(r"[。；：，！？]")
_HAN = re.compile(r"[\u4e00-\u9fff、]+")
_COUNT_RANKS = {"count": 35, "bracket": 45}
_LOOK = 20
"""Headings looked at to find the place of one that lost its number."""


@dataclass(slots=True)
class Headings:
    """Reads headings line by line; remembers which markup level stands for which division."""

    lines: Sequence[Line]
    articles: Mapping[int, Sequence[Article]]
    begin: int
    end: int
    levels: dict[int, int] = field(default_factory=dict)
    ranks: set[int] = field(default_factory=set)
    seen: set[int] = field(default_factory=set)
    last: dict[int, int] = field(default_factory=dict)
    numbered: list[tuple[int, int, int]] = field(init=False)

    def __post_init__(self) -> None:
        """``numbered``: line, rank and number of each division to come."""
        inside = enumerate(self.lines[self.begin : self.end], self.begin)
        labels = ((i, division_label(line.text, line.level > 0)) for i, line in inside)
        self.numbered = [(i, _RANKS[label.kind], label.value) for i, label in labels if label]

    def at(self, i: int, block: Sequence[Piece]) -> tuple[Opening | None, int]:
        """The heading that line ``i`` opens and the first line after it; (None, i) if it opens none.

        ``block``: the pieces of the article before, whose open list of items a heading must not be mistaken for.
        """
        line = self.lines[i]
        if line.table or line.quoted:
            return None, i
        division = division_label(line.text, line.level > 0)
        if division:
            return self._division(i, division)
        if _PREAMBLE.match(line.text):
            return Opening(50, "preamble", line.start, "", line.text), i + 1
        if _WORDS.match(line.text) or (line.level > 0 and not point_label(line.text)):
            return self._unnumbered(line), i + 1
        if after := self._bare_heading_end(i, block):
            return self._bare(i, after), after
        label = point_label(line.text)
        if label and self._is_count_heading(i, label, block):
            rank = _COUNT_RANKS.get(label.kind, 47)
            if line.level:
                self.levels[line.level] = rank
            element = "section" if label.kind == "count" else "subsection"
            return Opening(rank, element, line.start, label.num, line.text[label.end :].strip()), i + 1
        return None, i

    def _division(self, i: int, label: Label) -> tuple[Opening, int]:
        """第二章 with its title on the same line or on the next."""
        line = self.lines[i]
        rank = _RANKS[label.kind]
        self.seen.add(rank)
        self.ranks = {r for r in self.ranks if r < rank} | {rank}
        self.last = {r: n for r, n in self.last.items() if r < rank} | {rank: label.value}
        if line.level:
            self.levels[line.level] = rank
        title, after = line.text[label.end :].strip(), i + 1
        if not title and after < self.end and self._is_title(after):
            title, after = self.lines[after].text, after + 1
        elif title and after + 1 in self.articles and after < self.end and self._is_title(after):
            title, after = f"{title}{self.lines[after].text}", after + 1
        return Opening(rank, label.kind, line.start, label.num, title), after

    def _bare_heading_end(self, i: int, block: Sequence[Piece]) -> int:
        """Where a few words, on one line or two, between the end of an article and the next one end: a heading that
        lost its number. 0 if line ``i`` begins none."""
        if not (block and self.ranks and block[-1].text.endswith("。")):
            return 0
        after = next((k for k in (i + 1, i + 2) if k in self.articles and k < self.end), 0)
        texts = [line.text for line in self.lines[i:after]]
        is_words = all(2 <= len(text) <= 20 and _HAN.fullmatch("".join(text.split())) for text in texts)
        return after if is_words else 0

    def _bare(self, i: int, after: int) -> Opening:
        """A heading that lost its number stands where one number is missing, else beside the innermost heading."""
        line = self.lines[i]
        title = "".join(x.text for x in self.lines[i:after])
        at = bisect_right(self.numbered, (i, 0, 0))
        for _, rank, value in self.numbered[at : at + _LOOK]:
            if self.last.get(rank) == value - 2:
                self.last[rank] = value - 1
                return Opening(rank, _ELEMENTS[rank], line.start, "", title, number=str(value - 1))
            if self.last.get(rank) == value - 1:
                break
        rank = max(self.ranks, default=30)
        return Opening(rank, _ELEMENTS[rank], line.start, "", title, number=slug(title))

    def _is_title(self, i: int) -> bool:
        text = self.lines[i].text
        if i in self.articles or len(text) > 60 or _SENTENCE.search(text):
            return False
        return not (point_label(text) or division_label(text, False) or article_label(text))

    def _unnumbered(self, line: Line) -> Opening:
        """附则 stands beside the highest division of the text; a markup heading beside those of its level."""
        known = {*self.levels.values(), *self.seen}
        rank = self.levels.get(line.level) or (min(known, default=30) if line.level <= 2 else 41 + line.level)
        element = _ELEMENTS.get(rank, "section")
        return Opening(rank, element, line.start, "", line.text, number=slug("".join(line.text.split()))[:40])

    def _is_count_heading(self, i: int, label: Label, block: Sequence[Piece]) -> bool:
        """一、一般规定 right above an article or another heading, not the last item of a list."""
        line = self.lines[i]
        if line.level:
            return True
        if len(line.text) > 50 or _SENTENCE.search(line.text) or i + 1 >= self.end:
            return False
        following = self.lines[i + 1]
        above = i + 1 in self.articles or division_label(following.text, following.level > 0) is not None
        below = point_label(following.text)
        nested = below is not None and below.kind != label.kind and below.value == 1 and i + 2 in self.articles
        return (above or nested) and not _in_list(label, block)


def _in_list(label: Label, block: Sequence[Piece]) -> bool:
    labels = [point_label(piece.text) for piece in block if piece.text]
    return any(found and found.kind == label.kind and found.value == label.value - 1 for found in labels)
