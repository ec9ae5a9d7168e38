"""Calendar dates in Chinese and English text, as ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ingest.numerals import parse_integer

_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_NUMERAL = r"[〇○ＯO零一二三四五六七八九十廿卅元]"
_CHINESE = re.compile(
    rf"(?P<y>(?:[0-9]{{4}}|[〇○ＯO零一二三四五六七八九]{{4}}))\s*年\s*"
    rf"(?P<m>[0-9]{{1,2}}|{_NUMERAL}{{1,3}})\s*月\s*(?P<d>[0-9]{{1,2}}|{_NUMERAL}{{1,3}})\s*[日号]"
)
_NAMES = "january february march april may june july august september october november december"
MONTH_NAMES = tuple(_NAMES.split())
MONTHS = {name: i for i, name in enumerate(MONTH_NAMES, 1)} | {name[:3]: i for i, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {"sept": 9}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_FIRST = re.compile(
    rf"\b(?P<d>[0-3]?[0-9])(?:st|nd|rd|th)?(?:\s+day\s+of|\s+of)?\s+(?P<m>{_MONTH})\b\.?,?\s+(?P<y>[12][0-9]{{3}})\b",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<m>{_MONTH})\b\.?\s+(?P<d>[0-3]?[0-9])(?:st|nd|rd|th)?,?\s+(?P<y>[12][0-9]{{3}})\b", re.IGNORECASE
)
_NUMERIC = re.compile(r"(?<![0-9])(?P<y>[12][0-9]{3})(?P<s>[-/.])(?P<m>[01]?[0-9])(?P=s)(?P<d>[0-3]?[0-9])(?![0-9])")
_FORMS = (_CHINESE, _DAY_FIRST, _MONTH_FIRST, _NUMERIC)


@dataclass(frozen=True, slots=True)
class DateFound:
    """``text[start:end]`` names the day ``iso``."""

    start: int
    end: int
    iso: str


def find_dates(text: str) -> Iterator[DateFound]:
    """Every calendar day in ``text``, in order; impossible days (31 June) are passed over.

    >>> [d.iso for d in find_dates("二〇二二年九月二日 and 1 December 2022, December 1, 2022; 2022-02-30")]
    ['2022-09-02', '2022-12-01', '2022-12-01']
    """
    plain = text.translate(_WIDE)
    found = (DateFound(m.start(), m.end(), iso) for form in _FORMS for m in form.finditer(plain) if (iso := _iso_of(m)))
    yield from sorted(found, key=lambda d: d.start)


def first_date(text: str) -> str:
    """The first day that ``text`` names, '' if none."""
    return next((d.iso for d in find_dates(text)), "")


def is_iso_day(text: str) -> bool:
    """Whether ``text`` is a whole ISO date of the calendar."""
    try:
        # Week dates (2022-W01-1) are ISO 8601 too, and read by Python.
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def days_between(earlier: str, later: str) -> int:
    """Days from one ISO day to another; negative if ``later`` comes first."""
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def _iso_of(match: re.Match[str]) -> str:
    year, month, day = (_number(match[group]) for group in ("y", "m", "d"))
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _number(text: str) -> int:
    lower = text.lower()
    if lower in MONTHS:
        return MONTHS[lower]
    return parse_integer(text.replace("O", "〇").replace("元", "一")) or 0
