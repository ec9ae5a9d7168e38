"""What a web page prints around an official paper: the way to it, its fields, buttons, links, the site's owner."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.detect.webpage import is_field_line, is_page_line
from ingest.outline.lines import Line

_PRESS = re.compile(r"(?:[12][0-9]{3}年)?[0-9]{1,2}月[0-9]{1,2}日，[^。]{2,60}(?:发布|印发|下发|举行|召开|出台)")
_EFFECT = re.compile(r"(?:起|开始)(?:施行|实施|执行|生效)|同时废止|停止执行")
_MOST, _LONGEST = 15, 80


def is_web(line: Line) -> bool:
    """A line of the page above the paper: 首页 > 政策, 字号：大 中 小, 来源：…"""
    return not line.level and (is_page_line(line.text) or is_field_line(line.text))


def web_tail(lines: Sequence[Line]) -> int:
    """The number of lines before the page's own links and notices at the end."""
    first = max(1, len(lines) - _MOST)
    found = next((i for i in range(first, len(lines)) if is_page_line(lines[i].text)), len(lines))
    rest = lines[found:]
    return found if all(len(line.text) <= _LONGEST and not line.table for line in rest) else len(lines)


def press_tail(lines: Sequence[Line]) -> int:
    """The number of lines before a press report that follows the provision on entry into force."""
    for i in range(max(1, len(lines) - _MOST), len(lines)):
        if _PRESS.match(lines[i].text) and _EFFECT.search(lines[i - 1].text):
            return i
    return len(lines)
