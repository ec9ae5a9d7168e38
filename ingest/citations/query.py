"""A query that is a citation and nothing else (刑法266, 18 U.S.C. § 1343, [2024] UKSC 3)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ingest.citations.found import Found
from ingest.citations.grammar import find_citations
from ingest.citations.names import canonical_titles
from ingest.numerals import parse_integer
from ingest.uri import eid

_TYPES = "法典|法|条例|规定|解释|办法|决定|意见|通知|细则|规则|纪要|公约"
_N = r"(?:[0-9]{1,4}|[零〇一二三四五六七八九十百千]{1,9})"
_LOOSE = re.compile(
    rf"(?:《(?P<quoted>[^《》]{{2,80}})》|(?P<name>[㐀-鿿]{{1,11}}?(?:{_TYPES})(?:\([^()]{{1,6}}\))?))?"
    rf"(?P<sign>第)?(?P<art>{_N})(?P<unit>条(?:之(?P<of>{_N}))?|[-之](?P<dash>{_N})条?)?"
    rf"(?:第?(?P<para>{_N})款)?(?:第?\(?(?P<point>{_N})\)?项)?(?:第?(?P<indent>{_N})目)?"
)
_FILLING = re.compile(r"[\s,，。.;；()（）“”\"]|of|the", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as a query. ``instrument`` is the name as written, without 《》; '' where a part is absent."""

    instrument: str
    number: str
    eid: str


def read_citation(query: str) -> Cited | None:
    """What a query cites if all of it is one citation, else None. A bare number or a bare title is none.

    >>> read_citation("刑法266"), read_citation("诈骗罪 刑法266")
    (Cited(instrument='刑法', number='', eid='art_266'), None)
    """
    text = query.strip()
    if not text or len(text) > 200:
        return None
    return _loose(text) or _strict(text)


def _loose(query: str) -> Cited | None:
    """Chinese shorthand: 刑法266, 反电诈法31条1款, 刑法第287条之二第一款第（二）项, 第三条."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", query))
    m = _LOOSE.fullmatch(plain)
    if m is None or not _is_name(m):
        return None
    number = _number(m["art"]) + (f"-{_number(more)}" if (more := m["of"] or m["dash"]) else "")
    steps = [("article", number), *((unit, _number(m[key])) for key, unit in _STEPS if m[key])]
    address = ""
    for unit, value in steps:
        address = eid(address, unit, value)
    return Cited(_shown(m["quoted"] or m["name"] or ""), "", address)


_STEPS = (("para", "paragraph"), ("point", "point"), ("indent", "indent"))


def _is_name(m: re.Match[str]) -> bool:
    """Not a bare number, and no words before a name that is known (根据刑法266)."""
    name = _shown(m["name"] or "")
    if not name:
        return bool(m["quoted"] or m["sign"] or m["unit"])
    known = canonical_titles()
    if name in known:
        return True
    if "的" in name or _WORDS_BEFORE.match(name) or any(name[i:] in known for i in range(1, len(name) - 1)):
        return False
    return bool(m["sign"] or m["unit"]) or (name.endswith("法") and not name.endswith(_NO_LAW))


_WORDS_BEFORE = re.compile(r"根据|依据|依照|按照|违反|适用|参照|触犯|请问|什么|查|如何|怎|[本该此]")
_NO_LAW = ("方法", "办法", "合法", "非法", "违法", "做法", "说法", "看法", "想法", "无法", "司法", "执法", "算法")


def _shown(name: str) -> str:
    return name.translate(str.maketrans("()<>", "（）〈〉"))


def _number(text: str) -> str:
    return str(parse_integer(text))


def _strict(query: str) -> Cited | None:
    """One instrument, number and pinpoint at most, and nothing else in the query."""
    text = _LEAD + query
    found = [f for f in find_citations(text) if f.start >= len(_LEAD)]
    rest, at = "", len(_LEAD)
    for item in found:
        rest, at = rest + text[at : item.start], max(at, item.end)
    kinds = [f.kind for f in found]
    if _FILLING.sub("", rest + text[at:]) or len(kinds) != len(set(kinds)) or set(kinds) <= {"instrument"}:
        return None
    named = {f.kind: f for f in found}
    number = named.get("case_no") or named.get("doc_no")
    instrument = named.get("instrument")
    return Cited(
        _written(instrument) if instrument else "",
        number.value if number else "",
        named["provision"].value if "provision" in named else "",
    )


_LEAD = "see "


def _written(found: Found) -> str:
    """The name without 《》; title 18 as 18 U.S.C."""
    name = " ".join(found.text.strip("《》").split())
    title = re.match(r"[Tt]itle ([0-9]{1,2})(?!.*Regulations)", name)
    return f"{title[1]} U.S.C." if title else name
