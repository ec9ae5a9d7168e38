"""Filters → the clauses they admit. Unknown fields, values and labels are errors, never "everything"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from difflib import get_close_matches

import numpy as np

from index.columns import Columns, Tags, day
from index.records import FIELDS, Filter, Mask
from ingest.errors import QueryError
from ingest.numerals import parse_integer

_TAG_FIELDS = ("charge", "tag", "meets")
_EXPRESSION = re.compile(r"\s*([A-Za-z_]+)\s*(?:(>=|<=|≥|≤|>|<|=|:)\s*(.+?)\s*)?$", re.DOTALL)
_NUMBER = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?|[0-9]+)\s*([万亿]?)\s*(.*)$", re.DOTALL)
_FULL_WIDTH = str.maketrans("＞＜＝", "><=")
_LARGE = {"": 1, "万": 10**4, "亿": 10**8}
_CURRENCIES = {"元": "CNY", "人民币": "CNY", "£": "GBP", "$": "USD", "€": "EUR", "%": "%"}
_LANGUAGES = {"zh": "zho", "en": "eng", "zh-cn": "zho", "chinese": "zho", "english": "eng"}
_SHOWN = 12


def admit(columns: Columns, filters: Sequence[Filter]) -> Mask:
    """Clauses that meet all ``filters``; of several values of one plain field any will do, of tags all must hold.

    kind, authority, work and language compare whole values; ``jurisdiction:cn`` also admits cn-sd. ``charge:X`` is
    ``tag:CHARGE=X``. ``tag:AMOUNT>=300000`` asks for a value whose range lies at or above, ``tag:CHARGE`` for any tag
    of that label, ``meets:AMOUNT=300000 CNY`` for a range that 300,000 lies in. Raises QueryError.
    """
    mask = np.ones(len(columns), dtype=bool)
    plain: dict[str, list[str]] = {}
    for item in filters:
        if item.field not in FIELDS:
            raise QueryError(f"There is no field “{item.field}”. Fields: {', '.join(FIELDS)}.")
        if item.field in _TAG_FIELDS:
            mask &= _tagged(columns, item)
        else:
            plain.setdefault(item.field, []).append(item.value)
    for field, values in plain.items():
        mask &= _named(columns, field, values)
    return mask


def _named(columns: Columns, field: str, wanted: Iterable[str]) -> Mask:
    codes, values = columns.codes(field)
    chosen: set[int] = set()
    for value in wanted:
        found = {code for code, known in enumerate(values) if known and _matches(field, value, known)}
        if not found:
            raise QueryError(f"No clause has {field} “{value}”. {_known(value, values)}")
        chosen |= found
    return np.isin(codes, sorted(chosen))


def _matches(field: str, wanted: str, known: str) -> bool:
    if field == "work":
        return wanted == known
    lower = wanted.lower()
    if field == "jurisdiction":
        return known == lower or known.startswith(f"{lower}-")
    return known == (_LANGUAGES.get(lower, lower) if field == "language" else lower)


def _known(value: str, values: Iterable[str]) -> str:
    known = sorted({v for v in values if v})
    if not known:
        return "None is known in this library."
    if len(known) > _SHOWN:
        close = get_close_matches(value, known, _SHOWN, 0.4)
        return f"Closest: {', '.join(close)}." if close else f"Known: {', '.join(known[:_SHOWN])} and others."
    return f"Known: {', '.join(known)}."


def _tagged(columns: Columns, item: Filter) -> Mask:
    label, operator, value = _expression(item)
    tags = columns.tags
    chosen = tags.labels.equal(label)
    if not chosen.any():
        raise QueryError(f"No clause has a tag {label}. {_known(label, tags.labels.values)}")
    if operator:
        chosen &= _compared(tags, chosen, _Comparison(item.field == "meets", label, operator, value))
    mask = np.zeros(len(columns), dtype=bool)
    mask[tags.ordinals[chosen]] = True
    return mask


def _expression(item: Filter) -> tuple[str, str, str]:
    """(label, operator or '', value)."""
    if item.field == "charge":
        return "CHARGE", "=", item.value.strip()
    match = _EXPRESSION.match(item.value.translate(_FULL_WIDTH))
    if not match:
        raise QueryError(f"“{item.field}:{item.value}” is not LABEL, LABEL=VALUE or LABEL>=NUMBER.")
    label, operator, value = match.groups()
    if item.field == "meets" and operator not in ("=", ":"):
        raise QueryError(f"“meets:{item.value}” is not LABEL=NUMBER with an optional unit, as in AMOUNT=300000 CNY.")
    return label.upper(), {"≥": ">=", "≤": "<=", ":": "="}.get(operator or "", operator or ""), value or ""


class _Comparison:
    """``label operator value``, with the value as a number where it is one."""

    def __init__(self, meets: bool, label: str, operator: str, value: str) -> None:
        self.meets, self.operator, self.text = meets, operator, value
        self.number, self.unit = _number(label, value)
        if self.number is None and (meets or operator != "="):
            raise QueryError(f"“{value}” is no number that {label} could be compared with.")


def _number(label: str, value: str) -> tuple[float | None, str]:
    if label == "DATE":
        return (float(day(value)) if _is_date(value) else None), ""
    match = _NUMBER.match(value)
    if match:
        unit = match[3].strip()
        return float(match[1].replace(",", "")) * _LARGE[match[2]], _CURRENCIES.get(unit, unit)
    sign = _CURRENCIES.get(value[:1])
    if sign and (found := _number(label, value[1:]))[0] is not None:
        return found[0], sign
    whole = parse_integer(value)
    return (None if whole is None else float(whole)), ""


def _is_date(value: str) -> bool:
    """Whether ``value`` is YYYY, YYYY-MM or YYYY-MM-DD, and in the calendar."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value):
        return False
    try:
        return bool(date.fromisoformat(f"{value}-01-01"[:10]))
    except ValueError:
        return False


def _compared(tags: Tags, of_label: Mask, wanted: _Comparison) -> Mask:
    """Tags that meet the comparison, whatever their label; what is unknown is so among ``of_label``."""
    if wanted.number is None:
        matched = tags.values.equal(wanted.text)
        if not (matched & of_label).any():
            raise QueryError(f"No clause has “{wanted.text}”. {_known(wanted.text, tags.values.used(of_label))}")
        return matched
    matched = _in_range(tags, wanted, wanted.number)
    if wanted.operator == "=" and not wanted.meets:
        matched |= tags.values.equal(wanted.text)
    if wanted.unit:
        units = tags.units.used(of_label)
        if wanted.unit not in units:
            raise QueryError(f"No value has the unit “{wanted.unit}”. {_known(wanted.unit, units)}")
        matched &= tags.units.equal(wanted.unit)
    return matched


def _in_range(tags: Tags, wanted: _Comparison, number: float) -> Mask:
    """NaN (no bound) compares as false, so an open end never satisfies a bound asked for."""
    low, high = tags.minimum, tags.maximum
    if wanted.meets:
        bounded = ~(np.isnan(low) & np.isnan(high))
        met: Mask = bounded & ~(low > number) & ~(high < number)
        return met
    masks: dict[str, Callable[[], Mask]] = {
        ">=": lambda: low >= number,
        ">": lambda: low > number,
        "<=": lambda: high <= number,
        "<": lambda: high < number,
        "=": lambda: np.isclose(low, number, rtol=1e-12) | np.isclose(high, number, rtol=1e-12),
    }
    return masks[wanted.operator]()
