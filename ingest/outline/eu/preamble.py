"""What stands before the articles: the recitals of an act, the preamble of a treaty, the memorandum of a proposal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.outline.blocks import Block
from ingest.outline.numbering import labels
from ingest.outline.tree import Opening

if TYPE_CHECKING:
    from ingest.detect import Detected

_WHEREAS = re.compile(r"Whereas\b\s*:?", re.I)
_ENACTING = re.compile(r"HA(?:S|VE) (?:ADOPTED|DECIDED|AGREED)\b", re.I)
_ADOPTED = re.compile(r"(?m)^[ \t]*HA(?:S|VE) ADOPTED THIS (?:DECISION|REGULATION|DIRECTIVE)\b")
_RECITED = re.compile(r"(?m)^[ \t]*Whereas[ \t]*:?[ \t]*$")
_INSTITUTION = re.compile(r"THE (?:EUROPEAN (?:PARLIAMENT|COMMISSION|COUNCIL|CENTRAL BANK)|COUNCIL OF)\b[^.]{0,80},$")
_MEMORANDUM = re.compile(r"EXPLANATORY MEMORANDUM", re.I)
_SECTION, _HEADING, _RECITAL, _TEXT = 2, 4, 6, 8


def is_adopted(text: str) -> bool:
    """Whether a text has the form of an act of the Union, or of a body that drafts alike: recitals under ``Whereas:``
    and the words HAS ADOPTED THIS DECISION behind them."""
    found = _ADOPTED.search(text)
    return found is not None and _RECITED.search(text, 0, found.start()) is not None


def recitals(blocks: Sequence[Block], span: tuple[int, int]) -> Iterator[Opening]:
    """(1), (2) … behind ``Whereas`` up to the enacting formula, in the order of their numbers; the numbered headings
    between them, as decisions have, are sections."""
    first, end = span
    whereas = next((i for i in range(first, end) if _WHEREAS.fullmatch(blocks[i].text)), None)
    last = 0
    for i in range(first if whereas is None else whereas + 1, end):
        block = blocks[i]
        if _ENACTING.match(block.text):
            yield Opening(0, "", block.start)
            return
        label = next((one for one in labels(block.text) if one.style == "paren-number"), None)
        if label is not None and label.value == last + 1:
            last = label.value
            yield Opening(_RECITAL, "recital", block.start, label.num, through=True)
        elif whereas is not None and (heading := _heading(block)):
            yield heading
    if end:
        yield Opening(0, "", blocks[end - 1].end)


def _heading(block: Block) -> Opening | None:
    label = next((one for one in labels(block.text) if one.style in ("number", "dotted")), None)
    if label is None or len(block.text) > 140 or block.text[-1] in ".;,:" or block.table:
        return None
    words = block.text[label.length :].strip()
    depth = len(label.path) - 1
    return Opening(_HEADING + min(depth, 1), "section", block.start, label.num, words) if words else None


def treaty_preamble(blocks: Sequence[Block], detected: Detected, body: int) -> Iterator[Opening]:
    """The preamble as one provision, from its own heading or from the first line that names the parties."""
    after = detected.title_span[1] if detected.title_span else 0
    for i in range(body):
        text = blocks[i].text
        starts = text.strip(" :").lower() == "preamble" or re.match(r"(?:The|THE|We)\b.{0,200},$", text, re.S)
        if blocks[i].start >= after and starts:
            yield Opening(0, "preamble", blocks[i].start)
            return


def memorandum(blocks: Sequence[Block], article: int) -> tuple[int, int]:
    """The explanatory memorandum of a proposal as (first block, block behind it), (0, 0) where there is none."""
    first = next((i for i in range(article) if _MEMORANDUM.fullmatch(blocks[i].text.strip())), None)
    if first is None:
        return 0, 0
    end = next((i for i in range(first, article) if _INSTITUTION.match(blocks[i].text)), None)
    if end is None:
        return 0, 0
    while end > first + 1 and len(blocks[end - 1].text) < 160 and blocks[end - 1].text[-1] not in ".;:":
        end -= 1
    return first, end


def memorandum_openings(blocks: Sequence[Block], span: tuple[int, int]) -> Iterator[Opening]:
    """A component with numbered headings as sections, and its paragraphs."""
    first, end = span
    if end <= first:
        return
    yield Opening(0, "component", blocks[first].start, "", blocks[first].text)
    for block in blocks[first + 1 : end]:
        heading = None if block.table else _heading(block)
        if heading is not None:
            yield heading
        elif not block.table and not block.text.startswith("•"):
            yield Opening(_TEXT, "paragraph", block.start)
    yield Opening(0, "", blocks[end].start)
