"""Headings of judgments and acts without markup."""

from __future__ import annotations

from ingest.outline.blocks import Block
from ingest.outline.numbering import labels


def is_heading(block: Block) -> bool:
    """A heading by markup, or a short line without a full stop that no number opens."""
    if block.table or block.quoted or next(labels(block.text), None) is not None:
        return False
    if len(block.text) > 120:
        return False
    if block.level:
        return True
    words = block.text.split()
    plain = block.text[-1].isalnum() or block.text[-1] in "?)’'\""
    return plain and 0 < len(words) <= 14 and block.text[0].isupper() and not set(block.text) <= set(".-–—_ ")
