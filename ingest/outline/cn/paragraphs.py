"""Inside an article: 款 by lines, 项 and 目 by their labels."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ingest.outline.cn.labels import Label, point_label
from ingest.outline.tree import Opening

_INLINE = re.compile(r"(?<=[：:；;。，,])\s*[（(][一二三四五六七八九十]{1,3}[）)]")
_ENDED = frozenset("。；：！？.;:!?”’』」）)】》…—~～")
_HEADING = re.compile(
    r"\s*[【〔]([^】〕]{1,60})[】〕]|[（(](?!删|略|已|废|新|原|修|暂|失)([\u4e00-\u9fff、]{2,20})[）)]"
)
_CALL = re.compile(r"\s*[\[［](?:注\s*)?[0-9]{1,3}[\]］]$")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or the stretch of one that belongs to one article; ``start`` is its place in the text."""

    start: int
    text: str
    table: bool = False
    quoted: bool = False


@dataclass(slots=True)
class Paragraph:
    """A 款 while it is read: where it begins, and its items as (depth, label, place), depth from 1.

    ``last``: their last number, by kind.
    """

    start: int
    points: list[tuple[int, Label, int]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)

    def add(self, label: Label, at: int) -> bool:
        """Take an item; False where the label fits no list of this 款."""
        if label.kind in self.kinds:
            del self.kinds[self.kinds.index(label.kind) + 1 :]
        elif label.value == 1 or (label.kind == "bracket" and not self.kinds):
            self.kinds.append(label.kind)
        else:
            return False
        self.points.append((len(self.kinds), label, at))
        self.last[label.kind] = label.value
        return True

    def openings(self, rank: int) -> list[Opening]:
        return [
            Opening(rank + depth, "point" if depth == 1 else "indent", at, label.num)
            for depth, label, at in self.points
        ]


def article_openings(label: Label, block: Sequence[Piece]) -> list[Opening]:
    """The article that ``block`` holds (its first piece begins with the label) with its 款, 项 and 目."""
    first = block[0]
    heading = _HEADING.match(first.text, len(label.num))
    after = heading.end() if heading else len(label.num)
    lead = first.text[after:]
    rest = Piece(first.start + after + len(lead) - len(lead.lstrip()), lead.strip(), first.table)
    title = (heading.group(1) or heading.group(2)) if heading else ""
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
    """The 款 of an article: a line without a label begins the next one.

    Not where a sentence is still open, between two items of one list (it belongs to the first of them), in a list
    without labels (lines that end in ； after one that ends in ：), and where a line has no Chinese at all (a
    formula, a translation).
    """
    out: list[Paragraph] = []
    before, listing = "", False
    labels = [None if piece.quoted or piece.table else point_label(piece.text) for piece in pieces]
    coming = _coming(labels)
    for i, (piece, label) in enumerate(zip(pieces, labels, strict=True)):
        if piece.table and out:
            continue
        if first := label is not None and not out:
            out.append(Paragraph(piece.start))
        taken = label is not None and out[-1].add(label, piece.start)
        ends = piece.text[-1] in "；;"
        listed = label is None and bool(out) and (listing or (ends and before[-1:] in tuple("：:")))
        listing = listed and ends
        open_sentence = bool(out and before) and before[-1] not in _ENDED
        if not (taken or first or open_sentence or listed or (label is None and _belongs(out, piece, coming[i]))):
            out.append(Paragraph(piece.start))
        running = out[-1].last.get("bracket", 0) if open_sentence and label is None else 0
        for inner, at in inline_points(piece, label, running):
            out[-1].add(inner, at)
        before = _CALL.sub("", piece.text) or piece.text if _HAN.search(piece.text) else before
    return out


def _coming(labels: Sequence[Label | None]) -> list[Mapping[str, int]]:
    """For each line, by kind, the number of the first label below it."""
    below: dict[str, int] = {}
    out: list[Mapping[str, int]] = []
    for label in reversed(labels):
        out.append(below)
        if label:
            below = below | {label.kind: label.value}
    return out[::-1]


def _belongs(out: Sequence[Paragraph], piece: Piece, coming: Mapping[str, int]) -> bool:
    """Whether a line without a label goes on with what stands before it."""
    if not out:
        return False
    if not _HAN.search(piece.text) or piece.text.startswith("式中"):
        return True
    return any(out[-1].last.get(kind) == coming.get(kind, 0) - 1 for kind in out[-1].kinds)


def inline_points(piece: Piece, first: Label | None, last: int = 0) -> list[tuple[Label, int]]:
    """Items that run on inside a line: （一）…；（二）…, at least two, counting from one or on from ``first``.

    ``last``: the item in whose mid-sentence the line begins, 0 if in none; a single one that follows it counts too.
    """
    found: list[tuple[Label, int]] = []
    due = 1 + (first.value if first and first.kind == "bracket" else last)
    for match in _INLINE.finditer(piece.text):
        label = point_label(match.group().strip() + piece.text[match.end() : match.end() + 2])
        if label and label.value == due:
            found.append((label, piece.start + match.end() - len(match.group().strip())))
            due += 1
    return found if len(found) > 1 or (found and (first or last)) else []
