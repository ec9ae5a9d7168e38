"""The document page and the library's flags through Streamlit's own test client."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ingest.catalog import Catalog
from ingest.models import Document, Mark, Outline, Provision
from research.blocks import layout
from research.reading import stretches
from tests.research.marked_samples import marked, note_with_table
from views.blocks_html import blocks_html
from views.document_text import Wanted, _section, text_html
from views.words import WORDS

RULES, CUT_OFF, LONG = "凡例国渔政署关于开放垂钓水面的规定", "凡例国垂钓法实施条例", "凡例国渔业法典"


def _page() -> None:
    from views import clause_page

    clause_page.st.page_link = lambda *_, **__: None
    clause_page.page = lambda _: None
    clause_page.show()


def _library_page() -> None:
    from views import library_page

    library_page.show()


@pytest.fixture
def page(structure_library: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("CLAUSEBOOK_LIBRARY", str(structure_library))
    return AppTest.from_function(_page, default_timeout=60)


@pytest.fixture
def library_page(structure_library: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("CLAUSEBOOK_LIBRARY", str(structure_library))
    return AppTest.from_function(_library_page, default_timeout=60)


def htmls(app: AppTest) -> str:
    return "\n".join(str(block.proto.body) for block in app.get("html"))


def outline(app: AppTest) -> dict:
    """What the component of the outline was given."""
    for block in app.get("bidi_component"):
        data = json.loads(block.proto.json)
        if "nodes" in data:
            return data
    raise AssertionError("no outline on the page")


def opened(app: AppTest, identifier: str, language: str = "zh") -> AppTest:
    app.session_state["language"] = language
    app.query_params["id"] = identifier
    app.run()
    assert not app.exception
    return app


def test_tables_quotations_lists_and_footnotes_are_what_they_are(page: AppTest) -> None:
    shown = htmls(opened(page, RULES))
    assert "<th>水面</th><th>开放季节</th>" in shown
    assert "<tr><td>北河</td><td>秋</td></tr>" in shown
    assert '<blockquote class="cb-quote"><p>鱼先吃饱，人再下钩。</p></blockquote>' in shown
    assert 'cb-bullet">带网。</li>' in shown
    assert '<sup id="cb-call-1"><a href="#cb-note-1" aria-label="脚注 1">1</a></sup>' in shown
    assert '<p class="cb-note" id="cb-note-1"><b>1</b> 见《凡例渔报》第三版。' in shown


def test_the_outline_marks_the_provision_and_opens_its_branch(page: AppTest) -> None:
    data = outline(opened(page, f"《{LONG}》第二百零五条"))
    assert data["current"] == "art_205"
    assert data["path"] == ["chp_6", "art_205"]
    chapters = data["nodes"]
    assert [chapter[1] for chapter in chapters[:2]] == ["第一章", "第二章"]
    assert [point[:3] for point in chapters[0][3][0][3]] == [
        ["art_1__point_1", "（一）", "一人一竿，不得多占钓位；"],
        ["art_1__point_2", "（二）", "每日所钓不得超过1斤。"],
    ]


def test_a_long_law_is_shown_in_sections(page: AppTest) -> None:
    shown = htmls(opened(page, f"《{LONG}》第二百零五条"))
    assert len(shown) < 150_000
    assert 'cb-here cb-division" lang="zh-Hans" data-eid="art_205"' in shown
    assert "第二百零六条" in shown
    assert "第四百条" not in shown
    page.button(key="later").click().run()
    assert "第三百条" in htmls(page)
    page.button(key="earlier").click().run()
    assert "第一百五十条" in htmls(page)
    assert not page.exception


def test_a_provision_that_is_shown_already_stays_where_it_is(page: AppTest) -> None:
    before = htmls(opened(page, f"《{LONG}》第二百零五条"))
    after = htmls(opened(page, f"《{LONG}》第二百零八条"))
    numbers = [re.findall(r'data-eid="(art_\d+)"', text) for text in (before, after)]
    assert numbers[0] == numbers[1]
    assert 'cb-here cb-division" lang="zh-Hans" data-eid="art_208"' in after


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_flags_of_a_document_are_said(page: AppTest, language: str) -> None:
    shown = htmls(opened(page, CUT_OFF, language))
    title = WORDS["needs_look_n"][0 if language == "zh" else 1].format(n=1)
    assert f"<summary>{title}</summary>" in shown
    assert ("止于“第三条”" if language == "zh" else "It ends with “第三条”") in shown
    assert "cb-flags" not in htmls(opened(page, RULES, language))


@pytest.mark.parametrize(("language", "marker"), [("zh", "止于“第三条”"), ("en", "It ends with “第三条”")])
def test_the_library_counts_flags_and_says_them_on_request(library_page: AppTest, language: str, marker: str) -> None:
    at = 0 if language == "zh" else 1
    library_page.session_state["language"] = language
    library_page.run()
    assert not library_page.exception
    table = library_page.dataframe[0].value
    column = WORDS["needs_look"][at]
    assert dict(zip(table[WORDS["title"][at]], table[column], strict=True)) == {RULES: "", CUT_OFF: "1", LONG: ""}
    assert marker not in htmls(library_page)
    library_page.toggle(key="needs-look").set_value(True).run()
    assert not library_page.exception
    assert list(library_page.dataframe[0].value[WORDS["title"][at]]) == [CUT_OFF]
    assert marker in htmls(library_page)


def test_a_library_without_flags_offers_no_filter(
    library_page: AppTest, sample_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAUSEBOOK_LIBRARY", str(sample_library))
    library_page.run()
    assert not library_page.exception
    with Catalog.open(sample_library) as catalog:
        flagged = sum(bool(row.quality.flags) for row in catalog.documents())
    assert len(library_page.toggle) == (1 if flagged else 0)


def hostile() -> Document:
    """The marked sample with <script> for every 鱼."""
    document = marked()
    return replace(document, text=document.text.replace("鱼", "<"))


def test_text_is_never_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("views.words.language", lambda: "zh")
    document = hostile()
    of = layout(document)
    shown = blocks_html(of, 0, len(document.text))
    assert "“<" not in shown
    assert "“&lt;先吃饱" in shown
    assert "&lt;第三版&gt;" in shown


def test_a_footnote_that_stands_elsewhere_is_shown_below(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("views.words.language", lambda: "zh")
    document = marked()
    second = [piece for piece in stretches(document) if piece.eid == "art_2"]
    shown = text_html(document, second, Wanted(document.outline.provisions[1]))
    assert shown.index("cb-note-1") < shown.index("<hr>") < shown.index('id="cb-note-1"')
    whole = text_html(document, stretches(document), Wanted(None))
    assert "<hr>" not in whole
    assert whole.count('id="cb-note-1"') == 1


def test_the_section_of_a_long_text_holds_what_is_wanted() -> None:
    lines = [f"第{n}条 {'水' * 200}" for n in range(200)]
    document = replace(marked(), text="\n".join(lines), marks=())
    starts = [document.text.index(line) for line in lines]
    pieces = [
        replace(stretches(marked())[0], name="article", eid=f"art_{n}", start=at, end=at + len(lines[n]))
        for n, at in enumerate(starts)
    ]
    target = replace(marked().outline.provisions[0], start=pieces[120].start, end=pieces[120].end)
    start, end = _section(pieces, Wanted(target), None)
    assert start <= 120 < end
    assert end - start < 60
    assert _section(pieces, Wanted(target), (100, 130)) == (100, 130)
    assert _section(pieces, Wanted(target), (0, 20)) == (start, end)
    assert _section(pieces[:3], Wanted(None), None) == (0, 3)


def test_a_table_in_a_footnote_is_a_table_whether_the_footnote_is_shown_in_place_or_below() -> None:
    document = note_with_table()
    pieces = stretches(document)
    for shown in (pieces, pieces[:1]):
        html = text_html(document, shown, Wanted(None))
        assert html.count('id="cb-note-1"') == html.count("<table") == html.count("鳗另计。") == 1
        assert html.index("收费如下") < html.index("<table") < html.index("鳗另计")


def test_the_call_of_a_footnote_in_a_table_leads_to_it() -> None:
    text = "鱼1\t元\n1 鲤"
    note = Mark("footnote", 5, 8, 0, "1")
    marks = (Mark("table", 0, len(text)), Mark("row", 0, 4), Mark("footnote_ref", 1, 2, 0, "1"), note)
    outline = Outline((Provision("art_1", "article", "", "", 0, len(text)),))
    document = replace(marked(), text=text, marks=marks, outline=outline)
    html = text_html(document, stretches(document), Wanted(None))
    assert 'href="#cb-note-1"' in html
    assert html.count('id="cb-note-1"') == 1
