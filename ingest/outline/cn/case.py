"""Write-ups of typical and guiding cases, by their headings: 基本案情, 裁判结果, 典型意义 …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.models import Outline, Reading
from ingest.outline.cn.judgment import whole, without_title
from ingest.outline.cn.units import units
from ingest.outline.lines import Line, split_lines
from ingest.outline.tree import Opening
from ingest.uri import number_part

if TYPE_CHECKING:
    from ingest.detect import Detected

_PARTS = {
    "background": "基本案情 简要案情 案情简介 案情摘要 案情回顾 案情 案件事实 基本事实 主要事实 案例介绍",
    "arguments": "原告诉讼请求 诉讼请求 申请人请求 诉辩意见 当事人主张 仲裁请求 上诉请求 控辩意见",
    "decision": "裁判结果 处理结果 判决结果 仲裁结果 裁判内容 诉讼结果 审理结果 裁决结果 裁判情况 法院裁判 法院判决",
    "motivation": "裁判理由 案例分析 案例评析 法院认为 评析 分析意见 主要问题 争议焦点 裁判说理 裁判要点 裁判要旨",
    "conclusions": "典型意义 指导意义 社会意义 裁判意义 专家点评 法官点评 法官说法 案例意义 适用解析 法官解读 以案释法",
    "introduction": "关键词 基本信息 案号",
    "annex": "相关法条 相关法律规定 相关法律条文 司法解释相关法条 司法解释相关条文 关联索引 附相关法条",
}
_NAMES = {word: part for part, words in _PARTS.items() for word in words.split()}
_HEADING = re.compile(
    r"[【\[〔]?\s*(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)])?\s*("
    + "|".join(sorted(_NAMES, key=len, reverse=True))
    + r")\s*(?:(?P<end>[】\]〕：:]+)|$)"
)
_CASE = re.compile(
    r"(?:典型|指导(?:性)?)?案例\s*(?:第\s*)?([一二三四五六七八九十]{1,3}|[0-9]{1,4})\s*(?:号)?(?:[：:、.．\s]|$)"
)


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """The write-up of one case or of several, each part with its paragraphs (典型意义 is conclusions)."""
    if detected.language != "zho" or detected.kind != "opinion":
        return None
    lines, parts = without_title(text, split_lines(text, reading.marks), detected)
    openings = case_openings(lines)
    return whole(text, lines, parts, openings) if openings else None


def case_openings(lines: Sequence[Line]) -> list[Opening]:
    """Openings of a write-up; [] for a text with fewer than two of its headings (a judgment proper).

    A file of several cases has one section a case.
    """
    heads = {i: m for i, line in enumerate(lines) if (m := _HEADING.match(line.text)) and not line.table}
    if len({_NAMES[m.group(1)] for m in heads.values()}) < 2:
        return []
    cases = _cases(lines, heads)
    out: list[Opening] = []
    for i, line in enumerate(lines):
        if i in cases:
            out.append(cases[i])
        elif i in heads:
            out += _part(line, heads[i])
        else:
            out += _text(line, out)
    return out


def _cases(lines: Sequence[Line], heads: dict[int, re.Match[str]]) -> dict[int, Opening]:
    """Lines that begin a case: 案例一 …"""
    found = {}
    for i, line in enumerate(lines):
        match = _CASE.match(line.text) if i not in heads and len(line.text) < 80 else None
        if match:
            num = match.group().strip(" ：:、.．")
            found[i] = Opening(-10, "section", line.start, num, line.text[match.end() :].strip(), number=_number(match))
    return found if len(found) > 1 else {}


def _number(match: re.Match[str]) -> str:
    return number_part(match.group(1))


def _part(line: Line, match: re.Match[str]) -> list[Opening]:
    """【基本案情】 with its text on the same line or on the next ones."""
    out = [Opening(0, _NAMES[match.group(1)], line.start, "", match.group(1))]
    rest = line.text[match.end() :].strip()
    if rest:
        out.append(Opening(10, "paragraph", line.end - len(rest)))
    return out


def _text(line: Line, out: Sequence[Opening]) -> list[Opening]:
    if line.table and out:
        return []
    if not out or out[-1].rank < 0:
        heading = line.text if line.level else ""
        opening = [Opening(0, "introduction", line.start, "", heading)]
        return opening if heading else [*opening, *_paragraphs(line)]
    if line.level and len(line.text) < 80:
        return [Opening(5, "section", line.start, "", line.text)]
    return _paragraphs(line)


def _paragraphs(line: Line) -> list[Opening]:
    return [Opening(10, "paragraph", unit.start) for unit in units([line])]
