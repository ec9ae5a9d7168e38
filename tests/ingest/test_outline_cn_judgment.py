"""Judgments and typical cases by their parts, on invented texts, with and without line breaks."""

from __future__ import annotations

import pytest

from ingest.detect.record import Detected
from ingest.models import Outline, Reading
from ingest.outline import build, check


def outline(text: str) -> Outline:
    found = build(Reading(text, "text/plain"), Detected("opinion", "cn", "zho", "凡例判决书"))
    assert check(text, found) == []
    return found


CRIMINAL = (
    "凡例市人民法院",
    "刑事判决书",
    "（2021）凡01刑初1号",
    "公诉机关凡例市人民检察院。",
    "被告人甲某，男，无业。",
    "凡例市人民检察院以凡检刑诉〔2021〕2号起诉书指控被告人甲某犯诈骗罪，于2021年1月2日向本院提起公诉。现已审理终结。",
    "公诉机关指控：被告人甲某骗得一千元。" + "甲某多次实施上述行为，所得均已花用。" * 12,
    "被告人甲某辩称没有骗人。",
    "经审理查明：被告人甲某骗得九百元。",
    "上述事实，有证据证实。",
    "本院认为，被告人甲某犯诈骗罪。1、甲某系初犯；2、甲某退赃。依照《中华人民共和国刑法》第二百六十六条之规定，判决如下：",
    "一、被告人甲某犯诈骗罪，判处拘役一个月。",
    "（刑期从判决执行之日起计算。）",
    "二、追缴违法所得。",
    "如不服本判决，可在十日内上诉。",
    "审判长乙某",
    "审判员丙某",
    "二〇二一年二月三日",
    "书记员丁某",
    "附：相关法律条文",
    "第二百六十六条 诈骗公私财物的，处罚。",
)

PARTS = ["introduction", "arguments", "background", "motivation", "decision", "conclusions", "annex_1"]


@pytest.mark.parametrize("separator", ["\n", " ", "\n\n\u3000\u3000"])
def test_parts_of_a_criminal_judgment(separator: str) -> None:
    text = separator.join(CRIMINAL)
    found = outline(text)
    assert [p.eid for p in found.provisions] == PARTS
    decision = found.provisions[4]
    assert text[decision.start :].startswith("判决如下：")
    assert [(p.eid, p.num) for p in decision.children] == [("decision__para_1", "一、"), ("decision__para_2", "二、")]
    assert "刑期" in text[decision.children[0].start : decision.children[0].end]
    assert all(p.element != "article" for p in found.walk())
    assert text[found.provisions[3].start :].startswith("本院认为")


def test_a_first_judgment_retold_on_appeal_is_background() -> None:
    text = "\n".join(
        [
            "凡例市中级人民法院", "民事判决书", "（2021）凡01民终1号", "上诉人甲公司。", "被上诉人乙某。",
            "甲公司不服一审判决，向本院提起上诉。本院立案后，现已审理终结。", "甲公司上诉请求：撤销一审判决。",
            "乙某辩称，一审正确。", "乙某向一审法院起诉请求：判令甲公司付款。",
            "一审法院认定事实：甲公司欠款。一审法院认为，甲公司应当付款，判决如下：一、甲公司付款。",
            "本院二审查明，一审查明的事实属实。", "本院认为，一审判决正确。", "综上，依照法律规定，判决如下：",
            "驳回上诉，维持原判。", "二审案件受理费十元，由甲公司负担。", "本判决为终审判决。", "审判长丙某",
        ]
    )  # fmt: skip
    found = outline(text)
    names = [p.element for p in found.provisions]
    assert names[-3:] == ["motivation", "decision", "conclusions"]
    assert "一审法院认定" in _of(text, found, "background")
    assert _of(text, found, "decision").startswith("判决如下：\n驳回上诉")


def _of(text: str, found: Outline, element: str) -> str:
    return "".join(text[p.start : p.end] for p in found.provisions if p.element == element)


def test_long_unbroken_reasoning_is_cut_between_sentences() -> None:
    text = (
        "凡例市人民法院 刑事判决书 （2021）凡01刑初1号 本院认为，"
        + "甲某行为构成犯罪，应当依法处罚。" * 200
        + "判决如下： 甲某无罪。"
    )
    found = outline(text)
    motivation = next(p for p in found.provisions if p.element == "motivation")
    assert len(motivation.children) > 2
    assert all(p.end - p.start <= 1500 and text[p.end - 1] == "。" for p in motivation.children)


@pytest.mark.parametrize("form", ["{}", "【{}】", "一、{}", "{}："])
def test_typical_cases_by_their_headings(form: str) -> None:
    text = "\n".join(
        [
            "甲某诉乙某案",
            form.format("基本案情"),
            "甲某买凡例。",
            form.format("裁判结果"),
            "法院判决退款。",
            form.format("典型意义"),
            "有意义。",
        ]
    )
    found = outline(text)
    assert [(p.element, p.heading) for p in found.provisions] == [
        ("introduction", ""), ("background", "基本案情"), ("decision", "裁判结果"), ("conclusions", "典型意义"),
    ]  # fmt: skip


def test_several_cases_in_one_file() -> None:
    case = "基本案情\n甲某买凡例。\n典型意义\n有意义。"
    found = outline(f"案例一 甲案\n{case}\n案例二 乙案\n{case}")
    assert [p.eid for p in found.provisions] == ["sec_1", "sec_2"]
    assert [p.eid for p in found.provisions[1].children] == ["sec_2__background", "sec_2__conclusions"]


def test_a_number_before_a_year_counts() -> None:
    acts = "1、2020年10月1日，甲盗窃自行车。\n2、2020年10月5日，甲盗窃手机。"
    text = f"某区人民检察院指控：甲多次盗窃。\n{acts}\n本院认为，甲有罪。\n判决如下：\n甲有罪。"
    assert [p.num for p in outline(text).walk() if p.num] == ["1、", "2、"]
