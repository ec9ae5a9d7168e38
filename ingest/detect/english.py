"""Detection for texts of the United Kingdom, the United States, the European Union and others, without own metadata."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ingest.dates import find_dates, first_date
from ingest.detect.american import is_case, is_law, is_register, read_case, read_law, read_register
from ingest.detect.caption import memorandum_title, plain_title, title_of_case
from ingest.detect.courts import NAMED, NEUTRAL, country, court_key, neutral
from ingest.detect.lands import land
from ingest.detect.lines import FrontLine, front_lines
from ingest.detect.record import Detected
from ingest.models import Reading, Span
from ingest.validity import stated_effect_english

_US_COURT = re.compile(
    r"SUPREME\s+COURT\s+OF\s+THE\s+UNITED\s+STATES|UNITED\s+STATES\s+COURT\s+OF\s+APPEALS|UNITED\s+STATES\s+DISTRICT\s+COURT|"
    r"UNITED\s+STATES\s+BANKRUPTCY\s+COURT|UNITED\s+STATES\s+TAX\s+COURT|"
    r"(?:SUPREME|SUPERIOR|CIRCUIT|DISTRICT|APPELLATE)\s+COURT\s+(?:OF|FOR)\s+(?:THE\s+)?(?:STATE|COMMONWEALTH|[A-Z]{4,})|COURT\s+OF\s+APPEALS?\s+OF\s+(?:THE\s+STATE\s+OF\s+)?[A-Z]{4,}",
    re.IGNORECASE,
)
_UNITED_STATES = re.compile(
    r"SUPREME\s+COURT\s+OF\s+THE\s+UNITED\s+STATES|UNITED\s+STATES\s+(?:COURT|DISTRICT|BANKRUPTCY|TAX)|COURTS?\s+OF\s+(?:APPEALS?\s+(?:OF|FOR)\s+)?THE\s+STATE",
    re.IGNORECASE,
)
_CIRCUIT = re.compile(
    r"(FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH|TENTH|ELEVENTH|FEDERAL|DISTRICT\s+OF\s+COLUMBIA)"
    r"\s+CIRCUIT",
    re.IGNORECASE,
)
_CIRCUITS: Mapping[str, str] = {
    "first": "ca1", "second": "ca2", "third": "ca3", "fourth": "ca4", "fifth": "ca5", "sixth": "ca6", "seventh": "ca7",
    "eighth": "ca8", "ninth": "ca9", "tenth": "ca10", "eleventh": "ca11", "federal": "cafc",
    "districtofcolumbia": "cadc",
}  # fmt: skip
_DOCKET = re.compile(
    r"\b(?:Docket\s+)?(?:Case\s+)?(?:Nos?\.?|Appeal):?\s*([0-9]{1,2}[-–—][0-9]{1,6}(?:-[a-z]{2})?|"
    r"[0-9]:[0-9]{2}-[a-z]{2}-[0-9-]+(?:-[A-Z]+)*|[A-Z]{2}-[0-9-]+)"
)
_DECIDED = re.compile(
    r"(?:Decided|Filed|FILED|DECIDED|Date\s+Filed|Dated?|Handed\s+[Dd]own|Date)\s*(?:on)?:?\W{0,4}\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Form:
    """How to tell a kind of text (a pattern in its opening) and what to make of it."""

    pattern: re.Pattern[str]
    read: Callable[[Reading, str], Detected]


def detect_english(reading: Reading, name: str, language: str = "eng") -> Detected:
    """What a text in English, or in another language than Chinese, is."""
    opening = reading.text[:6000]
    if is_register(reading.text):
        return read_register(reading, name)
    if language == "eng" and is_law(reading.text):
        return read_law(reading, name)
    certain = _UNITED_STATES.search(opening)
    for form in _FORMS:
        found = form.pattern.search(opening)
        if found and not (certain and form.read is _judgment and certain.start() < found.start()):
            return form.read(reading, name)
    if language == "eng" and is_case(reading.text):
        return read_case(reading, decided(reading.text[:6000]))
    title, span = plain_title(reading, name)
    return Detected("notice", "", language, title, span, "", "", "other", preface_end=span[1] if span else 0)


def _us_opinion(reading: Reading, name: str) -> Detected:
    text = reading.text
    court, label = us_court(text[:6000])
    docket = _DOCKET.search(text[:6000])
    day = decided(text[:8000])
    number = re.sub(r"[–—]", "-", docket[1]) if docket else ""
    title, span = title_of_case(reading, f"{label}, No. {number}" if number else label)
    return Detected(
        "opinion", "us", "eng", title, span, "judgment", number, "judgment", issuer=court, court=label,
        adopted=day, version_date=day, valid_from=day, valid_from_basis="stated" if day else "",
        preface_end=span[1] if span else 0,
    )  # fmt: skip


def us_court(opening: str) -> tuple[str, str]:
    """Key (scotus, ca9, …) and printed name of the US court, ('', '') if none is named."""
    found = _US_COURT.search(opening)
    if not found:
        return "", ""
    printed = " ".join(found[0].split()).title().replace(" Of ", " of ").replace(" The ", " the ")
    if "Supreme Court of the United" in printed:
        return "scotus", printed
    circuit = _CIRCUIT.search(opening[: found.end() + 400])
    if circuit and "Appeals" in printed:
        ordinal = " ".join(circuit[1].split()).title().replace(" Of ", " of ")
        return _CIRCUITS[re.sub(r"\s", "", circuit[1]).lower()], f"{printed} for the {ordinal} Circuit"
    return re.sub(r"[^a-z]+", "-", printed.lower()), printed


def decided(opening: str) -> str:
    """The day of decision or filing that the head names, else the first that a short line gives, '' if none."""
    for match in _DECIDED.finditer(opening):
        days = [d for d in find_dates(opening[match.end() : match.end() + 40]) if d.start < 22]
        if days:
            return days[0].iso
    short = (line for line in opening.splitlines() if len(line.strip()) <= 40)
    return next((day for line in short if (day := first_date(line))), "")


def _judgment(reading: Reading, name: str) -> Detected:
    text = reading.text
    found = NEUTRAL.search(text[:6000])
    where = found or NAMED.search(text[:6000])
    number = neutral(found) if found else ""
    title, span = title_of_case(reading, number or re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name))
    day = decided(text[:6000])
    return Detected(
        "opinion", country(where) if where else "gb", "eng", title, span, "judgment", number, "judgment",
        issuer=court_key(found) if found else "", court=court_key(found).upper() if found else "",
        adopted=day, version_date=day, valid_from=day, valid_from_basis="stated" if day else "",
        preface_end=span[1] if span else 0,
    )  # fmt: skip


def _uk_notice(reading: Reading, name: str) -> Detected:
    title, span = memorandum_title(reading, name)
    number = re.search(r"\b([12][0-9]{3}\s+No\.\s*[0-9]{2,})", reading.text[:2000])
    return Detected(
        "notice",
        "gb",
        "eng",
        title,
        span,
        "doc",
        " ".join(number[1].split()) if number else "",
        "other",
        preface_end=span[1] if span else 0,
    )


def _act(jurisdiction: str, authority: str) -> Callable[[Reading, str], Detected]:
    def read(reading: Reading, name: str) -> Detected:
        text = reading.text
        where = jurisdiction if jurisdiction not in ("", "gb") else land(text[:8000]) or jurisdiction
        title, span = _act_title(reading, name)
        number = _act_number(text[:5000], where)
        day = first_date(text[:6000])
        force = stated_effect_english(text)
        return Detected(
            "law", where, "eng", title, span, "", number, authority, adopted=day, version_date=day,
            valid_from=force, valid_from_basis="stated" if force else "", preface_end=span[1] if span else 0,
        )  # fmt: skip

    return read


def _act_title(reading: Reading, name: str) -> tuple[str, Span | None]:
    """A line that is an act's name (… ACT, 2023; … Regulations 2020), else the plain title."""
    lines = front_lines(reading.text, reading.marks, 40)
    if european := _european_title(lines):
        return european
    for i, line in enumerate(lines):
        named = re.search(
            r"\b(?:ACT|Act|REGULATIONS?|Regulations?|ORDER|Order|RULES|Rules|BILL|Bill|ORDINANCE|Ordinance)\b,?\s*(?:\([^)]*\)\s*)?(?:[12][0-9]{3})?\.?$",
            line.text,
        )
        if (
            named
            and 8 < len(line.text) < 200
            and not re.match(r"(?:An?\s+Act|THE\s+GAZETTE|Be\s+it)\b", line.text, re.IGNORECASE)
        ):
            start = (
                i - 1
                if i and re.match(r"^[A-Z][A-Z ,]+$", line.text) and re.match(r"^THE [A-Z ,]+$", lines[i - 1].text)
                else i
            )
            return " ".join(x.text for x in lines[start : i + 1]), (lines[start].start, line.end)
    return plain_title(reading, name)


