"""What an amending act quotes: the extents of the text it writes into another law, and the lines that are its own.

Forms: “…” over as many lines as the quotation runs, each of its paragraphs opened by a mark of its own and only the
last one closed (the custom of the National People's Congress); 「…」, 『…』 and straight marks; marks within marks;
a mark that nobody closes; text that follows 内容如下： or 修改为： without any mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.models import Span
from ingest.numerals import CHINESE_NUMERAL
from ingest.outline.cn.labels import Label, article_label, division_label, point_label
from ingest.outline.lines import Line

_OPEN, _CLOSE = "“「『", "”」』"
_MARK = re.compile(f'[{_OPEN}{_CLOSE}"]')
_ENDS_QUOTED = re.compile(f'[{_CLOSE}"][。；;，,]?$')
_N = rf"[{CHINESE_NUMERAL}0-9]"
_UNIT = "[条款项目章节编]"
_DOES = "修改|改为|删[去除]|增加|作为|废止|移至|合并"
INSTRUCTS = re.compile(
    rf"\s*(?:(?:将|在|把|对)?(?:《[^》]{{1,80}}》|[^，。；：“”]{{0,20}}?)?原?第{_N}{{1,9}}{_UNIT}.{{0,80}}?(?:{_DOES})"
    rf"|(?:将|在|对|把)(?=.{{0,30}}?(?:第|[《“]|标题|名称|引言|序言|附件|附表)).{{1,60}}?(?:{_DOES})|删[去除]|增加{_N}{{1,3}}[条款项章节]|(?:修改|废止)?《[^》]{{1,120}}》|条文顺序"
    r"|本(?:决定|修正案)[自由从]|以下)"
)
_RESUMES = re.compile(
    rf"增加{_N}{{1,3}}{_UNIT}，?(?:分别)?作为第|原?第{_N}{{1,9}}{_UNIT}(?:相应)?(?:修?改为|作为)第"
    rf"|[将在]第{_N}{{1,9}}条.{{0,40}}?(?:修改为|增加)|本(?:决定|修正案)[自由从]|根据本(?:决定|修正案)"
)
_ANNOUNCES = re.compile(
    rf"(?:修改为|改为|作为第{_N}{{1,9}}{_UNIT}.{{0,20}}|(?:内容|表述)如下|增加{_N}{{1,3}}{_UNIT})[：:]$"
)


@dataclass(frozen=True, slots=True)
class Quoting:
    """The lines that are the act's own, and the extents of its quotations: disjoint, in text order."""

    own: tuple[Line, ...]
    quotes: tuple[Span, ...]


def read_quotations(lines: Sequence[Line]) -> Quoting:
    """Own lines and quotations of an amending act; one pass.

    A line that begins inside a quotation, or with one that ends with it, is not the act's own. What is open ends
    where the act's own numbering goes on with an instruction, or its closing formula stands.
    """
    reader = _Reader()
    for line in lines:
        reader.take(line)
    reader.close()
    return Quoting(tuple(reader.own), tuple(reader.quotes))


@dataclass(slots=True)
class _Reader:
    own: list[Line] = field(default_factory=list)
    quotes: list[Span] = field(default_factory=list)
    due: dict[str, int] = field(default_factory=dict)
    depth: int = 0
    begin: int = -1
    bare: bool = False
    quoted: bool = False
    before: str = ""
    end: int = 0

    def take(self, line: Line) -> None:
        """Read one line; ``bare`` is set inside inserted text that has no marks."""
        if self.begin >= 0 and self._resumes(line):
            self.close()
        if self.begin < 0 and not self.quoted and self._is_inserted(line):
            self.begin, self.bare = line.start, True
        inside = self.begin >= 0
        if not self.bare:
            self._scan(line)
            inside = inside or (line.text[0] in _OPEN + '"' and self._is_all_quoted(line))
        self.quoted = inside
        if not inside:
            self._count(line)
            self.own.append(line)
        self.before, self.end = line.text, line.end

    def close(self) -> None:
        """End what is open at the last line read."""
        if self.begin >= 0 and self.end > self.begin:
            self.quotes.append((self.begin, self.end))
        self.begin, self.depth, self.bare = -1, 0, False

    def _scan(self, line: Line) -> None:
        for mark in _MARK.finditer(line.text):
            char, at = mark.group(), line.start + mark.start()
            if self.begin >= 0 and not mark.start() and char in _OPEN + '"':
                continue
            if char in _OPEN or (char == '"' and self.begin < 0):
                self.begin = at if self.begin < 0 else self.begin
                self.depth += 1
            elif self.begin >= 0:
                self.depth -= 1
                if not self.depth:
                    self.quotes.append((self.begin, at + 1))
                    self.begin = -1

    def _is_all_quoted(self, line: Line) -> bool:
        """Whether a line that begins with a mark is quotation: after one or a colon, ending with one or still open."""
        if self.begin >= 0 or self.quoted or self.before.endswith(("：", ":")):
            return True
        return _ENDS_QUOTED.search(line.text) is not None

    def _is_inserted(self, line: Line) -> bool:
        """Whether text without marks begins here: after 内容如下： or 修改为：, and not with an instruction."""
        if line.text[0] in _OPEN + '"' or not _ANNOUNCES.search(self.before):
            return False
        label = _label(line)
        if label and self.due.get(label.kind, 1) == label.value and label.kind != "article":
            return INSTRUCTS.match(line.text, label.end) is None
        if label and label.kind == "article" and self.due.get("article", 0) == label.value:
            return False
        return _RESUMES.match(line.text) is None

    def _resumes(self, line: Line) -> bool:
        """Whether the act's own text goes on here although a quotation is open."""
        if line.text[0] in _OPEN + '"':
            return False
        label = _label(line)
        if label is None:
            return _RESUMES.match(line.text) is not None
        return self.due.get(label.kind, 0) == label.value and INSTRUCTS.match(line.text, label.end) is not None

    def _count(self, line: Line) -> None:
        """Keep the number that is due next; a label of an outer kind lets the inner ones begin anew."""
        label = _label(line)
        if label is None:
            return
        kinds = list(self.due)
        if label.kind in kinds:
            for inner in kinds[kinds.index(label.kind) + 1 :]:
                del self.due[inner]
        self.due[label.kind] = label.value + 1


def _label(line: Line) -> Label | None:
    return article_label(line.text) or division_label(line.text, False) or point_label(line.text)
