"""Named steps that make a reading's text fit to be cited. Afterwards the text is fixed.

Each step is a pattern and what replaces its matches. All offsets (marks, pages, a native outline) move with the
text; visible characters that go are logged as omissions.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace

from ingest.models import Omission, Outline, Part, Provision, Reading


@dataclass(frozen=True, slots=True)
class Step:
    """``reason`` names what goes; '' where no visible character does. ``new`` replaces each match."""

    name: str
    pattern: re.Pattern[str]
    new: str
    reason: str = ""


STEPS = (
    Step("line ends", re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"), "\n"),
    Step(
        "invisible characters",
        re.compile(
            r"[\ufeff\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u206f\u00ad\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]+"
        ),
        "",
        "invisible or control character",
    ),
    Step(
        "private use",
        re.compile(r"[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+"),
        "",
        "private-use character",
    ),
    Step("spaces", re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"), " "),
    Step("spaces at line ends", re.compile(r" +(?=\n|\Z)"), ""),
    # Tabs stay: an empty cell of a table row lies between them.
    Step("spaces at line starts", re.compile(r"(?<![^\n]) +"), ""),
    Step("blank lines", re.compile(r"\A\n+|\n+\Z|(?<=\n\n)\n+"), ""),
)


def clean(reading: Reading) -> Reading:
    """The reading with its text in final form; cleaning it again changes nothing."""
    removed: Counter[str] = Counter()
    for step in STEPS:
        reading = _apply(reading, step, removed)
    gone = tuple(Omission(text, "invisible, control or private-use characters") for text in removed.elements())
    return replace(reading, omissions=(*reading.omissions, *gone))


def _apply(reading: Reading, step: Step, removed: Counter[str]) -> Reading:
    edits = [m.span() for m in step.pattern.finditer(reading.text)]
    if not edits:
        return reading
    if step.reason:
        removed.update(reading.text[start:end] for start, end in edits)
    moved = _Shift(edits, len(step.new))
    return replace(
        reading,
        text=step.pattern.sub(step.new, reading.text),
        pages=tuple((moved(start), moved(end)) for start, end in reading.pages),
        marks=tuple(replace(m, start=moved(m.start), end=moved(m.end)) for m in reading.marks),
        outline=None if reading.outline is None else _moved_outline(reading.outline, moved),
    )


class _Shift:
    """Old offset → new offset, after each of ``edits`` (sorted, disjoint) became ``width`` characters."""

    def __init__(self, edits: list[tuple[int, int]], width: int) -> None:
        self.edits = edits
        self.starts = [start for start, _ in edits]
        self.width = width
        self.shifts = [0]
        for start, end in edits:
            self.shifts.append(self.shifts[-1] + width - (end - start))

    def __call__(self, offset: int) -> int:
        i = bisect_right(self.starts, offset) - 1
        if i < 0:
            return offset
        start, end = self.edits[i]
        if offset < end:
            return start + self.shifts[i] + min(offset - start, self.width)
        return offset + self.shifts[i + 1]


def _moved_outline(outline: Outline, moved: _Shift) -> Outline:
    return Outline(
        tuple(_moved_provision(p, moved) for p in outline.provisions),
        tuple(Part(part.name, moved(part.start), moved(part.end)) for part in outline.parts),
    )


def _moved_provision(provision: Provision, moved: _Shift) -> Provision:
    return replace(
        provision,
        start=moved(provision.start),
        end=moved(provision.end),
        children=tuple(_moved_provision(child, moved) for child in provision.children),
    )
