from __future__ import annotations

import random

import numpy as np
import pytest

from training.folds import FOLDS, fold_of
from training.model import bags
from training.pairs import article_pairs, by_citation, cited, without_names
from training.sources import Passage

ARTICLE = Passage(
    "凡例法@2020#第一条", "中华人民共和国凡例法", ("第一章 总则",), "第一条", "出租人应当交付房屋。承租人应当支付租金。"
)


def test_folds_are_even() -> None:
    counts = np.bincount([fold_of(f"q{n}") for n in range(5000)], minlength=FOLDS)
    assert counts.min() > 900


def test_article_pairs_do_not_hold_the_sentence_twice() -> None:
    found = list(article_pairs([ARTICLE], random.Random(0)))  # noqa: S311
    assert len(found) == 2
    for pair in found:
        assert pair.query not in pair.passage
        assert pair.passage.startswith("中华人民共和国凡例法 第一章 总则\n")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("《中华人民共和国凡例法》第一条规定", ["凡例法@2020#第一条"]),
        ("《凡例法》第一条", ["凡例法@2020#第一条"]),
        ("《凡例法》第二条", []),
        ("第一条", []),
    ],
)
def test_cited(text: str, keys: list[str]) -> None:
    assert cited(text, by_citation([ARTICLE])) == keys


@pytest.mark.parametrize(
    ("text", "expected"),
    [("被告人张某某盗窃", "被告人 盗窃"), ("王某甲与李某", " 与 "), ("某公司", "某公司"), ("xx公司", " 公司")],
)
def test_without_names(text: str, expected: str) -> None:
    assert without_names(text) == expected


def test_bags_count_and_thin() -> None:
    made = bags(["法法律", "", "律"], {"法": 0, "律": 1})
    assert made.ids.tolist() == [0, 1, 1]
    assert made.counts.tolist() == [2, 1, 1]
    assert made.starts.tolist() == [0, 2, 2, 3]
    assert made.pick([2, 0]).ids.tolist() == [1, 0, 1]
    assert len(made.thinned(1.0, np.random.default_rng(0)).ids) == 0
