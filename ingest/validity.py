"""From when a version applies, and what its status is on a day (LAW.md section 4; 立法法 art. 61)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.dates import find_dates, first_date, is_iso_day
from ingest.models import Expression
from ingest.numerals import parse_integer

_SUBJECT = (
    r"本(?:法|法典|条例|规定|办法|细则|实施细则|规则|规程|解释|补充规定|决定|决议|修正案|意见|通知|通告|公告|批复|安排|规范|标准|办法|制度|命令|"
    r"实施办法|暂行规定|暂行办法|章程|方案|纪要|指引)"
)
_FORCE = r"(?:起)?(?:开始)?(?:正式)?(?:施行|实施|生效|执行|适用)"
_STATED = re.compile(
    rf"(?:{_SUBJECT}|现予公布，|予以公布，|现予发布，|，)\s*自\s*(?P<day>[^，。；]{{6,16}}?日)\s*{_FORCE}"
)
_AT_ISSUE = re.compile(
    rf"{_SUBJECT}\s*自\s*(?:公布|发布|颁布|印发|通过|下发)\s*之日\s*(?:起)?\s*"
    rf"(?P<days>[0-9一二三四五六七八九十百]+)?\s*(?:日|天)?\s*(?:后|之后)?\s*{_FORCE}"
)
_ENGLISH = re.compile(
    r"(?:comes?|came|coming|enters?|enter)\s+into\s+(?:force|operation|effect)\s+on\s+(?P<a>[^.;]{6,60})|"
    r"(?:shall be|is|becomes?)\s+effective\s+(?:on|as of|beginning)\s+(?P<b>[^.;]{6,40})|"
    r"(?:take|takes)\s+effect\s+on\s+(?P<c>[^.;]{6,40})|"
    r"EFFECTIVE\s+DATE:\s*(?P<d>[^.;]{6,60})|Effective:?\s+(?P<e>[^.;]{6,30})",
    re.IGNORECASE,
)
_TAIL = 2600
_LONGEST_WAIT = 3660  # days; more is a misprint


@dataclass(frozen=True, slots=True)
class Effect:
    """``day`` is ISO, '' where the text does not settle it; ``basis`` stated, amendment-date, registry, user or ''."""

    day: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """``name`` is not-yet, in-force, superseded, repealed or unknown; ``basis`` says on what it rests.

    ``valid_to`` is the day from which the version no longer applies, ``data_to`` how far the data reach.
    """

    name: str
    basis: str
    data_to: str = ""
    valid_to: str = ""


def stated_effect(text: str, issued: str = "") -> str:
    """The day that the closing articles set, '' where they set none or count from a day that is not known.

    ``issued`` is the day of promulgation, which 自公布之日起施行 needs; a bare year or month does not settle it.

    >>> stated_effect("第九条 本法自2022年12月1日起施行。"), stated_effect("本法自公布之日起三十日后施行。")
    ('2022-12-01', '')
    >>> stated_effect("第九条 本办法自发布之日起30日后施行。", "2001-02-01")
    '2001-03-03'
    """
    tail = text[-_TAIL:] if len(text) > _TAIL else text
    candidates = [(m.start(), first_date(m["day"])) for part in (tail, text) for m in _STATED.finditer(part)]
    in_tail = [day for _, day in candidates if day]
    if in_tail:
        own = [first_date(m["day"]) for m in _STATED.finditer(tail)] or in_tail
        return next((d for d in reversed(own) if d), "")
    relative = list(_AT_ISSUE.finditer(tail)) or list(_AT_ISSUE.finditer(text))
    days = parse_integer(relative[-1]["days"] or "0") if relative else None
    if days is None or days > _LONGEST_WAIT or not is_iso_day(issued):
        return ""
    return (date.fromisoformat(issued) + timedelta(days=days)).isoformat()


def stated_effect_english(text: str) -> str:
    """The commencement day that an English text states, '' if none.

    >>> stated_effect_english("These Regulations come into force on 1st June 2020.")
    '2020-06-01'
    """
    for match in _ENGLISH.finditer(text):
        day = first_date(next(g for g in match.groups() if g))
        if day:
            return day
    return ""


def effect_of_version(stated: str, version: str, amended: bool, registry: str = "") -> Effect:
    """From when a version applies.

    The closing article of an amended text is often that of the first version: a day before the amendment is not
    this version's. What the registry knows comes next, then the day of the amendment itself.
    """
    if stated and (not amended or not version or stated >= version):
        return Effect(stated, "stated")
    if registry:
        return Effect(registry, "registry")
    return Effect(version, "amendment-date") if amended and version else Effect()


def status(expression: str, versions: Sequence[Expression], day: str, data_to: str = "", strict: bool = True) -> Status:
    """What the version with URI ``expression`` is on ``day`` (ISO), by the library's ``versions`` of its work.

    ``data_to`` is the last day that the library's data cover ('': as far as the versions themselves reach). A day
    that was asked for is ``strict``: beyond ``data_to`` nothing is called in force. The default day is not: then "in
    force" means as far as the library knows, and the basis says how far that is. No day still to come is settled.
    """
    own = next((v for v in versions if v.uri == expression), None)
    reach = data_to or data_reach(versions)
    if own is None or not own.valid_from:
        return Status("unknown", "the text does not settle from when it applies", reach)
    after = _next_version(own, versions)
    end = min((d for d in (own.valid_to, after.valid_from if after else "") if d), default="")

    def found(name: str, basis: str) -> Status:
        return Status(name, basis, reach, end)

    if day < own.valid_from:
        return found("not-yet", f"applies from {own.valid_from} ({own.valid_from_basis})")
    if after and after.valid_from and after.valid_from <= day:
        return found("superseded", f"a later version applies from {after.valid_from} ({after.valid_from_basis})")
    if own.valid_to and own.valid_to <= day:
        return found("repealed", f"ceased to apply on {own.valid_to}")
    if after and not after.valid_from and after.date <= day:
        return found("unknown", f"it is not settled from when the version adopted on {after.date} applies")
    if day > (data_to if strict and data_to else date.today().isoformat()):
        return found("unknown", f"the library's data reach to {reach}")
    return found("in-force", f"as far as this library knows; its data reach to {reach} ({own.valid_from_basis})")


def version_at(versions: Sequence[Expression], as_of: str) -> tuple[Expression | None, bool]:
    """The version that applied on ``as_of``, True; or the nearest one, False, to be labelled as such.

    None where there is no dated version at all.
    """
    dated = sorted((v for v in versions if v.valid_from), key=lambda v: v.valid_from)
    begun = [v for v in dated if v.valid_from <= as_of and (not v.valid_to or as_of < v.valid_to)]
    if begun:
        return begun[-1], True
    nearest = [v for v in dated if v.valid_from <= as_of][-1:] or dated[:1]
    return (nearest[0], False) if nearest else (None, False)


def data_reach(expressions: Sequence[Expression]) -> str:
    """The last day that the library's data cover: the latest adoption or commencement."""
    return max((d for e in expressions for d in (e.date, e.valid_from) if d), default="")


def _next_version(expression: Expression, siblings: Sequence[Expression]) -> Expression | None:
    """The version after this one: by the day it applies, or by adoption where it does not say."""
    later = [
        s
        for s in siblings
        if s.uri != expression.uri
        and (s.valid_from > expression.valid_from if s.valid_from else bool(s.date) and s.date > expression.date)
    ]
    return min(later, key=lambda s: s.valid_from or s.date, default=None)


def signature_date(text: str, start: int = 0) -> str:
    """The 成文日期 of a notice: the first line after ``start`` that is a date and nothing else, '' if none."""
    for line in text[start:].splitlines():
        bare = re.sub(r"\s", "", line).strip("（）()")
        days = list(find_dates(bare)) if 8 <= len(bare) <= 14 else []
        if len(days) == 1 and days[0].start == 0 and days[0].end == len(bare):
            return days[0].iso
    return ""
