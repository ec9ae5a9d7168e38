"""Text → provision tree: one module per drafting tradition, chosen by what detection found."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from ingest.models import Outline, Part, Provision, Reading

if TYPE_CHECKING:
    from ingest.detect import Detected

    OutlineFunction = Callable[[str, Reading, Detected], Outline]

_FUNCTIONS = {
    "cn_law": ("ingest.outline.cn_law", "outline_cn_law"),
    "cn_amendment": ("ingest.outline.cn_amendment", "outline_cn_amendment"),
    "cn_notice": ("ingest.outline.cn_notice", "outline_cn_notice"),
    "cn_judgment": ("ingest.outline.cn_judgment", "outline_cn_judgment"),
    "us_opinion": ("ingest.outline.us", "outline_us_opinion"),
    "us_notice": ("ingest.outline.us", "outline_us_notice"),
    "uk_judgment": ("ingest.outline.uk", "outline_uk_judgment"),
    "uk_act": ("ingest.outline.uk", "outline_uk_act"),
    "eu": ("ingest.outline.eu", "outline_eu"),
    "plain": ("ingest.outline.plain", "outline_plain"),
    "native": ("ingest.outline.plain", "outline_plain"),
}


def build(reading: Reading, detected: Detected) -> Outline:
    """The outline of a cleaned reading; a tree that the file itself carries wins. ``check`` holds afterwards."""
    if reading.outline is not None:
        return reading.outline
    module, name = _FUNCTIONS.get(detected.tradition, _FUNCTIONS["plain"])
    function: OutlineFunction = getattr(import_module(module), name)
    return function(reading.text, reading, detected)


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
