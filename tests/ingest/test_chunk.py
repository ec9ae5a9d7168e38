"""Clauses: what is one, its label, its group, and the splitting of long lists."""

from __future__ import annotations

import pytest

from ingest.chunk import chunk
from ingest.detect.record import Detected
from ingest.models import Clause, Kind, Outline, Reading
from ingest.outline import build
from ingest.outline.tree import Opening, grow

URI = "/akn/cn/act/2021-03-01/凡例法/zho@2021-03-01"


def clauses(text: str, kind: Kind = "law", preface_end: int = 0) -> dict[str, Clause]:
    detected = Detected(kind, "cn", "zho", "凡例法", preface_end=preface_end)
    found = chunk(text, build(Reading(text, "text/plain"), detected), kind, URI, ())
    assert all(c.text == "\n".join(text[a:b] for a, b in c.spans) for c in found)
    assert len({c.id for c in found}) == len(found)
    return {c.eid: c for c in found}


def test_a_paragraph_with_its_points_is_one_clause() -> None:
    found = clauses("第一章 总则\n第二百八十七条之二 甲：\n（一）乙；\n（二）丙。\n丁。\n第三百条 戊。")
    assert list(found) == ["art_287-2__para_1", "art_287-2__para_2", "art_300"]
    first = found["art_287-2__para_1"]
    assert (first.label, first.article, first.article_num) == (
        "第二百八十七条之二第一款",
        "art_287-2",
        "第二百八十七条之二",
    )
    assert (first.heading_path, first.text) == (("第一章 总则",), "甲：\n（一）乙；\n（二）丙。")
    assert first.id == f"{URI}~art_287-2__para_1"
    assert (found["art_300"].label, found["art_300"].text) == ("第三百条", "戊。")


@pytest.mark.parametrize("brackets", ["【】", "〔〕"])
def test_the_heading_of_an_article(brackets: str) -> None:
    text = (
        "第一条 "
        + brackets[0]
        + "报告案（凡例法第九条）"
        + brackets[1]
        + "甲应当报告：\n（一）乙；\n（二）丙。\n第二条 丁。"
    )
    clause = clauses(text)["art_1"]
    assert clause.text == "甲应当报告：\n（一）乙；\n（二）丙。"
    assert clause.heading_path == ("第一条 报告案（凡例法第九条）",)


def test_spaces_inside_a_label_are_left_out() -> None:
    assert clauses("第一 条 甲。\n第二 条 乙。")["art_1"].article_num == "第一条"


def test_a_long_list_is_split_and_carries_its_lead_in() -> None:
    items = "\n".join(f"（{n}）{'甲' * 120}；" for n in "一二三四五六七")
    found = clauses(f"第一条 下列行为应当报告：\n{items}\n乙。\n第二条 丙。")
    assert list(found) == [*(f"art_1__para_1__point_{n}" for n in range(1, 8)), "art_1__para_2", "art_2"]
    point = found["art_1__para_1__point_2"]
    assert point.label == "第一条第一款第（二）项"
    assert point.text.startswith("下列行为应当报告：\n（二）甲")
    assert len(point.spans) == 2
    assert point.article == "art_1"


def test_notices_are_cited_by_the_first_number_with_text() -> None:
    text = "凡例\n一、甲事\n（一）子。" + "说明。" * 20 + "\n（二）丑。\n二、乙事应当办理：\n（一）寅；\n（二）卯。"
    found = clauses(text, "notice", 3)
    assert [(c.eid, c.article, c.label) for c in found.values()] == [
        ("sec_1__subsec_1", "sec_1__subsec_1", "一、（一）"),
        ("sec_1__subsec_2", "sec_1__subsec_2", "一、（二）"),
        ("sec_2", "sec_2", "二、"),
    ]
    assert found["sec_1__subsec_2"].heading_path[:1] == ("一、 甲事",)


def test_judgments_are_grouped_by_part() -> None:
    text = "\n".join(
        [
            "凡例市人民法院",
            "（2021）凡01刑初1号",
            "经审理查明，甲某骗人。",
            "本院认为，甲某有罪。",
            "甲某系初犯。",
            "判决如下：",
            "一、处罚甲某。",
        ]
    )
    found = clauses(text, "opinion")
    assert found["motivation__para_2"].article == "motivation"
    assert found["motivation__para_2"].label == "裁判理由第2段"
    assert found["decision__para_1"].text == "判决如下：\n一、处罚甲某。"


UK = "1 Fraud\n(1) A person is guilty if—\n(a) he lies, and\n(b) he gains.\n(2) He is liable."


@pytest.mark.parametrize("long", [False, True])
def test_sections_of_an_act(long: bool) -> None:
    text = UK.replace("he lies", "he lies " * 300) if long else UK
    openings = [
        Opening(1, "section", 0, "1", "Fraud"),
        Opening(2, "subsection", 8, "(1)"),
        Opening(3, "paragraph", text.index("(a)"), "(a)"),
        Opening(3, "paragraph", text.index("(b)"), "(b)"),
        Opening(2, "subsection", text.index("(2)"), "(2)"),
    ]
    tree = Outline(grow(text, openings, len(text)))
    found = chunk(text, tree, "law", "/akn/gb/act/2006/35/eng@2006-11-08", ())
    labels = [c.label for c in found]
    if long:
        assert labels == ["section 1(1)(a)", "section 1(1)(b)", "section 1(2)"]
        assert found[1].text == "(1) A person is guilty if—\n(b) he gains."
    else:
        assert labels == ["section 1(1)", "section 1(2)"]
    assert {c.article for c in found} == {"sec_1"}
    assert {c.article_num for c in found} == {"1"}
    assert found[0].heading_path == ("1 Fraud",)


def test_pages_are_those_of_the_item() -> None:
    text = "第一条 甲。\n第二条 乙。"
    tree = build(Reading(text, "text/plain"), Detected("law", "cn", "zho", "凡例法"))
    found = chunk(text, tree, "law", URI, ((0, 7), (7, len(text))))
    assert [c.page for c in found] == [1, 2]


def test_what_a_paragraph_introduces_carries_it() -> None:
    text = "凡例\n一、甲事\n有关部门提出下列意见：\n（一）子。\n（二）丑。\n另有规定的除外。\n二、乙事\n"
    text += "修改为：\n“寅。”"
    found = clauses(text, "notice", 3)
    assert {eid: c.text for eid, c in found.items()} == {
        "sec_1__subsec_1": "有关部门提出下列意见：\n（一）子。",
        "sec_1__subsec_2": "有关部门提出下列意见：\n（二）丑。",
        "sec_1__para_2": "另有规定的除外。",
        "sec_2__para_2": "修改为：\n“寅。”",
    }


def test_an_annexed_instrument_is_cut_into_its_articles() -> None:
    text = "凡例\n现将办法印发。\n凡例局\n2021年3月4日\n附件\n凡例办法\n（2021年3月1日通过）\n第一条 甲。\n第二条 乙。"
    found = clauses(text, "notice", 3)
    assert list(found) == ["para_1", "conclusions", "annex_1", "annex_1__art_1", "annex_1__art_2"]
    assert found["annex_1__art_2"].heading_path == ("附件 凡例办法",)
