"""Document text as what it is: paragraphs, headings, tables, quotations, list items and footnotes.

Terminal, app and Markdown lay the same blocks out. What a file's markup says (``Document.marks``) decides; where it
marks rows without cells, the tabs between them do.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.models import Document, Mark, Span

_BREAKS = re.compile(r"[ \t]*[\n\r\f\v\x85\u2028\u2029]\s*")
BlockKind = Literal["text", "heading", "table", "quote", "item", "footnote"]


@dataclass(frozen=True, slots=True)
class Block:
    """Extents in the document's text, white space at the ends aside. ``level``: of a heading, quotation or list item,
    from 1; ``label``: what the item is printed with ('' where the file leaves a bullet to the reader). ``rows``: the
    cells of a table, row by row. ``note``: which of the layout's notes a footnote is."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    label: str = ""
    rows: tuple[tuple[Span, ...], ...] = ()
    note: int = -1


@dataclass(frozen=True, slots=True)
class Call:
    """Where a footnote is called; the extent may be empty. ``note`` is -1 where the file has no such footnote."""

    start: int
    end: int
    label: str
    note: int


@dataclass(frozen=True, slots=True)
class Nest:
    """Marks of one kind in order of their starts; ``parents``: the mark around each, -1 for none."""

    marks: tuple[Mark, ...] = ()
    parents: tuple[int, ...] = ()

    def at(self, place: int) -> int:
        """The innermost mark that holds ``place``, -1 for none."""
        i = bisect_right(self.marks, place, key=lambda m: m.start) - 1
        while i >= 0 and self.marks[i].end <= place:
            i = self.parents[i]
        return i

    def after(self, place: int, end: int) -> int:
        """Where the first mark after ``place`` begins, at most ``end``."""
        i = bisect_right(self.marks, place, key=lambda m: m.start)
        return min(end, self.marks[i].start) if i < len(self.marks) else end


@dataclass(frozen=True, slots=True)
class Layout:
    """The text with its marks, ready to be cut at any place. ``notes``: the footnotes, ``names``: a name for each."""

    text: str
    tables: Nest
    rows: tuple[Mark, ...]
    cells: tuple[Mark, ...]
    spans: tuple[tuple[BlockKind, Nest], ...]
    notes: Nest
    names: tuple[str, ...]
    calls: tuple[Call, ...]

    def calls_in(self, start: int, end: int) -> Sequence[Call]:
        """The calls that begin at or after ``start`` and before ``end``; an empty one at ``end`` too."""
        first = bisect_left(self.calls, start, key=lambda call: call.start)
        last = bisect_right(self.calls, end, key=lambda call: call.start)
        return [c for c in self.calls[first:last] if c.start < end or c.end == c.start]


def layout(document: Document) -> Layout:
    """The marks of a document in order; linear in them."""
    by_kind: dict[str, list[Mark]] = defaultdict(list)
    for mark in sorted(document.marks, key=lambda m: (m.start, -m.end)):
        by_kind[mark.kind].append(mark)
    notes = _outermost(by_kind["footnote"])
    kinds: tuple[tuple[str, BlockKind], ...] = (("heading", "heading"), ("quote", "quote"), ("list_item", "item"))
    return Layout(
        text=document.text,
        tables=_nest(_outermost(by_kind["table"])),
        rows=tuple(by_kind["row"]),
        cells=tuple(by_kind["cell"]),
        spans=tuple((kind, _nest(by_kind[name])) for name, kind in kinds),
        notes=_nest(notes),
        names=tuple(_names(notes)),
        calls=tuple(_calls(by_kind["footnote_ref"], notes)),
    )


def _nest(marks: Sequence[Mark]) -> Nest:
    parents: list[int] = []
    opened: list[int] = []
    for i, mark in enumerate(marks):
        while opened and marks[opened[-1]].end <= mark.start:
            opened.pop()
        parents.append(opened[-1] if opened else -1)
        opened.append(i)
    return Nest(tuple(marks), tuple(parents))


def _outermost(marks: Iterable[Mark]) -> list[Mark]:
    out: list[Mark] = []
    for mark in marks:
        if not out or mark.start >= out[-1].end:
            out.append(mark)
    return out


def _names(notes: Sequence[Mark]) -> Iterator[str]:
    """The label, or label and count where several footnotes have the same (1 on each page)."""
    seen: dict[str, int] = defaultdict(int)
    for number, note in enumerate(notes, 1):
        label = "".join(c for c in note.label if c.isalnum()) or f"n{number}"
        seen[label] += 1
        yield label if seen[label] == 1 else f"{label}-{seen[label]}"


def _calls(refs: Sequence[Mark], notes: Sequence[Mark]) -> Iterator[Call]:
    """Each call with its footnote: of several with its label, the next that none has called yet."""
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for number, note in enumerate(notes):
        waiting[note.label].append(number)
    for ref in refs:
        same = waiting[ref.label]
        yield Call(ref.start, ref.end, ref.label, (same.popleft() if len(same) > 1 else same[0]) if same else -1)


