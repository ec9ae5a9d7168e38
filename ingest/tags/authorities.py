"""AUTHORITY: bodies by name and classes of bodies with power, from corpus/registry/authorities.toml, longest first."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from ingest.citations.acts import GAP
from ingest.models import Tag
from ingest.paths import project_path
from ingest.registry import places

_LEVEL = re.compile(
    r"(?:(?:县|省|市|设区的市|地|地市|乡|自治州|乡镇|区县)级以上(?:地方)?(?:各级)?"
    r"|设区的市(?:级)?(?:以上)?(?:地方)?|(?:省|市|县|区|乡|中央|国家)级|地方各级"
    r"|各级(?:地方)?|上一级|"
    r"上级|下级|省、自治区、直辖市|省、自治区(?:和|或者)直辖市|自治州|(?:乡|民族乡)、?镇"
    r"|乡镇|原审|第一审|第二审|一审|二审|再审|地方|基层|专门|本级)\Z"
)
_CUT = re.compile(
    r"以及|或者|根据|应当|可以|移送|报请|经过|所在|不服|依照|按照|一案|提请|会同|有关|负责|担任|任职|原系|隶属|"
    r"[被由向经在至到的和与及为是于对以依从自送诉报受将把给因并如后该本原系按据系交即凡往对]"
)
_UNKNOWN = re.compile(
    r"[一-龥]{1,5}(?:自治县|自治州|新区|开发区|区|县|市|旗|州|盟"
    r"|省)(?:[一-龥]{1,5}(?:自治县|新区|开发区|区|县|市|旗|镇|乡))*(?:第[一二三四五六])?\Z"
)
_LOWER = r"(?:[一-龥]{1,6}?(?:自治县|自治州|新区|开发区|区|县|市|旗|镇|乡)){0,3}(?:第[一二三四五六])?[一-龥]{0,3}?"
_TAKES_PLACE = re.compile(
    r"法院|法庭|检察院|人民政府|公安[厅局]|分局|派出所|看守所|拘留所|监狱|戒毒所|[局厅]\Z"
    r"|委员会|常委会|海关|大队|支队|街道办事处|党委|纪委"
)
_AFTER = re.compile(r"第[一二三四五]分院|[一-龥]{2,6}(?:分局|派出所|分院)|刑(?:事)?侦(?:查)?(?:支|大)队|党组|党委")
_NOT_AFTER = {"海关": re.compile("法|关税|监管区|编码"), "部门": re.compile("规章")}
_RUN = re.compile(r"[一-龥]{0,24}\Z")
_HAN = re.compile(r"[一-龥]")
_BODY = (
    "Commission|Agency|Administration|Authority|Bureau|Tribunal|Court|Council"
    "|Inspectorate|Ministry|Parliament|Ombudsman|Directorate"
)
_CAP = (
    r"(?!(?:The|This|That|In|Our|For|By|An?|If|It|On|See|And|Duties|Powers|Functions"
    r"|Continuing|Legal|Statutory|Members|Meetings)\b)[A-Z](?:\.|[\w’'&-]*)"
)
_ENGLISH = (
    rf"(?:U\.S\.{GAP})?(?:Department|Ministry|Minister|Office){GAP}(?:of"
    rf"|for){GAP}(?:the{GAP})?{_CAP}(?:(?:{GAP}(?:and|of){GAP}(?:the{GAP})?"
    rf"|{GAP}){_CAP}){{0,4}}"
    rf"|Secretary{GAP}of{GAP}(?:State(?:{GAP}for{GAP}(?:the{GAP})?{_CAP}(?:(?:,{GAP}"
    rf"|{GAP}and{GAP}|{GAP}){_CAP}){{0,4}})?"
    rf"|(?:the{GAP})?{_CAP}(?:{GAP}(?:and{GAP})?{_CAP}){{0,3}})"
    rf"|(?:United{GAP}States{GAP}"
    rf"|U\.S\.{GAP})?(?:Courts?{GAP}of{GAP}Appeals?(?:{GAP}for{GAP}the{GAP}{_CAP}(?:{GAP}{_CAP})?{GAP}Circuit)?"
    rf"|(?:District"
    rf"|Bankruptcy){GAP}Court(?:{GAP}for{GAP}the{GAP}{_CAP}(?:{GAP}(?:of{GAP})?{_CAP}){{0,4}})?"
    rf"|Supreme{GAP}Court(?:{GAP}of{GAP}(?:the{GAP})?{_CAP}(?:{GAP}{_CAP})?)?)"
    rf"|(?:{_CAP}{GAP}(?:(?:and|of|for){GAP})?){{1,5}}(?:{_BODY})\b"
)
_NO_NAME = re.compile(
    rf"(?:The|This|That|A|An|In|Of|By|For|To|If|On|Under|Each|Any|When|As|And|But|No|Such"
    rf"|Where|Before|See|From|Our|Your|With|It|At|Both|His|Her|What|Open|Full|Same){GAP}"
)


def find_authorities(text: str) -> list[Tag]:
    """Named bodies, the longest where names nest; the value is the name as the registry has it, else as written."""
    found = list(_chinese(text)) if _HAN.search(text) else []
    return sorted([*found, *_english(text)], key=lambda t: t.start)


def _chinese(text: str) -> Iterator[Tag]:
    table = _table()["zh"]["canonical"]
    for start, end in _merged(text):
        shown = text[start:end]
        yield Tag(start, end, "AUTHORITY", shown, table.get(shown, shown))


def _merged(text: str) -> Iterator[tuple[int, int]]:
    """Hits widened by level and place; two that touch are one (国务院 + 公安部门)."""
    start = end = -1
    for last, name in _automaton().iter_long(text):
        first, stop = last - len(name) + 1, last + 1
        if any(name.endswith(word) and no.match(text, stop) for word, no in _NOT_AFTER.items()) or _is_own(
            text, first, name
        ):
            continue
        if name == "政府" and not _LEVEL.search(text[max(0, first - 16) : first]):
            continue
        after = _AFTER.match(text, stop) if name.endswith(("公安局", "检察院")) else None
        stop = after.end() if after else stop
        first = max(_widened(text, first, name), end if end >= 0 else 0) if end != first else first
        if (
            end == first
            and start >= 0
            and text[start:end].endswith(("国务院", "政府", "机关", "委员会", "公安局", "分局", "检察院"))
        ):
            end = stop
            continue
        if start >= 0:
            yield start, end
        start, end = first, stop
    if start >= 0:
        yield start, end


def _is_own(text: str, first: int, name: str) -> bool:
    """本法院 and 公诉机关 speak of no named body; 立法院 is none of ours."""
    return (name == "法院" and text[first - 1 : first] in ("本", "立", "司", "宪")) or (
        name == "检察院" and text[first - 1 : first] == "本"
    )


def _widened(text: str, first: int, name: str) -> int:
    """The start with the level or the place in front of a class of bodies."""
    window = text[max(0, first - 16) : first]
    level = _LEVEL.search(window)
    if level:
        return first - (len(window) - level.start())
    if not _TAKES_PLACE.search(name):
        return first
    run = _RUN.search(text, max(0, first - 24), first)
    return first - _place_length(run[0]) if run and run[0] else first


def _place_length(run: str) -> int:
    """How many characters at the end of ``run`` are a place: a known one with what lies in it, else a county."""
    for m in _known_places().finditer(run):
        if re.fullmatch(_LOWER, run[m.end() :]):
            return len(run) - m.start()
    cuts = [m.end() for m in _CUT.finditer(run)]
    rest = run[cuts[-1] :] if cuts else run
    return len(rest) if len(rest) < 12 and _UNKNOWN.fullmatch(rest) else 0


@cache
def _known_places() -> re.Pattern[str]:
    return re.compile("|".join(sorted(places(), key=len, reverse=True)))


@cache
def _table() -> Mapping[str, Any]:
    with project_path("corpus", "registry", "authorities.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _automaton() -> Any:
    import ahocorasick

    automaton = ahocorasick.Automaton()
    zh = _table()["zh"]
    for name in (*zh["names"], *zh["classes"], *(f + d for f in zh["fields"] for d in zh["departments"])):
        automaton.add_word(name, name)
    automaton.make_automaton()
    return automaton


@cache
def _english_names() -> re.Pattern[str]:
    names = sorted(_table()["en"]["names"], key=len, reverse=True)
    listed = "|".join(re.escape(n).replace(r"\ ", GAP).replace("'", "['’]") for n in names)
    return re.compile(rf"(?<![\w.-])(?:{_ENGLISH}|(?:{listed})(?!\w))")


def _english(text: str) -> Iterator[Tag]:
    for m in _english_names().finditer(text):
        opening = _NO_NAME.match(m[0])
        start = m.start() + (opening.end() if opening else 0)
        shown = text[start : m.end()].rstrip(".")
        if " " not in shown and "\n" not in shown and shown in _BODY.split("|"):
            continue
        yield Tag(start, start + len(shown), "AUTHORITY", shown, " ".join(shown.split()))
