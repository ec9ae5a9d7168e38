"""What surrounds the body of a Chinese instrument: title, 题注, 目录, annexes, signature and date."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ingest.models import Part, PartName
from ingest.numerals import CHINESE_NUMERAL
from ingest.outline.cn.labels import article_label, division_label, point_label
from ingest.outline.cn.web import is_web
from ingest.outline.lines import Line, split_lines
from ingest.outline.tree import Opening, trimmed
from ingest.uri import number_part

if TYPE_CHECKING:
    from ingest.detect import Detected

_TOC = re.compile(r"目\s*[录次]\s*[:：]?$")
_TOC_LINE = re.compile(r"目\s*录\s+第")
_UNNUMBERED = re.compile(r"(?:附\s*则|序\s*言|前\s*言|总\s*则|附\s*录|附\s*件.{0,20}|结\s*语)$")
_LEADER = re.compile(r"[\s.．…·\-—_]*(?:[（(]\s*\d+\s*[）)]|\d*)$")
_ANNEX = re.compile(
    rf"附(?!\s*则)\s*(?:件|录|表|图)?\s*([{CHINESE_NUMERAL}0-9０-９]{{0,3}}(?:[-－—][0-9]{{1,2}})?|[A-Z])\s*"
    r"(?:[:：]|$|\s|[.．、](?!\s*[0-9]))(?!.*[，。；].*[，。；])"
)
_DATE = re.compile(
    r"[（(]?\s*(?:[12][0-9]{3}|[12１２][０-９]{3}|[一二][〇○零Ｏ０O一二三四五六七八九]{3})\s*年\s*"
    rf"[{CHINESE_NUMERAL}0-9０-９]{{1,3}}\s*月\s*[{CHINESE_NUMERAL}0-9０-９]{{1,3}}\s*日\s*[）)]?$"
)
_SIGNED = re.compile(r"[^。；，：:]{2,40}?\s+(?=[12一二１２])")
_PUBLIC = re.compile(
    r"[（(](?:此件|此页|本页|此文|本文件?有删减|本文此次|有?删减|公开(?:方式|属性)|信息公开)[^（()）]{0,30}[）)]$"
    r"|[（(](?:此件)?共印\s*[0-9]+\s*份[）)]$|[（(]联\s*系\s*(?:人|电话|方式|单位|处室)[^（()）]{0,80}[）)]$"
)
_NUMBER = re.compile(
    r"[（(]?(?:[\u4e00-\u9fff]{0,14}\s*[〔\[［【（(][12]\d{3}[〕\]］】)）]\s*第?\s*\d{1,5}\s*号|第\s*\d{1,4}\s*[期号])[）)]?$"
)
_IMPRINT = re.compile(
    r"(?:抄\s*送|抄\s*报|主\s*送|分\s*送|报\s*送|主\s*题\s*词|信息公开选项|公开(?:方式|属性)|印发份数|承办(?:单位|处室))(?:机关|单位)?\s*[：:]"
    r"|[^。；，]{0,40}[12][0-9]{3}\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日\s*印\s*发$|[（(]?共印\s*[0-9]+\s*份[）)]?$"
)
_ADDRESSEE = re.compile(
    r"(?:院|厅|局|部|委|会|府|行|司|处|所|省|市|区|县|机构|公司|单位|中心|学校|机关|兵团|社|委员|代表|同志|先生|女士)(?:[（(][^（()）]{1,20}[）)])?[：:]$"
    r"|^各|你[院厅局部]"
)
_SENTENCE = re.compile(r"[。；！？：]")
_PREFACE_FALLBACK = 12
_TOC_RUN, _NOTE_LINE = 3, 60
_PREFACE_END = re.compile(r"[^。：；]{0,60}(?:通过|公布|发布|修正|修订|施行|批准)\s*[)）]?$")


def body_start(lines: Sequence[Line], detected: Detected) -> int:
    """Index of the first line after title, 题注, number and addressee; never past the first label."""
    first = next((i for i, line in enumerate(lines) if article_label(line.text)), len(lines))
    if detected.preface_end > 0:
        begin = next((i for i, line in enumerate(lines) if line.start >= detected.preface_end), len(lines))
        while begin < first and not lines[begin].level and _PREFACE_END.match(lines[begin].text):
            begin += 1
        return min(first, begin)
    title_end = detected.title_span[1] if detected.title_span else 0
    levels = Counter(line.level for line in lines)
    for i, line in enumerate(lines[: min(first, _PREFACE_FALLBACK)]):
        if line.start < title_end:
            continue
        if line.level and levels[line.level] > 1:
            return i
        if is_toc(line) or division_label(line.text, line.level > 0) or point_label(line.text):
            return i
        if line.text.endswith(("。", "：", "；")) and not line.text.startswith(("（", "(")):
            return i
    return min(first, _PREFACE_FALLBACK, len(lines))


def is_toc(line: Line) -> bool:
    return bool(_TOC.match(line.text) or _TOC_LINE.match(line.text))


def toc_lines(lines: Sequence[Line], first: int) -> range:
    """The lines of a table of contents at or after ``first``, before the first article; empty if there is none.

    With the word 目录: the headings below it, up to one that returns. Without: three or more headings in a row
    of which most stand again further down.
    """
    stop = next((i for i in range(first, len(lines)) if article_label(lines[i].text)), len(lines))
    at = next((i for i in range(first, stop) if is_toc(lines[i])), None)
    if at is not None:
        end = _return_of_first(lines, at + 1, stop) or _run_end(lines, at + 1, stop)
        return range(at, end) if end > at + 1 or _TOC_LINE.match(lines[at].text) else range(0)
    keys = [_heading_key(line) if line.text[0] not in "“" else "" for line in lines]
    last = {key: i for i, key in enumerate(keys)}
    for i in range(first, stop):
        end = _run_end(lines, i, stop) if keys[i] and not (i > first and keys[i - 1]) else i
        if end - i >= _TOC_RUN and 2 * sum(last[key] >= end for key in keys[i:end] if key) > end - i:
            return range(i, end)
    return range(0)


def _return_of_first(lines: Sequence[Line], begin: int, stop: int) -> int:
    """Where the first heading of the contents stands again, at the latest above the first article; 0 if nowhere.

    What a page break put between the contents (a footnote, a running head) goes with them.
    """
    keys = [_heading_key(line) for line in lines[begin:stop]]
    if not keys or not keys[0] or keys[0] not in keys[1:]:
        return 0
    return begin + len(keys) - 1 - keys[::-1].index(keys[0])


def _run_end(lines: Sequence[Line], begin: int, stop: int) -> int:
    """The end of the headings that stand in a row from ``begin``, none of them twice; annexes may follow them."""
    seen: set[str] = set()
    for i in range(begin, stop):
        key = _heading_key(lines[i]) or (_annex_key(lines[i]) if i > begin else "")
        if not key or key in seen:
            return i
        seen.add(key)
    return stop


def _heading_key(line: Line) -> str:
    """The heading with blanks, dots and page numbers off; '' for a line that is none."""
    if _TOC_LINE.match(line.text):
        return line.text
    bare = _LEADER.sub("", line.text)
    if division_label(bare, line.level > 0) if bare else None:
        return re.sub(r"\s", "", bare)
    label = point_label(line.text) if len(line.text) < 50 and not _SENTENCE.search(line.text) else None
    if label or (bare and _UNNUMBERED.match(bare)):
        return re.sub(r"\s", "", bare)
    return ""


def _annex_key(line: Line) -> str:
    """附录一 with its name, as contents list it below the last chapter; '' for any other line."""
    return re.sub(r"\s", "", line.text) if annex_opening(line) and not _SENTENCE.search(line.text) else ""


def parts_before(text: str, detected: Detected, upto: int, toc: tuple[int, int] | None) -> list[Part]:
    """Title, preface, contents, addressee and what a web page prints, as parts that hold all visible text before
    ``upto``."""
    named: list[tuple[PartName, int, int]] = []
    if detected.title_span and detected.title_span[0] < upto:
        named.append(("title", detected.title_span[0], min(detected.title_span[1], upto)))
    if toc and toc[0] < upto:
        named.append(("toc", *toc))
    parts: list[Part] = []
    at = 0
    for name, start, end in [*sorted(named, key=lambda n: n[1]), ("preface", upto, upto)]:
        parts += _preface_parts(text, at, start)
        if end > start:
            parts += visible_part(text, name, max(start, at), end)
        at = max(at, end)
    return parts


def _preface_parts(text: str, start: int, end: int) -> list[Part]:
    """A stretch of the front: lines of a web page are furniture, names that end in a colon the addressee."""
    lines = split_lines(text[start:end])
    named = addressee(lines, len(lines) - 1) if len(lines) > 1 else range(0)
    cut = start + lines[named.start].start if named and named.stop == len(lines) else end
    front = [line for line in lines if start + line.start < cut]
    page = max((i for i, line in enumerate(front) if is_web(line)), default=-1) if start == 0 else -1
    parts: list[Part] = []
    for web, members in groupby(enumerate(front), key=lambda numbered: numbered[0] <= page or is_web(numbered[1])):
        run = [line for _, line in members]
        parts += visible_part(text, "furniture" if web else "preface", start + run[0].start, start + run[-1].end)
    return parts + visible_part(text, "addressee", cut, end)


def visible_part(text: str, name: PartName, start: int, end: int) -> list[Part]:
    """One part without the white space around it; none where nothing is visible."""
    end = max(start, trimmed(text, end))
    while start < end and text[start].isspace():
        start += 1
    return [Part(name, start, end)] if start < end else []


def annex_opening(line: Line) -> Opening | None:
    """附件1, 附：…, 附录 as the start of an annex; the rest of the line is its heading."""
    match = _ANNEX.match(line.text) if line.text[0] == "附" and not line.table else None
    if match is None:
        return None
    num = match.group().rstrip(":： \u3000")
    heading = line.text[match.end() :].strip()
    number = match.group(1).strip()
    return Opening(0, "annex", line.start, num, heading, number=number_part(number))


def conclusions_at(lines: Sequence[Line], first: int, last: int) -> int:
    """Index where signature and date begin at the end of ``lines[first:last]``; ``last`` if there are none."""
    end = last
    while end > first and _PUBLIC.match(lines[end - 1].text):
        end -= 1
    if end <= first or lines[end - 1].table or not is_date(lines[end - 1]):
        return last
    at = end - 1
    while at > first and (is_signatory(lines[at - 1]) or (at < end - 1 and is_date(lines[at - 1]))):
        at -= 1
    return at


def is_signatory(line: Line) -> bool:
    """An unlabelled short line without the end of a sentence: a body's or a person's name."""
    text = line.text
    if len(text) > 40 or line.table or line.level or _SENTENCE.search(text) or "，" in text:
        return False
    return not (article_label(text) or division_label(text, False) or point_label(text))


def addressee(lines: Sequence[Line], first: int) -> range:
    """The addressee (主送机关) at index ``first`` or right before it: a line of names that ends in a colon."""
    for i in (first, first - 1):
        if 0 < i < len(lines) and lines[i].text.endswith(("：", ":")) and not lines[i].level:
            text = lines[i].text
            if _ADDRESSEE.search(text) and not re.search(r"[。；]|如下|下列", text):
                return range(_list_start(lines, i), i + 1)
    return range(first, first)


def _list_start(lines: Sequence[Line], i: int) -> int:
    """The first of the lines above ``i`` that are the same list of names, broken after a comma."""
    first = i
    while first > 1 and lines[first - 1].text.endswith(("，", "、", ",")) and "。" not in lines[first - 1].text:
        first -= 1
    return first


def is_furniture(line: Line) -> bool:
    """（此件公开发布）, （联系人：…） and other notes of the office that are no content (GB/T 9704-2012, 7.3.6)."""
    return bool(_PUBLIC.match(line.text))


def is_imprint(line: Line) -> bool:
    """抄送：…, 某办公室 2022年6月2日印发: the office's notes below an official paper (GB/T 9704-2012, 7.4)."""
    return bool(_IMPRINT.match(line.text))


def is_note(line: Line) -> bool:
    """A 题注 or （试行） in brackets below a title, or a document number."""
    text = line.text
    bracketed = text[0] in "（(" and text[-1] in "）)" and point_label(text) is None
    return bracketed or bool(_NUMBER.match(text) or _PREFACE_END.match(text))


def is_note_broken(line: Line, following: Line) -> bool:
    """A 题注 in brackets that is broken over two lines."""
    opens = line.text[0] in "（(" and not re.search(r"[）)]", line.text) and len(line.text) <= _NOTE_LINE
    return opens and following.text[-1] in "）)" and not _SENTENCE.search(following.text)


def is_date(line: Line) -> bool:
    """A date alone on its line, or with the body that signs before it and white space between them."""
    return bool(_DATE.match(line.text)) or is_signed_date(line)


def is_signed_date(line: Line) -> bool:
    signed = _SIGNED.match(line.text) if line.text[-1] == "日" else None
    return signed is not None and bool(_DATE.match(line.text, signed.end()))


def line_span(lines: Sequence[Line], indices: Iterable[int]) -> tuple[int, int] | None:
    numbers = list(indices)
    return (lines[numbers[0]].start, lines[numbers[-1]].end) if numbers else None
