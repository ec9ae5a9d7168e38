"""Names of cases and titles of documents in English."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.detect.lines import FrontLine, front_lines
from ingest.models import Reading, Span

_VERSUS = re.compile(r"^\W*(?:v\.?|vs\.?|[–-]\s*v\.?\s*[–-]|[-–]\s*and\s*[-–])\W*$", re.IGNORECASE)
_ENDS_VERSUS = re.compile(r"^(?P<a>.{3,120}?)[,\s]+v\.?\s*$")
_INLINE = re.compile(r"^\W*(?P<a>[A-Z][\w.,&’'“”\"() -]{1,110}?)\s+v\.?\s+(?P<b>[A-Z][\w.,&’'“”\"() -]{1,110}?)\W*$")
_ROLE = re.compile(
    r"[,\s(]*\b(?:Plaintiffs?|Defendants?|Petitioners?|Respondents?|Appellants?|Appellees?|Cross|Claimants?|"
    r"Third-Party|Movants?|Intervenors?|Complainants?|Employ(?:ee|er)s?|Claimants?)\b.*$",
    re.IGNORECASE,
)
_NO_PARTY = re.compile(
    r"(?:No|Nos|D\.C|Case)\b|[0-9(]|Before|OPINION$|ORDER|JUDGMENT$|Between|Syllabus$|Docket|COUNSEL|Filed|FOR\s+PUBLICATION",
    re.IGNORECASE,
)
_CITING = re.compile(r"^(?:See|Cf|In|But|Compare|Accord|Quoting|Citing)\b|\bU\.\s?S\.\s|F\.[23]d|[0-9]{2,} F\.")
_LABEL = re.compile(
    r"^(?:Neutral\s+Citation|Case\s+No|Claim\s+No|Appeal\s+n|\[[0-9]{4}\]|(?:Easter|Hilary|Trinity|Michaelmas)\s+Term|"
    r"IMPORTANT\s+NOTICE|PUBLISHED|UNPUBLISHED|In\s+the$|IN\s+THE\b|United\s+States\s+(?:Court|District)|FOR\s+PUBLICATION|JUDGMENT|"
    r"Upper\s+Tribunal|untitled|\./|[0-9]+\s*\(Slip|Date\b|District\s+Judge)",
    re.IGNORECASE,
)
_MEMORANDUM = re.compile(
    r"EXPLANATORY\s+(?:MEMORANDUM|NOTES?)|TRANSPOSITION\s+NOTE|POLICY\s+NOTE|CODE\s+OF\s+PRACTICE|IMPACT\s+ASSESSMENT",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:[0-9]+[.)]|[0-9]+\s|\([a-z0-9]+\))")


def caption(opening: str) -> tuple[str, Span | None]:
    """The names of a case, X v. Y, from its head: on one line, or the lines about a line that is only "v."."""
    lines = front_lines(opening, (), 70)
    for i, line in enumerate(lines):
        if both := _inline(line):
            return both, (line.start, line.end)
        broken = _ENDS_VERSUS.match(line.text)
        if not (broken or _VERSUS.match(line.text)) or i == len(lines) - 1:
            continue
        above = [broken["a"]] if broken else [x.text for x in reversed(lines[max(0, i - 6) : i])]
        before, after = _party(above), _party([x.text for x in lines[i + 1 : i + 6]])
        if before and after:
            return f"{before} v. {after}", None
    return "", None


def title_of_case(reading: Reading, fallback: str) -> tuple[str, Span | None]:
    """The caption; else the file's own title; else ``fallback``, made of court and number."""
    name, span = caption(reading.text[:6000])
    return (name, span) if name else (reading.metadata.get("title") or fallback, None)


def plain_title(reading: Reading, name: str) -> tuple[str, Span | None]:
    """The first heading, else a short first line, else the file's own title, else its name."""
    lines = front_lines(reading.text, reading.marks, 12)
    heading = next((x for i, x in enumerate(lines) if x.level and (x.level == 1 or i < 3) and _title_like(x)), None)
    if heading:
        return heading.text, (heading.start, heading.end)
    if said := reading.metadata.get("title"):
        return said, None
    first = next((x for x in lines[:4] if _title_like(x)), None)
    if first:
        return first.text, (first.start, first.end)
    return re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name), None


def memorandum_title(reading: Reading, name: str) -> tuple[str, Span | None]:
    """EXPLANATORY MEMORANDUM TO and the instrument it explains, over as many lines as they take."""
    lines = front_lines(reading.text, reading.marks, 25)
    start = next((i for i, x in enumerate(lines) if _MEMORANDUM.search(x.text) and len(x.text) < 160), None)
    if start is None:
        return plain_title(reading, name)
    end = start
    while end + 1 < len(lines) and end - start < 5 and _goes_on(lines[end], lines[end + 1]):
        end += 1
    return " ".join(x.text for x in lines[start : end + 1]), (lines[start].start, lines[end].end)


def _goes_on(line: FrontLine, after: FrontLine) -> bool:
    if _NUMBERED.match(after.text) or len(after.text) > 200:
        return False
    return bool(re.search(r"\b(?:TO|OF|OF:|AND|THE|FOR)$", line.text, re.IGNORECASE)) or after.text.isupper()


def _inline(line: FrontLine) -> str:
    both = _INLINE.match(line.text)
    if not both or len(line.text) > 220 or _CITING.search(line.text) or _LABEL.match(line.text):
        return ""
    before, after = _party([both["a"]]), _party([both["b"]])
    return f"{before} v. {after}" if before and after else ""


def _party(lines: Sequence[str]) -> str:
    """The first of ``lines`` that is a name and not a role such as Plaintiff-Appellant."""
    for line in lines:
        cell = next((c for c in line.split("\t") if c.strip()), "")
        name = _ROLE.sub("", re.sub(r"^\s*\([0-9]+\)\s*", "", cell)).strip(" ,;.-–ü")
        name = name if "(" in name else name.rstrip(" ),;")
        if len(name) > 2 and not _NO_PARTY.match(name):
            return re.sub(r"\s+", " ", name)
    return ""


def _title_like(line: FrontLine) -> bool:
    letters = sum(c.isalpha() for c in line.text)
    return letters >= 3 and len(line.text) <= 200 and not _NUMBERED.match(line.text) and not _LABEL.match(line.text)
