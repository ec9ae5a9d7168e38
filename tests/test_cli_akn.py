"""``clausebook export --format akn``, and the way back."""

from __future__ import annotations

from pathlib import Path

from tests.commands_run import LAW, Command, document


def test_exports_ingested_again_are_the_same_documents(
    clausebook: Command, sample_library: Path, tmp_path: Path
) -> None:
    for row in clausebook("documents", "--json").json:
        exported = tmp_path / "exports" / f"{row['document']}.xml"
        exported.parent.mkdir(exist_ok=True)
        exported.write_text(clausebook("export", row["document"], "--format", "akn").out, encoding="utf-8")
    other = tmp_path / "library"
    files = clausebook("ingest", tmp_path / "exports", "--json", library=other).json["files"]
    assert len(files) > 5
    for file in files:
        ours = clausebook("export", file["document"], "--json", library=other).json
        theirs = clausebook("export", Path(file["path"]).stem, "--json", library=sample_library).json
        for field in ("title", "kind", "language", "text", "pages", "parts", "provisions", "tags"):
            assert ours[field] == theirs[field], (field, file["title"])
        assert ours["metadata"]["expression"] == theirs["metadata"]["expression"]


def test_with_json_the_file_is_a_field(clausebook: Command) -> None:
    done = clausebook("export", document(clausebook, LAW), "--format", "akn", "--json")
    assert done.json["akn"].startswith("<?xml")


def test_an_outline_names_what_was_numbered_otherwise_before(clausebook: Command, tmp_path: Path) -> None:
    lines = ["舟须有桨二支，桨长不得短于三尺。", "夜行之舟应于船头悬灯一盏。", "渔网之目不得小于二寸。"]
    for day, articles in (("2001年2月3日", lines[:2]), ("2011年2月3日", [lines[2], *lines[:2]])):
        body = "\n".join(f"第{n}条 {line}" for n, line in zip("一二三", articles, strict=False))
        passed = f"（2001年2月3日凡例国议会通过 {day}修正）" if "2011" in day else f"（{day}凡例国议会通过）"
        (tmp_path / f"{day}.md").write_text(f"# 凡例国舟楫法\n\n{passed}\n\n{body}\n", encoding="utf-8")
    library = tmp_path / "library"
    files = clausebook("ingest", tmp_path, "--json", library=library).json["files"]
    later = next(f["document"] for f in files if "2011" in f["path"])
    provisions = clausebook("outline", later, "--json", library=library).json["provisions"]
    assert [p.get("wid", p["eid"]) for p in provisions] == ["art_1@2011-02-03", "art_1", "art_2"]
    earlier = next(f["document"] for f in files if "2001" in f["path"].rpartition("/")[2])
    assert "wid" not in clausebook("outline", earlier, "--json", library=library).out
