"""What a grammar finds in a text, and the one rule that settles overlaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

CitationKind = Literal["instrument", "provision", "doc_no", "case_no"]


@dataclass(frozen=True, slots=True)
class Found:
    """A citation, or a part of one, at ``text[start:end]``.

    ``value``: name of the instrument without brackets, eId of the provision, normalised number.
    ``of``: what a provision hangs on: an instrument's name, a document number, 本 for the text itself,
    '' if not said. ``through``: the last eId of a range that starts here (第十条至第十二条), '' if none.
    """

    start: int
    end: int
    kind: CitationKind
    text: str
    value: str
    of: str = ""
    through: str = ""


def longest(found: Iterable[Found]) -> list[Found]:
    """In text order, without those that lie in or overlap a longer one; of equals the first."""
    kept: list[Found] = []
    end = -1
    for item in sorted(found, key=lambda f: (f.start, -f.end)):
        if item.start >= end:
            kept.append(item)
            end = item.end
        elif item.end - item.start > kept[-1].end - kept[-1].start:
            kept[-1] = item
            end = item.end
    return kept
