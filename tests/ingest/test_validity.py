from __future__ import annotations

import pytest

from ingest.models import Expression
from ingest.validity import (
    effect_of_version,
    signature_date,
    stated_effect,
    stated_effect_english,
    status,
    version_at,
)

_WORK = "/akn/cn/act/2001-01-01/凡例法"


def _version(day: str, start: str, end: str = "", basis: str = "stated") -> Expression:
    return Expression(f"{_WORK}/zho@{day}", _WORK, "zho", day, start, basis, end)


_OLD = _version("2001-01-01", "2001-03-01")
_NEW = _version("2010-01-01", "2010-06-01")
_OPEN = _version("2020-01-01", "")


@pytest.mark.parametrize(
    ("text", "issued", "expected"),
    [
        ("第九条 本法自2022年12月1日起施行。", "", "2022-12-01"),
        ("本解释自二〇一九年十一月一日起施行。", "", "2019-11-01"),
        ("第九条　本条例自 2021 年 3 月 1 日起正式实施。", "", "2021-03-01"),
        ("本办法自发布之日起30日后施行。", "2001-02-01", "2001-03-03"),
        ("本办法自公布之日起三十日后施行。", "", ""),
        ("本决定自公布之日起施行。", "2003-04-05", "2003-04-05"),
        ("本规定所称日，自接到通知起算。", "", ""),
    ],
)
def test_stated_effect(text: str, issued: str, expected: str) -> None:
    assert stated_effect(text, issued) == expected


def test_the_last_article_decides() -> None:
    text = (
        "第一条 《乙法》自1999年1月1日起施行。\n" + "甲" * 50 + "\n第八条 本法自2005年5月1日起施行。《乙法》同时废止。"
    )
    assert stated_effect(text) == "2005-05-01"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("These Regulations come into force on 1st June 2020.", "2020-06-01"),
        ("DATES: This rule is effective on May 10, 2018.", "2018-05-10"),
        ("This Act comes into force on such day as the Minister may appoint.", ""),
    ],
)
def test_stated_effect_english(text: str, expected: str) -> None:
    assert stated_effect_english(text) == expected


@pytest.mark.parametrize(
    ("stated", "version", "amended", "registry", "expected"),
    [
        ("1997-10-01", "2020-12-26", True, "", ("2020-12-26", "amendment-date")),
        ("1997-10-01", "2020-12-26", True, "2021-03-01", ("2021-03-01", "registry")),
        ("2024-01-01", "2023-09-01", True, "", ("2024-01-01", "stated")),
        ("2022-12-01", "2022-09-02", False, "", ("2022-12-01", "stated")),
        ("", "2022-09-02", False, "", ("", "")),
    ],
)
def test_an_amended_text_keeps_the_first_versions_sentence(
    stated: str, version: str, amended: bool, registry: str, expected: tuple[str, str]
) -> None:
    effect = effect_of_version(stated, version, amended, registry)
    assert (effect.day, effect.basis) == expected


@pytest.mark.parametrize(
    ("expression", "day", "name"),
    [
        (_OLD, "2000-01-01", "not-yet"),
        (_OLD, "2001-03-01", "in-force"),
        (_OLD, "2010-05-31", "in-force"),
        (_OLD, "2010-06-01", "superseded"),
        (_NEW, "2010-06-01", "in-force"),
        (_NEW, "2021-01-01", "unknown"),
        (_OPEN, "2021-01-01", "unknown"),
        (_NEW, "2999-01-01", "unknown"),
    ],
)
def test_status(expression: Expression, day: str, name: str) -> None:
    found = status(expression.uri, (_OLD, _NEW, _OPEN), day)
    assert found.name == name
    assert found.basis
    assert found.data_to == "2020-01-01"


def test_nothing_is_in_force_beyond_the_data() -> None:
    assert status(_NEW.uri, (_OLD, _NEW), "2015-01-01", data_to="2014-12-31").name == "unknown"
    assert status(_NEW.uri, (_OLD, _NEW), "2014-12-31", data_to="2014-12-31").name == "in-force"


def test_repealed() -> None:
    ended = _version("2001-01-01", "2001-03-01", "2005-01-01")
    found = status(ended.uri, (ended,), "2005-01-01")
    assert (found.name, found.valid_to) == ("repealed", "2005-01-01")


def test_version_at_labels_the_nearest() -> None:
    assert version_at((_OLD, _NEW), "2005-01-01") == (_OLD, True)
    assert version_at((_OLD, _NEW), "1999-01-01") == (_OLD, False)
    assert version_at((_OPEN,), "1999-01-01") == (None, False)


def test_signature_date() -> None:
    text = "凡例部\n关于凡例的通知\n一、2019年1月2日以前报送。\n凡例部\n2019年 1月27日\n附件"
    assert signature_date(text) == "2019-01-27"


@pytest.mark.parametrize(
    ("wait", "issued"),
    [("99999999999", "2022-01-01"), ("9999999", "2022-01-01"), ("三十", "2022"), ("三十", "2022-09")],
)
def test_a_wait_that_settles_no_day(wait: str, issued: str) -> None:
    assert stated_effect(f"第九条 本法自公布之日起{wait}日后施行。", issued) == ""
