"""How a text is set on its page: whether its lines are broken for print, where its margin is, how paragraphs part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.outline.lines import Line
from ingest.outline.widths import Room, room

ENDED = re.compile(r"[.?!:;—…][\"'”’)\]]*[\d*†]{0,3}$")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: length of a full line (0: a line is a paragraph), left margin, whether blank lines part
    paragraphs, whether it is a statute, whether every line carries its number, the room on its lines."""

    width: int
    margin: int
    spaced: bool
    statute: bool = False
    numbered: bool = False
    room: Room | None = None


def setting(text: str, lines: Sequence[Line], statute: bool) -> Setting:
    """How ``lines`` are set. Broken for print: most long lines end in no sentence, or some break off in one."""
    plain = [line for line in lines if not line.table and not line.level]
    lengths = sorted(len(line.text) for line in plain)
    indents = sorted(indent(text, line) for line in plain if len(line.text) > 40)
    margin = indents[len(indents) // 4] if indents else 0
    cut = [(a, b) for a, b in pairwise(plain) if not ENDED.search(a.text) and b.text[0].islower()]
    double = sum(text.count("\n", a.end, b.start) > 1 for a, b in cut)
    spaced = len(cut) < 3 or 2 * double <= len(cut)
    if len(plain) < 4 or lengths[len(plain) * 49 // 50] > 160:
        return Setting(0, margin, spaced, statute)
    full = lengths[len(plain) * 3 // 4]
    long = [line for line in plain if len(line.text) > 0.6 * full]
    ended = sum(1 for line in long if ENDED.search(line.text))
    broken = len(plain) >= 12 and median(lengths) > 20 and full > 20 and ended < 0.5 * len(long)
    if not broken and _cut_off(plain) >= max(2, len(plain) // 30):
        return Setting(lengths[len(plain) * 9 // 10], margin, spaced, statute)
    return Setting(full if broken else 0, margin, spaced, statute, room=room(text, plain, indent, margin))


def _cut_off(lines: Sequence[Line]) -> int:
    """How many lines break off in the middle of a sentence that the next line goes on with."""
    return sum(
        len(a.text) > 40 and not ENDED.search(a.text) and b.text[0].islower() and b.start - a.end < 12
        for a, b in pairwise(lines)
    )


def indent(text: str, line: Line) -> int:
    """The columns before a line; 0 where more than 200 characters of white space stand there."""
    begin = text.rfind("\n", max(0, line.start - 200), line.start) + 1
    return len(text[begin : line.start].expandtabs(8)) if begin or line.start < 200 else 0
