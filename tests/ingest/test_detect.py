from __future__ import annotations

import re
from importlib import import_module

import pytest

from ingest.detect import Detected, detect
from ingest.models import Mark, Outline, Provision, Reading
from ingest.outline import TRADITIONS

_ARTICLES = "第一条 为了说明凡例，制定本法。\n第二条 凡例适用本法。\n第三条 本法自2022年12月1日起施行。\n"


def reading(text: str) -> Reading:
    """A reading of text in which ``# `` marks a heading and ``^ `` a centred line."""
    out, marks, at = [], [], 0
    for line in text.split("\n"):
        found = re.match(r"(#+|\^) (.*)", line)
        bare = found[2] if found else line
        if found:
            kind = "centre" if found[1] == "^" else "heading"
            marks.append(Mark(kind, at, at + len(bare), len(found[1]) if kind == "heading" else 0))
        out.append(bare)
        at += len(bare) + 1
    return Reading("\n".join(out), "text/plain", marks=tuple(marks))


def tradition_of(text: str, detected: Detected) -> str:
    """The first grammar that takes the text."""
    given = reading(text)
    return next(n for n in TRADITIONS if import_module(f"ingest.outline.{n}").outline(given.text, given, detected))


def look(text: str, name: str = "凡例.txt", **overrides: str) -> Detected:
    return detect(reading(text), name, overrides)


_LAW = "# 中华人民共和国凡例法\n\n2022年9月2日 第十三届全国人民代表大会常务委员会第三十六次会议通过\n\n" + _ARTICLES
_AMENDED = (
    "# 凡例法\n1979年7月1日 第五届全国人民代表大会第二次会议通过\n"
    "2020年12月26日 第十三届全国人民代表大会常务委员会第二十四次会议《关于修改〈凡例法〉的决定》修正\n"
    "第一条 甲。\n第二条 本法自1980年1月1日起施行。"
)
_REGULATION = (
    "# 凡例管理条例\n2002年5月12日 中华人民共和国国务院令第352号公布\n第一条 甲。\n第二条 本条例自公布之日起施行。"
)
_LOCAL = (
    "# 烟台市凡例条例\n2021年8月26日 烟台市第十七届人民代表大会常务委员会第三十九次会议通过\n"
    "2021年9月30日 山东省第十三届人民代表大会常务委员会第三十次会议批准\n第一条 甲。\n第二条 乙。"
)
_RULE = "# 凡例规定\n2021年7月30日 国家市场监督管理总局令第45号公布\n第一条 甲。\n第二条 乙。"
_INTERPRETATION = (
    "最高人民法院　最高人民检察院\n公告\n《最高人民法院、最高人民检察院关于办理凡例案件的解释》已于2021年4月7日由"
    "最高人民法院审判委员会第1835次会议通过，现予公布，自2021年4月15日起施行。\n2021年4月13日\n法释〔2021〕8号\n"
    "最高人民法院　最高人民检察院\n关于办理凡例案件的解释\n为依法办理凡例案件，制定本解释。\n第一条 甲。\n第二条 乙。"
)
_OPINION = (
    "法发[2016]32号\n最高人民法院 最高人民检察院 公安部\n关于办理凡例案件适用法律\n若干问题的意见\n"
    "为依法惩治凡例，提出以下意见：\n一、总体要求\n甲。\n二、定罪\n（一）乙。\n2016年12月19日"
)
_NOTICE = (
    "^ 国务院办公厅关于推进\n^ 凡例工作的通知\n国办发〔2018〕123号\n各省、自治区、直辖市人民政府，国务院各部委：\n"
    "现将有关事项通知如下：\n一、总体要求\n甲。\n国务院办公厅\n2018年12月7日\n（此件公开发布）"
)
_JUDGMENT = (
    "甲省乙市人民法院 刑事判决书 （2017）甲0120刑初684号 公诉机关乙市人民检察院。 被告人某某。 经审理查明，甲。"
    " 本院认为，乙。 判决如下： 丙。 审判长丁 人民陪审员戊 二〇一七年四月十七日 书记员己 附：刑法 2020年1月1日"
)
_CASE = "# 凡某诉例某合同纠纷案\n## 基本案情\n甲。\n## 裁判结果\n乙。\n## 典型意义\n丙。"
_AMENDING = (
    "# 中华人民共和国凡例法修正案（十一）\n2020年12月26日 第十三届全国人民代表大会常务委员会第二十四次会议通过\n"
    "一、将凡例法第一条修改为：“甲。”\n二、本修正案自2021年3月1日起施行。"
)


