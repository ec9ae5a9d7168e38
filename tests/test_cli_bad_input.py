"""Batches, bad input, damaged libraries: one sentence, the right exit status, the library unharmed."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from ingest.catalog import Catalog
from tests.commands_run import LAW, ROOT, Command, document

# Batches

LINES = b"""{"_id": "a", "text": "\xe9\x93\xb6\xe8\xa1\x8c"}
no json
{"_id": "c", "text": "kind:poem x"}

{"_id": 4, "text": "bank"}
["x"]
{"_id": "f"}
\xff\xfe
"""


@pytest.mark.parametrize("command", ["search", "tag"])
def test_a_broken_line_costs_itself_alone(
    clausebook: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    path = tmp_path / "batch.jsonl"
    path.write_bytes(LINES)
    done = clausebook(command, "--batch", path)
    records = [json.loads(line) for line in done.out.splitlines()]
    assert done.status == 1
    assert [r["_id"] for r in records] == ["a", None, "c", 4, None, "f", None]
    assert ["error" in r for r in records] == [False, True, command == "search", False, True, True, True]
    assert "line 2" in done.err
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b'{"_id": "a", "text": "bank"}')))
    assert json.loads(clausebook(command, "--batch", "-").out)["_id"] == "a"


# Bad input

BAD = [
    (["search", "？！，。"], 2, "no word"),
    (["search", '"冻结'], 2, "quotation mark"),
    (["search", "“冻结"], 2, "quotation mark"),
    (["search", "银" * 100_000], 2, "limit"),
    (["search", "kind:poem 银行"], 2, "Known: law"),
    (["search", "colour:red 银行"], 2, "no field"),
    (["search", "银行", "--jurisdiction", "zz"], 2, "zz"),
    (["search", "银行", "--kind", "poem"], 2, "poem"),
    (["search", "银行", "--tag", "AMOUNT>=much"], 2, "no number"),
    (["search", "银行", "--tag", "COLOUR"], 2, "COLOUR"),
    (["search", "银行", "--as-of", "2022-13-01"], 2, "is not a date"),
    (["search", "银行", "--as-of", "20220101"], 2, "is not a date"),
    (["search", "银行", "--as-of", "yesterday"], 2, "is not a date"),
    (["search", "银行", "-k", "0"], 2, "-k takes"),
    (["search", "银行", "-k", "many"], 2, "many"),
    (["search"], 2, "Give a query"),
    (["search", "银行", "--batch", "x"], 2, "Give a query"),
    (["search", "--batch", "no-such-file"], 1, "no-such-file"),
    (["show", "doc-0"], 1, "not in this library"),
    (["show", f"/akn/cn/act/2021-03-18/{LAW}/zho@2024-10-25~art_99"], 1, "not in this library"),
    (["outline", "nothing"], 1, "not in this library"),
    (["export", "nothing"], 1, "not in this library"),
    (["cite", "nothing"], 1, "not in this library"),
    (["cite", LAW, "--style", "poem"], 2, "styles are court"),
    (["remove", "doc-0"], 1, "not in this library"),
    (["tag"], 2, "Give a text"),
    (["tag", "."], 1, "folder"),
    (["eval", "."], 1, "corpus.jsonl"),
    (["index", "--encoder", "no-such-folder"], 1, "no-such-folder"),
    (["frobnicate"], 2, "frobnicate"),
    ([], 2, "COMMAND"),
]


@pytest.mark.parametrize(("arguments", "status", "sentence"), BAD, ids=lambda x: str(x)[:40])
def test_bad_input_gets_a_sentence(clausebook: Command, arguments: list[str], status: int, sentence: str) -> None:
    done = clausebook(*arguments)
    assert done.status == status
    assert done.out == ""
    assert sentence in done.err


def test_no_library(clausebook: Command, tmp_path: Path) -> None:
    done = clausebook("search", "银行", library=tmp_path / "none")
    assert (done.status, done.out) == (1, "")
    assert "ingest PATH" in done.err
    assert not (tmp_path / "none").exists()


def test_a_file_where_the_library_should_be(clausebook: Command, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("x")
    assert clausebook("documents", library=path).status == 1
    done = clausebook("ingest", ROOT / "corpus" / "sample", library=path)
    assert done.status == 1
    assert "cannot be written" in done.err
    assert path.read_text() == "x"


def test_a_path_that_does_not_exist_is_named(clausebook: Command, copied_library: Path) -> None:
    done = clausebook("ingest", copied_library / "no-such.md", "--json", library=copied_library)
    assert done.status == 1
    assert [f["path"] for f in done.json["files"]] == [str(copied_library / "no-such.md")]
    assert clausebook("check", library=copied_library).status == 0


READERS = [["search", "银行"], ["documents"], ["check"], ["show", LAW], ["index"], ["ingest", str(ROOT / "corpus")]]


@pytest.mark.parametrize("arguments", READERS, ids=lambda x: x[0])
def test_a_library_of_a_newer_format(clausebook: Command, copied_library: Path, arguments: list[str]) -> None:
    with sqlite3.connect(copied_library / "catalog.sqlite") as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'format'")
    connection.close()
    done = clausebook(*arguments, library=copied_library)
    assert (done.status, done.out) == (1, "")
    assert "format 99" in done.err


@pytest.mark.parametrize("damage", ["half", "noise", "text"])
@pytest.mark.parametrize("arguments", READERS[:4], ids=lambda x: x[0])
def test_a_damaged_catalog(clausebook: Command, copied_library: Path, arguments: list[str], damage: str) -> None:
    for name in ("catalog.sqlite-wal", "catalog.sqlite-shm"):
        (copied_library / name).unlink(missing_ok=True)
    path = copied_library / "catalog.sqlite"
    data = path.read_bytes()
    han = LAW.encode()
    broken = {"half": data[: len(data) // 2], "noise": b"\x07" * 9000, "text": data.replace(han, b"\xff" * len(han))}
    path.write_bytes(broken[damage])
    done = clausebook(*arguments, library=copied_library)
    assert (done.status, done.out) == (1, "") or arguments == ["check"]
    assert done.status == 1


def test_a_second_writer_is_refused_and_readers_go_on(clausebook: Command, copied_library: Path) -> None:
    with Catalog.open(copied_library, writable=True):
        for arguments in (
            ["ingest", str(ROOT / "corpus" / "sample")],
            ["remove", document(clausebook, LAW)],
            ["index"],
        ):
            done = clausebook(*arguments, library=copied_library)
            assert (done.status, done.out) == (1, "")
            assert "Another process" in done.err
        assert clausebook("search", "银行", library=copied_library).status == 0
        (copied_library / "CURRENT").unlink()
        done = clausebook("search", "银行", library=copied_library)
        assert (done.status, done.out) == (1, "")
        assert done.err.count("\n") == 1
    assert clausebook("search", "银行", library=copied_library).status == 0
    assert clausebook("check", library=copied_library).status == 0


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)


INJURIES: dict[str, Callable[[Path], object]] = {
    "CURRENT gone": lambda library: (library / "CURRENT").unlink(),
    "CURRENT to nowhere": lambda library: (library / "CURRENT").write_text("000099\n"),
    "CURRENT is noise": lambda library: (library / "CURRENT").write_bytes(b"\xff\x00"),
    "generations gone": lambda library: shutil.rmtree(library / "generations"),
    "vectors flipped": lambda library: flip(next(library.glob("generations/*/vectors.faiss"))),
    "clauses flipped": lambda library: flip(next(library.glob("generations/*/clauses.arrow"))),
    "words flipped": lambda library: flip(next(library.glob("generations/*/lexical/*.idx"))),
    "manifest emptied": lambda library: next(library.glob("generations/*/manifest.json")).write_text(""),
}


@pytest.mark.parametrize("injury", INJURIES)
def test_a_damaged_index_is_reported_and_rebuilt(clausebook: Command, copied_library: Path, injury: str) -> None:
    INJURIES[injury](copied_library)
    assert clausebook("check", library=copied_library).status == 1
    done = clausebook("search", "出租银行卡", "--json", library=copied_library)
    assert done.status == 0
    assert "built" in done.err
    assert done.json["hits"]
    assert clausebook("check", library=copied_library).status == 0


def test_an_encoder_that_is_gone_is_named(clausebook: Command, copied_library: Path) -> None:
    (copied_library / "ENCODER").write_text(str(copied_library / "no-model"))
    done = clausebook("search", "银行", library=copied_library)
    assert (done.status, done.out) == (1, "")
    assert "no-model" in done.err
    assert clausebook("index", "--encoder", "bundled", library=copied_library).status == 0
    assert clausebook("search", "银行", library=copied_library).status == 0
