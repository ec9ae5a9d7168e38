"""Detection for the United States: statutes, decisions of state courts and agencies' boards, the Federal Register."""

from __future__ import annotations

import re

from ingest.dates import first_date
from ingest.detect.caption import plain_title, title_of_case
from ingest.detect.record import Detected
from ingest.models import Reading
from ingest.validity import stated_effect_english

_SECTION = re.compile(
    r"(?m)^[ \t]*(?:§§? ?\d[\dA-Z.:–-]*\.?[ \t]+[A-Z\[“\"(]|(?:SEC\.|SECTION|Section"
    r"|Sec\.)[ \t]+\d[\dA-Z.:–-]*\.[ \t]+[A-Z\[“\"(])"
)
_LAW = re.compile(
    r"Code of Federal Regulations|\bCFR\b|U\.S\. ?C(?:ode|\.)|United States Code|Public Law|Congress"
    r"|General Assembly|Legislature"
    r"|\b(?:Revised|Annotated|General|Compiled|Consolidated|Administrative|Penal|Civil|Municipal"
    r"|Uniform)\b[^\n]{0,40}\b(?:Code|Statutes|Laws|Act)"
    r"|\bCode of [A-Z]|§",
    re.I,
)
_CAPTION = re.compile(
    r"(?m)^\W*vs?\.\W*$|\bv\. [A-Z]|\bPlaintiffs?\b|\bDefendants?\b|\bRespondents?\b|\bAppell(?:ant|ee)s?\b"
    r"|\bPetitioners?\b"
)
_BODY = re.compile(
    r"(?:BOARD|Board) (?:OF|of|FOR|for) .{3,60}|(?:APPEALS?|Appeals?|REVIEW|Review|LABOR RELATIONS|Labor Relations"
    r"|SYSTEMS PROTECTION"
    r"|Systems Protection|CONTRACT APPEALS|TRIAL AND APPEAL|Trial and Appeal|PAROLE|ZONING|TAX) (?:BOARD|Board"
    r"|COMMISSION|Commission|TRIBUNAL)"
    r"|(?:OFFICE|Office) (?:OF|of) (?:ADMINISTRATIVE|Administrative) (?:HEARINGS|Hearings|LAW JUDGES)"
    r"|ADMINISTRATIVE LAW JUDGE"
    r"|(?:[A-Z][A-Za-z]+ ){1,4}(?:COMMISSION|Commission)\b"
)
_STATE_COURT = re.compile(
    r"(?:IN THE )?(?:SUPREME|SUPERIOR|CIRCUIT|DISTRICT|APPELLATE|MUNICIPAL|CHANCERY|PROBATE|FAMILY|COUNTY|JUVENILE"
    r"|TAX|LAND|TRIAL) COURT\b"
    r"|COURT OF (?:CRIMINAL |CIVIL |SPECIAL |COMMON |CHANCERY|CLAIMS)?\s?(?:APPEALS?|PLEAS)?|COURT OF CHANCERY"
    r"|DISTRICT COURT OF APPEAL",
)
_DECIDES = re.compile(r"\b(?:OPINION|DECISION|ORDER|FINDINGS|Opinion|Decision|Order|MEMORANDUM|Memorandum)\b")
_CASE = re.compile(
    r"(?:Case|Docket|Claim|Appeal|File|Cause|Matter|Proceeding|CASE|DOCKET|CLAIM|CAUSE)\s*(?:Nos?\.?|NOS?\.?|Number"
    r"|#):?\s*([A-Z0-9][\w./-]{2,24}\w)"
)
_VERSUS = re.compile(r"\)\s*vs?\.\s*\)|\bvs?\.\s*\)")
_MATTER = re.compile(r"(?m)^\W*(?:In the Matter of|IN THE MATTER OF|In re:?|IN RE:?|Matter of)\b")


def is_law(text: str) -> bool:
    """Whether a text is a statute or regulation by its sections: two or more of § 5. or Sec. 5. at the beginning of a
    line in its first pages, words of legislation, and no caption of a case."""
    opening = text[:9000]
    if len(_SECTION.findall(opening)) < 2 or not _LAW.search(opening):
        return False
    first = _SECTION.search(opening)
    head = opening[: first.start() if first else 0][:1500]
    return len(_CAPTION.findall(head)) < 2 and not _STATE_COURT.search(head[:600])


def read_law(reading: Reading, name: str) -> Detected:
    """A code, act or regulation; the title is its first heading or line."""
    title, span = plain_title(reading, name)
    text = reading.text
    number = re.search(r"Public Law (?:No\. )?[0-9]+[-–][0-9]+", text[:5000])
    force = stated_effect_english(text)
    day = first_date(text[:3000])
    return Detected(
        "law", "us", "eng", title, span, "", " ".join(number[0].split()) if number else "", "act", adopted=day,
        version_date=day, valid_from=force, valid_from_basis="stated" if force else "",
        preface_end=span[1] if span else 0,
    )  # fmt: skip


def is_case(text: str) -> bool:
    """Whether a text is a decision or a paper of a state court or a board: its name, a party or a matter, a number or
    a word such as ORDER in its head."""
    head = text[:2500]
    body = _STATE_COURT.search(head[:1200]) or _BODY.search(head[:900])
    parties = len(_CAPTION.findall(head)) >= 2 or _MATTER.search(head) or _VERSUS.search(head)
    return bool(body and parties and (_DECIDES.search(head) or _CASE.search(head)))


def read_case(reading: Reading, day: str) -> Detected:
    """A decision or paper; ``day`` as its head states it."""
    head = reading.text[:2500]
    found = _STATE_COURT.search(head[:1200]) or _BODY.search(head[:900])
    court = " ".join(found[0].split()) if found else ""
    docket = _CASE.search(head)
    number = docket[1] if docket else ""
    title, span = title_of_case(reading, f"{court}, No. {number}" if number else court)
    return Detected(
        "opinion", "us", "eng", title, span, "judgment", number, "judgment", court=court.title(), adopted=day,
        version_date=day, valid_from=day, valid_from_basis="stated" if day else "", preface_end=span[1] if span else 0,
    )  # fmt: skip


def is_register(text: str) -> bool:
    """Whether a text is a document of the Federal Register."""
    return bool(re.search(r"\[FR Doc\.|Federal Register\s*/\s*Vol|^AGENCY:", text[:8000] + text[-1500:], re.MULTILINE))


def read_register(reading: Reading, name: str) -> Detected:
    """A notice, rule or proposed rule, with its document number and day."""
    text = reading.text
    number = re.search(r"FR Doc\.?\s*(?:No[.:]?\s*)?([0-9]{4}[–-][0-9]{4,6})", text)
    day = first_date((re.search(r"(?:DATED?S?|Dated|Filed)[:\s][^\n]{0,80}", text) or [""])[0])
    title, span = plain_title(reading, name)
    code = number[1].replace("–", "-") if number else ""
    return Detected(
        "notice", "us", "eng", title, span, "fr", code, "secondary", adopted=day, version_date=day,
        valid_from=stated_effect_english(text), valid_from_basis="stated" if stated_effect_english(text) else "",
        preface_end=span[1] if span else 0,
    )  # fmt: skip
