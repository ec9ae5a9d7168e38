"""Sequences of numbers: what counts on, what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.models import Provision
from ingest.numerals import to_chinese
from ingest.quality import KINDS
from ingest.quality.numbers import numbers
from ingest.quality.sequences import number_flags


def tree(*labels: str, element: str = "article") -> list[Provision]:
    return [Provision(f"x_{n}", element, label, "", n, n + 1) for n, label in enumerate(labels)]


@pytest.mark.parametrize(
    ("labels", "element", "kinds"),
    [
        ("第一条 第二条 第一条", "article", ["restart"]),
        ("第五条 第六条 第四条", "article", ["starts-late", "backwards"]),
        ("第一条 第一条之一 第一条之三", "article", ["gap"]),
        ("1. 2. 2A. 2B. 3. 3ZA. 4.", "section", []),
        ("(a) (b) (d)", "paragraph", ["gap"]),
        ("(i) (ii) (iii) (iv)", "paragraph", []),
        ("(a) (b) (a) (b)", "paragraph", []),
        ("(a) (b) (i) (ii)", "paragraph", []),
        ("1. 2. 1. 2.", "paragraph", ["restart"]),
        ("2.1 2.2 2.3 3.1", "paragraph", []),
        ("2.1 2.3", "paragraph", ["gap"]),
        ("一、 （一） （二） 二、", "section", []),
        ("第一节 第二节 第四节", "section", ["gap"]),
        ("§ 1. § 2. § 5.", "section", ["gap"]),
        ("附件1 附件2", "annex", []),
        ("foo bar", "section", []),
    ],
)
def test_sequences(labels: str, element: str, kinds: list[str]) -> None:
    spaced = labels.replace("§ ", "§")
    assert [flag.kind for flag in number_flags(tree(*spaced.split(), element=element))] == kinds


def test_annexes_count_anew_and_chapters_go_on_through_parts() -> None:
    annex = Provision("annex_1", "annex", "附件1", "", 10, 20, tuple(tree("第一条", "第二条")))
    assert list(number_flags([*tree("第一条", "第二条"), annex])) == []
    first = Provision("part_1", "part", "第一分编", "", 0, 9, tuple(tree("第一章", "第二章", element="chapter")))
    second = Provision("part_2", "part", "第二分编", "", 10, 20, tuple(tree("第三章", "第四章", element="chapter")))
    assert list(number_flags([first, second])) == []


def test_a_part_of_a_code_is_flagged_once() -> None:
    chapters = Provision("chp_9", "chapter", "第九章", "", 0, 9, tuple(tree("第九十条", "第九十一条")))
    assert [(f.kind, f.detail[0]) for f in number_flags([chapters])] == [("starts-late", "第九十条")]
    assert list(number_flags([chapters], amending=True)) == []


@given(st.integers(2, 60), st.data())
def test_one_missing_article_is_one_gap(count: int, data: st.DataObject) -> None:
    labels = [f"第{to_chinese(n)}条" for n in range(1, count + 2)]
    assert list(number_flags(tree(*labels))) == []
    gone = data.draw(st.integers(1, count - 1))
    (flag,) = number_flags(tree(*labels[:gone], *labels[gone + 1 :]))
    assert (flag.kind, flag.detail) == ("gap", (labels[gone - 1], labels[gone + 1], ""))


@given(st.lists(st.text("第一二三条章(）（)ab12. §", max_size=8), max_size=12))
def test_any_labels_are_numbers_or_none(labels: list[str]) -> None:
    assert len(numbers(labels)) == len(labels)
    for flag in number_flags(tree(*labels, element="paragraph")):
        assert flag.kind in KINDS
