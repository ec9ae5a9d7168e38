"""Tables, quotations, lists and footnotes on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from research.terminal import passage_lines, table_lines
from research.widths import cut, width, wrapped
from tests.research.marked_samples import marked, note_with_table


def test_a_passage_with_everything() -> None:
    document = marked()
    assert list(passage_lines(document, 0, len(document.text), 40)) == [
        "凡例国垂钓公告",
        "第一条 水面按下表开放：",
        "水面 │ 季节",
        "─────┼────────",
        "南湖 │ 春 | 夏",
        "北河 │",
        "第二条 渔政署长说过[1]：",
        "  │ “鱼先吃饱，*人*再下钩。”",
        "• 带钩；",
        "  2. 带网。",
        "────────────────────",
        "[1] 见《凡例渔报》<第三版>。",
    ]


def test_a_footnote_called_in_the_passage_stands_below_it() -> None:
    document = marked()
    second = document.outline.provisions[1]
    lines = list(passage_lines(document, second.start, second.end, 40))
    assert lines[-1] == "[1] 见《凡例渔报》<第三版>。"
    first = document.outline.provisions[0]
    assert not any("渔报" in line for line in passage_lines(document, first.start, first.end, 40))


def test_a_wide_table_is_fitted_into_the_window() -> None:
    rows = [["罪名", "说明"], ["诈骗罪", "以非法占有为目的，用虚构事实或者隐瞒真相的方法骗取财物" * 2]]
    lines = list(table_lines(rows, 40))
    assert max(map(width, lines)) <= 40
    assert "".join(line.split("│")[1].strip() for line in lines if "│" in line)[2:] == rows[1][1]


@given(st.lists(st.lists(st.text("甲a ，", max_size=30), min_size=1, max_size=4), max_size=5), st.integers(40, 90))
def test_tables_keep_their_characters(rows: list[list[str]], columns: int) -> None:
    shown = "".join(table_lines(rows, columns))
    for sign in "甲a，":
        assert shown.count(sign) == sum(cell.count(sign) for row in rows for cell in row)
    assert all(width(line) <= columns for line in table_lines(rows, columns))


@given(st.text("甲a b", max_size=60), st.integers(2, 20))
def test_wrapped_lines_fit_and_hold_everything(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= columns for line in lines)


@pytest.mark.parametrize(("text", "columns", "shown"), [("甲乙丙", 6, "甲乙丙"), ("甲乙丙丁", 6, "甲乙…"), ("", 3, "")])
def test_cutting_counts_east_asian_widths(text: str, columns: int, shown: str) -> None:
    assert cut(text, columns) == shown
    assert width(cut(text, columns)) <= columns


@pytest.mark.parametrize("called_only", [False, True])
def test_a_table_in_a_footnote_stands_in_it(called_only: bool) -> None:
    document = note_with_table()
    end = document.outline.provisions[0].end if called_only else len(document.text)
    assert list(passage_lines(document, 0, end, 10)) == [
        "第一条 钓鱼收费[1]。", "──────────", "[1] 收费如下：", "鱼 │ 元", "───┼───", "鲤 │ 五", "鳗另计。",
    ]  # fmt: skip
