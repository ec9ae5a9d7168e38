"""The pages through Streamlit's own test client, on the sample corpus."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ingest.catalog import Catalog
from views.words import WORDS

ROOT = Path(__file__).resolve().parents[2]
HAN = re.compile(r"[\u4e00-\u9fff]")
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def test_every_word_stands_in_both_languages() -> None:
    for key, (zh, en) in WORDS.items():
        assert zh, key
        assert en, key
        assert set(PLACEHOLDER.findall(zh)) == set(PLACEHOLDER.findall(en)), key


@pytest.fixture
def app(sample_library: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("CLAUSEBOOK_LIBRARY", str(sample_library))
    monkeypatch.chdir(ROOT)
    return AppTest.from_file(str(ROOT / "search_app.py"), default_timeout=60)


def htmls(app: AppTest) -> str:
    return "\n".join(str(block.proto.body) for block in app.get("html"))


def ask(app: AppTest, text: str) -> AppTest:
    app.run()
    app.text_input(key="q").set_value(text)
    app.button[0].click()
    return app.run()


def test_a_question_gives_hits_with_citation_and_marks(app: AppTest) -> None:
    ask(app, "出租银行卡给骗子")
    assert not app.exception
    page = htmls(app)
    assert "<mark>" in page
    assert "cb-badge" in page


def test_a_citation_gives_the_provision_first(app: AppTest) -> None:
    ask(app, "澄江国反网络骗局法第九条")
    assert not app.exception
    assert "三十万元以上" in htmls(app)


def test_document_text_is_never_markup(app: AppTest, sample_library: Path) -> None:
    ask(app, '<img src=x onerror="alert(1)"> 银行')
    assert not app.exception
    assert "<img" not in htmls(app)


@pytest.mark.parametrize(
    "query", ['"没有关上', "colour:red 银行", "？！，。", "kind:poem 银行", "a" * 30_000, "NOT 银行"]
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_bad_query_gets_a_sentence(app: AppTest, query: str, language: str) -> None:
    app.session_state["language"] = language
    ask(app, query)
    assert not app.exception
    assert len(app.error) == 1
    assert bool(HAN.search(app.error[0].value.replace("银行", ""))) == (language == "zh")


def test_the_interface_speaks_both_languages(app: AppTest) -> None:
    app.session_state["language"] = "en"
    app.run()
    assert app.header[0].value == "Search"
    app.session_state["language"] = "zh"
    app.run()
    assert app.header[0].value == "检索"


def test_a_filter_narrows_and_counts(app: AppTest) -> None:
    ask(app, "银行账户")
    kinds = app.button_group(key="facet-kind")
    assert all(re.search(r" \d+$", option) for option in kinds.options)
    kinds.set_value(["opinion"]).run()
    assert not app.exception
    assert any("裁判文书" in caption.value for caption in app.caption)


def test_a_library_that_does_not_exist_is_no_error(
    app: AppTest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CLAUSEBOOK_LIBRARY", str(tmp_path / "none"))
    app.run()
    assert not app.exception
    assert len(app.info) == 1
    assert not (tmp_path / "none").exists()


@pytest.fixture
def own_library(sample_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy that a test may harm."""
    folder = Path(shutil.copytree(sample_library, tmp_path / "library"))
    monkeypatch.setenv("CLAUSEBOOK_LIBRARY", str(folder))
    return folder


@pytest.mark.parametrize("name", ["vectors.faiss", "clauses.arrow", "manifest.json"])
def test_a_damaged_index_is_rebuilt_with_a_notice(app: AppTest, own_library: Path, name: str) -> None:
    for file in (own_library / "generations").glob(f"*/{name}"):
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 0xFF
        file.write_bytes(data)
    app.run()
    assert not app.exception
    assert len(app.info) == 1
    assert "已重建" in app.info[0].value
    ask(app, "网络骗局")
    assert "<mark>" in htmls(app)


def test_what_an_ingest_left_unindexed_is_indexed_under_an_open_app(app: AppTest, own_library: Path) -> None:
    ask(app, "网络骗局")
    before = (own_library / "CURRENT").read_text()
    with Catalog.open(own_library, writable=True) as catalog:
        catalog.remove(catalog.documents()[0].id)
        app.run()
        assert (own_library / "CURRENT").read_text() == before
    app.run()
    assert not app.exception
    assert (own_library / "CURRENT").read_text() != before


def test_a_citation_that_the_library_lacks_is_said_to_be(app: AppTest) -> None:
    ask(app, "澄江国反网络骗局法第九百条")
    assert not app.exception
    assert [block.value for block in app.info] == [WORDS["citation_missing"][0]]


def test_a_library_of_a_newer_format_is_named(app: AppTest, own_library: Path) -> None:
    with closing(sqlite3.connect(own_library / "catalog.sqlite")) as connection, connection:
        connection.execute("UPDATE meta SET value = '999' WHERE key = 'format'")
        connection.execute("PRAGMA user_version = 999")
    app.run()
    assert not app.exception
    assert "999" in app.error[0].value


def test_a_catalog_that_is_no_database_is_named(app: AppTest, own_library: Path) -> None:
    for file in own_library.glob("catalog.sqlite*"):
        file.unlink()
    (own_library / "catalog.sqlite").write_bytes(b"no database at all" * 300)
    app.run()
    assert not app.exception
    assert len(app.error) == 1


def clause(library: Path) -> str:
    with Catalog.open(library) as catalog:
        return next(catalog.iter_live()).clause.id


def test_a_clause_page_marks_the_clause(app: AppTest, sample_library: Path) -> None:
    page = AppTest.from_function(_clause_page, default_timeout=60)
    page.query_params["id"] = clause(sample_library)
    page.run()
    assert not page.exception
    assert "cb-here" in htmls(page)


@pytest.mark.parametrize("identifier", ["/akn/cn/act/1999/gone/zho@1999~art_1", "<b>*x*</b>", "第九百条", "%00", "~"])
def test_a_clause_that_is_gone_gets_a_sentence(app: AppTest, identifier: str) -> None:
    page = AppTest.from_function(_clause_page, default_timeout=60)
    page.query_params["id"] = identifier
    page.run()
    assert not page.exception
    assert len(page.warning) == 1


def _clause_page() -> None:
    from views import clause_page

    clause_page.st.page_link = lambda *_, **__: None
    clause_page.page = lambda _: None
    clause_page.show()


def test_the_library_page_lists_documents(app: AppTest) -> None:
    alone = AppTest.from_function(_library_page, default_timeout=60)
    alone.run()
    assert not alone.exception
    assert len(alone.dataframe[0].value) == 10


def _library_page() -> None:
    from views import library_page

    library_page.show()
