"""The numbers that a browser prints before the items of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.numerals import to_chinese, to_roman

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w\- ]+)", re.IGNORECASE)
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_OWN_LABEL = re.compile(
    r"\s*(?:[（(\[〔]?[0-9０-９]{1,3}[.．、)）\]〕]|[（(][一二三四五六七八九十百a-zA-Z]{1,4}[)）]|第?[一二三四五六七八九十百]{1,4}[、.．条章]|[a-zA-Z][.)])"
)


@dataclass(slots=True)
class NumberedList:
    """An open list. ``style`` is the CSS name, '' for bullets; ``next`` the number of the item to come."""

    style: str
    next: int
    step: int = 1

    def label(self, value: str | None) -> str:
        """The number of the next item as printed, '' for none; ``value`` is the item's own attribute."""
        if value is not None and re.fullmatch(r"-?\d{1,6}", value.strip()):
            self.next = int(value)
        number = self.next
        self.next += self.step
        return _printed(number, self.style)


def numbered_list(tag: str, attributes: dict[str, str], items: int) -> NumberedList:
    """A list as its <ol> or <ul> tag describes it."""
    given = _STYLE.search(attributes.get("style", ""))
    named = given.group(1).strip().lower() if given else _TYPES.get(attributes.get("type", "").strip(), "")
    if tag == "ul":
        # A list tagged as unordered may still ask for numbers by its style.
        style = named if given and named not in ("disc", "circle", "square", "none", "inherit") else ""
    else:
        style = named or "decimal"
    start = attributes.get("start", "").strip()
    backwards = "reversed" in attributes
    first = int(start) if re.fullmatch(r"-?\d{1,6}", start) else (items if backwards else 1)
    return NumberedList(style, first, -1 if backwards else 1)


def has_own_label(text: str) -> bool:
    """Whether an item's text begins with a number of its own."""
    return _OWN_LABEL.match(text) is not None


def _printed(number: int, style: str) -> str:
    if style in ("", "none", "disc", "circle", "square"):
        return ""
    if style.endswith("alpha") or style.endswith("latin"):
        letters = _letters(number)
        return f"{letters.upper() if style.startswith('upper') else letters}."
    if style.endswith("roman") and 0 < number < 4000:
        roman = to_roman(number)
        return f"{roman.upper() if style.startswith('upper') else roman}."
    if ("chinese" in style or "cjk" in style) and 0 <= number < 100_000:
        return f"{to_chinese(number)}、"
    return f"{number}."


def _letters(number: int) -> str:
    """a … z, aa, ab …"""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters or "0"
