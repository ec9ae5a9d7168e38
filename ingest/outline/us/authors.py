"""Lines that name the author of an opinion: ``NET, Circuit Judge:``, ``JUSTICE OAR, with whom …, dissenting.``"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.outline.us.paragraphs import Paragraph

_NOT_SENTENCE = r"(?:[^.:]|\bJJ?\.|\bC\.)"
_NUMBER = r"(?:\[?[¶*{]+ ?P?\d+[\]}]? ?)?"
_RANK = (
    r"(?:MR\. |MS\. |MADAM |CHIEF |ASSOCIATE |PRESIDING |VICE |SENIOR |Mr\. |Chief |Associate |Presiding |Vice |Senior "
    r"|Acting )*(?:JUSTICE|Justice|JUDGE|Judge) "
)
_OFFICE = (
    r"(?:Senior |Chief |Presiding |Acting |Associate |Circuit |District |Bankruptcy |Magistrate |Administrative "
    r"|Appellate |United States |Law |Vice |SENIOR |CHIEF |PRESIDING |CIRCUIT |DISTRICT |ASSOCIATE )*"
    r"(?:(?:Judge|Justice|JUDGE|JUSTICE|Chairman|Member|Commissioner|ALJ)[sS]?|(?:P\.\s?J|C\.\s?J|JJ?|S\.\s?J"
    r"|A\.\s?J)\.?)"
)
_JUDGE = re.compile(
    rf"{_NUMBER}(?P<name>[A-Z][\w.’'-]*(?:[ ,]+[A-Z][\w.’'-]*){{0,4}}), (?:{_OFFICE})"
    r"(?:\*|,? sitting by designation)?"
    rf"(?P<role>(?:,| \(|\s*[—–])? ?{_NOT_SENTENCE}{{0,220}}?)(?P<end>\)?[.:]+[*†‡]{{0,3}}(?=\s|$)|\)?$)"
)
_DELIVERED = re.compile(
    rf"{_NUMBER}(?:{_RANK})?(?P<name>[A-Z][\w’'.]*(?: [A-Z][\w’'.]*){{0,3}},?)"
    rf"(?P<role>,? (?:(?:joined by|with whom) {_NOT_SENTENCE}{{1,240}}, )?"
    r"(?:delivered the (?:opinion|judgment)|announced the judgment|(?:writing )?for the (?:Court|court|majority)"
    r"|(?:lead )?opinion of the (?:Court|court)|(?:specially )?(?:concurring|dissenting)|concurs?(?: specially)?[,.:]"
    r"|dissents?[,.:])[^.:]{0,260})(?P<end>[.:]|$)"
)
_BY = re.compile(
    r"(?:(?P<kind>Dissenting |Concurring |Lead |Majority )?(?:Opinion|OPINION|Dissent|DISSENT|Concurrence|CONCURRENCE)"
    r"|Statement) (?:by|of|BY|OF) (?:the )?(?P<name>[A-Z][^.:]{2,60}?)"
    r"(?P<role>,? (?:concurring|dissenting|respecting)[^:]{0,120})?[.:]?$"
)
_JUDGES = ("Justice", "Chief", "Judge", "JUSTICE", "Associate", "Presiding", "Vice", "Mr. J", "Senior")
_NO_AUTHOR = ("Before", "BEFORE", "See", "Appeal", "Present", "Argued", "Judge:", "Hon")
_LISTING = re.compile(r"^,? (?:Presiding|and\b)|delivered .*(?:in which|join)|took no part|not participating")
_PLURAL = re.compile(r"\b(?:Judges|Justices|JJ|AND|and)\b")
_SEPARATE = re.compile(r"\b(dissent|concur|respecting|opinion of)", re.I)
_LONGEST = 700


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes and in what role: the words as printed, what they say of the role, the surname, and the offset in the
    document where the words end and text of the same paragraph may begin."""

    words: str
    role: str
    name: str
    end: int


def author_of(piece: Paragraph, text: str) -> Author | None:
    """The author whom a paragraph names, alone or before the text; None for panels, counsel and references."""
    said = piece.said[:_LONGEST]
    if said.startswith(_NO_AUTHOR):
        return None
    by = _BY.match(said) if len(said) < 160 else None
    if by and (by["kind"] or by["role"]) and "ourt" not in by["name"]:
        return Author(said.rstrip(".:"), f"{said[:40]} {by['role'] or ''}", by["name"].split()[-1], piece.end)
    found = _DELIVERED.match(said)
    if found and (found["name"].isupper() or found.group().startswith(_JUDGES)):
        return _author(found, piece, text)
    found = _JUDGE.match(said)
    return _author(found, piece, text) if found and _writes(found, len(said)) else None


def _writes(found: re.Match[str], length: int) -> bool:
    """Whether ``Name, Judge`` is an author's line: it ends in a colon, says dissenting or concurring, or stands in
    capitals alone or before the text."""
    role = found["role"]
    separate = bool(_SEPARATE.search(role))
    if ";" in role or _LISTING.search(role) or (_PLURAL.search(found.group()) and not separate):
        return False
    capitals = found["name"].isupper() and (found.end() >= length or not role)
    return ":" in found["end"] or separate or capitals


def _author(found: re.Match[str], piece: Paragraph, text: str) -> Author:
    words = found["name"].split()
    surname = words[0] if found["name"].endswith(".") else words[-1]
    name = re.sub(r"\W", "", surname).upper()
    return Author(found.group().rstrip(".:*†‡ "), found["role"] or "opinion", name, _offset(text, piece, found.end()))


def is_separate(author: Author) -> bool:
    """Whether the words make an opinion of its own beside another: dissenting, concurring, delivering."""
    return bool(_SEPARATE.search(author.role)) or "deliver" in author.role or "announce" in author.role


def _offset(text: str, piece: Paragraph, count: int) -> int:
    """The offset in ``text`` of what follows the first ``count`` characters of what the paragraph says."""
    visible = len("".join(piece.said[:count].split()))
    at = piece.start if text else piece.end
    while at < piece.end and (visible > 0 or text[at].isspace()):
        visible -= not text[at].isspace()
        at += 1
    return at
