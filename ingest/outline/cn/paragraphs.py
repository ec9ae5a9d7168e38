"""Inside an article: 款 by lines, 项 and 目 by their labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.outline.cn.labels import Label, point_label
from ingest.outline.tree import Opening

_INLINE = re.compile(r"(?<=[：:；;。，,])\s*[（(][一二三四五六七八九十]{1,3}[）)]")
_ENDED = frozenset("。；：！？.;:!?”’』」）)】》…—~～")
_HEADING = re.compile(r"\s*[【〔]([^】〕]{1,60})[】〕]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or the stretch of one that belongs to one article; ``start`` is its place in the text."""

    start: int
    text: str
    table: bool = False
    quoted: bool = False


@dataclass(slots=True)
class Paragraph:
    """A 款 while it is read: where it begins, and its items as (depth, label, place), depth from 1."""

    start: int
    points: list[tuple[int, Label, int]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)

    def add(self, label: Label, at: int) -> bool:
        """Take an item; False where the label fits no list of this 款."""
        if label.kind in self.kinds:
            del self.kinds[self.kinds.index(label.kind) + 1 :]
        elif label.value == 1 or (label.kind in ("bracket", "count") and not self.kinds):
            self.kinds.append(label.kind)
        else:
            return False
        self.points.append((len(self.kinds), label, at))
        return True

    def openings(self, rank: int) -> list[Opening]:
        return [
            Opening(rank + depth, "point" if depth == 1 else "indent", at, label.num)
            for depth, label, at in self.points
        ]


def article_openings(label: Label, block: Sequence[Piece]) -> list[Opening]:
    """The article that ``block`` holds (its first piece begins with the label) with its 款, 项 and 目."""
    first = block[0]
    heading = _HEADING.match(first.text, label.end)
    after = heading.end() if heading else label.end
    lead = first.text[after:]
    rest = Piece(first.start + after + len(lead) - len(lead.lstrip()), lead.strip(), first.table)
    title = heading.group(1) if heading else ""
    out = [Opening(50, "article", first.start, label.num, title, through=True)]
    paragraphs = read_paragraphs([rest, *block[1:]] if rest.text else block[1:])
    return out + paragraph_openings(paragraphs)


def paragraph_openings(paragraphs: Sequence[Paragraph]) -> list[Opening]:
    """The only 款 of an article is the article: its items hang on the article."""
    out: list[Opening] = []
    for paragraph in paragraphs:
        if len(paragraphs) > 1:
            out.append(Opening(60, "paragraph", paragraph.start))
        out += paragraph.openings(60)
    return out


def preamble_openings(block: Sequence[Piece], at_top: bool) -> list[Opening]:
    """Text before the first article: a preamble at the top of the instrument, else paragraphs of the division."""
    paragraphs = read_paragraphs(block)
    if at_top:
        return [Opening(50, "preamble", block[0].start), *paragraph_openings(paragraphs)]
    out: list[Opening] = []
    for paragraph in paragraphs:
        out += [Opening(60, "paragraph", paragraph.start), *paragraph.openings(60)]
    return out


def read_paragraphs(pieces: Sequence[Piece]) -> list[Paragraph]:
    """The 款 of an article: a line without a label begins the next one unless a sentence is still open."""
    out: list[Paragraph] = []
    before = ""
    for piece in pieces:
        if piece.table and out:
            continue
        label = None if piece.quoted or piece.table else point_label(piece.text)
        if label and not out:
            out.append(Paragraph(piece.start))
        taken = label is not None and out[-1].add(label, piece.start)
        if not taken and not (out and before and before[-1] not in _ENDED):
            out.append(Paragraph(piece.start))
        for inner, at in inline_points(piece, label):
            out[-1].add(inner, at)
        before = piece.text
    return out


def inline_points(piece: Piece, first: Label | None) -> list[tuple[Label, int]]:
    """Items that run on inside a line: （一）…；（二）…, at least two, counting from one or on from ``first``."""
    found: list[tuple[Label, int]] = []
    due = first.value + 1 if first and first.kind == "bracket" else 1
    for match in _INLINE.finditer(piece.text):
        label = point_label(match.group().strip() + piece.text[match.end() : match.end() + 2])
        if label and label.value == due:
            found.append((label, piece.start + match.end() - len(match.group().strip())))
            due += 1
    return found if len(found) > 1 or (found and first) else []
