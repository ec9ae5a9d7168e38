"""The pages through Streamlit's own test client, on the sample corpus."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from views.words import WORDS

ROOT = Path(__file__).resolve().parents[2]
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


@pytest.mark.parametrize("query", ['"没有关上', "colour:red 银行", "？！，。", "kind:poem 银行", "a" * 30_000])
def test_a_bad_query_gets_a_sentence(app: AppTest, query: str) -> None:
    ask(app, query)
    assert not app.exception
    assert len(app.error) == 1


def test_the_interface_speaks_both_languages(app: AppTest) -> None:
    app.session_state["language"] = "en"
    app.run()
    assert app.header[0].value == "Search"
    app.session_state["language"] = "zh"
    app.run()
    assert app.header[0].value == "检索"


def test_a_library_that_does_not_exist_is_no_error(app: AppTest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CLAUSEBOOK_LIBRARY", str(tmp_path / "none"))
    app.run()
    assert not app.exception
    assert len(app.info) == 1
    assert not (tmp_path / "none").exists()


def test_the_library_page_lists_documents(app: AppTest) -> None:  # noqa: ARG001 (sets the library)
    alone = AppTest.from_function(_library_page, default_timeout=60)
    alone.run()
    assert not alone.exception
    assert len(alone.dataframe[0].value) == 10


def _library_page() -> None:
    from views import library_page

    library_page.show()
