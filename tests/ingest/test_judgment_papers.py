"""Each paragraph of each kind of paper lies in its part, whether line breaks, blanks or nothing stand between them."""

from __future__ import annotations

import time

import pytest

from ingest.chunk import chunk
from ingest.detect import detect
from ingest.detect.record import Detected
from ingest.models import Outline, Reading
from ingest.outline import build, check
from tests.ingest.judgment_papers import PAPERS, laid_out


def read(text: str) -> Outline:
    reading = Reading(text, "text/plain")
    found = build(reading, detect(reading, "凡例.txt", {}))
    assert check(text, found) == []
    return found


def part_of(found: Outline, start: int, end: int) -> str:
    return next((p.element for p in found.provisions if p.start <= start and end <= p.end), "")


@pytest.mark.parametrize("separator", ["\n", "\n\n  ", " ", ""])
@pytest.mark.parametrize("name", PAPERS)
def test_every_paragraph_lies_in_its_part(name: str, separator: str) -> None:
    text, spans = laid_out(PAPERS[name], separator)
    found = read(text)
    wrong = [
        (wanted, got, text[start:end][:40])
        for wanted, start, end in spans
        if (got := part_of(found, start, end)) != wanted
    ]
    assert wrong == []


@pytest.mark.parametrize("width", [28, 35, 40])
@pytest.mark.parametrize("name", PAPERS)
def test_lines_broken_at_a_fixed_width_change_no_part(name: str, width: int) -> None:
    text, _ = laid_out(PAPERS[name], "\n")
    narrow = "\n".join(line[i : i + width] for line in text.split("\n") for i in range(0, len(line), width))
    assert [p.element for p in read(narrow).provisions] == [p.element for p in read(text).provisions]


def nodes(name: str, element: str, separator: str = "\n") -> list[tuple[str, str, str]]:
    """Element, number and heading of what lies below the part of one paper."""
    found = read(laid_out(PAPERS[name], separator)[0])
    return [(p.element, p.num, p.heading) for part in found.provisions if part.element == element for p in part.walk()][
        1:
    ]


@pytest.mark.parametrize("separator", ["\n", " "])
def test_facts_and_evidence_carry_their_numbers(separator: str) -> None:
    assert nodes("joined-civil", "background", separator)[3:] == [
        ("paragraph", "1、", ""), ("paragraph", "2、", ""), ("paragraph", "3、", ""),
    ]  # fmt: skip
    assert nodes("numbered-facts", "background", separator)[2:] == [
        ("section", "（一）", "书证"), ("paragraph", "1．", ""), ("paragraph", "2．", ""), ("paragraph", "（二）", ""),
    ]  # fmt: skip


def test_headings_of_facts_and_issues_hold_what_follows() -> None:
    assert nodes("numbered-facts", "arguments")[1:5] == [
        ("section", "一、", "2018年虚开的事实"), ("paragraph", "", ""),
        ("section", "二、", "2019年虚开的事实"), ("paragraph", "", ""),
    ]  # fmt: skip
    reasons = next(p for p in read(laid_out(PAPERS["civil"], "\n")[0]).provisions if p.element == "motivation")
    assert [(p.eid, len(p.children)) for p in reasons.children] == [
        ("motivation__para_1", 0), ("motivation__sec_1", 1), ("motivation__sec_2", 1), ("motivation__para_2", 0),
    ]  # fmt: skip


@pytest.mark.parametrize("separator", ["\n", " ", ""])
@pytest.mark.parametrize("name", PAPERS)
def test_points_of_the_disposition_count_from_one(name: str, separator: str) -> None:
    text, spans = laid_out(PAPERS[name], separator)
    printed = [text[s] for part, s, _ in spans if part == "decision" and text[s : s + 2] in ("一、", "二、", "三、")]
    decision = next(p for p in read(text).provisions if p.element == "decision")
    assert [p.num for p in decision.children if p.num] == [f"{n}、" for n in printed]


def test_a_point_is_cited_as_a_point_of_the_disposition() -> None:
    text, _ = laid_out(PAPERS["civil"], "\n")
    clauses = chunk(text, read(text), "opinion", "/akn/cn/judgment/x/zho@2022", ())
    assert [c.label for c in clauses if c.eid.startswith("decision")] == [
        "裁判主文第一项", "裁判主文第二项", "裁判主文第3段", "裁判主文第4段",
    ]  # fmt: skip


@pytest.mark.parametrize("separator", ["\n", " ", ""])
def test_parties_by_role(separator: str) -> None:
    text, _ = laid_out(PAPERS["civil"], separator)
    assert detect(Reading(text, "text/plain"), "凡例.txt", {}).parties == (
        ("原告", "凡例木业有限公司"), ("法定代表人", "甲某"), ("委托诉讼代理人", "乙某"),
        ("被告", "丙某"), ("第三人", "丁某"),
    )  # fmt: skip


def test_numbers_inside_a_sentence_of_the_reasons_are_text() -> None:
    text, _ = laid_out(PAPERS["second-criminal"].replace("数额较大，", "1、数额较大；2、系初犯；"), "\n")
    reasons = next(p for p in read(text).provisions if p.element == "motivation")
    assert all(not p.num for p in reasons.walk())


@pytest.mark.parametrize("heads", ["{}", "【{}】", "{}："])
def test_headings_that_a_database_puts_in(heads: str) -> None:
    text = "\n".join(
        [
            "甲公司与乙公司买卖合同纠纷一审民事判决书", "凡例市南区人民法院", "民事判决书", "（2022）凡0103民初3号",
            heads.format("当事人信息"), "原告：甲公司。", "被告：乙公司。",
            heads.format("审理经过"), "甲公司与乙公司一案，现已审理终结。",
            heads.format("原告诉称"), "判令付款。", heads.format("本院查明"), "双方订立合同。",
            heads.format("本院认为"), "合同有效。依照《中华人民共和国民法典》规定，判决如下：",
            heads.format("裁判结果"), "一、被告付款；", "二、驳回其他请求。", heads.format("审判人员"), "审判员丙某",
        ]
    )  # fmt: skip
    found = read(text)
    assert [(p.element, p.heading) for p in found.provisions] == [
        ("introduction", ""), ("arguments", "原告诉称"), ("background", "本院查明"), ("motivation", "本院认为"),
        ("decision", ""), ("conclusions", "审判人员"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "unit", ["甲某认为，乙某应当付款。", "甲 乙 ", "判决如下：一、", "《甲》", "经审理查明，甲。本院认为，乙。"]
)
def test_a_long_line_takes_time_in_proportion_to_its_length(unit: str) -> None:
    head = "凡例市南区人民法院 民事判决书 （2022）凡0103民初3号 原告：甲某。 "

    def seconds(size: int) -> float:
        text = head + unit * (size // len(unit))
        begin = time.process_time()
        build(Reading(text, "text/plain"), Detected("opinion", "cn", "zho", "凡例判决书", subtype="judgment"))
        return time.process_time() - begin

    seconds(10_000)
    small, large = min(seconds(25_000) for _ in range(2)), seconds(200_000)
    assert large < 24 * small + 0.5
