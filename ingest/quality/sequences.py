"""Numbers that do not count on: gaps, repeats, backward runs, restarts and late beginnings.

Two kinds of sequence are followed: siblings of one element whose numbers are printed in one style, and articles,
which count on through the levels above them (立法技术规范). What stands in an annex or a component is a sequence of
its own. Siblings that go on where the last ones of their kind stopped (chapters through the parts of a code,
paragraphs of a judgment through its headings) count on as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.models import Flag, Provision
from ingest.outline.tree import COMPONENTS
from ingest.quality.numbers import Number, numbers

_DIVISIONS = frozenset({"book", "part", "title", "subtitle", "chapter", "subchapter", "section", "division"})


@dataclass(frozen=True, slots=True)
class _Run:
    """Siblings of one element; ``place`` is the nearest number above them, '' if there is none."""

    siblings: Sequence[Provision]
    place: str
    outermost: bool = False


@dataclass(slots=True)
class _Scope:
    """The document itself, or one annex or component of it: its articles, and its other runs of siblings."""

    place: str = ""
    articles: list[Provision] = field(default_factory=list)
    runs: list[_Run] = field(default_factory=list)


def number_flags(provisions: Sequence[Provision], *, amending: bool = False) -> Iterator[Flag]:
    """Flags of the kinds gap, repeat, backwards, restart and starts-late.

    ``amending``: articles of an amending act may go on from those of the one before (宪法修正案).
    """
    for scope in _scopes(provisions):
        flags = list(_article_flags(scope))
        late = any(flag.kind == "starts-late" for flag in flags)
        yield from (flag for flag in flags if not (amending and flag.kind == "starts-late"))
        last: dict[tuple[str, str], Number] = {}
        for run in scope.runs:
            # A part of a code begins late in every count; one flag says so.
            skipped = late and run.siblings[0].element in _DIVISIONS
            yield from (f for f in _run_flags(run, last) if not (skipped and f.kind == "starts-late"))


def _scopes(provisions: Sequence[Provision]) -> list[_Scope]:
    scopes = [_Scope()]

    def gather(level: Sequence[Provision], scope: _Scope, place: str, *, outermost: bool) -> None:
        by_element: dict[str, list[Provision]] = {}
        for provision in level:
            by_element.setdefault(provision.element, []).append(provision)
        scope.articles += by_element.pop("article", [])
        scope.runs += [_Run(run, place, outermost) for run in by_element.values()]
        for provision in level:
            own = provision.element in COMPONENTS
            below = provision.num or place
            if own:
                scopes.append(_Scope(below))
            gather(provision.children, scopes[-1] if own else scope, below, outermost=own)

    gather(provisions, scopes[0], "", outermost=True)
    return scopes


def _run_flags(run: _Run, last: dict[tuple[str, str], Number]) -> Iterator[Flag]:
    """Flags of siblings, style by style; ``last`` is what each count of the scope came to so far.

    Two lists in one provision both begin at one: only outermost numbers (not letters) that do so are flagged.
    """
    by_style: dict[str, list[tuple[Provision, Number]]] = {}
    for provision, number in zip(run.siblings, numbers([p.num for p in run.siblings]), strict=True):
        if number is not None:
            by_style.setdefault(number.style, []).append((provision, number))
    for style, counted in by_style.items():
        key = (run.siblings[0].element, style)
        for flag, begins in _counted_flags(counted, last.get(key), run.place):
            if not begins or (run.outermost and not style.strip("()[]§.").startswith(("a", "A"))):
                yield flag
        last[key] = counted[-1][1]


def _article_flags(scope: _Scope) -> Iterator[Flag]:
    run = scope.articles
    counted = [(p, n) for p, n in zip(run, numbers([p.num for p in run]), strict=True) if n is not None]
    if counted:
        yield from (flag for flag, _ in _counted_flags(counted, None, scope.place))


def _counted_flags(
    counted: Sequence[tuple[Provision, Number]], before: Number | None, place: str
) -> Iterator[tuple[Flag, bool]]:
    """Each flag with whether it is about a number that begins a sequence anew."""
    first, number = counted[0]
    if not number.begins() and not (before and number.follows(before)):
        yield Flag("starts-late", first.eid, (first.num, place)), False
    for (last, m), (provision, n) in pairwise(counted):
        if n.steps == m.steps and n.suffix == m.suffix:
            yield Flag("repeat", provision.eid, (provision.num, place)), n.begins()
        elif not n.follows(m):
            kind = "gap" if n.steps > m.steps else "restart" if n.begins() else "backwards"
            yield Flag(kind, provision.eid, (last.num, provision.num, place)), kind == "restart"
