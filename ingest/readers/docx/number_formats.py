"""Automatic numbers in the formats of Word (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

from ingest.numerals import to_chinese, to_roman

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_FORMAL_TRADITIONAL = str.maketrans("一二三四五六七八九十百千万", "壹貳參肆伍陸柒捌玖拾佰仟萬")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_TEN = ("", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety")
_BELOW_TEN = ("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
_TEENS = ("Ten", "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen")
_SMALL = _BELOW_TEN + _TEENS
_ORDINAL = {"One": "First", "Two": "Second", "Three": "Third", "Five": "Fifth", "Eight": "Eighth", "Nine": "Ninth"}
_ORDINAL |= {"Twelve": "Twelfth"}


def format_number(number: int, style: str) -> str:
    """``number`` as Word prints it in ``style``; a style not known here prints digits, ``none`` nothing.

    >>> [format_number(n, "chineseCountingThousand") for n in (3, 10, 21, 101, 110)]
    ['三', '十', '二十一', '一百零一', '一百一十']
    >>> format_number(28, "lowerLetter"), format_number(4, "upperRoman"), format_number(3, "decimalEnclosedCircle")
    ('bb', 'IV', '③')
    """
    if style in {"none", "bullet"}:
        return ""
    if number < 1 and style not in {"ideographDigital", "decimalZero", "decimalFullWidth"}:
        return str(number)
    return _FORMATS.get(style, str)(number)


def _letters(number: int) -> str:
    """a … z, aa, bb … as Word repeats them."""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * min(times + 1, 30)


def _roman(number: int) -> str:
    return to_roman(number) if number < 5000 else str(number)


def _digits(number: int, zero: str = "〇") -> str:
    return "".join((zero + "一二三四五六七八九")[int(d)] for d in str(abs(number)))


def _counting(number: int) -> str:
    """一 … 九十九 by tens; from 100 on digit by digit."""
    return to_chinese(number) if number < 100 else _digits(number, "○")


def _thousands(number: int) -> str:
    return to_chinese(number) if number < 100_000 else str(number)


def _japanese(number: int) -> str:
    """Without 零, and without 一 before 十, 百 and 千: 百一, 二百十."""
    return _thousands(number).replace("零", "").replace("一十", "十").replace("一百", "百").replace("一千", "千")


def _cycle(symbols: str) -> Callable[[int], str]:
    return lambda number: symbols[number - 1] if number <= len(symbols) else str(number)


def _circled(number: int) -> str:
    for first, last, code in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= number <= last:
            return chr(code + number - first)
    return str(number)


def _from_code(code: int, last: int) -> Callable[[int], str]:
    return lambda number: chr(code + number - 1) if number <= last else str(number)


def _words(number: int) -> str:
    if number >= 100:
        return str(number)
    tens, ones = divmod(number, 10)
    if number < 20:
        return _SMALL[number]
    return _TEN[tens] + (f"-{_SMALL[ones].lower()}" if ones else "")


def _ordinal_words(number: int) -> str:
    head, dash, last = _words(number).rpartition("-")
    word = _ORDINAL.get(last.capitalize(), last.removesuffix("y") + "ieth" if last.endswith("y") else last + "th")
    return head + dash + (word.lower() if dash else word)


def _ordinal(number: int) -> str:
    tail = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _thousands,
    "taiwaneseCountingThousand": _thousands,
    "japaneseCounting": _japanese,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": lambda n: _digits(n, "○"),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographEnclosedCircle": _from_code(0x3220, 10),
    "chineseLegalSimplified": lambda n: _thousands(n).translate(_FORMAL),
    "ideographLegalTraditional": lambda n: _thousands(n).translate(_FORMAL_TRADITIONAL),
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": lambda n: str(n).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda n: str(n).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _from_code(0x2474, 20),
    "decimalEnclosedFullstop": _from_code(0x2488, 20),
    "numberInDash": lambda n: f"- {n} -",
    "ordinal": _ordinal,
    "cardinalText": _words,
    "ordinalText": _ordinal_words,
}
