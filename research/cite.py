"""Clause → citation in each style.

court: how Chinese courts write (法释〔2009〕14号, 人民法院民事裁判文书制作规范); faxue: 法学引注手册 (Arabic numerals);
gbt7714: GB/T 7714-2015; bluebook; oscola (4th ed.). Foreign material keeps its own country's form in every style.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from ingest.errors import QueryError
from ingest.models import Outline, Provision
from ingest.numerals import to_chinese
from ingest.pinpoint import Place, label
from ingest.records import ClauseRow, DocumentRow

_STATE = "中华人民共和国"
_CHINESE_UNIT = {
    "art": "条",
    "para": "款",
    "point": "项",
    "indent": "目",
    "chp": "章",
    "sec": "节",
    "book": "编",
    "part": "分编",
}
_JUDGMENT_PARTS = frozenset(
    {"introduction", "background", "arguments", "remedies", "motivation", "decision", "conclusions"}
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CitedClause:
    """What a citation needs of a provision.

    ``label`` is the pinpoint in the document's own words, ``eid`` its address; ``article`` the printed number of
    the smallest citable parent; dates ISO; ``page`` 0 where the source has none.
    """

    title: str
    kind: str
    jurisdiction: str
    language: str = "zho"
    number: str = ""
    label: str = ""
    eid: str = ""
    article: str = ""
    work: str = ""
    date: str = ""
    adopted: str = ""
    valid_from: str = ""
    page: int = 0
    authority: str = ""


_OF_THE_WORK = ("kind", "jurisdiction", "language", "number", "work", "date", "adopted", "valid_from", "authority")


def cited_document(row: ClauseRow | DocumentRow) -> CitedClause:
    """The citation record of a whole document, by its row or that of a clause in it."""
    shared = {name: getattr(row, name) for name in _OF_THE_WORK}
    return CitedClause(title=row.work_title, **shared)


def cited_clause(clause: ClauseRow) -> CitedClause:
    """The citation record of a clause of the catalog."""
    return replace(
        cited_document(clause), label=clause.label, eid=clause.eid, article=clause.article_num, page=clause.page
    )


def cited_provision(record: CitedClause, outline: Outline, eid: str) -> CitedClause:
    """The same document cited at the provision with that eId; the record unchanged where there is none."""
    path = _path(outline.provisions, eid)
    if not path:
        return record
    return replace(record, eid=eid, label=label(path, record.language == "zho"))


def cite(clause: CitedClause, style: str) -> str:
    """The citation of ``clause`` in ``style``. Raises QueryError for a style that is not known."""
    write = STYLES.get(style)
    if write is None:
        raise QueryError(f"There is no citation style {style!r}; the styles are {', '.join(STYLES)}.")
    return write(clause)


def chinese_pinpoint(eid: str) -> str:
    """The pinpoint of an eId in Chinese numerals.

    >>> chinese_pinpoint("art_287-2__para_1__point_2"), chinese_pinpoint("art_3__indent_1")
    ('第二百八十七条之二第一款第（二）项', '第三条第1目')
    """
    out = ""
    for unit, number in _steps(eid):
        main, *after = number.split("-")
        if not main.isdigit() or unit not in _CHINESE_UNIT:
            continue
        name = _CHINESE_UNIT[unit]
        figure = (
            f"（{to_chinese(int(main))}）" if unit == "point" else main if unit == "indent" else to_chinese(int(main))
        )
        out += f"第{figure}{name}" + "".join(f"之{to_chinese(int(n))}" for n in after if n.isdigit())
    return out


def arabic_pinpoint(eid: str) -> str:
    """The pinpoint of an eId in Arabic numerals, as 法学引注手册 prints it.

    >>> arabic_pinpoint("art_287-2__para_1__point_2")
    '第287条之二第1款第2项'
    """
    out = ""
    for unit, number in _steps(eid):
        main, *after = number.split("-")
        if main.isdigit() and unit in _CHINESE_UNIT:
            out += f"第{main}{_CHINESE_UNIT[unit]}" + "".join(f"之{to_chinese(int(n))}" for n in after if n.isdigit())
    return out


def english_pinpoint(eid: str) -> str:
    """The bare number of a pinpoint with what is below it in brackets.

    >>> english_pinpoint("sec_2__subsec_1__para_a"), english_pinpoint("chp_1__art_6__para_1__point_f")
    ('2(1)(a)', '6(1)(f)')
    """
    steps = [(unit, number) for unit, number in _steps(eid) if unit not in ("book", "part", "chp", "title", "subpart")]
    return "".join(number if i == 0 else f"({number})" for i, (_, number) in enumerate(steps))


def _court(clause: CitedClause) -> str:
    if clause.language == "zho":
        return _chinese_case(clause) if clause.kind == "opinion" else f"《{clause.title}》{_pinpoint(clause)}"
    return _foreign(clause)


def _faxue(clause: CitedClause) -> str:
    if clause.language != "zho":
        return _foreign(clause)
    if clause.kind == "opinion":
        return f"{_chinese_case(clause)}。"
    pinpoint = (
        arabic_pinpoint(clause.eid) if clause.eid.startswith("art_") or "__art_" in clause.eid else _pinpoint(clause)
    )
    number = f"，{clause.number}" if clause.kind == "notice" and clause.number else ""
    return f"《{_without_state(clause.title)}》{number}{'，' if number and pinpoint else ''}{pinpoint}"


def _gbt7714(clause: CitedClause) -> str:
    pinpoint = _pinpoint(clause) if clause.language == "zho" else clause.label
    place = f": {pinpoint}" if pinpoint else ""
    number = f": {clause.number}" if clause.number and clause.number not in clause.title else ""
    day = f". {clause.date or clause.adopted}" if clause.date or clause.adopted else ""
    page = f": {clause.page}" if clause.page else ""
    return f"{clause.title}{number}[Z]{day}{page}{place}."


def _bluebook(clause: CitedClause) -> str:
    if clause.language != "zho":
        return _foreign(clause)
    if clause.kind == "opinion":
        return f"{_chinese_case(clause)} ({_english_day(clause.date)}) (China)".replace(" ()", "")
    promulgated = f" (adopted {_english_day(clause.date)}{_effective(clause)})" if clause.date else ""
    return f"{clause.title}{promulgated}{_article(clause, 'art.')} (China)"


def _oscola(clause: CitedClause) -> str:
    if clause.language != "zho":
        return _foreign(clause)
    if clause.kind == "opinion":
        return f"{_chinese_case(clause)} (China)"
    return f"{clause.title}{f' {clause.date[:4]}' if clause.date else ''} (China){_article(clause, 'art')}"


def _article(clause: CitedClause, mark: str) -> str:
    pinpoint = english_pinpoint(clause.eid) if clause.eid.startswith("art_") else ""
    return f", {mark} {pinpoint}" if pinpoint else f", {clause.label}" if clause.label else ""


STYLES: Mapping[str, Callable[[CitedClause], str]] = {
    "court": _court,
    "faxue": _faxue,
    "gbt7714": _gbt7714,
    "bluebook": _bluebook,
    "oscola": _oscola,
}


def _foreign(clause: CitedClause) -> str:
    """The form of the source's own country."""
    if clause.jurisdiction == "us":
        return _american(clause)
    if clause.jurisdiction == "eu" and clause.kind == "law":
        return f"{clause.title}, art {pinpoint}" if (pinpoint := english_pinpoint(clause.eid)) else clause.title
    return _british_case(clause) if clause.kind == "opinion" else _british(clause)


