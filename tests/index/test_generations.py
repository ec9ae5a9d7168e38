from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index import generations, manifest
from index.generations import build, build_from_catalog, kept_revisions, open_current
from index.records import Filter, IndexedClause, LexicalQuery, TagValue
from ingest.errors import EncoderError, IndexDamaged, IndexMissing, LibraryBusy
from tests.index.index_samples import ProjectionEncoder, clause, fetch_from, many


def stamps(clauses: list[IndexedClause], stamp: str = "s") -> dict[int, str]:
    return {c.rev: stamp for c in clauses}


def built(folder: Path, clauses: list[IndexedClause], encoder: ProjectionEncoder | None = None) -> Path:
    return build(folder, stamps(clauses), fetch_from(clauses), encoder or ProjectionEncoder())


def answers(folder: Path, texts: tuple[str, ...] = ("诈骗", "数额巨大", "银")) -> list[list[str]]:
    """Clause IDs that all admitted searches give, from the generation in use."""
    index, encoder = open_current(folder), ProjectionEncoder()
    found = []
    for text in texts:
        # Not by score: BM25 counts entries taken out until Tantivy merges their segment.
        query = LexicalQuery(text, must=(text[:2],))
        found.append(sorted(index.ids(index.lexical.search(query, len(index)).ordinals)))
        found.append(index.ids(index.vectors.search(encoder.encode_query(text), 10).ordinals))
    index.close()
    return found


def test_what_was_built_is_found(tmp_path: Path) -> None:
    clauses = [
        clause(
            4, "诈骗三千元以上", group="a", tags=(TagValue("AMOUNT", "", 3000.0, None, "CNY"),), valid_from="2020-01-02"
        ),
        clause(7, "盗窃", group="a", kind="notice"),
        clause(9, "冻结资金", rev=2, group="b"),
    ]
    path = built(tmp_path, clauses)
    assert path.name == "000001"
    encoder = ProjectionEncoder()
    index = open_current(tmp_path, encoder)
    assert (len(index), index.rows.tolist(), index.revs.tolist()) == (3, [4, 7, 9], [1, 1, 2])
    assert index.groups[0] == index.groups[1] != index.groups[2]
    assert index.ordinals_of([9, 4, 5, 10]).tolist() == [2, 0, -1, -1]
    assert index.ids([2, 0]) == ["c9", "c4"]
    assert index.dates("valid_from").tolist() == [20200102, 0, 0]
    assert index.admit([Filter("kind", "law"), Filter("tag", "AMOUNT>=3000")]).tolist() == [True, False, False]
    assert index.lexical.search(LexicalQuery("冻结"), 5).ordinals.tolist() == [2]
    assert index.vectors.search(encoder.encode_query("凡例法 盗窃"), 1).ordinals.tolist() == [1]
    assert index.manifest.vectors == "flat-fp16"


def test_an_empty_library_has_an_index_too(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing):
        open_current(tmp_path)
    build(tmp_path, {}, fetch_from([]), ProjectionEncoder())
    index = open_current(tmp_path)
    assert len(index) == 0
    assert not len(index.lexical.search(LexicalQuery("法"), 5).ordinals)
    assert not len(index.vectors.search(np.ones(32, np.float32), 5).ordinals)
    assert index.ordinals_of([1]).tolist() == [-1]
    with pytest.raises(Exception, match="None is known"):
        index.admit([Filter("kind", "law")])


