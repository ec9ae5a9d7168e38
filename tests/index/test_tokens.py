from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.tokens import bigrams, characters, features, fold, lexical_tokens, stem

TEXT = st.text(alphabet="诈骗罪第条之〇二的・カ가ａＡAbz019 ,.'’（）\n\u3000\U00020000", max_size=40)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("，。！？ \u3000…", []),
        ("刑", ["刑"]),
        ("刑法", ["刑", "法", "刑法"]),
        ("刑 法", ["刑", "法"]),
        ("第２６６条", ["第", "266", "条"]),
        ("ＧＯＩＰ设备", ["goip", "设", "备", "设备"]),
        ("二〇二二年", ["二", "〇", "二", "二", "年", "二〇", "〇二", "二二", "二年"]),
        ("18 U.S.C. § 1343", ["18", "usc", "1343"]),
        ("18 USC 1343", ["18", "usc", "1343"]),
        ("3,000 or 2.5", ["3000", "or", "2.5"]),
        ("1,2,3", ["1,2,3"]),
        ("the defendant's thefts", ["th", "defendant", "theft"]),
        ("the defendants’ theft", ["th", "defendant", "theft"]),
        ("s.2 ends.", ["s", "2", "end"]),
        ("Überweisung", ["überweisung"]),
        ("𠀀𠀁", ["𠀀", "𠀁", "𠀀𠀁"]),
    ],
)
def test_lexical_tokens(text: str, expected: list[str]) -> None:
    assert lexical_tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《刑法》第266条 Wire Fraud", ["刑", "法", "第", "266", "条", "wire", "fraud"]),
        ("thefts", ["thefts"]),
        ("（一）", ["一"]),
    ],
)
def test_characters_keep_words_whole(text: str, expected: list[str]) -> None:
    assert characters(text) == expected


def test_bigrams_do_not_cross_punctuation() -> None:
    assert bigrams("盗窃、抢夺 a 抢劫") == ["盗窃", "抢夺", "抢劫"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("thefts", "theft"),
        ("penalties", "penalty"),
        ("stolen goods", "stolen good"),
        ("seized", "seize"),
        ("uses", "use"),
    ],
)
def test_forms_of_a_word_meet(left: str, right: str) -> None:
    assert lexical_tokens(left) == lexical_tokens(right)


@pytest.mark.parametrize("word", ["", "as", "bus", "class", "basis", "king", "red", "agreed", "usc", "1990s"])
def test_stem_leaves_alone(word: str) -> None:
    assert stem(word) == word


def test_features_of_chinese_hold_words() -> None:
    assert "#诈骗罪" in features("构成诈骗罪的")
    assert not any(f.startswith("#") and len(f) < 3 for f in features("我的书"))


def test_features_of_english() -> None:
    found = features("the return of a deposit")
    assert "return deposit" in found
    assert "~depo" in found


@given(TEXT)
def test_all_views_agree(text: str) -> None:
    assert bigrams(text) == [t for t in lexical_tokens(text) if len(t) == 2 and _is_han(t)]
    assert [c for c in characters(text) if _is_han(c)] == [
        t for t in lexical_tokens(text) if len(t) == 1 and _is_han(t)
    ]
    assert lexical_tokens(fold(text)) == lexical_tokens(text)
    assert all(t and t == t.strip() for t in features(text) + lexical_tokens(text))


def _is_han(token: str) -> bool:
    return all(c in "诈骗罪第条之〇二的カ가\U00020000" for c in token)
