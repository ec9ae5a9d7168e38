"""Document text on a terminal: tables aligned, quotations and lists indented, footnotes below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.models import Document
from research.blocks import Block, Call, Layout, blocks, inline, layout, note_body
from research.widths import padded, width, wrapped

_GAP = " │ "
_NARROWEST = 6


def passage_lines(document: Document, start: int, end: int, columns: int) -> Iterator[str]:
    """The lines of a stretch; only tables are fitted into ``columns``, as far as their cells can be broken.

    A footnote stands below the text, whether it is part of the stretch or only called in it.
    """
    of = layout(document)
    held = blocks(of, start, end)
    for block in held:
        if block.kind != "footnote" and not _is_of_note(of, block):
            yield from _block_lines(of, block, columns)
    inside = [b.note for b in held if b.kind == "footnote"]
    called = [c.note for c in of.calls_in(start, end) if c.note >= 0]
    notes = sorted({*inside, *called})
    if notes:
        yield "─" * min(columns, 20)
    for note in notes:
        yield from _note_lines(of, note, columns)


def _is_of_note(of: Layout, block: Block) -> bool:
    """Whether a table stands inside a footnote."""
    note = of.notes.at(block.start)
    return block.kind == "table" and note >= 0 and block.end <= of.notes.marks[note].end


def _block_lines(of: Layout, block: Block, columns: int) -> Iterator[str]:
    if block.kind == "table":
        yield from table_lines([[_plain(of, *cell) for cell in row] for row in block.rows], columns)
    else:
        yield _indent(block) + _plain(of, block.start, block.end)


def _note_lines(of: Layout, note: int, columns: int) -> Iterator[str]:
    """A footnote behind its label; tables in it as tables."""
    start, end = note_body(of, note)
    label = f"[{of.notes.marks[note].label or of.names[note]}]"
    for number, block in enumerate(blocks(of, start, end) or [Block("text", start, end)]):
        if number == 0 and block.kind != "table":
            yield f"{label} {_plain(of, block.start, block.end)}"
        else:
            yield from ([label] if number == 0 else [])
            yield from _block_lines(of, block, columns)


def _indent(block: Block) -> str:
    if block.kind == "quote":
        return "  │ " * min(block.level, 4)
    if block.kind == "item":
        return "  " * min(block.level - 1, 6) + ("" if block.label else "• ")
    return ""


def _plain(of: Layout, start: int, end: int) -> str:
    return "".join(f"[{p.label}]" if isinstance(p, Call) else p for p in inline(of, start, end)).strip()


def table_lines(rows: Sequence[Sequence[str]], columns: int) -> Iterator[str]:
    """Rows as aligned columns, East-Asian characters two wide; long cells are broken into lines.

    >>> for line in table_lines([["罪名", "Article"], ["诈骗罪", "266"]], 40):
    ...     print(line)
    罪名   │ Article
    ───────┼────────
    诈骗罪 │ 266
    """
    count = max(map(len, rows), default=0)
    widths = _widths(rows, count, columns - len(_GAP) * (count - 1))
    for number, row in enumerate(rows):
        cells = [wrapped(cell, widths[i]) for i, cell in enumerate(row)]
        for line in range(max(1, *map(len, cells)) if cells else 0):
            shown = [cell[line] if line < len(cell) else "" for cell in cells]
            filled = [padded(text, widths[i]) for i, text in enumerate([*shown, *[""] * (count - len(shown))])]
            yield _GAP.join(filled).rstrip()
        if number == 0 and len(rows) > 1 and count > 1:
            yield "─┼─".join("─" * w for w in widths)


def _widths(rows: Sequence[Sequence[str]], count: int, room: int) -> list[int]:
    """What each column needs; where that is too much, the widest give way first."""
    needed = [max((width(row[i]) for row in rows if i < len(row)), default=0) for i in range(count)]
    needed = [max(1, n) for n in needed]
    while sum(needed) > room and max(needed) > _NARROWEST:
        widest = max(needed)
        second = max((n for n in needed if n < widest), default=_NARROWEST)
        share = [i for i, n in enumerate(needed) if n == widest]
        less = max(1, min(widest - max(second, _NARROWEST), -(-(sum(needed) - room) // len(share))))
        for i in share:
            needed[i] -= less
    return needed
