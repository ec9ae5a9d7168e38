"""The head of a Chinese judgment, and of the write-up of a case."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.dates import find_dates
from ingest.models import Span

CASE_NUMBER = re.compile(
    r"[（(〔\[﹝]\s*((?:19|20)[0-9]{2})\s*[）)〕\]﹞]\s*([\u4e00-\u9fff][\u4e00-\u9fff0-9]{0,14}?(?:字第"
    r"|字)?)\s*([0-9]{1,6}(?:[-－][0-9]+)?)\s*号(之[一二三四五六七八九十]+)?"
)
_COURT = re.compile(
    r"([\u4e00-\u9fff]{2,28}?(?:人民法院|海事法院|知识产权法院|金融法院|互联网法院|铁路运输(?:中级)?法院|军事法院"
    r"|基层法院|法院))"
)
_PAPER = re.compile(
    r"(?:刑\s*事|民\s*事|行\s*政|执\s*行|赔\s*偿)?[\u4e00-\u9fff]{0,8}?(?:判\s*决\s*书|裁\s*定\s*书|调\s*解\s*书"
    r"|决\s*定\s*书)"
)
_PARTY = re.compile(
    r"公诉|被告|原审|上诉人|原告|申请人|自诉人|罪犯|抗诉机关|附带民事|赔偿请求人|执行人|案外人|异议人|起诉人"
    r"|申诉人|被(?:罚款|拘留|申请)人"
)
_SIGNED = re.compile(r"(?:审\s*判\s*[长员]|陪\s*审\s*员|检\s*察\s*[长员官])")
_PROSECUTED = re.compile(
    r"([\u4e00-\u9fff]{2,24}人民检察院)\s*((?:(?:刑\s*事|附带民事|民\s*事|行\s*政|公益诉讼)\s*){0,3}"
    r"(?:起\s*诉\s*书|(?:附条件)?不\s*起\s*诉\s*决\s*定\s*书|抗\s*诉\s*书|(?:刑事|民事|行政)?(?:申诉|赔偿"
    r"|监督)?(?:审查|复查)?决\s*定\s*书))\s*"
    r"([\u4e00-\u9fff]{1,16}检[\u4e00-\u9fff]{0,12}\s*[〔（(\[［【]\s*(?:19"
    r"|20)[0-9]{2}\s*[〕）)\]］】]\s*第?\s*[A-Z]?[0-9]{1,6}\s*号)"
)
_TOLD = (
    r"(?:基本|简要)案情|案情(?:简介|概要|概述|回顾|摘要)?|裁判(?:要点|要旨)|典型意义|案例(?:分析|评析|解析|意义"
    r"|索引|启示)|指导意义|要旨|关键词"
    r"|(?:法官|专家)(?:说法|提醒|释法|解读|点评|寄语)|以案(?:说|释)法|检察(?:机关)?履职(?:过程|情况)"
    r"|指控与证明犯罪|警示意义|典型价值"
)
_ALSO = (
    r"裁判(?:结果|理由)|法院(?:裁判|审理|判决)|(?:处理|判决|调解|执行)结果|申请人请求|原告诉讼请求"
    r"|相关(?:法条|规定)|法条链接|关联索引|诉讼过程"
)
_HEADINGS = re.compile(
    rf"[【〔]\s*({_TOLD}|{_ALSO})\s*[】〕]"
    rf"|^[#\u3000 \t一二三四五六七八九十、（）()\[0-9.．]*({_TOLD}|{_ALSO})\]?(?:[：:].*"
    rf"|(?<=\w\w\w\w) +\S.*)?[。 \t\u3000]*$",
    re.MULTILINE,
)
_NARRATIVE = re.compile(_TOLD)
_COLLECTION = re.compile(r"(?:典型|指导性?|参考|十大|优秀)案[例件]|案例选|案例汇编")
_LISTED_CASE = re.compile(
    r"^[#\s]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[.．、]"
    r"|案例\S{1,4}[：:、\s])[^。\n]{2,60}案$",
    re.MULTILINE,
)
_GUIDING = re.compile(r"指导(?:性)?案例\s*第?\s*[0-9一二三四五六七八九十百]+\s*号|检例第\s*[0-9]+\s*号")
_LOOSE_NUMBER = re.compile(r"\S{0,4}[刑民行执赔][初终再监申]字第\s*[0-9]+(?:-[0-9]+)?\s*号")


@dataclass(frozen=True, slots=True)
class JudgmentHead:
    """``title``: as printed above the court's name, else made of court, paper and number; ``end``: after the number."""

    title: str
    span: Span
    court: str
    number: str
    date: str
    end: int


