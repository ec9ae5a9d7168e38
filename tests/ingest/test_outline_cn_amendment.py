"""Amending acts, on invented texts: what is quoted, and what is amended."""

from __future__ import annotations

import pytest

from ingest.detect.record import Detected
from ingest.models import Outline, Reading
from ingest.outline import build, check

TITLE = "关于修改《凡例法》的决定"


def outline(text: str, title: str = TITLE) -> Outline:
    found = build(Reading(text, "text/plain"), Detected("law", "cn", "zho", title, preface_end=text.find("\n")))
    assert check(text, found) == []
    return found


def eids(found: Outline) -> list[str]:
    return [p.eid for p in found.walk()]


Row = tuple[str, str, str, str, str]


def amended(body: str, title: str = TITLE) -> list[Row]:
    """Action, label, eId, new and old text of each amendment."""
    text = "凡例\n" + body
    found = outline(text, title).amendments
    assert {a.provision for a in found} <= {p.eid for p in outline(text, title).walk()}
    return [
        (a.action, a.label, a.eid, text[slice(*a.quote)] if a.quote else "", text[slice(*a.old)] if a.old else "")
        for a in found
    ]


# fmt: off
INSTRUCTIONS: list[tuple[str, list[Row]]] = [
    ("一、将第三条修改为：“甲。”", [("substitution", "第三条", "art_3", "“甲。”", "")]),
    ("一、将第三条第一款第（二）项修改为：“（二）甲；”",
     [("substitution", "第三条第一款第（二）项", "art_3__para_1__point_2", "“（二）甲；”", "")]),
    ("一、将第三条第一款、第二款修改为：“甲。\n“乙。”",
     [("substitution", "第三条第一款", "art_3__para_1", "“甲。", ""),
      ("substitution", "第三条第二款", "art_3__para_2", "“乙。”", "")]),
    ("一、在第三条后增加一条，作为第三条之一：“甲。”", [("insertion", "第三条之一", "art_3-1", "“甲。”", "")]),
    ("一、第三条增加一款，作为第三款：“甲。”原第三款改为第四款。",
     [("insertion", "第三条第三款", "art_3__para_3", "“甲。”", ""),
      ("renumbering", "第三条第三款", "art_3__para_3", "第四款", "")]),
    ("一、将第三条第一款修改为：“甲。”\n增加一款作为第四款：“乙。”",
     [("substitution", "第三条第一款", "art_3__para_1", "“甲。”", ""),
      ("insertion", "第三条第四款", "art_3__para_4", "“乙。”", "")]),
    ("一、删去第三条第二款。", [("repeal", "第三条第二款", "art_3__para_2", "", "")]),
    ("一、删除第三条、第五条。", [("repeal", "第三条", "art_3", "", ""), ("repeal", "第五条", "art_5", "", "")]),
    ("一、将第三条第二款删去。", [("repeal", "第三条第二款", "art_3__para_2", "", "")]),
    ("一、第三条改为第四条。", [("renumbering", "第三条", "art_3", "第四条", "")]),
    ("一、原第四条作为第五条。", [("renumbering", "第四条", "art_4", "第五条", "")]),
    ("一、将第三条改为第四条，修改为：“甲。”",
     [("renumbering", "第三条", "art_3", "第四条", ""), ("substitution", "第三条", "art_3", "“甲。”", "")]),
    ("一、将第三条修改为第六条：\n“甲。”",
     [("renumbering", "第三条", "art_3", "第六条", ""), ("substitution", "第三条", "art_3", "“甲。”", "")]),
    ("一、第三条改为两条，作为第三条、第四条。", [("renumbering", "第三条", "art_3", "第三条、第四条", "")]),
    ("一、第三条至第五条相应改为第四条至第六条。",
     [("renumbering", "第三条至第五条", f"art_{n}", "第四条至第六条", "") for n in (3, 4, 5)]),
    ("一、将第三条中的“甲”修改为“乙”。", [("substitution", "第三条", "art_3", "“乙”", "“甲”")]),
    ("一、将名称、第三条和第五条中的“甲”修改为“乙”。",
     [("substitution", "名称", "", "“乙”", "“甲”"), ("substitution", "第三条", "art_3", "“乙”", "“甲”"),
      ("substitution", "第五条", "art_5", "“乙”", "“甲”")]),
    ("一、将第三条中的“甲”修改为“乙”，“丙”修改为“丁”。",
     [("substitution", "第三条", "art_3", "“乙”", "“甲”"), ("substitution", "第三条", "art_3", "“丁”", "“丙”")]),
    ("一、删去第三条中的“甲”。", [("repeal", "第三条", "art_3", "", "“甲”")]),
    ("一、在第三条“甲”后增加“乙”。", [("insertion", "第三条", "art_3", "“乙”", "")]),
    ("一、第三条第二款“甲。”修改为：“乙。”", [("substitution", "第三条第二款", "art_3__para_2", "“乙。”", "“甲。”")]),
    ("一、将引言修改为：\n“甲。”", [("substitution", "引言", "", "“甲。”", "")]),
    ("一、在第三条中增加一款作为第二款，将该条修改为：“甲。\n“乙。”",
     [("insertion", "第三条第二款", "art_3__para_2", "", ""),
      ("substitution", "第三条", "art_3", "“甲。\n“乙。”", "")]),
    ("一、增加二条，作为第三条之一、第三条之二：\n“第三条之一 甲。\n“乙。\n“第三条之二 丙。”",
     [("insertion", "第三条之一", "art_3-1", "“第三条之一 甲。\n“乙。", ""),
      ("insertion", "第三条之二", "art_3-2", "“第三条之二 丙。”", "")]),
    ("一、第三章中增加一节，作为第四节“甲”；增加二条，分别作为第三十条至第三十一条。内容如下：\n"
     "第四节 甲\n第三十条 乙。\n第三十一条 丙。\n二、删去第九条。",
     [("insertion", "第三章第四节", "chp_3__sec_4", "“甲”", ""),
      ("insertion", "第三十条至第三十一条", "art_30", "第三十条 乙。", ""),
      ("insertion", "第三十条至第三十一条", "art_31", "第三十一条 丙。", ""), ("repeal", "第九条", "art_9", "", "")]),
    ("一、条文顺序作相应调整。", [("renumbering", "", "", "", "")]),
    ("一、将附件2修改为：“甲。”", [("substitution", "附件2", "annex_2", "“甲。”", "")]),
    ("一、本决定自公布之日起施行。", []),
]
# fmt: on


