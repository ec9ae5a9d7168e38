"""Document text as Markdown: tables, block quotations, list items and footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from research.blocks import Block, Call, Layout, blocks, inline, note_piece

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LINE_MARKER = re.compile(r"(?m)^(\s*(?:\d+(?=[.)])|(?=[-+>])))([-+>.)])(?=\s)")
_BULLET = re.compile(r"[•◦▪■□‣·*–—-]")
_BULLET_BEFORE = re.compile(r"[•◦▪■□‣·*–—-]\s*")


def escaped(line: str) -> str:
    """``line`` with every sign that Markdown would read taken literally."""
    return _LINE_MARKER.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", line))


def markdown_blocks(of: Layout, start: int, end: int) -> list[str]:
    """Each paragraph, table, quotation, list and footnote of a stretch; no visible character is lost.

    A call is ``[^1]``, its footnote ``[^1]: …`` where it stands in the text; a bullet is Markdown's own. A list item
    with a number keeps it and is a paragraph, as Markdown would number it anew.
    """
    out: list[str] = []
    kind = ""
    for block in blocks(of, start, end):
        shown = _block(of, block)
        if out and kind == block.kind == "quote":
            out[-1] += f"\n>\n{shown}"
        elif out and kind == block.kind == "item" and shown.lstrip().startswith("- "):
            out[-1] += f"\n{shown}"
        else:
            out.append(shown)
        kind = block.kind
    return out


def _block(of: Layout, block: Block) -> str:
    if block.kind == "table":
        return _table([[_text(of, *cell) for cell in row] for row in block.rows])
    if block.kind == "footnote":
        span, is_first = note_piece(of, block)
        return (f"[^{of.names[block.note]}]: " if is_first else "") + _text(of, *span)
    text = _text(of, block.start, block.end)
    if block.kind == "quote":
        return "> " * min(block.level, 4) + text
    if block.kind == "item" and (not block.label or _BULLET.fullmatch(block.label)):
        bullet = _BULLET_BEFORE.match(of.text, block.start, block.end) if block.label else None
        text = _text(of, bullet.end(), block.end) if bullet else text
        return f"{'  ' * min(block.level - 1, 6)}- {text}"
    return text


def _text(of: Layout, start: int, end: int) -> str:
    out = ""
    for piece in inline(of, start, end):
        if isinstance(piece, str):
            out += _SIGNS.sub(r"\\\1", piece)
        else:
            out += _call(of, piece)
    return _LINE_MARKER.sub(r"\1\\\2", out.strip())


def _call(of: Layout, call: Call) -> str:
    return f"[^{of.names[call.note]}]" if call.note >= 0 else _SIGNS.sub(r"\\\1", of.text[call.start : call.end])


def _table(rows: Sequence[Sequence[str]]) -> str:
    """The first row is the head, as Markdown knows no table without."""
    width = max(map(len, rows), default=0)
    shown = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([shown[0], "|" + " --- |" * width, *shown[1:]]) if shown else ""
