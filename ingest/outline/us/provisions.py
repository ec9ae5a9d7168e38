"""Sections of United States law: ``§ 1343. Fraud by wire``, ``Sec. 5.``, ``12-3-4. Heading.``, and lists of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.outline.us.divisions import Division
from ingest.outline.us.paragraphs import Paragraph
from ingest.uri import number_part

_NUMBER = r"[A-Z]?\d{1,6}[A-Z]{0,2}(?:[.:–-][A-Z]{0,2}\d{1,5}[A-Z]{0,2}){0,5}(?:[A-Za-z]{1,2}(?=[.\s—]))?"
_SIGNED = re.compile(
    rf"(?P<sign>§§?|Sec\.|SEC\.|Section|SECTION|Sect\.|Sections)\s*(?P<num>{_NUMBER}(?:(?:\s*(?:to|through|and|,"
    rf"|[-–—])\s*§?\s*|, )"
    rf"{_NUMBER})?)(?P<stop>\s*[.:—–-]+(?![\d(])|(?=\s|$))"
)
_BARE = re.compile(r"(?P<num>\d{1,3}[A-Z]?(?:[-–:.]\d{1,5}[A-Z]?){1,4})(?P<stop>\.(?=\s)|(?=\s{1,4}[A-Z“\[]))")
_RUN_IN = re.compile(
    r"(?P<head>[A-Z“\[][^.;:—]{2,110}?(?:\b[A-Z]\.[^.;:—]{1,40})?)(?:\.?\s?(?:—|--)|\.\s{1,3}(?=[(A-Z“\[§])|\.$)"
)
_VERB = re.compile(r"\b(?:shall|may|is|are|was|were|means|be|has|have|does|must|includes|applies|apply|will|can|had)\b")
_REFERENCE = re.compile(
    r"(?:of|shall|applies|apply|is|are|and|or|to|through|does|may|was|has|as|in|by|for|which|that|above|et|seq"
    r"|provides|governs|did)\b|[,;)]"
)
_TITLED_SHORT = 170


@dataclass(frozen=True, slots=True)
class Section:
    """A section's head: number as printed, heading, the offset where its text begins, how many paragraphs it takes;
    ``number`` for the eId;
    ``sign`` for one that § or Sec. marks."""

    num: str
    number: str
    heading: str
    body: int
    pieces: int = 1
    sign: bool = True


def section(piece: Paragraph, after: Paragraph | None) -> Section | None:
    """The section that a paragraph opens, None for a reference that stands at its beginning."""
    found = _SIGNED.match(piece.said) or _BARE.match(piece.said)
    if not found:
        return None
    sign = "sign" in found.re.groupindex
    rest = piece.said[found.end() :].lstrip(" .—–-")
    stopped = bool(found["stop"].strip())
    if _REFERENCE.match(rest) or (rest and not (rest[0].isupper() or rest[0] in '(“"[‘' or rest[0].isdigit())):
        return None
    if not stopped and (not rest or rest[0] == "(") and (rest or not sign or piece.said[-1] in ",;"):
        return None
    heading, length = _heading(rest, after)
    if not sign and not heading:
        return None
    if not stopped and not heading and sign and found["sign"].lower().startswith("sec"):
        return None
    number = number_part(found["num"])
    num = found.group().rstrip(" —–-:") if sign else found["num"] + found["stop"].strip()
    pieces = 1
    if not rest and after is not None and _is_words(after):
        heading, pieces = after.said.rstrip("."), 2
        return Section(num, number, heading, after.end, pieces, sign)
    visible = len(piece.said) - len(rest) + length
    return Section(num, number, heading, _offset(piece, visible), 1, sign)


def _heading(rest: str, after: Paragraph | None) -> tuple[str, int]:
    """The words of the heading and how many characters of ``rest`` they take."""
    if not rest or rest[0] == "(":
        return "", 0
    run_in = _RUN_IN.match(rest)
    if run_in and not _VERB.search(run_in["head"]) and len(run_in["head"].split()) <= 18:
        return run_in["head"].strip(), run_in.end()
    if len(rest) > _TITLED_SHORT or re.search(r"[a-z]\. [A-Z]", rest) or after is None or rest[-1] in ";,":
        return "", 0
    return (rest.rstrip("."), len(rest)) if rest[-1] not in ".:" or not _VERB.search(rest) else ("", 0)


def _is_words(piece: Paragraph) -> bool:
    said = piece.said
    return (
        len(said) < 140
        and said[0].isupper()
        and said[-1] not in ";:,"
        and not _VERB.search(said)
        and not _SIGNED.match(said)
    )


def _offset(piece: Paragraph, count: int) -> int:
    """The offset of character ``count`` of what the paragraph says; beyond its first line, the paragraph's end."""
    return min(piece.end, piece.start + count) if piece.lines == 1 or count <= len(piece.first) else piece.end


def contents(
    pieces: Sequence[Paragraph], sections: Mapping[int, Section], divisions: Mapping[int, Division]
) -> frozenset[int]:
    """The headings that only list what the law holds: in a row without text between, and most of their numbers come
    again later."""
    names = {i: one.number for i, one in sections.items()}
    names |= {i: f"{group.element} {group.number}" for i, group in divisions.items()}
    last = {names[i]: i for i in sorted(names)}
    times = Counter(names.values())
    listed: set[int] = set()
    run: list[int] = []
    for i in sorted(names):
        if run and i != run[-1] + _taken(run[-1], sections, divisions):
            listed |= _listed(run, names, last, times)
            run = []
        if _without_text(pieces, i, sections, divisions) or (run and last[names[i]] > i):
            run.append(i)
        else:
            listed |= _listed(run, names, last, times)
            run = []
    return frozenset(listed | _listed(run, names, last, times))


def _listed(run: Sequence[int], names: Mapping[int, str], last: Mapping[str, int], times: Counter[str]) -> set[int]:
    again = [i for i in run if last[names[i]] > i]
    return {i for i in run if times[names[i]] > 1} if len(again) * 2 >= len(run) else set()


def _taken(i: int, sections: Mapping[int, Section], divisions: Mapping[int, Division]) -> int:
    return sections[i].pieces if i in sections else divisions[i].pieces


def _without_text(
    pieces: Sequence[Paragraph], i: int, sections: Mapping[int, Section], divisions: Mapping[int, Division]
) -> bool:
    """Whether no running text stands below heading ``i``, up to the next heading."""
    taken = _taken(i, sections, divisions)
    if i in sections and len(pieces[i].said) > 200:
        return False
    for k in range(i + taken, min(i + taken + 3, len(pieces))):
        if k in sections or k in divisions:
            return True
        if re.fullmatch(r"(?:Sec(?:tions?)?|Page|Part|Par)\.?", pieces[k].said):
            continue
        if (
            len(pieces[k].said) > 120
            or pieces[k].said.startswith(("(", "“", "‘‘", "``"))
            or pieces[k].said[-1] in ".:;"
        ):
            return False
    return i + taken >= len(pieces) - 1
