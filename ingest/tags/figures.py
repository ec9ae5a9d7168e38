"""Numbers with a measure as texts print them: 1,000,000.50, １２，０００, 30万, 三万五, 十几万, two and a half."""

from __future__ import annotations

import re
import unicodedata

from ingest.numerals import parse_integer

_D = "0-9０-９"
ARABIC = rf"(?:[{_D}]{{1,3}}(?:[,，][{_D}]{{3}})+(?![{_D}])|[{_D}]+)(?:[.．][{_D}]+)?"
_HAN = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅"
FIGURE = (
    rf"(?:(?<![{_D}])(?<![{_D}][,，.．]){ARABIC}(?:\s?[十百千万亿]{{1,3}}(?:[{_D}]{{1,4}}[千百十]?)*)?"
    rf"|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾廿卅数几][{_HAN}数几]{{0,13}}(?:点[一二三四五六七八九零〇]{{1,4}}[万亿]?)?)"
)
_UNIT = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "亿": 10**8}
_SHORT = re.compile(r"(.*([亿万千百]))([一二三四五六七八九]|[1-9])\Z")
_MIXED = re.compile(r"([0-9.]+)([十百千万亿]*)")
_WORDS = {
    w: n
    for n, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_WORDS |= {"fifteen": 15, "eighteen": 18, "twenty": 20, "twenty-four": 24, "twenty-five": 25, "thirty": 30, "forty": 40}
_WORDS |= {"fourteen": 14, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100, "a": 1}
_LONGEST = 40
_BEYOND = 10**18
ENGLISH_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))


def read_figure(text: str) -> int | float | None:
    """The number that ``text`` writes; None where it is not settled (数百, 十几万, 几千) or beyond all sums.

    >>> [read_figure(t) for t in ("1,000,000.50", "１２，０００", "30万", "三万五", "十几万", "1.5亿", "一点五万")]
    [1000000.5, 12000, 300000, 35000, None, 150000000, 15000]
    """
    plain = re.sub(r"[,\s]", "", unicodedata.normalize("NFKC", text))
    if not plain or len(plain) > _LONGEST or any(c in plain for c in "数几多余"):
        return None
    number = _read(plain)
    return number if number is not None and number < _BEYOND else None


def _read(plain: str) -> int | float | None:
    if plain[0].isdigit():
        return _mixed(plain)
    if "点" in plain:
        return _pointed(plain)
    short = _SHORT.fullmatch(plain)
    if short and (upper := parse_integer(short[1])) is not None:
        return upper + (parse_integer(short[3]) or 0) * _UNIT[short[2]] // 10
    return parse_integer(plain)


def read_word(text: str) -> int | float | None:
    """The number of an English figure or word: 10, ten, twenty-four."""
    known = _WORDS.get(text.lower())
    return known if known is not None else read_figure(text) if text[:1].isdigit() else None


def _mixed(plain: str) -> int | float | None:
    """30万, 1万5千, 3万2 (a last digit alone counts a tenth of the unit before)."""
    total: float = 0
    unit = 1
    for m in _MIXED.finditer(plain):
        last, unit = unit, 1
        if m[1].count(".") > 1 or m[1].startswith("."):
            return None
        for c in m[2]:
            unit *= _UNIT[c]
        total += _decimal(m[1]) * (unit if m[2] or last == 1 else last / 10)
    return _whole(total)


def _decimal(text: str) -> float:
    return float(text) if "." in text else int(text)


def _pointed(plain: str) -> int | float | None:
    whole, _, rest = plain.partition("点")
    digits = rest.rstrip("万亿")
    base, part = parse_integer(whole), [parse_integer(d) for d in digits]
    if base is None or None in part:
        return None
    unit = 1
    for c in rest[len(digits) :]:
        unit *= _UNIT[c]
    return _whole(float(f"{base}.{''.join(map(str, part))}") * unit)


def _whole(number: float) -> int | float:
    rounded = round(number, 4)
    return int(rounded) if rounded == int(rounded) else rounded
