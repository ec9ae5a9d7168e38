"""HTML: the text that a browser shows, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.models import Reading
from ingest.readers.html import read_html


def reading(markup: str, encoding: str = "utf-8") -> Reading:
    return read_html(markup.encode(encoding), Path("x.html"))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>第一条 甲。<p>第二条 乙。", "第一条 甲。\n第二条 乙。"),
        ("<p>适用\n   法律 and\n  law</p>", "适用法律 and law"),
        ("甲<br>乙<br><br>丙", "甲\n乙\n\n丙"),
        ("<p>&nbsp;&nbsp;甲&nbsp;乙　丙</p>", "甲 乙 丙"),
        ("<p>甲<script>x()</script><style>p{}</style><!-- y -->乙</p>", "甲乙"),
        ("<ol><li>甲<li>乙</ol>", "1. 甲\n2. 乙"),
        ("<ol start=3 type=a><li><p>甲</p><p>续</p></li><li value=9>乙</li></ol>", "c. 甲\n续\ni. 乙"),
        ("<ol type=I><li>甲<ol reversed><li>乙<li>丙</ol></ol>", "I. 甲\n2. 乙\n1. 丙"),
        ("<ol><li>（一）甲<li>（二）乙</ol>", "（一）甲\n（二）乙"),
        ('<ol style="list-style-type: cjk-ideographic"><li>甲<li>乙</ol>', "一、 甲\n二、 乙"),
        ("<ul><li>甲<li>乙</ul>", "甲\n乙"),
        ("<pre>甲\n  乙</pre>", "甲\n  乙"),
        ("<section><h2>2.1</h2><p>The text.</p></section>", "2.1 The text."),
        ("<p>m<sup>2</sup> item<a href='#fn1' class=fn>1</a>next", "m2 item 1next"),
        ("<q>甲</q>", "“甲”"),
        ("<div>甲<div>乙</div>丙</div>", "甲\n乙\n丙"),
        ("<tr><td>甲</td></tr>", "甲"),
    ],
)
def test_text(markup: str, text: str) -> None:
    assert reading(markup).text == text


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ("<tr><td>a<td>b<br>c<tr><td>d<td>e", "a\tb c\nd\te"),
        ("<tr><td rowspan=2>a<td>b<tr><td>c", "a\tb\n\tc"),
        ("<tr><td>a<td rowspan=2>b<td>c<tr><td>d<td>e", "a\tb\tc\nd\t\te"),
        ("<tr><th colspan=2>a<th>b<tr><td>c<td>d<td>e", "a\t\tb\nc\td\te"),
        ("<tr><td><td>a<td>b<tr><td><td>", "\ta\tb"),
        ("<tr><td><p>甲</p><p>乙</p>", "甲\n乙"),
        ("<tr><td rowspan=999999999>a<td colspan=x>b", "a\tb"),
    ],
)
def test_tables(rows: str, text: str) -> None:
    filled = reading(f"<p>前<table>{rows}</table>后").text
    assert filled.removeprefix("前\n").removesuffix("\n后") == text


def test_marks() -> None:
    found = reading(
        "<h1 align=center>题</h1><blockquote>引</blockquote><table><tr><td>a<td>b</table>"
        "<section><h2>1.</h2><p><b>Purpose</b></p></section><div class=footnote><p>2 注</p></div>"
    )
    marks = {(m.kind, m.level, m.label, found.text[m.start : m.end]) for m in found.marks}
    assert marks == {
        ("heading", 1, "", "题"),
        ("centre", 0, "", "题"),
        ("quote", 0, "", "引"),
        ("table", 0, "", "a\tb"),
        ("row", 0, "", "a\tb"),
        ("cell", 0, "", "a"),
        ("cell", 0, "", "b"),
        ("heading", 2, "", "1. Purpose"),
        ("footnote", 0, "2", "2 注"),
    }


@pytest.mark.parametrize(
    ("markup", "omitted", "reason"),
    [
        ("<nav>首页 上页</nav>", "首页 上页", "page navigation"),
        ('<p style="display: none">隐</p>', "隐", "hidden on the page"),
        ("<p hidden>隐</p>", "隐", "hidden on the page"),
        ("<style>.x{color:red;display:none}</style><p class='y x'>隐</p>", "隐", "hidden on the page"),
        ("<header><a href=/>首页</a></header>", "首页", "page furniture"),
        ("<img alt=图>", "图", "picture"),
        ("<del>旧</del>", "旧", "deleted text"),
        ("<button>打印</button>", "打印", "form control"),
        ("<ul><li><a href='#1'>Page 1</a><li><a href='#2'>Page 2</a></ul>", "Page 1 Page 2", "list of page links"),
    ],
)
def test_what_is_left_out_is_logged(markup: str, omitted: str, reason: str) -> None:
    found = reading(f"<html><body>{markup}<p>文</p></body></html>")
    assert found.text == "文"
    assert [(o.text, o.reason) for o in found.omissions] == [(omitted, reason)]


def test_content_in_a_header_stays() -> None:
    assert reading("<article><header><h1>题</h1><a href=/x>原文</a></header><p>文</article>").text == "题\n原文\n文"
    assert reading("<style>@media print{p{display:none}}</style><p>文").text == "文"


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030"])
def test_declared_charset(declared: str) -> None:
    found = reading(
        f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>朱镕基 第一条', "gb18030"
    )
    assert found.text == "朱镕基 第一条"
    assert found.encoding == "gb18030"


def test_title() -> None:
    page = "<html><head><title>{}</title></head><body><h1>凡例办法</h1></body></html>"
    assert reading(page.format("凡例办法")).metadata == {"title": "凡例办法"}
    other = reading(page.format("首页_某网"))
    assert other.metadata == {}
    assert [o.text for o in other.omissions] == ["首页_某网"]


def test_depth_is_no_crash() -> None:
    assert reading("<div>" * 200 + "文" + "</div>" * 200).text == "文"
    with pytest.raises(UnreadableFile, match="too deeply"):
        reading("<div>" * 100_000 + "文")


def test_a_page_beside_its_menu_is_no_table_of_data() -> None:
    lines = "".join(f"<p>第{n}条 凡例甲乙丙丁。" for n in "一二三四五六")
    found = reading(f"<table><tr><td>首页<td>{lines}</table>")
    assert found.text.split("\n")[:2] == ["首页", "第一条 凡例甲乙丙丁。"]
    assert not any(m.kind == "table" for m in found.marks)


def test_a_comparison_of_two_texts_stays_a_table() -> None:
    cell = "<p>第一条 甲。<p>第二条 乙。<p>第三条 丙。<p>第四条 丁。"
    assert any(m.kind == "table" for m in reading(f"<table><tr><td>{cell}<td>{cell}</table>").marks)


def test_an_empty_footnote_costs_nothing() -> None:
    assert reading("<p>文<p class=footnote>&emsp;</p><div class=footnote><pre>  </pre></div>").text.split() == ["文"]
