"""Blocks of a text: what is marked decides, and nothing is lost or shown twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.models import Mark
from research.blocks import Call, blocks, inline, layout, note_body
from tests.ingest.catalog_samples import example
from tests.research.marked_samples import ROWS, marked


def cells(document_cells: bool) -> list[list[str]]:
    document = marked(cells=document_cells)
    of = layout(document)
    (table,) = [b for b in blocks(of, 0, len(document.text)) if b.kind == "table"]
    return [[document.text[a:b] for a, b in row] for row in table.rows]


@pytest.mark.parametrize("with_cells", [True, False])
def test_rows_and_cells_of_a_table(with_cells: bool) -> None:
    assert cells(with_cells) == [list(row) for row in ROWS]


def test_a_tab_inside_a_marked_cell_is_no_border() -> None:
    text = "甲\t乙\t丙"
    marks = (Mark("table", 0, 5), Mark("row", 0, 5), Mark("cell", 0, 3), Mark("cell", 4, 5))
    of = layout(replace(example(), text=text, marks=marks))
    (table,) = blocks(of, 0, 5)
    assert [[text[a:b] for a, b in row] for row in table.rows] == [["甲\t乙", "丙"]]


def test_kinds_in_order() -> None:
    document = marked()
    kinds = [(b.kind, b.level) for b in blocks(layout(document), 0, len(document.text))]
    assert kinds == [
        ("heading", 1), ("text", 0), ("table", 0), ("text", 0), ("quote", 1), ("item", 1), ("item", 2), ("footnote", 0),
    ]  # fmt: skip


def test_a_call_finds_its_footnote_and_the_footnote_loses_its_printed_label() -> None:
    document = marked()
    of = layout(document)
    pieces = list(inline(of, 0, document.text.index("“鱼")))
    (call,) = [p for p in pieces if isinstance(p, Call)]
    assert (call.label, call.note) == ("1", 0)
    assert "".join(p for p in pieces if isinstance(p, str)).endswith("渔政署长说过： ")
    start, end = note_body(of, 0)
    assert document.text[start:end] == "见《凡例渔报》<第三版>。"


def test_footnotes_of_one_label_are_called_in_turn_and_have_names_of_their_own() -> None:
    text = "甲1乙1\n1 子\n1 丑\n丙2"
    marks = [Mark("footnote_ref", at, at + 1, 0, text[at]) for at in (1, 3, text.rindex("2"))]
    marks += [Mark("footnote", text.index(note), text.index(note) + 3, 0, "1") for note in ("1 子", "1 丑")]
    of = layout(replace(example(), text=text, marks=tuple(marks)))
    assert [call.note for call in of.calls] == [0, 1, -1]
    assert of.names == ("1", "1-2")


def test_the_innermost_mark_counts() -> None:
    text = "外\n内\n外\n旁"
    marks = (Mark("quote", 0, 5, 1), Mark("quote", 2, 3, 2))
    found = blocks(layout(replace(example(), text=text, marks=marks)), 0, len(text))
    assert [(b.kind, b.level) for b in found] == [("quote", 1), ("quote", 2), ("quote", 1), ("text", 0)]


KINDS = ("heading", "table", "row", "cell", "quote", "footnote", "footnote_ref", "list_item")


@given(st.data(), st.text("甲乙 \t\n1", max_size=40))
def test_every_visible_character_lies_in_one_block(data: st.DataObject, text: str) -> None:
    spots = st.integers(0, len(text))
    drawn = data.draw(st.lists(st.tuples(st.sampled_from(KINDS), spots, spots), max_size=10))
    marks = tuple(Mark(k, min(a, b), max(a, b), 1, "1") for k, a, b in drawn)  # type: ignore[arg-type]
    of = layout(replace(example(), text=text, marks=marks))
    a, b = data.draw(spots), data.draw(spots)
    start, end = min(a, b), max(a, b)
    found = blocks(of, start, end)
    covered = [i for block in found for i in range(block.start, block.end)]
    assert len(covered) == len(set(covered))
    assert {i for i in range(start, end) if not text[i].isspace()} <= set(covered)
    for block in found:
        held = [i for row in block.rows for x, y in row for i in range(x, y)]
        assert len(held) == len(set(held))
        if block.kind == "table":
            assert {i for i in range(block.start, block.end) if not text[i].isspace()} <= set(held)
