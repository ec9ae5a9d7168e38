"""Text → provision tree: one module per drafting tradition."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from ingest.models import Outline, Part, Provision, Reading

if TYPE_CHECKING:
    from ingest.detect import Detected

    Grammar = Callable[[str, Reading, Detected], Outline | None]

TRADITIONS = (
    "cn.amendment",
    "cn.reply",
    "cn.interpretation",
    "cn.case",
    "cn.judgment",
    "cn.rules",
    "cn.law",
    "cn.notice",
    "eu.regulation",
    "us.code",
    "uk.judgment",
    "uk.act",
    "uk.memorandum",
    "us.opinion",
    "us.notice",
    "plain",
)
"""The grammars in the order in which they are asked. ``outline(text, reading, detected)`` answers None where the text
is not of the module's tradition; the last one takes everything."""


def build(reading: Reading, detected: Detected) -> Outline:
    """The outline of a cleaned reading; a tree that the file itself carries wins. ``check`` holds afterwards."""
    if reading.outline is not None:
        return reading.outline
    for name in TRADITIONS:
        grammar: Grammar = import_module(f"ingest.outline.{name}").outline
        found = grammar(reading.text, reading, detected)
        if found is not None:
            return found
    return Outline()


def check(text: str, outline: Outline) -> list[str]:
    """What is wrong with an outline, [] if nothing: nesting, order, eIds, conservation.

    Conservation: every visible character of ``text`` lies in exactly one top provision or part.
    """
    faults: list[str] = []
    top: list[Provision | Part] = sorted([*outline.provisions, *outline.parts], key=lambda p: (p.start, p.end))
    at = 0
    for piece in top:
        if piece.start < at:
            faults.append(f"{_name(piece)} at {piece.start} begins inside what ends at {at}")
        elif text[at : piece.start].strip():
            faults.append(f"characters {at} to {piece.start} are in no provision or part")
        at = max(at, piece.end)
    if text[at:].strip():
        faults.append(f"characters {at} to {len(text)} are in no provision or part")
    return faults + _tree_faults(text, outline)


def _tree_faults(text: str, outline: Outline) -> list[str]:
    faults: list[str] = []
    seen: set[str] = set()
    for p in outline.walk():
        if p.eid in seen:
            faults.append(f"the eId {p.eid} comes twice")
        seen.add(p.eid)
        if not 0 <= p.start < p.end <= len(text):
            faults.append(f"{p.eid} has the extent {p.start} to {p.end}")
        at = p.start
        for child in p.children:
            if child.start < at or child.end > p.end:
                faults.append(f"{child.eid} is out of order or outside {p.eid}")
            at = max(at, child.end)
    return faults


def _name(piece: Provision | Part) -> str:
    return piece.eid if isinstance(piece, Provision) else piece.name