@pytest.mark.parametrize(
    ("text", "kind", "authority", "tradition", "jurisdiction"),
    [
        (_LAW, "law", "law", "cn.law", "cn"),
        (_AMENDED, "law", "law", "cn.law", "cn"),
        (_AMENDING, "law", "law", "cn.amendment", "cn"),
        (_REGULATION, "law", "administrative_regulation", "cn.law", "cn"),
        (_LOCAL, "law", "local_regulation", "cn.law", "cn-sd"),
        (_RULE, "law", "department_rule", "cn.law", "cn"),
        (_INTERPRETATION, "law", "judicial_interpretation", "cn.interpretation", "cn"),
        (_OPINION, "notice", "normative_document", "cn.notice", "cn"),
        (_NOTICE, "notice", "normative_document", "cn.notice", "cn"),
        (_JUDGMENT, "opinion", "judgment", "cn.judgment", "cn"),
        (_CASE, "opinion", "other", "cn.case", "cn"),
    ],
)
def test_nature(text: str, kind: str, authority: str, tradition: str, jurisdiction: str) -> None:
    found = look(text)
    assert (found.kind, found.authority, tradition_of(text, found), found.jurisdiction) == (
        kind,
        authority,
        tradition,
        jurisdiction,
    )
    assert found.language == "zho"


@pytest.mark.parametrize(
    ("text", "title", "number"),
    [
        (_LAW, "中华人民共和国凡例法", ""),
        (_REGULATION, "凡例管理条例", "国务院令第352号"),
        (_INTERPRETATION, "最高人民法院、最高人民检察院关于办理凡例案件的解释", "法释〔2021〕8号"),
        (_OPINION, "最高人民法院、最高人民检察院、公安部关于办理凡例案件适用法律若干问题的意见", "法发〔2016〕32号"),
        (_NOTICE, "国务院办公厅关于推进凡例工作的通知", "国办发〔2018〕123号"),
        (_JUDGMENT, "甲省乙市人民法院刑事判决书（2017）甲0120刑初684号", "（2017）甲0120刑初684号"),
        (_CASE, "凡某诉例某合同纠纷案", ""),
    ],
)
def test_title_and_number(text: str, title: str, number: str) -> None:
    found = look(text)
    assert (found.title, found.number) == (title, number)
    assert found.title_span is not None
    start, end = found.title_span
    printed = re.sub(r"\s|、", "", reading(text).text[start:end])
    assert printed == re.sub(r"、", "", title)
    assert found.preface_end >= end


@pytest.mark.parametrize(
    ("text", "adopted", "version", "valid_from", "basis"),
    [
        (_LAW, "2022-09-02", "2022-09-02", "2022-12-01", "stated"),
        (_AMENDED, "1979-07-01", "2020-12-26", "2020-12-26", "amendment-date"),
        (_AMENDING, "2020-12-26", "2020-12-26", "2021-03-01", "stated"),
        (_REGULATION, "2002-05-12", "2002-05-12", "2002-05-12", "stated"),
        (_LOCAL, "2021-08-26", "2021-08-26", "", ""),
        (_INTERPRETATION, "2021-04-07", "2021-04-07", "2021-04-15", "stated"),
        (_NOTICE, "2018-12-07", "2018-12-07", "2018-12-07", "stated"),
        (_JUDGMENT, "2017-04-17", "2017-04-17", "2017-04-17", "stated"),
    ],
)
def test_dates(text: str, adopted: str, version: str, valid_from: str, basis: str) -> None:
    found = look(text)
    assert (found.adopted, found.version_date, found.valid_from, found.valid_from_basis) == (
        adopted,
        version,
        valid_from,
        basis,
    )


def test_preface_ends_before_the_body() -> None:
    for text in (_LAW, _LOCAL, _RULE):
        assert reading(text).text[look(text).preface_end :].strip().startswith("第一条")


def test_the_date_in_a_file_name_counts_only_where_the_text_has_none() -> None:
    bare = "# 凡例规定\n第一条 甲。\n第二条 乙。"
    assert look(bare, "凡例规定(2018-02-02).md").version_date == "2018-02-02"
    assert look(_LAW, "凡例法(2022-09-20).md").version_date == "2022-09-02"


