"""Citations in any text: found, and read from a query. Resolution against a library is not done here."""

from __future__ import annotations

from dataclasses import replace

from ingest.citations.found import CitationKind, Found
from ingest.citations.grammar import find_citations
from ingest.citations.query import Cited, read_citation
from ingest.pieces import pieces

__all__ = ["CitationKind", "Cited", "Found", "find", "read_citation"]


def find(text: str, language: str = "") -> list[Found]:
    """Every citation in ``text``, in order, with offsets into it.

    The script of each passage decides which grammar runs, so ``language`` (zho, eng …) changes nothing today.
    """
    return [
        replace(found, start=found.start + start, end=found.end + start)
        for start, piece in pieces(text)
        for found in find_citations(piece)
    ]
