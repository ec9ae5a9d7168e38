"""Forms of Chinese papers as offices print them, from detection to the tree, on invented texts."""

from __future__ import annotations

import re

import pytest

from ingest.detect import Detected, detect
from ingest.models import Outline, Reading
from ingest.outline import build, check


def read(text: str) -> tuple[Detected, Outline]:
    reading = Reading(text, "text/plain")
    detected = detect(reading, "凡例.txt", {})
    tree = build(reading, detected)
    assert check(text, tree) == []
    return detected, tree


def tops(tree: Outline) -> list[str]:
    return [p.eid for p in tree.provisions]


_BODY = "各凡例局：\n现将《凡例方案》印发给你们，请执行。\n"
_SIGNED = "凡例市教育局 凡例市公安局\n2024年3月5日\n（此件公开发布）\n"
_PLAN = (
    "凡例方案\n一、目标\n下降三成。\n二、任务\n（一）宣传。"
    "\n1.小学\n（1）讲故事。\n（2）看案例。\n2.中学\n（二）防范。\n"
)
_TITLE = "凡例市教育局 凡例市公安局关于印发《凡例方案》的通知\n凡教发[2024]7号\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_TITLE + _BODY + "附件：凡例方案\n" + _SIGNED + "附件\n" + _PLAN, ["para_1", "conclusions", "annex_1"]),
        (_TITLE + _BODY + _SIGNED + _PLAN, ["para_1", "conclusions", "component_1"]),
        (_TITLE + _BODY + _SIGNED + _PLAN + "抄送：甲局，乙局。\n凡例市教育局办公室 2024年3月6日印发",
         ["para_1", "conclusions", "component_1"]),
    ],
)  # fmt: skip
def test_a_forwarding_notice_is_itself_the_document(text: str, expected: list[str]) -> None:
    found, tree = read(text)
    assert (found.kind, found.title) == ("notice", "凡例市教育局、凡例市公安局关于印发《凡例方案》的通知")
    assert (found.number, found.version_date) == ("凡教发〔2024〕7号", "2024-03-05")
    assert found.body == "凡例市教育局、凡例市公安局"
    assert tops(tree) == expected
    annexed = tree.provisions[-1]
    inside = [p.eid.removeprefix(annexed.eid + "__") for p in annexed.walk()][1:]
    assert annexed.heading == "凡例方案"
    assert inside == [
        "sec_1", "sec_1__para_1", "sec_2", "sec_2__subsec_1", "sec_2__subsec_1__para_1",
        "sec_2__subsec_1__para_1__point_1", "sec_2__subsec_1__para_1__point_2", "sec_2__subsec_1__para_2",
        "sec_2__subsec_2",
    ]  # fmt: skip
    assert "此件公开发布" in "".join(text[p.start : p.end] for p in tree.parts if p.name == "furniture")


def test_a_forwarded_instrument_with_a_preamble_above_its_articles() -> None:
    found, tree = read(
        "甲办公室关于印发《凡例办法（试行）》的通知\n凡办规〔2023〕5号\n各凡例局：\n《凡例办法（试行）》已经同意，现印发给你们。\n"
        "甲办公室\n2023年8月8日\n凡例办法\n（试行）\n为了凡例，制定本办法。\n第一条 甲。\n第二条 乙。\n第三条 丙。\n"
    )
    assert (found.kind, found.number, found.version_date) == ("notice", "凡办规〔2023〕5号", "2023-08-08")
    assert tops(tree) == ["para_1", "conclusions", "component_1"]
    assert [p.eid for p in tree.provisions[2].children] == [
        "component_1__preamble", "component_1__art_1", "component_1__art_2", "component_1__art_3"
    ]  # fmt: skip
    assert tree.provisions[2].heading == "凡例办法（试行）"


