"""Whole numbers as legal texts print them: 二百八十七, 二〇二二, 廿三, １２, 1,000, xiv."""

from __future__ import annotations

import unicodedata

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "Ｏ": 0,
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
}
_DIGITS |= {"肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}
_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8}
_TENS = {"廿": 20, "卅": 30}
CHINESE_NUMERAL = "零〇○一二三四五六七八九十百千万两廿卅"
_LONGEST = 100
"""Characters; a longer run of digits is no number, and Python refuses to read one of thousands."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def parse_integer(text: str) -> int | None:
    """The whole number that ``text`` writes in Chinese or Arabic (half or full width) digits, else None.

    >>> [parse_integer(t) for t in ("二百八十七", "一千二百六十", "十", "二〇二二", "１２", "1,000")]
    [287, 1260, 10, 2022, 12, 1000]
    >>> [parse_integer(t) for t in ("廿三", "3万", "x", "9" * 5000)]
    [23, 30000, None, None]
    """
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "")
    if not plain or len(plain) > _LONGEST:
        return None
    if plain.isascii():
        return int(plain) if plain.isdigit() else None
    if all(c in _DIGITS for c in plain):
        return int("".join(str(_DIGITS[c]) for c in plain))
    return _parse_units(plain)


def _parse_units(plain: str) -> int | None:
    """Numbers with 十百千万亿; None where digits and units do not alternate as they must."""
    total = section = 0
    digit: int | None = None
    i = 0
    while i < len(plain):
        c = plain[i]
        if c.isascii() and c.isdigit():
            j = i
            while j < len(plain) and plain[j].isascii() and plain[j].isdigit():
                j += 1
            digit, i = int(plain[i:j]), j
            continue
        if c in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[c]
        elif c in _TENS:
            section, digit = section + _TENS[c], None
        elif c in _UNITS:
            section, digit = section + (1 if digit is None or digit == 0 else digit) * _UNITS[c], None
        elif c in _LARGE:
            total, section, digit = (total + section + (digit or 0)) * _LARGE[c], 0, None
        else:
            return None
        i += 1
    return total + section + (digit or 0)


def to_chinese(number: int) -> str:
    """The numeral as an article label prints it, for 0 to 99,999.

    >>> [to_chinese(n) for n in (0, 7, 10, 17, 20, 105, 110, 287, 1001, 1260, 10000)]
    ['零', '七', '十', '十七', '二十', '一百零五', '一百一十', '二百八十七', '一千零一', '一千二百六十', '一万']
    """
    if number == 0:
        return "零"
    out, rest, zero = "", number, False
    for value, name in ((10**4, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, value)
        if digit:
            out += ("零" if zero else "") + "零一二三四五六七八九"[digit] + name
            zero = False
        elif out and rest:
            zero = True
    return out[1:] if 10 <= number < 20 else out


def parse_roman(text: str) -> int | None:
    """The value of a Roman numeral in either case, None where it is none.

    >>> [parse_roman(t) for t in ("iv", "XIV", "iiv", "q")]
    [4, 14, None, None]
    """
    lower = text.lower()
    if not lower or any(c not in _ROMAN for c in lower):
        return None
    values = [_ROMAN[c] for c in lower]
    total = sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))
    return total if to_roman(total) == lower else None


def to_roman(number: int) -> str:
    """Lower-case Roman numeral of a positive number.

    >>> to_roman(14)
    'xiv'
    """
    out = ""
    for value, name in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    ):
        count, number = divmod(number, value)
        out += name * count
    return out
