"""The sections of an act: which numbers at the beginning of a line are theirs, and where their headings stand."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.outline.blocks import Block
from ingest.outline.numbering import Label, labels
from ingest.outline.uk.groups import group_of
from ingest.outline.uk.headings import is_heading
from ingest.outline.uk.units import rising

_WORD = re.compile(
    r"(?P<word>Section|Sec\.|Rule|Regulation|Reg\.|Article|Art\.|Clause|Order|Bye-?law|§)\s*(?P<num>\d{1,4}[A-Z]{0,2})(?P<sign>[.:)—–-]*)(?=\s|$)",
    re.I,
)
_RUN_IN = re.compile(r"\s*(?P<heading>[A-Z“][^.\n—]{2,120}?)\.?\s*(?:[—–]|\.-)(?=\s*\(1\)|\s*\(a\)|\s*[A-Z“])")
_PERIOD = re.compile(r"\s*(?P<heading>[A-Z“][^.\n—:;]{2,90})\.\s+(?=[A-Z“(])")
_CONTENTS = re.compile(
    r"(?:table of )?contents|arrangement of (?:sections|regulations|rules|articles|act|order|provisions)|sections"
    r"|index",
    re.I,
)
_NO_NOTE = re.compile(r"(?:Illustrations?|Explanations?|Provided|Exceptions?|Examples?|Notes?)\b")
_HANGS = re.compile(r"\b(?:and|or|of|to|in|under|by|with|the)$")
_FIRST = re.compile(r"\d[A-Z]?[.\s—–-]{1,4}\(1\)\s")
_JUMP = 25
_VERB = re.compile(r"\b(?:shall|is|are|may|must|means|has|have|was|were|will|applies|apply)\b")


@dataclass(frozen=True, slots=True)
class Section:
    """Number as printed, for the eId, and where the text behind it starts; the heading and the block of a heading that
    stands above (-1 for none); a cross-heading above that."""

    num: str
    number: str
    length: int
    heading: str = ""
    above: int = -1
    cross: str = ""
    cross_at: int = -1
    regulation: bool = False
    through: bool = True


def label_of(block: Block) -> Label | None:
    """The number of a section at the head of a block: 1. · 1 Title · 12A.— · Section 5. · Regulation 3"""
    if block.table:
        return None
    if word := _WORD.match(block.text):
        digits = re.match(r"\d+", word["num"])
        suffix = word["num"][len(digits.group()) :] if digits else ""
        return Label("word", word.group().strip(), (int(digits.group() if digits else 0),), suffix, word.end())
    found = next((label for label in labels(block.text) if label.style in ("number", "bare", "dotted")), None)
    if found is not None and found.style == "dotted":
        return None
    return found


def begin(blocks: Sequence[Block], quoted: Sequence[bool]) -> int:
    """Section 1 itself, not its line in the table of contents: the first with text, or with (1) or more text below."""
    starts = [i for i, b in enumerate(blocks) if not quoted[i] and (label := label_of(b)) and label.value == 1]
    if not starts:
        return 0
    return next((i for i in starts if len(blocks[i].text) > 90 or _has_text(blocks, i)), starts[0])


def _has_text(blocks: Sequence[Block], i: int) -> bool:
    """A sentence, (1) behind the number, or text below that is no next entry of a table of contents."""
    if _FIRST.search(blocks[i].text[:20]):
        return True
    if _VERB.search(blocks[i].text) and blocks[i].text[-1] in ".;:—–-,":
        return True
    following = blocks[i + 1] if i + 1 < len(blocks) else None
    if following is None:
        return False
    return following.text.startswith("(1)") or (
        label_of(following) is None and (len(following.text) > 90 or bool(_VERB.search(following.text)))
    )


def contents(blocks: Sequence[Block], until: int) -> tuple[int, int] | None:
    """The arrangement of sections before block ``until`` as (first, last)."""
    for i, block in enumerate(blocks[:until]):
        if _CONTENTS.fullmatch(block.text.strip(" :")):
            entries = [k for k in range(i + 1, until) if label_of(blocks[k]) or group_of(blocks[k])]
            last = max(entries, default=i)
            while last + 1 < until and is_heading(blocks[last + 1]) and last in entries and group_of(blocks[last]):
                last += 1
            return i, last
    return None


def sections(
    blocks: Sequence[Block],
    quoted: Sequence[bool],
    span: tuple[int, int],
    groups: Mapping[int, bool],
    taken: Collection[int],
) -> dict[int, Section]:
    """The sections by block: in the body, and in each schedule, the longest run of rising numbers of one form.

    ``groups``: the blocks of divisions, and whether each is a schedule; ``taken``: the lines that hold their titles.
    Numbers may begin with 1 again in every part; the sections then have ``through`` off.
    """
    edges = [span[0], *(i for i, component in groups.items() if component), span[1]]
    order = sorted(groups)
    found: dict[int, Section] = {}
    for k, (first, end) in enumerate(itertools.pairwise(edges)):
        inner = order[bisect_right(order, first) : bisect_left(order, end)]
        parts = _restarts(blocks, quoted, taken, [first, *inner, end])
        for start, stop in itertools.pairwise(parts):
            run = _best(blocks, quoted, [i for i in range(start, stop) if i not in taken], strict=k > 0)
            for i, section in _headed(blocks, run, first, taken).items():
                found[i] = replace(section, through=len(parts) == 2)
    return found


def _restarts(
    blocks: Sequence[Block], quoted: Sequence[bool], taken: Collection[int], edges: Sequence[int]
) -> list[int]:
    """Those inner edges behind which the first number is 1 although numbers stand before them."""
    kept = [edges[0]]
    seen = False
    for start, stop in itertools.pairwise(edges):
        free = (blocks[i] for i in range(start, stop) if not quoted[i] and i not in taken)
        first = next((label for block in free if (label := label_of(block))), None)
        if first is not None and first.value == 1 and seen:
            kept.append(start)
        seen = seen or first is not None
    return [*kept, edges[-1]]


def _best(blocks: Sequence[Block], quoted: Sequence[bool], where: Sequence[int], strict: bool) -> dict[int, Label]:
    best: dict[int, Label] = {}
    for styles in (("number", "bare"), ("word",)):
        every = [(i, a) for i in where if not quoted[i] and (a := label_of(blocks[i])) and a.style in styles]
        run = _without_jumps(rising(every))
        if strict and run and run[0][1].value != 1:
            run = []
        if len(run) > len(best):
            best = dict(run)
    return best


def _without_jumps(run: Sequence[tuple[int, Label]]) -> list[tuple[int, Label]]:
    """The run up to a number that leaves too many out: a year or an amount at the head of a line."""
    kept: list[tuple[int, Label]] = []
    for i, label in run:
        if label.value - (kept[-1][1].value if kept else 0) > _JUMP:
            break
        kept.append((i, label))
    return kept


def _headed(
    blocks: Sequence[Block], run: Mapping[int, Label], first: int, taken: Collection[int]
) -> dict[int, Section]:
    """Headings behind the number where most sections have one there, else in the line above."""
    behind = {i: _behind(blocks, i, label) for i, label in run.items()}
    run_in = sum(bool(heading) for heading, _ in behind.values()) * 2 > len(run)
    closed = {*run, *taken}
    found: dict[int, Section] = {}
    for i, label in run.items():
        number = f"{label.value}{label.suffix}"
        heading, length = behind[i]
        section = Section(
            label.num, number, label.length + length, heading, regulation=label.num.lower().startswith("reg")
        )
        above = [k for k in (i - 1, i - 2) if k >= first - 2 and k >= 0]
        if above and not heading and blocks[i - 1].level and _is_note(blocks[i - 1]):
            section = replace(section, heading=blocks[i - 1].text.rstrip("."), above=i - 1)
        elif run_in:
            if above and _stands_above(blocks, i - 1, closed):
                section = replace(section, cross=blocks[i - 1].text, cross_at=i - 1)
        elif above and _stands_above(blocks, i - 1, closed):
            section = replace(section, heading=blocks[i - 1].text, above=i - 1)
            if len(above) > 1 and _stands_above(blocks, i - 2, closed) and not group_of(blocks[max(i - 3, 0)]):
                section = replace(section, cross=blocks[i - 2].text, cross_at=i - 2)
        found[i] = section
    return found


def _stands_above(blocks: Sequence[Block], i: int, run: Collection[int]) -> bool:
    if i < 0 or i in run or group_of(blocks[i]):
        return False
    block = blocks[i]
    if not is_heading(replace(block, text=block.text[:-1]) if block.text.endswith((" etc.", ",etc.")) else block):
        return False
    return i == 0 or not group_of(blocks[i - 1]) or bool((g := group_of(blocks[i - 1])) and g.title)


def _behind(blocks: Sequence[Block], i: int, label: Label) -> tuple[str, int]:
    """The heading behind a number, and its length where text follows it in the same block: ``Short title.—(1) …``,
    ``Definitions. In this Act …``, or a short line with the text below."""
    text = blocks[i].text[label.length :]
    found = _RUN_IN.match(text) or _PERIOD.match(text)
    if found and not _VERB.search(found["heading"]):
        return found["heading"].strip(), found.end()
    short = text.strip(" :—–-\t")
    whole = 0 < len(short) < 120 and "\n" not in short and short[0].isupper() and not _VERB.search(short)
    whole = whole and not _HANGS.search(short)
    return (short, 0) if whole and text.rstrip()[-1] not in ".,;:—–-" else ("", 0)


def side_notes(
    blocks: Sequence[Block], found: Mapping[int, Section], groups: Collection[int]
) -> dict[int, Section] | None:
    """Headings printed in the margin, which come out of a page as short lines with a full stop, above their section or
    in the middle of it. None unless a third of the sections have one directly above."""
    order = sorted(found)
    direct = [i for i in order if not found[i].heading and i and _is_note(blocks[i - 1])]
    if len(order) < 3 or 3 * len(direct) < len(order):
        return None
    noted = dict(found)
    for i in direct:
        noted[i] = replace(noted[i], heading=blocks[i - 1].text.rstrip("."), above=i - 1)
    for k, i in enumerate(order):
        after = order[k + 1] if k + 1 < len(order) else len(blocks)
        after = noted[after].above if after in noted and noted[after].above > 0 else after
        inner = [
            b for b in range(i + 1, next((g for g in range(i + 1, after) if g in groups), after)) if _is_note(blocks[b])
        ]
        waiting = [s for s in order[max(0, k + 1 - len(inner)) : k + 1] if not noted[s].heading]
        if inner and len(waiting) == len(inner):
            for s, b in zip(waiting, inner, strict=True):
                noted[s] = replace(noted[s], heading=blocks[b].text.rstrip("."))
    return noted


def _is_note(block: Block) -> bool:
    """A few words with a full stop that are no sentence of the text: ``Short title and commencement.``"""
    text = block.text
    if block.table or block.quoted or not text.endswith(".") or len(text.split()) > 14 or not text[0].isupper():
        return False
    return not (_VERB.search(text) or _NO_NOTE.match(text) or text.isupper() or next(labels(text), None))
