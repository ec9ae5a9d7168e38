"""Names for whatever lies between the top provisions, so that nothing of a text is nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.models import Part, PartName, Provision


def fill(
    text: str, provisions: Sequence[Provision], regions: Sequence[Part], rest: PartName = "other"
) -> tuple[Part, ...]:
    """The stretches between top provisions, each named by the innermost of ``regions`` that holds it.

    Guaranteed: with the provisions they hold every visible character of ``text`` exactly once, and no part
    begins or ends with white space. What no region holds is ``rest``.
    """
    edges = sorted({0, len(text), *(r.start for r in regions), *(r.end for r in regions)})
    innermost = _Innermost(sorted(regions, key=lambda r: (r.start, -r.end)))
    found: list[Part] = []
    at, e = 0, 0
    for start, end in [*((p.start, p.end) for p in provisions), (len(text), len(text))]:
        while at < start:
            while e < len(edges) and edges[e] <= at:
                e += 1
            stop = min(start, edges[e] if e < len(edges) else start)
            found.extend(_part(text, (at, stop), innermost.at(at) or rest))
            at = stop
        at = max(at, end)
    return tuple(_joined(text, found))


@dataclass(slots=True)
class _Innermost:
    """The smallest region that holds a position; positions are asked for in rising order."""

    regions: Sequence[Part]
    _next: int = 0
    _open: list[Part] = field(default_factory=list)

    def at(self, position: int) -> PartName | None:
        while self._next < len(self.regions) and self.regions[self._next].start <= position:
            self._open.append(self.regions[self._next])
            self._next += 1
        self._open = [r for r in self._open if r.end > position]
        inner = min(self._open, key=lambda r: r.end - r.start, default=None)
        return inner.name if inner else None


def _part(text: str, span: tuple[int, int], name: PartName) -> Iterator[Part]:
    start, end = span
    visible = text[start:end]
    if visible.strip():
        yield Part(name, start + len(visible) - len(visible.lstrip()), end - len(visible) + len(visible.rstrip()))


def _joined(text: str, parts: Sequence[Part]) -> Iterator[Part]:
    """Neighbours of one name become one part."""
    last: Part | None = None
    for part in parts:
        if last is not None and last.name == part.name and not text[last.end : part.start].strip():
            last = Part(last.name, last.start, part.end)
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last