@pytest.mark.parametrize(("body", "expected"), INSTRUCTIONS)
def test_instructions(body: str, expected: list[Row]) -> None:
    assert amended(body) == expected


@pytest.mark.parametrize(
    ("title", "body", "laws"),
    [
        ("凡例法修正案（二）", "一、将第三条修改为：“甲。”", ["凡例法"]),
        ("凡例法修正案（二）", "一、将《凡例条例》第三条修改为：“甲。”", ["凡例条例"]),
        (TITLE, "一、将第三条修改为：“《别法》第一条。”", ["凡例法"]),
        ("关于修改部分法规的决定",
         "一、对《甲条例》作出修改\n将第三条修改为：“甲。”\n删去第五条。\n二、修改《乙条例》\n1.删去第一条。\n2.删去第二条。",
         ["甲条例", "甲条例", "乙条例", "乙条例"]),
        ("关于修改部分法规的决定", "一、将《甲条例》第三条、《乙条例》第四条中的“甲”修改为“乙”。",
         ["甲条例", "乙条例"]),
        (TITLE, "对《凡例院关于甲的解释》（以下简称《解释》）作如下修改：\n一、删去《解释》第三条。",
         ["凡例院关于甲的解释"]),
        (TITLE, "一、将《解释》原第七条改为修改后《解释》第八条。", ["解释"]),
        (TITLE, "一、废止《甲条例》。\n二、《乙条例》同时废止。", ["甲条例", "乙条例"]),
    ],
)  # fmt: skip
def test_the_law_amended(title: str, body: str, laws: list[str]) -> None:
    text = "凡例\n" + body
    assert [a.law for a in outline(text, title).amendments] == laws


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # Items, articles and headings of the quoted text open nothing; what comes after it does.
        ("一、将第二条修改为：“第二条 甲：\n“（一）子；\n“（二）丑。\n“丙。”\n二、删去第四条。", ["sec_1", "sec_2"]),
        ("一、将第二条修改为：\n“甲：\n（一）子；\n1.丑；\n第三章 寅\n第九条 卯。”\n二、删去第四条。",
         ["sec_1", "sec_2"]),
        ("一、将第二条修改为：“甲。”\n增加一款，作为第二款：“乙。”\n二、删去第四条。",
         ["sec_1", "sec_1__para_1", "sec_2"]),
        # Marks inside marks, and a mark that is never closed.
        ("一、将第二条修改为：“称“甲”的，\n处罚。”\n二、删去第四条。", ["sec_1", "sec_2"]),
        ("一、将第二条修改为：“甲。\n乙。\n二、删去第四条。\n本决定自公布之日起施行。", ["sec_1", "sec_2", "para_1"]),
        ("一、修改《甲》\n1.将第二条修改为：\n“甲，\n乙。\n2.将第三条修改为：\n“丙。”", ["sec_1", "sec_1__para_1",
         "sec_1__para_2"]),
        ("一、将第二条修改为：「第二条 甲。\n乙。」\n二、将第三条修改为：\"丙。\n丁。\"\n三、删去第五条。",
         ["sec_1", "sec_2", "sec_3"]),
        # No marks at all.
        ("一、将第二条修改为：\n第二条 甲。\n乙。\n二、删去第四条。", ["sec_1", "sec_2"]),
        # Points below points.
        ("一、对《甲》作如下修改：\n（一）将第二条修改为：“甲：\n“（一）子；\n“（二）丑。”\n（二）删去第三条。\n二、删去《乙》第一条。",
         ["sec_1", "sec_1__subsec_1", "sec_1__subsec_2", "sec_2"]),
    ],
)  # fmt: skip
def test_what_is_quoted_opens_nothing(body: str, expected: list[str]) -> None:
    assert eids(outline("凡例\n" + body)) == expected


