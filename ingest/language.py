"""The language of a text, as ISO 639-2."""

from __future__ import annotations

import re

_WORDS = {
    "eng": frozenset(
        ["the", "of", "and", "to", "in", "that", "shall", "is", "be", "by", "for", "any", "this", "with", "which"]
    ),
    "fra": frozenset(
        ["le", "la", "les", "des", "du", "et", "est", "une", "dans", "par", "que", "pour", "sur", "aux", "qui"]
    ),
    "deu": frozenset(
        ["der", "die", "das", "und", "des", "den", "ist", "von", "zu", "mit", "nach", "oder", "eine", "im", "wird"]
    ),
    "ita": frozenset(
        ["il", "la", "di", "che", "del", "della", "le", "dei", "per", "con", "una", "gli", "nel", "sono", "alla"]
    ),
    "spa": frozenset(
        ["el", "la", "los", "las", "de", "que", "del", "por", "con", "una", "para", "se", "al", "como", "su"]
    ),
    "cym": frozenset(
        ["y", "yr", "o", "i", "a", "yn", "mae", "ac", "sydd", "neu", "bod", "wedi", "gan", "ar", "hyn", "dan"]
    ),
    "por": frozenset(
        ["o", "a", "os", "as", "de", "que", "do", "da", "dos", "das", "em", "por", "com", "uma", "para", "no", "na"]
    ),
}
_SHORT = {
    "en": "eng",
    "zh": "zho",
    "fr": "fra",
    "de": "deu",
    "it": "ita",
    "es": "spa",
    "pt": "por",
    "cy": "cym",
    "chi": "zho",
    "cn": "zho",
}
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")


def language_code(name: str) -> str:
    """An ISO 639-2 code for a code of either length, with or without a region (en-GB → eng).

    >>> language_code("en-GB"), language_code("zho"), language_code("")
    ('eng', 'zho', '')
    """
    bare = re.split(r"[-_]", name.strip().lower())[0]
    return _SHORT.get(bare, bare)


def language_of(text: str) -> str:
    """The language of most of the opening 20,000 characters; ``und`` where nothing tells.

    >>> language_of("第一条 为了保护凡例"), language_of("No person shall be entitled to the benefit of this Act")
    ('zho', 'eng')
    """
    sample = text[:20_000]
    chinese = len(_CHINESE.findall(sample))
    letters = sum(c.isalpha() for c in sample) or 1
    if len(_KANA.findall(sample)) > 0.05 * letters:
        return "jpn"
    if chinese > 0.2 * letters:
        return "zho"
    words = re.findall(r"[a-zà-ÿ]+", sample.lower())
    scores = {code: sum(w in known for w in words) for code, known in _WORDS.items()}
    best = max(scores, key=lambda code: scores[code])
    if scores[best]:
        return best
    return "zho" if chinese else "und"
