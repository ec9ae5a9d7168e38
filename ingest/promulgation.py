"""The note under a title (题注): who passed an instrument, when, and how it was amended (立法法 art. 65)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.dates import find_dates
from ingest.numerals import parse_integer

_QUOTED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_AMENDED = re.compile(r"修正|修订|修改|第[一二三四五六七八九十]+次修")
_PASSED = re.compile(r"通过|会议[、，]?$|审判委员会$|第[一二三四五六七八九十0-9]+次$|会议决定|制定")
_APPROVED = re.compile(r"批准")
_ISSUED = re.compile(r"公布|发布|颁布|印发|令第|公告")
_IN_FORCE = re.compile(r"(?:施行|生效|实施|执行)")
_BODY = re.compile(
    r"(最高人民法院|最高人民检察院|全国人民代表大会|国务院|[\u4e00-\u9fff]{2,12}(?:省|市|自治区|自治州|自治县|县)"
    r"(?=第?[一二三四五六七八九十0-9]*届?人民代表大会)|[\u4e00-\u9fff]{1,16}?(?=第?[一二三四五六七八九十0-9]*届))"
)
_ORDER = re.compile(
    r"((?:中华人民共和国)?(?:主席|国务院)(?:、中华人民共和国中央军事委员会)?令)\s*[（(]?\s*第\s*([0-9一二三四五六七八九十百零〇]+)\s*号"
)


@dataclass(frozen=True, slots=True)
class Event:
    """One dated step: ``what`` is passed, approved, issued, amended or in-force; ``text`` the words of the step."""

    iso: str
    what: str
    body: str
    text: str


@dataclass(frozen=True, slots=True)
class History:
    """What a 题注 says. Dates are ISO, '' where it is silent; ``amended`` holds each amendment, in order."""

    passed: str = ""
    approved: str = ""
    issued: str = ""
    in_force: str = ""
    amended: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()

    def adopted(self, *, by_order: bool) -> str:
        """Date of first adoption; instruments issued by order (行政法规, 规章) are known by the date of the order."""
        order = (self.issued, self.passed, self.approved) if by_order else (self.passed, self.issued, self.approved)
        first = next((day for day in order if day), "")
        return "" if first and self.amended and first > self.amended[0] else first


def read_history(note: str) -> History:
    """The steps of a 题注, which may run over several lines and stand in brackets.

    >>> h = read_history("（1990年1月2日第七届甲会第一次会议通过 2001年3月4日《关于修改〈乙法〉的决定》修正）")
    >>> h.passed, h.amended
    ('1990-01-02', ('2001-03-04',))
    """
    events = tuple(_settle(list(_events(note))))
    amended = tuple(dict.fromkeys(e.iso for e in events if e.what == "amended"))

    def first(what: str) -> str:
        return next((e.iso for e in events if e.what == what), "")

    forces = [e.iso for e in events if e.what == "in-force"]
    return History(first("passed"), first("approved"), first("issued"), forces[-1] if forces else "", amended, events)


def _events(note: str) -> Iterator[Event]:
    plain = _QUOTED.sub(lambda m: "〓" * len(m[0]) if "修改" not in m[0] else "修改".ljust(len(m[0]), "〓"), note)
    dates = list(find_dates(plain))
    for i, this in enumerate(dates):
        after = dates[i + 1] if i + 1 < len(dates) else None
        words = plain[this.end : after.start if after else len(plain)].strip(" \t\n　）)，,。;；")
        before = plain[max(0, this.start - 2) : this.start]
        yield Event(this.iso, _what(words, before), _body(words), note[this.start : this.end] + words)


def _what(words: str, before: str) -> str:
    start = words.strip()
    if before.endswith("自") or re.match(r"(?:起|施行|实施|生效)", start):
        return "in-force"
    head = re.split(r"[。;；]", start)[0]
    if _AMENDED.search(head):
        return "amended"
    for what, pattern in (("passed", _PASSED), ("approved", _APPROVED), ("issued", _ISSUED), ("in-force", _IN_FORCE)):
        if pattern.search(head):
            return what
    return "issued" if not head else "other"


def _body(words: str) -> str:
    found = _BODY.search(words)
    return found[0] if found else ""


def _settle(events: list[Event]) -> Iterator[Event]:
    """A second passing by the same body is an amendment; joint issuers each pass a text once."""
    seen: set[str] = set()
    for event in events:
        if event.what == "passed" and event.body in seen:
            yield Event(event.iso, "amended", event.body, event.text)
            continue
        if event.what == "passed":
            seen.add(event.body)
        yield event


def order_number(note: str) -> str:
    """The order that promulgated it (国务院令第352号), '' if the note names none; the first where several are named."""
    found = _ORDER.search(note)
    if not found:
        return ""
    return f"{found[1].removeprefix('中华人民共和国')}第{parse_integer(found[2]) or found[2]}号"
