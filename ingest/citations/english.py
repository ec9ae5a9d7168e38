"""Pinpoints of US, UK and EU law: § 1343(a)(1), §§ 1343, 1349, s 2(1)(a), Article 6(1)(f), 7 CFR 319.56."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.citations.acts import GAP, find_acts
from ingest.citations.found import Found
from ingest.citations.reports import find_reports
from ingest.uri import eid, number_part

_NUMBER = r"[0-9]{1,5}[A-Za-z]{0,3}(?:[-–.][0-9]{1,5}[a-z]{0,2}){0,3}(?![0-9])"
_INNER = r"\([0-9]{1,3}[A-Z]?\)|\([A-Za-z]{1,2}\)|\([ivxl]{1,5}\)|\([IVX]{1,5}\)"
_TARGET = (
    rf"(?:(?P<num>{_NUMBER})(?P<inner>(?:{GAP}?(?:{_INNER}))*)|(?P<only>(?:{_INNER})+)|(?P<roman>[IVXL]{{1,6}})\b)"
)
_WORDS = {
    "section": "section",
    "sections": "section",
    "sec.": "section",
    "secs.": "section",
    "s": "section",
    "ss": "section",
    "s.": "section",
    "ss.": "section",
    "§": "section",
    "§§": "section",
    "article": "article",
    "articles": "article",
    "art.": "article",
    "arts.": "article",
    "art": "article",
    "subsection": "subsection",
    "subsections": "subsection",
    "paragraph": "paragraph",
    "paragraphs": "paragraph",
    "para": "paragraph",
    "para.": "paragraph",
    "paras": "paragraph",
    "paras.": "paragraph",
    "subparagraph": "subparagraph",
    "sub-paragraph": "subparagraph",
    "subparagraphs": "subparagraph",
    "sub-paragraphs": "subparagraph",
    "sub-section": "subsection",
    "clause": "clause",
    "clauses": "clause",
    "rule": "rule",
    "rules": "rule",
    "regulation": "regulation",
    "regulations": "regulation",
    "reg": "regulation",
    "reg.": "regulation",
    "schedule": "schedule",
    "schedules": "schedule",
    "part": "part",
    "parts": "part",
    "chapter": "chapter",
    "chapters": "chapter",
    "annex": "annex",
    "recital": "recital",
    "recitals": "recital",
    "appendix": "appendix",
}
_BELOW = {
    "section": ("subsection", "paragraph", "subparagraph", "clause", "subclause"),
    "subsection": ("paragraph", "subparagraph", "clause", "subclause"),
    "article": ("paragraph", "point", "point"),
    "paragraph": ("subparagraph", "clause", "subclause"),
    "subparagraph": ("clause", "subclause"),
    "regulation": ("paragraph", "subparagraph", "clause"),
    "rule": ("subdivision", "paragraph", "subparagraph"),
}
_UNIT = "|".join(sorted((re.escape(w) for w in _WORDS if len(w) > 2 and "§" not in w), key=len, reverse=True))
_START = re.compile(
    rf"(?:(?P<sign>§§?){GAP}?|(?<![\w’'.-])(?P<word>{_UNIT}|{_UNIT.title()}){GAP}"
    rf"|(?<![\w’'£$.-])(?P<short>ss?\.?){GAP}?(?=[0-9])){_TARGET}"
)
_UNSIGNED = re.compile(rf"{GAP}?{_TARGET}")
_MORE = re.compile(
    rf"(?P<join>{GAP}?(?:,{GAP}?(?:and|or|to)?|and|or|to|through|[-–—]"
    rf"|&){GAP}?)(?:§§?{GAP}?)?{_TARGET}(?!{GAP}?(?:days?|months?|years?|percent|U\.S|F\."
    rf"|U\.))"
)
_TO = re.compile(r"\s*(?:to|through|[-–—])\s*\Z")
_GOES_ON = re.compile(r"\s*(?:[,.;)]|\Z|(?:of|to|in|is|are|shall|may|above|below|or|and)\b)")
_CAPITAL_ONLY = {"part", "chapter", "schedule", "annex", "appendix", "recital", "rule", "regulation", "clause"}
_TAIL = re.compile(rf"(?:,?{GAP}?(?:of|to|in|under){GAP}(?:the{GAP})?)\Z")


@dataclass(frozen=True, slots=True)
class _Pin:
    start: int
    end: int
    levels: tuple[tuple[str, str], ...]
    plural: bool = False


def find_english(text: str) -> list[Found]:
    """Instruments, document and case numbers and pinpoints, each pinpoint with what it hangs on."""
    reports = find_reports(text)
    acts = [a for a in find_acts(text) if not any(r.start <= a.start < r.end for r in reports)]
    inside = [(f.start, f.end) for f in (*acts, *reports)]
    pins = list(_after_codes(text, acts))
    taken = {p.start for p in pins}
    pins += [p for p in _pins(text) if p.start not in taken and not any(s <= p.start < e for s, e in inside)]
    listed = [found for pin in pins for found in _with_list(text, pin)]
    found = sorted([*acts, *reports, *_apart(listed)], key=lambda f: (f.start, -f.end))
    return _hang(text, found)


def _pins(text: str) -> Iterator[_Pin]:
    for m in _START.finditer(text):
        word = m["word"] or ""
        unit = _WORDS[(m["sign"] or word or m["short"]).lower()]
        if unit in _CAPITAL_ONLY and not (word[:1].isupper() or m["inner"] or m["only"]):
            continue
        if m["num"] and word in ("Regulations", "Rules") and re.fullmatch("(?:19|20)[0-9]{2}", m["num"]):
            continue
        if m["roman"] and (unit not in ("article", "part", "chapter", "annex", "schedule") or not word[:1].isupper()):
            continue
        if not m["inner"] and _is_label(text, m.start(), m.end()):
            continue
        yield _Pin(
            m.start(),
            m.end(),
            _levels(unit, m),
            word.lower().endswith("s") or m["sign"] == "§§" or (m["short"] or "").startswith("ss"),
        )


def _is_label(text: str, start: int, end: int) -> bool:
    """A heading or the section's own label: at the start of a line, with a heading or nothing behind it."""
    line = text.rfind("\n", 0, start) + 1
    return not text[line:start].strip(' \t\xa0#*“"') and bool(
        re.match(r"[ \t\xa0]*(?:\n|\Z|[.:—–-])|[ \t\xa0]+[A-Z“\[(]", text[end : end + 6])
    )


