"""Blocks of document text as HTML, always escaped: tables, quotations, lists, footnotes linked with their calls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from research.blocks import Block, Call, Layout, blocks, inline, note_body, note_piece
from views.words import word

_DEEPEST = 6


def blocks_html(of: Layout, start: int, end: int, opening: int = 0) -> str:
    """A stretch of text; its first ``opening`` characters (number and heading) stand out."""
    out: list[str] = []
    for kind, group in groupby(blocks(of, start, end), key=lambda block: block.kind):
        held = list(group)
        bold = opening if not out else 0
        if kind == "table":
            out += [_table(of, block) for block in held]
        elif kind == "quote":
            out.append(f'<blockquote class="cb-quote">{"".join(_lines(of, held, bold))}</blockquote>')
        elif kind == "item":
            out.append(f'<ul class="cb-list">{"".join(_items(of, held, bold))}</ul>')
        elif kind == "footnote":
            out += [_piece(of, block) for block in held]
        else:
            out += _lines(of, held, bold)
    return "".join(out)


def _lines(of: Layout, held: Sequence[Block], bold: int) -> Iterator[str]:
    for number, block in enumerate(held):
        heading = f' class="cb-h" role="heading" aria-level="{min(block.level + 1, _DEEPEST)}"'
        yield f"<p{heading if block.kind == 'heading' else ''}>{_inline(of, block, 0 if number else bold)}</p>"


def _items(of: Layout, held: Sequence[Block], bold: int) -> Iterator[str]:
    for number, block in enumerate(held):
        bullet = "" if block.label else " cb-bullet"
        level = min(block.level, _DEEPEST)
        yield f'<li class="cb-level-{level}{bullet}">{_inline(of, block, 0 if number else bold)}</li>'


def _table(of: Layout, block: Block) -> str:
    """The first row is the head where each of its cells says something."""
    width = max(map(len, block.rows), default=0)
    rows = []
    for number, row in enumerate(block.rows):
        is_head = number == 0 and len(block.rows) > 1 and len(row) == width > 1 and all(a < b for a, b in row)
        tag = "th" if is_head else "td"
        # A row of fewer cells than the table has (a title inside it): its last cell takes what is left.
        spans = [""] * (len(row) - 1) + [f' colspan="{width - len(row) + 1}"' if len(row) < width else ""]
        cells = (
            f"<{tag}{span}>{_text(of, *cell)}</{tag}>" for cell, span in zip(row, spans, strict=False) if len(row) > 0
        )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    name = escape(word("table"), quote=True)
    return (
        f'<div class="cb-scroll" role="region" tabindex="0" aria-label="{name}"><table class="cb-table">'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def note_html(of: Layout, note: int) -> str:
    """A whole footnote, tables in it as tables, whatever holds it in the text."""
    start, end = note_body(of, note)
    pieces = blocks(of, start, end) or [Block("footnote", start, end, note=note)]
    shown = [_table(of, piece) if piece.kind == "table" else _text(of, piece.start, piece.end) for piece in pieces]
    if pieces[0].kind == "table":
        return _note(of, note, "") + "".join(shown)
    return _note(of, note, shown[0]) + "".join(
        html if piece.kind == "table" else f'<p class="cb-note">{html}</p>'
        for piece, html in zip(pieces[1:], shown[1:], strict=True)
    )


def _piece(of: Layout, block: Block) -> str:
    """What a block holds of its footnote; the label and the way back stand at the first piece only."""
    span, is_first = note_piece(of, block)
    return _note(of, block.note, _text(of, *span)) if is_first else f'<p class="cb-note">{_text(of, *span)}</p>'


def _note(of: Layout, note: int, html: str) -> str:
    """The paragraph that a footnote begins with: its label, its words, the way back to its call."""
    name = escape(of.names[note], quote=True)
    label = escape(of.notes.marks[note].label or of.names[note])
    back = f' <a href="#cb-call-{name}" aria-label="{escape(word("note_back"), quote=True)}">↩</a>'
    return f'<p class="cb-note" id="cb-note-{name}"><b>{label}</b> {html}{back}</p>'


def _inline(of: Layout, block: Block, bold: int) -> str:
    if not bold:
        return _text(of, block.start, block.end)
    edge = min(block.start + bold, block.end)
    return f'<span class="cb-num">{_text(of, block.start, edge)}</span>{_text(of, edge, block.end)}'


def _text(of: Layout, start: int, end: int) -> str:
    return "".join(escape(p) if isinstance(p, str) else _call(of, p) for p in inline(of, start, end))


def _call(of: Layout, call: Call) -> str:
    label = escape(call.label or of.text[call.start : call.end])
    if call.note < 0:
        return f"<sup>{label}</sup>"
    name = escape(of.names[call.note], quote=True)
    said = escape(word("note_call", n=call.label), quote=True)
    return f'<sup id="cb-call-{name}"><a href="#cb-note-{name}" aria-label="{said}">{label}</a></sup>'