def read_judgment(text: str) -> JudgmentHead | None:
    """The head of a judgment, ruling or mediation paper of a Chinese court; None where the text is no such paper."""
    head = text[:700]
    number = CASE_NUMBER.search(head) or _LOOSE_NUMBER.search(head)
    paper = _PAPER.search(head)
    if not number or not (paper or re.search(r"判\s*决\s*书|裁\s*定\s*书", head)):
        return None
    if number.start() > 400 or not _PARTY.search(text[number.end() : number.end() + 400]):
        return None
    court = _court(head[: number.start()])
    printed = _printed_title(head, court[0]) if court else None
    name = re.sub(r"\s", "", court[1]) if court else ""
    case = case_number(number) if number.re is CASE_NUMBER else re.sub(r"\s", "", number[0])
    kind = re.search(
        r"(?:刑事(?:附带民事)?|民事|行政|执行|国家赔偿|赔偿)?(?:判决书|裁定书|调解书|决定书)",
        re.sub(r"\s", "", head[: number.start()]),
    )
    start = printed[0] if printed else (court[0] if court else 0)
    span = (printed[0], printed[1]) if printed else (start, number.end())
    title = printed[2] if printed else f"{name}{kind[0] if kind else '判决书'}{case}"
    return JudgmentHead(title, span, name, case, _decided(text), number.end())


def read_prosecution(text: str) -> JudgmentHead | None:
    """The head of a paper of prosecutors about one case: 起诉书, 不起诉决定书, 抗诉书; ``court`` is the office.

    Office, name of the paper and number must stand one after the other at the top.
    """
    found = _PROSECUTED.search(text[:400])
    if not found or "，" in text[: found.start()]:
        return None
    office, paper, number = (re.sub(r"\s", "", part) for part in found.groups())
    day = _decided(text.split("附件：", maxsplit=1)[0])
    return JudgmentHead(f"{office}{paper}{number}", found.span(), office, number, day, found.end())


def case_number(found: re.Match[str]) -> str:
    """The case number with full-width brackets and no white space."""
    tail = f"{found[2]}{found[3]}".replace("－", "-")
    return f"（{found[1]}）{tail}号{found[4] or ''}"


def is_case_report(text: str) -> bool:
    """Whether a text is the write-up of a case: at least two of the headings that such write-ups have, one of them of
    none but these; or a collection by its title with numbered cases (一、某某诉某某案)."""
    found = {m[1] or m[2] for m in _HEADINGS.finditer(text)}
    if len(found) >= 2:
        return any(_NARRATIVE.fullmatch(word) for word in found) or not read_judgment(text)
    return _COLLECTION.search(text[:200]) is not None and len(_LISTED_CASE.findall(text)) > 1


def guiding_number(text: str) -> str:
    """The number of a guiding case (指导性案例) of one of the two supreme bodies, '' for any other case."""
    found = _GUIDING.search(text[:400])
    return re.sub(r"\s", "", found[0]) if found else ""


def _court(head: str) -> tuple[int, str] | None:
    """Offset and name of the court: the last court named before the word 判决书 or, failing that, the number."""
    paper = re.search(
        r"(?:刑\s*事|民\s*事|行\s*政)[\s\S]{0,8}?(?:判\s*决\s*书|裁\s*定\s*书|调\s*解\s*书)\s*[（(〔\[]", head + "（"
    )
    found = list(_COURT.finditer(head[: paper.start()] if paper and paper.start() else head)) or list(
        _COURT.finditer(head)
    )
    if not found:
        return None
    last = found[-1]
    return last.start(1), last[1]


def _printed_title(head: str, court: int) -> tuple[int, int, str] | None:
    """A title such as 某某诈骗一审刑事判决书 above the court's name."""
    above = head[:court]
    found = re.search(r"(\S[^\n]{0,120}?(?:判决书|裁定书|调解书|决定书))\s*$", above.rstrip())
    return (found.start(1), found.end(1), found[1]) if found else None


def _decided(text: str) -> str:
    """The day beside the judges' names; the papers appended after it may name others."""
    tail_from = text.rfind("判决如下")
    signed = ""
    for day in find_dates(text[max(tail_from, 0) :]):
        before = text[max(tail_from, 0) :][max(0, day.start - 80) : day.start]
        if _SIGNED.search(before):
            signed = day.iso
            break
    return signed or _last_day(text)


def _last_day(text: str) -> str:
    days = [d.iso for d in find_dates(text[-1500:])]
    return days[-1] if days else ""
