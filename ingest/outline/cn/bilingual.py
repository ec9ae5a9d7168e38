"""Instruments that print a translation line by line below the Chinese text.

The Chinese lines alone are read: a translation opens nothing, so it lies in the provision that it translates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.outline.lines import Line

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z]{3}")
_TAIL = re.compile(r"(?<=[\u3400-\u9fff）)])\s+[A-Z][A-Za-z ,.;:'’()-]*$")
_LEAST, _SHARE = 4, 4


def without_translation(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, without those of a translation where one goes with the Chinese text all through.

    So it does where at least a quarter of the Chinese lines have a line in Latin letters right below them. A heading
    that bears its translation on the same line (第一章 总则 Chapter I General Provisions) loses it from ``text``, not
    from its extent. Lines of tables and notes stay.
    """
    plain = [line for line in lines if not (line.table or line.note)]
    chinese = sum(_HAN.search(line.text) is not None for line in plain)
    below = sum(_HAN.search(a.text) is not None and _is_foreign(b) for a, b in pairwise(plain))
    if below < _LEAST or _SHARE * below < chinese:
        return tuple(lines)
    kept = [line for line in lines if line.table or line.note or not _is_foreign(line)]
    return tuple(line if line.table else replace(line, text=_TAIL.sub("", line.text)) for line in kept)


def _is_foreign(line: Line) -> bool:
    return _HAN.search(line.text) is None and _WORD.search(line.text) is not None
