"""A clause: its citation and status, and the whole provision in its document."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import quote, urlsplit

import streamlit as st

from ingest.catalog import Catalog
from ingest.errors import ClausebookError, NotInLibrary
from ingest.records import ClauseRow
from research.cite import cite, cited_clause, cited_provision
from research.hits import clause_status
from research.reading import Passage, Stretch, read_passage, stretches
from views import passages
from views.clipboard import copy_button
from views.frame import last_search, page
from views.page_script import reveal
from views.plain import plain
from views.sentences import sentence
from views.shelf import library_folder
from views.words import language, term, word

# Pieces of the document shown around the article at first, and how many more each step adds.
_BEFORE, _AFTER, _MORE = 3, 8, 30


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
    _in_document(passage)
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
    if passage.provision is None:
        return passage.row.expression
    return f"{passage.row.expression}~{passage.provision.eid}"


def _address(identifier: str) -> str:
    parts = urlsplit(str(st.context.url or ""))
    return f"{parts.scheme}://{parts.netloc}/clause?id={quote(identifier, safe='/@~')}"


@st.fragment
def _in_document(passage: Passage) -> None:
    """The article that holds the clause, the clause marked, and the text before and after."""
    pieces = stretches(passage.document)
    inside = [i for i, piece in enumerate(pieces) if _belongs(piece, passage)] or [0]
    first, last = inside[0], inside[-1]
    key = f"around:{passage.row.rev}:{passage.provision.eid if passage.provision else ''}"
    before, after = st.session_state.get(key, (_BEFORE, _AFTER))
    start, end = max(0, first - before), min(len(pieces), last + 1 + after)
    if start:
        st.button(word("earlier"), key="earlier", on_click=_widen, args=(key, (before + _MORE, after)))
    st.html(_html(passage, pieces[start:end], range(first - start, last + 1 - start)))
    if end < len(pieces):
        st.button(word("later"), key="later", on_click=_widen, args=(key, (before, after + _MORE)))


def _widen(key: str, around: tuple[int, int]) -> None:
    st.session_state[key] = around


def _belongs(piece: Stretch, passage: Passage) -> bool:
    """Whether a piece is of the same article as the clause (the whole provision where there is no article)."""
    if passage.provision is None:
        return False
    article = passage.clauses[0].article if passage.clauses else ""
    same_article = bool(article) and (piece.eid == article or piece.eid.startswith(f"{article}__"))
    return same_article or _is_target(piece, passage)


def _is_target(piece: Stretch, passage: Passage) -> bool:
    target = passage.provision
    return target is not None and target.start <= piece.start and piece.end <= target.end


def _html(passage: Passage, pieces: Sequence[Stretch], article: range) -> str:
    code = passage.document.identity.expression.language
    blocks = []
    bare = ""
    for number, piece in enumerate(pieces):
        here = "cb-here" if _is_target(piece, passage) else "cb-beside" if number in article else "cb-context"
        division = " cb-division" if piece.heading or piece.name in ("article", "section") else ""
        text = passage.document.text[piece.start : piece.end].strip()
        if text == piece.num and not piece.heading and number + 1 < len(pieces):
            bare = text
            continue
        opening = _opening(text, piece)
        if bare:
            text, opening, bare, division = f"{bare}\u3000{text}", len(bare) + 1 + opening, "", " cb-division"
        body = f'<span class="cb-num">{escape(text[:opening])}</span>' if opening else ""
        blocks.append(passages.passage(body + escape(text[opening:]), code, here + division))
    return "".join(blocks)


def _opening(text: str, piece: Stretch) -> int:
    """How much of the beginning is the number and the heading; 0 where the text goes on from a child."""
    if piece.num and not text.startswith(piece.num):
        return 0
    place = text.find(piece.heading, len(piece.num)) if piece.heading else -1
    between = text[len(piece.num) : place].strip(" \u3000\t\n.:：、") if place >= 0 else "-"
    return len(piece.num) if between else place + len(piece.heading)


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
