"""Acts of the European Union as plain text, and treaties and conventions, which divide alike.

Postconditions: articles count through the whole act; recitals through its preamble; an article quoted for insertion
elsewhere opens nothing; signature and date are ``conclusions``; an explanatory memorandum in front of a proposal is a
component of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.models import Outline, Part, Reading
from ingest.outline.blocks import Block, blocks_of
from ingest.outline.eu.preamble import is_adopted, memorandum, memorandum_openings, recitals, treaty_preamble
from ingest.outline.eu.quotations import without_notes, without_quoted
from ingest.outline.lines import Line, split_lines
from ingest.outline.numbering import Counter, Label, labels
from ingest.outline.plain import front
from ingest.outline.tiling import fill
from ingest.outline.tree import Opening, grow

if TYPE_CHECKING:
    from ingest.detect import Detected

_ARTICLE = re.compile(
    r"(?:Article|ARTICLE|Art\.)\s+(?P<num>(?P<digits>\d{1,4})[a-z]{0,2}|[IVXLC]{1,7})(?P<sign>\s*[.:]?)(?=\s|$|[—–-])"
)
_GROUP = re.compile(
    r"(?P<name>PART|TITLE|CHAPTER|SECTION|SUBSECTION|Subsection|Section|Chapter|Title|Part)\s+"
    r"(?P<num>[IVXLC]+|\d{1,3}[a-z]?|[A-Z]|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT)[.:]?(?=\s|$|[—–-])"
)
_ANNEX = re.compile(
    r"(?:ANNEX|Annex|APPENDIX|Appendix|PROTOCOL)(?:\s+(?P<num>[IVXLC]+|\d{1,3}|[A-Z]))?(?=\s|$|[—–:.-])(?P<rest>.{0,160})$",
    re.S,
)
_ENACTING = re.compile(r"HA(?:S|VE) (?:ADOPTED|DECIDED|AGREED)\b|(?:have|has) agreed (?:as follows|upon)\b", re.I)
_DONE = re.compile(r"(?:Done|DONE) (?:at|in|on)\b|IN WITNESS WHEREOF|IN FAITH WHEREOF")
_RANK = {"part": 1, "title": 2, "chapter": 3, "section": 4, "subsection": 5}
_ARTICLE_RANK, _BELOW = 6, 7
_TREATY = re.compile(r"\b(?:convention|treaty|agreement|protocol|covenant|charter|statute|constitution)\b", re.I)


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """Recitals, Part › Title › Chapter › Section › Article › 1. › (a) › (i), annexes, conclusions.

    A line ``Article 5`` or ``Art. 5`` is a heading, as is ``Article 5.`` with text behind it where it counts on; one
    with a verb behind it is a cross-reference and stays text.
    """
    union = detected.jurisdiction == "eu" or is_adopted(text)
    if detected.kind == "opinion" or not (union or _treaty(detected)):
        return None
    blocks = without_notes(without_quoted(_pieces(text, reading)), reading.marks)
    heads = list(_articles(blocks))
    if not heads or (not union and len(heads) < 2):
        return None
    memo = memorandum(blocks, heads[0])
    body = _body_begin(blocks, heads[0])
    before = treaty_preamble(blocks, detected, body) if _treaty(detected) else recitals(blocks, (memo[1], body))
    openings = [*memorandum_openings(blocks, memo), *before, *_body(blocks, body, frozenset(heads))]
    provisions = grow(text, openings, len(text))
    regions = [Part("preface", 0, blocks[body].start), *_notes(reading)]
    return Outline(provisions, fill(text, provisions, [*front(text, detected), *regions]))


def _treaty(detected: Detected) -> bool:
    return detected.kind == "law" and detected.jurisdiction == "" and _TREATY.search(detected.title) is not None


def _notes(reading: Reading) -> list[Part]:
    return [Part("footnote", m.start, m.end) for m in reading.marks if m.kind == "footnote"]


def _pieces(text: str, reading: Reading) -> tuple[Block, ...]:
    """Lines where they are whole paragraphs, else joined; a heading line is always a piece of its own."""
    joined = blocks_of(text, reading.marks)
    if not any(b.lines > 1 and ("\nArticle " in b.text or "\nCHAPTER " in b.text) for b in joined):
        return joined
    return tuple(_as_block(line) for line in split_lines(text, reading.marks))


def _as_block(line: Line) -> Block:
    return Block(line.start, line.end, line.text, line.level, line.table, line.quoted)


def _articles(blocks: Sequence[Block]) -> Iterator[int]:
    """The blocks that begin an article: a heading line, or its number and text on one line where it counts on."""
    last = 0
    for i, block in enumerate(blocks):
        found = None if block.table or block.quoted else _ARTICLE.match(block.text)
        if not found:
            continue
        number = int(found["digits"] or -1)
        if _alone(block.text, found) or (
            found["sign"].strip() and (number == last + 1 or number < 0) and _text(block.text, found)
        ):
            last = number if number > 0 else last
            yield i


def _alone(text: str, found: re.Match[str]) -> bool:
    rest = text[found.end() :].strip()
    if not rest:
        return True
    return len(text) < 160 and (rest[0].isupper() or rest[0] in "(–—-") and rest[-1] not in ".;,:"


def _text(text: str, found: re.Match[str]) -> bool:
    return text[found.end() :].strip()[:1].isupper() or text[found.end() :].strip()[:1].isdigit()


def _body_begin(blocks: Sequence[Block], first: int) -> int:
    """The group headings directly above the first article, at most as far as the enacting formula."""
    begin = first
    k = first
    while k and k > first - 5 and len(blocks[k - 1].text) < 100 and not _ENACTING.search(blocks[k - 1].text):
        k -= 1
        if _GROUP.match(blocks[k].text):
            begin = k
    return begin


def _body(blocks: Sequence[Block], first: int, articles: frozenset[int]) -> Iterator[Opening]:
    counter, skip = Counter(), -1
    annex = closed = False
    yield Opening(0, "", blocks[first].start)
    for i in range(first, len(blocks)):
        block = blocks[i]
        heading = None if block.table or block.quoted else _heading(blocks, i, articles)
        if heading is not None and heading.element == "conclusions" and closed:
            continue
        if heading is not None:
            counter.reset()
            annex = annex or heading.element == "annex"
            closed = heading.element == "conclusions"
            skip = i + 1 if heading.heading and heading.heading == _title(blocks, i) else -1
            yield heading
            if i in articles:
                yield from _run_in(block, counter)
            continue
        if i == skip or closed or block.table or block.quoted:
            continue
        accepted = counter.accept(block.text)
        if accepted is not None:
            yield _numbered(block.start, *accepted, annex)
        elif annex and not counter.open:
            yield Opening(_BELOW, "paragraph", block.start)


def _run_in(block: Block, counter: Counter) -> Iterator[Opening]:
    """``Article 5. 1. The States …``: the paragraph on the article's own line."""
    found = _ARTICLE.match(block.text)
    rest = block.text[found.end() :].lstrip(" \t.:—–-") if found else ""
    accepted = counter.accept(rest) if rest and rest[0] in "(123456789" else None
    if accepted is not None:
        yield _numbered(block.end - len(rest), *accepted, False)


