"""Acts that amend another: 修正案, 关于修改…的决定. What they quote is never a provision of theirs.

Their own numbering is 一、二、 (修正案, 决定) or 第N条 (宪法修正案); labels inside quotation marks, over as many
lines as the quotation runs, are text. A consolidated instrument that follows unquoted is a component.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.detect.authority import is_amending
from ingest.models import Outline, Reading
from ingest.outline.cn.labels import article_label, division_label, point_label
from ingest.outline.cn.notice import outline_lines
from ingest.outline.lines import Line, split_lines

if TYPE_CHECKING:
    from ingest.detect import Detected

_OPEN, _CLOSE = "“「『", "”」』"
_INSTRUCTION = ("修改", "删去", "删除", "增加", "废止", "施行", "作为", "调整")


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """The tree of an amending act: its own points with the instruction and the text it quotes."""
    if detected.language != "zho" or detected.kind == "opinion" or not is_amending(detected.title):
        return None
    return outline_lines(text, mark_quotations(split_lines(text, reading.marks)), detected)


def mark_quotations(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines that begin inside a quotation, or with one, are ``quoted``.

    Each paragraph of a long quotation opens with a mark of its own and only the last one closes it. A mark that
    nobody closes ends where the act's own numbering goes on with an instruction.
    """
    out: list[Line] = []
    depth = due = 0
    inserted = False
    for i, line in enumerate(lines):
        first = line.text[0]
        if depth and first not in _OPEN and _own_number(line, due):
            depth = 0
        inserted = (inserted and not (_number(line) and _number(line) == due)) or _inserted(lines, i, due)
        quoted = depth > 0 or first in _OPEN or inserted
        continues = depth > 0 and first in _OPEN
        depth = _depth(line.text[1:] if continues else line.text, depth)
        if not quoted:
            due = _number(line) + 1 if _number(line) else due
        out.append(replace(line, quoted=True) if quoted else line)
    return tuple(out)


def _inserted(lines: Sequence[Line], i: int, due: int) -> bool:
    """Whether text without quotation marks is inserted here: 内容如下： and then labels of the other law."""
    if not i or not lines[i - 1].text.endswith(("：", ":")):
        return False
    label = article_label(lines[i].text)
    foreign = label.value != due if label else division_label(lines[i].text, False) is not None
    return foreign and due > 1 and any(word in lines[i - 1].text for word in (*_INSTRUCTION, "内容如下"))


def _depth(text: str, depth: int) -> int:
    for char in text:
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
    return depth


def _number(line: Line) -> int:
    label = article_label(line.text) or point_label(line.text)
    return label.value if label and label.kind in ("article", "count") else 0


def _own_number(line: Line, due: int) -> bool:
    return due > 1 and _number(line) == due and any(word in line.text for word in _INSTRUCTION)