@pytest.mark.parametrize(
    ("head", "title", "number"),
    [
        (
            "凡例市人民政府文件\n凡府〔2022〕15号\n凡例市人民政府\n关于印发甲方案的通知\n",
            "凡例市人民政府关于印发甲方案的通知",
            "凡府〔2022〕15号",
        ),
        (
            "关于印发《甲规范（试行）》的\n通  知\n凡反办〔2023〕 12 号\n",
            "关于印发《甲规范（试行）》的通知",
            "凡反办〔2023〕12号",
        ),
        (
            "凡例银行公告\n〔2020〕第3号\n",
            "凡例银行公告",
            "凡例银行公告〔2020〕3号",
        ),
        (
            "凡例厅通告\n第5号\n",
            "凡例厅通告",
            "凡例厅通告第5号",
        ),
        (
            "凡例局公告\n2022年第3号\n关于发布《甲目录》的公告\n",
            "凡例局关于发布《甲目录》的公告",
            "凡例局公告2022年第3号",
        ),
        (
            "凡例局关于发布《甲指南》的公告\n2023年第6号\n",
            "凡例局关于发布《甲指南》的公告",
            "2023年第6号",
        ),
        (
            "索引号：0001\n发文机关：凡例局\n成文日期：2022年3月1日\n凡例局关于甲的通知\n凡发【2022】9号\n",
            "凡例局关于甲的通知",
            "凡发〔2022〕9号",
        ),
        (
            "【部门文件】\n凡例局关于甲的函\n凡函〔2022〕30号\n",
            "凡例局关于甲的函",
            "凡函〔2022〕30号",
        ),
        (
            "最高人民法院\n最高人民检察院\n公安部\n印发《关于甲的意见》的通知\n法发（2020）38号\n",
            "最高人民法院、最高人民检察院、公安部印发《关于甲的意见》的通知",
            "法发〔2020〕38号",
        ),
    ],
)
def test_titles_and_numbers(head: str, title: str, number: str) -> None:
    found, _ = read(head + "各凡例局，\n各凡例院：\n现就有关事项通知如下：\n一、甲。\n二、乙。\n凡例局\n2022年3月18日")
    assert (found.kind, found.title, found.number) == ("notice", title, number)
    assert found.version_date == "2022-03-18"


@pytest.mark.parametrize(
    ("addressee", "names"),
    [
        ("各凡例局，\n各凡例院：", "各凡例局，各凡例院："),
        ("（本文供参考）\n各凡例局：", "各凡例局："),
        ("各省、自治区凡例厅（局），凡例兵团凡例局：", "各省、自治区凡例厅（局），凡例兵团凡例局："),
    ],
)
def test_addressees(addressee: str, names: str) -> None:
    text = f"凡例局关于甲的通知\n凡发〔2022〕9号\n{addressee}\n现通知如下：\n一、甲。\n"
    _, tree = read(text)
    assert [re.sub(r"\s", "", text[p.start : p.end]) for p in tree.parts if p.name == "addressee"] == [names]


_LIST = "凡例局关于甲的意见\n凡发〔2020〕1号\n为了甲，制定本意见。\n第一条 甲。\n第二条 乙。\n第三条 丙。\n"


def test_a_list_of_annexes_is_none_of_them() -> None:
    _, tree = read(_LIST + "附件1：甲表\n附件2：乙图\n附件1\n甲表\n一、子\n附件2\n乙图\n丑\n")
    assert tops(tree) == ["preamble", "art_1", "art_2", "art_3", "conclusions", "annex_1", "annex_2"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("一、甲\n1.子。\n2.【丑事】丑。\n二、乙\n3.寅。\n（1）卯；\n（2）辰。\n4.巳。",
         ["sec_1", "sec_1__para_1", "sec_1__para_2", "sec_2", "sec_2__para_3", "sec_2__para_3__point_1",
          "sec_2__para_3__point_2", "sec_2__para_4"]),
        ("1. 甲\n1.1 子\n1.1.1 丑\n1.1.2 寅\n1.2 卯\n2. 乙\n2.1 辰\n3. 丙\n巳。",
         ["sec_1", "sec_1__subsec_1-1", "sec_1__subsec_1-1__para_1-1-1", "sec_1__subsec_1-1__para_1-1-2",
          "sec_1__subsec_1-2", "sec_2", "sec_2__subsec_2-1", "sec_3", "sec_3__para_1"]),
        ("1 甲\n子。\n2 乙\n2.1 丑\n3 丙\na) 寅；\nb) 卯。",
         ["sec_1", "sec_1__para_1", "sec_2", "sec_2__subsec_2-1", "sec_3", "sec_3__point_a", "sec_3__point_b"]),
        ("一、甲\n发案下降。\n1.5倍以上的增长在网上。\n二、乙", ["sec_1", "sec_1__para_1", "sec_1__para_2", "sec_2"]),
    ],
)  # fmt: skip
def test_numbering(body: str, expected: list[str]) -> None:
    _, tree = read(f"凡例局关于甲的通知\n凡发〔2022〕9号\n{body}")
    assert [p.eid for p in tree.walk()] == expected


