"""Every file is a source, skipped or missing, and says why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest.errors import SidecarError, UnreadableFile
from ingest.readers import MAX_INPUT
from ingest.sources import Missing, Skipped, Source, digest, read_bytes, read_sidecar, walk

FILES = (
    "a/1.md a/2.TXT a/data.jsonl a/data.jsonl.gz a/x.tsv a/xml.xsd a/p.png a/law.md a/law.md.meta.toml "
    "a/.hidden.txt a/~$w.docx b/.git/x.md b/doc.xml.gz b/old.doc b/noext b/licence.txt b/y.pdf b/y.meta.toml"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES.split():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


def test_walk(folder: Path) -> None:
    found = list(walk([folder]))
    sources = [item.path.name for item in found if isinstance(item, Source)]
    assert sources == ["1.md", "2.TXT", "law.md", "doc.xml.gz", "licence.txt", "noext", "old.doc", "y.pdf"]
    skipped = {item.path.name for item in found if isinstance(item, Skipped)}
    assert skipped == {
        *("data.jsonl", "data.jsonl.gz", "x.tsv", "xml.xsd", "p.png", "law.md.meta.toml", "y.meta.toml"),
        *(".hidden.txt", "~$w.docx", ".git"),
    }
    assert all(item.path.is_absolute() for item in found)
    sidecars = {item.path.name: item.sidecar.name for item in found if isinstance(item, Source) and item.sidecar}
    assert sidecars == {"law.md": "law.md.meta.toml", "y.pdf": "y.meta.toml"}


def test_a_file_is_found_once(folder: Path) -> None:
    again = list(walk([folder / "a", folder / "a" / "1.md", folder / "b" / ".." / "a" / "1.md"]))
    assert [item.path.name for item in again].count("1.md") == 1


def test_missing_and_odd_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.md").symlink_to(tmp_path / "nothing")
    found = {item.path.name: item for item in walk([tmp_path, tmp_path / "none.md"])}
    assert isinstance(found["none.md"], Missing)
    assert isinstance(found["gone.md"], Missing)
    assert isinstance(found["pipe.txt"], Skipped)
    assert isinstance(found["loop"], Skipped)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "c.md").write_text("x")
    assert [item.path for item in walk([Path("c.md")])] == [tmp_path / "c.md"]


def test_size_limit(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(MAX_INPUT + 1)
    with pytest.raises(UnreadableFile, match="larger than 64 MB"):
        read_bytes(path)
    with pytest.raises(UnreadableFile, match="cannot be read"):
        read_bytes(tmp_path / "none")


def test_digest_depends_on_file_sidecar_and_options(tmp_path: Path) -> None:
    path, sidecar = tmp_path / "a.md", tmp_path / "a.md.meta.toml"
    path.write_text("甲")
    sidecar.write_text('kind = "law"')
    plain, full = Source(path), Source(path, sidecar)
    assert len({digest(plain, ""), digest(full, ""), digest(plain, "x"), digest(full, "x")}) == 4
    (tmp_path / "b.md").write_text("甲")
    assert digest(Source(tmp_path / "b.md"), "x") == digest(plain, "x")


def test_sidecar(tmp_path: Path) -> None:
    path = tmp_path / "a.meta.toml"
    path.write_text('kind = "law"\ntitle = " 凡例法 "\nvalid_from = 2022-12-01\nnumber = 119\n', encoding="utf-8-sig")
    assert read_sidecar(path) == {"kind": "law", "title": "凡例法", "valid_from": "2022-12-01", "number": "119"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("colour = 'red'", "unknown field 'colour'"),
        ("kind = 'statute'", "kind 'statute' is none of"),
        ("date = '1.12.2022'", "not a date"),
        ("date = '2022-13-01'", "not a date"),
        ("title = ['a']", "must be a string"),
        ("title = 'a", "not valid TOML"),
        (b"title = '\xff'", "not UTF-8"),
    ],
)
def test_bad_sidecar(tmp_path: Path, content: str | bytes, reason: str) -> None:
    path = tmp_path / "a.meta.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(SidecarError, match=reason):
        read_sidecar(path)