def _european_title(lines: Sequence[FrontLine]) -> tuple[str, Span] | None:
    """REGULATION (EU) … with the lines below it that date it and say what it is on."""
    first = next(
        (
            i
            for i, x in enumerate(lines)
            if re.match(r"(?:.*\b)?(?:REGULATION|DIRECTIVE|DECISION) \([A-Z]{2,7}\)", x.text)
        ),
        None,
    )
    if first is None:
        return _proposal_title(lines)
    last = first
    while (
        last + 1 < len(lines)
        and last - first < 4
        and (
            re.match(r"(?:of|on|laying|amending|repealing)\b", lines[last + 1].text)
            or _hangs(lines[last], lines[last + 1])
        )
    ):
        last += 1
    return " ".join(x.text for x in lines[first : last + 1]), (lines[first].start, lines[last].end)


def _hangs(line: FrontLine, below: FrontLine) -> bool:
    """Whether a title in capitals goes on below: OF THE NETS / COMMISSION."""
    return (
        re.search(r"\b(?:OF|AND|THE)\b[A-Z ]*$", line.text) is not None
        and below.text.isupper()
        and "," not in below.text
    )


def _proposal_title(lines: Sequence[FrontLine]) -> tuple[str, Span] | None:
    """Proposal for a DIRECTIVE … with the lines below it that say on what."""
    first = next((i for i, x in enumerate(lines) if re.match(r"Proposal for an?\b", x.text)), None)
    if first is None:
        return None
    last = first
    while last + 1 < len(lines) and last - first < 4 and not re.match(r"[({]|EXPLANATORY|[0-9{]", lines[last + 1].text):
        last += 1
    return " ".join(x.text for x in lines[first : last + 1]), (lines[first].start, lines[last].end)


