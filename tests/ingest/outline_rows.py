"""What the tests of outlines compare: a text's kind and tree as lines."""

from __future__ import annotations

from ingest import outline
from ingest.detect import detect
from ingest.models import Part, Provision, Reading


def rows(text: str) -> str:
    """Kind and country, then each part and provision: eId | number | heading | … its last word. The tree is whole."""
    reading = Reading(text, "text/plain")
    found = detect(reading, "sample.txt", {})
    tree = outline.build(reading, found)
    assert outline.check(text, tree) == []
    lines = [f"{found.kind} {found.jurisdiction}".strip()]
    for piece in sorted([*tree.provisions, *tree.parts], key=lambda p: p.start):
        lines += _lines(text, piece)
    return "\n".join(lines) + "\n"


def _lines(text: str, piece: Part | Provision) -> list[str]:
    last = text[piece.start : piece.end].split()[-1]
    if isinstance(piece, Part):
        return [f"<{piece.name}> | … {last}"]
    return [f"{p.eid} | {p.num} | {p.heading} | … {text[p.start : p.end].split()[-1]}" for p in piece.walk()]
