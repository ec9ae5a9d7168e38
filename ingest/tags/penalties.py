"""PENALTY: one tag for each kind of penalty, terms in months (刑法 art. 32 ff.; 行政处罚法 art. 9)."""

from __future__ import annotations

import re

from ingest.models import Tag
from ingest.tags.figures import read_figure
from ingest.tags.penalties_en import find_english_penalties

_N = r"(?:[0-9０-９]{1,3}|[一二两三四五六七八九十]{1,3})"
_TERM = rf"(?:{_N}年(?:零?{_N}个月|半)?|{_N}个月|{_N}[日天])"
_OP = r"(?:以上|以下|以内)"
_SPAN = rf"(?P<a>{_TERM})(?P<aop>{_OP})?(?:(?P<sep>至|到|不满|、|-|—)?(?P<b>{_TERM})(?P<bop>{_OP})?)?"
_TIMED = "有期徒刑|拘役|管制|剥夺政治权利|行政拘留|拘留|监禁"
_FRONT = re.compile(rf"(?P<under>不满|不超过|超过)?{_SPAN}的?(?P<kind>{_TIMED})(?!所)")
_BEHIND = re.compile(
    rf"(?P<kind>有期徒刑|拘役|管制|缓刑|剥夺政治权利|行政拘留)(?:(?P<under>不满|不超过"
    rf"|超过)?{_SPAN}|(?P<always>终身))?(?!所)"
)
_PLAIN = re.compile(
    r"(?P<life>无期徒刑|终身监禁)"
    r"|(?P<death>死刑(?:，?(?:同时)?(?:宣告)?缓期[二两2]年执行)?|死缓)"
    r"|(?P<fine>(?<!乱)(?:罚金刑?|罚款))(?!决定|收据|单|通知)"
    r"|(?P<confiscation>没收(?:其|个人|本人|犯罪分子)*(?:全部|部分|一部或者全部)?财产"
    r"|没收[^，。；、\n]{0,10}?(?:所得|财物|款物|用具|工具|物品|收入|产品|设备|器材|货物))"
    r"|(?P<warning>警告)(?![标信语书线牌灯声性提])"
    r"|(?P<other>吊销[^，。；、“”\n]{0,18}(?:执照|许可证件|许可证|证书|资格证|驾驶证|证件"
    r"|证|资格|许可)"
    r"|暂扣[^，。；、\n]{0,14}(?:执照|许可证件|许可证|驾驶证|证件)|责令(?:其)?(?:停产停业"
    r"|停业整顿|停业|停产|关闭|暂停(?:相关|有关)业务)(?:整顿)?|停业整顿|驱逐出境|通报批评"
    r"|降低资质等级)"
)
_KINDS = {
    "有期徒刑": "fixed-term",
    "拘役": "detention",
    "管制": "control",
    "缓刑": "suspension",
    "剥夺政治权利": "deprivation",
}
_CONTROL_BEFORE = re.compile(r"(?:[、，。；者处被及和以以为“（除]|\A|\n)\Z")
_CONTROL_AFTER = re.compile(r"[、，。；的或和及]|期|刑|\Z|\n|的?犯罪分子|并处")
_WARNING_BEFORE = re.compile(r"(?:处|予|以|、|者|受|行政|，|到|处分|和|给|及)\Z")
_VERB = re.compile(
    r"并处(?:或者?|、)单处|单处(?:或者?|、)并处|可以?并处|并处|并科|单处|判处|处以|给予"
    r"|科处|(?<![惩查到])处(?![理罚分于置所境罪罚])"
)
_STOP = re.compile(r"[，。；：:,;\n]")
_MODES = {"判处": "sole", "单处": "sole", "处以": "sole", "给予": "sole", "处": "sole", "科处": "sole"}
_MAY_BE = re.compile(r"刑|拘|管制|罚|没收|警告|吊销|暂扣|责令|整顿|剥夺|驱逐|批评|降低资质|监禁")


def find_penalties(text: str) -> list[Tag]:
    """Each kind of penalty with its term and mode; limits of the law that the text does not state stay null."""
    chinese = _chinese(text) if _MAY_BE.search(text) else []
    return sorted([*chinese, *find_english_penalties(text)], key=lambda t: t.start)


def _chinese(text: str) -> list[Tag]:
    out: list[Tag] = []
    for form in (_FRONT, _BEHIND, _PLAIN):
        for m in form.finditer(text):
            if not any(t.start < m.end() and m.start() < t.end for t in out) and (value := _value(m)):
                start = m.start()
                out.append(Tag(start, m.end(), "PENALTY", m[0], value | {"mode": _mode(text, start)}))
    return sorted(out, key=lambda t: t.start)


def _value(m: re.Match[str]) -> dict[str, object] | None:
    if m.re is _PLAIN:
        kind = str(m.lastgroup)
        if kind == "warning" and not _WARNING_BEFORE.search(m.string[max(0, m.start() - 3) : m.start()]):
            return None
        return {"kind": kind, "min_months": None, "max_months": None}
    word = m["kind"]
    bare = not m["a"]
    if word == "管制" and bare and not _is_control(m):
        return None
    if word in ("拘留", "监禁") and bare:
        return None
    low, high = _terms(m)
    return {
        "kind": _KINDS.get(word, "fixed-term" if word == "监禁" else "other"),
        "min_months": low,
        "max_months": high,
    }


def _is_control(m: re.Match[str]) -> bool:
    """管制 the penalty, not 交通管制, 管制刀具, 出口管制."""
    before = m.string[max(0, m.start() - 2) : m.start()]
    return bool(_CONTROL_BEFORE.search(before) and _CONTROL_AFTER.match(m.string, m.end()))


def _terms(m: re.Match[str]) -> tuple[float | None, float | None]:
    """(least, most) in months; a bare term is both; 不满, 以下 have no least."""
    if not m["a"]:
        return None, None
    first, second = _months(m["a"]), _months(m["b"]) if m["b"] else None
    if second is not None and first is not None:
        return min(first, second), max(first, second)
    if m["aop"] == "以上" or m["under"] == "超过":
        return first, None
    if m["aop"] in ("以下", "以内") or m["under"]:
        return None, first
    return first, first


def _months(term: str) -> int | float | None:
    """Months of 三年六个月, 两年半, 六个月; None for days."""
    if term[-1] in "日天":
        return None
    years, _, rest = term.partition("年") if "年" in term else ("0", "", term)
    months = 6 if rest == "半" else read_figure(rest.removeprefix("零").removesuffix("个月")) if rest else 0
    whole = read_figure(years)
    return None if whole is None or months is None else whole * 12 + months


def _mode(text: str, start: int) -> str | None:
    """From the last verb before in the same phrase: 处 sole, 并处 additional, 并处或者单处 either."""
    window = text[max(0, start - 60) : start]
    stops = [m.end() for m in _STOP.finditer(window)]
    verbs = _VERB.findall(window[stops[-1] if stops else 0 :])
    if not verbs:
        return None
    if "并处" in verbs[-1] and "单处" in verbs[-1]:
        return "either"
    if "并处" in verbs[-1] or verbs[-1] == "并科":
        return "additional"
    return _MODES.get(verbs[-1])