def _after_codes(text: str, acts: list[Found]) -> Iterator[_Pin]:
    """1343 of 18 U.S.C. 1343, 319.56 of 7 CFR 319.56."""
    for act in acts:
        if not act.text[0].isdigit() and not act.value.startswith(("Fed. R.", "CPR")):
            continue
        m = _UNSIGNED.match(text, act.end)
        if m and m["num"]:
            unit = "rule" if not act.text[0].isdigit() else "section"
            yield _Pin(m.start("num"), m.end(), _levels(unit, m))


def _levels(unit: str, m: re.Match[str]) -> tuple[tuple[str, str], ...]:
    inner = re.findall(r"\(([^()]+)\)", m["inner"] or m["only"] or "")
    below = _BELOW.get(unit, ())
    if m["num"] or m["roman"]:
        head = ((unit, number_part((m["num"] or m["roman"]).replace("–", "-"))),)
        if unit == "article" and inner and inner[0].isalpha():
            below = below[1:]
    else:
        head, inner = ((unit, inner[0]),), inner[1:]
    return head + tuple(zip(below, inner, strict=False))


def _with_list(text: str, pin: _Pin) -> Iterator[Found]:
    """§§ 1343, 1349 and section 2(1)(a) and (b): each member keeps the levels above it."""
    found = Found(pin.start, pin.end, "provision", text[pin.start : pin.end], _eid(pin.levels))
    last = pin
    while m := _MORE.match(text, last.end):
        levels = _member_levels(last, m)
        if levels is None:
            break
        if _TO.match(m["join"]):
            found = replace(found, through=_eid(levels))
        yield found
        start = m.start("num") if m["num"] else m.start("only")
        last = _Pin(start, m.end(), levels, pin.plural)
        found = Found(start, m.end(), "provision", text[start : m.end()], _eid(levels))
    yield found


def _member_levels(last: _Pin, m: re.Match[str]) -> tuple[tuple[str, str], ...] | None:
    if m["num"]:
        listed = last.plural or (m["join"].strip() in ("or", "and") and _GOES_ON.match(m.string, m.end()))
        return _levels(last.levels[0][0], m) if listed else None
    if not m["only"]:
        return None
    inner = re.findall(r"\(([^()]+)\)", m["only"])
    depth = next((i for i in range(len(last.levels) - 1, -1, -1) if _alike(last.levels[i][1], inner[0])), None)
    if depth is None or (depth == 0 and not last.plural):
        return None
    names = [last.levels[depth][0], *_BELOW.get(last.levels[depth][0], ())]
    return last.levels[:depth] + tuple(zip(names, inner, strict=False))


def _alike(a: str, b: str) -> bool:
    return a[0].isdigit() == b[0].isdigit() and a[0].isupper() == b[0].isupper()


def _eid(levels: tuple[tuple[str, str], ...]) -> str:
    out = ""
    for element, number in levels:
        out = eid(out, element, number)
    return out


def _apart(found: list[Found]) -> Iterator[Found]:
    """Each extent once, none inside the one before."""
    end = -1
    for item in sorted(found, key=lambda f: (f.start, -f.end)):
        if item.start >= end:
            yield item
            end = item.end


def _hang(text: str, found: list[Found]) -> list[Found]:
    """The instrument before (Fraud Act 2006, s 2) or behind (section 1343 of title 18) each pinpoint."""
    out: list[Found] = []
    for i, item in enumerate(found):
        if item.kind == "provision":
            item = replace(item, of=_hangs_on(text, found, out, i))
        out.append(item)
    return out


def _hangs_on(text: str, found: list[Found], before: list[Found], i: int) -> str:
    last = before[-1] if before else None
    touching = last is not None and last.kind != "doc_no" and not text[last.end : found[i].start].strip(" ,\xa0\n")
    if touching and (named := _before(text, before, found[i])):
        return named
    return _behind(text, found, i) or _before(text, before, found[i])


def _behind(text: str, found: list[Found], i: int) -> str:
    for j in range(i + 1, min(i + 8, len(found))):
        between = text[found[j - 1].end : found[j].start]
        if found[j].kind == "instrument":
            return found[j].value if len(between) < 30 and (_TAIL.match(between) or not between.strip()) else ""
        if found[j].kind != "provision" or len(between) > 12:
            return ""
    return ""


def _before(text: str, out: list[Found], item: Found) -> str:
    last = out[-1] if out else None
    if last is None or not re.match(
        r"(?:[\s,&()“”\"-]|and|or|to|through|section|at)*\Z", text[last.end : item.start][:80]
    ):
        return ""
    return last.of if last.kind == "provision" else last.value if last.kind == "instrument" else ""
