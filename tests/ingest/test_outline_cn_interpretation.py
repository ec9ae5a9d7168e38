"""Judicial interpretations and replies, on invented texts."""

from __future__ import annotations

import pytest

from ingest.detect.record import Detected
from ingest.models import Kind, Mark, Outline, Reading
from ingest.outline import build, check


def outline(text: str, title: str, kind: Kind = "law", marks: tuple[Mark, ...] = ()) -> Outline:
    subtype = "interpretation" if kind == "law" else ""
    detected = Detected(kind, "cn", "zho", title, subtype=subtype, preface_end=max(text.find("\n"), 0))
    found = build(Reading(text, "text/plain", marks=marks), detected)
    assert check(text, found) == []
    return found


def eids(found: Outline) -> list[str]:
    return [p.eid for p in found.walk()]


REPLY = """凡例批复
凡例高级法院：
你院《关于凡例问题的请示》（凡法〔2021〕8号）收悉。你院请示：
一、甲如何处理？
二、乙如何处理？
经研究，批复如下：
一、甲应当报告：
（一）向丙报告；
（二）向丁报告。
二、乙不予处理。
此复。
凡例最高法院
2021年3月1日
附：
凡例高级法院关于凡例问题的请示
凡例最高法院：
一、甲如何处理？
"""


@pytest.mark.parametrize("kind", ["law", "notice"])
def test_a_reply_answers_in_numbers_that_begin_anew(kind: Kind) -> None:
    found = outline(REPLY, "凡例最高法院关于凡例问题的批复", kind)
    assert [p.name for p in found.parts] == ["preface", "addressee"]
    assert [p.eid for p in found.provisions] == [
        "para_1", "para_2", "para_3", "para_4", "sec_1", "sec_2", "para_5", "conclusions", "annex_1",
    ]  # fmt: skip
    assert [p.eid for p in found.provisions[4].children] == ["sec_1__subsec_1", "sec_1__subsec_2"]
    assert (found.provisions[4].aliases, found.provisions[-1].heading) == (
        ("第一条",),
        "凡例高级法院关于凡例问题的请示",
    )


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("凡例问题的答复", "凡例院：\n你院来函收悉。经研究，同意你院意见。\n此复", ["para_1", "para_2"]),
        ("凡例问题的复函", "凡例院：\n你院来函收悉。现答复如下：\n1.甲。\n2.乙。", ["para_1", "para_u1", "para_2"]),
        ("凡例问题的批复（二）", "凡例院：\n来函收悉，批复如下。\n一、甲。\n二、乙。", ["para_1", "sec_1", "sec_2"]),
    ],
)
def test_forms_of_replies(title: str, text: str, expected: list[str]) -> None:
    found = outline("凡例\n" + text, title, "notice")
    assert [p.element for p in found.provisions] == [
        "section" if e.startswith("sec") else "paragraph" for e in expected
    ]
    assert [p.name for p in found.parts] == ["preface", "addressee"]


def test_an_interpretation_with_articles_is_read_as_a_law() -> None:
    text = "凡例\n为了凡例，解释如下：\n第一条 甲：\n（一）乙；\n（二）丙。\n第二条 丁。"
    assert eids(outline(text, "凡例院关于凡例的解释")) == [
        "preamble", "art_1", "art_1__point_1", "art_1__point_2", "art_2",
    ]  # fmt: skip


def test_an_old_interpretation_is_numbered_like_a_notice() -> None:
    found = outline("凡例\n为了凡例，解释如下：\n一、甲。\n（一）乙。\n二、丙。", "凡例院关于凡例的解释")
    assert eids(found) == ["para_1", "sec_1", "sec_1__subsec_1", "sec_2"]
    assert found.provisions[1].aliases == ("第一条",)


def test_rows_of_charges_are_no_provisions() -> None:
    text = "凡例\n现补充如下：\n第一百二十条之一\t甲罪\n第一百二十一条\t乙罪\n本规定自2021年3月1日起施行。"
    begin, end = text.find("第一百"), text.find("\n本规定")
    found = outline(text, "凡例院关于确定罪名的补充规定", marks=(Mark("table", begin, end),))
    assert [text[p.start : p.end][:4] for p in found.provisions] == ["现补充如", "本规定自"]


def test_numbered_questions_are_headings_of_their_answers() -> None:
    text = "凡例\n现解答如下：\n一、问：甲如何处理？\n答：甲应当报告。\n报告应当及时。\n二、问：乙呢？\n答：乙同甲。"
    found = outline(text, "凡例院关于凡例问题的解答", "notice")
    assert eids(found) == ["para_1", "sec_1", "sec_1__para_1", "sec_1__para_2", "sec_2", "sec_2__para_1"]
    assert [p.heading for p in found.provisions] == ["", "问：甲如何处理？", "问：乙呢？"]


def test_questions_without_numbers_are_headings_too() -> None:
    text = "凡例\n现解答如下：\n问：甲如何处理？\n答：甲应当报告。\n问：乙呢？\n答：乙同甲。"
    found = outline(text, "凡例院关于凡例问题的解答", "notice")
    assert [(p.element, len(p.children)) for p in found.provisions] == [
        ("paragraph", 0),
        ("section", 1),
        ("section", 1),
    ]
