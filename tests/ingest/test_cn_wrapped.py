"""Chinese instruments whose lines a fixed width broke, or that carry a translation: the tree of the whole lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.detect import detect
from ingest.detect.record import Detected
from ingest.models import Mark, Outline, Reading
from ingest.outline import build, check
from ingest.outline.cn.wrapped import paragraph_lines

DECISION = [
    "　　　　　　　　凡例省人民代表大会常务委员会公告",
    "　　　　　　　　　　　　第 九 号",
    "　　《凡例省人民代表大会常务委员会关于修改〈凡例省茶园条例〉等二部条例的决定》已由凡例省第"
    "九届人民代表大会常务委员会第七次会议于2021年3月4日通过，现予公布，自2021年5月1"
    "日起施行。",
    "　　　　　　　凡例省人民代表大会常务委员会",
    "　　　　　　　　　2021年3月4日",
    "　　　　　　　凡例省人民代表大会常务委员会",
    "　　　　　　关于修改《凡例省茶园条例》等二部条例的决定",
    "　　（2021年3月4日凡例省第九届人民代表大会常务委员会第七次会议通过）",
    "　　凡例省第九届人民代表大会常务委员会第七次会议决定，对《凡例省茶园条例》《凡例省竹林条例》作如下修改：",
    "　　一、凡例省茶园条例",
    "　　（一）将第二条第一款修改为：“县级人民政府的农业主管部门负责茶园的登记、保护和检查，乡"
    "镇人民政府予以协助，村民委员会应当配合。”",
    "　　（二）删去第九条、第十条第二项。",
    "　　二、凡例省竹林条例",
    "　　将第三条、第五条第一款、第七条第四项以及第八条第二款中的“林业管理机构”修改为“林业主"
    "管部门”，并对条文顺序作相应调整。",
    "　　本决定自2021年5月1日起施行。",
    "　　《凡例省茶园条例》根据本决定作相应修改，重新公布，原来印发的各个文本同时停止使用。",
    "　　　　　　　　凡例省茶园条例",
    "　　　　　　　　　第一章　总　则",
    "　　第一条　为了保护茶园，促进茶业发展，维护茶农的合法权益，根据有关法律、行政法规，结合本省实际，制定本条例。",
    "　　第二条　县级人民政府的农业主管部门负责茶园的登记、保护和检查，乡镇人民政府予以协助，村民委员会应当配合。",
    "　　茶园的登记不收取费用，登记的内容包括茶园的位置、面积、品种和经营者的名称，由登记机关向社会公开。",
    "　　第三条　在茶园内禁止下列行为，但是为了防治病虫害并且经过农业主管部门同意的除外：",
    "　　（一）砍伐树龄在一百年以上的茶树，或者移植列入保护名录的茶树以及第二条规定登记的其他茶树；",
    "　　（二）堆放垃圾。",
]  # fmt: skip
TREE = [
    "para_1", "sec_1", "sec_1__subsec_1", "sec_1__subsec_2", "sec_2", "sec_2__para_1", "para_2", "para_3",
    "component_1", "component_1__chp_1", "component_1__art_1", "component_1__art_2", "component_1__art_2__para_1",
    "component_1__art_2__para_2", "component_1__art_3", "component_1__art_3__point_1", "component_1__art_3__point_2",
]  # fmt: skip


def read(text: str) -> tuple[Detected, Outline]:
    reading = Reading(text, "text/plain")
    detected = detect(reading, "凡例.txt", {})
    found = build(reading, detected)
    assert check(text, found) == []
    return detected, found


def wrapped(paragraphs: list[str], width: int) -> str:
    return "\n".join(p[i : i + width] for p in paragraphs for i in range(0, len(p), width))


@settings(deadline=None)
@given(st.integers(28, 40))
def test_an_announced_decision_reads_the_same_at_every_width(width: int) -> None:
    detected, found = read(wrapped(DECISION, width))
    assert detected.title == "凡例省人民代表大会常务委员会关于修改《凡例省茶园条例》等二部条例的决定"
    assert detected.adopted == "2021-03-04"
    assert [p.eid for p in found.walk()] == TREE


def test_the_points_below_the_name_of_a_law_amend_that_law() -> None:
    found = read("\n".join(DECISION))[1]
    assert {(a.provision.split("__")[0], a.law) for a in found.amendments if a.label} == {
        ("sec_1", "凡例省茶园条例"), ("sec_2", "凡例省竹林条例"),
    }  # fmt: skip


@pytest.mark.parametrize("number", ["— 3 —", "—3—", "- 12 -", "－ 2 －"])
def test_a_page_number_parts_no_paragraph(number: str) -> None:
    lines = wrapped(DECISION, 34).split("\n")
    for at in range(14, len(lines), 6):
        lines.insert(at, "　　　　　　　　" + number)
    assert [p.eid for p in read("\n".join(lines))[1].walk()] == TREE


@pytest.mark.parametrize(
    "lines",
    [
        ["第一条　甲，", "第二条　乙。"],
        ["　　第一条　甲应当登记。", "　　登记不收费。", "第二条　乙。"],
        ["凡例局通知", "甲的名单", "乙的名单", "丙的名单", "丁的名单", "戊的名单"],
    ],
)
def test_lines_that_nothing_broke_stay_as_they_are(lines: list[str]) -> None:
    found = paragraph_lines("\n".join(lines))
    assert [line.text for line in found] == [line.strip() for line in lines]


BILINGUAL = """凡例州集市条例
Regulations on Fairs of Fanli Prefecture
（2018年2月3日凡例州第五届人民代表大会第二次会议通过）
(Adopted at the Second Session on February 3, 2018)
目录 Contents
第一章 总则 Chapter I General Provisions
第二章 附则 Chapter II Supplementary Provisions
第一章　总则
Chapter I　General Provisions
第一条　集市包括：
Article 1　Fairs include:
（一）年集；
(1) annual fairs;
（二）月集。
(2) monthly fairs.
第二条　集市应当登记。
登记不收费。
Article 2　Fairs shall be registered.
Article 1 fairs shall be registered free of charge.
第二章　附则
Chapter II　Supplementary Provisions
第三条　本条例自2018年5月1日起施行。
Article 3　These Regulations come into force on May 1, 2018."""


def test_a_translation_lies_in_the_provision_that_it_translates() -> None:
    found = read(BILINGUAL)[1]
    held = {p.eid: BILINGUAL[p.start : p.end].split("\n")[-1] for p in found.walk()}
    assert held == {
        "chp_1": "Article 1 fairs shall be registered free of charge.",
        "art_1": "(2) monthly fairs.",
        "art_1__point_1": "(1) annual fairs;",
        "art_1__point_2": "(2) monthly fairs.",
        "art_2": "Article 1 fairs shall be registered free of charge.",
        "art_2__para_1": "集市应当登记。",
        "art_2__para_2": "Article 1 fairs shall be registered free of charge.",
        "chp_2": "Article 3　These Regulations come into force on May 1, 2018.",
        "art_3": "Article 3　These Regulations come into force on May 1, 2018.",
    }
    assert [p.heading for p in found.provisions] == ["总则", "附则"]


def test_an_annex_in_english_is_no_translation() -> None:
    lines = ["凡例规定", *(f"第{n}条　甲。" for n in "一二三四五"), "Form A", "Name of ship", "Owner", "Port of call"]
    assert [line.text for line in paragraph_lines("\n".join(lines))] == lines


def test_an_introduction_in_words_is_a_section_of_minutes() -> None:
    text = (
        "凡例法院关于审理船舶案件的会议纪要\n引　言\n会议讨论了船舶案件。\n现纪要如下：\n一、关于管辖\n"
        "1.由船籍港法院管辖。\n2.当事人可以约定。\n二、关于证据\n3.原告应当举证。"
    )
    assert [(p.eid, p.heading) for p in read(text)[1].provisions] == [
        ("sec_引言", "引言"), ("sec_1", "关于管辖"), ("sec_2", "关于证据"),
    ]  # fmt: skip


def test_a_title_goes_on_below_the_heading_that_names_the_issuer() -> None:
    text = "凡例省高级法院\n关于审理船舶案件\n若干问题的会议纪要\n一、管辖\n由船籍港法院管辖。"
    ends = [text.find("\n", at) for at in (0, 8, 17)]
    marks = tuple(Mark("heading", start, end, 1) for start, end in zip((0, 8, 17), ends, strict=True))
    found = detect(Reading(text, "text/markdown", marks=marks), "凡例.md", {})
    assert found.title == "凡例省高级法院关于审理船舶案件若干问题的会议纪要"
