"""Any text without a drafting tradition of its own: headings of the markup, numbers of any style, paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.models import Outline, Part, Reading
from ingest.outline.blocks import Block, blocks_of
from ingest.outline.numbering import Counter, Label, labels
from ingest.outline.tiling import fill
from ingest.outline.tree import Opening, grow

if TYPE_CHECKING:
    from ingest.detect import Detected

_BELOW = ("paragraph", "point", "indent")
_HEADINGS = 20
_LONGEST_HEADING = 200


def outline(text: str, reading: Reading, detected: Detected) -> Outline:
    """Sections by headings, numbered paragraphs and points by numbers that count on, else a paragraph each.

    What stands before ``detected.preface_end`` is title and preface. A table is one paragraph.
    """
    blocks = blocks_of(text, reading.marks)
    first = body_start(detected)
    body = [b for b in blocks if b.start >= first] or list(blocks)
    openings = list(plain_openings(body, numbered_headings=True))
    provisions = grow(text, openings, len(text))
    return Outline(provisions, fill(text, provisions, front(text, detected)))


def body_start(detected: Detected) -> int:
    """Where title and preface end."""
    return max(detected.preface_end, detected.title_span[1] if detected.title_span else 0)


def front(text: str, detected: Detected) -> list[Part]:
    """The title and what else stands before the body."""
    parts = [Part("preface", 0, end)] if (end := body_start(detected)) else []
    if detected.title_span:
        parts.append(Part("title", *detected.title_span))
    return parts


def plain_openings(body: Sequence[Block], numbered_headings: bool) -> list[Opening]:
    """Openings of a body without a tradition; headings rank by their level, numbers below them."""
    counter, found = Counter(), list[Opening]()
    in_table = inside = False
    for block in body:
        if block.table and in_table:
            continue
        in_table = block.table
        if is_heading(block):
            counter.keep_outer()
            inside = False
            found.append(heading_opening(block, numbered_headings))
            continue
        accepted = None if block.table or block.quoted else counter.accept(block.text)
        if accepted is not None:
            inside = True
            found.append(_numbered(block, *accepted))
        elif not inside:
            found.append(Opening(_HEADINGS, "paragraph", block.start))
    return found


def is_heading(block: Block) -> bool:
    """Marked as a heading, with words, and not as long as a paragraph."""
    return block.level > 0 and len(block.text) <= _LONGEST_HEADING and sum(c.isalnum() for c in block.text) > 1


def heading_opening(block: Block, numbered: bool) -> Opening:
    """A section by the markup's heading; ``1. Introduction`` has the number 1."""
    label = next(labels(block.text), None) if numbered else None
    if label is None:
        return Opening(block.level, "section", block.start, "", block.text)
    heading = block.text[label.length :].strip()
    return Opening(block.level, "section", block.start, label.num, heading)


def _numbered(block: Block, depth: int, label: Label) -> Opening:
    element = _BELOW[min(depth, len(_BELOW) - 1)]
    return Opening(_HEADINGS + depth, element, block.start, label.num)