def blocks(of: Layout, start: int, end: int) -> list[Block]:
    """The blocks of a stretch, in order; every visible character of it lies in exactly one."""
    out: list[Block] = []
    at = _skip_space(of.text, start, end)
    while at < end:
        table = of.tables.at(at)
        if table >= 0:
            stop = min(of.tables.marks[table].end, end)
            out.append(Block("table", at, stop, rows=tuple(_rows(of, at, stop))))
        else:
            stop = _line_end(of.text, at, of.tables.after(at, end))
            out.append(_line_block(of, at, stop))
        at = _skip_space(of.text, stop, end)
    return _joined(out)


def _line_block(of: Layout, start: int, end: int) -> Block:
    stop = start + len(of.text[start:end].rstrip())
    note = of.notes.at(start)
    if note >= 0:
        return Block("footnote", start, stop, note=note)
    for kind, nest in of.spans:
        held = nest.at(start)
        if held >= 0:
            mark = nest.marks[held]
            return Block(kind, start, stop, max(mark.level, 1), mark.label)
    return Block("text", start, stop)


def _joined(found: Sequence[Block]) -> list[Block]:
    """Lines of one footnote as one block."""
    out: list[Block] = []
    for block in found:
        last = out[-1] if out else None
        if last and block.kind == last.kind == "footnote" and block.note == last.note:
            out[-1] = Block("footnote", last.start, block.end, note=last.note)
        else:
            out.append(block)
    return out


def _rows(of: Layout, start: int, end: int) -> Iterator[tuple[Span, ...]]:
    """The rows of a table; text of it outside any row is a row of one cell."""
    first = max(0, bisect_right(of.rows, start, key=lambda m: m.start) - 1)
    last = bisect_left(of.rows, end, key=lambda m: m.start)
    at = start
    for row in of.rows[first:last]:
        begin, stop = max(row.start, at), min(row.end, end)
        if stop <= begin:
            continue
        yield from _loose(of.text, at, begin)
        yield tuple(_cells(of, begin, stop))
        at = stop
    yield from _loose(of.text, at, end)


def _loose(text: str, start: int, end: int) -> Iterator[tuple[Span, ...]]:
    at = start
    for line in text[start:end].splitlines(keepends=True):
        if line.strip():
            yield (_stripped(text, at, at + len(line)),)
        at += len(line)


def _cells(of: Layout, start: int, end: int) -> Iterator[Span]:
    """By the marks of cells, else by tabs. What stands between two cells (nothing, as a rule) joins the next."""
    first = bisect_left(of.cells, start, key=lambda m: m.start)
    last = bisect_right(of.cells, end, key=lambda m: m.start)
    marked = [m for m in of.cells[first:last] if m.end <= end]
    if not marked:
        at = start
        for piece in of.text[start:end].split("\t"):
            yield _stripped(of.text, at, at + len(piece))
            at += len(piece) + 1
        return
    at = start
    for cell in _outermost(marked):
        yield _stripped(of.text, at, cell.end)
        at = cell.end
    if of.text[at:end].strip():
        yield _stripped(of.text, at, end)


def _stripped(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    return begin, max(begin, start + len(piece.rstrip()))


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _line_end(text: str, at: int, end: int) -> int:
    found = text.find("\n", at, end)
    return end if found < 0 else found


def inline(of: Layout, start: int, end: int) -> Iterator[str | Call]:
    """The text of a stretch without line breaks, with each call of a footnote in the place of its own characters."""
    at = start
    for call in of.calls_in(start, end):
        if call.start < at or call.end > end:
            continue
        yield _one_line(of.text[at : call.start])
        yield call
        at = call.end
    yield _one_line(of.text[at:end])


def _one_line(text: str) -> str:
    return _BREAKS.sub(" ", text)


def note_piece(of: Layout, block: Block) -> tuple[Span, bool]:
    """What a footnote block holds of its footnote's body, and whether it is the footnote's first piece.

    A footnote is in pieces where a table stands in it, or where a stretch ends inside it.
    """
    start, end = note_body(of, block.note)
    first = _skip_space(of.text, of.notes.marks[block.note].start, block.end)
    return (max(start, block.start), max(start, min(end, block.end))), block.start <= first


def note_body(of: Layout, note: int) -> Span:
    """The extent of a footnote after the label it is printed with (``[1]``, ``1``)."""
    mark = of.notes.marks[note]
    start, end = _stripped(of.text, mark.start, mark.end)
    label = re.match(rf"[\[(]?{re.escape(mark.label)}[\])]?[.:]?(?=\s|$)", of.text[start:end]) if mark.label else None
    return _stripped(of.text, start + label.end() if label else start, end)
