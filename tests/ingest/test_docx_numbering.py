"""Automatic numbers of Word documents (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ingest.readers.docx import read_docx
from ingest.readers.docx.number_formats import format_number

sys.path.insert(0, str(Path(__file__).parent))
from docx_files import docx, level, numbered, numbering, paragraph

PATH = Path("凡例.docx")


def lines(body: str, levels: str, numbers: str = "", styles: str = "") -> list[str]:
    parts = {"numbering": numbering(levels, numbers) if numbers else numbering(levels)}
    if styles:
        parts["styles"] = styles
    return read_docx(docx(body, **parts), PATH).text.split("\n")


@pytest.mark.parametrize(
    ("style", "number", "printed"),
    [
        ("decimal", 12, "12"),
        ("lowerLetter", 1, "a"),
        ("lowerLetter", 27, "aa"),
        ("upperLetter", 3, "C"),
        ("lowerRoman", 9, "ix"),
        ("upperRoman", 40, "XL"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 101, "一○一"),
        ("chineseCountingThousand", 287, "二百八十七"),
        ("chineseCountingThousand", 1001, "一千零一"),
        ("ideographDigital", 10, "一〇"),
        ("ideographTraditional", 2, "乙"),
        ("japaneseCounting", 110, "百十"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalFullWidth", 10, "１０"),
        ("decimalZero", 7, "07"),
        ("chineseLegalSimplified", 12, "拾贰"),
        ("ordinal", 12, "12th"),
        ("ordinalText", 21, "Twenty-first"),
        ("cardinalText", 40, "Forty"),
        ("none", 3, ""),
        ("unheardOf", 3, "3"),
    ],
)
def test_formats(style: str, number: int, printed: str) -> None:
    assert format_number(number, style) == printed


def test_a_chinese_law() -> None:
    levels = level(0, "chineseCountingThousand", "第%1章") + level(
        1, "chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>'
    )
    levels += level(2, "chineseCounting", "（%3）", '<w:suff w:val="nothing"/>')
    body = numbered("总则") + numbered("甲。", 1) + numbered("乙：", 1) + numbered("子；", 2) + numbered("丑。", 2)
    body += numbered("分则") + numbered("丙：", 1) + numbered("寅。", 2)
    assert lines(body, levels) == [
        "第一章 总则", "第一条 甲。", "第二条 乙：", "（一）子；", "（二）丑。",
        "第二章 分则", "第三条 丙：", "（一）寅。",
    ]  # fmt: skip


def test_levels_restart_below_a_higher_one() -> None:
    levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)")
    body = "".join(numbered("x", n) for n in (0, 1, 2, 2, 1, 2, 0, 1))
    assert [line.split()[0] for line in lines(body, levels)] == ["1.", "(a)", "(i)", "(ii)", "(b)", "(i)", "2.", "(a)"]


def test_numbers_of_several_levels_and_legal_numbering() -> None:
    levels = (
        level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>") + level(2, "decimal", "%1.%2.%3")
    )
    body = numbered("x") + numbered("x", 1) + numbered("x", 2)
    assert [line.split()[0] for line in lines(body, levels)] == ["I.", "1.1", "I.1.1"]


def test_a_new_list_continues_unless_it_overrides_the_start() -> None:
    numbers = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbers += '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    numbers += "</w:lvlOverride></w:num>"
    body = "".join(numbered("x", 0, n) for n in (1, 1, 2, 3, 3, 1))
    assert [line.split()[0] for line in lines(body, level(0, "decimal", "%1."), numbers)] == [
        "1.",
        "2.",
        "3.",
        "1.",
        "2.",
        "3.",
    ]


def test_a_list_may_override_a_level() -> None:
    numbers = '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    numbers += level(0, "ideographTraditional", "%1、") + "</w:lvlOverride></w:num>"
    assert lines(numbered("x"), level(0, "decimal", "%1."), numbers) == ["甲、 x"]


def style(name: str, properties: str, parent: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{parent}'
        f"<w:pPr><w:numPr>{properties}</w:numPr></w:pPr></w:style>"
    )


STYLES = style("P1", '<w:numId w:val="1"/>') + style("P2", '<w:ilvl w:val="1"/>', '<w:basedOn w:val="P1"/>')


def test_numbers_by_style_and_their_removal() -> None:
    levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)")
    off = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    first, second = '<w:pStyle w:val="P1"/>', '<w:pStyle w:val="P2"/>'
    body = paragraph("x", first) + paragraph("x", second) + paragraph("x", first + off) + paragraph("x", first)
    assert lines(body, levels, styles=STYLES) == ["1. x", "(a) x", "x", "2. x"]


def test_a_level_linked_to_a_style() -> None:
    levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)", '<w:pStyle w:val="P"/>')
    linked = style("P", '<w:numId w:val="1"/>')
    body = numbered("x") + paragraph("x", '<w:pStyle w:val="P"/>')
    assert lines(body, levels, styles=linked) == ["1. x", "(a) x"]


def test_bullets_and_marks() -> None:
    reading = read_docx(docx(numbered("item"), numbering=numbering(level(0, "bullet", "\uf0b7"))), PATH)
    assert reading.text == "• item"
    assert [(m.kind, m.level, m.label) for m in reading.marks] == [("list_item", 1, "•")]


def test_an_empty_section_break_counts_no_number() -> None:
    section = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:sectPr/>'
    body = numbered("x") + paragraph("", section) + numbered("x")
    assert lines(body, level(0, "decimal", "%1.")) == ["1. x", "2. x"]


def test_listnum_counts_in_its_named_list() -> None:
    begin, end = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    field = f"<w:p>{begin}<w:r><w:instrText>LISTNUM own \\l 1</w:instrText></w:r>{end}<w:r><w:t>y</w:t></w:r></w:p>"
    levels = '<w:name w:val="own"/>' + level(0, "decimal", "%1.")
    assert lines(numbered("x") + field + numbered("z"), levels) == ["1. x", "2. y", "3. z"]
