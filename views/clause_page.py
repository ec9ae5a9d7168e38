"""A clause: its citation and status, and the whole provision in its document."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st
from research.cite import cite, cited_clause, cited_provision

from ingest.catalog import Catalog
from ingest.errors import ClausebookError, NotInLibrary
from ingest.models import Provision
from ingest.records import ClauseRow
from research.hits import clause_status
from research.reading import Passage, Stretch, read_passage, stretches
from views import passages
from views.clipboard import copy_button
from views.frame import page
from views.shelf import library_folder
from views.words import term, word

_NEIGHBOURS = 8


def show() -> None:
    identifier = st.query_params.get("id", "").strip()
    if not identifier:
        st.info(word("no_clause"))
        st.page_link(page("search"), label=word("back"), icon=":material/arrow_back:")
        return
    try:
        with Catalog.open(library_folder()) as catalog:
            _passage(catalog, read_passage(catalog, identifier))
    except NotInLibrary:
        st.warning(word("gone", id=identifier))
        st.page_link(page("search"), label=word("back"), icon=":material/arrow_back:")
    except ClausebookError as error:
        st.error(str(error))


def _passage(catalog: Catalog, passage: Passage) -> None:
    if not passage.clauses:
        raise NotInLibrary(passage.row.id)
    clause = passage.clauses[0]
    record = cited_clause(clause)
    if passage.provision is not None:
        record = cited_provision(record, passage.document.outline, passage.provision.eid)
    citation = cite(record, "court")
    status = clause_status(catalog, clause)
    st.header(citation, anchor=False)
    authority = term("authority", clause.authority) if clause.authority else term("kind", clause.kind)
    page_label = word("page", n=clause.page) if clause.page else ""
    st.html(
        passages.badges([term("status", status.name), authority, clause.date or clause.valid_from, page_label])
        + passages.heading_path([passage.row.title, *clause.heading_path])
    )
    copy_button(citation, key=f"copy-{clause.id}")
    st.caption(f"{word('basis')}: {status.basis} · {word('as_far', date=status.data_to or '–')}")
    _whole_provision(passage, clause)
    _tags(catalog, passage)
    with st.expander(word("permalink"), icon=":material/link:"):
        st.code(
            passage.clauses[0].id if passage.provision is None else _own_id(passage), language=None, wrap_lines=True
        )
        st.caption(f"{word('source')}: " + ", ".join(path.rsplit("/", 1)[-1] for path in passage.row.paths))


def _own_id(passage: Passage) -> str:
    assert passage.provision is not None
    return f"{passage.row.expression}~{passage.provision.eid}"


def _whole_provision(passage: Passage, clause: ClauseRow) -> None:
    """The article (or other citable parent) that holds the clause, then the text around it."""
    pieces = stretches(passage.document)
    inside = [i for i, piece in enumerate(pieces) if _within(piece, clause.article, passage.provision)]
    if not inside:
        inside = list(range(min(len(pieces), _NEIGHBOURS)))
    first, last = inside[0], inside[-1]
    target = passage.provision
    st.html(_html(passage, pieces[first : last + 1], target))
    before, after = pieces[max(0, first - _NEIGHBOURS) : first], pieces[last + 1 : last + 1 + _NEIGHBOURS]
    with st.expander(word("in_document"), icon=":material/menu_book:"):
        st.html(_html(passage, before, None, "cb-context"))
        st.html(_html(passage, pieces[first : last + 1], target))
        st.html(_html(passage, after, None, "cb-context"))


def _within(piece: Stretch, article: str, provision: Provision | None) -> bool:
    if piece.eid == article or piece.eid.startswith(f"{article}__"):
        return True
    return provision is not None and provision.start <= piece.start and piece.end <= provision.end


def _html(passage: Passage, pieces: Sequence[Stretch], target: Provision | None, css: str = "") -> str:
    language = passage.document.identity.expression.language
    blocks = []
    for piece in pieces:
        here = target is not None and target.start <= piece.start < target.end
        text = passage.document.text[piece.start : piece.end].strip()
        num = piece.num if piece.num and text.startswith(piece.num) else ""
        body = (f'<span class="cb-num">{escape(num)}</span>' if num else "") + escape(text[len(num) :])
        blocks.append(passages.passage(body, language, f"{css} {'cb-here' if here else ''}".strip()))
    return "".join(blocks)


def _tags(catalog: Catalog, passage: Passage) -> None:
    tags = [tag for clause in passage.clauses[:50] for tag in catalog.tags_in(clause.rev, clause.spans)]
    if not tags:
        return
    with st.expander(f"{word('tags')} ({len(tags)})", icon=":material/sell:"):
        rows = [
            {
                word("tag_label"): tag.label,
                word("tag_text"): tag.text,
                word("tag_value"): "" if tag.value is None else str(tag.value),
            }
            for tag in tags
        ]
        st.dataframe(rows, hide_index=True, width="stretch")
