"""Search: one box, filters with counts, hits by article."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from index.facets import FACETS, facets
from index.query import Filter, Query, parse
from index.search import Found
from ingest.errors import ClausebookError, IndexMissing, LibraryNotFound
from research.highlight import highlights
from research.hits import HitRecord, describe
from research.library import Library
from views import passages
from views.clipboard import copy_button
from views.frame import page
from views.shelf import open_shelf
from views.words import term, word

_DEPTH = 100
_PAGE = 10


def show() -> None:
    st.header(word("search"), anchor=False)
    try:
        with open_shelf() as library:
            empty = len(library.index) == 0
            for notice in library.notices:
                st.info(notice)
    except (LibraryNotFound, IndexMissing):
        empty = True
    except ClausebookError as error:
        st.error(str(error))
        return
    if empty:
        st.info(word("empty_library"))
        st.page_link(page("library"), label=word("to_library"), icon=":material/add:")
        return
    _search()


@st.fragment
def _search() -> None:
    """Box, filters and hits; a search redraws this part alone."""
    with st.form("search", border=False):
        left, right = st.columns([4, 1], vertical_alignment="bottom")
        text = left.text_input(
            word("query"), key="q", bind="query-params", placeholder=word("query_hint"), help=word("query_help")
        )
        right.form_submit_button(word("search"), type="primary", icon=":material/search:", width="stretch")
        as_of = st.date_input(word("as_of"), value=None, key="as_of", help=word("as_of_help"), format="YYYY-MM-DD")
    if not (text or "").strip():
        return
    try:
        with open_shelf() as library:
            _results(library, str(text), as_of if isinstance(as_of, date) else None)
    except ClausebookError as error:
        st.error(str(error))


@dataclass(frozen=True, slots=True)
class _Answer:
    found: Found
    records: list[HitRecord]
    milliseconds: int


def _results(library: Library, text: str, as_of: date | None) -> None:
    query = parse(text)
    query = replace(query, filters=(*query.filters, *_chosen_filters(library, query, as_of)))
    shown = int(st.session_state.setdefault(_shown_key(query, as_of), _PAGE))
    answer = _answer(library, query, as_of, shown)
    count = len(answer.found.hits)
    if not count:
        st.info(word("no_hits"))
    else:
        st.caption(word("hits_many" if count == _DEPTH else "hits", n=count, ms=answer.milliseconds))
    if answer.found.excluded_undated:
        st.caption(word("undated", n=answer.found.excluded_undated))
    for record in answer.records:
        _hit(record, query)
    if shown < count:
        st.button(
            word("more", n=min(_PAGE, count - shown)),
            on_click=lambda: st.session_state.update({_shown_key(query, as_of): shown + _PAGE}),
        )


def _shown_key(query: Query, as_of: date | None) -> str:
    return f"shown:{query.raw}:{query.filters}:{as_of}"


def _answer(library: Library, query: Query, as_of: date | None, shown: int) -> _Answer:
    started = time.perf_counter()
    found = library.search(query, _DEPTH, as_of)
    records = describe(library, Found(found.hits[:shown]), as_of)
    return _Answer(found, records, round(1000 * (time.perf_counter() - started)))


def _chosen_filters(library: Library, query: Query, as_of: date | None) -> list[Filter]:
    """What is picked among the values that the unfiltered hits have; each value shows its count."""
    counts = facets(library.index, library.search(query, _DEPTH, as_of).hits)
    chosen: list[Filter] = []
    with st.expander(word("filters"), icon=":material/filter_list:"):
        for column, place in zip(FACETS, st.columns(len(FACETS)), strict=True):
            picked = place.multiselect(
                word(column),
                list(counts[column]),
                format_func=lambda value, c=column: f"{term(c, value)} ({counts[c].get(value, 0)})",
                key=f"facet:{column}",
            )
            chosen += [Filter(column, value) for value in picked]
    return chosen


def _hit(record: HitRecord, query: Query) -> None:
    clause = record.clause
    with st.container(border=True, key=f"hit-{record.hit.rank}"):
        st.page_link(page("clause"), label=f"**{record.citation}**", query_params={"id": clause.id})
        body = passages.marked(clause.text, highlights(clause.text, query))
        st.html(
            passages.hit_badges(record)
            + passages.heading_path(clause.heading_path)
            + passages.passage(body, clause.language)
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            copy_button(record.citation, key=f"copy-{record.hit.rank}-{clause.id}")
            also = word("also", n=len(record.hit.clauses)) if record.hit.clauses else ""
            st.caption(" · ".join(part for part in (passages.why(record), also) if part))
