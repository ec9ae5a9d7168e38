"""Federal Register notices without a tree of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.models import Outline, Part, Reading
from ingest.outline.blocks import Block, blocks_of
from ingest.outline.numbering import Counter
from ingest.outline.plain import front
from ingest.outline.tiling import fill
from ingest.outline.tree import Opening, grow
from ingest.outline.us.sections import TOP, section, text_openings

if TYPE_CHECKING:
    from ingest.detect import Detected

_NOTICE = re.compile(
    r"(?P<name>AGENCY|ACTION|SUMMARY|DATES?|ADDRESSES|FOR FURTHER INFORMATION(?: CONTACT)?|SUPPLEMENTARY INFORMATION"
    r"|AUTHORITY|EFFECTIVE DATE|COMMENTS?|Dated|Authority|List of Subjects[^\n:]{0,60}):?(?=\s|$)"
)


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """The fields of the preamble (AGENCY, SUMMARY, DATES …) and headings I › A › 1 as sections, with paragraphs."""
    if (detected.kind, detected.jurisdiction, detected.subtype) != ("notice", "us", "fr"):
        return None
    blocks = blocks_of(text, reading.marks)
    openings = list(_notice_openings(blocks))
    provisions = grow(text, openings, len(text))
    first = provisions[0].start if provisions else len(text)
    tail = [Part("furniture", b.start, b.end) for b in blocks if re.match(r"\[FR Doc\.|BILLING CODE", b.text)]
    return Outline(provisions, fill(text, provisions, [*front(text, detected), Part("preface", 0, first), *tail]))


def _notice_openings(blocks: Sequence[Block]) -> Iterator[Opening]:
    counter, sequence, inside = Counter(), dict[int, int](), False
    for block in blocks:
        field = None if block.table else _NOTICE.match(block.text)
        if field and field["name"] not in ("AGENCY", "ACTION"):
            sequence.clear()
            counter.reset()
            inside = field["name"] != "Dated"
            element = "conclusions" if field["name"] == "Dated" else "section"
            named = "" if element == "conclusions" else field.group()
            yield Opening(TOP, element, block.start, "", named)
        elif re.match(r"\[FR Doc\.|BILLING CODE", block.text):
            yield Opening(TOP, "", block.start)
        elif inside:
            heading = section(block, sequence)
            if heading:
                yield heading
            elif not block.table:
                yield from text_openings(block, counter)
