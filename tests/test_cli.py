"""Every command as a user types it: what it prints, where, and with which exit status."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import cli
from docs.reference import reference
from index.generations import open_current
from tests.commands_run import LAW, ROOT, Command, document

ARTICLE = f"/akn/cn/act/2021-03-18/{LAW}/zho@2024-10-25~art_6__para_2"

# Reading


def test_options_stand_before_and_after_the_command(clausebook: Command, sample_library: Path) -> None:
    before = clausebook("--json", "search", "银行卡", "-k", 1)
    after = clausebook("search", "银行卡", "-k", 1, "--json", "--library", sample_library, library=None)
    assert before.json["hits"] == after.json["hits"]


HIT = {
    "rank": int, "score": float, "id": str, "clauses": list, "eid": str, "work": str, "expression": str, "title": str,
    "kind": str, "jurisdiction": str, "article": str, "label": str, "heading_path": list, "text": str,
    "valid_from": str, "valid_to": str, "status": str, "status_basis": str, "data_to": str, "authority": str,
    "citability": str, "citation": str, "page": (int, type(None)), "why": list, "tags": list,
}  # fmt: skip


def test_search_gives_the_fields_that_others_rely_on(clausebook: Command) -> None:
    result = clausebook("search", "出租银行账户 流水", "--json").json
    assert {"query", "took_ms", "excluded_undated", "hits"} <= set(result)
    assert [hit["rank"] for hit in result["hits"]] == list(range(1, len(result["hits"]) + 1))
    for hit in result["hits"]:
        assert set(hit) == set(HIT)
        assert all(isinstance(hit[name], kind) for name, kind in HIT.items())
        assert hit["id"] == f"{hit['expression']}~{hit['eid']}"
        assert hit["id"] not in hit["clauses"]
        assert set(hit["why"]) <= {"citation", "words", "sense"}
        assert hit["status"] in ("in-force", "unknown", "not-yet")


def test_tags_of_a_hit_point_into_the_document(clausebook: Command) -> None:
    hit = clausebook("search", "反网络骗局法第八条", "-k", 1, "--json").json["hits"][0]
    text = clausebook("export", hit["id"], "--json").json["text"]
    assert {"AMOUNT", "PENALTY"} <= {tag["label"] for tag in hit["tags"]}
    assert all(text[tag["start"] : tag["end"]] == tag["text"] for tag in hit["tags"])


CITED = [
    ("反网络骗局法第九条", "art_9", "2024-10-25"),
    ("澄江国反网络骗局法9", "art_9", "2024-10-25"),
    ("《澄江国反网络骗局法》第六条第二款", "art_6__para_2", "2024-10-25"),
    ("反网络骗局法实施条例第四条", "art_4", "2021-09-30"),
    ("澄法释〔2022〕3号第一条", "art_1", ""),
    ("澄法释[2022]3号", "", ""),
    ("（2023）澄01刑初12号", "", "2023-06-30"),
    ("Communications Deception Act 2019, s 2(1)", "sec_2__subsec_1", "2019-05-14"),
    ("[2022] FMCA 14", "", "2022-03-09"),
]


@pytest.mark.parametrize(("query", "eid", "version"), CITED)
def test_a_citation_puts_its_provision_first(clausebook: Command, query: str, eid: str, version: str) -> None:
    first = clausebook("search", query, "-k", 1, "--json").json["hits"][0]
    assert "citation" in first["why"]
    assert first["eid"].startswith(eid)
    assert version in first["expression"]


def test_a_list_of_citations_gives_each(clausebook: Command) -> None:
    hits = clausebook("search", "反网络骗局法第六条、第九条", "-k", 2, "--json").json["hits"]
    assert [hit["article"] for hit in hits] == ["第六条", "第九条"]


def test_a_citation_that_is_not_there_says_so(clausebook: Command) -> None:
    done = clausebook("search", "刑法第九百九十九条", "-k", 1)
    assert "not in this library" in done.err


@pytest.mark.parametrize(("day", "version"), [("2022-06-01", "2021-03-18"), ("2025-06-01", "2024-10-25")])
def test_a_day_picks_the_version(clausebook: Command, day: str, version: str) -> None:
    hits = clausebook("search", "反网络骗局法第六条", "--as-of", day, "--json").json["hits"]
    assert hits[0]["expression"].endswith(version)
    shown = clausebook("show", "反网络骗局法第六条", "--as-of", day, "--json").json
    assert shown["expression"].endswith(version)
    assert not shown["nearest_version"]


def test_before_the_first_version_the_nearest_is_labelled(clausebook: Command) -> None:
    shown = clausebook("show", "反网络骗局法第六条", "--as-of", "2019-01-01")
    assert "nearest" in shown.err
    assert "[not-yet" in shown.out


def test_undated_documents_are_counted_under_a_date(clausebook: Command) -> None:
    done = clausebook("search", "银行", "--as-of", "2025-06-01", "--json")
    undated = [r for r in clausebook("documents", "--json").json if clausebook("show", r["document"], "--json").json["clauses"][0]["valid_from"] == ""]  # fmt: skip  # noqa: E501
    assert done.json["excluded_undated"] == len(undated)
    assert all(hit["valid_from"] for hit in done.json["hits"])


@pytest.mark.parametrize("one", ["骗", "账", "银行"])
def test_one_and_two_characters(clausebook: Command, one: str) -> None:
    hits = clausebook("search", one, "--json").json["hits"]
    assert one in hits[0]["text"] + hits[0]["title"]


FILTERS = [
    (["--kind", "law"], "kind", {"law"}),
    (["--jurisdiction", "xf"], "jurisdiction", {"xf"}),
    (["--authority", "administrative_regulation"], "authority", {"administrative_regulation"}),
]


@pytest.mark.parametrize(("options", "field", "values"), FILTERS)
def test_filters_act(clausebook: Command, options: list[str], field: str, values: set[str]) -> None:
    hits = clausebook("search", "账户 bank account", "--json", *options).json["hits"]
    assert {hit[field] for hit in hits} == values


def test_a_tag_filter_holds_for_every_hit(clausebook: Command) -> None:
    hits = clausebook("search", "银行", "--tag", "AMOUNT>=50000", "--json").json["hits"]
    assert hits
    for hit in hits:
        amounts = [tag["value"] for tag in hit["tags"] if tag["label"] == "AMOUNT"]
        assert any((value["min"] or 0) >= 50000 for value in amounts)


def test_show_finds_by_every_name(clausebook: Command) -> None:
    encoded = ARTICLE.replace("/", "%2F").replace("@", "%40")
    for name in (ARTICLE, encoded, f"{LAW}第六条第二款", "反网络骗局法6条2款"):
        shown = clausebook("show", name, "--json").json
        assert shown["id"] == ARTICLE
        assert [clause["id"] for clause in shown["clauses"]] == [ARTICLE]
    whole = document(clausebook, LAW, "2024-10-25")
    for name in (whole, f"/akn/cn/act/2021-03-18/{LAW}", LAW, "反网络骗局法"):
        shown = clausebook("show", name, "--json").json
        assert shown["provision"] is None
        assert shown["document"] == whole
    assert "明知他人" in clausebook("show", ARTICLE).out


STYLES = [
    ("court", f"《{LAW}》第六条第二款"),
    ("faxue", f"《{LAW}》第6条第2款"),
    ("gbt7714", f"{LAW}[Z]. 2024-10-25: 第六条第二款."),
    ("bluebook", f"{LAW} (adopted October 25, 2024, effective January 1, 2025), art. 6(2) (China)"),
    ("oscola", f"{LAW} 2024 (China), art 6(2)"),
]


@pytest.mark.parametrize(("style", "expected"), STYLES)
def test_cite(clausebook: Command, style: str, expected: str) -> None:
    assert clausebook("cite", ARTICLE, "--style", style).out == f"{expected}\n"
    assert clausebook("cite", ARTICLE, "--style", style, "--json").json["citation"] == expected


def test_a_whole_document_is_cited_without_a_pinpoint(clausebook: Command) -> None:
    assert clausebook("cite", document(clausebook, LAW, "2024")).out == f"《{LAW}》\n"


def walk(provisions: list[dict]) -> list[dict]:
    return [p for top in provisions for p in (top, *walk(top["children"]))]


def test_outline_and_export_agree_and_point_into_the_text(clausebook: Command) -> None:
    for row in clausebook("documents", "--json").json:
        tree = clausebook("outline", row["document"], "--json").json
        whole = clausebook("export", row["document"], "--format", "json").json
        assert set(tree) == {"document", "title", "kind", "text_length", "provisions"}
        assert tree["provisions"] == whole["provisions"]
        assert tree["text_length"] == len(whole["text"])
        for tag in whole["tags"]:
            assert whole["text"][tag["start"] : tag["end"]] == tag["text"]
        for provision in walk(whole["provisions"]):
            extent = whole["text"][provision["start"] : provision["end"]]
            assert "".join(extent.split()).startswith("".join(provision["num"].split()))
        assert all(len(page) == 2 for page in whole["pages"])
        assert clausebook("outline", row["document"]).out.startswith(row["title"])


def test_markdown_keeps_every_visible_character(clausebook: Command) -> None:
    for row in clausebook("documents", "--json").json:
        text = clausebook("export", row["document"]).json["text"]
        shown = clausebook("export", row["document"], "--format", "md").out
        position = 0
        for character in "".join(text.split()):
            position = shown.index(character, position) + 1


def test_tag_of_text_file_and_standard_input(
    clausebook: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "骗取财物三千元以上的，处三年以下有期徒刑。"
    tags = clausebook("tag", text, "--json", library=None).json["tags"]
    assert [(t["label"], t["text"]) for t in tags] == [("AMOUNT", "三千元以上"), ("PENALTY", "三年以下有期徒刑")]
    assert set(tags[0]) == {"start", "end", "label", "text", "value", "ref"}
    assert tags[0]["value"] == {
        "min": 3000, "max": None, "unit": "CNY", "min_inclusive": True, "max_inclusive": None
    }  # fmt: skip
    path = tmp_path / "text.txt"
    path.write_text(text, encoding="gb18030")
    assert clausebook("tag", path, "--json", library=None).json["tags"] == tags
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
    assert clausebook("tag", "-", "--json", library=None).json["tags"] == tags


# Writing


def test_ingest_remove_and_again(clausebook: Command, tmp_path: Path) -> None:
    library, file = tmp_path / "library", tmp_path / "凡例办法.md"
    file.write_text("# 凡例办法\n\n第一条 为了凡例，制定本办法。\n\n第二条 凡例应当清楚。\n", encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    done = clausebook("ingest", file, tmp_path / "empty.txt", "--json", "--kind", "law", library=library)
    assert done.status == 1
    assert {"ingested", "unchanged", "replaced", "quarantined", "skipped", "clauses", "files"} <= set(done.json)
    good = next(f for f in done.json["files"] if f["path"] == str(file))
    assert (good["status"], good["kind"], good["articles"], good["clauses"]) == ("ingested", "law", 2, 2)
    assert next(f for f in done.json["files"] if f is not good and f["path"] != str(file))["reason"]
    assert str(tmp_path / "empty.txt") in clausebook("documents", "--quarantine", library=library).out
    again = clausebook("ingest", file, "--json", "--kind", "law", library=library)
    assert (again.status, again.json["unchanged"]) == (0, 1)
    same = again.json["files"][0]
    assert [same[k] for k in ("document", "kind", "articles", "clauses")] == [good["document"], "law", 2, 2]
    assert clausebook("search", "凡例清楚", library=library).status == 0
    assert clausebook("remove", good["document"], "--json", library=library).json["removed"] == good["document"]
    assert clausebook("search", "凡例", "--json", library=library).json["hits"] == []
    assert clausebook("check", library=library).status == 0


def test_index_names_the_generation_in_use(clausebook: Command, copied_library: Path) -> None:
    name = clausebook("index", "--json", library=copied_library).json["generation"]
    opened = open_current(copied_library)
    assert opened.path.name == name
    opened.close()


def test_eval_measures_and_writes_its_run(clausebook: Command, tmp_path: Path) -> None:
    (tmp_path / "qrels").mkdir()
    texts = {"1": "出租银行卡", "2": "机动车限速", "3": "采购茶叶"}
    (tmp_path / "corpus.jsonl").write_text("".join(json.dumps({"_id": k, "title": "", "text": v}) + "\n" for k, v in texts.items()))  # fmt: skip  # noqa: E501
    (tmp_path / "queries.jsonl").write_text(json.dumps({"_id": "q", "text": "能租银行卡吗"}) + "\n")
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq\t1\t1\n")
    run = tmp_path / "run.trec"
    done = clausebook("eval", tmp_path, "--split", "test", "--run", run, "--json", library=None)
    assert done.status == 0
    expected = {"dataset", "queries", "corpus", "metrics", "index_s", "p50_ms", "p95_ms", "peak_mb"}
    assert set(done.json) == expected
    assert set(done.json["metrics"]) == {"R@5", "R@10", "R@20", "R@100", "MRR@10", "nDCG@10"}
    assert done.json["metrics"]["MRR@10"] == 1.0
    assert run.read_text().startswith("q Q0 1 1 ")
    assert clausebook("eval", tmp_path, "--split", "none", library=None).status == 1
    assert clausebook("eval", tmp_path, "--split", "test", "--run", tmp_path / "no" / "x", library=None).status == 1


# The terminal


def test_ctrl_c_ends_in_a_word(clausebook: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("commands.reading.read_passage", stop)
    done = clausebook("show", LAW)
    assert done.status in (1, 130)
    assert done.err == "clausebook: Stopped.\n"


def test_arguments_that_python_could_not_decode() -> None:
    assert cli._utf8("银行".encode().decode("ascii", "surrogateescape")) == "银行"
    assert cli._utf8("银行".encode("gb18030").decode("utf-8", "surrogateescape")) == "银行"


# The documentation


def test_the_reference_is_that_of_the_parser() -> None:
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == reference()


def test_every_command_stands_in_the_documentation() -> None:
    pages = [ROOT / "README.md", *(p for p in (ROOT / "docs").glob("*.md") if p.name != "cli.md")]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    commands = next(action.choices for action in cli.parser()._actions if isinstance(action.choices, dict))
    assert [name for name in commands if f"clausebook {name}" not in text] == []


def test_a_search_loads_neither_torch_nor_pandas_nor_spacy(sample_library: Path) -> None:
    heavy = ["torch", "pandas", "spacy", "streamlit", "sentence_transformers", "scipy"]
    code = f"import sys, cli; cli.main(sys.argv[1:]); print(*set({heavy}) & set(sys.modules), end='', file=sys.stderr)"
    command = [sys.executable, "-c", code, "--library", str(sample_library), "search", "出租银行卡"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_terminal_of_another_encoding_and_a_closed_pipe(sample_library: Path) -> None:
    command = [sys.executable, "-m", "cli", "--library", str(sample_library), "search", "出租银行卡"]
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "银行" in done.stdout.decode()
    reader = subprocess.Popen([sys.executable, "-c", "pass"], stdin=subprocess.PIPE)
    assert reader.stdin is not None
    reader.wait()
    gone = subprocess.run(command, cwd=ROOT, stdout=reader.stdin, stderr=subprocess.PIPE, check=False)
    assert gone.stderr == b""
