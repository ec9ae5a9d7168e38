"""What of a line is its heading, and which lines without a number are one."""

from __future__ import annotations

import pytest

from ingest.outline.cn.headline import Headline, headline, is_topic, lost_number
from ingest.outline.cn.titles import named_titles
from ingest.outline.cn.wrapped import GAP, joined, unrolled
from ingest.outline.lines import split_lines


@pytest.mark.parametrize(
    ("rest", "by_sentence", "below", "expected"),
    [
        ("总体要求", False, False, Headline("总体要求", True)),
        ("总体要求。全面推进。", True, False, Headline("总体要求")),
        ("总体要求。全面推进。", False, False, Headline()),
        ("政策衔接，三医联动。各地要落实。", True, False, Headline("政策衔接，三医联动")),
        ("指导思想。", True, True, Headline("指导思想", True)),
        ("指导思想。", True, False, Headline()),
        ("各局应当报告。报告分两种。", True, False, Headline()),
        ("构成犯罪的，依法处理。另有规定的除外。", True, False, Headline()),
        ("【出借人】以记载为准。", False, False, Headline("出借人")),
        ("有下列情形的:", True, True, Headline()),
    ],
)
def test_headlines(rest: str, by_sentence: bool, below: bool, expected: Headline) -> None:
    assert headline(rest, by_sentence, below) == expected


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("1.甲说。\n关于担保\n2.乙说。", [1]),
        ("甲某 主任\n乙某 委员\n二、职责", []),
        ("1.甲说。\n关于担保：\n2.乙说。", []),
        ("1.甲说。\n关于担保\n乙说。", []),
    ],
)
def test_topics(text: str, topics: list[int]) -> None:
    lines = split_lines(text)
    assert [i for i in range(len(lines)) if is_topic(lines, i)] == topics


def test_a_heading_that_lost_its_number() -> None:
    assert lost_number(split_lines("为了甲，规定如下：\n任务\n宣传。\n二、组织\n设委员会。")) == 1
    assert lost_number(split_lines("为了甲，规定如下：\n一、任务\n宣传。\n二、组织")) == -1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("现将《凡例甲乙办法》印发。\n凡例甲乙\n办法\n为了甲，制定本办法。", {1: 3}),
        ("目录：\n《凡例甲乙办法》\n凡例甲乙办法\n凡例丙丁办法", {}),
        ("凡例甲乙办法\n一、甲。", {}),
    ],
)
def test_titles_that_the_text_names(text: str, found: dict[int, int]) -> None:
    assert named_titles(split_lines(text), frozenset()) == found


def test_lines_keep_their_extent() -> None:
    text = "\n".join(["  " + "甲" * 28, *["乙" * 30] * 4, "丙。", "  " + "丁" * 28, "戊。"])
    lines = joined(text, split_lines(text))
    assert [line.text.count(GAP) for line in lines] == [5, 1]
    assert all(len(line.text) == line.end - line.start for line in lines)


def test_numbers_that_run_on_in_a_line_are_cut() -> None:
    text = "现通告如下：一、" + "甲" * 30 + "。二、" + "乙" * 20 + "。三、五人以上的，从重。"
    assert [line.text[:3] for line in unrolled(split_lines(text))] == ["现通告", "一、甲", "二、乙", "三、五"]
    assert len(unrolled(split_lines("符合下列条件：一、" + "甲" * 60 + "；二、乙。"))) == 1
