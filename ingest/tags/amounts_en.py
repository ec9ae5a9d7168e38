"""Money in English text: £1,000, not exceeding $5 million, USD 1,000 to 5,000, 10,000 euros."""

from __future__ import annotations

import re

from ingest.citations.acts import GAP
from ingest.models import Tag
from ingest.tags.figures import ENGLISH_WORD, read_word
from ingest.tags.ranges import bounds

_CODES = "USD|GBP|EUR|CNY|RMB|HKD|JPY|AUD|CAD|CHF|INR|KES|SGD"
_SIGN = {
    "£": "GBP",
    "$": "USD",
    "€": "EUR",
    "US$": "USD",
    "HK$": "HKD",
    "A$": "AUD",
    "C$": "CAD",
    "Rs.": "INR",
    "₹": "INR",
    "Kshs.": "KES",
}
_SIGN |= {code: code for code in _CODES.split("|")} | {"RMB": "CNY"}
_NAMES = {
    "dollar": "USD",
    "pound": "GBP",
    "euro": "EUR",
    "yuan": "CNY",
    "rupee": "INR",
    "renminbi": "CNY",
    "shilling": "KES",
    "penny": "GBP",
    "cent": "USD",
}
_S = "|".join(re.escape(s) for s in sorted(_SIGN, key=len, reverse=True))
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)?"
_SCALE = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "m": 10**6,
    "bn": 10**9,
    "k": 10**3,
    "hundred": 100,
}
_BIG = rf"(?:{GAP}?(?:thousand|hundred|million|billion|trillion)\b|(?:m|bn|k)\b)?"
_N = rf"(?:{_DIGITS})"
_NAME = (
    rf"(?:U\.?S\.?{GAP})?(?:dollar|pound(?!{GAP}?(?:of|per|weight))|euro|yuan|rupee"
    rf"|renminbi|shilling)s?(?:{GAP}sterling)?\b"
)
_UPPER = {
    "not exceeding": True,
    "not more than": True,
    "no more than": True,
    "not to exceed": True,
    "up to": True,
    "not greater than": True,
    "less than": False,
    "under": False,
    "below": False,
    "fewer than": False,
    "a maximum of": True,
    "at most": True,
    "does not exceed": True,
    "do not exceed": True,
}
_LOWER = {
    "exceeding": False,
    "more than": False,
    "over": False,
    "in excess of": False,
    "greater than": False,
    "exceeds": False,
    "exceed": False,
    "at least": True,
    "not less than": True,
    "no less than": True,
    "a minimum of": True,
    "above": False,
}
_LIMIT = "|".join(w.replace(" ", GAP) for w in sorted((*_UPPER, *_LOWER), key=len, reverse=True))
_AFTER = rf"or{GAP}(?:more|less|under|over|above|below|greater)\b"
_MONEY = re.compile(
    rf"(?:(?P<limit>\b(?:{_LIMIT})){GAP})?(?:(?P<sign>(?<![A-Za-z])(?:{_S})){GAP}?(?P<a>{_N})(?P<big>{_BIG})"
    rf"(?:(?P<to>{GAP}?(?:to|and|[-–—]){GAP}?)(?:{_S}){GAP}?(?P<b>{_N})(?P<bigb>{_BIG}))?"
    rf"|(?<![\w.$£€,])(?P<a2>{_N}"
    rf"|\b(?:{ENGLISH_WORD})\b)(?P<big2>{_BIG}){GAP}(?P<name>{_NAME}))(?:{GAP}(?P<after>{_AFTER}))?",
)
_MAY_BE = re.compile(rf"[£$€₹]|\b(?:{_CODES}|Rs\.|Kshs\.|dollars?|pounds?|euros?|yuan|rupees?|renminbi)")
_TWO = re.compile(r"between\s+\Z|from\s+\Z")


def find_english_amounts(text: str) -> list[Tag]:
    """Sums with a sign, a code or the name of a currency; a bare $ is read as USD."""
    if not _MAY_BE.search(text):
        return []
    return [tag for m in _MONEY.finditer(text) for tag in _tags(text, m)]


def _tags(text: str, m: re.Match[str]) -> list[Tag]:
    start, end = m.span()
    unit = _SIGN.get(m["sign"] or "") or _named(m["name"] or "")
    first = _sum(m["a"] or m["a2"], m["big"] or m["big2"])
    second = _sum(m["b"], m["bigb"]) if m["b"] else None
    if second is not None and m["to"].strip() == "and" and not _TWO.search(text[max(0, start - 10) : start]):
        return _apart(text, m, unit)
    if first is not None and second is not None and m["bigb"] and not m["big"] and first < 1000:
        first = _sum(m["a"], m["bigb"])
    worth = None if first is None else _limited(first, second, m, unit)
    return [Tag(start, end, "AMOUNT", text[start:end], worth)]


def _apart(text: str, m: re.Match[str], unit: str) -> list[Tag]:
    """£5 and £10 without "between" are two sums."""
    middle, after = m.end("big"), m.end("to")
    one, two = _sum(m["a"], m["big"]), _sum(m["b"], m["bigb"])
    return [
        Tag(
            m.start(), middle, "AMOUNT", text[m.start() : middle], None if one is None else _limited(one, None, m, unit)
        ),
        Tag(after, m.end(), "AMOUNT", text[after : m.end()], None if two is None else bounds(two, two, unit)),
    ]


def _named(name: str) -> str:
    word = name.lower().split()[-1] if name else ""
    word = "pound" if word == "sterling" else word.rstrip("s")
    return _NAMES.get(word, "")


def _sum(digits: str, big: str | None) -> int | float | None:
    number = read_word(digits)
    scale = _SCALE.get((big or "").strip().lower(), 1)
    return None if number is None else round(number * scale, 4) if isinstance(number, float) else number * scale


def _limited(first: int | float, second: int | float | None, m: re.Match[str], unit: str) -> dict[str, object]:
    if isinstance(first, float) and first == int(first):
        first = int(first)
    limit = " ".join((m["limit"] or "").split())
    after = (m["after"] or "").split()[-1:] or [""]
    if second is not None:
        return bounds(first, second, unit)
    if limit in _UPPER:
        return bounds(None, first, unit, upper=_UPPER[limit])
    if limit in _LOWER:
        return bounds(first, None, unit, lower=_LOWER[limit])
    if after[0] in ("more", "over", "above", "greater"):
        return bounds(first, None, unit)
    if after[0]:
        return bounds(None, first, unit)
    return bounds(first, first, unit)
