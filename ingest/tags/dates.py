"""DATE: calendar dates and year-months, ISO 8601 as stated; 同年9月8日 and 至12月 from what stands before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ingest.citations.acts import GAP
from ingest.dates import MONTH_NAMES, MONTHS
from ingest.models import Tag
from ingest.numerals import parse_integer

_D = "0-9０-９"
_H = "〇○零一二三四五六七八九"
_Y = rf"(?:[{_D}]{{4}}|[{_H}ＯO]{{4}})"
_M = rf"(?:[{_D}]{{1,2}}|[正元]|十[一二]?|[一二三四五六七八九])"
_DAY = rf"(?:[{_D}]{{1,2}}|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_HAN = re.compile(
    rf"(?:(?P<y>(?<![{_D}]){_Y})\s?年\s?(?P<m>{_M})\s?月(?:份|(?:\s?(?P<d>{_DAY})\s?[日号](?![内前起]?期))?)"
    rf"|(?P<same>同年|当年|次年)\s?(?P<m2>{_M})\s?月(?:份|(?:\s?(?P<d2>{_DAY})\s?[日号])?)"
    rf"|(?:(?P<every>每年)|(?<![{_D}年个一二三四五六七八九十]))(?P<m3>{_M})月(?P<d3>{_DAY})[日号]"
    rf"|(?<=[至到、和—－\-])(?P<m4>{_M})月(?!球)|(?<=[至到、和—－\-])(?P<d5>{_DAY})[日号](?![内前]))(?:间)?"
)
_NUMERIC = re.compile(
    rf"(?<![{_D}./\-])(?P<y>(?:19|20)[0-9]{{2}})(?P<s>[-/.])(?P<m>0?[1-9]"
    rf"|1[0-2])(?P=s)(?P<d>0?[1-9]|[12][0-9]|3[01])(?![{_D}]|[-/.][{_D}])"
)
_MN = "|".join(sorted((m.title() for m in MONTHS), key=len, reverse=True))
_DN = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YN = r"(?:1[6-9]|20)[0-9]{2}"
_ENGLISH = re.compile(
    rf"(?<![\w.])(?:(?P<d>{_DN})(?:{GAP}day{GAP}of|{GAP}of)?{GAP}(?P<m>{_MN})\b\.?(?:,?{GAP}(?P<y>{_YN})\b)?"
    rf"|(?P<m2>{_MN})\b\.?{GAP}(?P<d2>{_DN})(?![\w:/]|\.[0-9]|{GAP}(?:U\.S|F\.))(?:,?{GAP}(?P<y2>{_YN})\b)?"
    rf"|(?P<m3>{_MN})\b\.?,?{GAP}(?:of{GAP})?(?P<y3>{_YN})\b)"
)
_CAPITALS = "|".join(name.upper() for name in MONTH_NAMES)
_UPPER = re.compile(rf"(?<![\w.])(?:(?P<d>{_DN}){GAP})?(?P<m>{_CAPITALS}){GAP}(?:(?P<d2>{_DN}),?{GAP})?(?P<y>{_YN})\b")
_WAIT = "~"


def find_dates(text: str) -> list[Tag]:
    """Dates of a passage; those that need what stands before carry a value for ``resolve`` to finish."""
    found = [*(_han(text) if "月" in text or "日" in text else ()), *_numeric(text), *_english(text)]
    out: list[Tag] = []
    for tag in sorted(found, key=lambda t: (t.start, -t.end)):
        if not out or tag.start >= out[-1].end:
            out.append(tag)
    return out


def resolve(text: str, tags: list[Tag]) -> Iterator[Tag]:
    """All tags, with the dates finished that lean on the date before; a bare day that follows none is dropped."""
    last: Tag | None = None
    for tag in tags:
        if tag.label != "DATE":
            yield tag
            continue
        done = _finish(text, tag, last)
        if done is None:
            continue
        yield done
        if isinstance(done.value, str):
            last = done


def _finish(text: str, tag: Tag, last: Tag | None) -> Tag | None:
    """``~mode/month/day``: near needs a date in the same line, list the one just before, same and next any."""
    if not isinstance(tag.value, str) or not tag.value.startswith(_WAIT):
        return tag
    mode, month, day = tag.value[1:].split("/")
    between = text[last.end : tag.start] if last else ""
    stated = str(last.value).split("-") if last else []
    if mode == "list" and (len(between) > 4 or not stated):
        return None if not (month and day) else replace(tag, value=None)
    if not stated or mode == "every" or (mode == "near" and ("\n" in between or len(between) > 400)):
        return replace(tag, value=None)
    if not month and len(stated) < 3:
        return None
    year = int(stated[0]) + (mode == "next")
    return replace(tag, value=_iso(year, int(month or stated[1]), int(day) if day else None))


def _han(text: str) -> Iterator[Tag]:
    for m in _HAN.finditer(text):
        end = m.end() - (1 if m[0].endswith("间") else 0)
        if m["y"]:
            value = _iso(_number(m["y"]), _number(m["m"]), _number(m["d"]) if m["d"] else None)
            if value is None:
                continue
            yield Tag(m.start(), end, "DATE", text[m.start() : end], value)
            continue
        mode = {"同年": "same", "当年": "same", "次年": "next"}.get(m["same"] or "") or ("near" if m["m3"] else "list")
        month, day = m["m2"] or m["m3"] or m["m4"] or "", m["d2"] or m["d3"] or m["d5"] or ""
        start = m.start("m3") if m["every"] else m.start()
        value = (
            f"{_WAIT}{'every' if m['every'] else mode}/{_number(month) if month else ''}/{_number(day) if day else ''}"
        )
        if not (0 < (_number(month) if month else 1) < 13 and 0 < (_number(day) if day else 1) < 32):
            continue
        yield Tag(start, end, "DATE", text[start:end], value)


def _numeric(text: str) -> Iterator[Tag]:
    for m in _NUMERIC.finditer(text):
        value = _iso(int(m["y"]), int(m["m"]), int(m["d"]))
        if value:
            yield Tag(m.start(), m.end(), "DATE", m[0], value)


def _english(text: str) -> Iterator[Tag]:
    for m in (*_ENGLISH.finditer(text), *_UPPER.finditer(text)):
        groups = m.groupdict()
        month, day, year = (groups.get(k) or groups.get(f"{k}2") or groups.get(f"{k}3") for k in ("m", "d", "y"))
        if month is None or (month in ("May", "Mar", "Jan", "Sun") and not day and not year):
            continue
        number = int(re.sub(r"\D", "", day)) if day else None
        value = _iso(int(year), MONTHS[month.lower()], number) if year else None
        shown = m[0] if year else m[0].rstrip(". \xa0")
        if year is None or value:
            yield Tag(m.start(), m.start() + len(shown), "DATE", shown, value)


def _iso(year: int, month: int, day: int | None) -> str | None:
    """YYYY-MM or YYYY-MM-DD; None for a day that is not in the calendar."""
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")


def _number(text: str) -> int:
    return parse_integer(re.sub("[正元]", "一", re.sub("[ＯO]", "〇", text))) or 0