def _american(clause: CitedClause) -> str:
    if code := re.search(r"/act/usc/([0-9]+)", clause.work):
        pinpoint = english_pinpoint(clause.eid) or clause.label
        return f"{code[1]} U.S.C. § {pinpoint}" if pinpoint else f"{code[1]} U.S.C."
    if clause.kind == "opinion":
        page = f" at {clause.page}" if clause.page else ""
        number = f", No. {clause.number}" if clause.number and clause.number not in clause.title else ""
        return f"{clause.title}{number}{page}{f' ({_english_day(clause.date)})' if clause.date else ''}"
    number = clause.number.replace("–", "-")
    if clause.kind == "notice":
        named = f" (FR Doc. {number})" if number else ""
        return f"{clause.title}{named}{f' ({_english_day(clause.date)})' if clause.date else ''}"
    section = f" § {pinpoint}" if (pinpoint := english_pinpoint(clause.eid)) else ""
    law = number.replace("Public Law ", "Pub. L. No. ")
    return (
        f"{clause.title}, {law},{section}".rstrip(", ")
        if law and law not in clause.title
        else f"{clause.title},{section}".rstrip(", ")
    )


def _british_case(clause: CitedClause) -> str:
    """A neutral citation with its paragraph: [2024] EWCA Civ 1 [12]."""
    name = clause.number if clause.number.startswith("[") else ", ".join(p for p in (clause.title, clause.number) if p)
    paragraph = re.search(r"(?:para|section|hcontainer)_([0-9]+[A-Za-z]?)(?:__|$)", clause.eid)
    bare = clause.article.strip("[]().") if re.fullmatch(r"\W*[0-9]+[A-Za-z]?\W*", clause.article) else ""
    number = bare or (paragraph[1] if paragraph else "")
    return f"{name} [{number}]" if number else name


