"""Chinese legislation: every level, and the quirks of real files, on an invented statute."""

from __future__ import annotations

import pytest

from ingest.detect.record import Detected
from ingest.models import Kind, Mark, Outline, Provision, Reading
from ingest.outline import build, check


def outline(text: str, kind: Kind = "law", marks: tuple[Mark, ...] = (), **known: object) -> Outline:
    detected = Detected(kind, "cn", "zho", "凡例法", **known)  # type: ignore[arg-type]
    found = build(Reading(text, "text/plain", marks=marks), detected)
    assert check(text, found) == []
    return found


def provision(text: str, eid: str) -> Provision:
    return {p.eid: p for p in outline(text).walk()}[eid]


def eids(found: Outline) -> list[str]:
    return [p.eid for p in found.walk()]


STATUTE = """凡例反诈骗法
（2021年3月1日凡例国会通过）
目　录
第一编　总则
第一章　一般规定
第二编　分则
附　则
第一编　总则
第一章
一般规定
第一条　为了凡例，制定本法。
第二条　下列行为应当报告：
（一）甲行为，包括：
1.其一；
2.其二；
（二）乙行为。
有前款行为的，依照第三条的规定处理。
第三条规定的报告，应当及时。
第二编　分则
第二条之一　（删去）
第三条　条文三。第三条规定的除外。
附　则
第四条　本法自2021年5月1日起施行。
附件一：报告格式
一、名称
二、内容
"""


def test_levels_in_words_and_in_order() -> None:
    found = outline(STATUTE, title_span=(0, 6), preface_end=24)
    assert [(p.name, STATUTE[p.start : p.start + 4]) for p in found.parts] == [
        ("title", "凡例反诈"),
        ("preface", "（202"),
        ("toc", "目　录\n"),
    ]
    assert eids(found) == [
        "book_1", "book_1__chp_1", "art_1", "art_2", "art_2__para_1", "art_2__para_1__point_1",
        "art_2__para_1__point_1__indent_1", "art_2__para_1__point_1__indent_2", "art_2__para_1__point_2",
        "art_2__para_2", "art_2__para_3", "book_2", "art_2-1", "art_3", "book_附则", "art_4",
        "annex_1", "annex_1__sec_1", "annex_1__sec_2",
    ]  # fmt: skip
    chapter = next(p for p in found.walk() if p.eid == "book_1__chp_1")
    assert (chapter.element, chapter.num, chapter.heading) == ("chapter", "第一章", "一般规定")


@pytest.mark.parametrize(
    ("body", "articles"),
    [
        ("第一条 甲。\n第二 条 乙。\n第 三条 丙。", ["art_1", "art_2", "art_3"]),
        ("第一条 甲。\n笫二条 乙。", ["art_1", "art_2"]),
        ("第一条甲。\n第二条乙。\n第三条丙。", ["art_1", "art_2", "art_3"]),
        ("第一条 甲。\n第二条乙，没有空格。\n第三条 丙。", ["art_1", "art_2", "art_3"]),
        ("第一条 为了凡例，制定本规则。 第二条 乙。 第三条 丙。\n第四条 丁。", ["art_1", "art_2", "art_3", "art_4"]),
        ("第四百六十三条 甲。\n第四百六十四条 乙。", ["art_463", "art_464"]),
        ("第一条 甲。\n第三条 乙。", ["art_1", "art_3"]),
        ("第一条 甲。\n第二条规定的乙，应当报告。\n第二条 丙。", ["art_1", "art_2"]),
        ("第一条 甲。\n第二条、第三条的行为，从重。\n第二条 丙。", ["art_1", "art_2"]),
        ("第一条 甲，依照本规则 第九条 的规定办理。\n第二条 丙。", ["art_1", "art_2"]),
        ("第1条 甲。\n第2条 乙。", ["art_1", "art_2"]),
        ("第１条　甲。\n第２条　乙。", ["art_1", "art_2"]),
        ("第一條 甲。\n第二條之一 乙，依第一條規定。\n第三條 丙。", ["art_1", "art_2-1", "art_3"]),
        ("第一条 甲。\n第一条之1 乙。\n第一条之一之二 丙。\n第二条 丁。", ["art_1", "art_1-1", "art_1-1-2", "art_2"]),
        ("第一条 甲。\n第二条之一般规定，另行制定。\n第二条 乙。", ["art_1", "art_2"]),
        ("第一条 甲。\n第一条之一 乙。\n第一条之二 丙。\n第二条 丁。", ["art_1", "art_1-1", "art_1-2", "art_2"]),
    ],
)
def test_which_labels_open_articles(body: str, articles: list[str]) -> None:
    assert [p.eid for p in outline(body).walk() if p.element == "article"] == articles


