"""The quality report over real laws: few of them are flagged, and nearly all of them are once their end is cut off."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ingest import detect, outline, readers
from ingest.clean import clean
from ingest.identity import identify
from ingest.models import Outline, Quality, Reading
from ingest.quality import KINDS, assess

pytestmark = pytest.mark.slow
CUT = {"cut-off", "no-closing", "toc-missing"}


@cache
def laws(folder: Path) -> dict[Path, Reading]:
    """Every third law and regulation, cleaned."""
    files = sorted((folder / "laws_cn").rglob("*.md"))[::3]
    return {path: clean(readers.read(path.read_bytes(), path)) for path in files}


def judged(path: Path, reading: Reading) -> tuple[Outline, Quality]:
    detected = detect.detect(reading, path.name, {})
    tree = outline.build(reading, detected)
    return tree, assess(reading, tree, identify(detected, reading.text))


def test_few_real_laws_are_flagged_and_every_flag_names_what_is_there(shared_data: Path) -> None:
    flagged = 0
    for path, reading in laws(shared_data).items():
        tree, quality = judged(path, reading)
        flagged += bool(quality.flags)
        eids = {p.eid for p in tree.walk()} | {""}
        assert {f.eid for f in quality.flags} <= eids
        assert {f.kind for f in quality.flags} <= set(KINDS)
        assert 0 <= quality.outside <= 1
    assert flagged <= 0.1 * len(laws(shared_data))


def test_laws_that_are_cut_off_after_three_articles_are_found(shared_data: Path) -> None:
    cut = found = 0
    for path, reading in laws(shared_data).items():
        tree, quality = judged(path, reading)
        articles = [p for p in tree.walk() if p.element == "article"]
        if "司法解释" in path.parts or "宪法" in path.parts or len(articles) < 6 or articles[0].eid != "art_1":
            continue
        end = articles[2].end
        marks = tuple(m for m in reading.marks if m.end <= end)
        _, quality = judged(path, Reading(reading.text[:end], reading.media_type, marks=marks))
        cut += 1
        found += any(f.kind in CUT for f in quality.flags)
    assert cut > 80
    assert found >= 0.92 * cut
