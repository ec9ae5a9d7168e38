"""A stretch of text with what its markup says → paragraphs, tables, lists, quotations, notes of Akoma Ntoso."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.models import Mark
from ingest.readers.akn_own import own
from research.akn.covers import Cover, Covers, note_link
from research.akn.pen import Attributes, Pen, shown_end, visible

_DEEPEST = 30
_TABULAR = ("table", "row")
# Elements for what may hold blocks, as a block of its own and inside a line.
_HOLDERS = {
    "footnote": (("p", "authorialNote"), ("authorialNote",)),
    "quote": (("block", "embeddedStructure"), ("embeddedStructure",)),
    "mod": (("p", "mod", "quotedStructure"), ("mod", "quotedStructure")),
}
_INLINE = ("cell", "footnote_ref", "docTitle")
_CENTRED = "text-align: center"


@dataclass(slots=True)
class BlockWriter:
    """Writes stretches of running text; ``targets`` says where calls of footnotes lead."""

    pen: Pen
    covers: Covers
    targets: dict[Mark, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.pen.text

    def begin(self, start: int, end: int) -> int:
        """Where the blocks of ``text[start:end]`` begin: its first visible character, or a table before it."""
        first = visible(self.text, start, end)
        ahead = self.covers.queue[0] if self.covers.queue else None
        return ahead.start if ahead and start <= ahead.start < first and self._is_indented(ahead, first) else first

    def stretch(self, start: int, end: int) -> None:
        """The blocks of ``text[start:end]`` with the covers that lie inside it."""
        self.blocks(start, end, self.covers.take(start, end))

    def blocks(self, start: int, end: int, covers: Sequence[Cover], depth: int = 0) -> None:
        """The blocks of ``text[start:end]``; ``covers`` lie inside it, in order, outer ones first."""
        waiting = deque(covers)
        at = start
        while (first := self._next(at, end, waiting)) < end:
            if not self._is_block(first, end, waiting) or depth >= _DEEPEST:
                at = self._paragraph(first, end, waiting, depth)
            elif self._is_item(waiting[0]):
                at = self._list(end, waiting, depth)
            else:
                at = self._block(waiting, depth)
        self.covers.left += waiting

    def contents(self, start: int, end: int) -> None:
        """The lines of a table of contents; with marks that hold whole lines they are plain blocks."""
        covers = self.covers.take(start, end)
        if covers:
            self.blocks(start, end, covers)
            return
        at = visible(self.text, start, end)
        self.pen.open("toc", at)
        while at < end:
            stop = self._line_end(at, end)
            self.pen.open("tocItem", at, {"level": "1", "href": "#"}, mixed=True)
            self.pen.close(stop)
            at = visible(self.text, stop, end)
        self.pen.close(shown_end(self.text, start, end))

    def _next(self, at: int, end: int, waiting: deque[Cover]) -> int:
        """Where the next block begins; covers that begin in white space before it are left."""
        first = visible(self.text, at, end)
        while waiting and waiting[0].start < first:
            if self._is_indented(waiting[0], first):
                return waiting[0].start
            self.covers.left.append(waiting.popleft())
        return first

    def _is_indented(self, cover: Cover, first: int) -> bool:
        """Whether a table begins with empty cells, that is with white space of the line of its first word."""
        return cover.kind in _TABULAR and first < cover.end and self.text.find("\n", cover.start, first) < 0

    def _is_block(self, first: int, end: int, waiting: deque[Cover]) -> bool:
        """Whether the next cover holds whole lines from ``first`` on."""
        if not waiting or waiting[0].start != first or waiting[0].kind in _INLINE:
            return False
        stop = waiting[0].end
        return stop == self._line_end(stop - 1, end) or (waiting[0].kind in _TABULAR and self.text[stop - 1] == "\t")

    def _is_item(self, cover: Cover) -> bool:
        return cover.kind == "list_item" and self._is_line(cover)

    def _is_line(self, cover: Cover) -> bool:
        return self.text.find("\n", cover.start, cover.end) < 0

    def _line_end(self, at: int, end: int) -> int:
        stop = self.text.find("\n", at, end)
        return shown_end(self.text, at, end if stop < 0 else stop)

    def _inside(self, waiting: deque[Cover], stop: int) -> Iterator[Cover]:
        """Covers that begin before ``stop``, off the queue; those that end after it are left."""
        while waiting and waiting[0].start < stop:
            cover = waiting.popleft()
            if cover.end <= stop:
                yield cover
            else:
                self.covers.left.append(cover)

    def _paragraph(self, first: int, end: int, waiting: deque[Cover], depth: int) -> int:
        """One line, or the lines from the one where an embedded structure begins to the one where it ends."""
        stop = self._line_end(first, end)
        inside: list[Cover] = []
        while waiting and waiting[0].start < stop:
            cover = waiting.popleft()
            inside.append(cover)
            if cover.kind in _HOLDERS and cover.end > stop and depth < _DEEPEST:
                stop = self._line_end(cover.end - 1, end)
        self.pen.open("p", first, mixed=True)
        self.inline(stop, inside, depth)
        self.pen.close(stop)
        return stop

    def _block(self, waiting: deque[Cover], depth: int) -> int:
        outer = waiting.popleft()
        inside = list(self._inside(waiting, outer.end))
        if outer.kind in _TABULAR:
            self._table(outer, inside, depth)
        elif outer.kind in _HOLDERS:
            self._hold(_HOLDERS[outer.kind][0], outer, inside, depth)
        else:
            attributes, inside = _merged(outer, inside)
            if self._is_line(outer):
                name = "p" if outer.kind == "centre" else "block"
                named = {"style": _CENTRED} if outer.kind == "centre" else {"name": outer.kind}
                self.pen.open(name, outer.start, attributes | named, mixed=True)
                self.inline(outer.end, inside, depth)
            else:
                self.pen.open("blockContainer", outer.start, attributes | {"class": outer.kind})
                self.blocks(outer.start, outer.end, inside, depth + 1)
            self.pen.close(outer.end)
        return outer.end

    def _list(self, end: int, waiting: deque[Cover], depth: int) -> int:
        """List items that follow each other, one line each."""
        at = waiting[0].start
        self.pen.open("ul", at)
        while self._is_block(at, end, waiting) and self._is_item(waiting[0]):
            item = waiting.popleft()
            attributes, inside = _merged(item, list(self._inside(waiting, item.end)))
            self.pen.open("li", item.start, attributes, mixed=True)
            self.inline(item.end, inside, depth)
            self.pen.close(item.end)
            last, at = item.end, self._next(item.end, end, waiting)
        self.pen.close(last)
        return last

    def _hold(self, names: Sequence[str], outer: Cover, inside: Sequence[Cover], depth: int) -> None:
        """Elements around blocks: a note, a quotation, the words of an amendment."""
        for name in names:
            attributes: Attributes = {"name": outer.kind} if name == "block" else {}
            if name == names[-1]:
                note = self.covers.notes.pop((outer.start, outer.end), {}) if outer.kind == "footnote" else {}
                attributes = outer.attributes | dict(note)
            self.pen.open(name, outer.start, attributes, mixed=name in ("p", "block", "mod"))
        self.blocks(outer.start, outer.end, inside, depth + 1)
        for _ in names:
            self.pen.close(outer.end)

    def _table(self, table: Cover, inside: Sequence[Cover], depth: int) -> None:
        """Rows are the lines, cells what tabs divide; a row outside of any table makes one of its own."""
        whole = table.kind == "table"
        waiting = deque(inside if whole else [table, *inside])
        self.pen.open("table", table.start, table.attributes if whole else {})
        at = table.start
        while (first := visible(self.text, at, table.end)) < table.end:
            start = max(at, self.text.rfind("\n", at, first) + 1)
            stop = self._line_end(first, table.end)
            attributes: Attributes = {}
            while waiting and waiting[0].start < start:
                self.covers.left.append(waiting.popleft())
            if waiting and waiting[0].kind == "row" and waiting[0].start <= first and waiting[0].end >= stop:
                row = waiting.popleft()
                start, stop, attributes = row.start, row.end, row.attributes
            self._row((start, stop), attributes, list(self._inside(waiting, stop)), depth)
            at = stop
        self.covers.left += waiting
        self.pen.close(table.end)

    def _row(self, span: tuple[int, int], attributes: Attributes, covers: Sequence[Cover], depth: int) -> None:
        waiting = deque(covers)
        self.pen.open("tr", span[0], attributes)
        at = span[0]
        for piece in self.text[span[0] : span[1]].split("\t"):
            stop = at + len(piece)
            start = visible(self.text, at, stop)
            end = shown_end(self.text, start, stop)
            inside = list(self._inside(waiting, stop))
            cells = [c for c in inside if c.kind == "cell" and (c.start, c.end) == (start, end)]
            self.pen.open("td", start, _tokens(cells))
            self.blocks(start, end, [c for c in inside if c not in cells], depth + 1)
            self.pen.close(end)
            at = stop + 1
        self.covers.left += waiting
        self.pen.close(span[1])

    def inline(self, end: int, covers: Sequence[Cover], depth: int = 0) -> None:
        """Elements inside the line that is open; what crosses another is left."""
        waiting = deque(covers)
        ends: list[tuple[int, int]] = []
        while waiting:
            cover = waiting.popleft()
            while ends and ends[-1][0] <= cover.start:
                self._close(ends.pop())
            limit = ends[-1][0] if ends else end
            if cover.end > limit or cover.start < self.pen.at or depth + len(ends) >= _DEEPEST:
                self.covers.left.append(cover)
            elif cover.kind == "footnote" or not self._is_line(cover):
                self._embedded(cover, waiting, depth)
            else:
                ends.append((cover.end, self._inline(cover)))
        while ends:
            self._close(ends.pop())

    def _embedded(self, cover: Cover, waiting: deque[Cover], depth: int) -> None:
        if cover.kind not in _HOLDERS:
            self.covers.left.append(cover)
            return
        self._hold(_HOLDERS[cover.kind][1], cover, list(self._inside(waiting, cover.end)), depth + 1)

    def _inline(self, cover: Cover) -> int:
        """Opens the element of a cover inside a line; how many were opened."""
        if cover.kind == "mod":
            self.pen.open("mod", cover.start, mixed=True)
            self.pen.open("quotedText", cover.start, cover.attributes, mixed=True)
            return 2
        if cover.kind == "footnote_ref" and cover.mark:
            self.pen.open("sup", cover.start, cover.attributes, mixed=True)
            self.pen.empty("noteRef", cover.start, note_link(cover.mark, self.targets))
            return 1
        if cover.kind == "docTitle":
            self.pen.open("docTitle", cover.start, mixed=True)
            return 1
        self.pen.open("inline", cover.start, cover.attributes | {"name": cover.kind}, mixed=True)
        return 1

    def _close(self, opened: tuple[int, int]) -> None:
        for _ in range(opened[1]):
            self.pen.close(opened[0])


def _merged(outer: Cover, inside: list[Cover]) -> tuple[dict[str, str], list[Cover]]:
    """The attributes of a line that several marks hold, and the covers that remain for its inside."""
    same = [c for c in inside if (c.start, c.end) == (outer.start, outer.end) and c.mark and c.kind != "footnote_ref"]
    return _tokens([outer, *same]), [c for c in inside if c not in same]


def _tokens(covers: Sequence[Cover]) -> dict[str, str]:
    """The marks of one extent in one attribute."""
    return {own("marks"): " ".join(c.attributes[own("marks")] for c in covers)} if covers else {}
