"""The parts of a court paper: syllabus, opinion, concurrence, dissent, order, motion; annexes behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.outline.us.authors import Author, author_of, is_separate
from ingest.outline.us.captions import below_title, caption_start, in_caption, is_text, names_court
from ingest.outline.us.paragraphs import Paragraph
from ingest.outline.us.sections import is_named, is_titled

_TITLE = re.compile(
    r"[*\s]*(?P<name>SYLLABUS(?: BY THE COURT)?|(?:OPINION|DECISION|MEMORANDUM|ORDER|JUDGE?MENT|RULING|REPORT"
    r"|RECOMMENDATION|DISPOSITION|AMENDED|FINAL|SUMMARY|PUBLISHED|UNPUBLISHED|INITIAL|SLIP|MEMORANDUM|CONSENT"
    r"|FINDINGS OF FACT|CONCLUSIONS OF LAW|OF THE (?:COURT|BOARD|COMMISSION)|OF COURT|AND|ON REMAND|ON REHEARING"
    r"|EN BANC"
    r"|DE NOVO|PER CURIAM|&|,| )+|DISSENT(?:ING OPINION)?|CONCURR(?:ENCE|ING OPINION)"
    r"|OPINION (?:CONCURRING|DISSENTING).{0,60})\W*\d{0,2}\W*$",
    re.I,
)
_HAS_TITLE_WORD = re.compile(
    r"OPINION|DECISION|MEMORANDUM|ORDER|JUDGE?MENT|RULING|RECOMMENDATION|DISPOSITION|FINDINGS|SYLLABUS|PER CURIAM"
    r"|DISSENT|CONCURR",
    re.I,
)
_FILING = re.compile(
    r"\b(?:MOTION|COMPLAINT|PETITION|BRIEF|MEMORANDUM|ORDER|STIPULATION|ANSWER|RESPONSE|REPLY|OPPOSITION|NOTICE"
    r"|SUGGESTION|APPLICATION|REQUEST|OBJECTIONS?|INDICTMENT|INFORMATION|DECLARATION|AFFIDAVIT|JUDGMENT|REPORT"
    r"|STATEMENT"
    r"|SUBPOENA|WRIT|SUMMONS|PLEA AGREEMENT|DECREE)\b",
    re.I,
)
_HEADED = re.compile(
    r"(?:I\. [A-Z]|(?:PRELIMINARY STATEMENT|INTRODUCTION|PARTIES|NATURE OF THE (?:ACTION|CASE)|BACKGROUND)$)"
)
_FIRST = re.compile(r"(?:I|A|1|¶ ?1|\[¶ ?1\]|INTRODUCTION|BACKGROUND|FACTS|PER CURIAM)[.:]?(?:\s|$)")
_PARTY = re.compile(r"(?:No\.|Plaintiff|Defendant|Appell|Petitioner|Respondent|v\.)")
_ANNEX = re.compile(
    r"(?P<num>(?:APPENDIX|EXHIBIT|ATTACHMENT|SCHEDULE|ADDENDUM|ANNEX)"
    r"(?: (?:TO .{3,80}|[A-Z]{1,2}|[IVX]{1,5}|\d{1,3}(?:-\d+)?))?)(?:\s*[:.–—-]+\s*(?P<head>\S.{0,160}))?$"
    r"|(?P<name>(?:CERTIFICATE|CERTIFICATION|PROOF|AFFIDAVIT|DECLARATION|ACKNOWLEDGMENT|VERIFICATION)"
    r"(?: (?:OF|AS TO|REGARDING|PURSUANT|IN SUPPORT|BY) .{2,120})?|UNSWORN DECLARATION.{0,60}"
    r"|NOTICE OF ELECTRONIC FILING|SERVICE LIST)$",
    re.I,
)
_WORDS = (
    ("syllabus", "syllabus"), ("dissent", "dissent"), ("concur", "concurrence"), ("respecting", "statement"),
    ("opinion", "opinion"), ("per curiam", "opinion"), ("complaint", "complaint"), ("opposition", "response"),
    ("motion", "motion"), ("petition", "petition"), ("stipulation", "stipulation"), ("brief", "brief"),
    ("answer", "answer"), ("response", "response"), ("reply", "reply"), ("recommendation", "report"),
    ("declaration", "declaration"), ("affidavit", "affidavit"), ("indictment", "indictment"), ("notice", "notice"),
    ("order", "order"), ("judgment", "judgment"), ("decision", "decision"),
)  # fmt: skip
_HEAD_OF_FILE = 12


@dataclass(frozen=True, slots=True)
class Top:
    """A top part that begins at paragraph ``first``. ``heading_end`` is the offset where its heading ends and text of
    the same paragraph may begin; ``pieces`` paragraphs are heading only. ``word`` is the eId's number."""

    first: int
    element: str
    heading: str
    word: str
    pieces: int = 1
    heading_end: int = 0
    num: str = ""
    name: str = ""


