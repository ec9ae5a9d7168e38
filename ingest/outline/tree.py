"""From a flat list of openings to nested provisions with unique, stable eIds (LAW.md section 2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.models import Provision
from ingest.uri import eid, number_part

COMPONENTS = frozenset({"annex", "component", "schedule", "attachment"})
# Parts known by their name alone (eId motivation); a second one of the name gets _2.
_NAMED = frozenset(
    {"introduction", "background", "arguments", "remedies", "motivation", "decision", "conclusions", "preamble"}
)


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a provision begins. It lasts to the next opening of the same or a smaller ``rank``.

    ``rank``: depth, smaller is outer; ranks may have gaps. ``element`` '' closes without opening anything.
    ``number``: the eId's number; '' takes it from ``num``, or counts siblings where ``num`` is '' too.
    ``through``: its numbers count on through the levels above (Chinese articles, sections of a code), so
    its eId takes the prefix of the nearest annex or component only. ``wid``: the source's own identifier in the work.
    """

    rank: int
    element: str
    start: int
    num: str = ""
    heading: str = ""
    number: str = ""
    through: bool = False
    aliases: tuple[str, ...] = ()
    wid: str = ""


@dataclass(slots=True)
class _Node:
    opening: Opening
    end: int = 0
    children: list[_Node] = field(default_factory=list)


def grow(text: str, openings: Sequence[Opening], end: int) -> tuple[Provision, ...]:
    """The provisions that ``openings`` (in text order) begin; the last ones reach to ``end``.

    Guaranteed: extents end at a visible character, children lie in order inside their parent, no eId comes
    twice (a number that returns gets ``_2``, ``_3``: ``art_5_2``). Unnumbered siblings are counted from 1; beside
    numbered ones of the same element they are ``u1``, ``u2``, so that a numbered one keeps its number.
    """
    root = _Node(Opening(-(10**9), "", 0))
    stack = [root]
    for opening in openings:
        edge = trimmed(text, opening.start)
        while stack[-1].opening.rank >= opening.rank:
            stack.pop().end = edge
        if opening.element:
            node = _Node(opening)
            stack[-1].children.append(node)
            stack.append(node)
    edge = trimmed(text, end)
    for node in stack:
        node.end = edge
    return _frozen(root, "", "", Counter())


def trimmed(text: str, end: int) -> int:
    """``end`` moved left over white space."""
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end


def _frozen(parent: _Node, parent_eid: str, component: str, seen: Counter[str]) -> tuple[Provision, ...]:
    numbers = [o.opening.number or number_part(o.opening.num) for o in parent.children]
    mixed = {c.opening.element for c, n in zip(parent.children, numbers, strict=True) if n}
    counts: Counter[str] = Counter()
    out: list[Provision] = []
    for node, number in zip(parent.children, numbers, strict=True):
        o = node.opening
        counts[o.element] += not number
        if not number and o.element not in _NAMED:
            number = f"u{counts[o.element]}" if o.element in mixed else str(counts[o.element])
        own = _unique(eid(component if o.through else parent_eid, o.element, number), seen)
        below = own if o.element in COMPONENTS else component
        children = _frozen(node, own, below, seen)
        wid = "" if o.wid == own else o.wid
        out.append(Provision(own, o.element, o.num, o.heading, o.start, node.end, children, o.aliases, wid))
    return tuple(out)


def _unique(wanted: str, seen: Counter[str]) -> str:
    seen[wanted] += 1
    while seen[wanted] > 1:
        candidate = f"{wanted}_{seen[wanted]}"
        if candidate not in seen:
            seen[candidate] = 1
            return candidate
        seen[wanted] += 1
    return wanted