def _british(clause: CitedClause) -> str:
    """Fraud Act 2006, s 2(1)(a)."""
    unit, number = next(iter(_steps(clause.eid)), ("", ""))
    pinpoint = english_pinpoint(clause.eid)
    short = {"sec": "s", "art": "art", "reg": "reg", "rule": "r", "para": "para"}.get(unit, "")
    if short and pinpoint and number:
        return f"{clause.title}, {short} {pinpoint}"
    return f"{clause.title}, {clause.label}" if clause.label else clause.title


def _chinese_case(clause: CitedClause) -> str:
    """Court, number and paper: 甲省乙市人民法院（2021）甲01刑终1号刑事判决书."""
    court = re.search(r"/judgment/([^/]+)/", clause.work)
    name = court[1] if court and re.search(r"[\u4e00-\u9fff]", court[1]) else ""
    paper = re.search(r"(?:刑事(?:附带民事)?|民事|行政|执行|国家赔偿)?(?:判决书|裁定书|调解书|决定书)", clause.title)
    part = clause.label if clause.eid.split("__")[0] in _JUDGMENT_PARTS else ""
    if not clause.number or not name:
        return clause.title + (f"，{clause.label}" if clause.label else "")
    return f"{name}{clause.number}{paper[0] if paper else '判决书'}" + (f"（{part}）" if part else "")


def _pinpoint(clause: CitedClause) -> str:
    """The label as printed, else made of the eId."""
    printed = re.sub(r"\s", "", clause.label)
    return printed if printed and printed != re.sub(r"\s", "", clause.title) else chinese_pinpoint(clause.eid)


def _without_state(title: str) -> str:
    return title[len(_STATE) :] if title.startswith(_STATE) and len(title) > len(_STATE) else title


def _effective(clause: CitedClause) -> str:
    return f", effective {_english_day(clause.valid_from)}" if clause.valid_from else ""


def _english_day(iso: str) -> str:
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", iso)
    return f"{_MONTHS[int(found[2]) - 1]} {int(found[3])}, {found[1]}" if found else iso


def _steps(eid: str) -> list[tuple[str, str]]:
    """The steps of an eId that carry a number."""
    parts = [step.partition("_") for step in eid.split("__")]
    return [(unit, number) for unit, _, number in parts if number]


def _path(provisions: tuple[Provision, ...], eid: str) -> tuple[Place, ...]:
    """The provisions from the top down to the one with that eId, each with its place among its like."""
    counts: dict[str, int] = {}
    for provision in provisions:
        counts[provision.element] = counts.get(provision.element, 0) + 1
        place = Place(provision, counts[provision.element])
        if provision.eid == eid:
            return (place,)
        if below := _path(provision.children, eid):
            return (place, *below)
    return ()
