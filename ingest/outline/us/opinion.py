"""Opinions of United States courts."""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.models import Outline, Part, Reading
from ingest.outline.blocks import Block, blocks_of
from ingest.outline.numbering import Counter
from ingest.outline.plain import front
from ingest.outline.tiling import fill
from ingest.outline.tree import Opening, grow
from ingest.outline.us.sections import TEXT, TOP, section, text_openings

if TYPE_CHECKING:
    from ingest.detect import Detected

_TITLE = re.compile(
    r"[*\s]*(?P<name>SYLLABUS|OPINION(?: AND ORDER| OF THE COURT)?|MEMORANDUM(?: OPINION| AND ORDER| DECISION)*"
    r"|ORDER(?: AND JUDGMENT| AND OPINION)?|PER CURIAM|DISSENT|CONCURRENCE)[*:.\s]*",
    re.I,
)
_JUDGE = re.compile(
    r"(?P<name>[A-Z][\w.’' -]{2,40}), (?:Senior |Chief |Presiding |Acting )*"
    r"(?:Circuit |District |Associate |Bankruptcy )?(?:Judges?|Justice|J\.|C\.\s?J\.|JJ\.)"
    r"(?:\*|,? sitting by designation)?(?P<role>[^.:]{0,120})[:.]",
)
_DELIVERED = re.compile(
    r"(?:CHIEF )?JUSTICE (?P<name>[A-Z][\w’']+)(?P<role>(?: delivered the opinion of the Court"
    r"|, (?:with whom [^.]{1,200}, )?(?:concurring|dissenting)[^.]{0,80}))\."
)
_FURNITURE = re.compile(
    r"(?:-?\s*\d{1,4}\s*-?|Page \d+ of \d+|Cite as: .{5,120}|Case:? .{5,60}Page:? \d+.{0,60}|[_*\s—-]+)$", re.I
)
_SEPARATE = re.compile(r"\b(dissent|concur)", re.I)


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """Syllabus, opinion, concurrences and dissents; in them I › A › 1 as sections, and their paragraphs.

    The head of the case, up to the syllabus or the opinion, is the preface.
    """
    if detected.kind != "opinion" or detected.jurisdiction not in ("us", ""):
        return None
    blocks = blocks_of(text, reading.marks)
    begin = _opinion_begin(blocks)
    openings = list(_opinion_openings(blocks[begin:]))
    provisions = grow(text, openings, len(text))
    before = Part("preface", 0, blocks[begin].start if blocks else 0)
    return Outline(provisions, fill(text, provisions, [*front(text, detected), before]))


def _opinion_begin(blocks: Sequence[Block]) -> int:
    """Where the syllabus or the opinion begins: its title, else its judge's name, else the first long paragraph."""
    titles = [i for i, block in enumerate(blocks) if _TITLE.fullmatch(block.text)]
    for i in titles:
        if any(_JUDGE.match(b.text) or len(b.text) > 250 for b in blocks[i + 1 : i + 3]):
            return i
    for i, block in enumerate(blocks):
        if (_JUDGE.match(block.text) and len(block.text) > 60) or _DELIVERED.match(block.text):
            return i
    return next((i for i, block in enumerate(blocks) if len(block.text) > 300 and not block.table), 0)


def _opinion_openings(blocks: Sequence[Block]) -> Iterator[Opening]:
    counter, sequence, current = Counter(), dict[int, int](), ""
    repeated = {t for t, n in Tally(b.text for b in blocks).items() if n > 2 and 8 < len(t) < 120}
    for i, block in enumerate(blocks):
        title = _opinion_title(block, first=i == 0)
        if title is not None and (title.number != current or _DELIVERED.match(block.text)):
            current = title.number
            sequence.clear()
            counter.reset()
            yield title
            if len(block.text) > 100:
                yield Opening(TEXT, "paragraph", block.start)
        elif title is None and not _is_furniture(block, repeated) and not (i and _carries_on(blocks[i - 1], block)):
            heading = section(block, sequence)
            if heading:
                counter.reset()
                yield heading
            elif not block.table:
                yield from text_openings(block, counter)


def _is_furniture(block: Block, repeated: Container[str]) -> bool:
    """A page number or a running head: text of the paragraph that it interrupts."""
    return bool(_FURNITURE.match(block.text)) or block.text in repeated


def _carries_on(before: Block, block: Block) -> bool:
    """The rest of a sentence that a page break cut off."""
    return block.text[0].islower() and before.text[-1] not in '.!?:;”"'


def _opinion_title(block: Block, first: bool) -> Opening | None:
    """OPINION, DISSENT …, or a judge's name with what he or she does (delivers, concurs, dissents)."""
    title = _TITLE.fullmatch(block.text)
    if title and len(block.text) < 80:
        name = title["name"]
        return Opening(TOP, "hcontainer", block.start, "", name.strip(), _name(name))
    judge = _DELIVERED.match(block.text) or _JUDGE.match(block.text)
    if judge and (judge.re is _DELIVERED or _SEPARATE.search(judge["role"])):
        return Opening(TOP, "hcontainer", block.start, "", judge.group().rstrip(":."), _name(judge["role"]))
    if first:
        return Opening(TOP, "hcontainer", block.start, "", "", "opinion")
    return None


def _name(text: str) -> str:
    """The word for the eId: syllabus, opinion, concurrence, dissent."""
    lower = text.lower()
    known = (("dissent", "dissent"), ("concur", "concurrence"), ("syllabus", "syllabus"), ("order", "order"))
    return next((name for word, name in known if word in lower), "opinion")
