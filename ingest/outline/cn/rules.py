"""Rules of exchanges and associations, whose articles carry decimal numbers: 第二章 › 第一节 › 2.1.1 › 款 › （一） › 1.

1.1 is the first rule of 第一章, 2.1.1 the first of 第二章第一节; 2.1.2A stands after 2.1.2. A rule is what 条 is in a
law (2.1.1条): ``article``, with 款, 项 and 目 below it as in the grammar of laws, whose frame this one shares.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.detect.authority import article_lines
from ingest.models import Outline, Reading
from ingest.outline.cn.articles import Article
from ingest.outline.cn.frame import annex_opening
from ingest.outline.cn.labels import Label, division_label
from ingest.outline.cn.law import read
from ingest.outline.lines import Line, split_lines

if TYPE_CHECKING:
    from ingest.detect import Detected

_GAP = r"[ \t\u00a0\u3000]*"
_POINT = rf"{_GAP}[.．]{_GAP}"
_NUMBER = rf"([0-9０-９]{{1,3}}(?:{_POINT}[0-9０-９]{{1,3}}){{1,3}})([A-Z]?)(?![0-9A-Za-z０-９.．%％‰°])"
_TEXT = r"[\u3400-\u9fff“《〈【〔（(]"
_RULE = re.compile(rf"{_NUMBER}(?={_GAP}{_TEXT}|{_GAP}$)")
_INSIDE = re.compile(rf"(?<=[。！？”）]){_GAP}{_NUMBER}(?={_GAP}{_TEXT})")
# After a number these words refer to the rule or measure something: 2.1.1条, 3.2至3.4, 1.5倍.
_NO_RULE = re.compile(
    rf"{_GAP}(?:条(?!件|约|例|款(?!第)|码|线)|[款项节章目](?![目次的标前录])|至{_GAP}[0-9]|[到和与或及]{_GAP}[0-9]|[、，,；;。)）]|所[称列述]|规定的"
    r"|[万亿千百]?(?:元|股|手|份|倍|吨|克|米|公里|美元|港元|欧元|人民币)|[万亿]|个(?:月|百分点|工作日|交易日|点)|[年月日天](?!度|报|常)"
    r"|小时(?!候)|分钟|折|度(?!量)|版(?!权)|平方|立方|千[克米瓦])"
)
_ENDED = frozenset("。；：！？.;:!?”’』」）)】》…")
_FEWEST = 3

Path = tuple[int, ...]


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """The tree of rules with decimal numbers under 第N章; None where there are none or 第N条 prevails."""
    if detected.language != "zho" or detected.kind == "opinion" or "章" not in text:
        return None
    lines = split_lines(text, reading.marks)
    rules = find_rules(lines)
    if len(rules) < _FEWEST or 2 * len(article_lines(text)) > len(rules):
        return None
    return read(text, lines, detected, find_rules)


@dataclass(slots=True)
class _Due:
    """The chapter whose rules are being read, 0 outside chapters, and the last rule: its path, with its letter."""

    chapter: int = 0
    last: tuple[Path, str] = ((), "")

    def enter(self, chapter: int) -> None:
        self.chapter, self.last = chapter, ((chapter,), "")

    def admits(self, path: Path, letter: str) -> bool:
        """Whether a rule lies in the chapter and after the last one."""
        return path[0] == self.chapter > 0 and (path, letter) > self.last

    def awaits(self, path: Path, letter: str) -> bool:
        """Whether it is the very next: 2.1.3 or 2.2.1 after 2.1.2, 2.1.2A after it, 2.1 or 2.1.1 first."""
        last, last_letter = self.last
        if not self.admits(path, letter):
            return False
        if path == last:
            return letter == (chr(ord(last_letter) + 1) if last_letter else "A")
        common = next((i for i, (a, b) in enumerate(zip(path, last, strict=False)) if a != b), len(last))
        step = path[common] - (last[common] if common < len(last) else 0)
        return step == 1 and all(n == 1 for n in path[common + 1 :]) and letter in ("", "A")


def find_rules(lines: Sequence[Line]) -> list[Article]:
    """The decimal numbers that open rules, in order; their labels have the place in that order as ``value``.

    At the start of a line a number opens a rule where it has the number of its chapter, is greater than the last one
    and no word after it refers or measures; in mid-sentence, without a space after it, or inside a line after the end
    of a sentence only the very next does. Below 附录 no rule opens, nor in a table.
    """
    due = _Due()
    found: list[Article] = []
    for i, line in enumerate(lines):
        if line.table or line.quoted or line.note:
            continue
        label = division_label(line.text, line.level > 0)
        if label and label.kind in ("chapter", "book", "part"):
            due.enter(label.value if label.kind == "chapter" else 0)
        elif annex_opening(line):
            due.enter(0)
        elif due.chapter and not label:
            for match in _matches(lines, i, due):
                number = Label("article", match.group().strip(), match.end(), len(found) + 1)
                found.append(Article(i, line.start + match.start(1), number))
    return found


def _matches(lines: Sequence[Line], i: int, due: _Due) -> list[re.Match[str]]:
    """The numbers on line ``i`` that open rules; ``due`` goes on to the last of them."""
    text = lines[i].text
    out: list[re.Match[str]] = []
    first = _RULE.match(text) if text[0].isdigit() else None
    if first and not _NO_RULE.match(text, first.end()):
        strict = text[first.end() : first.end() + 1] not in "\u3000 \t\u00a0【〔（(" or _goes_on(lines, i)
        if due.awaits(*_path(first)) or (not strict and due.admits(*_path(first))):
            due.last = _path(first)
            out.append(first)
    for match in _INSIDE.finditer(text):
        if due.awaits(*_path(match)) and not _NO_RULE.match(text, match.end()):
            due.last = _path(match)
            out.append(match)
    return out


def _path(match: re.Match[str]) -> tuple[Path, str]:
    return tuple(int(n) for n in re.split(r"[.．]", match.group(1))), match.group(2)


def _goes_on(lines: Sequence[Line], i: int) -> bool:
    """Whether the line before stops in mid-sentence."""
    before = lines[i - 1] if i else None
    if before is None or before.level or before.table or division_label(before.text, False):
        return False
    return before.text[-1] not in _ENDED
