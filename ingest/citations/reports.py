"""English case and document numbers: [2024] UKSC 3, 598 U.S. 651, ECLI:EU:C:2020:559, 89 FR 12345."""

from __future__ import annotations

import re

from ingest.citations.acts import GAP
from ingest.citations.found import Found, longest

_NEUTRAL = re.compile(
    rf"\[(?:19|20)[0-9]{{2}}\]{GAP}(?:UK(?:SC|HL|PC|UT|FTT|EAT|SIAC|IPTrib)|EW(?:CA|HC|COP"
    rf"|FC|CC|MC)|CSOH|CSIH|HCJAC|NI[A-Z][A-Za-z]{{1,5}}|IE(?:SC|HC|CA)|EAT)"
    rf"(?:{GAP}(?:Civ|Crim))?{GAP}[0-9]{{1,5}}(?:{GAP}?\([A-Za-z]{{1,12}}\))?"
)
_LAW_REPORT = re.compile(
    rf"[\[(](?:1[89]|20)[0-9]{{2}}[\])]{GAP}(?:[0-9]{{1,2}}{GAP})?(?:A\.?C\.?|Q\.?B\.?"
    rf"|K\.?B\.?|Ch|Fam|W\.?L\.?R\.?|All{GAP}ER|Cr{GAP}App{GAP}R"
    rf"(?:{GAP}\(S\))?|EHRR|IRLR|ICR|BCLC|Lloyd['’]s{GAP}Rep|FLR|CMLR|ECR|RPC|STC"
    rf"|P{GAP}&{GAP}CR|HLR|EMLR|WTLR|BCC|PNLR|Imm{GAP}AR|INLR|COPLR)"
    rf"(?:{GAP}\([A-Za-z]+\))?{GAP}[0-9]{{1,5}}"
)
_REPORTER = (
    rf"U\.{GAP}?S\.|S\.{GAP}?Ct\.|L\.{GAP}?Ed\.(?:{GAP}?2d)?|F\.(?:{GAP}?(?:2d|3d|4th))?"
    rf"|F\.{GAP}?Supp\.(?:{GAP}?[23]d)?|F\.{GAP}?App[’']x|F\.R\.D\.|B\.R\.|"
    rf"A\.(?:{GAP}?[23]d)?|P\.(?:{GAP}?[23]d)?|N\.E\.(?:{GAP}?[23]d)?|N\.W\.(?:{GAP}?2d)?"
    rf"|S\.E\.(?:{GAP}?2d)?|S\.W\.(?:{GAP}?[23]d)?|So\.(?:{GAP}?[23]d)?|"
    rf"Cal\.(?:{GAP}?(?:Rptr\.|App\.))?(?:{GAP}?(?:2d|3d|4th|5th))?"
    rf"|N\.Y\.(?:S\.)?(?:{GAP}?[23]d)?|Ill\.(?:{GAP}?App\.)?(?:{GAP}?[23]d)?|WL"
    rf"|Fed\.{GAP}?Cl\.|U\.S\.L\.W\.|Wis\.{GAP}?2d|Mass\.|Pa\."
    rf"|Ohio{GAP}St\.(?:{GAP}?[23]d)?|I\.{GAP}&{GAP}N\.{GAP}Dec\."
)
_US_REPORT = re.compile(rf"(?<![\w.$§-])[0-9]{{1,4}}{GAP}(?:{_REPORTER}){GAP}(?:[0-9]{{1,7}}\b|___?_?)")
_EUROPE = re.compile(
    rf"\bECLI:[A-Z]{{2}}:[A-Z0-9]{{1,10}}:[0-9]{{4}}:[A-Z0-9.]{{1,24}}[A-Z0-9]"
    rf"|\b[CT][-‑–][0-9]{{1,4}}/[0-9]{{2}}(?:{GAP}?P(?:PU)?\b)?"
)
_DOCKET = re.compile(r"\b[0-9]:[0-9]{2}-(?:cv|cr|mc|mj|md|bk|ap|po)-[0-9]{2,6}(?:-[A-Z]{2,4})*\b")
_REGISTER = re.compile(
    rf"(?<![\w.])[0-9]{{1,3}}{GAP}(?:FR|Fed\.{GAP}?Reg\."
    rf"|F\.R\.){GAP}[0-9]{{1,3}},?[0-9]{{1,3}}\b"
    rf"|\bFR{GAP}Doc\.?{GAP}(?:No\.?{GAP}?)?[0-9A-Z]{{1,4}}[-–][0-9]{{3,6}}\b"
    rf"|\bS\.?I\.?{GAP}(?:No\.?{GAP}?)?(?:19|20)[0-9]{{2}}/[0-9]{{1,5}}\b"
)


def find_reports(text: str) -> list[Found]:
    """Case numbers and document numbers in English text."""
    forms = ((_NEUTRAL, "["), (_LAW_REPORT, ""), (_US_REPORT, ""), (_EUROPE, "/"), (_EUROPE, "ECLI"), (_DOCKET, "-"))
    cases = [
        Found(m.start(), m.end(), "case_no", m[0], " ".join(m[0].split()))
        for form, sign in forms
        if sign in text
        for m in form.finditer(text)
    ]
    documents = [Found(m.start(), m.end(), "doc_no", m[0], " ".join(m[0].split())) for m in _REGISTER.finditer(text)]
    return longest([*cases, *documents])