def _heading(blocks: Sequence[Block], i: int, articles: frozenset[int]) -> Opening | None:
    block = blocks[i]
    if i in articles:
        return _article(blocks, i)
    group = _GROUP.match(block.text)
    if group and len(block.text) < 160 and _is_group(block.text, group):
        element = group["name"].lower()
        rest = block.text[group.end() :].strip(" —–-:.\n")
        return Opening(
            _RANK[element], element, block.start, group.group().strip(), rest or _title(blocks, i), group["num"]
        )
    annex = _ANNEX.match(block.text)
    if annex and _is_annex(block.text, annex):
        rest = annex["rest"].strip(" —–-:.\n")
        label = block.text[: annex.start("rest")].strip()
        return Opening(0, "annex", block.start, label, rest or _title(blocks, i), annex["num"] or "")
    if _DONE.match(block.text):
        return Opening(0, "conclusions", block.start)
    return None


def _article(blocks: Sequence[Block], i: int) -> Opening:
    block = blocks[i]
    found = _ARTICLE.match(block.text)
    assert found is not None
    rest = block.text[found.end() :].strip(" —–-:\n") if _alone(block.text, found) else ""
    title = "" if found["sign"].strip() and not rest and len(block.text) > found.end() else _title(blocks, i)
    return Opening(
        _ARTICLE_RANK, "article", block.start, found.group().strip(), rest or title, found["num"], through=True
    )


def _is_group(text: str, group: re.Match[str]) -> bool:
    rest = text[group.end() :].strip()
    return not rest or ((rest[0].isupper() or rest[0] in "—–-:(") and rest[-1] not in ".;,")


def _is_annex(text: str, annex: re.Match[str]) -> bool:
    rest = annex["rest"].strip(" —–-:.\n")
    return (not rest and len(text) < 40) or (text[:5].isupper() and not rest[:1].islower() and text[-1] not in ".;,")


def _title(blocks: Sequence[Block], i: int) -> str:
    """The line under ``Article 5`` that names it: short, no number, no full stop; '' where there is none."""
    if i + 1 >= len(blocks):
        return ""
    block = blocks[i + 1]
    if block.table or len(block.text) > 160 or block.text[-1] in ".;:," or next(labels(block.text), None) is not None:
        return ""
    heading = (
        _GROUP.match(block.text) or _ARTICLE.match(block.text) or _ANNEX.match(block.text) or _DONE.match(block.text)
    )
    return "" if heading else block.text


def _numbered(start: int, depth: int, label: Label, annex: bool) -> Opening:
    """1. of an article is its paragraph; all else is a point, as acts cite it (point (b)(ii); Annex I, point 2)."""
    element = "paragraph" if depth == 0 and label.style == "number" and not annex else "point"
    return Opening(_BELOW + depth, element, start, label.num)
