"""Provisions found in XML → an outline with eIds of our own; the file's own identifiers become aliases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.models import Outline, Provision
from ingest.outline.tiling import fill
from ingest.outline.tree import COMPONENTS, Opening, grow
from ingest.readers.native_tree import TreeReader
from ingest.readers.native_vocabulary import PARAGRAPH, Node
from ingest.readers.xml_source import local_name
from ingest.uri import number_part, slug

JUDGMENT_PARTS = frozenset(
    {"introduction", "background", "arguments", "remedies", "motivation", "decision", "conclusions"}
)
_GROUPING = JUDGMENT_PARTS | {
    "book", "tome", "part", "subpart", "title", "subtitle", "chapter", "subchapter", "division", "subdivision",
    "hcontainer", "crossheading", "schedules", "level",
}  # fmt: skip
# Units whose numbers run through the whole instrument, and those that do so only outside any unit.
_UNITS = frozenset({"article", "section", "rule", "regulation", "schedule", "annex"})
_OUTSIDE_UNITS = frozenset({"paragraph", "item", "recital"})
# Names of a generic hcontainer that people cite by; they make a better eId than hcontainer_7.
_CITED = frozenset({"schedule", "schedules", "annex", "appendix", "regulation", "article", "rule", "crossheading"})
_DESIGNATION = re.compile(
    r"(?:articles?|art|articolo|sections?|sec|chapter|chap|capo|part|sub-?part|title|titolo|subtitle|subchapter|division"
    r"|schedules?|annex|appendix|rules?|regulations?|reg|paragraphs?|para|book|clause|step|recital)\b\.?\s*(?=\S)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A node with the words that its eId is made of."""

    node: Node
    element: str
    num: str
    number: str
    component: int
    grouped: bool
    below_group: bool


def number_of(num: str) -> str:
    """The number in a printed label, for an eId.

    >>> [number_of(t) for t in ("Article 12a", "CHAPTER IV—", "§ 478.11", "“(a)", "SEC. 101.", "2.1", "•")]
    ['12a', 'IV', '478-11', 'a', '101', '2-1', '']
    """
    bare = re.sub(r"^[\W_]+|[\W_]+$", "", num)
    return number_part(_DESIGNATION.sub("", bare, count=1))[:40].strip("-.")


def build_outline(read: TreeReader, text: str, identifiers: Sequence[str]) -> Outline:
    """The outline of a finished walk; ``identifiers`` are the attributes that hold a file's own names.

    Top provisions and parts together hold every visible character of ``text``. Elements without any text
    are left out.
    """
    named = list(_named([n for n in read.nodes if text[n.start : n.end].strip()], text))
    repeated = Counter((n.component, n.element, n.number) for n in named if _may_count_through(n))
    openings = list(_openings(named, repeated, text, identifiers))
    grown = grow(text, openings, len(text))
    elements = iter([n.node.element for n in named])
    taken = {p.eid for top in grown for p in top.walk()}
    provisions = tuple(_restored(p, elements, ("", ""), taken) for p in grown)
    return Outline(provisions, fill(text, provisions, read.regions))


def _named(nodes: Sequence[Node], text: str) -> Iterator[_Named]:
    stack: list[_Named] = []
    for i, node in enumerate(nodes):
        while stack and stack[-1].node.depth >= node.depth:
            stack.pop()
        above = stack[-1] if stack else None
        element = _eid_element(node)
        num = _line(text, node.num)
        below_group = above is None or above.element in _GROUPING or above.element in COMPONENTS
        grouped = below_group and (above is None or above.grouped)
        component = above.component if above is not None else 0
        if element in COMPONENTS:
            component = i + 1
        found = _Named(node, element, num, number_of(num) or _role(node), component, grouped, below_group)
        stack.append(found)
        yield found


def _eid_element(node: Node) -> str:
    name = (node.source.get("name") or "") if node.source is not None and node.element == "hcontainer" else ""
    return name if name in _CITED else node.element


def _role(node: Node) -> str:
    """The name of an unnumbered statement of a Federal Register document: summary, dates …"""
    if node.source is None or local_name(node.source) != "statement":
        return ""
    return slug(node.source.get("role") or "")


def _may_count_through(named: _Named) -> bool:
    if not named.number:
        return False
    return (named.element in _UNITS and named.below_group) or (named.element in _OUTSIDE_UNITS and named.grouped)


def _openings(
    named: Sequence[_Named], repeated: Counter[tuple[int, str, str]], text: str, identifiers: Sequence[str]
) -> Iterator[Opening]:
    """An opening for each provision and, where text follows a child inside its parent, a closing."""
    ends: list[Node] = []
    for n in named:
        while ends and ends[-1].depth >= n.node.depth:
            closed = ends.pop()
            yield Opening(closed.depth, "", closed.end)
        through = _may_count_through(n) and repeated[n.component, n.element, n.number] == 1
        heading = _line(text, n.node.heading) if n.node.heading else ""
        names = _own_names(n.node, identifiers)
        start = n.node.start + _indent(text, n.node)
        wid = (n.node.source.get("wId") or "") if n.node.source is not None else ""
        yield Opening(n.node.depth, n.element, start, n.num, heading, n.number, through, names, "".join(wid.split()))
        ends.append(n.node)
    while ends:
        closed = ends.pop()
        yield Opening(closed.depth, "", closed.end)


def _own_names(node: Node, identifiers: Sequence[str]) -> tuple[str, ...]:
    if node.source is None:
        return ()
    if node.element == PARAGRAPH and not node.num[1] and local_name(node.source) != PARAGRAPH:
        return ()
    return tuple(dict.fromkeys(v for name in identifiers if (v := node.source.get(name))))


def _line(text: str, span: tuple[int, int]) -> str:
    return " ".join(text[span[0] : span[1]].split())


def _indent(text: str, node: Node) -> int:
    shown = text[node.start : node.end]
    return len(shown) - len(shown.lstrip())


def _restored(provision: Provision, elements: Iterator[str], above: tuple[str, str], taken: set[str]) -> Provision:
    """The provision with the file's element name in place of the one its eId was made with.

    ``above``: the parent's eId, and that eId without the unnumbered levels that drafting tools insert and
    nobody cites; the shorter form becomes an alias where it is free.
    """
    element = next(elements)
    parent, short_parent = above
    own = provision.eid.removeprefix(parent + "__") if parent else provision.eid
    short = f"{short_parent}__{own}" if short_parent and own != provision.eid else own
    aliases = [a for a in provision.aliases if a != provision.eid]
    if provision.num and short != provision.eid and short not in taken:
        taken.add(short)
        aliases.append(short)
    below = short if provision.num or element in _GROUPING else short_parent
    children = tuple(_restored(child, elements, (provision.eid, below), taken) for child in provision.children)
    return replace(provision, element=element, children=children, aliases=tuple(dict.fromkeys(aliases)))
