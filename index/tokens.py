"""The one tokeniser: for the lexical index, the bundled encoder and queries.

All text is first folded: NFKC (full width becomes half width), lower case. Chinese is written without
spaces, so a run of Han characters yields characters and overlapping pairs; Latin words and numbers are
tokens of their own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from operator import add

# Han with 〇 and the compatibility and supplementary blocks; kana and hangul are cut the same way.
_HAN = (
    "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
    "\u3041-\u3096\u30a1-\u30fa\u30fc-\u30fe\uac00-\ud7af"
)
_TOKEN = re.compile(
    rf"(?P<han>[{_HAN}]+)"
    r"|(?P<abbreviation>(?<![^\W_])(?:[a-z]\.){2,}(?:[a-z](?![^\W_]))?)"
    r"|(?P<number>[0-9]+(?:[.,][0-9]+)+|[0-9]+)"
    rf"|(?P<word>[^\W\d_{_HAN}]+)(?:['’]s?(?![^\W_]))?"
)
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_VOWEL = re.compile(r"[aeiouy]")

# Too frequent to tell texts apart; pairs of words skip them.
_STOP = (
    "a an and any are as at be been by can do does for from had has have he her his how i if in into is it its "
    "may my no not of on or our shall she should so such that the their them there these they this those to "
    "under was we were what when where which who whom will with would you your"
)
STOP_WORDS = frozenset(_STOP.split())


def fold(text: str) -> str:
    """NFKC and lower case. Lengths may change, so offsets into the result are no offsets into ``text``.

    >>> fold("ＣＯＮＴＲＡＣＴ　第１条")
    'contract 第1条'
    """
    return unicodedata.normalize("NFKC", text).lower()


def characters(text: str) -> list[str]:
    """Han characters and whole Latin words and numbers, in order: the field for quoted phrases.

    >>> characters("刑法第266条 Wire fraud's")
    ['刑', '法', '第', '266', '条', 'wire', 'fraud']
    """
    out: list[str] = []
    for kind, token in _scan(fold(text)):
        out.extend(token if kind == "han" else (token,))
    return out


def bigrams(text: str) -> list[str]:
    """Overlapping pairs of neighbouring Han characters, in order.

    >>> bigrams("电信诈骗, GOIP 设备")
    ['电信', '信诈', '诈骗', '设备']
    """
    return [pair for kind, token in _scan(fold(text)) if kind == "han" for pair in _pairs(token)]


def lexical_tokens(text: str) -> list[str]:
    """What the lexical index holds of ``text``: Han characters and pairs, stems of Latin words, numbers.

    >>> lexical_tokens("诈骗罪 in 18 U.S.C. § 1343, penalties 1,000")
    ['诈', '骗', '罪', '诈骗', '骗罪', 'in', '18', 'usc', '1343', 'penalty', '1000']
    """
    out: list[str] = []
    for kind, token in _scan(fold(text)):
        if kind == "han":
            out.extend(token)
            out.extend(_pairs(token))
        else:
            out.append(stem(token))
    return out


def features(text: str) -> list[str]:
    """What the bundled encoder sees of ``text``, with repetitions.

    Han characters, pairs, and segmented words of two or more characters (marked ``#``); stems of Latin
    words, pairs of stems with stop words skipped, and pieces of four letters of longer words (marked ``~``).

    >>> features("盗窃财物")
    ['盗', '窃', '财', '物', '盗窃', '窃财', '财物', '#盗窃', '#财物']
    >>> features("Stealing from a shop")
    ['steal', '~stea', '~teal', 'from', 'a', 'shop', 'steal shop']
    """
    out: list[str] = []
    previous = ""
    for kind, token in _scan(fold(text)):
        if kind == "han":
            out.extend(token)
            out.extend(_pairs(token))
            out.extend(["#" + word for word in _words(token) if len(word) > 1])
            previous = ""
            continue
        root = stem(token)
        out.append(root)
        out.extend(_pieces(root))
        if token not in STOP_WORDS:
            if previous:
                out.append(f"{previous} {root}")
            previous = root
    return out


def stem(word: str) -> str:
    """A light English stem: plural, -ing and -ed endings, possibly no word itself; others as they are.

    >>> [stem(w) for w in ("thefts", "penalties", "processes", "stopped", "stealing", "seized", "bus", "thing", "used")]
    ['theft', 'penalty', 'process', 'stop', 'steal', 'seiz', 'bus', 'thing', 'us']
    >>> stem("seize"), stem("use")
    ('seiz', 'us')
    """
    if len(word) < 3 or not word.isascii() or not word.isalpha():
        return word
    return _drop_e(_drop_suffix(_singular(word)))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def _drop_suffix(word: str) -> str:
    for suffix in ("ing", "ed"):
        root = word.removesuffix(suffix)
        if root == word or word.endswith("eed"):
            continue
        if len(root) < 2 or not _VOWEL.search(root):
            return word
        doubled = len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz"
        return root[:-1] if doubled else root
    return word


def _drop_e(word: str) -> str:
    """seize and seized meet in seiz."""
    return word[:-1] if len(word) > 2 and word.endswith("e") and not word.endswith("ee") else word


def _scan(folded: str) -> Iterator[tuple[str, str]]:
    """(kind, token) in order; kind is han, abbreviation, number or word."""
    for match in _TOKEN.finditer(folded):
        kind = match.lastgroup or ""
        token = match[kind]
        if kind == "abbreviation":
            token = token.replace(".", "")
        elif kind == "number" and _THOUSANDS.fullmatch(token):
            token = token.replace(",", "")
        yield kind, token


def _pairs(run: str) -> list[str]:
    return list(map(add, run, run[1:]))


def _pieces(root: str) -> list[str]:
    if len(root) < 5 or not root.isalpha():
        return []
    return ["~" + root[i : i + 4] for i in range(len(root) - 3)]


def _words(run: str) -> list[str]:
    import rjieba  # 0.14 s: only where the encoder needs it

    words: list[str] = rjieba.cut(run)
    return words
