"""What a Chinese instrument is: its level in the hierarchy, its issuer, its jurisdiction (立法法 98–103, 118, 119).

Judicial interpretations take the forms 解释, 规定, 规则, 批复 and 决定 (法发〔2007〕12号 art. 6, as amended);
意见, 通知, 纪要 and 公告 of the same courts are normative documents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.detect.front import Front
from ingest.models import Kind
from ingest.registry import Issuer, issuers_in, place_at_start, places

_SUFFIX = r"(?:[（(【][^（）()【】]{1,12}[）)】])*$"
_NOTICE = re.compile(
    rf"(?:意见|通知|公告|通告|纪要|函|答复|复函|解答|方案|规划|计划|纲要|报告|指引|指南|要点|通报|指示|说明|批复|清单|公约|倡议书){_SUFFIX}"
)
_LEGAL_FORM = re.compile(
    rf"(?:法|法典|条例|规定|办法|细则|规则|规程|解释|决定|决议|修正案|批复|安排|命令|规范|标准|制度){_SUFFIX}"
)
_INTERPRETING = re.compile(rf"(?:解释|规定|规则|批复|决定|安排|办法){_SUFFIX}")
_AMENDING = re.compile(
    r"修正案(?:[（(][^（）()]{1,12}[）)])*$|(?:关于|予以)?(?:废止(?:和|、|或者)?)?修[改订正](?!后)(?:和废止)?.{2,}的?决定"
    r"|关于修改(?!后).{2,}的?(?:通知|命令|令)"
)
_FORWARDING = re.compile("印发|转发|批转|发布|公布|下发")
_COURT_NOTE = re.compile(r"审判委员会|最高人民法院")
_PROSECUTOR_NOTE = re.compile(r"检察委员会|最高人民检察院")
_CASE_WORK = re.compile(r"^(?:关于)?(?:审理|办理|适用|人民法院|执行)[^。]{2,}(?:案件|解释|规定)")
_LOCAL_CONGRESS = re.compile(
    r"([\u4e00-\u9fff]{2,10}?(?:省|市|自治区|自治州|自治县))(?:第?[一二三四五六七八九十0-9]+届)?(?:人民代表大会|人大常委会)|"
    r"([\u4e00-\u9fff]{2,10}?(?:省|市|自治区|自治州|自治县))(?:人民政府令|人民政府)"
)


@dataclass(frozen=True, slots=True)
class Nature:
    """Kind, level and place of an instrument; ``issuers`` in the order they are named."""

    kind: Kind
    authority: str
    subtype: str
    jurisdiction: str = "cn"
    issuers: tuple[Issuer, ...] = ()

    @property
    def issuer(self) -> str:
        return "-".join(i.key for i in self.issuers[:3])


def is_amending(title: str) -> bool:
    """Whether an instrument of that title amends another: its quoted articles are not its own.

    >>> [is_amending(t) for t in ("凡例法修正案（二）", "关于修改凡例法的决定", "关于《凡例法修正案》效力的解释")]
    [True, True, False]
    """
    return bool(_AMENDING.search(title))


def nature_of(front: Front, text: str) -> Nature:
    """The nature of an instrument from its title, its 题注, its number and, last, its words."""
    title = re.sub(r"\s", "", front.title)
    for test in (_judicial, _local, _national, _state_council, _ministry, _notice):
        if found := test(title, front, text):
            return found
    return _by_form(title, text)


def _issuers(title: str, front: Front) -> tuple[Issuer, ...]:
    before = re.split(r"关于|印发|转发|《|批转", title)[0]
    note = re.sub(r"《[^》]*》", "", front.note)
    return issuers_in(before) or issuers_in(note) or issuers_in(front.announcement[:200])


def _judicial(title: str, front: Front, text: str) -> Nature | None:
    named = issuers_in(re.split(r"关于|《", title)[0])
    courts = tuple(i for i in named if i.key in ("spc", "spp"))
    if not named:
        courts = _issuers_of_note(front.note)
    number = front.number
    if not courts and not number.startswith(("法释", "高检发释")):
        if not (_CASE_WORK.match(title) and re.search(rf"(?:解释|规定){_SUFFIX}", title) and "人民法院" in text[:3000]):
            return None
        courts = issuers_in("最高人民法院")
    issuers = named or courts or issuers_in("最高人民法院" if number.startswith("法释") else "最高人民检察院")
    alone = all(i.key in ("spc", "spp") for i in issuers)
    binding = number.startswith(("法释", "高检发释")) or (
        alone and bool(_INTERPRETING.search(title)) and not number.startswith(("法发", "法〔", "高检发", "法办"))
    )
    if binding and not re.search(rf"(?:意见|通知|纪要|公告|通告|函){_SUFFIX}", title):
        return Nature("law", "judicial_interpretation", "interpretation", "cn", issuers)
    return Nature("notice", "normative_document", "notice", "cn", issuers)


def _issuers_of_note(note: str) -> tuple[Issuer, ...]:
    plain = re.sub(r"《[^》]*》", "", note)
    court = issuers_in("最高人民法院") if _COURT_NOTE.search(plain) else ()
    prosecutor = issuers_in("最高人民检察院") if _PROSECUTOR_NOTE.search(plain) else ()
    return court + prosecutor


def _local(title: str, front: Front, text: str) -> Nature | None:
    plain = re.sub(r"《[^》]*》", "", front.note)
    passed = None if "全国人民代表大会" in plain[:80] else _LOCAL_CONGRESS.search(plain)
    code = place_at_start(title) or (places().get((passed[1] or passed[2]).removeprefix("经"), "") if passed else "")
    code = code or ("cn" if passed else "")
    if not code or re.search(r"国务院令|国务院(?:发布|批准|公布)", plain):
        return None
    government = bool(re.search(r"人民政府令|人民政府(?:第|常务会议)", plain))
    if _NOTICE.search(title) and not passed:
        return Nature("notice", "normative_document", "notice", code, _issuers(title, front))
    return Nature("law", "local_rule" if government else "local_regulation", "local", code)


def _national(title: str, front: Front, text: str) -> Nature | None:
    plain = re.sub(r"《[^》]*》", "", front.note)
    by_congress = (
        "全国人民代表大会" in plain or "全国人民代表大会" in re.split(r"关于|《", title)[0] or "主席令" in plain
    )
    by_name = title.startswith("中华人民共和国") and bool(re.search(rf"(?:(?<!办)法|法典|宪法|修正案){_SUFFIX}", title))
    if not (by_congress or by_name) or (re.search(r"国务院令", plain) and not by_name):
        return None
    bodies = _issuers(title, front) or issuers_in("全国人民代表大会常务委员会" if by_congress else "")
    if "宪法" in title and re.search(rf"宪法(?:修正案)?{_SUFFIX}", title):
        return Nature("law", "constitution", "amendment" if "修正案" in title else "", "cn", bodies)
    if re.search(rf"解释{_SUFFIX}", title):
        return Nature("law", "legal_interpretation", "legal-interpretation", "cn", bodies)
    return Nature("law", "law", _act_subtype(title), "cn", bodies)


def _act_subtype(title: str) -> str:
    if "修正案" in title:
        return "amendment"
    return "decision" if re.search(rf"(?:决定|决议){_SUFFIX}", title) else ""


def _state_council(title: str, front: Front, text: str) -> Nature | None:
    plain = re.sub(r"《[^》]*》", "", front.note + "\n" + front.announcement)
    issuers = _issuers(title, front)
    in_note = bool(
        re.search(
            r"国务院(?:、中华人民共和国中央军事委员会|、中央军委)?(?:令|第|常务|发布|公布|批准|、中央军委批准)", plain
        )
    )
    in_title = bool(issuers) and issuers[0].key in ("sc", "sc-go")
    by_name = title.startswith("中华人民共和国") and bool(
        re.search(rf"(?:条例|实施细则|实施办法|规定){_SUFFIX}", title)
    )
    by_name = by_name or (bool(re.search(rf"条例{_SUFFIX}", title)) and not issuers)
    if not (in_note or in_title or by_name):
        return None
    if not (in_title or in_note) and any(i.level in ("ministry", "supervision") for i in issuers_in(plain)):
        return None
    if (
        _NOTICE.search(title)
        or re.match(r"国发|国办|国函|国令函", front.number)
        or re.match(r"国办|国发明电", front.number)
    ):
        return Nature("notice", "normative_document", "notice", "cn", issuers or issuers_in("国务院"))
    return Nature("law", "administrative_regulation", "regulation", "cn", issuers or issuers_in("国务院"))


def _ministry(title: str, front: Front, text: str) -> Nature | None:
    issuers = tuple(i for i in _issuers(title, front) if i.level in ("ministry", "supervision"))
    if "监察法规" in text[:500] or (issuers and issuers[0].key == "nsc" and _LEGAL_FORM.search(title)):
        return Nature("law", "supervision_regulation", "regulation", "cn", issuers)
    if not _LEGAL_FORM.search(title) or _NOTICE.search(title) or (DOCUMENT_WORD.match(front.number) and not front.note):
        return None
    if not issuers and re.search(r"第一条", text[:4000]):
        issuers = _issuer_of_tail(text)
    if not issuers:
        return None
    return Nature("law", "department_rule", "rule", "cn", issuers)


DOCUMENT_WORD = re.compile(r"[\u4e00-\u9fff]+(?:发|办|函|字|规|通)〔")


def _issuer_of_tail(text: str) -> tuple[Issuer, ...]:
    """The body whose earlier order the closing articles repeal, or that interprets the text."""
    tail = text[-900:]
    found = re.search(
        r"[（(]\s*(?:中华人民共和国|原)?([\u4e00-\u9fff]{2,20}?)(?:令)?第\s*[0-9]+\s*号令?[）)]|由([\u4e00-\u9fff]{2,20}?)(?:负责解释|制定|解释)",
        tail,
    )
    return issuers_in(found[1] or found[2])[:1] if found else ()


def _notice(title: str, front: Front, text: str) -> Nature | None:
    if not (_NOTICE.search(title) or front.number or front.addressee):
        return None
    return Nature("notice", "normative_document", "notice", "cn", _issuers(title, front))


def _by_form(title: str, text: str) -> Nature:
    articles = len(article_lines(text))
    if articles >= 2 and _LEGAL_FORM.search(title):
        is_rule = bool(re.search(rf"(?:规定|办法|细则|规则|规程|规范){_SUFFIX}", title))
        return Nature("law", "department_rule" if is_rule else "other", "rule" if is_rule else "")
    formal = bool(re.search(rf"(?:条例|规定|办法|细则|规则){_SUFFIX}", title))
    return Nature("law" if articles >= 2 or formal else "notice", "other", "")


def forwards(title: str) -> bool:
    """Whether an instrument of that title only forwards or publishes another."""
    return bool(_FORWARDING.search(title))


def article_lines(text: str) -> Sequence[str]:
    """The labels of lines that open an article."""
    return re.findall(
        r"(?m)^[ \t\u3000#]*([第笫][ \t\u3000]*[零〇一二三四五六七八九十百千0-9]+[ \t\u3000]*[条條]"
        r"(?:之[一二三四五六七八九十]+)?)"
        r"(?!第|规定|、|和|的)",
        text,
    )