def tops(pieces: Sequence[Paragraph], text: str) -> list[Top]:
    """The top parts in order: the first is the syllabus or the opinion (or what was filed), the rest what follows it.

    A paper without any title or author has one part, without a heading, from its first paragraph of text on.
    """
    found = [_first(pieces, text)]
    for i in range(found[0].first + max(found[0].pieces, 1), len(pieces)):
        later = _later(pieces, i, text, found[-1])
        if later is None:
            continue
        last = found[-1]
        again = later.element == "section" and later.name and (last.name, last.word) == (later.name, later.word)
        if again and len(found) > 1 and i - last.first < 14 and not any(map(is_text, pieces[last.first + 1 : i])):
            found[-1] = later
        elif not again:
            found.append(later)
    return found


def _first(pieces: Sequence[Paragraph], text: str) -> Top:
    start = next((i for i, p in enumerate(pieces) if is_text(p)), len(pieces))
    for i, piece in enumerate(pieces):
        top = None if piece.table or piece.note else _opening(pieces, i, text)
        if top is not None:
            behind_text = start < i and (not top.heading or top.word not in ("syllabus", "opinion", "order"))
            return Top(start, "section", "", "opinion", 0) if behind_text else top
    return Top(start if start < len(pieces) else 0, "section", "", "opinion", 0)


def _opening(pieces: Sequence[Paragraph], i: int, text: str) -> Top | None:
    """The first part, if it begins with paragraph ``i``: a title, a first heading, an author, the title of a filing."""
    piece = pieces[i]
    title = _title(piece)
    if title and (_leads_to_text(pieces, i + 1) or (word_of(title) == "syllabus" and i < _HEAD_OF_FILE)):
        count = 1 + sum(1 for _ in takewhile(below_title, pieces[i + 1 : i + 6]))
        count += i + count < len(pieces) and _is_author(pieces[i + count], text)
        return Top(i, "section", _plain(piece), word_of(title), count, pieces[i + count - 1].end)
    if (_HEADED.match(piece.said) or is_named(piece.said)) and _leads_to_text(pieces, i + 1):
        return Top(i, "section", "", "opinion", 0)
    author = author_of(piece, text)
    if author and (author.end < piece.end or _leads_to_text(pieces, i + 1)):
        return _by(i, author)
    if _is_filing(pieces, i) and _leads_to_text(pieces, i + 1):
        count = _filing_lines(pieces, i)
        heading = " ".join(p.said for p in pieces[i : i + count])
        return Top(i, "section", heading, word_of(heading), count, pieces[i + count - 1].end)
    return None


def _is_author(piece: Paragraph, text: str) -> bool:
    """Whether a paragraph is the author's line below the title of the opinion, and nothing else."""
    author = author_of(piece, text)
    return author is not None and author.end >= piece.end and not is_separate(author)


def _by(i: int, author: Author) -> Top:
    return Top(i, "section", author.words, word_of(author.role), 1, author.end, "", author.name)


