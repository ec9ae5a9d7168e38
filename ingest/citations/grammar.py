"""Both grammars over one text: each runs where its script occurs."""

from __future__ import annotations

import re

from ingest.citations.chinese import find_chinese
from ingest.citations.english import find_english
from ingest.citations.found import Found

HAN = re.compile(r"[㐀-鿿]")
LATIN = re.compile(r"[A-Za-z]{2}|§|\[[12][0-9]{3}\]")


def find_citations(text: str) -> list[Found]:
    """All citations of a passage, in order; a passage of several pages is better given in pieces."""
    found = find_chinese(text) if HAN.search(text) else []
    if LATIN.search(text):
        taken = {(f.start, f.kind) for f in found}
        found = sorted(
            [*found, *(f for f in find_english(text) if (f.start, f.kind) not in taken)],
            key=lambda f: (f.start, -f.end),
        )
    return found
