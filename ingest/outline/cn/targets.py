"""The provisions of another law that an instruction names: 第十条第二款, 第二款 of what was named before, 引言."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.citations.chinese import find_pinpoints
from ingest.citations.found import Found
from ingest.models import Span
from ingest.uri import eid_part, number_part

_STEP = re.compile(r"[^编章节条款项目]*(?:分编|[编章节款项目]|条(?:\s?之\s?[一二三四五六七八九十0-9]{1,3})?)")
_RANKS = ("book", "part", "chp", "sec", "art", "para", "point", "indent")
_ARTICLE = _RANKS.index("art")
_LIST = re.compile(r"\s?(?:、|和|及|以及|与|至|到|－|-|—)?\s?")
_LONGEST_RANGE = 100

Levels = tuple[tuple[str, str], ...]
"""Steps of an eId from the outside in, each with its label as written: (("art_10", "第十条"), ("para_2", "第二款"))."""


@dataclass(frozen=True, slots=True)
class Target:
    """What an instruction is about, in the law ``law``; ``levels`` is () where it has no eId (引言, 标题)."""

    label: str
    levels: Levels = ()
    law: str = ""

    @property
    def eid(self) -> str:
        return "__".join(step for step, _ in self.levels)


@dataclass(frozen=True, slots=True)
class Named:
    """Pinpoints that stand together as one list, at ``span``."""

    span: Span
    pins: tuple[Found, ...]


def find_named(text: str) -> list[Named]:
    """The lists of pinpoints in ``text``, in order."""
    out: list[Named] = []
    for pin in find_pinpoints(text):
        last = out[-1] if out else None
        if last and _LIST.fullmatch(text, last.span[1], pin.start):
            out[-1] = Named((last.span[0], pin.end), (*last.pins, pin))
        else:
            out.append(Named((pin.start, pin.end), (pin,)))
    return out


def unnumbered(word: str, law: str) -> Target:
    """引言, 标题 … have no eId; 附件2 has one."""
    number = number_part(word[2:]) if word.startswith("附") else ""
    return Target(word, ((eid_part("annex", number), word),) if number else (), law)


def targets_of(named: Named, base: Levels, law: str) -> list[Target]:
    """The provisions of a list, ranges written out; ``base`` is what was named before it."""
    out: list[Target] = []
    to: Found | None = None
    for pin in named.pins:
        levels = _levels(pin, out[-1].levels if out else base)
        if to is not None and out:
            label = f"{out[-1].label}至{pin.text}"
            out[-1:] = [Target(label, between, law) for between in _range(out[-1].levels, levels)]
        else:
            out.append(Target("".join(label for _, label in levels), levels, law))
        to = pin if pin.through else None
    return out


def _levels(pin: Found, base: Levels) -> Levels:
    """The levels of a pinpoint, with those above it that ``base`` gives."""
    steps = pin.value.split("__")
    labels = [m.group().strip() for m in _STEP.finditer(pin.text)] or [pin.text]
    known = dict(base)
    carried = steps[: len(steps) - len(labels)]
    written = [(step, known.get(step, "")) for step in carried] + list(
        zip(steps[len(carried) :], labels[-len(steps) :], strict=False)
    )
    first = _rank(written[0][0])
    if first == _ARTICLE:
        return tuple(written)
    inside = [level for level in base if (_rank(level[0]) >= _ARTICLE) == (first > _ARTICLE)]
    return (*(level for level in inside if _rank(level[0]) < first), *written)


def _rank(step: str) -> int:
    name = step.split("_")[0]
    return _RANKS.index(name) if name in _RANKS else _ARTICLE


def _range(first: Levels, last: Levels) -> Iterator[Levels]:
    """From ``first`` to ``last``, where only the last number of their eIds differs; else the two of them."""
    low, high = _counted(first[-1][0]), _counted(last[-1][0])
    if first[:-1] != last[:-1] or low[0] != high[0] or not 0 < high[1] - low[1] <= _LONGEST_RANGE:
        yield from (first, last)
        return
    for number in range(low[1], high[1] + 1):
        yield (*first[:-1], (f"{low[0]}{number}", ""))


def _counted(step: str) -> tuple[str, int]:
    found = re.fullmatch(r"(.*?)(\d+)", step)
    return (found[1], int(found[2])) if found else (step, 0)
