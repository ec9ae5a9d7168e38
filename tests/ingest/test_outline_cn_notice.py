"""Notices, opinions and replies, on invented texts."""

from __future__ import annotations

import pytest

from ingest.detect.record import Detected
from ingest.models import Outline, Reading
from ingest.outline import build, check


def outline(text: str, title: str = "凡例通知", preface_end: int = 0) -> Outline:
    detected = Detected("notice", "cn", "zho", title, preface_end=preface_end)
    found = build(Reading(text, "text/plain"), detected)
    assert check(text, found) == []
    return found


def eids(found: Outline) -> list[str]:
    return [p.eid for p in found.walk()]


NOTICE = """凡例委员会关于防范凡例的通知
凡例发〔2021〕8号
各凡例局、凡例院：
为了凡例，现通知如下：
一、总体要求
坚持凡例。
二、主要任务
（一）加强宣传。各局应当宣传。
1.入户宣传。
2.线上宣传：
（1）文字；
（2）图像。
（二）加强查处。
三、组织实施
各局应当实施。
本通知自2021年3月1日起施行。
附件：宣传材料
凡例委员会
2021年2月1日
（此件公开发布）
附件
宣传材料
凡例不可信。
"""


def test_levels_of_a_notice() -> None:
    found = outline(NOTICE, preface_end=28)
    assert [p.name for p in found.parts] == ["preface", "addressee", "furniture"]
    assert eids(found) == [
        "para_1", "sec_1", "sec_1__para_1", "sec_2", "sec_2__subsec_1", "sec_2__subsec_1__para_1",
        "sec_2__subsec_1__para_2", "sec_2__subsec_1__para_2__point_1", "sec_2__subsec_1__para_2__point_2",
        "sec_2__subsec_2", "sec_3", "sec_3__para_1", "para_2", "conclusions", "annex_1", "annex_1__para_1",
    ]  # fmt: skip
    section = found.provisions[2]
    assert (section.num, section.heading, section.aliases) == ("二、", "主要任务", ("第二条",))
    assert section.children[0].heading == "加强宣传"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("现通知如下：\n一、甲事办理；\n二、乙事办理。\n以前的规定同时废止。", ["para_1", "sec_1", "sec_2", "para_2"]),
        ("一、甲事：\n（一）子；\n（二）丑。\n另有规定的除外。\n二、乙事。",
         ["sec_1", "sec_1__subsec_1", "sec_1__subsec_2", "sec_1__para_1", "sec_2"]),
        ("一、甲事\n甲说。\n二、乙事\n乙说。\n丙说。",
         ["sec_1", "sec_1__para_1", "sec_2", "sec_2__para_1", "sec_2__para_2"]),
        ("5.1 甲\n5.1.1 甲之一\na)子。\nb)丑。\n5.2 乙",
         ["subsec_5-1", "subsec_5-1__para_5-1-1", "subsec_5-1__para_5-1-1__point_a", "subsec_5-1__para_5-1-1__point_b",
          "subsec_5-2"]),
        ("一、甲事。按照《凡例法》\n第八条、第九条办理。\n第八条规定的除外。\n二、乙事。",
         ["sec_1", "sec_1__para_1", "sec_2"]),
        ("一、甲事\n第八条规定的事，由甲局办理。\n二、乙事\n丙说。",
         ["sec_1", "sec_1__para_1", "sec_2", "sec_2__para_1"]),
        ("凡例院：\n你院请示收悉。经研究，批复如下：\n应当办理。\n此复。", ["para_1", "para_2", "para_3"]),
    ],
)  # fmt: skip
def test_where_a_list_ends(text: str, expected: list[str]) -> None:
    assert eids(outline("凡例\n" + text, preface_end=3)) == expected


FORWARDING = """凡例局，各凡例院：
现将《凡例办法》印发给你们，请遵照执行。
凡例委员会
2021年2月1日
凡例办法
第一章 总则
第一条 甲。
第二条 乙。
凡例局
2020年1月1日
"""


def test_a_forwarded_instrument_is_a_component() -> None:
    found = outline("凡例\n" + FORWARDING, preface_end=3)
    assert eids(found) == [
        "para_1", "conclusions", "component_1", "component_1__chp_1", "component_1__art_1", "component_1__art_2",
        "component_1__conclusions",
    ]  # fmt: skip
    assert found.provisions[2].heading == "凡例办法"
