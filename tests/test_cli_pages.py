"""The page and the boxes of a PDF's clauses, as ``show`` and ``export`` give them."""

from __future__ import annotations

from tests.commands_run import Command, document

NOTICE = "加强银行账户风险管理"


def test_show_prints_the_page_and_gives_the_boxes_of_each_clause(clausebook: Command) -> None:
    hit = clausebook("search", "银行账户 风险管理 通知", "--kind", "notice", "--json").json["hits"][0]
    assert NOTICE in hit["title"]
    assert f"\nPage {hit['page']}\n" in clausebook("show", hit["id"]).out
    shown = clausebook("show", hit["id"], "--json").json
    for clause in shown["clauses"]:
        pages = [page for page, *_ in clause["boxes"]]
        assert pages[0] == clause["page"]
        assert pages == sorted(pages)
        assert all(0 < left < right < 612 and 0 < top < bottom < 850 for _, left, top, right, bottom in clause["boxes"])


def test_an_export_holds_the_boxes_of_a_pdf_and_none_of_other_files(clausebook: Command) -> None:
    exported = clausebook("export", document(clausebook, NOTICE), "--format", "json").json
    assert len(exported["clauses"]) > 3
    assert all(clause["boxes"] and clause["boxes"][0][0] == clause["page"] for clause in exported["clauses"])
    other = clausebook("export", document(clausebook, "Communications Deception"), "--format", "json").json
    assert other["clauses"]
    assert not any(clause["boxes"] for clause in other["clauses"])
    assert "Page" not in clausebook("show", other["clauses"][0]["id"]).out
