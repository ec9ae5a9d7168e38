"""Headings of judgments and acts without markup, and the names of judges that head an opinion."""

from __future__ import annotations

import re

from ingest.outline.blocks import Block
from ingest.outline.numbering import Label, labels

_RANK = (
    r"(?:the\s+)?(?:hon(?:ou?rable|\.)?\.?|rt\.?\s+hon\.?|right\s+honou?rable|mrs?|ms|miss|dame|sir|lord|lady|master|baroness"
    r"|his\s+honou?r|her\s+honou?r|hhj?|deputy|recorder|upper\s+tribunal|district|costs|senior|chief|president|judge|justice"
    r"|employment\s+judge|registrar|coram)"
)
_JUDGE = re.compile(rf"{_RANK}\b[^.:]{{1,90}}(?:\([^)]{{1,160}}\))?\s*:?(?:\s*\([^)]{{1,200}}\)\s*:?)?", re.I)
_TITLED = re.compile(r"\b(?:justice|judge|master|lord|lady|registrar|recorder|president|baroness)\b", re.I)
_TITLES = frozenset(
    [
        "the",
        "hon",
        "honourable",
        "honorable",
        "rt",
        "right",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dame",
        "sir",
        "lord",
        "lady",
        "master",
        "baroness",
        "his",
        "her",
        "honour",
        "honor",
        "hhj",
        "hh",
        "deputy",
        "recorder",
        "upper",
        "lower",
        "tribunal",
        "district",
        "costs",
        "senior",
        "chief",
        "president",
        "judge",
        "justice",
        "employment",
        "registrar",
        "coram",
        "of",
        "and",
        "with",
        "high",
        "court",
        "appeal",
        "appeals",
        "first-tier",
        "vice",
        "chancellor",
        "rolls",
    ]
)
_POST = re.compile(
    r"[A-Z][\w.,’' -]{1,110}?[\s,]+(?:AC?JJ?|CJ|JJ?A|JA|JJ?|PJ?|JCC|NPJ|QC|KC|SC|LJJ?|C\.J\.|JJ?\.A?\.?|C\.J\.C\.)\.?"
    r"(?:\s*\([^)]{1,200}\))?\s*[:.—–-]*"
)
_NO_HEADING = frozenset({"bare", "dotted", "number-paren", "letter-paren", "letter-paren-roman"})
_YEARS = re.compile(r"(?:1[789]|20)\d\d(?:\s*[-–]\s*(?:(?:1[789]|20)\d\d)?)?$")
_SPEECH = re.compile(r"(?:[A-Z][\w’'.-]*\s+){0,3}[A-Z][\w’'-]+:\s*\S")
_ANNEX = re.compile(r"(?:ANNEX|APPENDIX|SCHEDULE)\b[^.;]{0,80}$", re.I)
_TITLE = re.compile(
    r"(?:(?:APPROVED|RESERVED|FINAL|OPEN|CORRECTED|EX ?TEMPORE|REVISED)\s+)*"
    r"(?:J\s?U\s?D\s?G\s?E?\s?M\s?E\s?N\s?T|DECISION|DETERMINATION|REASONS|OPINION|RULING|ORDER)S?"
    r"(?:\s+(?:AND|&|WITH|ON|OF|FOR)\s+(?:THE\s+)?(?:REASONS?|ORDERS?|DECISION|JUDGMENT|COURT|COSTS|DIRECTIONS"
    r"|PRELIMINARY ISSUES?))*"
    r"(?:\s*[:(].{0,120})?|(?:EX TEMPORE )?(?:JUDGMENT|RULING|DECISION)S? (?:OF|BY) .{3,80}\b(?:DELIVERED|DATED"
    r"|GIVEN)\b.{0,60}",
    re.I,
)


def is_heading(block: Block) -> bool:
    """A heading by markup, or a short line without a full stop that no number opens."""
    if next(labels(block.text), None) is not None:
        return False
    return looks_like_heading(block, 14)


def looks_like_heading(block: Block, most: int) -> bool:
    """By markup or by form, whatever number it has: at most ``most`` words, no full stop, a capital at its head."""
    if block.table or block.quoted or len(block.text) > 40 + 10 * most:
        return False
    if block.level:
        return True
    text = block.text
    plain = text[-1].isalnum() or text[-1] in "?)’'\""
    numbered = numbered_heading(text)
    words = numbered[1] if numbered else text
    return plain and 0 < len(words.split()) <= most and (_first_letter(words).isupper() or bool(_YEARS.match(words)))


def _first_letter(text: str) -> str:
    return next((c for c in text if c.isalnum()), "") if text[0] in "‘'“\"(" else text[0]


def numbered_heading(text: str) -> tuple[Label, str] | None:
    """The number of a heading ``B. THE LAW`` or ``(2) The facts`` and its words; None where it has none."""
    for label in labels(text):
        words = text[label.length :].strip()
        if words and _first_letter(words).isupper() and label.style not in _NO_HEADING:
            return label, words
    return None


def heads(block: Block) -> bool:
    """A heading, with a number or without."""
    return is_heading(block) or (numbered_heading(block.text) is not None and looks_like_heading(block, 14))


def is_speech(text: str) -> bool:
    """A line of a transcript: ``Coroner: and what then?``."""
    return _SPEECH.match(text) is not None


def names_judge(text: str) -> bool:
    """A line that says who gives the opinion below it: ``LORD OAR:``, ``Lady Justice Keel``, ``NET CJ (giving …):``."""
    if len(text) > 260 or "\n\n" in text:
        return False
    if _POST.fullmatch(text):
        return True
    return bool(_JUDGE.fullmatch(text)) and _TITLED.search(text) is not None and _is_name(text.partition("(")[0])


def _is_name(text: str) -> bool:
    """Nothing but capitalised words, one of which is no title; no possessive: ``The judge’s reasons`` is a heading."""
    words = re.findall(r"[^\W\d_][\w’'.-]*", text)
    named = [w for w in words if w.lower().strip(".") not in _TITLES]
    return bool(named) and all(w[0].isupper() and not re.search(r"[’']s$", w) for w in named)


def is_annex(text: str) -> bool:
    """``Appendix 1``, ``ANNEX: the list of issues``."""
    return _ANNEX.match(text) is not None


def is_title(text: str) -> bool:
    """The word under the caption that says what the paper is: JUDGMENT, DECISION AND REASONS."""
    return len(text) < 160 and _TITLE.fullmatch(text.strip(" *_-")) is not None
