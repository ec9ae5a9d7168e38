"""Pinpoints of Chinese law (LAW.md section 3): 第二百八十七条之二第一款第（二）项, lists, ranges, chains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.citations.found import Found
from ingest.citations.numbers import find_numbers
from ingest.citations.titles import find_titles
from ingest.numerals import parse_integer
from ingest.uri import eid

LEVELS = {"编": "book", "分编": "part", "章": "chapter", "节": "section", "条": "article"}
LEVELS |= {"款": "paragraph", "项": "point", "目": "indent"}
_RANK = {name: rank for rank, name in enumerate(LEVELS.values())}
_N = r"(?:[0-9０-９]{1,4}|[零〇一二两三四五六七八九十百千]{1,9})"
_B = rf"(?:[（(]\s?{_N}\s?[）)])"
_S = r"[ 　\xa0]?"
_AND = r"(?:、|，|,|和|及|以及|或者|或|与|至|到|－|-|—)"
_STEP = re.compile(
    rf"[第笫]{_S}(?P<first>{_N}|{_B})(?P<more>(?:{_S}{_AND}{_S}第?{_S}(?:{_N}|{_B})){{0,12}}){_S}"
    rf"(?P<unit>分编|编|章|节|条(?:{_S}之{_S}(?P<of>[0-9]{{1,2}}"
    rf"|[一二三四五六七八九十]{{1,3}})(?![般切致定些种个]))?|款|项|目(?![标的录前]))"
)
_BARE_ARTICLE = rf"{_S}(?P<art>{_N})条(?:之(?P<of>{_N}))?(?:第?(?P<para>{_N})款)?(?:第?(?P<point>{_N}|{_B})项)?"
_BARE = re.compile(
    rf"{_BARE_ARTICLE}"
    rf"|{_S}(?P<plain>[0-9０-９]{{1,4}})(?![0-9０-９年月日元个号部万亿%％.．\-－]|{_S}[章节])"
)
_BARE_MORE = re.compile(rf"(?:、|和|及|，|,|与){_BARE_ARTICLE}")
_MEMBER = re.compile(rf"{_N}|{_B}")
_JOINS = re.compile(rf"(?:\s?{_AND}\s?)?\Z")
_TO = re.compile(r"\s?(?:至|到|－|-|—)\s?\Z")
_CHAINS = re.compile(
    r"(?:[\s、，,；和及或与至到》）)]|以及|或者|[（(][^（）()\n]{0,80}[）)]|的?规定|之规定"
    r"|[（(])*\Z"
)
_OWN = re.compile(r"(?:本|该)(?:法|解释|条例|规定|办法|意见|决定|细则|规则|规范|通知|公约|规程|纪要)\Z")
_THING = re.compile(
    r"(?:条|项|款|节|目)(?:信息|短信|微信|消息|生产|线|高速|公路|铁路|航|道|河|街|船|裤|鱼"
    r"|狗|腿|防|战|评论|微博|链接|记录|跑|路|"
    r"课|任务|工作|工程|指标|优惠|服务|业务|职责|内容|产品|手机|理由|措施|意见|建议|新闻"
    r"|广告|帖|语音|证据|事实|诉讼请求|上诉理由)"
)
_POINT_BEFORE = re.compile(r"(?:本条|前条|前款|本款|该款|上述|前述|该条|同款|本项|下列)\Z")
_POINT_AFTER = re.compile(r"规定|所列|所规定|情形|行为|、第|至第|和第|或者第|以外|中")
_CITES = re.compile(r"\s?(?:、|，|,|和|至|或|及|与|的|之|中|所|规定|修改|改为|作为|删|增加|有关|“|第)")
_OPENS = re.compile(r"(?:^|\n)[ 　\t\xa0#*>\-“]*\Z|[。；：:][ 　\t\xa0]+[#*]*\Z|“\Z")
_SPACE = re.compile(r"[ 　\t\xa0\n【\[（(]|\Z")
_WIDE_POINT = re.compile(r"[（()）\s]")


@dataclass(frozen=True, slots=True)
class _Pin:
    """One pinpoint: its extent and the numbers of its levels, outermost first."""

    start: int
    end: int
    levels: tuple[tuple[str, str], ...]


def find_chinese(text: str) -> list[Found]:
    """Instruments, document and case numbers and pinpoints, each pinpoint with what it hangs on."""
    numbers = find_numbers(text)
    titles = [t for t in find_titles(text) if not any(n.start <= t.start < n.end for n in numbers)]
    if "条" not in text and "款" not in text and "第" not in text and not titles:
        return sorted([*titles, *numbers], key=lambda f: f.start)
    inside = [(t.start, t.end) for t in titles]
    bare = [b for t in titles for b in _bare_after(text, t.end)]
    inside += [(b.start, b.end) for b in bare]
    pins = [p for p in _pins(text) if not _within(p, inside) and _is_citation(text, p)]
    known = {p.start for p in pins}
    ends = [p.end for p in pins if p.levels[-1][0] == "article"]
    bare += [b for end in ends for b in _more_bare(text, end) if b.start not in known]
    return _chain(
        text, sorted([*titles, *numbers, *_listed(text, sorted([*pins, *bare], key=lambda p: p.start))], key=_order)
    )


def find_pinpoints(text: str) -> list[Found]:
    """Every pinpoint, also one that stands where a label may stand: for the instructions of amending acts."""
    return list(_listed(text, list(_pins(text))))


def _order(found: Found) -> tuple[int, int]:
    return found.start, -found.end


def _within(pin: _Pin, extents: list[tuple[int, int]]) -> bool:
    return any(start <= pin.start < end for start, end in extents)


def _bare_after(text: str, at: int) -> Iterator[_Pin]:
    """31条1款 of 反电诈法31条1款, 266 of 刑法266, and those that follow in a list (刑法266条、267条)."""
    m = _BARE.match(text, at)
    if m:
        yield _bare_pin(m)
        yield from _more_bare(text, m.end() if m["art"] else len(text))


def _more_bare(text: str, at: int) -> Iterator[_Pin]:
    while m := _BARE_MORE.match(text, at):
        yield _bare_pin(m)
        at = m.end()


def _bare_pin(m: re.Match[str]) -> _Pin:
    plain = m.groupdict().get("plain")
    start = m.start("plain") if plain else m.start("art")
    number = plain or m["art"]
    levels = [("article", _number(number) + (f"-{_number(m['of'])}" if m["of"] else ""))]
    levels += [(name, _number(m[key])) for name, key in (("paragraph", "para"), ("point", "point")) if m[key]]
    return _Pin(start, m.end(), tuple(levels))


def _pins(text: str) -> Iterator[_Pin]:
    """Steps that follow one another downwards become one pinpoint; lists (第二、三项) become several."""
    open_pin: _Pin | None = None
    for m in _STEP.finditer(text):
        first, *others = _members(m)
        joined = open_pin is not None and m.start() - open_pin.end <= 1 and not text[open_pin.end : m.start()].strip()
        if open_pin and joined and _RANK[open_pin.levels[-1][0]] < _RANK[first.levels[0][0]]:
            first = _Pin(open_pin.start, first.end, open_pin.levels + first.levels)
        elif open_pin:
            yield open_pin
        for other in others:
            yield first
            first = other
        open_pin = first
    if open_pin:
        yield open_pin


def _members(m: re.Match[str]) -> list[_Pin]:
    unit = LEVELS[m["unit"] if m["unit"] in LEVELS else m["unit"][0]]
    extents = [
        m.span("first"),
        *((x.start() + m.start("more"), x.end() + m.start("more")) for x in _MEMBER.finditer(m["more"])),
    ]
    pins = [_Pin(s, e, ((unit, _number(m.string[s:e])),)) for s, e in extents]
    pins[0] = replace(pins[0], start=m.start())
    ordinal = f"-{_number(m['of'])}" if m["of"] else ""
    pins[-1] = replace(pins[-1], end=m.end(), levels=((unit, pins[-1].levels[0][1] + ordinal),))
    return pins


def _number(text: str) -> str:
    value = parse_integer(_WIDE_POINT.sub("", text))
    return str(value) if value is not None else _WIDE_POINT.sub("", text)


def _is_citation(text: str, pin: _Pin) -> bool:
    """Not an article's own label, nor an ordinal (第三条信息, 第一项任务)."""
    before, last = text[max(0, pin.start - 12) : pin.start], pin.levels[-1][0]
    if len(pin.levels) > 1 and not _SPACE.match(text, pin.end):
        return True
    if _OPENS.search(before if pin.start > 12 else "\n" + before) and not _CITES.match(text, pin.end):
        return False
    if (
        _OPENS.search(before)
        and _SPACE.match(text, pin.end)
        and len(pin.levels) == 1
        and pin.levels[0][0] != "paragraph"
    ):
        return False
    if len(pin.levels) > 1:
        return True
    if last in ("article", "paragraph", "point", "section") and _THING.match(text, pin.end - 1):
        return False
    if last == "point" and text[pin.end - 2 : pin.end - 1] not in "）)":
        return bool(
            _POINT_BEFORE.search(before)
            or _POINT_AFTER.match(text, pin.end)
            or before.endswith(("、", "和", "至", "或者", "款"))
        )
    return True


