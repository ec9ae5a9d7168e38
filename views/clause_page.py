"""A clause or document: citation and status, the outline, and the text around the provision one came for."""

from __future__ import annotations

from functools import partial
from html import escape
from urllib.parse import quote, urlsplit

import streamlit as st

from ingest.catalog import Catalog
from ingest.errors import ClausebookError, NotInLibrary
from ingest.records import ClauseRow
from research.cite import cite, cited_clause, cited_provision
from research.flags import flag_count, flag_sentences
from research.hits import clause_status
from research.reading import Passage, read_passage
from views import passages
from views.clipboard import copy_button
from views.document_text import Wanted, show_text
from views.frame import last_search, page
from views.outline_nav import outline_nav, picked
from views.page_script import reveal
from views.plain import plain
from views.sentences import sentence
from views.shelf import library_folder
from views.words import language, term, word


def show() -> None:
    identifier = st.query_params.get("id", "").strip()
    st.page_link(page("search"), label=word("back"), icon=":material/arrow_back:", query_params=last_search())
    if not identifier:
        st.info(word("no_clause"))
        return
    try:
        with Catalog.open(library_folder()) as catalog:
            _passage(catalog, read_passage(catalog, identifier))
    except NotInLibrary:
        st.warning(word("gone", id=plain(identifier)))
    except ClausebookError as error:
        st.error(sentence(str(error)))


def _passage(catalog: Catalog, passage: Passage) -> None:
    if passage.clauses:
        _head(catalog, passage, passage.clauses[0])
    else:
        st.header(plain(passage.row.title), anchor=False)
    _flags(passage)
    _document(passage)
    reveal(_link_id(passage), language())
    _tags(catalog, passage)
    with st.expander(word("source"), icon=":material/description:", key="source"):
        st.caption(f"{word('identifier')}{plain(_link_id(passage))}")
        st.caption(word("list_mark").join(plain(path.rsplit("/", 1)[-1]) for path in passage.row.paths))


def _head(catalog: Catalog, passage: Passage, clause: ClauseRow) -> None:
    citation, path = passage.row.title, [passage.row.title]
    if passage.provision is not None:
        record = cited_provision(cited_clause(clause), passage.document.outline, passage.provision.eid)
        citation, path = cite(record, "court"), [passage.row.title, *clause.heading_path]
    status = clause_status(catalog, clause)
    st.header(plain(citation), anchor=False)
    st.html(
        passages.clause_badges(clause, status) + passages.heading_path(path, clause.language) + passages.basis(status)
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        copy_button(citation, key="copy-citation")
        copy_button(_address(_link_id(passage)), key="copy-link", label="copy_link")


def _link_id(passage: Passage) -> str:
    """The identifier a permalink carries: of the dated version, so that it names the same words for ever."""
    return _name(passage) if passage.provision is None else f"{_name(passage)}~{passage.provision.eid}"


def _address(identifier: str) -> str:
    parts = urlsplit(str(st.context.url or ""))
    return f"{parts.scheme}://{parts.netloc}/clause?id={quote(identifier, safe='/@~')}"


def _document(passage: Passage) -> None:
    """The outline beside the text (above it, closed, on a narrow screen)."""
    article = passage.clauses[0].article if passage.clauses and passage.provision is not None else ""
    beside, text = st.columns([3, 7], gap="medium")
    with beside, st.container(key="outline-column"):
        outline_nav(passage.document, passage.provision, _name(passage), partial(_go, _name(passage)))
    with text:
        show_text(passage.document, Wanted(passage.provision, article), f"section:{passage.row.rev}")


def _name(passage: Passage) -> str:
    """What names the document: its version, or itself where another document stands for that version."""
    return passage.row.expression if passage.row.preferred else passage.row.id


def _go(name: str) -> None:
    """To the entry of the outline that was chosen; the address of the page names it from then on."""
    eid = picked()
    if eid:
        st.query_params["id"] = f"{name}~{eid}"


def _flags(passage: Passage) -> None:
    """What in the outline needs a look, on request."""
    quality = passage.row.quality
    if quality.flags:
        st.html(passages.flags_html(word("needs_look_n", n=flag_count(quality)), flag_sentences(quality, language())))


def _tags(catalog: Catalog, passage: Passage) -> None:
    if passage.provision is None:
        return
    tags = [tag for clause in passage.clauses[:50] for tag in catalog.tags_in(clause.rev, clause.spans)]
    if not tags:
        return
    with st.expander(f"{word('tags')} ({len(tags)})", icon=":material/sell:", key="tags"):
        rows = [(term("tag", tag.label), tag.text, "" if tag.value is None else str(tag.value)) for tag in tags]
        head = "".join(f"<th>{escape(word(name))}</th>" for name in ("tag_label", "tag_text", "tag_value"))
        body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        st.html(f'<table class="cb-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')
