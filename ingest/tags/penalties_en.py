"""Penalties in English text: imprisonment for a term not exceeding 10 years, life imprisonment, a fine."""

from __future__ import annotations

import re

from ingest.citations.acts import GAP
from ingest.models import Tag
from ingest.tags.figures import ENGLISH_WORD, read_word

_N = rf"(?:[0-9]{{1,3}}|{ENGLISH_WORD})"
_UNIT = r"(?:years?|months?|weeks?|days?)"
_UPPER = (
    rf"not{GAP}exceeding|not{GAP}more{GAP}than|no{GAP}more{GAP}than|not{GAP}to{GAP}exceed"
    rf"|up{GAP}to|less{GAP}than|(?:a{GAP})?maximum{GAP}(?:term{GAP})?of|under"
)
_LOWER = (
    rf"not{GAP}less{GAP}than|no{GAP}less{GAP}than|at{GAP}least"
    rf"|(?:a{GAP})?minimum{GAP}(?:term{GAP})?of|more{GAP}than|exceeding"
)
_LIMITED = (
    rf"(?:(?P<up>{_UPPER}){GAP}|(?P<low>{_LOWER}){GAP})?(?P<n>{_N})(?:{GAP}(?:to|and"
    rf"|or){GAP}(?P<n3>{_N}))?(?:{GAP}|-)(?P<u>{_UNIT})[’']?"
    rf"(?:,?{GAP}(?:and|nor|but|or)?{GAP}?(?:(?P<up2>{_UPPER}"
    rf"|more{GAP}than){GAP})(?P<n2>{_N}){GAP}(?P<u2>{_UNIT}))?(?P<after>{GAP}or{GAP}(?:more"
    rf"|less))?"
)
_TERM = re.compile(
    rf"\b(?:imprison(?:ment|ed)|incarceration|custody|detention){GAP}(?:(?:for"
    rf"|of){GAP})?(?:(?:a|any){GAP})?(?:term{GAP}|period{GAP})?(?:(?:of"
    rf"|which{GAP}may{GAP}extend{GAP}to|may{GAP}extend{GAP}to){GAP})?"
    rf"(?:(?P<life>life)\b|{_LIMITED})",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"\b(?:(?:a{GAP})?(?:term|period"
    rf"|sentence){GAP}of{GAP})?{_LIMITED}{GAP}?(?:in{GAP}prison|(?:of{GAP})?(?:imprisonment"
    rf"|incarceration|custody)|in{GAP}custody)\b",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"(?P<life>\b(?:mandatory{GAP})?life{GAP}(?:imprisonment|sentence|in{GAP}prison)\b)"
    rf"|(?P<death>\bdeath{GAP}(?:penalty|sentence)\b|(?<=punished by )death\b"
    rf"|(?<=sentenced to )death\b)"
    rf"|(?P<suspension>\bsuspended{GAP}sentences?\b)|(?P<fine>\bfined\b"
    rf"|(?<![\w-])fines?\b(?![ -](?:print|line|grain|tun|art|dust|partic|fish|wine|mesh"
    rf"|sand|balance|point)))"
    rf"|(?P<deprivation>\bdisqualification{GAP}from{GAP}driving\b)"
    rf"|(?P<other>\bsupervised{GAP}release\b|\bprobation\b(?!{GAP}(?:officer|office|service"
    rf"|report))|\bcommunity{GAP}(?:order|service|sentence)s?\b)"
    rf"|(?P<confiscation>\bcriminal{GAP}forfeiture\b|\bconfiscation{GAP}orders?\b)"
    rf"|(?P<term>\b(?:term{GAP}of{GAP})?imprisonment\b)",
    re.IGNORECASE,
)
_FINE_BEFORE = re.compile(
    r"(?:\b(?:a|an|the|any|by|and|or|of|such|unlimited|maximum|civil|criminal"
    r"|administrative|to|pay|statutory|level [0-9]|in|impose[sd]?|with)|[,(/])\s+\Z",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\bor\s+(?:to\s+)?(?:\w+\s+){0,2}both\b")
_END = re.compile(r"[.;]\s|\n\n|\n\(")
_KIND = {"term": "fixed-term"}
_TIMED = ("imprison", "incarcer", "custody", "prison", "detention")
_OTHERS = (
    "fine",
    "death",
    "life sentence",
    "suspended",
    "forfeit",
    "confiscat",
    "probation",
    "supervised",
    "community",
    "disqualif",
)


def find_english_penalties(text: str) -> list[Tag]:
    """Each penalty with its term in months."""
    lower = text.lower()
    timed = any(word in lower for word in _TIMED)
    if not timed and not any(word in lower for word in _OTHERS):
        return []
    out: list[Tag] = []
    for form in (_TERM, _BEFORE, _PLAIN) if timed else (_PLAIN,):
        for m in form.finditer(text):
            if not any(t.start < m.end() and m.start() < t.end for t in out) and (value := _value(m)):
                out.append(
                    Tag(m.start(), m.end(), "PENALTY", m[0], value | {"mode": _mode(text, m, str(value["kind"]))})
                )
    return out


def _value(m: re.Match[str]) -> dict[str, object] | None:
    if m.re is _PLAIN:
        word = str(m.lastgroup)
        if (
            word == "fine"
            and m[0].lower() != "fined"
            and not _FINE_BEFORE.search(m.string[max(0, m.start() - 18) : m.start()])
        ):
            return None
        return {"kind": _KIND.get(word, word), "min_months": None, "max_months": None}
    if m.re is _TERM and m["life"]:
        return {"kind": "life", "min_months": None, "max_months": None}
    low, high = _terms(m)
    return {"kind": "fixed-term", "min_months": low, "max_months": high}


def _terms(m: re.Match[str]) -> tuple[float | None, float | None]:
    first = _months(m["n"], m["u"])
    if m["n3"]:
        return first, _months(m["n3"], m["u"])
    after = (m["after"] or "").split()[-1:]
    if m["n2"]:
        return first, _months(m["n2"], m["u2"])
    if m["up"] or after == ["less"] or "extend" in m[0].lower():
        return None, first
    if m["low"] or after == ["more"]:
        return first, None
    return first, first


def _months(number: str, unit: str) -> int | float | None:
    value = read_word(number)
    size = 12 if unit.lower().startswith("year") else 1 if unit.lower().startswith("month") else None
    return None if value is None or size is None else value * size


def _mode(text: str, m: re.Match[str], kind: str) -> str | None:
    """Either where the sentence offers a fine, imprisonment or both; sole after sentenced to."""
    end = _END.search(text, m.end())
    stop = min(end.start() if end else len(text), m.end() + 220)
    if kind in ("fine", "fixed-term", "life") and _BOTH.search(text, m.end(), stop):
        return "either"
    return "sole" if re.search(r"\bsentenced\s+to\s+(?:a\s+)?\Z", text[max(0, m.start() - 20) : m.start()]) else None
