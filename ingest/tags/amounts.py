"""AMOUNT: money with its limits, in Chinese and English."""

from __future__ import annotations

import re

from ingest.models import Tag
from ingest.tags import ranges
from ingest.tags.amounts_en import find_english_amounts
from ingest.tags.figures import FIGURE, read_figure
from ingest.tags.ranges import Limits

_UNITS = {
    "美元": "USD",
    "美金": "USD",
    "港元": "HKD",
    "港币": "HKD",
    "欧元": "EUR",
    "英镑": "GBP",
    "日元": "JPY",
    "澳元": "AUD",
    "加元": "CAD",
    "加拿大元": "CAD",
    "新台币": "TWD",
    "台币": "TWD",
    "韩元": "KRW",
    "韩币": "KRW",
    "卢布": "RUB",
    "泰铢": "THB",
    "澳门元": "MOP",
    "澳门币": "MOP",
    "瑞士法郎": "CHF",
    "新加坡元": "SGD",
    "人民币元": "CNY",
    "元人民币": "CNY",
    "人民币": "CNY",
    "元钱": "CNY",
    "块钱": "CNY",
    "圆": "CNY",
    "元": "CNY",
}
_SIGNS = {
    "人民币": "CNY",
    "￥": "CNY",
    "¥": "CNY",
    "RMB": "CNY",
    "CNY": "CNY",
    "US$": "USD",
    "USD": "USD",
    "HK$": "HKD",
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
}
_SIGNS |= {name: code for name, code in _UNITS.items() if name[0] not in "元块圆"}
_SIGN = "|".join(re.escape(s) for s in sorted(_SIGNS, key=len, reverse=True))
_NOT_MONEY = r"(?![旦首件素年代帅老谋凶里桥朱组音宝])(?<!\w单元)"
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_U = rf"(?:{_UNIT}){_NOT_MONEY}"
_TO = r"(?:至|到|-|－|—|–|~|～)"
_AMOUNT = re.compile(
    rf"(?P<before>{ranges.BEFORE})?\s?(?P<vague>{ranges.VAGUE_BEFORE})?(?P<body>"
    rf"(?:(?P<sign>{_SIGN})(?:[（(]下同[）)])?\s?(?P<a>{FIGURE})(?P<more>余|多)?(?:\s?(?P<u>{_U}))?"
    rf"|(?P<a2>{FIGURE})(?P<more2>余|多)?\s?(?P<u2>{_U})"
    rf"|(?P<a3>{FIGURE})(?=\s?{_TO}\s?{FIGURE}(?:余"
    rf"|多)?\s?{_U}))(?P<small>[1-9一二三四五六七八九]角(?:[1-9一二三四五六七八九]分)?)?"
    rf"(?:(?P<between>以上(?:不满|未满|不足|至|到|、|，)?|及?{_TO}|不满"
    rf"|、不满)[^\S\n]?(?:{_SIGN})?[^\S\n]?(?P<b>{FIGURE})(?:余|多)?\s?(?P<u3>{_U}))?)"
    rf"(?P<after>及?以上|及?以下|以内|之内|以外|{ranges.VAGUE_AFTER})?"
)
_COLLOQUIAL = re.compile(
    rf"(?:骗取|骗得|骗走|获利|价值|罚款|罚金|退赔|退赃|退还|转账|转款|汇款|支付|借款|赔偿"
    rf"|损失|赃款|现金|共计|合计|总额|赚了|给了|花了)(?P<a>{FIGURE})(?=[，。；、,;\s]|\Z)"
)
_MAY_BE = re.compile(r"[元圆￥¥$£€]|人民币|港币|美金|英镑|卢布|泰铢|台币|韩币|块钱|RMB|CNY|USD")
_TWO_UNITS = re.compile(r"结构|经济|论|化|制(?!裁)|体系|次方|方程")


def find_amounts(text: str) -> list[Tag]:
    """All sums of money; what the text does not settle (数百元, 约三万元, 十几万元) has no value."""
    found = _chinese(text) if _MAY_BE.search(text) else []
    if "万" in text or "千" in text:
        found += _colloquial(text)
    return _apart([*find_english_amounts(text), *found])


def _apart(tags: list[Tag]) -> list[Tag]:
    """Of sums that overlap the longest; of equals the first."""
    kept: list[Tag] = []
    for tag in sorted(tags, key=lambda t: t.start):
        if not kept or tag.start >= kept[-1].end:
            kept.append(tag)
        elif tag.end - tag.start > kept[-1].end - kept[-1].start:
            kept[-1] = tag
    return kept


def _chinese(text: str) -> list[Tag]:
    out = []
    for m in _AMOUNT.finditer(text):
        if _TWO_UNITS.match(text, m.end()) or not re.match(
            r"[0-9０-９一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾廿卅数几]", m["a"] or m["a2"] or m["a3"]
        ):
            continue
        vague = m["vague"] or (m["after"] or "") in ranges.VAGUE_AFTER.split("|")
        start = m.start("before") if m["before"] and not m["vague"] else m.start("body")
        end = m.end("body") if vague else m.end()
        out.append(Tag(start, end, "AMOUNT", text[start:end], None if vague else _value(m)))
    return out


def _value(m: re.Match[str]) -> dict[str, object] | None:
    unit = next((_UNITS[u] for u in (m["u3"], m["u"], m["u2"]) if u and u not in ("元", "圆", "元钱")), "")
    unit = unit or _SIGNS.get(m["sign"] or "", "CNY")
    first = read_figure(m["a"] or m["a2"] or m["a3"])
    if first is None or (m["b"] and read_figure(m["b"]) is None):
        return None
    second = read_figure(m["b"]) if m["b"] else None
    if second is not None and not (m["u"] or m["u2"]):
        first = _same_scale(first, m["a"] or m["a3"] or "", m["b"])
    after = (m["after"] or "").removeprefix("及")
    limits = Limits(
        first + _small(m["small"]), second, m["before"] or "", m["between"] or "", after, bool(m["more"] or m["more2"])
    )
    return ranges.value(limits, unit)


def _same_scale(first: int | float, written: str, second: str) -> int | float:
    """三至五万元 is 30,000 to 50,000: a bare first number takes the 万 of the second."""
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        if second.endswith(unit) and not re.search("[千万亿]", written) and first < 1000:
            return first * size
    return first


def _small(text: str | None) -> float:
    if not text:
        return 0
    jiao = read_figure(text[0]) or 0
    fen = read_figure(text[2]) or 0 if len(text) > 2 else 0
    return round(jiao / 10 + fen / 100, 2)


def _colloquial(text: str) -> list[Tag]:
    """三万五 where the verb says that it is money."""
    out = []
    for m in _COLLOQUIAL.finditer(text):
        if re.search("[万千亿]", m["a"]):
            number = read_figure(m["a"])
            worth = None if number is None else ranges.bounds(number, number, "CNY")
            out.append(Tag(m.start("a"), m.end("a"), "AMOUNT", m["a"], worth))
    return out