@pytest.mark.parametrize(
    ("text", "authority", "version", "number"),
    [
        ("凡例市养凡条例\n（2018年10月26日凡例市第十五届人民代表大会常务委员会第十三次会议通过\n"
         "2018年11月30日凡例省第六届人民代表大会常务委员会第七次会议批准）\n目 录\n第一章 总则……1\n附 则……(3)\n"
         "第一章 总 则\n第 一 条 甲。\n附 则\n第 二 条 乙。", "local_regulation", "2018-10-26", ""),
        ("凡例市人民代表大会常务委员会关于甲的决定\n（2022年5月30日凡例市第十六届人民代表大会常务委员会\n第二次会议通过）\n"
         "为了甲，作出如下决定：\n一、甲。\n二、乙。", "local_regulation", "2022-05-30", ""),
        ("凡例办法\n（2020年7月9日公安部令第159号公布 自2020年9月1日起施行）\n第一条 甲。\n第二条 乙。",
         "department_rule", "2020-07-09", "公安部令第159号"),
        ("商务部、公安部令2022年第2号\n《凡例办法》已经商务部审议通过，现予公布，自2022年8月1日起施行。\n商务部部长：某甲\n"
         "公安部部长：某乙\n2022年6月1日\n凡例办法\n第一条 甲。\n第二条 乙。",
         "department_rule", "2022-06-01", "商务部、公安部令2022年第2号"),
        ("最高人民检察院关于甲能否乙的批复\n凡例省人民检察院：\n来文收悉。批复如下：\n可以。\n此复。\n最高人民检察院\n2020年9月1日",
         "judicial_interpretation", "2020-09-01", ""),
    ],
)  # fmt: skip
def test_regulations_and_rules(text: str, authority: str, version: str, number: str) -> None:
    found, tree = read(text)
    assert (found.kind, found.authority, found.version_date, found.number) == ("law", authority, version, number)
    assert all(p.element != "annex" for p in tree.walk())


_PAGE = "首页 > 政策\n索引号：000/2021\n标题：凡例局关于甲的通知\n字号：大\n凡例局关于甲的通知\n发布时间：2021-03-04\n"


@pytest.mark.parametrize(
    ("head", "parts"),
    [
        ("000012\n机密★1年\n特急\n凡例局文件\n凡发〔2021〕3号\n凡例局关于甲的通知\n", ["preface", "title"]),
        (_PAGE, ["furniture", "title", "furniture"]),
        ("凡例局关于甲的通知\n（2021年3月1日通过）\n凡发〔2021〕3号\n", ["title", "preface"]),
    ],
)
def test_what_stands_above_and_below_the_title(head: str, parts: list[str]) -> None:
    found, tree = read(
        head + "各凡例局：\n现通知如下：\n一、甲。\n凡例局\n2021年3月4日\n（此件公开发布）\n上一篇：乙\n"
    )
    assert found.title == "凡例局关于甲的通知"
    assert [part.name for part in tree.parts] == [*parts, "addressee", "furniture"]
    assert tops(tree) == ["para_1", "sec_1", "conclusions"]


def test_a_press_report_below_the_last_article_is_no_provision() -> None:
    _, tree = read(
        "凡例规定\n第一条 甲。\n第二条 本规定自2021年3月1日起施行。\n2021年3月4日，凡例局发布了《凡例规定》。\n"
    )
    assert (tops(tree), [part.name for part in tree.parts]) == (["art_1", "art_2"], ["title", "other"])
