"""Where a clause's text says what the query says."""

from __future__ import annotations

import re
import unicodedata

from index.query import Query
from index.tokens import STOP_WORDS, bigrams, stem
from ingest.models import Span

_WORD = re.compile(r"[^\W_]+")


def highlights(text: str, query: Query) -> tuple[Span, ...]:
    """Disjoint spans of ``text``, in order: pairs of Han characters, word stems and phrases that the query holds.

    A query of one Han character marks that character.
    """
    spans = [*_pair_spans(text, query), *_word_spans(text, query), *_phrase_spans(text, query)]
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _pair_spans(text: str, query: Query) -> list[Span]:
    wanted = set(bigrams(query.text))
    if not wanted and len(query.text.strip()) == 1:
        return [(m.start(), m.end()) for m in re.finditer(re.escape(query.text.strip()), text)]
    return [(i, i + 2) for i in range(len(text) - 1) if text[i : i + 2] in wanted]


def _word_spans(text: str, query: Query) -> list[Span]:
    words = {w.lower() for w in _WORD.findall(unicodedata.normalize("NFKC", query.text)) if w.isascii()}
    wanted = {stem(w) for w in words - STOP_WORDS}
    if not wanted:
        return []
    found = (m for m in re.finditer(r"[A-Za-z0-9]+", text))
    return [(m.start(), m.end()) for m in found if stem(m[0].lower()) in wanted]


def _phrase_spans(text: str, query: Query) -> list[Span]:
    phrases = [phrase for group in query.required for phrase in group]
    return [(m.start(), m.end()) for p in phrases for m in re.finditer(re.escape(p), text, re.IGNORECASE)]