def test_reference_at_the_start_of_a_broken_line_is_no_article() -> None:
    text = "第一条 凡例机关办理案件的时候，应当遵守法律，不得违反第五十条以及后面的\n第七条 的要求。\n第二条 乙。"
    assert [p.eid for p in outline(text).walk()] == ["art_1", "art_2"]


def test_headings_with_the_word_article_are_headings() -> None:
    found = outline("第一章 自治条例和单行条例\n第一节 报告的条件\n第一条 甲。\n第二章 附则\n第二条 乙。")
    assert eids(found) == ["chp_1", "chp_1__sec_1", "art_1", "chp_2", "art_2"]


@pytest.mark.parametrize(
    ("article", "below"),
    [
        ("第一条 甲。", []),
        ("第一条 甲。\n乙。", ["para_1", "para_2"]),
        ("第一条\n甲。\n乙。", ["para_1", "para_2"]),
        ("第一条 甲：\n（一）乙；\n（二）丙。", ["point_1", "point_2"]),
        ("第一条 甲：\n(一) 乙；\n(二) 丙。", ["point_1", "point_2"]),
        ("第一条 甲：\n1．乙；\n2．丙。", ["point_1", "point_2"]),
        ("第一条 甲：（一）乙；（二）丙。", ["point_1", "point_2"]),
        ("第一条 甲：\n（一）乙；\n（二）丙。\n丁。", ["para_1", "para_1__point_1", "para_1__point_2", "para_2"]),
        ("第一条 甲，\n乙。", []),
        ("第一条 甲。\n2021年乙。", ["para_1", "para_2"]),
        ("第一条 甲。\n（三）项的行为，从重。", ["para_1", "para_2"]),
        ("第一条 甲。\n（一）至（三）项的行为，从重。", ["para_1", "para_2"]),
        ("第一条 甲：\n（一）项目书；\n（二）和解书；\n（三）或者其他。", ["point_1", "point_2", "point_3"]),
        ("第一条 二、三级凡例，由乙处理。\n三、四级凡例，由丙处理。", ["para_1", "para_2"]),
        # What stands between two items of one list belongs to the first of them.
        (
            "第一条 甲：\n（一）乙。\n乙的说明。\n（二）丙。\n丁。",
            ["para_1", "para_1__point_1", "para_1__point_2", "para_2"],
        ),
        (
            "第一条 甲：\n（一）乙：\n1.丙；\n2.丁。\n乙的说明。\n（二）戊。",
            ["point_1", "point_1__indent_1", "point_1__indent_2", "point_2"],
        ),
        (
            "第一条 甲：\n（一）乙。\n（二）丙。\n丁：\n（一）戊；\n（二）己。",
            ["para_1", "para_1__point_1", "para_1__point_2", "para_2", "para_2__point_1", "para_2__point_2"],
        ),
        # A list without labels.
        ("第一条 甲由下列人员组成：\n乙；\n丙二人；\n丁。\n戊。", ["para_1", "para_2"]),
        # A formula and a translation are no 款.
        ("第一条 甲：\nS = a × b\n式中a是乙。", []),
        ("第一条 甲：\nS = a × b\n乙。", ["para_1", "para_2"]),
        ("第一条 甲。\nArticle 1 Text in another language.\n乙。", ["para_1", "para_2"]),
        ("第一条 甲。\n二人以上乙。", ["para_1", "para_2"]),
        (
            "第一条 甲：\n（一）乙：\n1.丙；\n2.丁；\n（二）戊。",
            ["point_1", "point_1__indent_1", "point_1__indent_2", "point_2"],
        ),
    ],
)
def test_paragraphs_and_points(article: str, below: list[str]) -> None:
    assert eids(outline(article + "\n第二条 末。")) == ["art_1", *[f"art_1__{e}" for e in below], "art_2"]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("第一条【目的】甲。", "目的"),
        ("第一条（目的和依据） 甲。", "目的和依据"),
        ("第一条 （删去）", ""),
        ("第一条（一）甲。", ""),
    ],
)
def test_the_heading_of_an_article(text: str, heading: str) -> None:
    assert outline(text + "\n第二条 乙。").provisions[0].heading == heading


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("第一章 甲\n第一条 甲。\n第二条 乙。\n丙的规定\n第三条 丙。\n第三章 丁\n第四条 戊。",
         ["chp_1", "chp_2", "chp_3"]),
        ("第一章 甲\n第一节 子\n第一条 甲。\n丑的规定\n第二条 丙。\n第三节 丁\n第三条 戊。",
         ["chp_1", "chp_1__sec_1", "chp_1__sec_2", "chp_1__sec_3"]),
        ("第一章 甲\n第一节 子\n第一条 甲。\n丙的规定\n第二条 乙。\n第三章 丁\n第三条 戊。",
         ["chp_1", "chp_1__sec_1", "chp_2", "chp_3"]),
        ("第一章 甲\n第一条 甲。\n丙的规定\n第二条 乙。", ["chp_1", "chp_丙的规定"]),
        ("第一編 甲\n第一章 乙\n第一節 丙\n第一條 丁。", ["book_1", "book_1__chp_1", "book_1__chp_1__sec_1"]),
    ],
)  # fmt: skip
def test_a_heading_that_lost_its_number(text: str, headings: list[str]) -> None:
    found = outline(text)
    assert [p.eid for p in found.walk() if p.element != "article"] == headings


