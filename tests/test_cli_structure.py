"""outline, check --documents, show and export on documents whose structure is worth showing."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from commands import reading
from research.widths import width
from tests.commands_run import Command
from tests.structure_files import write_files

RULES, CUT_OFF = "凡例国渔政署关于开放垂钓水面的规定", "凡例国垂钓法实施条例"
SENTENCE = (
    "It ends with “第三条”, without a closing article (from when it applies, what it repeals): the file may be cut off."
)


@pytest.fixture
def run(clausebook: Command, structure_library: Path) -> Command:
    return partial(clausebook, library=structure_library)


def test_check_says_what_needs_a_look_and_flags_are_no_problem(run: Command) -> None:
    done = run("check", "--documents")
    assert done.status == 0
    lines = done.out.splitlines()
    at = next(i for i, line in enumerate(lines) if CUT_OFF in line)
    assert lines[at + 1] == f"    {SENTENCE}"
    assert "% outside" in lines[at]
    assert lines[-2:] == ["To look at: 1 of 3 documents.", "3 documents, no problem found."]
    assert "outside" not in run("check").out


def test_check_gives_the_quality_of_each_document_as_json(run: Command) -> None:
    done = run("check", "--documents", "--json")
    assert done.status == 0
    assert (done.json["documents"], done.json["problems"]) == (3, [])
    by_title = {row["title"]: row for row in done.json["quality"]}
    assert by_title[CUT_OFF]["flags"] == [
        {"kind": "no-closing", "eid": "art_3", "detail": ["第三条"], "sentence": SENTENCE}
    ]
    assert by_title[RULES]["flags"] == []
    assert all(0 <= row["outside"] < 0.5 for row in by_title.values())
    assert "quality" not in run("check", "--json").json


def test_problems_still_give_1(clausebook: Command, copied_library: Path) -> None:
    next((copied_library / "originals").glob("*/*")).unlink()
    assert clausebook("check", "--documents", library=copied_library).status == 1


def test_ingest_names_what_needs_a_look(clausebook: Command, tmp_path: Path) -> None:
    files = write_files(tmp_path / "files")
    done = clausebook("ingest", files, library=tmp_path / "library")
    assert (done.status, done.out.splitlines()[-2:]) == (
        0,
        [f"needs a look  {CUT_OFF}", "to look at: 1; clausebook check --documents says why"],
    )
    again = clausebook("ingest", files, "--json", library=tmp_path / "library").json
    assert {Path(f["path"]).name: f["flags"] for f in again["files"]} == {
        "规定.md": 0, "实施条例.md": 1, "渔业法典.md": 0,
    }  # fmt: skip


def test_the_outline_is_a_tree_and_its_flags_go_to_standard_error(
    run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    done = run("outline", CUT_OFF)
    assert done.out.splitlines()[:3] == [CUT_OFF, f"├─ [title] {CUT_OFF}", "├─ [preface] 2021年6月1日 凡例国议会通过"]
    assert SENTENCE in done.err
    assert "\x1b" not in done.out
    long = run("outline", "凡例国渔业法典")
    assert long.err == ""
    assert all(width(line) <= 60 for line in long.out.splitlines())
    assert len(run("outline", "凡例国渔业法典", "--depth", 1).out.splitlines()) == 1 + 2 + 13


@pytest.mark.parametrize("depth", ["0", "-1"])
def test_a_depth_below_one_is_bad_usage(run: Command, depth: str) -> None:
    done = run("outline", CUT_OFF, "--depth", depth)
    assert (done.status, done.out) == (2, "")


def test_colours_only_on_a_terminal(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading.sys.stdout, "isatty", lambda: True, raising=False)
    assert "\x1b[1m第一条\x1b[0m" in run("outline", CUT_OFF).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("outline", CUT_OFF).out


def test_show_keeps_table_quotation_list_and_footnote(run: Command) -> None:
    lines = run("show", RULES).out.splitlines()
    for line in (
        "水面 │ 开放季节", "北河 │ 秋", "  │ 鱼先吃饱，人再下钩。", "• 带网。", "第二条 渔政署长在开放日说[1]：",
        "[1] 见《凡例渔报》第三版。",
    ):  # fmt: skip
        assert line in lines
    article = run("show", f"《{RULES}》第二条").out
    assert "[1] 见《凡例渔报》第三版。" in article
    assert "南湖" not in article


def test_export_to_markdown_keeps_them_too(run: Command) -> None:
    shown = run("export", RULES, "--format", "md").out
    for piece in (
        "| 水面 | 开放季节 |\n| --- | --- |\n| 南湖 | 春、夏 |", "\n> 鱼先吃饱，人再下钩。\n", "\n- 带网。\n",
        "说[^1]：", "\n[^1]: 见《凡例渔报》第三版。\n", "\n## 第一章 水面\n",
    ):  # fmt: skip
        assert piece in shown


def test_aliases_stand_in_the_json_of_an_outline_where_there_are_any(clausebook: Command) -> None:
    tree = clausebook("outline", "澄江国居民署关于开展防骗宣传月活动的意见", "--json").json
    aliases = [p["aliases"] for p in tree["provisions"] if "aliases" in p]
    assert aliases
    assert all(aliases)
    assert "wid" not in tree["provisions"][0]
