"""The headings of the write-up of a case, and the part of a judgment that each names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ingest.outline.lines import Line

_PARTS = {
    "background": "基本案情 简要案情 案情简介 案情摘要 案情回顾 案情概要 案情概述 案情 案件事实 "
    "基本事实 主要事实 案例介绍 案件经过 案件详情 诉讼过程 检察机关履职过程 "
    "检察机关履职情况 检察履职情况 检察机关监督情况 案件办理过程",
    "arguments": "原告诉讼请求 诉讼请求 申请人请求 诉辩意见 当事人主张 仲裁请求 上诉请求 控辩意见 "
    "原告诉称 被告辩称 指控与证明犯罪",
    "decision": "裁判结果 处理结果 判决结果 仲裁结果 裁判内容 诉讼结果 审理结果 裁决结果 裁判情况 "
    "法院裁判 法院判决 调解结果 执行结果 裁判主文 案件结果 监督结果 裁判过程",
    "motivation": "裁判理由 判决理由 案例分析 案例评析 法院认为 评析 分析意见 主要问题 争议焦点 "
    "裁判说理 裁判要点 裁判要旨 裁判思路 案例解析 案件评析 法院审理 要旨",
    "conclusions": "典型意义 指导意义 社会意义 裁判意义 专家点评 法官点评 法官说法 案例意义 适用解析 "
    "法官解读 以案释法 以案说法 法官提醒 法官释法 典型价值 警示意义 法官寄语 案例启示 "
    "启示意义",
    "introduction": "关键词 基本信息 案号 案件信息 案件来源 案例索引 案由 当事人 裁判文书 审理法院",
    "annex": "相关法条 相关法律规定 相关法律条文 相关规定 司法解释相关法条 司法解释相关条文 "
    "关联索引 附相关法条 法条链接 法律链接 适用法条 关联法条 相关链接",
}
NAMES = {word: part for part, words in _PARTS.items() for word in words.split()}
_NUMBER = r"(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十0-9]{1,2}[）)]|[0-9]{1,2}[.、．])?"
_ANY = "|".join(sorted(NAMES, key=len, reverse=True))
_BRACKETED = re.compile(rf"\s*[【\[〔〖]\s*{_NUMBER}\s*({_ANY})\s*[】\]〕〗]\s*[：:。]*")
_PLAIN = re.compile(rf"\s*{_NUMBER}\s*({_ANY})\s*(?:[：:]+|$|(?:(?<=\w\w\w\w)|(?<=关键词))\s+)")
_INLINE = re.compile(rf"[【〔〖]\s*(?:{_ANY})\s*[】〕〗]")
_SPOKEN = frozenset(
    {"法院认为", "法院判决", "法院裁判", "法院审理", "争议焦点", "主要问题", "评析", "案情", "要旨", "当事人"}
)
"""Words with which a sentence may begin as well (法院认为：…): a heading only where they stand alone or in brackets."""
_UNKNOWN = re.compile(rf"[【〔〖]\s*{_NUMBER}([^】〕〗。]{{2,12}})[】〕〗]\s*[：:]?")
_KEYS = (
    ("conclusions", re.compile(r"意义|点评|启示|提示|提醒|说法|寄语|价值")),
    ("annex", re.compile(r"法条|链接|索引|依据|规定")),
    ("arguments", re.compile(r"请求|诉称|辩称|主张|辩论")),
    ("motivation", re.compile(r"理由|认为|分析|评析|解析|要旨|要点|焦点|说理|思路")),
    ("decision", re.compile(r"结果|判决|裁决|处理|主文")),
    ("background", re.compile(r"案情|事实|经过|过程|履职")),
)


@dataclass(frozen=True, slots=True)
class Head:
    """A heading at the beginning of a line: its part, its words, and where in the line they end."""

    part: str
    heading: str
    end: int


def head_of(line: Line) -> Head | None:
    """The heading that ``line`` is or begins with: 【基本案情】, 一、裁判结果, 典型意义：…"""
    if line.table:
        return None
    if found := _BRACKETED.match(line.text):
        return Head(NAMES[found[1]], found[1], found.end())
    found = _PLAIN.match(line.text)
    if found and not (found[1] in _SPOKEN and line.text[found.end() :].strip()):
        return Head(NAMES[found[1]], found[1], found.end())
    return _unknown(line)


def _unknown(line: Line) -> Head | None:
    """A heading in brackets or in the markup whose words tell the part: 【裁判思路及结果】."""
    found = _UNKNOWN.match(line.text)
    words = found[1].strip() if found else line.text.strip("：: ") if line.level and len(line.text) <= 12 else ""
    part = next((name for name, key in _KEYS if words and key.search(words)), "")
    return Head(part, words, found.end() if found else len(line.text)) if part else None


def cut_at_heads(line: Line) -> list[Line]:
    """The line cut before each heading in brackets inside it: write-ups that come without line breaks."""
    starts = [m.start() for m in _INLINE.finditer(line.text)] if "【" in line.text or "〔" in line.text else []
    out = []
    edges = sorted({0, *starts, len(line.text)})
    for start, end in pairwise(edges):
        body = line.text[start:end]
        if body.strip():
            begin = line.start + start + len(body) - len(body.lstrip())
            out.append(Line(begin, begin + len(body.strip()), body.strip(), line.level, line.table, line.quoted))
    return out