def test_an_act_numbered_by_articles() -> None:
    text = (
        "凡例修正案\n第五条 第三章增加一节。内容如下：\n第七节 甲\n第九十条 乙。\n丙。\n"
        "第六条 将“第三条 丁”修改为：“第三条 戊”。"
    )
    assert eids(outline(text, "凡例修正案")) == ["art_5", "art_6"]


def test_an_instruction_in_an_unnumbered_paragraph_is_that_paragraph() -> None:
    text = "凡例\n一、将第二条第一款修改为：“甲。”\n增加一款，作为第三款：“乙。”"
    assert [a.provision for a in outline(text).amendments] == ["sec_1", "sec_1__para_1"]


def test_a_restated_text_is_a_component_that_amends_nothing() -> None:
    text = (
        "凡例\n一、将第一条修改为：“甲。”\n本决定自公布之日起施行。\n根据本决定，《凡例法》作相应修改，重新公布。\n"
        "凡例法\n第一章 总则\n第一条 甲。\n第二条 删去第三条的，修改为“乙”。"
    )
    found = outline(text)
    assert eids(found) == [
        "sec_1", "para_1", "para_2", "component_1", "component_1__chp_1", "component_1__art_1", "component_1__art_2",
    ]  # fmt: skip
    assert len(found.amendments) == 1


def test_an_interpretation_of_an_amending_act_has_articles_of_its_own() -> None:
    text = "凡例\n第一条 对于甲，适用“修正后凡例法第三条”。\n第二条 乙。"
    found = outline(text, "凡例院关于《凡例法修正案（九）》时间效力问题的解释")
    assert (eids(found), found.amendments) == (["art_1", "art_2"], ())