def _act_number(opening: str, jurisdiction: str) -> str:
    forms = {
        "ie": r"S\.I\. No\. [0-9]+/[0-9]{4}|S\.I\. No\. [0-9]+ of [0-9]{4}",
        "in": r"No\. [0-9]+ OF [0-9]{4}|ACT No\. [0-9]+ OF [0-9]{4}",
        "us": r"Public Law [0-9]+[-–][0-9]+",
        "gb": r"[12][0-9]{3}\s+(?:CHAPTER|c\.)\s*[0-9]+|[12][0-9]{3}\s+No\.\s*[0-9]+",
        "eu": r"\((?:EU|EC|EEC|Euratom)\)\s*(?:No\s*)?[0-9]+/[0-9]+|[0-9]{4}/[0-9]+/(?:EU|EC)",
    }
    found = re.search(forms.get(jurisdiction, r"(?!)"), opening, re.IGNORECASE)
    return " ".join(found[0].split()) if found else ""


def _form(pattern: str, read: Callable[[Reading, str], Detected], *, exact: bool = False) -> _Form:
    return _Form(re.compile(pattern, 0 if exact else re.IGNORECASE), read)


_FORMS = (
    _Form(NEUTRAL, _judgment),
    _form(r"ROYAL\s+COURTS\s+OF\s+JUSTICE|HIGH\s+COURT\s+OF\s+JUSTICE|IN\s+THE\s+CROWN\s+COURT", _judgment),
    _form(
        r"Neutral\s+Citation\s+N|UPPER\s+TRIBUNAL|FIRST-TIER\s+TRIBUNAL|EMPLOYMENT\s+(?:APPEAL\s+)?TRIBUNALS?\b",
        _judgment,
    ),
    _Form(NAMED, _judgment),
    _Form(_US_COURT, _us_opinion),
    _form(r"(?m)^\s*Docket\s+No|Appeal:\s+[0-9]{2}-[0-9]+\s+Doc:", _us_opinion, exact=True),
    _form(
        r"\A\W*(?:[^\n]*\n){0,3}\W*STATUTORY\s+(?:INSTRUMENTS?|RULES)\b(?!.*\n.*EXPLANATORY)",
        _act("gb", "secondary"),
        exact=True,
    ),
    _form(
        r"COM\s?\([12][0-9]{3}\)\s*[0-9]+(?:\s+final)?(?=[\s\S]*HA(?:S|VE)\s+ADOPTED\s+THIS)", _act("eu", "proposal")
    ),
    _form(r"EXPLANATORY\s+(?:MEMORANDUM|NOTES?)|IMPACT\s+ASSESSMENT|TRANSPOSITION\s+(?:NOTE|TABLE)", _uk_notice),
    _form(r"CODE\s+OF\s+PRACTICE|POLICY\s+NOTE", _uk_notice),
    _form(r"S\.I\. No\. [0-9]+|Oireachtas|Iris Oifigi", _act("ie", "secondary")),
    _form(r"(?:REGULATION|DIRECTIVE|DECISION)\s+\((?:EU|EC|EEC)\)", _act("eu", "act")),
    _form(
        r"(?:REGULATION|DIRECTIVE|DECISION)\s+\([A-Z]{2,7}\)\s+(?:No\s+)?\d{1,4}/\d{1,4}\b(?=[\s\S]*?\n\W*Whereas\W*\n)",
        _act("", "act"),
        exact=True,
    ),
    _form(r"EUROPEAN\s+PARLIAMENT\s+AND\s+(?:OF\s+)?THE\s+COUNCIL", _act("eu", "act")),
    _form(r"GAZETTE OF INDIA|Republic of India|MINISTRY OF LAW AND JUSTICE", _act("in", "act")),
    _form(r"Congress of the United States|Public Law [0-9]+|United States Code", _act("us", "act")),
    _form(r"ORDINANCE\b[\s\S]{0,200}?\(?Cap\.\s?[0-9]+|L\.N\.\s[0-9]+\sof\s[0-9]{4}", _act("hk", "act")),
    _form(r"STATUTORY\s+INSTRUMENTS?|STATUTORY\s+RULES", _act("gb", "secondary")),
    _form(r"[12][0-9]{3}\s+CHAPTER\s+[0-9]+|[’']s\s+most\s+Excellent\s+Majesty", _act("gb", "act")),
    _form(
        r"\A\W*(?:[^\n]*\n){0,3}\W*(?:[A-Z][\w’' -]{0,80}\b)?(?:CONVENTION|TREATY|AGREEMENT|PROTOCOL|COVENANT"
        r"|CHARTER)\b(?=[\s\S]{0,3000}?\b(?:Stat(?:es?|i)|Contracting|Governments?|Members? of the)\b)"
        r"(?=[\s\S]{0,6000}?\n\W*Art(?:icle|\.)\s+(?:1|I)\b)",
        _act("", "treaty"),
    ),
    _form(r"\bAn\s+Act\s+to\b|Be\s+it\s+enacted", _act("", "act")),
    _form(r"(?m)^.{0,80}\bAct\s+[12][0-9]{3}\b", _act("", "act"), exact=True),
    _form(
        r"\A\W*(?:[^\n]*\n){0,3}[^\n]{3,90}\b(?:RULES|REGULATIONS|ORDER|ORDINANCE|BYE-?LAWS|ACT"
        r"|CODE)\b,?\s+(?:OF\s+)?[12][0-9]{3}[ \t]*\n",
        _act("", "secondary"),
    ),
)
