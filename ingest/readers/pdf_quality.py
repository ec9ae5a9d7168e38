"""How far the text of a PDF's text layer is text: a share of garbage, of broken and of run-together words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

_CID = re.compile(r"\(cid:\d+\)|/(?:g|c|uni|G|C)[0-9A-Fa-f]{1,4}(?=/|\s|$)")
_WORD = re.compile(r"[A-Za-z]+")
_SINGLE = frozenset("aAIvVxX")
_MOJIBAKE = re.compile(r"Ã[\x80-\xbf©¨ª§´¶¼]|â€[\x80-\xbf™œž“”˜]|[ÂÃ][\xa0-\xbf]|[\xc0-\xff]{5,}")
GARBAGE_LIMIT = 0.25
_BAD_CATEGORIES = frozenset({"Co", "Cn", "Cc", "Cs"})


@dataclass(frozen=True, slots=True)
class Quality:
    """``visible`` characters; the shares of them that are garbage, of words that are broken or run together."""

    visible: int
    garbage: float
    broken: float

    @property
    def score(self) -> float:
        """Readable characters, for a choice between two readings of one file."""
        return self.visible * (1 - min(1, self.garbage)) * (1 - min(1, 2 * self.broken))

    @property
    def doubtful(self) -> bool:
        return self.visible == 0 or self.garbage > 0.03 or self.broken > 0.06


def judge(text: str) -> Quality:
    """
    >>> judge("The court held that a notice is void.").doubtful, judge("(cid:12)(cid:7) \\ufffd").garbage > 0.9
    (False, True)
    >>> judge("p ost-convicti on c ourt d id n ot a pply").doubtful
    True
    """
    visible = sum(not c.isspace() for c in text)
    if not visible:
        return Quality(0, 0.0, 0.0)
    coded = sum(len(m[0]) for m in _CID.finditer(text)) + sum(len(m[0]) for m in _MOJIBAKE.finditer(text))
    controls = sum(1 for c in text if c < " " and not c.isspace())
    bad = 7 * controls + sum(
        1 for c in text if c == "\ufffd" or (not c.isspace() and unicodedata.category(c) in _BAD_CATEGORIES)
    )
    return Quality(visible, min(1.0, (coded + bad) / visible), _broken(text))


def shares_characters(text: str, other: str, share: float = 0.8) -> bool:
    """Whether two readings hold nearly the same visible characters."""
    ours, theirs = Counter("".join(text.split())), Counter("".join(other.split()))
    return (ours & theirs).total() >= share * max(ours.total(), theirs.total(), 1)


def splits_words(text: str, other: str) -> bool:
    """Whether ``text`` has the characters of ``other`` but breaks words that stand whole there."""
    ours, theirs = _WORD.findall(text), _WORD.findall(other)
    if len(ours) < 100 or not shares_characters(text, other, 0.97):
        return False
    known, whole = set(theirs), set(ours)
    pieces = [w for w in ours if w not in known]
    words = [w for w in theirs if w not in whole]
    if len(pieces) < 0.004 * len(ours) or not words:
        return False
    return sum(map(len, pieces)) / len(pieces) < sum(map(len, words)) / len(words) < 14 and len(ours) > len(theirs)


def _broken(text: str) -> float:
    words = _WORD.findall(text)
    if len(words) < 8:
        return 0.0
    single = sum(len(w) == 1 and w not in _SINGLE for w in words)
    joined = sum(len(w) > 28 for w in words)
    # letters of lists (a), (b) are single too, so only a surplus over 8 in 100 counts
    return max(0.0, single / len(words) - 0.08) + joined / len(words)
