"""Labels at the beginning of a line of a Chinese instrument: 第三章, 第五条之一, 一、, （一）, 1., （1）, ①.

Simplified and traditional characters (第三條, 第二節), Chinese and Arabic numerals of either width, blanks inside.

立法法 (2023) art. 65: 编, 分编, 章, 节, 条 with numerals, 款 without, 项 in brackets, 目 in Arabic digits.
GB/T 9704-2012, 7.3.3: 一、 › （一） › 1. › （1）.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.numerals import CHINESE_NUMERAL, parse_integer

_N = CHINESE_NUMERAL + "0-9０-９"
_GAP = r"[ \t\u00a0\u2002-\u200a\u3000]*"
_NUMERAL = rf"[{_N}](?:{_GAP}[{_N}])*"
_SUB = rf"{_GAP}之{_GAP}([{CHINESE_NUMERAL}]+|[0-9]{{1,2}})(?![般切致定些种個个方部])"
ARTICLE = re.compile(rf"[第笫]{_GAP}({_NUMERAL}){_GAP}[条條](?:{_SUB}(?:之[{CHINESE_NUMERAL}]+)?)?")
_DIVISION = re.compile(rf"[第笫]{_GAP}{_NUMERAL}{_GAP}(分编|部分|编|章|节|分編|編|節)(?:之[{CHINESE_NUMERAL}]+)?(?!约)")
_REFERRED = rf"(?!{_GAP}(?:项(?!目)|(?:、|至|或者?|以?及|和|与){_GAP}[第（(]))"
_GRADE = re.compile(rf"([{CHINESE_NUMERAL}]{{1,4}})(?:、|[级类等款项条审次年月日天人者期号线档层种])")
_POINTS = (
    ("count", re.compile(rf"([{CHINESE_NUMERAL}]{{1,4}})(?:{_GAP}、|[.．](?![0-9{CHINESE_NUMERAL}]))")),
    ("bracket", re.compile(rf"[（(]{_GAP}([{CHINESE_NUMERAL}]{{1,4}}){_GAP}[）)]{_REFERRED}[、.．]?|[\u3220-\u3229]")),
    (
        "digit",
        re.compile(
            r"([0-9０-９]{1,3})(?:[.．、](?:(?![0-9０-９])|(?=(?:19|20)[0-9]{2}年))|[\u3000]+(?=[^\s0-9]))|[\u2488-\u249b]"
        ),
    ),
    (
        "digit_bracket",
        re.compile(rf"[（(]\s*([0-9０-９]{{1,3}})\s*[）)]{_REFERRED}|[\u2474-\u2487]|(?<!.)[0-9]{{1,2}}[）)]"),
    ),
    ("ring", re.compile(r"[①-⑳]")),
    ("letter", re.compile(r"[（(]?[a-z][)）](?=\s*[^\sa-z])")),
)
_FIRST = (
    frozenset(CHINESE_NUMERAL + "（(0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
    | frozenset("abcdefghijklmnopqrstuvwxyz")
    | frozenset(map(chr, [*range(0x2474, 0x249C), *range(0x3220, 0x322A)]))
)
_DIVISIONS = {"编": "book", "分编": "part", "部分": "part", "章": "chapter", "节": "section"}
_DIVISIONS |= {"編": "book", "分編": "part", "節": "section"}
# After a bare label these words go on with a reference: 第三条规定的…, 第三条、第四条…
_REFERENCE = re.compile(
    rf"{_GAP}(?:的|之|规定|所称|所列|所指|所述|中|至|到|、|，|,|和|与|及|或|以及|[第笫]{_GAP}[{_N}]+{_GAP}[款项條条項]"
    r"|前款|[（(][一二三四五六七八九十]+[）)]项|修改为|改为|作为|后增加|删去|删除|已|移至|增加)"
)
_SENTENCE = re.compile(r"[。；，：！？]")
_SPOKEN = re.compile(rf"第([{CHINESE_NUMERAL}]{{1,3}})[，、,：:]|([{CHINESE_NUMERAL}]{{1,3}})(?:是|要)(?![否不])")


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line: ``line[:end]``; ``kind`` is the element of a division, or article, count
    (一、), bracket (（一）), digit (1.), digit_bracket (（1）), ring (①); ``sub`` is the number after 之."""

    kind: str
    num: str
    end: int
    value: int
    sub: int = 0


def article_label(line: str, at: int = 0) -> Label | None:
    """The label 第N条 at ``at``, whether or not it opens an article."""
    match = ARTICLE.match(line, at)
    return _article(match) if match else None


def _article(match: re.Match[str]) -> Label:
    sub = integer(match.group(2)) if match.group(2) else 0
    return Label("article", match.group(), match.end(), integer(match.group(1)), sub)


def division_label(line: str, is_heading: bool) -> Label | None:
    """第N编/分编/章/节 where the line is a heading, not a sentence that begins with a reference."""
    match = _DIVISION.match(line) if line[0] in "第笫" else None
    if match is None:
        return None
    rest = line[match.end() :]
    if not is_heading and (len(rest) > 60 or _SENTENCE.search(rest) or _reference_to_division(rest)):
        return None
    value = integer(re.sub(r"[第笫部分编章节編節]|之.*", "", match.group()))
    return Label(_DIVISIONS[match.group(1)], match.group(), match.end(), value)


def _reference_to_division(rest: str) -> bool:
    return bool(rest) and not rest[0].isspace() and _REFERENCE.match(rest) is not None


def point_label(line: str) -> Label | None:
    """一、, （一）, 1., （1） or ① at the start of the line."""
    if line[0] not in _FIRST:
        return None
    for kind, pattern in _POINTS:
        match = pattern.match(line)
        if match:
            label = Label(kind, match.group().strip(), match.end(), _value(match))
            return None if kind == "count" and _is_grade(line, label) else label
    return None


def _is_grade(line: str, label: Label) -> bool:
    """Whether 二、三级, 一、二审 name grades and number nothing: the numbers rise."""
    match = _GRADE.match(line, label.end)
    return match is not None and integer(match.group(1)) > label.value


def spoken_label(line: str) -> Label | None:
    """第一， or 一是 at the start of the line, a number only where the next one follows further down."""
    match = _SPOKEN.match(line) if line[0] in "第" + CHINESE_NUMERAL else None
    if match is None:
        return None
    return Label("spoken", match.group().rstrip("，、,：:"), match.end(), integer(match.group(1) or match.group(2)))


def _value(match: re.Match[str]) -> int:
    if match.re.groups and match.group(1):
        return integer(match.group(1))
    char = match.group().lstrip("（(")[0]
    if "a" <= char <= "z":
        return ord(char) - 0x60
    if "①" <= char <= "⑳":
        return ord(char) - 0x245F
    if "\u2488" <= char <= "\u249b":
        return ord(char) - 0x2487
    if "\u2474" <= char <= "\u2487":
        return ord(char) - 0x2473
    if "\u3220" <= char <= "\u3229":
        return ord(char) - 0x321F
    return integer(re.sub(r"\D", "", match.group()))


def is_reference(line: str, label: Label) -> bool:
    """Whether the words after an article's label make it a cross-reference (第三条规定的…)."""
    return _REFERENCE.match(line, label.end) is not None


@lru_cache(maxsize=8192)
def integer(numeral: str) -> int:
    """The value of a numeral that may hold spaces; 0 where it is none."""
    return parse_integer(re.sub(r"\s", "", numeral)) or 0