def test_adding_changing_and_removing_gives_what_a_new_start_gives(tmp_path: Path) -> None:
    clauses = many(600)
    encoder = ProjectionEncoder()
    built(tmp_path / "a", clauses, encoder)
    encoder.encoded.clear()
    changed = [c for c in clauses if c.rev != 3] + [clause(10_000 + i, f"诈骗新{i}", 11) for i in range(5)]
    changed = [c if c.rev != 5 else clause(c.row, c.text, 5, title="更名法") for c in changed]
    revisions = stamps(changed) | {5: "renamed"}
    asked: list[int] = []

    def fetch(wanted: object) -> object:
        asked.extend(wanted)  # type: ignore[arg-type]
        return fetch_from(changed)(wanted)  # type: ignore[arg-type]

    build(tmp_path / "a", revisions, fetch, encoder)  # type: ignore[arg-type]
    assert sorted(asked) == [5, 11]
    assert len(encoder.encoded) == 65
    build(tmp_path / "b", revisions, fetch_from(changed), ProjectionEncoder())
    assert answers(tmp_path / "a") == answers(tmp_path / "b")
    index = open_current(tmp_path / "a")
    assert index.rows.tolist() == sorted(c.row for c in changed)
    assert len(index.lexical.search(LexicalQuery("更名法", must=("更名法",)), 1000).ordinals) == 60


def test_nothing_new_builds_nothing(tmp_path: Path) -> None:
    clauses = many(50)
    assert built(tmp_path, clauses) == built(tmp_path, clauses)


def test_another_encoder_encodes_again_and_is_asked_for(tmp_path: Path) -> None:
    clauses = many(50)
    built(tmp_path, clauses)
    other = ProjectionEncoder("other", "11ee")
    with pytest.raises(IndexDamaged, match="another encoder"):
        open_current(tmp_path, other)
    built(tmp_path, clauses, other)
    assert len(other.encoded) == 50
    assert open_current(tmp_path, other).encoder_name == "other"
    third = ProjectionEncoder("third", "22dd")
    built(tmp_path, clauses, third)
    assert sorted(p.name for p in (tmp_path / "vectors").iterdir()) == ["11ee", "22dd"]


def test_two_generations_stay_and_a_reader_of_the_old_goes_on(tmp_path: Path) -> None:
    clauses = many(100)
    built(tmp_path, clauses)
    old = open_current(tmp_path)
    before = old.lexical.search(LexicalQuery("诈骗"), 10).ordinals.tolist()
    for last in (9, 8, 7):
        built(tmp_path, [c for c in clauses if c.rev <= last])
        assert old.lexical.search(LexicalQuery("诈骗"), 10).ordinals.tolist() == before
    assert sorted(p.name for p in (tmp_path / "generations").iterdir() if p.is_dir()) == ["000003", "000004"]
    assert kept_revisions(tmp_path) == set(range(1, 9))


@pytest.mark.parametrize("name", ["vectors.faiss", "clauses.arrow", "lexical/meta.json"])
def test_a_flipped_bit_is_noticed_and_built_anew(tmp_path: Path, name: str) -> None:
    clauses = many(60)
    path = built(tmp_path, clauses)
    expected = answers(tmp_path)
    manifest._verified.clear()
    target = path / name
    data = bytearray(target.read_bytes())
    data[len(data) // 2] ^= 1
    target.write_bytes(data)
    with pytest.raises(IndexDamaged, match="has changed on the disk"):
        open_current(tmp_path)
    built(tmp_path, clauses)
    assert answers(tmp_path) == expected
    assert [p.name for p in (tmp_path / "generations").iterdir() if p.is_dir()] == ["000002"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("generations/000001/manifest.json", "{"),
        ("generations/000001/manifest.json", "[]"),
        ("generations/000001/manifest.json", '{"format": 99}'),
        ("CURRENT", "000007"),
    ],
)
def test_a_damaged_manifest_or_current_is_named(tmp_path: Path, name: str, content: str) -> None:
    built(tmp_path, many(20))
    (tmp_path / name).write_text(content)
    with pytest.raises(IndexDamaged):
        open_current(tmp_path)
    built(tmp_path, many(20))
    assert len(open_current(tmp_path)) == 20


def test_a_lost_vector_store_is_filled_again(tmp_path: Path) -> None:
    clauses = many(60)
    built(tmp_path, clauses)
    (store,) = (tmp_path / "vectors").glob("*/vectors.bin")
    store.write_bytes(store.read_bytes()[:700])
    built(tmp_path, [*clauses, clause(999, "诈骗", 77)])
    build(
        tmp_path / "b",
        stamps([*clauses, clause(999, "", 77)]),
        fetch_from([*clauses, clause(999, "诈骗", 77)]),
        ProjectionEncoder(),
    )
    assert answers(tmp_path) == answers(tmp_path / "b")


