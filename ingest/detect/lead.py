"""What may stand above an instrument's own title: an announcement (公告, 令) or a press release that names it.

A notice that forwards (某局关于印发《甲方案》的通知) is no lead-in: it is the document, what it forwards a component.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.detect.lines import FrontLine
from ingest.detect.naming import only_issuers
from ingest.detect.webpage import is_page_line
from ingest.registry import issuers_in

_NAMED = r"《([^《》]*(?:《[^》]*》[^《》]*)*)》"
_ANNOUNCED = re.compile(rf"{_NAMED}.{{0,220}}?(?:(?:现予|予以|现)(?:公布|发布)|现将.{{0,90}}?(?:公布|发布))", re.DOTALL)
_PRESS = re.compile(rf"(?:印发|发布|公布|出台|修订后|联合).*{_NAMED}")
_ANNOUNCEMENT = re.compile(
    r"(?:公\s*告|令)(?:(?:[12][0-9]{3}年|[〔\[][12][0-9]{3}[〕\]])?第[0-9]+号)?$|^(?:[12][0-9]{3}年)?第[一二三四五六七八九十百零〇0-9]+号$"
)
# The table of a government web page above the paper itself
_FIELD = re.compile(
    r"(?:索引号|主题(?:分类|词)|发文(?:机关|机构|单位|字号|日期)|成文日期|标题|名称|文号|发布(?:日期|机构|时间)|公开(?:日期|方式)|生成日期|有效性|效力状态"
    r"|信息来源|来源|体裁分类|组配分类|关键词|服务对象)[：:]"
)
_TITLE = re.compile(r"^(?!标题)[^：:]*关于[^：:]+的(?:通知|意见|公告|通告|通报|批复|函|决定|报告)$")
_SIGNED = re.compile(r"[：:0-9]")
_FORWARDING = re.compile(
    r"[^。；：]*(?:印发|转发|批转|发布|公布|颁布|颁发|下发)[^。；]*的(?:通知|公告|通告|函|决定)(?:[（(][^（()）]{1,8}[）)])?$"
)
_TITLE_LINES, _PAGE_HEAD = 6, 20
_LONGEST_TITLE, _LONGEST = 400, 2000


def after_announcement(lines: Sequence[FrontLine]) -> tuple[str, Sequence[FrontLine]]:
    """A lead-in that announces a named instrument, and the lines from that instrument's own title on."""
    if is_forwarding(lines):
        return "", lines
    for i, line in enumerate(lines[:14]):
        found = _ANNOUNCED.search(line.text[:_LONGEST])
        if not found or not any(_ANNOUNCEMENT.search(above.squeezed) for above in lines[:i]):
            continue
        name = _bare(found[1])
        for j in range(i + 1, min(len(lines), i + 16)):
            run = _bare("".join(below.text for below in lines[j : j + 6]))
            at = run.find(name)
            if at == 0 or (0 < at < 40 and issuers_in(run[:at]) and not _SIGNED.search(run[:at])):
                return "\n".join(above.text for above in lines[:j]), lines[j:]
    return "", lines


def after_navigation(lines: Sequence[FrontLine]) -> Sequence[FrontLine]:
    """The lines below the way to a web page, its fields and its buttons, where such lines come first."""
    if not lines or not is_page_line(lines[0].text):
        return lines
    head = lines[:_PAGE_HEAD]
    title = next((i for i, line in enumerate(head) if line.level or line.centred or _TITLE.search(line.squeezed)), 99)
    last = max(i for i, line in enumerate(head) if i == 0 or (i < title and _is_of_page(line)))
    return lines[last + 1 :] or lines


def _is_of_page(line: FrontLine) -> bool:
    return not line.level and (is_page_line(line.text) or bool(_FIELD.match(line.squeezed)))


def after_fields(lines: Sequence[FrontLine]) -> Sequence[FrontLine]:
    """The lines below a table of 索引号：, 发文机关：, 标题： …, where the title itself comes after it."""
    first = next((i for i, line in enumerate(lines) if not _FIELD.match(line.squeezed)), len(lines))
    return lines[first:] if first > 1 and first < len(lines) else lines


def after_press(lines: Sequence[FrontLine]) -> Sequence[FrontLine]:
    """The lines from an instrument's own title on, where a press release that names it comes first."""
    found = _PRESS.search(lines[0].text[:_LONGEST]) if lines and not lines[0].level else None
    if not found or is_forwarding(lines):
        return lines
    name = found[1].replace("(", "（").replace(")", "）")
    for i, line in enumerate(lines[1:], start=1):
        if line.squeezed.strip("*").replace("(", "（").replace(")", "）") == re.sub(r"\s", "", name):
            return lines[i - 1 :] if only_issuers(lines[i - 1].squeezed) else lines[i:]
    return lines


def is_forwarding(lines: Sequence[FrontLine]) -> bool:
    """Whether the first lines, joined as far as it takes, are the title of a notice that forwards another text."""
    for first in range(min(_TITLE_LINES, len(lines))):
        run = ""
        for line in lines[first : first + _TITLE_LINES]:
            run += line.squeezed
            if len(run) > _LONGEST_TITLE:
                break
            if _FORWARDING.fullmatch(run):
                return True
            if re.search(r"[。；：]", run):
                break
    return False


def _bare(title: str) -> str:
    """A title as it is compared: issuers parted by 、 or white space, titles inside it in 〈〉 or 《》."""
    return re.sub(r"[\s、《》〈〉]", "", title)
