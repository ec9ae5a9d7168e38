"""Tables, quotations, lists and footnotes in Markdown."""

from __future__ import annotations

import pytest

from research.export import document_markdown
from research.markdown import escaped
from tests.research.marked_samples import marked, note_with_table


def test_a_document_with_everything() -> None:
    assert document_markdown(marked()) == (
        "# 凡例国垂钓公告\n\n"
        "第一条 水面按下表开放：\n\n"
        "| 水面 | 季节 |\n| --- | --- |\n| 南湖 | 春 \\| 夏 |\n| 北河 |  |\n\n"
        "第二条 渔政署长说过[^1]：\n\n"
        "> “鱼先吃饱，\\*人\\*再下钩。”\n\n"
        "- 带钩；\n\n"
        "2\\. 带网。\n\n"
        "[^1]: 见《凡例渔报》\\<第三版\\>。\n"
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [("1. 带网", "1\\. 带网"), ("- 甲", "\\- 甲"), ("> 甲", "\\> 甲"), ("1.5 万元", "1.5 万元"), ("a_b", "a\\_b")],
)
def test_signs_of_markdown_are_taken_literally(line: str, expected: str) -> None:
    assert escaped(line) == expected.replace("\\>", "\\>")


def test_a_table_in_a_footnote_is_a_table_and_nothing_comes_twice() -> None:
    assert document_markdown(note_with_table()) == (
        "第一条 钓鱼收费[^1]。\n\n[^1]: 收费如下：\n\n| 鱼 | 元 |\n| --- | --- |\n| 鲤 | 五 |\n\n鳗另计。\n"
    )
