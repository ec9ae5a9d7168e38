"""Judgments with line breaks, with blanks in their place and with nothing: the same parts, on invented texts."""

from __future__ import annotations

import re

import pytest

from ingest.detect import detect
from ingest.models import Outline, Reading
from ingest.outline import build, check

_CAME = "原告甲某与被告凡例公司纠纷一案，本院于2022年3月1日立案后，公开开庭进行了审理。本案现已审理终结。"
_SIGNED = """审判员丙某
二〇二二年五月六日
书记员丁某"""

CIVIL = f"""凡例市凡例区人民法院
民 事 判 决 书
（2022）凡0199民初318号
原告：甲某，女。
被告：凡例公司，住所地凡例市。
{_CAME}
原告向本院提出诉讼请求：1.判令被告赔偿一百元；2.诉讼费由被告负担。事实和理由：原告被骗。
被告辩称，不同意原告的诉讼请求。
本院经审理认定事实如下：原告转账一百元。
另查明，被告未退款。
本院认为，被告应当尽到注意义务。依照《中华人民共和国民法典》第一千一百九十五条规定，判决如下：
一、被告赔偿原告五十元；
二、驳回原告的其他诉讼请求。
如果未按本判决指定的期间履行，应当加倍支付利息。
案件受理费十元，由被告负担。
如不服本判决，可在十五日内上诉。
{_SIGNED}"""
APPEAL = f"""凡例市中级人民法院
刑事判决书
（2021）凡01刑终9号
原公诉机关凡例市凡例区人民检察院。
上诉人（原审被告人）甲某，男。
辩护人乙某，律师。
凡例市凡例区人民法院审理被告人甲某犯诈骗罪一案，作出（2020）凡0199刑初8号刑事判决。甲某不服，提出上诉。现已审理终结。
原判认定：甲某骗得八千元。
原审法院认为，甲某构成诈骗罪，判决如下：一、甲某判处拘役；二、退赔。
上诉人甲某上诉称：量刑过重。
经审理查明：甲某骗得八千元。
上述事实，有证据证实。
本院认为，甲某的行为构成诈骗罪，判决如下：
一、撤销原判；
二、甲某判处管制。
本判决为终审判决。
{_SIGNED}
附：相关法律条文
第一条甲。"""
ADMINISTRATIVE = f"""凡例铁路运输法院
行政判决书
（2021）凡71行初9号
原告：甲某，男。
被告：凡例市公安局，住所地凡例市。
原告甲某不服被告行政处罚一案，本院受理后，公开开庭审理了本案。本案现已审理终结。
原告甲某诉称，其没有出租电话卡。
被告凡例市公安局辩称，处罚正确。
经审理查明，原告出租电话卡三张。
本院认为，处罚并无不当，判决如下：
驳回原告的诉讼请求。
如不服本判决，可在十五日内上诉。
{_SIGNED}"""
RULING = f"""凡例市凡例区人民法院
执行裁定书
（2023）凡0199执123号之一
申请执行人：甲某。
被执行人：凡例公司。
本院在执行甲某与凡例公司纠纷一案中，申请执行人申请冻结账户。
本院认为，申请符合法律规定，裁定如下：
一、冻结账户；
二、期限为一年。
本裁定立即执行。
{_SIGNED}"""
MEDIATION = f"""凡例市凡例区人民法院
民事调解书
（2022）凡0199民初900号
原告：甲某，女。
被告：乙某，男。
原告甲某与被告乙某借贷纠纷一案，本院立案后进行了审理。
甲某向本院提出诉讼请求：判令乙某还款。
本案审理过程中，经本院主持调解，当事人自愿达成如下协议：
一、乙某还款；
二、甲某撤诉。
本调解书经各方当事人签收后，即具有法律效力。
{_SIGNED}"""
RETRIAL = f"""凡例省高级人民法院
民事裁定书
（2020）凡民申1234号
再审申请人（一审被告）：凡例公司。
被申请人（一审原告）：甲某。
凡例公司因与甲某纠纷一案，向本院申请再审。现已审查终结。
凡例公司申请再审称，二审判决错误。
甲某提交意见称，判决正确。
本院经审查认为，判决并无不当，裁定如下：
驳回凡例公司的再审申请。
{_SIGNED}"""

_ALL = ["introduction", "arguments", "background", "motivation", "decision", "conclusions"]


def read(text: str) -> Outline:
    reading = Reading(text, "text/plain")
    detected = detect(reading, "凡例.txt", {})
    assert (detected.kind, detected.version_date) == ("opinion", "2022-05-06")
    tree = build(reading, detected)
    assert check(text, tree) == []
    return tree


@pytest.mark.parametrize("separator", ["\n", " ", ""])
@pytest.mark.parametrize(
    ("paper", "parts", "points"),
    [
        (CIVIL, _ALL, ["一、", "二、"]),
        (APPEAL, ["introduction", "background", "arguments", "background_2", *_ALL[3:], "annex_1"], ["一、", "二、"]),
        (ADMINISTRATIVE, _ALL, []),
        (RULING, ["introduction", *_ALL[3:]], ["一、", "二、"]),
        (MEDIATION, ["introduction", "arguments", "background", "decision", "conclusions"], ["一、", "二、"]),
        (RETRIAL, ["introduction", "arguments", *_ALL[3:]], []),
    ],
)
def test_parts_do_not_hang_on_line_breaks(paper: str, parts: list[str], points: list[str], separator: str) -> None:
    text = paper.replace("\n", separator)
    tree = read(text)
    assert [p.eid for p in tree.provisions] == parts
    decision = next(p for p in tree.provisions if p.element == "decision")
    assert [c.num for c in decision.children if c.num] == points
    assert re.match(r"(?:判决|裁定)如下：|达成如下协议：", text[decision.start :])
    conclusions = next(p for p in tree.provisions if p.element == "conclusions")
    assert re.sub(r"\s", "", text[conclusions.start : conclusions.end]).endswith("书记员丁某")


@pytest.mark.parametrize("separator", [" ", ""])
def test_each_party_has_its_paragraph(separator: str) -> None:
    text = CIVIL.replace("\n", separator)
    introduction = read(text).provisions[0]
    said = [text[p.start : p.end] for p in introduction.children]
    assert said[-3:] == ["原告：甲某，女。", "被告：凡例公司，住所地凡例市。", _CAME]


def test_a_representative_has_a_paragraph_and_a_defence_is_one() -> None:
    text = CIVIL.replace("凡例市。\n", "凡例市。\n出庭负责人：戊某。\n").replace(
        "不同意原告的诉讼请求。", "并无过错。请求驳回原告的诉讼请求。"
    )
    introduction, arguments, *_ = read(text.replace("\n", "")).provisions
    said = [text.replace("\n", "")[p.start : p.end] for p in (*introduction.children, *arguments.children)]
    assert "出庭负责人：戊某。" in said
    assert said[-1] == "被告辩称，并无过错。请求驳回原告的诉讼请求。"


def test_the_number_of_a_follow_up_ruling_and_a_court_without_the_usual_name() -> None:
    assert detect(Reading(RULING, "text/plain"), "a.txt", {}).number == "（2023）凡0199执123号之一"
    other = detect(Reading(APPEAL.replace("凡例市中级人民法院", "凡例国高级法院"), "text/plain"), "a.txt", {})
    assert (other.court, other.title) == ("凡例国高级法院", "凡例国高级法院刑事判决书（2021）凡01刑终9号")
