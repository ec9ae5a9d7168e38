"""Rules whose articles carry decimal numbers under chapters, on invented texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import outline
from ingest.detect import detect
from ingest.models import Outline, Provision, Reading
from ingest.outline.cn.rules import find_rules
from ingest.outline.lines import split_lines

_RULES = """凡例商品交易所会员服务规则
（2031年5月6日发布）
第一章 总则
第二章 席位
附录一 费用
第一章 总则
1.1　为了规范席位，制定本规则。
1.2　会员应当守信。
1.1条所称席位，包括远程席位。
第二章 席位
第一节 取得
2.1.1　取得席位的条件：
（一）资金在
2.4亿元以上；（二）人员满5人。
2.1.2【已删除】
2.1.2A　远程席位另行规定。
第二节 退还
2 . 2 . 1　退还席位的，提前3日报告。2.2.2　费用见下表。
未报告的，适用2.1.1条。[注1]
退还后不得再用。
[注1] 见2.2.1条。
附录一
1　席位费
2　线路费
"""


def read(text: str) -> Outline:
    reading = Reading(text, "text/plain")
    tree = outline.build(reading, detect(reading, "凡例.txt", {}))
    assert outline.check(text, tree) == []
    return tree


def eids(provisions: tuple[Provision, ...]) -> list[str]:
    return [q.eid for p in provisions for q in p.walk()]


def found(text: str) -> list[str]:
    return ["".join(a.label.num.split()) for a in find_rules(split_lines(text))]


def test_rules_are_articles_of_their_chapters() -> None:
    tree = read(_RULES)
    first, second, annex = tree.provisions
    assert eids((first,)) == ["chp_1", "art_1-1", "art_1-2", "art_1-2__para_1", "art_1-2__para_2"]
    assert eids((second,)) == [
        "chp_2", "chp_2__sec_1", "art_2-1-1", "art_2-1-1__point_1", "art_2-1-1__point_2", "art_2-1-2", "art_2-1-2A",
        "chp_2__sec_2", "art_2-2-1", "art_2-2-2", "art_2-2-2__para_1", "art_2-2-2__para_2", "art_2-2-2__para_3",
    ]  # fmt: skip
    assert second.element == "chapter"
    assert (annex.element, annex.num) == ("annex", "附录一")


def test_contents_with_annexes_and_notes_above_them_are_parts() -> None:
    text = _RULES
    parts = {p.name: text[p.start : p.end] for p in read(text).parts}
    assert parts["toc"] == "第一章 总则\n第二章 席位\n附录一 费用"
    assert parts["footnote"] == "[注1] 见2.2.1条。"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("3.2　会员应当报告。", "3.2"),
        ("３．２　会员应当报告。", "３．２"),
        ("3.2会员应当报告。", "3.2"),
        ("3.2 条件成就的，会员应当报告。", "3.2"),
        ("3.1A　会员应当报告。", "3.1A"),
        ("3.3　会员应当报告。", "3.3"),
        ("3.3会员应当报告。", ""),
        ("3.2条规定的会员应当报告。", ""),
        ("3.2 条规定的会员应当报告。", ""),
        ("3.2、3.3条的会员应当报告。", ""),
        ("3.2至3.4条的会员应当报告。", ""),
        ("3.2亿元以上的会员应当报告。", ""),
        ("3.2个月内会员应当报告。", ""),
        ("3.2%以上的会员应当报告。", ""),
        ("3.1　会员应当报告。", ""),
        ("2.9　会员应当报告。", ""),
        ("4.1　会员应当报告。", ""),
        ("3.2.1.1.1　会员应当报告。", ""),
        ("附录\n3.2　会员应当报告。", ""),
    ],
)
def test_what_opens_a_rule_after_3_1(line: str, number: str) -> None:
    assert found(f"第三章 凡例\n3.1　会员守信。\n{line}") == ["3.1", *([number] if number else [])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第三章 凡例\n3.1　会员的比例不得低于\n3.3　这一比例。\n3.2　会员守信。", ["3.1", "3.2"]),
        ("第三章 凡例\n3.1　会员守信。3.2　会员报告。", ["3.1", "3.2"]),
        ("第三章 凡例\n3.1　会员守信。3.3　会员报告。", ["3.1"]),
        ("第三章 凡例\n3.1　会员适用，3.2　会员报告。", ["3.1"]),
        ("第三章 凡例\n3.1.1　甲。\n3.1.2　乙。\n3.2.1　丙。\n3.1.3　丁。", ["3.1.1", "3.1.2", "3.2.1"]),
        ("3.1　甲。\n3.2　乙。\n第三章 凡例\n3.1　丙。", ["3.1"]),
    ],
)
def test_rules_in_order(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_articles_in_words_leave_decimals_to_the_text() -> None:
    text = "凡例办法\n第一章 总则\n第一条 甲。\n1.1 乙。\n第二条 丙。\n1.2 丁。\n第三条 戊。\n1.3 己。\n"
    assert [e for e in eids(read(text).provisions) if "para" not in e] == ["chp_1", "art_1", "art_2", "art_3"]


@given(st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=3), min_size=2, max_size=5))
def test_every_rule_is_found_and_no_reference(sections: list[list[int]]) -> None:
    """Chapters with sections of so many rules; each rule has a second 款 that begins with the first rule's number."""
    numbers = [
        f"{c}.{s}.{r}"
        for c, chapter in enumerate(sections, 1)
        for s, rules in enumerate(chapter, 1)
        for r in range(1, rules + 1)
    ]
    lines = ["凡例交易所规则"]
    for number in numbers:
        c, s, r = number.split(".")
        lines += [f"第{'一二三四五'[int(c) - 1]}章 凡例"] * (s == r == "1")
        lines += [f"{number}　会员守信。", f"{numbers[0]}条的会员除外。"]
    assert found("\n".join(lines)) == numbers
    if len(numbers) > 2:
        articles = [e for e in eids(read("\n".join(lines)).provisions) if e.startswith("art_") and "__" not in e]
        assert articles == [f"art_{n.replace('.', '-')}" for n in numbers]
