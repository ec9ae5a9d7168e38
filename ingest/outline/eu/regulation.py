"""Acts of the European Union as plain text: citations, recitals, articles with paragraphs and points, annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.models import Outline, Part, Reading
from ingest.outline.blocks import Block, blocks_of
from ingest.outline.lines import Line, split_lines
from ingest.outline.numbering import Counter, Label, labels
from ingest.outline.plain import front
from ingest.outline.tiling import fill
from ingest.outline.tree import Opening, grow

if TYPE_CHECKING:
    from ingest.detect import Detected

_ARTICLE = re.compile(r"Article\s+(\d{1,4}[a-z]{0,2})\.?(?=\s|$)")
_GROUP = re.compile(r"(PART|TITLE|CHAPTER|SECTION|Section|Chapter|Title|Part)\s+([IVXLC]+|\d{1,3}|[A-Z])\.?(?=\s|$)")
_ANNEX = re.compile(r"ANNEX(?:\s+([IVXLC]+|\d{1,3}))?\b[^a-z]{0,80}$")
_ENACTING = re.compile(r"HA(?:S|VE) (?:ADOPTED|DECIDED|AGREED)\b", re.I)
_DONE = re.compile(r"Done (?:at|in) [A-Z]")
_RANK = {"part": 1, "title": 2, "chapter": 3, "section": 4}
_ARTICLE_RANK, _BELOW = 5, 6


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """Recitals, Part › Title › Chapter › Section › Article › 1. › (a) › (i), annexes.

    A line ``Article 5`` is a heading; one with a verb behind it is a cross-reference and stays text.
    """
    if detected.jurisdiction != "eu" or detected.kind == "opinion":
        return None
    blocks = _pieces(text, reading)
    articles = [i for i, block in enumerate(blocks) if _is_article(block)]
    if not articles:
        return None
    body = _body_begin(blocks, articles[0])
    openings = [*_recitals(blocks[:body]), *_body(blocks[body:])]
    provisions = grow(text, openings, len(text))
    before = Part("preface", 0, blocks[body].start)
    return Outline(provisions, fill(text, provisions, [*front(text, detected), before]))


def _pieces(text: str, reading: Reading) -> tuple[Block, ...]:
    """Lines where they are whole paragraphs, else joined; a heading line is always a piece of its own."""
    joined = blocks_of(text, reading.marks)
    if not any(b.lines > 1 and ("\nArticle " in b.text or "\nCHAPTER " in b.text) for b in joined):
        return joined
    return tuple(_as_block(line) for line in split_lines(text, reading.marks))


def _as_block(line: Line) -> Block:
    return Block(line.start, line.end, line.text, line.level, line.table, line.quoted)


def _is_article(block: Block) -> bool:
    found = _ARTICLE.match(block.text)
    if not found or block.table or block.quoted:
        return False
    rest = block.text[found.end() :].strip()
    if not rest:
        return True
    return len(block.text) < 160 and (rest[0].isupper() or rest[0] in "(–—-") and rest[-1] not in ".;,"


def _body_begin(blocks: Sequence[Block], first: int) -> int:
    """The enacting formula's end, or the group headings directly above the first article."""
    begin = first
    while begin and begin > first - 4 and (_GROUP.match(blocks[begin - 1].text) or len(blocks[begin - 1].text) < 100):
        if _ENACTING.search(blocks[begin - 1].text):
            break
        begin -= 1
        if _GROUP.match(blocks[begin].text):
            first = begin
    return first if not _GROUP.match(blocks[begin].text) else begin


def _recitals(blocks: Sequence[Block]) -> Iterator[Opening]:
    """(1), (2) … before the enacting formula, from the one that begins with 1."""
    last = 0
    for block in blocks:
        if _ENACTING.match(block.text):
            yield Opening(0, "", block.start)
            return
        label = next((one for one in labels(block.text) if one.style == "paren-number"), None)
        if label is not None and label.value == last + 1:
            last = label.value
            yield Opening(_ARTICLE_RANK, "recital", block.start, label.num)
    yield Opening(0, "", blocks[-1].end if blocks else 0)


def _body(blocks: Sequence[Block]) -> Iterator[Opening]:
    counter = Counter()
    waiting = False
    annex = False
    for i, block in enumerate(blocks):
        heading = None if block.table or block.quoted else _heading(block, blocks[i + 1 : i + 2])
        if heading is not None:
            counter.reset()
            annex = annex or heading.element == "annex"
            waiting = heading.element != "conclusions"
            yield heading
            continue
        if waiting and _is_title(block):
            waiting = False
            continue
        waiting = False
        accepted = None if block.table or block.quoted else counter.accept(block.text)
        if accepted is not None:
            yield _numbered(block, *accepted)
        elif annex and not counter.open:
            yield Opening(_BELOW, "paragraph", block.start)


def _heading(block: Block, following: Sequence[Block]) -> Opening | None:
    title = following[0].text if following and _is_title(following[0]) else ""
    group = _GROUP.match(block.text)
    if group and len(block.text) < 120:
        element = group[1].lower()
        rest = block.text[group.end() :].strip(" —–-:")
        return Opening(_RANK[element], element, block.start, group.group(), rest or title, group[2])
    if _is_article(block):
        found = _ARTICLE.match(block.text)
        rest = block.text[found.end() :].strip(" —–-:") if found else ""
        number = found[1] if found else ""
        num = found.group() if found else ""
        return Opening(_ARTICLE_RANK, "article", block.start, num, rest or title, number, through=True)
    annex = _ANNEX.match(block.text)
    if annex:
        return Opening(0, "annex", block.start, block.text, title, annex[1] or "")
    if _DONE.match(block.text):
        return Opening(0, "conclusions", block.start)
    return None


def _is_title(block: Block) -> bool:
    """The line under ``Article 5`` that names it: short, no number, no full stop."""
    if block.table or len(block.text) > 160 or block.text[-1] in ".;:," or next(labels(block.text), None) is not None:
        return False
    return not (_GROUP.match(block.text) or _ARTICLE.match(block.text))


def _numbered(block: Block, depth: int, label: Label) -> Opening:
    element = (
        ("paragraph" if label.style == "number" else "point") if depth == 0 else "point" if depth == 1 else "indent"
    )
    return Opening(_BELOW + depth, element, block.start, label.num)
