"""The heading after a label of a notice: all of its line, or a short first sentence (一、总体要求。全面…)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.outline.cn.labels import division_label, point_label
from ingest.outline.lines import Line

_CAPTION = re.compile(r"[【〔]([^】〕]{1,60})[】〕]")
_FIRST = re.compile(r"([^。；：！？]{1,30})。")
_RULE = re.compile(
    r"应当|可以|不得|必须|是指|一律|由|删去|修改为|废止|起[施实]行|同意|的，|^会议|^本(?:规定|办法|通知|意见)"
)
_ORDER = ("count", "bracket", "digit", "digit_bracket")
_WORDS = re.compile(r"(?:引\s*言|前\s*言|序\s*言|结\s*语)$")
_DIGIT = re.compile(r"[0-9]")
_STOP = re.compile(r"[。；：！？;]|:$")
_MARKED = re.compile(r"[。；：，！？、（(《“\"]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WHOLE, _TWO_PARTS, _TOPIC, _LOST = 50, 27, 30, 20


@dataclass(frozen=True, slots=True)
class Headline:
    """The words of a heading; ``alone`` where nothing else stands on its line, so that what follows is its text."""

    text: str = ""
    alone: bool = False


def headline(rest: str, by_sentence: bool, has_text_below: bool) -> Headline:
    """The heading that a line holds after its label, ``rest``.

    ``by_sentence``: the labels of its list carry headings that end with a full stop (``lists_by_sentence``). Such a
    sentence alone on its line is a heading only where text stands below it; a rule (应当, 不得) is none.
    """
    if caption := _CAPTION.match(rest):
        return Headline(caption.group(1), caption.end() == len(rest))
    if len(rest) <= _WHOLE and not _STOP.search(rest):
        return Headline(rest, True)
    first = _FIRST.match(rest) if by_sentence else None
    if first is None or _RULE.search(first.group(1)):
        return Headline()
    if "，" in first.group(1) and (len(first.group(1)) > _TWO_PARTS or _DIGIT.search(first.group(1))):
        return Headline()
    if first.end() < len(rest):
        return Headline(first.group(1))
    return Headline(first.group(1), True) if has_text_below else Headline()


def is_word(lines: Sequence[Line], i: int) -> bool:
    """Whether 引言 or 结语 stands alone on its line, above text."""
    return _WORDS.match(lines[i].text) is not None and i + 1 < len(lines) and not lines[i + 1].table


def is_lone(rest: str) -> bool:
    """Whether a line says one sentence after its label and no more."""
    return rest.find("。") in (-1, len(rest) - 1)


def lists_by_sentence(lines: Sequence[Line]) -> frozenset[int]:
    """Indices of the lines whose list begins at least half of its items with a short sentence."""
    groups: dict[str, list[int]] = {}
    found: set[int] = set()
    for i, line in enumerate(lines):
        label = None if line.table or line.quoted else point_label(line.text)
        if label is None or label.kind not in _ORDER:
            continue
        depth = _ORDER.index(label.kind)
        for kind in _ORDER[depth + (label.value != 1) :]:
            found |= _by_sentence(lines, groups.pop(kind, []))
        groups.setdefault(label.kind, []).append(i)
    for group in groups.values():
        found |= _by_sentence(lines, group)
    return frozenset(found)


def _by_sentence(lines: Sequence[Line], group: Sequence[int]) -> frozenset[int]:
    short = 0
    for i in group:
        label = point_label(lines[i].text)
        short += label is not None and _FIRST.match(lines[i].text[label.end :].strip()) is not None
    return frozenset(group) if 2 * short >= len(group) else frozenset()


def is_topic(lines: Sequence[Line], i: int) -> bool:
    """Whether line ``i`` is a heading without a number: a few words between the end of a text and the next number."""
    line = lines[i]
    if not 0 < i < len(lines) - 1 or not _is_bare(line, _TOPIC):
        return False
    below, above = lines[i + 1], lines[i - 1]
    if below.quoted or below.table or below.item or point_label(below.text) is None:
        return False
    labelled = point_label(above.text) or division_label(above.text, above.level > 0)
    return labelled is not None or above.text[-1] in "。；！？）)”" or above.level > 0


def lost_number(lines: Sequence[Line]) -> int:
    """Index of the heading that has lost its 一、, where the first number printed is 二、; -1 for none."""
    first = next((i for i, line in enumerate(lines) if (n := point_label(line.text)) and n.kind == "count"), 0)
    label = point_label(lines[first].text) if first else None
    if label is None or label.value != 2 or lines[first].quoted:
        return -1
    bare = [i for i in range(first - 1) if _is_bare(lines[i], _LOST) and _STOP.search(lines[i + 1].text)]
    return bare[0] if len(bare) == 1 else -1


def _is_bare(line: Line, longest: int) -> bool:
    """A short line of words without any punctuation."""
    if line.table or line.quoted or line.level or line.item or not 2 <= len(line.text) <= longest:
        return False
    return not _MARKED.search(line.text) and len(_HAN.findall(line.text)) > 1 and point_label(line.text) is None
