"""The value of a number with limits. 以上, 以下, 以内 include the number (刑法 art. 99); 不满, 超过, 以外 do not."""

from __future__ import annotations

from dataclasses import dataclass

Number = int | float

LOWER = {"以上": True, "及以上": True, "起": True, "以外": False}
UPPER = {"以下": True, "以内": True, "之内": True, "内": True, "及以下": True}
BEFORE_UPPER = {
    "不超过": True,
    "不得超过": True,
    "不高于": True,
    "不得高于": True,
    "最高": True,
    "至多": True,
    "不满": False,
    "未满": False,
    "不足": False,
    "低于": False,
    "少于": False,
    "小于": False,
    "未超过": True,
    "不多于": True,
}
BEFORE_LOWER = {
    "超过": False,
    "高于": False,
    "多于": False,
    "大于": False,
    "不低于": True,
    "不得低于": True,
    "不少于": True,
    "不得少于": True,
    "至少": True,
    "最低": True,
    "不小于": True,
}
BEFORE = "|".join(sorted((*BEFORE_UPPER, *BEFORE_LOWER), key=len, reverse=True))
VAGUE_BEFORE = "大约|约为|约|近|将近|接近"
VAGUE_AFTER = "左右|上下"


@dataclass(frozen=True, slots=True)
class Limits:
    """One or two numbers and the words of limit around them, '' where absent."""

    first: Number | None
    second: Number | None = None
    before: str = ""
    between: str = ""
    after: str = ""
    open_end: bool = False


def value(limits: Limits, unit: str) -> dict[str, object] | None:
    """Bounds, flags and unit, with ``min_to`` for a range of thresholds; None if the text does not settle it."""
    if limits.first is None:
        return None
    if limits.second is not None:
        return _pair(limits, unit)
    first = limits.first
    if limits.before in BEFORE_UPPER:
        return bounds(None, first, unit, upper=BEFORE_UPPER[limits.before])
    if limits.before in BEFORE_LOWER:
        return bounds(first, None, unit, lower=BEFORE_LOWER[limits.before])
    if limits.after in LOWER:
        return bounds(first, None, unit, lower=LOWER[limits.after])
    if limits.after in UPPER:
        return bounds(None, first, unit)
    return bounds(first, None if limits.open_end else first, unit)


def bounds(
    low: Number | None, high: Number | None, unit: str, *, lower: bool = True, upper: bool = True
) -> dict[str, object]:
    """A range; the flag of an absent bound is None, a reversed range is put right."""
    if low is not None and high is not None and low > high:
        low, high = high, low
    return {
        "min": low,
        "max": high,
        "unit": unit,
        "min_inclusive": lower if low is not None else None,
        "max_inclusive": upper if high is not None else None,
    }


def _pair(limits: Limits, unit: str) -> dict[str, object]:
    first, second = limits.first, limits.second
    assert first is not None
    assert second is not None
    if limits.after in LOWER and "以上" not in limits.between:
        low, high = sorted((first, second))
        return {**bounds(low, None, unit, lower=LOWER[limits.after]), "min_to": high}
    under = any(word in limits.between for word in ("不满", "未满", "不足"))
    over = limits.before in BEFORE_LOWER and not BEFORE_LOWER[limits.before]
    return bounds(first, second, unit, lower=not over, upper=not under)