def test_an_annex_whose_title_is_broken_over_lines() -> None:
    text = "第一条 甲。\n第二条 乙。\n附：\n凡例机关和凡例人员\n的名单\n甲局\n乙局"
    annex = outline(text).provisions[-1]
    assert (annex.element, annex.heading) == ("annex", "凡例机关和凡例人员的名单")


def test_a_list_of_annexes_with_broken_lines_is_no_annex() -> None:
    text = "第一条 甲。\n第二条 乙。\n附件：1.甲表（由甲填写\n并送乙）\n2.乙表\n附件1\n甲表\n子。\n附件2\n乙表\n丑。"
    assert [p.eid for p in outline(text).provisions] == ["art_1", "art_2", "conclusions", "annex_1", "annex_2"]


def test_extents_hold_number_and_children() -> None:
    text = "第一条 甲：\n（一）乙；\n（二）丙。\n丁。"
    paragraph = provision(text, "art_1__para_1")
    assert text[paragraph.start : paragraph.end] == "甲：\n（一）乙；\n（二）丙。"
    point = provision(text, "art_1__para_1__point_2")
    assert text[point.start : point.end] == "（二）丙。"


def test_preamble_closes_before_the_first_chapter() -> None:
    text = "序　言\n凡例是凡例。\n凡例又是凡例。\n第一章 总则\n第一条 甲。"
    assert eids(outline(text)) == ["preamble", "preamble__para_1", "preamble__para_2", "chp_1", "art_1"]


def test_contents_without_the_word() -> None:
    contents = "一、管辖\n二、回避\n三、证据"
    text = contents + "\n为了凡例，解释如下：\n一、管辖\n第一条 甲。\n二、回避\n第二条 乙。\n三、证据\n第三条 丙。"
    found = outline(text)
    assert [p.name for p in found.parts] == ["toc"]
    assert eids(found) == ["preamble", "sec_1", "art_1", "sec_2", "art_2", "sec_3", "art_3"]


def test_numbering_that_restarts_is_a_component() -> None:
    text = "第一条 甲。\n第二条 乙。\n凡例实施细则\n第一章 总则\n第一条 丙。\n第二条 丁。"
    assert eids(outline(text)) == [
        "art_1", "art_2", "component_1", "component_1__chp_1", "component_1__art_1", "component_1__art_2",
    ]  # fmt: skip


def test_signature_and_annexes_are_not_the_last_article() -> None:
    text = "第一条 甲。\n第二条 乙。\n凡例委员会\n2021年3月1日\n附件1\n甲表\n附件2\n乙表"
    found = outline(text)
    assert [(p.eid, p.heading) for p in found.provisions] == [
        ("art_1", ""), ("art_2", ""), ("conclusions", ""), ("annex_1", "甲表"), ("annex_2", "乙表"),
    ]  # fmt: skip


def test_rows_of_a_table_open_nothing() -> None:
    text = "第一条 罪名如下：\n第五条\t甲罪\n第六条\t乙罪\n第二条 末。"
    marks = (Mark("row", 10, 16), Mark("row", 17, 23))
    assert eids(outline(text, marks=marks)) == ["art_1", "art_2"]


def test_headings_of_the_markup() -> None:
    text = "总论\n第一条 甲。\n分论\n第二条 乙。"
    marks = (Mark("heading", 0, 2, 2), Mark("heading", 10, 12, 2))
    assert [p.heading for p in outline(text, marks=marks).provisions] == ["总论", "分论"]


def test_the_same_number_twice_keeps_both() -> None:
    assert eids(outline("第一条 甲。\n第二条 乙。\n第二条 丙。\n第三条 丁。")) == ["art_1", "art_2", "art_2_2", "art_3"]


@pytest.mark.parametrize("text", ["凡例。", "第", "第一条", "目录\n第一章 甲", "附件", "“", "（一）", "\u3000\n凡"])
def test_scraps_are_conserved(text: str) -> None:
    for kind in ("law", "notice", "opinion"):
        outline(text, kind)  # type: ignore[arg-type]


def test_an_article_inside_a_line_has_all_its_paragraphs_and_its_items() -> None:
    text = "第一条 为了凡例，制定本法。 第二条 甲。\n乙。\n第三条 下列行为：（一）子；（二）丑，满\n三天；（三）寅。\n"
    assert eids(outline(text)) == [
        "art_1", "art_2", "art_2__para_1", "art_2__para_2", "art_3", "art_3__point_1", "art_3__point_2",
        "art_3__point_3",
    ]  # fmt: skip