def _listed(text: str, pins: list[_Pin]) -> Iterator[Found]:
    """第一款、第二款: what follows in a list keeps the upper levels of what stands before it."""
    before: _Pin | None = None
    out: list[Found] = []
    for pin in pins:
        between = text[before.end : pin.start] if before else ""
        whole = pin
        if before and len(between) < 4 and _JOINS.match(between):
            upper = tuple(x for x in before.levels if _RANK[x[0]] < _RANK[pin.levels[0][0]])
            whole = replace(pin, levels=upper + pin.levels)
            if out and _TO.match(between):
                out[-1] = replace(out[-1], through=_eid(whole))
        out.append(Found(pin.start, pin.end, "provision", text[pin.start : pin.end], _eid(whole)))
        before = whole
    yield from out


def _eid(pin: _Pin) -> str:
    """Articles count through a law, so books and chapters above an article are not in its eId."""
    out = ""
    for element, number in pin.levels:
        out = eid("" if element == "article" else out, element, number)
    return out


def _chain(text: str, found: list[Found]) -> list[Found]:
    """What each pinpoint hangs on: the law carries on through a list."""
    out: list[Found] = []
    for item in found:
        if item.kind == "provision":
            item = replace(item, of=_hangs_on(text, out, item))
        out.append(item)
    return out


def _hangs_on(text: str, before: list[Found], item: Found) -> str:
    if _OWN.search(text[max(0, item.start - 4) : item.start]):
        return "本"
    last = before[-1] if before else None
    if last is None or item.start - last.end > 60 or not _CHAINS.match(text[last.end : item.start]):
        return ""
    if last.kind == "provision":
        return last.of
    named = next((f for f in reversed(before[-3:]) if f.kind == "instrument" and last.start - f.end < 3), last)
    return named.value
