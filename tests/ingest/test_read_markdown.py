"""Markdown: what is markup goes to the log, everything else stays."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.models import Reading
from ingest.readers.markdown import read_markdown


def reading(text: str) -> Reading:
    return read_markdown(text.encode(), Path("x.md"))


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        (
            "# 凡例法\n\n2020年1月1日通过\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n第一条 甲。",
            "凡例法\n2020年1月1日通过\n第一章 总则\n第一条 甲。",
        ),
        ("#标题\n#1 号", "标题\n#1 号"),
        ("题\n===\n文", "题\n文"),
        ("第一条 甲\n第二条 乙", "第一条 甲\n第二条 乙"),
        ("被告人张**与李**共谋，王*在场", "被告人张**与李**共谋，王*在场"),
        ("共40*4=160小时，每月2*（N+1）元", "共40*4=160小时，每月2*（N+1）元"),
        ("**第一条 〔甲案〕**应予立案", "第一条 〔甲案〕应予立案"),
        ("**要点**说明", "要点说明"),
        ("**第三条 **本法", "第三条 本法"),
        ("张** 与李**共谋", "张** 与李**共谋"),
        ("see *Smith v Jones* and _id_ and snake_case_name", "see Smith v Jones and id and snake_case_name"),
        ('[甲法](https://example.org/a_(b).html "t")第一条', "甲法第一条"),
        ("<中华凡例法>第一条<br>甲<b>乙</b>", "<中华凡例法>第一条\n甲乙"),
        ("甲\\*乙\\# &amp; &lt;丙&gt; &unknown;", "甲*乙# & <丙> &unknown;"),
        ("- 甲\n  - 乙\n* 丙\n1. 丁", "甲\n乙\n丙\n1. 丁"),
        ("- 1 -", "- 1 -"),
        ("> 引文\n> > 再引", "引文\n再引"),
        ("甲[^1]。\n\n[^1]: 注", "甲[1]。\n[1] 注"),
        ("---\ntitle: 甲法\nother: 1\n---\n文", "文"),
        ("---\n甲：乙\n---", "甲：乙"),
        ("| 条 | 罪名 |\n|---|---|\n| 第一条 | 甲\\|乙罪 |\n\n文", "条\t罪名\n第一条\t甲|乙罪\n文"),
        ("甲 | 乙\n--- | ---\n1 | 2", "甲\t乙\n1\t2"),
        ("| 只有一行", "| 只有一行"),
        ("<table><tr><td>甲</td><td>乙</td></tr></table>\n丙", "甲\t乙\n丙"),
        ("```\n# 码 *a*\n```\n文", "# 码 *a*\n文"),
        ("甲<!-- 注\n释 -->乙", "甲\n乙"),
        (
            "The quick provision of this long and winding section is wrapped\nby its editor at some width.\n\nNext.",
            "The quick provision of this long and winding section is wrapped by its editor at some width.\nNext.",
        ),
    ],
)
def test_text(markdown: str, text: str) -> None:
    assert reading(markdown).text == text


def test_marks() -> None:
    found = reading("# 题\n\n- 甲\n  - 乙\n\n> 引\n\n|a|b|\n|-|-|\n|c||\n\n甲[^2]")
    marks = [(m.kind, m.level, found.text[m.start : m.end]) for m in found.marks]
    assert marks == [
        ("heading", 1, "题"),
        ("list_item", 1, "甲"),
        ("list_item", 2, "乙"),
        ("quote", 1, "引"),
        ("table", 0, "a\tb\nc\t"),
        ("row", 0, "a\tb"),
        ("cell", 0, "a"),
        ("cell", 0, "b"),
        ("row", 0, "c\t"),
        ("cell", 0, "c"),
        ("footnote_ref", 0, "[2]"),
    ]


def test_front_matter_becomes_metadata() -> None:
    found = reading("---\ntitle: '甲法'\ndate: 2020-01-01\nlayout: post\n---\n文")
    assert found.metadata == {"title": "甲法", "date": "2020-01-01"}
    assert [o.reason for o in found.omissions] == ["front matter"]


def visible(text: str) -> Counter[str]:
    return Counter(c for c in text if not c.isspace())


@given(st.text("#*_~`[]()<>!|>-+1.:=\\甲乙a \n", max_size=80))
def test_text_and_log_together_are_the_file(markdown: str) -> None:
    found = reading(markdown + "字")
    logged = sum((visible(o.text) for o in found.omissions), Counter[str]())
    assert visible(found.text) + logged == visible(markdown + "字")


@given(st.text("*_[]甲a <\n|`", max_size=60))
def test_marks_lie_inside_the_text(markdown: str) -> None:
    found = reading(markdown + "字")
    assert all(0 <= m.start < m.end <= len(found.text) for m in found.marks)
