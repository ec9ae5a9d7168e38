"""The head of a judgment: where court, parties, counsel and title end and the text begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.outline.blocks import Block
from ingest.outline.uk.headings import heads, is_title, names_judge

_CONTENTS = re.compile(r"(?:table of )?contents|index", re.I)
_NOTE = re.compile(
    r"\b(?:handed down|sitting as|circulat(?:ed|ion)|deemed to be|crown copyright|hearing dates?"
    r"|date of (?:hearing|judgment))\b",
    re.I,
)
_ENTRY = re.compile(r"(?P<words>.{2,190}?)(?:(?P<fill>\t|\s{2,}|\s*\.{3,}\s*)|\s)(?P<page>\d{1,3})$", re.S)
_BACK = 40


def begin(blocks: Sequence[Block], first: int) -> int:
    """Back from the first numbered paragraph over headings, the judge's name and what the word JUDGMENT heads."""
    for back in range(first, max(first - _BACK, 0), -1):
        if is_title(blocks[back - 1].text) or _rule(blocks[back - 1]):
            return _judge(blocks, _after_head(blocks, _order(blocks, back), first), first)
    at = first
    while at and at > first - 3 and (heads(blocks[at - 1]) or names_judge(blocks[at - 1].text)):
        at -= 1
    return _judge(blocks, at, first)


def _order(blocks: Sequence[Block], back: int) -> int:
    """Where a tribunal's decision stands above its reasons (DECISION … REASONS FOR DECISION), the decision's start."""
    for i in range(back - 2, max(back - 14, 0), -1):
        if is_title(blocks[i].text):
            said = [b for b in blocks[i + 1 : back - 1] if len(b.text) > 60 and b.text[-1] == "."]
            return i + 1 if any(not _NOTE.search(b.text) for b in said) else back
    return back


def unnumbered_begin(blocks: Sequence[Block]) -> int | None:
    """After the word JUDGMENT, else at the first judge's name with text below, else at the first long paragraph."""
    titles = [i for i, b in enumerate(blocks[:80]) if is_title(b.text)]
    if titles and titles[-1] + 1 < len(blocks):
        return _after_head(blocks, titles[-1] + 1, len(blocks) - 1)
    for i, block in enumerate(blocks[:-1]):
        if len(block.text) > 250 and not block.table:
            return i - 1 if i and names_judge(blocks[i - 1].text) else i
    return None


def contents(blocks: Sequence[Block], until: int) -> tuple[int, int] | None:
    """The table of contents that begins before block ``until`` as (first, last): its title and the lines that end in
    a page, after dots or white space, or whose words come again as a heading of the text."""
    first = next((i for i, b in enumerate(blocks[:until]) if _CONTENTS.fullmatch(b.text.strip(" :"))), None)
    if first is None:
        return None
    again = {" ".join(b.text.split()).casefold() for b in blocks[first + 1 :] if len(b.text) < 200}
    last, page = first, 0
    for i in range(first + 1, len(blocks)):
        entry = _ENTRY.match(blocks[i].text)
        named = entry is not None and (entry["fill"] or " ".join(entry["words"].split()).casefold() in again)
        if entry is None or not (named or 0 < page <= int(entry["page"]) <= page + 60):
            break
        last, page = i, int(entry["page"])
    return (first, last) if last > first else None


def _judge(blocks: Sequence[Block], at: int, first: int) -> int:
    """The last judge's name above the first paragraph, where text or a heading follows: a summary stands before it."""
    for i in range(first - 1, at - 1, -1):
        if names_judge(blocks[i].text) and (i + 1 == first or heads(blocks[i + 1]) or len(blocks[i + 1].text) > 120):
            return i
    return at


def _rule(block: Block) -> bool:
    """The line of dots or dashes between caption and judgment."""
    return len(block.text) > 5 and not any(c.isalnum() for c in block.text)


def _after_head(blocks: Sequence[Block], at: int, first: int) -> int:
    """Past lines of the head that stand below its title: rules, dates, the names of those who sat, a second title."""
    toc = contents(blocks, first)
    if toc and toc[0] >= at:
        at = toc[1] + 1
    while at < first and _of_head(blocks, at):
        at += 1
    return at


def _of_head(blocks: Sequence[Block], i: int) -> bool:
    text = blocks[i].text
    if _rule(blocks[i]) or is_title(text) or text.isdigit() or text[0] in "[(©":
        return True
    if len(text) < 400 and _NOTE.search(text):
        return True
    if names_judge(text) and i + 1 < len(blocks):
        return names_judge(blocks[i + 1].text) or _rule(blocks[i + 1]) or is_title(blocks[i + 1].text)
    return len(text) < 60 and re.search(r"\b(?:19|20)\d\d\b", text) is not None and len(text.split()) < 7
