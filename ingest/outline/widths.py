"""How wide a line was on the page that a text was copied from: where paragraphs are parted by nothing, their last line
is known by the room that it leaves."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean, pstdev

from ingest.outline.lines import Line

_BLANK_LINE = re.compile(r"[ \t]*(?:\n[ \t]*){2,}")
_SENTENCE_END = re.compile(r"[.!?:;。！？：；][\"'”’)\]]*$")
_PARTED = 0.03
"""Share of lines set off by a blank line or an indent below which a text does not mark its paragraphs so."""
_ROOM = 0.97
# Advance widths of Times-Roman in thousandths of an em (Adobe font metrics); its neighbours keep the proportions.
_TIMES = dict.fromkeys("ijlt/:;", 278) | dict.fromkeys("fr()-[]'’‘I`", 333) | dict.fromkeys(" .,", 250)
_TIMES |= dict.fromkeys("acez", 444) | {"s": 389, "m": 778, "w": 722, "J": 389, "M": 889, "W": 944, '"': 408, "—": 1000}
_TIMES |= dict.fromkeys("ADGHKNOQUVXY", 722) | dict.fromkeys("BCR", 667) | dict.fromkeys("ELTZ", 611)
_TIMES |= dict.fromkeys("FPS", 556) | dict.fromkeys("“”", 444)
_OTHER = 500


@dataclass(frozen=True, slots=True)
class Room:
    """The width of a full line; by Times-Roman where that makes the lines more equal than counting characters does."""

    full: float
    proportional: bool

    def leaves(self, last: Line, line: Line) -> bool:
        """Whether a sentence ends with ``last`` although the next word, with which another begins, would have fitted
        on its line."""
        word = line.text.split(maxsplit=1)[0]
        if word[0].islower() or not _SENTENCE_END.search(last.text):
            return False
        return _measure(self.proportional)(f"{last.text} {word}") <= _ROOM * self.full


def room(text: str, lines: Sequence[Line], indent: Callable[[str, Line], int], margin: int) -> Room | None:
    """The room on the lines of a text whose paragraphs neither blank lines nor indents part, else None.

    ``lines`` may leave out page heads. ``indent`` gives the columns before a line, ``margin`` those of most lines.
    """
    plain = [line for line in lines if not line.table and not line.level]
    parted = sum(
        indent(text, line) > margin + 1 or _BLANK_LINE.fullmatch(text, last.end, line.start) is not None
        for last, line in pairwise(plain)
    )
    if not plain or parted >= len(plain) * _PARTED:
        return None
    by_count, by_font = (_full(plain, _measure(proportional)) for proportional in (False, True))
    return Room(by_font[0], True) if by_font[1] < by_count[1] else Room(by_count[0], False)


def _full(lines: Sequence[Line], measure: Callable[[str], float]) -> tuple[float, float]:
    """The width that 19 of 20 lines do not pass, and how much those vary that come near it."""
    widths = sorted(measure(line.text) for line in lines)
    full = widths[len(widths) * 19 // 20]
    near = [width for width in widths if 0.85 * full <= width <= 1.1 * full]
    return full, pstdev(near) / mean(near) if near else 0.0


def _measure(proportional: bool) -> Callable[[str], float]:
    return _width if proportional else len


def _width(text: str) -> float:
    return sum(_TIMES.get(char, _OTHER) for char in text)
