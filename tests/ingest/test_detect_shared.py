"""Detection over the real test data: titles, kinds, dates and identities, by count."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from ingest.detect import Detected, detect
from ingest.identity import identify
from ingest.models import Mark, Reading

pytestmark = pytest.mark.slow

_AUTHORITY = {
    "宪法": {"constitution"},
    "刑法": {"law"},
    "民法典": {"law"},
    "宪法相关法": {"law"},
    "行政法": {"law"},
    "经济法": {"law"},
    "社会法": {"law"},
    "诉讼与非诉讼程序法": {"law"},
    "行政法规": {"administrative_regulation"},
    "司法解释": {"judicial_interpretation"},
    "local": {"local_regulation"},
}


def _reading(path: Path) -> Reading:
    """Headings as marks, comments out; no more than detection needs."""
    out, marks, at = [], [], 0
    source = path.read_text(encoding="utf-8-sig")
    for line in re.sub(r"<!--.*?-->", "", source, flags=re.DOTALL).split("\n"):
        found = re.match(r"(#+)\s*(.*\S)", line) if path.suffix == ".md" else None
        bare = found[2] if found else line
        if found:
            marks.append(Mark("heading", at, at + len(bare), len(found[1])))
        out.append(bare)
        at += len(bare) + 1
    return Reading("\n".join(out), "text/plain", marks=tuple(marks))


def _plain(title: str) -> str:
    return re.sub(r"中华人民共和国|[《》〈〉<>\s（）()、]", "", title)


@pytest.fixture(scope="module")
def laws(shared_data: Path) -> dict[Path, Detected]:
    paths = sorted((shared_data / "laws_cn").rglob("*.md"))
    return {path: detect(_reading(path), path.name, {}) for path in paths}


def test_titles_are_those_of_the_files(laws: dict[Path, Detected]) -> None:
    wrong = [
        path.name
        for path, found in laws.items()
        if not found.component and _plain(found.title) != _plain(re.sub(r"[（(]\d{4}-\d\d-\d\d[)）]$", "", path.stem))
    ]
    assert wrong == []


def test_levels_are_those_of_the_folders(laws: dict[Path, Detected], shared_data: Path) -> None:
    asked = right = 0
    for path, found in laws.items():
        expected = _AUTHORITY.get(path.relative_to(shared_data / "laws_cn").parts[0])
        asked += expected is not None
        right += expected is not None and found.authority in expected
    assert right / asked >= 0.985, (right, asked)


def test_versions_of_one_law_share_the_work(laws: dict[Path, Detected]) -> None:
    works = defaultdict(set)
    for path, found in laws.items():
        if found.authority == "law" and not found.component:
            works[_plain(found.title)].add(identify(found, path.name).work.uri)
    assert {title: uris for title, uris in works.items() if len(uris) > 1} == {}


def test_judgments_give_court_number_and_date(shared_data: Path) -> None:
    found = [detect(_reading(p), p.name, {}) for p in sorted((shared_data / "opinions_cn" / "judge").glob("*.txt"))]
    assert all(f.kind == "opinion" and f.language == "zho" for f in found)
    assert sum(bool(f.court and f.version_date and f.number.startswith("（")) for f in found) >= 0.99 * len(found)


def test_state_council_pages(shared_data: Path) -> None:
    readers = pytest.importorskip("ingest.readers")
    folder = shared_data / "notices_cn" / "state_council"
    for line in (folder / "meta.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        path = folder / row["file"]
        found = detect(readers.read(path.read_bytes(), path), path.name, {})
        assert re.sub(r"\s", "", found.title) == re.sub(r"\s", "", row["title"])
        assert found.number.removeprefix("国务院令") == row["release_number"].removeprefix("国令")
        assert found.adopted
