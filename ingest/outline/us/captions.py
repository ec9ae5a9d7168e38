"""What stands before and behind the parts of a court paper: captions, panels, counsel; dates and signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.outline.us.paragraphs import Paragraph

_COURT = re.compile(r"\b(?:COURT|BOARD|COMMISSION|TRIBUNAL|Court of Appeals|Supreme Court)\b")
_CAPTION = re.compile(
    r"(?:No[s.]|Docket|Case|Appeal|Before|On |ON |Appeals? |Argued|Submitted|Filed|Decided|Counsel|COUNSEL|\(?D\.C\. No"
    r"|Petition|NOTICE:|NOTE:|\[|For the |FOR |In the |IN |v\.|Plaintiff|Defendant|Respondent|Appell|Honorable"
    r"|The Honorable|Hon\.|Heard|Considered|PRESENT|Present|FILED|Attorney|Submitted)"
)
_OPENS_CAPTION = re.compile(
    r"(?:Appeals? (?:from|of|by)|On (?:appeal|petition|writ|motion|certiorari|application|review)|ON |Before:|Argued"
    r"|Submitted|NOTICE:|NOTE:|Heard|Considered|No\. |Nos\. |Docket|Case No|Attorneys?:|Counsel|\W*(?:The )?Honorable"
    r"|Opinion (?:for|by)|Original|Certiorari)"
)
_PANEL = re.compile(r"(?:Before|BEFORE|PRESENT|Present|Panel)\b.{5,300}(?:J|Judges?|Justices?|JJ?\.)\W*\d?\W*$")
_SUBMITTED = re.compile(r"(?:Submitted|Argued|SUBMITTED|ARGUED|Filed|Decided)\b.{4,80}$")
_PLACE = re.compile(r"[A-Z][A-Za-z .]+, [A-Z][A-Za-z .]+$")
_COUNSEL = re.compile(
    r"\bfor (?:the )?(?:[\w-]+ )?(?:plaintiff|defendant|appell|petition|respond|amic|state|united states|people)", re.I
)
_SIGNED = re.compile(
    r"(?:Dated?|DATED?)\b[:\s].{3,70}$|(?:DONE|SIGNED|ENTERED|DATED|SO ORDERED|Done|Signed|Entered|Dated|So ordered),?"
    r"(?: AND \w+)?(?: at .{3,60})?,? (?:this|on|in)\b.{3,90}$|Respectfully|RESPECTFULLY|By the Court"
    r"|(?:BY|FOR) THE (?:COURT|BOARD|COMMISSION|PANEL)|For the (?:Court|Board|Commission)|ENTER(?:ED)?:"
    r"|Executed (?:on|at|this)\b.{3,80}$|[A-Z][a-z]+ \d{1,2}, \d{4}\s+Respectfully.{0,120}$|Entered by the Court"
    r"|\W*/?s/|Sincerely|Very truly|_{6,}|(?i:we|i) (?i:concur):|[A-Z][a-z]+ \d{1,2}, \d{4}$"
    r"|Copies (?:to|furnished)|cc:"
)
_FAR = 60


def names_court(piece: Paragraph) -> bool:
    """Whether a paragraph holds the name of a court, board or commission."""
    return bool(_COURT.search(piece.said))


def in_caption(piece: Paragraph) -> bool:
    """Whether a paragraph begins as the lines of a caption do: No. 12, Plaintiff, v."""
    return bool(_CAPTION.match(piece.said))


def below_title(piece: Paragraph) -> bool:
    """A line between a title and the text: the panel, the day of submission, the place."""
    return bool(_PANEL.match(piece.said) or _SUBMITTED.match(piece.said) or _PLACE.fullmatch(piece.said))


def is_text(piece: Paragraph) -> bool:
    """A paragraph of running text, not of a caption or of the names of counsel."""
    said = piece.said
    if piece.note or len(said) < 30 or _COUNSEL.search(said[-120:]) or said[-1] == "," or _PANEL.match(said):
        return False
    small = sum(word.islower() for word in said.split()[:40])
    if said[-1] in ".:;?”" and small >= 3:
        return not _OPENS_CAPTION.match(said)
    return (small >= 5 and len(said) > 45 and not _CAPTION.match(said)) or len(said) > 500


def caption_start(pieces: Sequence[Paragraph], i: int) -> int:
    """Where the caption that is printed again above part ``i`` begins; ``i`` if there is none."""
    start = i
    for k in range(i - 1, max(0, i - 16), -1):
        piece = pieces[k]
        if names_court(piece) and len(piece.said) < 160 and piece.said[-1] not in ".:;":
            start = k
        elif is_text(piece) or (len(piece.said) > 220 and not in_caption(piece)):
            break
    while 0 < start < i and re.match(r"NOTICE:|NOTE:", pieces[start - 1].said):
        start -= 1
    return start


def signature_start(pieces: Sequence[Paragraph], first: int, last: int) -> int:
    """Where the date and signatures at the end of ``pieces[first:last]`` begin; ``last`` if there are none."""
    start = last
    for k in range(last - 1, max(first, last - _FAR) - 1, -1):
        piece = pieces[k]
        if piece.note:
            continue
        if len(piece.said) > 260 or (is_text(piece) and not _SIGNED.match(piece.said)):
            break
        if _SIGNED.match(piece.said):
            start = k
    return start
