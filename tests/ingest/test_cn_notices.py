"""Whole notices, invented and ugly, from the file to the tree: each ``notices/NAME.*`` has its tree in ``NAME.tree``.

A tree names every part and provision in text order: the last step of its eId and its heading, indented by depth.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.chunk import chunk
from ingest.clean import clean
from ingest.detect import Detected, detect
from ingest.models import Outline, Part, Provision, Reading
from ingest.outline import build, check
from ingest.readers import read

FOLDER = Path(__file__).parent / "notices"
NOTICES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".tree")


def outlined(path: Path) -> tuple[Reading, Detected, Outline]:
    reading = clean(read(path.read_bytes(), path))
    detected = detect(reading, path.name, {})
    return reading, detected, build(reading, detected)


def drawn(outline: Outline) -> str:
    top: list[Part | Provision] = sorted([*outline.parts, *outline.provisions], key=lambda piece: piece.start)
    return "".join(f"{line}\n" for piece in top for line in _drawn(piece, 0))


def _drawn(piece: Part | Provision, depth: int) -> Iterator[str]:
    if isinstance(piece, Part):
        yield f"[{piece.name}]"
        return
    yield f"{'  ' * depth}{piece.eid.split('__')[-1]} {piece.heading}".rstrip()
    for child in piece.children:
        yield from _drawn(child, depth + 1)


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_the_tree_of_a_notice(path: Path) -> None:
    reading, _, outline = outlined(path)
    assert check(reading.text, outline) == []
    assert drawn(outline) == path.with_suffix(".tree").read_text("utf-8")


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_no_clause_is_only_a_heading(path: Path) -> None:
    reading, detected, outline = outlined(path)
    known = {p.eid: p for p in outline.walk()}
    clauses = chunk(reading.text, outline, detected.kind, "/akn/cn/doc/notice/x/zho@2020-01-01", reading.pages)
    assert clauses
    for clause in clauses:
        provision = known[clause.eid]
        assert not (provision.children and clause.text.strip("。") == provision.num + provision.heading)
