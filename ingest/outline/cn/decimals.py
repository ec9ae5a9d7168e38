"""Sections numbered 1, 1.1, 1.1.1 as technical standards number them (GB/T 1.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.outline.cn.points import Points
from ingest.outline.lines import Line
from ingest.outline.tree import Opening

_DECIMAL = re.compile(
    r"([0-9]{1,3}(?:\.[0-9]{1,3}){1,5})(?:\.?[\s\u3000]+|(?=[\u4e00-\u9fff“《【]))(?![年月日元%％倍万亿千米吨克度折余])"
)
_CLAUSE = re.compile(r"([0-9]{1,2})(?:[.．、]|\s)\s*(?=[^\s0-9][^。；]{0,39}$)")


def is_decimal(text: str) -> bool:
    return _DECIMAL.match(text) is not None


def is_standard(lines: Sequence[Line]) -> bool:
    """Whether sections are numbered 1, 1.1, 1.1.1: a heading 1 or 1. with 1.1 below it."""
    seen: set[str] = set()
    for line in lines:
        if not line.text[0].isdigit() or line.table:
            continue
        decimal = _DECIMAL.match(line.text)
        if decimal and decimal.group(1).split(".")[0] in seen and decimal.group(1).endswith(".1"):
            return True
        clause = _CLAUSE.match(line.text)
        seen |= {clause.group(1)} if clause else set()
    return False


def open_decimal(points: Points, line: Line) -> bool:
    """3.1.2 as standards number; its depth is the number of its parts. 1.5倍 at the start of a line is no number."""
    match = _DECIMAL.match(line.text) or (_CLAUSE.match(line.text) if points.standard else None)
    if match is None:
        return False
    path = tuple(int(n) for n in match.group(1).split("."))
    if not _is_due(path, points.path):
        return False
    points.path = path
    rest = line.text[match.end() :].strip()
    rank = 24 + len(path)
    element = "section" if len(path) == 1 else "subsection" if len(path) == 2 else "paragraph"
    heading = rest if len(rest) <= 40 and not re.search(r"[。；，]", rest) else ""
    number = match.group(1).replace(".", "-")
    opening = Opening(rank, element, line.start, match.group().strip(), heading, number=number)
    points.add(rank, path[0] if len(path) == 1 else 0, opening)
    points.fresh = bool(heading)
    return True


def _is_due(path: tuple[int, ...], last: tuple[int, ...]) -> bool:
    """Whether a decimal number begins a series, goes on with one (a number may be missing) or goes up a level."""
    if path[-1] <= 1:
        return len(path) > 1 or not last
    same = last[: len(path)]
    return len(same) == len(path) and same[:-1] == path[:-1] and 1 <= path[-1] - same[-1] <= 2