def test_a_much_later_date_in_a_file_name_is_that_of_an_amendment() -> None:
    found = look(_REGULATION, "凡例管理条例(2017-11-17).md")
    assert (found.adopted, found.version_date, found.valid_from_basis) == ("2002-05-12", "2017-11-17", "amendment-date")


def test_a_part_of_a_code_in_its_own_file() -> None:
    found = look(
        "# 中华人民共和国凡例典\n# 合同编\n2020年5月28日 第十三届全国人民代表大会第三次会议通过\n第四百六十三条 甲。"
    )
    assert (found.title, found.component) == ("中华人民共和国凡例典", "合同编")


def test_sidecar_wins() -> None:
    said = {
        "kind": "notice",
        "title": "别名",
        "number": "凡发〔2020〕1号",
        "valid_from": "2023-01-01",
        "jurisdiction": "cn-sd",
    }
    found = look(_LAW, **said)
    assert (found.kind, found.title, found.number) == ("notice", "别名", "凡发〔2020〕1号")
    assert (found.valid_from, found.valid_from_basis, found.jurisdiction) == ("2023-01-01", "user", "cn-sd")


def test_metadata_of_a_marked_up_file_come_first() -> None:
    tree = Outline((Provision("sec_1", "section", "1", "", 0, 9),))
    said = {
        "kind": "law",
        "title": "Specimen Act 2006",
        "country": "GB-UKM",
        "language": "en",
        "date": "2006-11-08",
        "work": "http://www.legislation.gov.uk/id/ukpga/2006/35",
    }
    found = detect(Reading("1 Specimen", "application/akn+xml", outline=tree, metadata=said), "a.akn", {})
    assert (found.jurisdiction, found.language, found.authority) == ("gb", "eng", "act")
    assert (found.title, found.version_date) == ("Specimen Act 2006", "2006-11-08")


_US = (
    "United States Court of Appeals\nFOR THE NINTH CIRCUIT\nNo. 07-55393\nJOHN SPECIMEN,\nPlaintiff-Appellant,\nv.\n"
    "EXAMPLE COUNTY,\nDefendant-Appellee.\nDecided February 5, 2010\nThe plaintiff was convicted of the offence."
)
_UK = (
    "Neutral Citation Number: [2024] EWCA Civ 0123\nIN THE COURT OF APPEAL\nDate: 8 May 2024\nBetween :\n"
    "A SPECIMEN\tAppellant\n- and -\nTHE EXAMPLE COUNCIL\tRespondent\n1. This is an appeal against the order.\n"
    "2. It is allowed."
)
_MEMORANDUM = (
    "EXPLANATORY MEMORANDUM TO\nTHE SPECIMEN ORDER 2018\n2018 No. 888\n1. Introduction\nThis is the purpose of it."
)


@pytest.mark.parametrize(
    ("text", "kind", "jurisdiction", "tradition", "title", "number", "day"),
    [
        (_US, "opinion", "us", "us.opinion", "JOHN SPECIMEN v. EXAMPLE COUNTY", "07-55393", "2010-02-05"),
        (_UK, "opinion", "gb", "uk.judgment", "A SPECIMEN v. THE EXAMPLE COUNCIL", "[2024] EWCA Civ 123", "2024-05-08"),
        (
            _MEMORANDUM,
            "notice",
            "gb",
            "uk.memorandum",
            "EXPLANATORY MEMORANDUM TO THE SPECIMEN ORDER 2018",
            "2018 No. 888",
            "",
        ),
        ("A short note\n\nThis is only the text of it.", "notice", "", "plain", "A short note", "", ""),
    ],
)
def test_english(text: str, kind: str, jurisdiction: str, tradition: str, title: str, number: str, day: str) -> None:
    found = look(text)
    assert (found.kind, found.jurisdiction, tradition_of(text, found)) == (kind, jurisdiction, tradition)
    assert (found.title, found.number, found.version_date) == (title, number, day)


def test_nothing_at_all_is_no_error() -> None:
    for text in ("甲", "。", "x", "1", "第一条", "《" * 50, "（" * 5000):
        assert look(text, "unnamed.txt").kind in ("law", "notice", "opinion")
