"""Headings, fields and endings of texts without a drafting tradition, told by their form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.outline.blocks import Block
from ingest.outline.numbering import Label, labels

_FIELD = re.compile(
    r"(?:To|From|Cc|Subject|Re|Date|Dated|Ref(?:erence)?|Circular|Our ref|Your ref|Attn|Attention|Version"
    r"|Last updated|Effective(?: date)?"
    r"|Issued|Document|Status)\b[^.]{0,120}$|(?:No\.?|Circular No\.?)\s.{1,60}$|\d{1,2} [A-Z][a-z]+ \d{4}$"
    r"|[A-Z][a-z]+ \d{1,2}, \d{4}$",
    re.I,
)
_CLOSING = re.compile(
    r"(?:Yours (?:faithfully|sincerely|truly)|IN WITNESS WHEREOF|Signed (?:by|for|on behalf)|SIGNED\b"
    r"|EXECUTED (?:as|by)|By order of)\b"
)
_QUESTION = re.compile(r"Q(?:uestion)?\.?\s*(?P<num>\d{0,3})\s*[.:)]\s+(?=\S)", re.I)
_NUMBERED = frozenset({"number", "bare", "dotted", "capital", "capital-roman", "capital-dotted"})
_TEXT = 80
_LONGEST = 120


def is_field(text: str) -> bool:
    """A line of the head of a letter or circular: ``To: …``, ``Subject: …``, a date, a number."""
    return _FIELD.match(text) is not None


def closes(text: str) -> bool:
    """Where the signature begins."""
    return _CLOSING.match(text) is not None


def question(text: str) -> str:
    """The number of a question as printed (``Q1.``), '' for other lines."""
    found = _QUESTION.match(text)
    return found.group().strip() if found else ""


def numbered_heading(blocks: Sequence[Block], i: int) -> tuple[Label, str] | None:
    """The number and words of a line ``1. DEFINITIONS`` or ``B. Requirements`` that heads what follows.

    Short, no full stop, and either in capitals, or with text or deeper numbers below it and no next item of one list.
    """
    text = blocks[i].text
    label = next((one for one in labels(text) if one.style in _NUMBERED), None)
    if label is None or blocks[i].table or blocks[i].quoted or len(text) > _LONGEST:
        return None
    words = text[label.length :].strip()
    if not words or not words[0].isupper() or words[-1] in ".;:,!" or len(words.split()) > 14:
        return None
    if words.isupper() and len(words) > 3:
        return label, words
    return (label, words) if i + 1 < len(blocks) and _heads(label, blocks[i + 1]) else None


def _heads(label: Label, after: Block) -> bool:
    below = list(labels(after.text))
    if any(one.style == label.style and len(one.path) == len(label.path) for one in below):
        return False
    if any(one.path[: len(label.path)] == label.path and len(one.path) > len(label.path) for one in below):
        return True
    return bool(below) or len(after.text) > _TEXT or after.text[-1] in ".:"


def bare_heading(blocks: Sequence[Block], i: int) -> bool:
    """A short line without number and full stop between two that are whole: a heading where there is no markup."""
    block = blocks[i]
    if block.table or block.quoted or next(labels(block.text), None) is not None or i + 1 >= len(blocks):
        return False
    text = block.text
    if not text[0].isupper() or not text[-1].isalnum() or len(text.split()) > 8 or is_field(text) or question(text):
        return False
    before, after = blocks[i - 1].text if i else ".", blocks[i + 1]
    whole = before[-1] in '.;:!?”")' or before.isupper()
    return (
        whole
        and not after.table
        and (len(after.text) > _TEXT or after.text[-1] in ".:?" or next(labels(after.text), None) is not None)
    )
