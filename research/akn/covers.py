"""What lies over a text besides its provisions — marks of the file's markup, words that an amendment inserts or
deletes — handed out in text order while the elements are written."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ingest.models import Amendment, Document, Mark, Span
from ingest.readers.akn_own import own, token
from research.akn.pen import WHITE, Attributes, Point, shown_end, visible

# Which of two marks of the same extent is the element around the other.
_OUTER = (
    "table", "row", "footnote", "mod", "quote", "list_item", "heading", "centre", "cell", "docTitle", "footnote_ref",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cover:
    """An extent with its kind: that of a mark, ``docTitle``, or ``mod`` for words of an amendment, whose eId is
    ``name``."""

    start: int
    end: int
    kind: str
    mark: Mark | None = None
    name: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        return {own("marks"): token(self.mark)} if self.mark else {"eId": self.name}


@dataclass(slots=True)
class Covers:
    """A queue of covers by place. ``left``: those that no element could hold."""

    queue: deque[Cover]
    notes: dict[Span, Attributes]
    left: list[Cover] = field(default_factory=list)

    def take(self, start: int, end: int) -> list[Cover]:
        """The covers inside ``text[start:end]``, outer ones first; what begins earlier or ends later is left."""
        taken: list[Cover] = []
        while self.queue and self.queue[0].start < end:
            cover = self.queue.popleft()
            if cover.start >= start and cover.end <= end:
                taken.append(cover)
            else:
                self.left.append(cover)
        return taken

    def take_exact(self, text: str, start: int, end: int) -> tuple[list[str], list[str]]:
        """Tokens of the marks of just ``text[start:end]``, and of those from ``start`` to the end of its line.

        Others that begin there stay in the queue.
        """
        whole: list[str] = []
        line: list[str] = []
        kept: list[Cover] = []
        while self.queue and self.queue[0].start <= start:
            cover = self.queue.popleft()
            if cover.start < start:
                self.left.append(cover)
            elif cover.mark and cover.end == end:
                whole.append(token(cover.mark))
            elif cover.mark and _ends_line(text, cover):
                line.append(token(cover.mark))
            else:
                kept.append(cover)
        self.queue.extendleft(reversed(kept))
        return whole, line


def _ends_line(text: str, cover: Cover) -> bool:
    """Whether the cover ends where its first line does; only as much of the line is looked at as it holds."""
    if text[cover.end - 1] in WHITE or text.find("\n", cover.start, cover.end) >= 0:
        return False
    rest = visible(text, cover.end, len(text))
    return rest == len(text) or text.find("\n", cover.end, rest) >= 0


def covers_of(document: Document) -> Covers:
    """All marks with an extent, and the words of amendments with theirs."""
    found = [Cover(m.start, m.end, m.kind, m) for m in document.marks if m.start < m.end]
    found += _titles(document)
    for number, amendment in enumerate(document.outline.amendments, 1):
        for name, span in spans_of(amendment, number):
            if span[0] < span[1]:
                found.append(Cover(*span, "mod", None, name))
    found.sort(key=lambda c: (c.start, -c.end, _OUTER.index(c.kind)))
    shown = [c for c in found if visible(document.text, c.start, c.end) < c.end]
    blank = [c for c in found if visible(document.text, c.start, c.end) == c.end]
    return Covers(deque(shown), _notes(document.marks), blank)


def _titles(document: Document) -> Iterator[Cover]:
    """Each line of the printed title."""
    for part in document.outline.parts:
        at = part.start if part.name == "title" else part.end
        for line in document.text[at : part.end].split("\n"):
            end = at + len(line)
            start = visible(document.text, at, end)
            if start < end:
                yield Cover(start, shown_end(document.text, start, end), "docTitle")
            at = end + 1


def spans_of(amendment: Amendment, number: int) -> Iterator[tuple[str, Span]]:
    """The eIds and extents of the words that the ``number``-th amendment inserts and deletes."""
    if amendment.quote:
        yield f"mod_{number}__new", amendment.quote
    if amendment.old:
        yield f"mod_{number}__old", amendment.old


def _notes(marks: Iterable[Mark]) -> dict[Span, Attributes]:
    """Identifier and printed number for each footnote, by extent."""
    notes = sorted((m for m in marks if m.kind == "footnote"), key=lambda m: (m.start, -m.end))
    return {
        (m.start, m.end): {"eId": f"authorialNote_{number}", "placement": "bottom"} | _marker(m)
        for number, m in enumerate(notes, 1)
    }


def _marker(mark: Mark) -> dict[str, str]:
    return {"marker": mark.label} if mark.label else {}


def references(document: Document, covers: Covers) -> dict[Mark, str]:
    """Where each call of a footnote leads: to the next unused note of the same number, ``#`` where there is none."""
    waiting: dict[str, deque[str]] = defaultdict(deque)
    for attributes in covers.notes.values():
        waiting[attributes.get("marker", "")].append(attributes["eId"])
    targets: dict[Mark, str] = {}
    for mark in sorted((m for m in document.marks if m.kind == "footnote_ref"), key=lambda m: m.start):
        notes = waiting[mark.label]
        targets[mark] = f"#{notes.popleft()}" if notes else "#"
    return targets


def points_of(document: Document, targets: dict[Mark, str]) -> tuple[Point, ...]:
    """Ends of pages and marks without extent, in text order."""
    found: list[Point] = []
    for number, (_, end) in enumerate(document.pages, 1):
        found.append(_point(document.text, end, "eop", {"number": str(number)}))
    for mark in document.marks:
        if mark.start == mark.end:
            attributes = {own("marks"): token(mark)}
            if mark.kind == "footnote_ref":
                found.append(_point(document.text, mark.start, "noteRef", attributes | note_link(mark, targets)))
            else:
                found.append(_point(document.text, mark.start, "marker", attributes | {"name": mark.kind}))
    return tuple(sorted(found, key=lambda p: p.at))


def note_link(mark: Mark, targets: dict[Mark, str]) -> dict[str, str]:
    """The attributes of a call of a footnote."""
    return {"href": targets.get(mark, "#")} | _marker(mark)


def _point(text: str, at: int, tag: str, attributes: Attributes) -> Point:
    """A point in white space stands behind the last visible character, and notes how far."""
    behind = shown_end(text, 0, at)
    point = Point(behind, tag, attributes)
    return replace(point, attributes={**attributes, own("skip"): str(at - behind)}) if at > behind else point
