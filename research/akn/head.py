"""Number and heading of a provision as they are printed: where they stand, with the signs around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.models import Provision, Span
from research.akn.pen import WHITE

_BEFORE = frozenset("【[〔（(:：、.．—–-")
_AFTER = frozenset("】]〕）)")


@dataclass(frozen=True, slots=True)
class Label:
    """A ``num`` or ``heading`` at ``span``; ``words`` is the extent without the signs around it."""

    name: Literal["num", "heading"]
    span: Span
    words: Span


def labels(text: str, provision: Provision, limit: int) -> tuple[Label, ...]:
    """The number and the heading that a provision begins with, in the order of the text; neither if it begins
    otherwise. White space inside them does not matter; nothing at or behind ``limit`` is looked at."""
    num, heading = ("num", provision.num), ("heading", provision.heading)
    for wanted in ((num, heading), (heading, num), (num,), (heading,)):
        if all(words.strip() for _, words in wanted):
            found = tuple(_found(text, provision.start, limit, wanted))
            if len(found) == len(wanted):
                return found
    return ()


def _found(text: str, at: int, limit: int, wanted: tuple[tuple[str, str], ...]) -> Iterator[Label]:
    for name, words in wanted:
        first = _first(text, at, limit, words)
        end = _match(text, first, limit, words)
        if not end:
            return
        begin = at
        while begin < first and text[begin] in WHITE:
            begin += 1
        at = end
        while at < limit and begin < first and text[at] in _AFTER:
            at += 1
        yield Label("num" if name == "num" else "heading", (begin, at), (first, end))


def _first(text: str, at: int, limit: int, words: str) -> int:
    """The next character that is neither white space nor a sign before a label, unless the label begins with it."""
    sign = words.strip()[0]
    while at < limit and text[at] != sign and (text[at] in WHITE or text[at] in _BEFORE):
        at += 1
    return at


def _match(text: str, at: int, limit: int, words: str) -> int:
    """Where ``words`` end that begin at ``at``, white space aside; 0 if others stand there."""
    for char in words:
        if char.isspace():
            continue
        while at < limit and text[at] in WHITE:
            at += 1
        if at >= limit or text[at] != char:
            return 0
        at += 1
    return at
