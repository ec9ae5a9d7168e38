"""Citations in Chinese and English text, and queries that are one citation. All sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.citations import Cited, find, read_citation

CRIMINAL = "中华人民共和国刑法"
FRAUD = "中华人民共和国反电信网络诈骗法"

PINPOINTS = [
    ("《中华人民共和国刑法》第二百八十七条之二第一款第（二）项", [("art_287-2__para_1__point_2", CRIMINAL)]),
    ("依照刑法第266条处理", [("art_266", CRIMINAL)]),
    ("依照刑法266处理", [("art_266", CRIMINAL)]),
    ("见反电诈法31条1款", [("art_31__para_1", FRAUD)]),
    ("依照刑法266条、267条第一款", [("art_266", CRIMINAL), ("art_267__para_1", CRIMINAL)]),
    ("适用第三条、第四条", [("art_3", ""), ("art_4", "")]),
    ("适用第十条至第十二条", [("art_10", ""), ("art_12", "")]),
    (
        "《刑法》第一百三十三条之一，第六十七条第三款，第七十二条",
        [("art_133-1", CRIMINAL), ("art_67__para_3", CRIMINAL), ("art_72", CRIMINAL)],
    ),
    ("违反本法第五条第二项", [("art_5__point_2", "本")]),
    ("违反本办法第五条第（二）项、第（三）项", [("art_5__point_2", "本"), ("art_5__point_3", "本")]),
    ("依照第二十条第一款、第二款", [("art_20__para_1", ""), ("art_20__para_2", "")]),
    ("依照第二十条第一款至第三款", [("art_20__para_1", ""), ("art_20__para_3", "")]),
    ("依照第一款第一、二项的规定", [("para_1__point_1", ""), ("para_1__point_2", "")]),
    ("依照第二十、二十一条", [("art_20", ""), ("art_21", "")]),
    ("有前款第一项情形的", [("point_1", "")]),
    ("适用第 三 条", [("art_3", "")]),
    ("适用第１２条", [("art_12", "")]),
    ("笔误的笫三条", [("art_3", "")]),
    ("依照第二编第三章的规定", [("book_2__chp_3", "")]),
    ("第三章第十条另有规定的", [("art_10", "")]),
    ("第三条规定的期限", [("art_3", "")]),
    ("依照第三条第一项第2目", [("art_3__point_1__indent_2", "")]),
    ("违反凡例示范管理法第三条", [("art_3", "凡例示范管理法")]),
    ("依照法释〔2031〕8号第一条", [("art_1", "法释〔2031〕8号")]),
    ("《凡例解释》（法释〔2031〕8号）第一条", [("art_1", "凡例解释")]),
    ("依照第三条之一般原则", [("art_3", "")]),
    ("第三条信息已删除", []),
    ("这是第一项任务", []),
    ("第二条生产线", []),
    ("第三节课开始", []),
    ("第二目标", []),
    ("第一条 为了规范管理，制定本法。", []),
    ("第一条【目的】为了规范管理", []),
    ("制定本规则。 第二条 本规则适用于", []),
    ("一千条信息", []),
    ("§§ 1343, 1349 apply", [("sec_1343", ""), ("sec_1349", "")]),
    ("under § 1343(a)(1)(A)", [("sec_1343__subsec_a__para_1__subpara_A", "")]),
    ("under 18 U.S.C. § 1343", [("sec_1343", "18 U.S.C.")]),
    ("see 18 U.S.C. 1343", [("sec_1343", "18 U.S.C.")]),
    ("section 1343 of title 18", [("sec_1343", "title 18")]),
    ("the Sample Act 2036, s 2(1)(a)", [("sec_2__subsec_1__para_a", "Sample Act 2036")]),
    ("under section 2(1)(a) and (b)", [("sec_2__subsec_1__para_a", ""), ("sec_2__subsec_1__para_b", "")]),
    ("contrary to s. 5 of the Sample Act 2036", [("sec_5", "Sample Act 2036")]),
    ("ss 1, 2 and 3", [("sec_1", ""), ("sec_2", ""), ("sec_3", "")]),
    ("Article 6(1)(f) GDPR", [("art_6__para_1__point_f", "GDPR")]),
    ("pursuant to Articles 12 to 14", [("art_12", ""), ("art_14", "")]),
    ("as in paragraph (2)", [("para_2", "")]),
    ("in subsection (3)(b)", [("subsec_3__para_b", "")]),
    ("under 7 CFR 319.56", [("sec_319-56", "7 CFR")]),
    ("section 5 and 10 days later", [("sec_5", "")]),
    ("the applicant's 2 letters", []),
]

OTHERS = [
    ("根据《凡例管理办法》", [("instrument", "凡例管理办法")]),
    ("《最高人民法院关于适用〈凡例法〉的解释》", [("instrument", "最高人民法院关于适用〈凡例法〉的解释")]),
    ("《关于修改《凡例法》的决定》", [("instrument", "关于修改《凡例法》的决定")]),
    ("《人民日报》和《借款合同》", []),
    ("刑法和民法典", [("instrument", CRIMINAL), ("instrument", "中华人民共和国民法典")]),
    ("刑法学、公司法人、罪刑法定", []),
    ("刑法规定", [("instrument", CRIMINAL)]),
    ("本法、该办法、本条例", []),
    ("中华人民共和国公民的合法权益", []),
    ("《中华人民共和国刑法修正案（九十九）》", [("instrument", "中华人民共和国刑法修正案（九十九）")]),
    ("根据法发[2031]32号", [("doc_no", "法发〔2031〕32号".replace("2031", "2031"))]),
    ("按照国办发〔２０１８〕１号文件", [("doc_no", "国办发〔2018〕1号")]),
    ("国务院令第988号公布", [("doc_no", "国务院令第988号")]),
    ("检察院以凡检刑诉（2021）12号起诉书指控", [("doc_no", "凡检刑诉〔2021〕12号")]),
    ("（2021）京01刑终9999号判决", [("case_no", "（2021）京01刑终9999号")]),
    ("(２０１５)浦刑初字第９９９号", [("case_no", "（2015）浦刑初字第999号")]),
    ("在[2024] UKSC 993一案", [("case_no", "[2024] UKSC 993")]),
    ("see [2024] EWCA Civ 991", [("case_no", "[2024] EWCA Civ 991")]),
    ("see 998 U.S. 651 (2023)", [("case_no", "998 U.S. 651")]),
    ("see 12 F. Supp. 3d 9345", [("case_no", "12 F. Supp. 3d 9345")]),
    ("ECLI:EU:C:2020:9559.", [("case_no", "ECLI:EU:C:2020:9559")]),
    ("89 FR 12345", [("doc_no", "89 FR 12345")]),
    ("89 Fed. Reg. 12,345", [("doc_no", "89 Fed. Reg. 12,345")]),
    ("Regulation (EU) 2016/9679", [("instrument", "Regulation (EU) 2016/9679")]),
    ("Directive 95/946/EC", [("instrument", "Directive 95/946/EC")]),
    (
        "Public Law 194-4 and Executive Order 92866",
        [("instrument", "Public Law 194-4"), ("instrument", "Executive Order 92866")],
    ),
    ("under the Sample Exchange Act of 1934, the court", [("instrument", "Sample Exchange Act of 1934")]),
    ("The Act and this Act", []),
    ("the Samples (Wales) Regulations 2029", [("instrument", "Samples (Wales) Regulations 2029")]),
]

QUERIES = [
    ("刑法266", Cited("刑法", "", "art_266")),
    ("刑法 第 266 条", Cited("刑法", "", "art_266")),
    ("刑法第266条第一款", Cited("刑法", "", "art_266__para_1")),
    ("刑法第二百八十七条之二第一款第（二）项", Cited("刑法", "", "art_287-2__para_1__point_2")),
    ("刑法287条之二", Cited("刑法", "", "art_287-2")),
    ("第二百八十七条之二", Cited("", "", "art_287-2")),
    ("反电诈法31条1款", Cited("反电诈法", "", "art_31__para_1")),
    ("民法典1079条", Cited("民法典", "", "art_1079")),
    ("凡例管理办法第三条", Cited("凡例管理办法", "", "art_3")),
    ("《中华人民共和国刑法》第二百六十六条", Cited("中华人民共和国刑法", "", "art_266")),
    ("法释〔2021〕8号第一条", Cited("", "法释〔2021〕8号", "art_1")),
    ("法发[2016]32号", Cited("", "法发〔2016〕32号", "")),
    ("（2021）京01刑终123号", Cited("", "（2021）京01刑终123号", "")),
    ("18 U.S.C. § 1343", Cited("18 U.S.C.", "", "sec_1343")),
    ("section 1343 of title 18", Cited("18 U.S.C.", "", "sec_1343")),
    ("Fraud Act 2006, s 2(1)(a)", Cited("Fraud Act 2006", "", "sec_2__subsec_1__para_a")),
    ("Article 6(1)(f) GDPR", Cited("GDPR", "", "art_6__para_1__point_f")),
    ("[2024] UKSC 3", Cited("", "[2024] UKSC 3", "")),
    ("§ 1343", Cited("", "", "sec_1343")),
    ("诈骗罪 刑法266", None),
    ("根据刑法266", None),
    ("刑法", None),
    ("266", None),
    ("", None),
    ("３０００元以上", None),
    ("怎么办", None),
    ("§§ 1343, 1349", None),
    ("第三条信息", None),
    ("what is fraud", None),
]


@pytest.mark.parametrize(("text", "expected"), PINPOINTS)
def test_finds_pinpoints_and_what_they_hang_on(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.value, f.of) for f in find(text, "zho") if f.kind == "provision"] == expected


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_finds_names_and_numbers(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.kind, f.value) for f in find(text, "zho") if f.kind != "provision"] == expected


@pytest.mark.parametrize(("query", "expected"), QUERIES)
def test_reads_a_query_that_is_a_citation(query: str, expected: Cited | None) -> None:
    assert read_citation(query) == expected


def test_a_range_says_where_it_ends() -> None:
    assert [f.through for f in find("适用第十条至第十二条", "zho")] == ["art_12", ""]


@given(st.text(alphabet="第一二三十百条款项之（）()《》刑法释〔〕2021号京终、至和 §sUSC.,aArticle\n", max_size=80))
def test_offsets_give_back_the_text(text: str) -> None:
    for found in find(text, "zho"):
        assert text[found.start : found.end] == found.text
        assert found.text == found.text.strip()


@given(st.text(max_size=60))
def test_any_query_is_read_without_error(text: str) -> None:
    read_citation(text)
