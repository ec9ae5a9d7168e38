"""Replies to a question from below: 批复, 答复, 复函 (GB/T 9704-2012; 法发〔2007〕12号, art. 6).

Addressee, 你院…请示收悉, the question retold, 经研究，批复如下：, the answer in paragraphs or numbered 一、 › （一） ›
1., 此复, signature and date; the request itself may follow as an annex. Numbers inside the question retold are text, so
that 批复第一条 is the answer's first point.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.models import Outline, Reading
from ingest.outline.cn.frame import annex_opening, is_date
from ingest.outline.cn.labels import point_label
from ingest.outline.cn.notice import outline_lines
from ingest.outline.cn.wrapped import paragraph_lines
from ingest.outline.lines import Line

if TYPE_CHECKING:
    from ingest.detect import Detected

_REPLY = re.compile(r"(?:批复|答复(?:意见)?|复函|函复|回复|复电|请示的复?函)(?:[（(][^（()）]{1,20}[）)])?$")
_ANSWERED = re.compile(r"(?:[答批函回电]?复|复函)(?:意见)?如下[：:。]?$")
_WITHIN = 60


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """The tree of a reply: paragraphs and numbered points of the answer, ``conclusions``, annexes."""
    if detected.language != "zho" or detected.kind == "opinion" or not _REPLY.search(detected.title.strip()):
        return None
    return outline_lines(text, without_question(paragraph_lines(text, reading.marks)), detected)


def without_question(lines: Sequence[Line]) -> list[Line]:
    """The lines, in which labels above 批复如下： open nothing."""
    answer = 0
    for i, line in enumerate(lines[:_WITHIN]):
        if (i and is_date(line)) or annex_opening(line):
            break
        if _ANSWERED.search(line.text):
            answer = i
            break
    return [
        replace(line, quoted=True) if i < answer and not line.level and point_label(line.text) else line
        for i, line in enumerate(lines)
    ]
