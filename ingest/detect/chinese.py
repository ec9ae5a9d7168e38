"""Detection for Chinese texts."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.dates import days_between, find_dates, first_date
from ingest.detect.authority import Nature, is_amending, nature_of
from ingest.detect.front import Front, read_front
from ingest.detect.judgment import JudgmentHead, guiding_number, is_case_report, read_judgment, read_prosecution
from ingest.detect.lines import paragraph_front
from ingest.detect.naming import bodies_of, join_title, ministerial_order
from ingest.detect.parties import parties
from ingest.detect.record import Detected
from ingest.models import Reading
from ingest.outline.cn.wrapped import paragraph_lines
from ingest.promulgation import History, order_number, read_history
from ingest.registry import find_number, find_work
from ingest.validity import effect_of_version, signature_date, stated_effect

_NAME_DATE = re.compile(r"[（(]\s*((?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})\s*[）)]")
_PUBLICATION_LAG = 400
"""Days: a date in a file's name that follows the last date of the 题注 so closely is the day of publication."""


def detect_chinese(reading: Reading, name: str) -> Detected:
    """What a Chinese text is; ``name`` is the file's name, used only where the text is silent."""
    text = reading.text
    written_up = is_case_report(text)
    if head := read_prosecution(text):
        return _judgment(text, head, "prosecution", "other")
    if not written_up and (head := read_judgment(text)):
        return _judgment(text, head, "judgment", "judgment")
    front = read_front(paragraph_front(paragraph_lines(text, reading.marks), reading.marks))
    if written_up:
        return _case_report(front, text, name)
    if not front.title:
        front = replace(front, title=_name_title(name), span=_find_title(text, _name_title(name)))
    history = read_history(front.note or front.announcement)
    nature = nature_of(front, text)
    if nature.kind == "notice":
        return _notice(front, nature, history, text, name)
    return _instrument(front, nature, history, text, name)


def _judgment(text: str, head: JudgmentHead, subtype: str, authority: str) -> Detected:
    return Detected(
        "opinion", "cn", "zho", head.title, head.span, subtype, head.number, authority,
        court=head.court, adopted=head.date, version_date=head.date, preface_end=head.end,
        valid_from=head.date, valid_from_basis="stated" if head.date else "", parties=parties(text, head.end),
    )  # fmt: skip


def _case_report(front: Front, text: str, name: str) -> Detected:
    day = first_date(front.note) or first_date(text[front.end : front.end + 200].split("案情")[0]) or _name_date(name)
    number = guiding_number(text)
    level = "guiding_case" if number else "other"
    court = "最高人民法院" if "最高人民法院" in text[: front.end] else ""
    return Detected(
        "opinion", "cn", "zho", front.title or _name_title(name), front.span, "case", number, level,
        court=court, adopted=day, version_date=day, preface_end=front.end,
    )  # fmt: skip


def _notice(front: Front, nature: Nature, history: History, text: str, name: str) -> Detected:
    printed = signature_date(text, front.end) or history.issued or history.passed
    day = printed or _name_date(name)
    known = find_number(front.number) or find_work(front.title)
    stated = history.in_force or stated_effect(text, printed) or printed
    return Detected(
        "notice", nature.jurisdiction, "zho", front.title, front.span,
        nature.subtype, front.number or (known.number if known else ""), nature.authority, nature.issuer,
        "、".join([i.name for i in nature.issuers] or bodies_of(front.title)), adopted=day, version_date=day,
        valid_from=stated, valid_from_basis="stated" if stated else "",
        preface_end=front.end, component=front.component,
    )  # fmt: skip


def _instrument(front: Front, nature: Nature, history: History, text: str, name: str) -> Detected:
    by_order = nature.authority in ("administrative_regulation", "department_rule", "local_rule")
    known = find_work(front.title)
    adopted = history.adopted(by_order=by_order)
    version, amended = _version(history, adopted, _name_date(name))
    if not (version or by_order or history.events):
        version = adopted = signature_date(text, front.end)
    adopted = known.adopted if known and known.adopted else adopted
    registry = known.version(version) if known else None
    issued = history.issued or (adopted if by_order else "")
    stated = max((history.in_force, stated_effect(text, issued if not amended else "")))
    if is_amending(front.title) and stated < version:
        stated = ""  # the sentence of the text that it amends, which may stand below it
    amended = amended or bool(stated and version and not adopted and stated < version)
    effect = effect_of_version(stated, version, amended, registry.valid_from if registry else "")
    number = front.number or order_number(front.announcement or front.note) or (known.number if known else "")
    if not number and nature.authority in ("department_rule", "local_rule"):
        number = ministerial_order(front.announcement or front.note)
    return Detected(
        "law", nature.jurisdiction, "zho", front.title, front.span, nature.subtype,
        number, nature.authority, nature.issuer, "、".join(i.name for i in nature.issuers),
        adopted=adopted, version_date=version, valid_from=effect.day, valid_from_basis=effect.basis,
        preface_end=front.end, component=front.component,
    )  # fmt: skip


def _version(history: History, adopted: str, named: str) -> tuple[str, bool]:
    """Adoption of this version and whether it amends an earlier one.

    A date in the file's name counts where the text has none, or where it lies so far after the last date of the
    题注 that the note must have been left as it was before an amendment.
    """
    last = max((adopted, *history.amended))
    if not last:
        return named, False
    if named and days_between(last, named) > _PUBLICATION_LAG:
        return named, True
    return last, bool(history.amended)


def _name_date(name: str) -> str:
    found = _NAME_DATE.search(name)
    return next((d.iso for d in find_dates(found[1])), "") if found else ""


def _name_title(name: str) -> str:
    stem = re.sub(r"\.(?:meta|[A-Za-z0-9]{1,5})$", "", name)
    return join_title([_NAME_DATE.sub("", stem)])


def _find_title(text: str, title: str) -> tuple[int, int] | None:
    """Where the first lines of the text hold the title that the file's name gives."""
    at = text[:400].find(title) if len(title) >= 4 else -1
    return (at, at + len(title)) if at >= 0 else None
