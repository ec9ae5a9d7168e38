"""What stands before the body of a Chinese text: title, 题注, document number, addressee.

Forms: LawRefBook markdown, State Council pages, official print (GB/T 9704-2012), an announcement (公告, 令)
in front of the instrument, titles broken over several lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.detect.lead import after_announcement, after_fields, after_navigation, after_press
from ingest.detect.lines import FrontLine
from ingest.detect.naming import document_number, is_number, issued_title, join_title, only_issuers, serial_number
from ingest.models import Span

_TYPE = (
    r"法|法典|宪法|修正案|条例|规定|办法|细则|规则|规程|规范|解释|决定|决议|意见|通知|公告|通告|批复|答复|解答|复函|函|纪要|方案|"
    r"规划|计划|纲要|命令|令|安排|标准|守则|章程|制度|报告|指引|指南|要点|清单|目录|程序|准则|公约|协定|议定书|指示|通报|说明"
)
_TITLE_END = re.compile(
    rf"(?:{_TYPE})(?:[（(【](?:试行|暂行|草案|征求意见稿|修订|修订版|修正|[0-9]{{4}}年?(?:修正|修订|版)?|"
    r"[一二三四五六七八九十]+|节选|全文)[）)】])*$"
)
_BODY = re.compile(
    r"第\s*[一二三四五六七八九十百零〇0-9]+\s*[编章节条]|[一二三四五六七八九十]+、|（一）|目\s*录$|序\s*言$|总\s*则$|前\s*言$|引\s*言$|"
    r"为了|为[^\s]{2,}|根据|依据|依照|现将|现就|经[^\s]{2,}(?:同意|批准)|[“\"]"
)
_ARTICLE = re.compile(r"第\s*[一二三四五六七八九十百零〇0-9]+\s*[编章条]|目\s*录$")
_FIGURE = r"[0-9０-９一二三四五六七八九十]{1,3}"
_DAY = rf"(?:[0-9０-９]{{4}}|[〇○零一二三四五六七八九]{{4}})\s*年\s*{_FIGURE}\s*月\s*{_FIGURE}\s*日"
_STEP = r"通过|委员会$|公布|发布|颁布|修正|修订|批准|施行|印发|公告|令第|会议|届|次$|生效|修改|根据"
_NOTE = re.compile(
    rf"^[（(\[【]\s*(?:根据|由|自|经)?\s*{_DAY}.*(?:{_STEP})|^(?:由|自|经)?\s*{_DAY}.{{0,160}}(?:{_STEP})|"
    rf"^[（(][^）)]{{0,60}}{_DAY}[^）)]{{0,60}}(?:{_STEP})[^）)]{{0,30}}[）)]$|^{_DAY}$|^发布之日施行$"
)
_BARE_DATE = re.compile(
    r"^[（(]?(?:[0-9]{4}|[〇○零一二三四五六七八九]{4})[年\-/.][0-9一二三四五六七八九十〇]{1,3}[月\-/.][0-9一二三四五六七八九十]{1,3}日?[）)]?$"
)
_ADDRESSEE = re.compile(
    r"^(?:各|[\u4e00-\u9fff]{2,400}(?:人民政府|人民法院|人民检察院|委员会|公司|厅|局|部|办公室|军区|省|市))[^。；]{0,400}[：:]$"
)
_BODY_OF_STATE = re.compile(r"[\u4e00-\u9fff]{2,18}(?:委员会|部|局|署)(?:发布|公布)?")
CASE_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]、)?[（(【\[]?(?:关键词|基本案情|简要案情|案情|裁判|法院|处理结果|典型意义|相关法条|要旨|案例|案件)[^。]{0,12}$"
    r"|关键词"
)


@dataclass(frozen=True, slots=True)
class Front:
    """Title as printed without line breaks, its extent, the 题注, the number as printed, and where the body begins."""

    title: str = ""
    span: Span | None = None
    component: str = ""
    note: str = ""
    number: str = ""
    addressee: str = ""
    announcement: str = ""
    end: int = 0


def read_front(lines: Sequence[FrontLine]) -> Front:
    """The front matter of a Chinese text; an empty title where none can be told."""
    announcement, rest = after_announcement(after_fields(after_navigation(lines)))
    rest = after_press(rest)
    first, last = _title_lines(rest)
    if first is None or last is None:
        return _preface(Front(announcement=announcement), rest, 0)
    title_lines = rest[first : last + 1]
    title = join_title([line.text for line in title_lines])
    span = (title_lines[0].start, title_lines[-1].end)
    above = [line.text for line in rest[:first]]
    front = Front(
        title=issued_title(title),
        span=span,
        announcement=announcement,
        number=next((n for n in map(document_number, [announcement, *above]) if n), ""),
        end=span[1],
    )
    return _preface(front, rest, last + 1)


def _title_lines(lines: Sequence[FrontLine]) -> tuple[int | None, int | None]:
    heading = next((i for i, line in enumerate(lines[:8]) if line.level), None)
    if heading is not None and not any(_opens_body(line) for line in lines[:heading]):
        return _headed_title(lines, heading)
    centred = next((i for i, line in enumerate(lines[:6]) if line.centred and not _skippable(line)), None)
    first = (
        centred if centred is not None else next((i for i, line in enumerate(lines[:8]) if not _skippable(line)), None)
    )
    if first is None or _opens_body(lines[first]) or re.search(r"[。；：]$", lines[first].text):
        return None, None
    return first, _last_title_line(lines, first)


def _headed_title(lines: Sequence[FrontLine], first: int) -> tuple[int, int]:
    """A heading that breaks off before the word that names the type goes on in the lines below it."""
    if _TITLE_END.search(lines[first].squeezed) or _open_quote(lines[first].squeezed) == 0:
        run = lines[first].squeezed
        goes_on = re.match(r".*(?:关于|银行|土地)$", run) or _breaks_off(lines, first)
        if _TITLE_END.search(run) or not goes_on:
            return first, first
    return first, _last_title_line(lines, first)


def _breaks_off(lines: Sequence[FrontLine], first: int) -> bool:
    """Whether a heading says only who issues or what it is about, and a heading of its level goes on with the rest."""
    after = lines[first + 1] if first + 1 < len(lines) else None
    if after is None or after.level != lines[first].level:
        return False
    about = "关于" in lines[first].squeezed and bool(_TITLE_END.search(after.squeezed))
    return about or after.squeezed.startswith("关于")


def _last_title_line(lines: Sequence[FrontLine], first: int) -> int:
    run = ""
    best = first
    for i in range(first, min(first + 7, len(lines))):
        line = lines[i]
        if i > first and (_ends_front(line) or re.search(r"[。；：]$", line.text)):
            break
        run += line.squeezed
        if len(run) > 260:
            break
        best = i
        if _TITLE_END.search(run) and not _open_quote(run) and not _continues(lines, i):
            break
    else:
        return best
    return best if _TITLE_END.search("".join(x.squeezed for x in lines[first : best + 1])) else first


def _continues(lines: Sequence[FrontLine], i: int) -> bool:
    """A next line such as 的通知, （试行） or 实施细则 still belongs to the title."""
    if i + 1 >= len(lines):
        return False
    after = lines[i + 1]
    if _ends_front(after):
        return False
    return bool(
        re.match(r"^(?:的|和|及|若干|有关|适用|实施|[（(](?:试行|[一二三四五六七八九十]+)[）)])", after.squeezed)
    ) and bool(_TITLE_END.search(after.squeezed) or re.match(r"^[（(]", after.squeezed))


def _open_quote(text: str) -> int:
    return text.count("《") - text.count("》")


def _opens_body(line: FrontLine) -> bool:
    return bool(_BODY.match(line.text)) and not _TITLE_END.search(line.squeezed)


def _ends_front(line: FrontLine) -> bool:
    return (
        _opens_body(line)
        or bool(CASE_HEADING.match(line.squeezed))
        or bool(_NOTE.match(line.text))
        or bool(_ADDRESSEE.match(line.squeezed))
        or is_number(line.squeezed)
        or bool(_BARE_DATE.match(line.squeezed))
    )


def _skippable(line: FrontLine) -> bool:
    """Lines above a title: number, secrecy, file mark, page head."""
    text = line.squeezed
    return (
        is_number(text)
        or bool(
            re.search(
                r"^(?:指导性?案例第?[0-9]+号|检例第[0-9]+号)[：:]?$|文件$|^第[0-9一二三四五六七八九十]+号$|^(?:终稿|附件[0-9一二三四]*[：:]?|(?:绝密|机密|秘密)(?:★.{0,8})?|特急|加急|特提|平急|急件|【[^】]*】)$|^签发人[：:]",
                text,
            )
        )
        or not re.search(r"[\u4e00-\u9fff]{2}", text)
    )


def _preface(front: Front, lines: Sequence[FrontLine], index: int) -> Front:
    """Reads on from the title: 题注, number, a repeated title, the addressee."""
    note: list[str] = []
    repeated = ""
    title = re.sub(r"\s", "", front.title)
    while index < len(lines):
        line = lines[index]
        if number := _number_at(line, front):
            front = replace(front, number=front.number or number)
            note.append(line.text)
        elif after := _note_above_addressee(lines, index):
            index = after
            continue
        elif _is_note(line, note):
            note.append(line.text)
        elif title and line.squeezed and (repeated + line.squeezed) and title.startswith(repeated + line.squeezed):
            repeated += line.squeezed
        elif line.level == 1 and front.span and not front.component and _is_component(line):
            front = replace(front, component=line.squeezed)
        elif last := _addressee_end(lines, index):
            names = "".join(x.text for x in lines[index:last]).rstrip("：:")
            return replace(front, note="\n".join(note), addressee=names, end=lines[last - 1].end)
        elif _names_subject(line, front):
            front = replace(front, title=_announced_title(front.title, line.squeezed), span=(line.start, line.end))
        elif not (_BARE_DATE.match(line.squeezed) or only_issuers(line.squeezed)):
            break
        elif _BARE_DATE.match(line.squeezed):
            note.append(line.text)
        front = replace(front, end=line.end)
        index += 1
    return replace(front, note="\n".join(note))


def _number_at(line: FrontLine, front: Front) -> str:
    """The number that a short line below the title holds: 法发〔2016〕32号, or 〔2020〕第3号 below 某行公告."""
    if len(line.squeezed) >= 60 or line.text.endswith("。"):
        return ""
    return serial_number(line.text, front.title) or document_number(line.text)


def _note_above_addressee(lines: Sequence[FrontLine], index: int) -> int:
    """The index of the addressee where a note in brackets, of three lines at most, stands before it; 0 elsewhere."""
    if lines[index].text[0] not in "（(" or _NOTE.match(lines[index].text):
        return 0
    for i in range(index, min(index + 3, len(lines) - 1)):
        if lines[i].text[-1] in "）)":
            return i + 1 if _addressee_end(lines, i + 1) else 0
    return 0


def _addressee_end(lines: Sequence[FrontLine], index: int) -> int:
    """The index after the addressee that begins at ``index``, which may run over four lines; 0 if there is none."""
    run = ""
    for i in range(index, min(index + 4, len(lines))):
        run += lines[i].squeezed
        if _opens_body(lines[index]) or "如下" in run:
            return 0
        if _ADDRESSEE.match(run):
            return i + 1
        if not run.endswith(("，", "、", ",")):
            return 0
    return 0


def _names_subject(line: FrontLine, front: Front) -> bool:
    """关于发布甲的公告 below 某局公告 and its number: the line that says what the announcement is about."""
    announces = re.search(r"(?:公告|通告)$", front.title) and "关于" not in front.title
    return bool(announces) and bool(re.match(r"关于.+的?(?:公告|通告|通知|决定)$", line.squeezed))


def _announced_title(title: str, subject: str) -> str:
    return re.sub(r"(?:公告|通告)$", "", title) + subject


def _is_note(line: FrontLine, note: Sequence[str]) -> bool:
    if _NOTE.match(line.text):
        return not re.search(r"[：:]$", line.text)
    said = "".join(note)
    unclosed = said.count("《") > said.count("》") or said.count("（") > said.count("）")
    stray = (
        bool(_BODY_OF_STATE.fullmatch(line.squeezed))
        or bool(re.match(r"^(?:第[0-9]+次)?会议通过", line.text))
        or bool(re.search(r"次$", said))
    )
    return bool(note) and len(line.text) < 400 and (unclosed or stray) and not _ARTICLE.match(line.text)


def _is_component(line: FrontLine) -> bool:
    """A part of a code in a file of its own: 合同编, 总则, 附则."""
    return bool(
        re.fullmatch(
            r"(?:第[一二三四五六七八九十]+[编分]编?)?[\u4e00-\u9fff]{2,8}?(?:编|总则|分则|附则)|总则|附则",
            line.squeezed,
        )
    )