def test_an_encoder_that_fails_leaves_the_old_generation(tmp_path: Path) -> None:
    clauses = many(30)
    built(tmp_path, clauses[:20])

    class Broken(ProjectionEncoder):
        def encode_passages(self, texts: object, /) -> np.ndarray:  # type: ignore[override]
            return np.full((len(texts), 32), np.nan, np.float32)  # type: ignore[arg-type]

    with pytest.raises(EncoderError):
        built(tmp_path, clauses, Broken())
    assert len(open_current(tmp_path)) == 20
    assert not list((tmp_path / "generations").glob("*.tmp"))


_SCRIPT = """
import sys
import time
from pathlib import Path

from index.generations import build

sys.path.insert(0, {here!r})
from index_samples import ProjectionEncoder, many

clauses = many(6000)

def fetch(revisions):
    yield from clauses[:5000]
    print("half", flush=True)
    time.sleep(60)

build(Path({folder!r}), {{c.rev: "new" for c in clauses}}, fetch, ProjectionEncoder())
"""


def test_a_killed_build_leaves_the_old_generation_and_its_debris_goes(tmp_path: Path) -> None:
    clauses = many(40)
    built(tmp_path, clauses)
    expected = answers(tmp_path)
    script = _SCRIPT.format(folder=str(tmp_path), here=str(Path(__file__).parent))
    root = str(Path(__file__).resolve().parents[2])
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": root}
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "half\n"
    assert answers(tmp_path) == expected
    with pytest.raises(LibraryBusy):
        built(tmp_path, clauses[:10])
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert list((tmp_path / "generations").glob("*.tmp"))
    assert answers(tmp_path) == expected
    build(tmp_path, stamps(many(60), "later"), fetch_from(many(60)), ProjectionEncoder())
    assert not list((tmp_path / "generations").glob("*.tmp"))
    assert len(open_current(tmp_path)) == 60


def test_a_reader_that_comes_while_generations_switch_finds_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clauses = many(40)
    built(tmp_path, clauses)
    real, calls = generations._open, []

    def late(path: Path, encoder: object) -> object:
        if not calls:
            calls.append(path)
            for last in (9, 8):
                built(tmp_path, [c for c in clauses if c.rev <= last])
        return real(path, encoder)  # type: ignore[arg-type]

    monkeypatch.setattr(generations, "_open", late)
    calls_before = open_current(tmp_path)
    assert calls_before.path.name == "000003"


def test_from_the_catalog_and_back(tmp_path: Path) -> None:
    from ingest.catalog import Catalog
    from tests.ingest.catalog_samples import EXPRESSION, TEXT, example

    encoder = ProjectionEncoder()
    told: list[tuple[int, int]] = []
    with Catalog.open(tmp_path, writable=True) as catalog:
        catalog.save(example(), Path("/laws/a.md"), "d1", TEXT.encode())
        build_from_catalog(tmp_path, catalog, encoder, lambda done, total: told.append((done, total)))
        index = open_current(tmp_path, encoder)
        assert told == [(3, 3)]
        assert index.catalog_digest == catalog.digest()
        (ordinal,) = index.lexical.search(LexicalQuery("未遂", must=("未遂",)), 5).ordinals.tolist()
        (found,) = catalog.clauses([int(index.rows[ordinal])])
        assert found.id == f"{EXPRESSION.uri}~art_1__para_2"
        assert index.admit([Filter("tag", "AMOUNT>=3000")]).tolist() == [True, False, False]
        rows = index.rows.tolist()
        catalog.remove("doc-1")
        assert index.catalog_digest != catalog.digest()
        build_from_catalog(tmp_path, catalog, encoder)
        assert len(catalog.clauses(rows)) == 3
        catalog.save(example("doc-2"), Path("/laws/b.md"), "d2", b"b")
        build_from_catalog(tmp_path, catalog, encoder)
        assert catalog.clauses(rows) == []