def _later(pieces: Sequence[Paragraph], i: int, text: str, current: Top) -> Top | None:
    """A separate opinion, another opinion or an annex behind the first part."""
    piece = pieces[i]
    if piece.table or piece.note:
        return None
    annex = _annex(pieces, i)
    if annex:
        return annex
    title = _title(piece)
    if title and piece.said.isupper() and _leads_to_text(pieces, i + 1, near=True):
        word = word_of(title)
        separate = current.word == "syllabus" or word in ("dissent", "concurrence")
        if separate or caption_start(pieces, i) < i:
            return Top(i, "section", _plain(piece), word, 1, piece.end)
    author = author_of(piece, text)
    return _by(i, author) if author and is_separate(author) and _opens(pieces, i, author) else None


def _opens(pieces: Sequence[Paragraph], i: int, author: Author) -> bool:
    """Whether text follows an author's line, in the same paragraph or the next."""
    return author.end < pieces[i].end or any(is_text(p) or len(p.said) > 24 for p in pieces[i + 1 : i + 4])


def _annex(pieces: Sequence[Paragraph], i: int) -> Top | None:
    piece = pieces[i]
    found = _ANNEX.match(piece.said) if len(piece.said) < 200 and i + 1 < len(pieces) else None
    if not found or not (piece.centred or piece.level or is_titled(piece.said)):
        return None
    if found["name"]:
        return Top(i, "annex", piece.said, "", 1, piece.end)
    head, count = found["head"] or "", 1
    below = pieces[i + 1]
    if not head and len(below.said) < 120 and below.said[-1] not in ".:;," and (below.centred or is_titled(below.said)):
        head, count = below.said, 2
    number = re.sub(r"^\w+ ?(?:TO .*)?", "", found["num"], flags=re.I)
    return Top(i, "annex", head, number, count, pieces[i + count - 1].end, found["num"])


def _title(piece: Paragraph) -> str:
    """OPINION, ORDER AND JUDGMENT, Syllabus … alone in its paragraph."""
    found = _TITLE.match(piece.said) if len(piece.said) < 110 else None
    if not found or not _HAS_TITLE_WORD.search(piece.said) or not is_titled(piece.said):
        return ""
    return found["name"].strip()


def _plain(piece: Paragraph) -> str:
    return piece.said.strip("* ").rstrip(":.")


def _is_filing(pieces: Sequence[Paragraph], i: int) -> bool:
    """The title of what was filed: MOTION TO DISMISS, Complaint for Damages; behind a caption."""
    piece = pieces[i]
    if len(piece.said) > 220 or i < 2 or piece.said[-1] in ".;," or in_caption(piece):
        return False
    if not _FILING.search(piece.said):
        return False
    captioned = any(names_court(p) or re.search(r"\bvs?\.", p.said) for p in pieces[max(0, i - 30) : i])
    titled = piece.said.isupper() or ((piece.centred or piece.level > 0) and is_titled(piece.said))
    return captioned and titled


def _filing_lines(pieces: Sequence[Paragraph], i: int) -> int:
    """A title set in capitals over several paragraphs."""
    count = 1
    while i + count < len(pieces) and count < 5 and pieces[i + count].said.isupper():
        said = pieces[i + count].said
        if (
            is_text(pieces[i + count])
            or _HEADED.match(said)
            or re.match(r"(?:[IVX]+|[A-Z]|\d+)\.|COMES? NOW|TO\b", said)
        ):
            break
        count += 1
    return count


def _leads_to_text(pieces: Sequence[Paragraph], i: int, near: bool = False) -> bool:
    """Whether text, an author's line, a heading or a numbered paragraph follows, with nothing of a caption before."""
    for piece in [p for p in pieces[i : i + (3 if near else 8)] if not p.note]:
        if author_of(piece, "") or _FIRST.match(piece.said) or is_text(piece):
            return True
        if below_title(piece):
            continue
        if _PARTY.match(piece.said) or names_court(piece) or piece.said.endswith(",") or in_caption(piece):
            return False
    return False


def word_of(title: str) -> str:
    """The word for the eId: syllabus, opinion, concurrence, dissent, order, motion …"""
    lower = title.lower()
    if lower.startswith(("order", "amended order", "final order")):
        return "order"
    return next((name for word, name in _WORDS if word in lower), "opinion")
