"""Printed numbers as something that can be counted: 第五条之一, （三）, 12A., 2.1, § 1343, Part IV."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.numerals import CHINESE_NUMERAL, parse_integer, parse_roman

_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]{3,}\.?(?=[\s\d])")
_NUMBER = re.compile(rf"[{CHINESE_NUMERAL}]+|[0-9]+(?:,[0-9]{{3}})+(?![0-9])|[0-9]+|[A-Za-z]+")
_SUFFIX = re.compile(r"(?<=[0-9])[A-Za-z]+")
_STOPS = str.maketrans("。、．:", "....")


@dataclass(frozen=True, slots=True)
class Number:
    """``steps`` of 第五条之一 are (5, 1), of 2.1 (2, 1), of 12A (12,) with the suffix A.

    ``style`` is what is printed around them. Letters count only beside their siblings (``numbers``).
    """

    steps: tuple[int, ...]
    suffix: str = ""
    style: str = ""

    def follows(self, last: Number) -> bool:
        """Whether it is one of the numbers that may stand after ``last`` (5 → 6, 5-1, 5A; 2.9 → 2.10, 3.1, 3)."""
        if self.steps == last.steps:
            return self.suffix != last.suffix
        shared = min(len(self.steps), len(last.steps))
        at = next((i for i in range(shared) if self.steps[i] != last.steps[i]), shared)
        if at == len(last.steps):
            return self.steps[at:] in ((1,), (1, 1))
        if at == len(self.steps):
            return False
        return self.steps[at] == last.steps[at] + 1 and all(n == 1 for n in self.steps[at + 1 :])

    def begins(self) -> bool:
        """Whether a sequence may begin with it: 1, 1.1, 3.1 (below a 3)."""
        return self.steps[-1] <= 1


def numbers(labels: Sequence[str]) -> list[Number | None]:
    """The numbers of siblings as printed; None for a label without one, or whose letters settle on no order."""
    tokens = [_tokens(label) for label in labels]
    letters = [t[1][0] for t in tokens if t and t[1][0].isalpha() and parse_integer(t[1][0]) is None]
    value = _letter_values(letters)
    return [_number(*t, value) if t else None for t in tokens]


@lru_cache(maxsize=8192)
def _tokens(label: str) -> tuple[str, tuple[str, ...]] | None:
    """Style and number tokens of a label."""
    plain = "".join(_WORD.sub(" ", unicodedata.normalize("NFKC", label)).split()).translate(_STOPS)
    found = tuple(_NUMBER.findall(plain))
    return (_NUMBER.sub(_sort, _SUFFIX.sub("", plain)).strip("."), found) if found else None


def _sort(token: re.Match[str]) -> str:
    """What a token is in a style: D digits, C Chinese numerals, a and A letters."""
    first = token[0][0]
    return (
        "D" if first.isdigit() and first.isascii() else "C" if not first.isascii() else "A" if first.isupper() else "a"
    )


def _letter_values(letters: Sequence[str]) -> dict[str, int]:
    """a, b … z, aa, bb … or i, ii, iii …; {} where they can be neither, or seem to be both (a, b, i, ii)."""
    lower = [letter.lower() for letter in letters]
    roman = {letter: parse_roman(letter) for letter in lower}
    if lower and all(n is not None for n in roman.values()) and (lower[0] == "i" or len(lower[0]) > 1):
        return {letter: n for letter, n in roman.items() if n is not None}
    if "ii" not in lower and all(len(set(letter)) == 1 and len(letter) < 4 for letter in lower):
        return {letter: ord(letter[0]) - 96 + 26 * (len(letter) - 1) for letter in lower}
    return {}


def _number(style: str, tokens: tuple[str, ...], letters: dict[str, int]) -> Number | None:
    steps: list[int] = []
    for token in tokens:
        step = parse_integer(token)
        if step is None and not steps:
            step = letters.get(token.lower())
            if step is None:
                return None
        if step is None:
            return Number(tuple(steps), "".join(tokens[len(steps) :]), style)
        steps.append(step)
    return Number(tuple(steps), "", style)
