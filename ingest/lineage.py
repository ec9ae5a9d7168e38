"""Provisions that took another number from one version of a work to the next, and the wId that ties them.

Worked out from the versions at hand, never stored: an earlier version may arrive later (docs/decisions/005).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz import fuzz, process

from ingest.models import Outline, Provision
from ingest.pinpoint import DIVISIONS

_ALIKE = 60.0
"""Share of characters in common, of 100, from which two texts are one provision; see docs/decisions/005."""
_BAND = 100
_BEST = 4
_SHORT = 12
"""Texts of fewer characters are tied only where they are equal."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Version:
    """One expression of a work: its date and what it says."""

    date: str
    text: str
    outline: Outline


def work_ids(versions: Sequence[Version]) -> Mapping[str, str]:
    """eId → wId for the provisions of the last of ``versions`` (oldest first, one work, one language).

    A provision that stood under another number before, with the same or much the same text, has the wId of the first
    version in which it is found. One that is new under a number by which an older one is still known has its eId with
    the date (``art_10@2031-05-04``), so that a wId names one provision. Those whose wId is their eId are left out.
    Ties keep the order of the text; time is n log n in provisions without equal text.
    """
    known: dict[str, str] = {}
    for earlier, later in pairwise(versions):
        known = dict(_next(earlier, later, known))
    return known


def with_work_ids(outline: Outline, wids: Mapping[str, str]) -> Outline:
    """The outline with ``wids``; a wId that a source gave stays."""
    return replace(outline, provisions=tuple(_with(p, wids) for p in outline.provisions)) if wids else outline


def _with(provision: Provision, wids: Mapping[str, str]) -> Provision:
    children = tuple(_with(child, wids) for child in provision.children)
    return replace(provision, children=children, wid=provision.wid or wids.get(provision.eid, ""))


