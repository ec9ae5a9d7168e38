"""Write-ups of typical and guiding cases, one or several in a file, on invented texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest import readers
from ingest.clean import clean
from ingest.detect import detect
from ingest.models import Outline
from ingest.outline import build, check


def read(text: str, name: str = "凡例.txt") -> tuple[str, Outline]:
    reading = clean(readers.read(text.encode(), Path(name)))
    detected = detect(reading, name, {})
    assert (detected.kind, detected.subtype) == ("opinion", "case")
    found = build(reading, detected)
    assert check(reading.text, found) == []
    return reading.text, found


def parts(found: Outline) -> list[str]:
    return [p.eid for p in found.walk() if p.eid.rsplit("__", 1)[-1].split("_")[0] not in ("para", "sec")]


def sections(found: Outline) -> list[tuple[str, str]]:
    return [(p.num, p.heading) for p in found.provisions if p.element == "section"]


TOLD = ("甲某买凡例。", "法院判决退款。", "保护消费者。")
HEADS = ("基本案情", "裁判结果", "典型意义")


def case(form: str) -> str:
    return "\n".join(
        f"{form.format(head, n=n)}{said}" for n, (head, said) in enumerate(zip(HEADS, TOLD, strict=True), 1)
    )


@pytest.mark.parametrize("form", ["【{}】", "【{}】\n", "{}：", "{}\n", "（{n}）{}\n", "{n}.{}\n", "〔{}〕", "{}　"])
@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("案例一 甲案", "案例二 乙案", [("案例一", "甲案"), ("案例二", "乙案")]),
        ("案例1：甲案", "案例2：乙案", [("案例1", "甲案"), ("案例2", "乙案")]),
        ("案例一\n甲某诉乙某案", "案例二\n丙某诉丁某案", [("案例一", "甲某诉乙某案"), ("案例二", "丙某诉丁某案")]),
        ("【案例1】甲案", "【案例2】乙案", [("案例1", "甲案"), ("案例2", "乙案")]),
        (
            "一、甲某诉乙某买卖合同纠纷案",
            "二、丙某盗窃案",
            [("一、", "甲某诉乙某买卖合同纠纷案"), ("二、", "丙某盗窃案")],
        ),
    ],
)
def test_several_cases(form: str, first: str, second: str, wanted: list[tuple[str, str]]) -> None:
    _, found = read(f"凡例市法院发布典型案例\n{first}\n{case(form)}\n{second}\n{case(form)}")
    assert sections(found) == wanted
    assert [p.element for s in found.provisions[-2:] for p in s.children] == [
        "background",
        "decision",
        "conclusions",
    ] * 2
    assert found.parts[0].name == "title"


def test_a_table_of_contents_is_no_case() -> None:
    names = "1.甲某诉乙某案\n2.丙某诉丁某案"
    text, found = read(
        f"凡例典型案例\n目录\n{names}\n1.甲某诉乙某案\n{case('【{}】')}\n2.丙某诉丁某案\n{case('【{}】')}"
    )
    assert [(p.name, text[p.start : p.end]) for p in found.parts] == [
        ("title", "凡例典型案例"),
        ("toc", f"目录\n{names}"),
    ]
    assert sections(found) == [("1.", "甲某诉乙某案"), ("2.", "丙某诉丁某案")]


def test_headings_of_the_markup_and_in_bold() -> None:
    body = "\n\n".join(f"**{head}**\n\n{said}" for head, said in zip(HEADS, TOLD, strict=True))
    _, found = read(f"# 典型案例\n\n## 甲某诉乙某案\n\n{body}\n\n## 丙某诉丁某案\n\n{body}\n", "凡例.md")
    assert sections(found) == [("", "甲某诉乙某案"), ("", "丙某诉丁某案")]
    assert parts(found)[:3] == ["sec_1__background", "sec_1__decision", "sec_1__conclusions"]


def test_cases_without_headings_have_their_paragraphs() -> None:
    _, found = read(
        "凡例检察院典型案例\n一、甲某假冒商标案\n甲某假冒商标。\n检察机关提前介入。\n二、乙某盗版案\n乙某盗版。"
    )
    assert sections(found) == [("一、", "甲某假冒商标案"), ("二、", "乙某盗版案")]
    assert [len(p.children) for p in found.provisions[-2:]] == [2, 1]


def test_a_guiding_case() -> None:
    text = """指导案例88号
甲某诉凡例市人民政府行政协议案
（最高人民法院审判委员会讨论通过 2020年1月1日发布）
关键词 行政/行政协议
裁判要点
1.行政协议应当全面履行。
2.行政机关负举证责任。
相关法条
《中华人民共和国行政诉讼法》第十二条
基本案情
原告甲某诉称：被告未履行协议。
裁判结果
凡例市中级人民法院于2019年5月5日作出（2019）凡01行初3号行政判决：一、继续履行；二、驳回其他诉讼请求。
裁判理由
法院生效裁判认为：行政协议合法有效。
一、关于协议的效力
协议系双方真实意思表示。
（生效裁判审判人员：乙某、丙某）"""
    _, found = read(text)
    assert parts(found) == [
        "introduction", "motivation", "annex_1", "background", "decision", "motivation_2",
    ]  # fmt: skip
    assert [p.num for p in found.provisions[1].children] == ["1.", "2."]
    assert [(p.element, p.heading) for p in found.provisions[5].children] == [
        ("paragraph", ""), ("section", "关于协议的效力"), ("paragraph", ""),
    ]  # fmt: skip


def test_a_write_up_without_line_breaks() -> None:
    line = " ".join(f"【{head}】{said}" for head, said in zip(HEADS, TOLD, strict=True))
    _, found = read(f"案例3：甲公司诉乙某竞业限制纠纷案 {line}")
    assert parts(found) == ["introduction", "background", "decision", "conclusions"]


def test_the_reasons_told_in_the_result_are_no_heading() -> None:
    _, found = read("甲某诉乙某案\n基本案情\n甲某买凡例。\n裁判结果\n法院认为：应当退款。\n典型意义\n有意义。")
    assert parts(found) == ["background", "decision", "conclusions"]


def test_a_heading_in_brackets_is_told_by_its_words() -> None:
    _, found = read("甲某诉乙某案\n【基本案情】甲。\n【裁判思路分析】乙。\n【案例带来的启示】丙。\n【典型意义】丁。")
    assert [(p.element, p.heading) for p in found.provisions] == [
        ("background", "基本案情"), ("motivation", "裁判思路分析"),
        ("conclusions", "案例带来的启示"), ("conclusions", "典型意义"),
    ]  # fmt: skip
