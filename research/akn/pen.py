"""XML elements opened and closed at places of a text; the text between goes in by itself, so none is lost."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

from ingest.readers.akn_own import AKN, OWN

WHITE = " \t\r\n"
_UNHOLDABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Attributes = Mapping[str, str]


def holdable(text: str) -> str:
    """``text`` with a replacement character for each that XML cannot hold; cleaned texts have none."""
    return _UNHOLDABLE.sub("\ufffd", text)


def visible(text: str, start: int, end: int) -> int:
    """The first character of ``text[start:end]`` that is no white space of XML; ``end`` if there is none."""
    while start < end and text[start] in WHITE:
        start += 1
    return start


def shown_end(text: str, start: int, end: int) -> int:
    """``end`` moved left over white space of XML, not beyond ``start``."""
    while end > start and text[end - 1] in WHITE:
        end -= 1
    return end


@dataclass(frozen=True, slots=True)
class Point:
    """An empty element behind the visible character that ends at ``at``."""

    at: int
    tag: str
    attributes: Attributes


@dataclass(slots=True)
class Pen:
    """Owns the elements under construction and the place in the text up to which it is written.

    Points are set where running text reaches them: only elements opened as ``mixed`` may hold any.
    """

    text: str
    points: Sequence[Point] = ()
    at: int = 0
    _next: int = 0
    _open: list[tuple[str, bool]] = field(default_factory=list)
    _builder: Any = field(default_factory=etree.TreeBuilder)  # lxml-stubs know no namespaces for it

    def open(self, name: str, at: int, attributes: Attributes | None = None, mixed: bool = False) -> None:
        """Begins an element at a place not before the last."""
        self._write(at)
        tag = f"{{{AKN}}}{name}"
        names = {} if self._open else {None: AKN, "cb": OWN}
        self._open.append((tag, mixed))
        self._builder.start(tag, _clean(attributes), names)

    def close(self, at: int) -> None:
        """Ends the element opened last."""
        self._write(at)
        self._builder.end(self._open.pop()[0])

    def empty(self, name: str, at: int, attributes: Attributes | None = None) -> None:
        self.open(name, at, attributes)
        self.close(at)

    def done(self) -> etree._Element:
        return cast("etree._Element", self._builder.close())

    def _write(self, at: int) -> None:
        if self._open and self._open[-1][1]:
            while self._next < len(self.points) and self.points[self._next].at <= at:
                point = self.points[self._next]
                self._next += 1
                self._data(max(point.at, self.at))
                tag = f"{{{AKN}}}{point.tag}"
                self._builder.start(tag, _clean(point.attributes))
                self._builder.end(tag)
        self._data(at)

    def _data(self, at: int) -> None:
        if self.at < at:
            self._builder.data(self.text[self.at : at])
            self.at = at


def _clean(attributes: Attributes | None) -> dict[str, str]:
    return {name: holdable(value) for name, value in (attributes or {}).items()}
