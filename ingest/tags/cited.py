"""INSTRUMENT, PROVISION, DOC_NO and CASE_NO from the citation grammars."""

from __future__ import annotations

from ingest.citations.grammar import find_citations
from ingest.models import Tag

_LABELS = {"instrument": "INSTRUMENT", "provision": "PROVISION", "doc_no": "DOC_NO", "case_no": "CASE_NO"}


def find_cited(text: str) -> list[Tag]:
    """Every citation part as a tag; the value is the title, the eId or the normalised number."""
    return [Tag(f.start, f.end, _LABELS[f.kind], f.text, f.value) for f in find_citations(text)]
