"""Provisions → clauses: the smallest parts with their own citation and a meaning.

A 款 with its items, a numbered paragraph of a judgment, a numbered point of a notice. What is longer than an
encoder reads well is split by item, each item with the lead-in of its list.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.models import Clause, Kind, Outline, Provision, Span
from ingest.pinpoint import DIVISIONS, PARTS, Place, bare, label
from ingest.uri import clause_id

_LONG = {True: 700, False: 1800}
_LEAD = 300
_SCRAP = 12
_OPEN_END = re.compile(r"[：:—–\-，,、；;]$")
_WORD = re.compile(r"\w")
_VISIBLE = re.compile(r"\S")
_SEPARATORS = frozenset("【[〔（(:：、.．—–-")
_NO_PUNCTUATION = re.compile(r"[\s:：、.．]*")
_NAMED = frozenset(PARTS) - {"annex", "component"}
_HEADING_ONLY = DIVISIONS | _NAMED
_AFTER_HEADING = re.compile(r"[】〕\]]?[ \t\u3000.．:：—–\-]*(?=\n|$)|[】〕]")


def chunk(text: str, outline: Outline, kind: Kind, expression_uri: str, pages: Sequence[Span]) -> tuple[Clause, ...]:
    """The clauses of a document in text order.

    Every visible character of a provision is in a clause, save numbers and headings, which a clause carries in
    ``label`` and ``heading_path``; parts of the outline are in none. A carried lead-in repeats. Linear in the text.
    """
    chinese = "/zho@" in expression_uri
    run = _Run(text, kind, chinese, expression_uri, [start for start, _ in pages], _LONG[chinese])
    for place in _places(outline.provisions):
        run.take((place,), (), ())
    return tuple(run.out)


def _places(provisions: Sequence[Provision]) -> list[Place]:
    counts: Counter[str] = Counter()
    out = []
    for provision in provisions:
        counts[provision.element] += 1
        out.append(Place(provision, counts[provision.element]))
    return out


def heading_end(text: str, start: int, limit: int, p: Provision) -> int:
    """Where number and heading of a provision end, white space and separators aside; 0 if it begins otherwise."""
    for wanted in (p.num + p.heading, p.heading + p.num, p.heading):
        at = start
        for char in wanted:
            if char.isspace():
                continue
            while at < limit and text[at] != char and (text[at].isspace() or text[at] in _SEPARATORS):
                at += 1
            if at >= limit or text[at] != char:
                break
            at += 1
        else:
            return at
    return 0


def _joined(last: Span, tail: Span) -> tuple[Span, ...]:
    """Two spans, in text order."""
    return (last, tail) if tail[0] >= last[1] else (tail, last)


@dataclass(slots=True)
class _Run:
    """One pass over one document."""

    text: str
    kind: Kind
    chinese: bool
    expression: str
    pages: list[int]
    long: int
    out: list[Clause] = field(default_factory=list)

    def take(self, path: tuple[Place, ...], headings: tuple[str, ...], lead: tuple[Span, ...]) -> None:
        """The clauses of the last provision of ``path``; ``lead`` is carried from the lists it stands in."""
        p = path[-1].provision
        start = self.body_start(p)
        gaps = self.gaps(p, start)
        if not p.children:
            if not gaps and p.num and p.element not in _HEADING_ONLY:
                gaps = self.after_number(p)
            self.add(path, headings, (*lead, *gaps) if gaps else ())
        elif gaps and p.element not in PARTS and p.end - start <= self.long:
            self.add(path, headings, (*lead, *self.visible(start, p.end)))
        else:
            self.split(path, headings, lead, gaps)

    def split(
        self, path: tuple[Place, ...], headings: tuple[str, ...], lead: tuple[Span, ...], gaps: list[Span]
    ) -> None:
        """Each child by itself. Own text is carried to all if it is a short lead-in, to the first if it is a scrap
        (判决如下：, a bracketed code number), else it is a clause of its own."""
        p = path[-1].provision
        first = p.children[0].start
        own = [gap for gap in gaps if gap[1] <= first]
        tails = [gap for gap in gaps if gap[0] >= first]
        length = own[0][1] - own[0][0] if own else 0
        whole = p.element in PARTS and p.element not in _NAMED
        opens = bool(own) and length <= _LEAD and self.is_lead(own[0]) and not whole
        carried = opens or 0 < length <= _SCRAP
        once = p.element in _NAMED or not opens
        if own and not carried:
            self.add(path, headings, (*lead, *own))
            lead = ()
        below = self.below(p, headings)
        chain = (*lead, *own) if carried else lead
        if sum(end - start for start, end in chain) > _LEAD:
            chain = tuple(own) if carried else ()
        made = len(self.out)
        self.take_children(path, below, chain, once and carried)
        self.append_tails(made, tails, path, headings)

    def take_children(
        self, path: tuple[Place, ...], headings: tuple[str, ...], chain: tuple[Span, ...], once: bool
    ) -> None:
        """The clauses of each child, with ``chain``, ``once`` only in the first, and with what introduces it."""
        p = path[-1].provision
        introduced: tuple[Span, ...] = ()
        used = True
        for place, following in zip(places := _places(p.children), [*places[1:], None], strict=True):
            if opening := self.introduction(p, place.provision, following):
                introduced, used = (opening if used else (*introduced, *opening)), False
                continue
            if used and not place.provision.num:
                introduced = ()
            before = len(self.out)
            self.take((*path, place), headings, (*chain, *introduced))
            used = True
            if once and len(self.out) > before:
                chain = ()

    def introduction(self, parent: Provision, p: Provision, following: Place | None) -> tuple[Span, ...]:
        """The text of a paragraph that only introduces what comes next (提出以下意见：), which carries it: the numbered
        ones after it, else one paragraph. Below annexes and chapters only a word does so (注：); a 款 never does."""
        if p.element != "paragraph" or p.num or p.children or following is None or parent.element == "article":
            return ()
        whole = parent.element in PARTS or parent.element in DIVISIONS
        if p.end - p.start > (_SCRAP if whole else _LEAD) or self.text[p.end - 1] not in "：:":
            return ()
        return ((p.start, p.end),)

    def append_tails(self, made: int, tails: list[Span], path: tuple[Place, ...], headings: tuple[str, ...]) -> None:
        """Text between and after the children joins the clause before it; ``made``: where their clauses begin."""
        at = len(self.out) - 1
        for tail in reversed(tails):
            while at >= made and self.out[at].spans[-1][0] > tail[0]:
                at -= 1
            if at < made:
                self.add(path, headings, (tail,))
                continue
            clause = self.out[at]
            spans = (*clause.spans[:-1], *_joined(clause.spans[-1], tail))
            self.out[at] = replace(clause, spans=spans, text=self.joined_text(spans))

    def joined_text(self, spans: Sequence[Span]) -> str:
        return "\n".join(self.text[start:end] for start, end in spans)

    def is_lead(self, span: Span) -> bool:
        return _OPEN_END.search(self.text, span[0], span[1]) is not None

    def body_start(self, p: Provision) -> int:
        """Where the text of a provision begins: after the label of an article, and after a heading on its own."""
        at = p.start
        limit = p.children[0].start if p.children else p.end
        if p.heading:
            end = heading_end(self.text, at, limit, p)
            after = _AFTER_HEADING.match(self.text, end, limit) if end else None
            if after:
                return after.end()
            if end and not self.text.startswith(p.num, at):
                return end
        if self.text.startswith(p.num, at) and not _WORD.search(self.text, at + len(p.num), limit):
            return limit if p.children else at
        if (p.element == "article" or p.element in DIVISIONS) and self.text.startswith(p.num, at):
            return at + len(p.num)
        return at

    def after_number(self, p: Provision) -> list[Span]:
        """All that a provision says where its heading is its text."""
        found = _NO_PUNCTUATION.match(self.text, p.start + len(p.num), p.end)
        return self.visible(found.end() if found else p.start, p.end)

    def gaps(self, p: Provision, start: int) -> list[Span]:
        """The visible stretches of a provision from ``start`` on that are in none of its children."""
        out: list[Span] = []
        at = start
        for child in p.children:
            if child.start > at:
                out += self.visible(at, child.start)
            at = max(at, child.end)
        return out + self.visible(at, p.end)

    def visible(self, start: int, end: int) -> list[Span]:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return [(start, end)] if start < end else []

    def below(self, p: Provision, headings: tuple[str, ...]) -> tuple[str, ...]:
        """The heading path of what stands below ``p``."""
        num = " ".join(p.num.split()) if p.num.isascii() else bare(p.num)
        own = f"{num} {p.heading}".strip() if p.heading or p.element in DIVISIONS else ""
        return (*headings, own) if own else headings

    def add(self, path: tuple[Place, ...], headings: tuple[str, ...], spans: Sequence[Span]) -> None:
        """One clause of these spans; none for no visible text."""
        if not spans:
            return
        p = path[-1].provision
        group = self.group(path)
        own = self.below(p, headings) if spans[-1][0] > p.start + len(p.num) + len(p.heading) else headings
        self.out.append(
            Clause(
                id=clause_id(self.expression, p.eid),
                eid=p.eid,
                article=path[group].provision.eid,
                article_num=bare(path[group].provision.num) or label(path[: group + 1], self.chinese),
                label=label(path, self.chinese),
                heading_path=own,
                spans=tuple(spans),
                text=self.joined_text(spans),
                page=bisect_right(self.pages, spans[-1][0]) if self.pages else 0,
            )
        )

    def group(self, path: Sequence[Place]) -> int:
        """Index in ``path`` of the smallest citable parent: an article, a section of an act, a numbered paragraph,
        the first numbered point with text of its own; the part of a Chinese judgment, an annex."""
        whole = None
        for i, place in enumerate(path):
            p = place.provision
            inner = path[i + 1].provision.element if i + 1 < len(path) else ""
            if (p.element == "article" and inner != "section") or (
                p.element == "section" and p.num and self.kind == "law" and not self.chinese
            ):
                return i
            if p.element in PARTS:
                whole = i
                if self.chinese and p.element in _NAMED:
                    return i
            elif p.num and p.element not in DIVISIONS and self.has_text(p):
                return i
        return whole if whole is not None else len(path) - 1

    def has_text(self, p: Provision) -> bool:
        if not p.children:
            return True
        start = max(self.body_start(p), p.start + len(p.num))
        return _VISIBLE.search(self.text, start, p.children[0].start) is not None
