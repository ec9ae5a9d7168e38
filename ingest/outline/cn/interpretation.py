"""Judicial interpretations (法发〔2007〕12号, art. 6): 解释, 规定, 规则, 解答 of the supreme court and procuratorate.

With 第N条 they are read as laws are; a 公告 in front is preface. Older ones are numbered 一、 › （一）, and 解答 by
questions: 一、问：…？ and 答：…, or 问：…？ without a number. Tables (of 罪名) are tables, their rows no provisions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.models import Outline, Provision, Reading
from ingest.outline.cn import law
from ingest.outline.cn.notice import outline_lines
from ingest.outline.cn.wrapped import paragraph_lines
from ingest.outline.lines import Line

if TYPE_CHECKING:
    from ingest.detect import Detected

_ANSWERS = re.compile(r"(?:解答|问答|答问)(?:[（(][^（()）]{1,12}[）)])?$")
_QUESTION = re.compile(r"(?:问|问题[一二三四五六七八九十0-9]{0,3})\s*[：:]")
_ASKED = re.compile(r"\s*(问\s*[：:][^？?\n]{2,200}[？?])\s*$", re.MULTILINE)
_LEVEL = 3


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """The tree of an interpretation: articles with what stands below them, else numbered points or questions."""
    if detected.language != "zho" or detected.kind == "opinion":
        return None
    if detected.subtype != "interpretation" and not _ANSWERS.search(detected.title):
        return None
    found = law.outline(text, reading, detected)
    if found is None:
        found = outline_lines(text, questions(paragraph_lines(text, reading.marks)), detected)
        found = replace(found, provisions=tuple(_asked(text, p) for p in found.provisions))
    return found


def _asked(text: str, provision: Provision) -> Provision:
    """一、问：…？ on a line of its own is the heading of what answers it."""
    found = _ASKED.match(text, provision.start + len(provision.num), provision.end) if provision.num else None
    return replace(provision, heading=found.group(1)) if found and not provision.heading else provision


def questions(lines: Sequence[Line]) -> list[Line]:
    """The lines, in which each unnumbered question is a heading where there are two or more."""
    asked = {i for i, line in enumerate(lines) if _QUESTION.match(line.text) and not line.table}
    if len(asked) < 2:
        return list(lines)
    return [replace(line, level=line.level or _LEVEL) if i in asked else line for i, line in enumerate(lines)]
