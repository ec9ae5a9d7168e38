"""The end of a judgment: names, offices and dates after its last paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.outline.blocks import Block
from ingest.outline.numbering import labels
from ingest.outline.uk.headings import is_annex, is_speech, names_judge

_SIGNED = re.compile(
    r"\b(?:signed|dated|release date|date(?: of)? (?:release|decision)|delivered|certif|judge|justice|registrar"
    r"|master|chairman"
    r"|president|tribunal member|recorder|commissioner|magistrate)\b|\b(?:19|20)\d\d\b|\b(?:C?JJ?A?|SC|QC|KC)\.?$",
    re.I,
)
_DOTS = re.compile(r"(?:…|\.\s?){4,}\s*\(?(?:C\.?)?J?\.?\)?$")
_COUNSEL = re.compile(r"\bsolicitors for\b|\binstructed by\b|\b(?:hereby )?certify\b|\bI certify that\b", re.I)
_FOR = re.compile(
    r"\b(?:for|on behalf of) the (?:\w+ )?"
    r"(?:appellant|respondent|plaintiff|defendant|applicant|claimant|intervener|crown|petitioner)",
    re.I,
)
_VERB = re.compile(r"\b(?:is|are|was|were|be|been|will|shall|would|has|have|had|found|allow|dismiss|judgment)\b", re.I)
_LONGEST = 110


def signature(blocks: Sequence[Block], after: int) -> int:
    """The block with which the signature begins, at or behind ``after``; the number of blocks where there is none.

    It is the run of short lines at the end, before an annex: names, offices, dates, lists of counsel, the certificate
    of the transcriber. At least one of them must be a name, an office or a date.
    """
    end = next((i for i in range(after, len(blocks)) if is_annex(blocks[i].text)), len(blocks))
    begin = end
    while begin > after and _closing(blocks[begin - 1]):
        begin -= 1
    while begin < end and not _named(blocks[begin]):
        begin += 1
    return begin if begin < end else len(blocks)


def _closing(block: Block) -> bool:
    text = block.text
    if block.quoted or (block.table and len(text) > 300):
        return False
    if is_speech(text) and text[-1] in ".?!…”":
        return False
    if next((label for label in labels(text) if label.style != "bare"), None) is not None:
        return False
    if not any(c.isalnum() for c in text) or _names_counsel(text):
        return True
    if _DOTS.search(text) or (text.isupper() and len(text) < 40):
        return True
    short = len(text) <= _LONGEST and text[-1] not in '.;:?”"’'
    return short or (len(text) <= _LONGEST and _SIGNED.search(text) is not None and len(text.split()) < 12)


def _names_counsel(text: str) -> bool:
    """Who appeared for whom, or the certificate of a transcriber."""
    return bool(_COUNSEL.search(text) or (_FOR.search(text) and not _VERB.search(text)))


def _named(block: Block) -> bool:
    """A rule, a name, an office, a date: how a signature begins."""
    text = block.text
    if not any(c.isalnum() for c in text):
        return len(text) > 4
    return bool(_DOTS.search(text) or _SIGNED.search(text) or _names_counsel(text) or names_judge(text) or _name(text))


def _name(text: str) -> bool:
    words = re.sub(r"[()\[\]]", "", text).split()
    return 1 < len(words) < (12 if "\t" in text else 6) and all(
        w[0].isupper() for w in words if w.lower() not in ("of", "and", "the", "de")
    )
