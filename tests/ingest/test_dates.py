from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates import find_dates, first_date, is_iso_day
from ingest.numerals import to_chinese


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("二〇二二年九月二日", "2022-09-02"),
        ("二○○四年十月一日起施行", "2004-10-01"),
        ("2022年12月1日", "2022-12-01"),
        ("２０１２年１２月３日", "2012-12-03"),
        ("2022 年 7 月 31 日", "2022-07-31"),
        ("二零一九年十二月三十一日", "2019-12-31"),
        ("1 December 2022", "2022-12-01"),
        ("December 1, 2022", "2022-12-01"),
        ("the 1st day of December, 2022", "2022-12-01"),
        ("Feb. 5, 2010", "2010-02-05"),
        ("DECIDED FEBRUARY 5, 2010", "2010-02-05"),
        ("2022-03-15", "2022-03-15"),
        ("2022年2月30日", ""),
        ("三十日内", ""),
        ("1.2.3", ""),
    ],
)
def test_first_date(text: str, expected: str) -> None:
    assert first_date(text) == expected


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    year = "".join("〇一二三四五六七八九"[int(c)] for c in str(day.year))
    forms = (
        f"{day.year}年{day.month}月{day.day}日",
        f"{year}年{to_chinese(day.month)}月{to_chinese(day.day)}日",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        day.isoformat(),
    )
    assert [first_date(form) for form in forms] == [day.isoformat()] * len(forms)


@given(st.text(alphabet="0123456789年月日二〇十一 MayJune,-.", max_size=60))
def test_spans_lie_in_the_text(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
        assert is_iso_day(found.iso)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2022-12-01", True), ("2022-W01-1", False), ("２０２２-12-01", False), ("2022-02-30", False), ("2022", False)],
)
def test_whole_iso_days(text: str, expected: bool) -> None:
    assert is_iso_day(text) is expected