def _next(earlier: Version, later: Version, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The wIds of ``later`` that differ from the eId, given those of ``earlier``."""
    tied = dict(_ties(earlier, later))
    before = {p.eid for p in earlier.outline.walk()}
    held = {known.get(old, old) for old in tied.values()}
    moved = _moved(later, tied)
    for provision in later.outline.walk():
        eid = provision.eid
        same = known.get(eid, eid)
        if old := tied.get(eid):
            wid = known.get(old, old)
        elif same not in held and eid not in moved:
            wid = same
        else:
            wid = f"{eid}@{later.date}" if eid in held or eid in before else eid
        if wid != eid:
            yield eid, wid


def _moved(later: Version, tied: Mapping[str, str]) -> set[str]:
    """What is not tied and stands where numbers have shifted: its number was another provision's.

    Shifted is a unit whose neighbours on both sides, as far as they are tied, have new numbers, and all below it.
    """
    units = list(_units(later.outline.provisions))
    kept: list[bool | None] = [tied[u.eid] == u.eid if u.eid in tied else None for u in units]
    found: set[str] = set()
    before = _nearest(kept)
    after = _nearest(kept[::-1])[::-1]
    for unit, own, *around in zip(units, kept, before, after, strict=True):
        stays = own if own is not None else True in around or around == [None, None]
        if not stays:
            found |= {p.eid for p in unit.walk() if p.eid not in tied}
    return found


def _nearest(kept: Sequence[bool | None]) -> list[bool | None]:
    """For each place the last value at or before it that is not None."""
    out: list[bool | None] = []
    for value in kept:
        out.append(value if value is not None or not out else out[-1])
    return out


def _ties(earlier: Version, later: Version) -> Iterator[tuple[str, str]]:
    """(eId in ``later``, eId in ``earlier``) of what is one provision: units by their text, divisions by their
    heading, what stands below a unit by its text and place."""
    old, new = list(_units(earlier.outline.provisions)), list(_units(later.outline.provisions))
    for i, j in aligned([_body(earlier.text, p) for p in old], [_body(later.text, p) for p in new]):
        yield new[j].eid, old[i].eid
        yield from _below((earlier.text, old[i]), (later.text, new[j]))
    for element in sorted(DIVISIONS | {"section"}):
        over = [[p for p in v.outline.walk() if p.element == element and p.heading] for v in (earlier, later)]
        tops = [[p for p in side if p.eid not in ids] for side, ids in zip(over, _eids(old, new), strict=True)]
        for i, j in aligned([p.heading for p in tops[0]], [p.heading for p in tops[1]]):
            yield tops[1][j].eid, tops[0][i].eid


def _eids(*sides: Sequence[Provision]) -> list[set[str]]:
    return [{p.eid for top in side for p in top.walk()} for side in sides]


def _units(provisions: Sequence[Provision]) -> Iterator[Provision]:
    """Articles; where there are none, the numbered provisions below the divisions."""
    for provision in provisions:
        deeper = provision.element in DIVISIONS or any(p.element == "article" for p in provision.children)
        if provision.element != "article" and (deeper or not provision.num):
            yield from _units(provision.children)
        else:
            yield provision


def _body(text: str, provision: Provision) -> str:
    """The words of a provision without its number and white space."""
    words = "".join(text[provision.start : provision.end].split())
    return words.removeprefix("".join(provision.num.split()))


def _below(old: tuple[str, Provision], new: tuple[str, Provision]) -> Iterator[tuple[str, str]]:
    """Ties between the children of two provisions that are one, and theirs in turn."""
    stack = [(old[1], new[1])]
    while stack:
        one, other = stack.pop()
        for i, j in aligned([_body(old[0], p) for p in one.children], [_body(new[0], p) for p in other.children]):
            yield other.children[j].eid, one.children[i].eid
            stack.append((one.children[i], other.children[j]))


def aligned(old: Sequence[str], new: Sequence[str]) -> tuple[Pair, ...]:
    """Pairs of places whose texts are equal or much alike, rising in both.

    Texts that occur once on each side are tied first; between these, each is compared with its neighbourhood on the
    other side.
    """
    pairs: list[Pair] = []
    at = (0, 0)
    for i, j in (*_anchors(old, new), (len(old), len(new))):
        pairs += _alike(old, new, (at[0], i), (at[1], j))
        if i < len(old):
            pairs.append((i, j))
        at = (i + 1, j + 1)
    return tuple(pairs)


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """The longest rising run of equal texts that are unique on both sides."""
    twice = {t for side in (old, new) for t, n in Counter(side).items() if n > 1}
    places = {text: j for j, text in enumerate(new) if text not in twice}
    return _heaviest([(i, places[t], 1.0) for i, t in enumerate(old) if t in places and t not in twice])


def _alike(old: Sequence[str], new: Sequence[str], rows: Pair, columns: Pair) -> list[Pair]:
    """Ties inside a gap between anchors, by likeness and order."""
    height, width = rows[1] - rows[0], columns[1] - columns[0]
    if not height or not width:
        return []
    band = min(abs(height - width) + 20, _BAND)
    found: list[tuple[int, int, float]] = []
    for i in range(*rows):
        middle = columns[0] + (i - rows[0]) * width // height
        first, last = max(columns[0], middle - band), min(columns[1], middle + band + 1)
        likeness = _likeness(old[i], new[first:last])
        best = sorted(likeness, key=lambda hit: (-hit[1], abs(first + hit[0] - middle)))[:_BEST]
        found += [(i, first + offset, score) for offset, score in sorted(best, reverse=True)]
    return _heaviest(found)


def _likeness(text: str, others: Sequence[str]) -> list[tuple[int, float]]:
    """(place, likeness) of the texts that are alike."""
    if len(text) < _SHORT:
        return [(k, 100.0) for k, other in enumerate(others) if other == text]
    hits = process.extract(text, others, scorer=fuzz.ratio, processor=None, score_cutoff=_ALIKE, limit=_BEST)
    return [(place, score) for _, score, place in hits]


def _heaviest(pairs: Sequence[tuple[int, int, float]]) -> list[Pair]:
    """The pairs, rising in both places, of the largest total weight; n log n.

    ``pairs`` come by rising first and, for one first, falling second place.
    """
    columns = sorted({j for _, j, _ in pairs})
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(columns) + 1)
    before: list[int] = []
    best = (0.0, -1)
    for number, (_, j, weight) in enumerate(pairs):
        place = bisect_left(columns, j)
        total, last = _most(tree, place)
        before.append(last)
        reached = (total + weight, number)
        best = max(best, reached)
        place += 1
        while place < len(tree):
            tree[place] = max(tree[place], reached)
            place += place & -place
    chain: list[Pair] = []
    number = best[1]
    while number >= 0:
        chain.append(pairs[number][:2])
        number = before[number]
    return chain[::-1]


def _most(tree: Sequence[tuple[float, int]], place: int) -> tuple[float, int]:
    """The heaviest chain that ends before column ``place`` (a Fenwick tree of maxima)."""
    best = (0.0, -1)
    while place > 0:
        best = max(best, tree[place])
        place -= place & -place
    return best
