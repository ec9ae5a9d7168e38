"""Search: one box, filters with counts, hits by article."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from index.facets import FACETS, facets
from index.query import Query, parse
from index.records import Filter
from index.search import Found
from ingest.errors import ClausebookError, IndexMissing, LibraryNotFound
from research.highlight import highlights
from research.hits import HitRecord, describe
from research.library import Library
from views import passages
from views.clipboard import copy_button
from views.frame import last_search, page
from views.plain import plain
from views.sentences import sentence
from views.shelf import open_shelf
from views.words import place, term, word

_DEPTH = 100
_PAGE = 10


def show() -> None:
    _come_back()
    with st.container(key="search-title"):
        st.header(word("search"), anchor=False)
    try:
        with st.spinner(word("opening")), open_shelf() as library:
            empty = len(library.index) == 0
            for notice in library.notices:
                st.info(sentence(notice))
    except (LibraryNotFound, IndexMissing):
        empty = True
    except ClausebookError as error:
        st.error(sentence(str(error)))
        return
    if empty:
        st.info(word("empty_library"))
        st.page_link(page("library"), label=word("to_library"), icon=":material/add:")
        return
    _search()


def _come_back() -> None:
    """Whoever returns to this page, by a link or the browser's own button, finds the search as it was left."""
    if st.session_state.get("came_from") and last_search() and "q" not in st.query_params:
        st.switch_page(page("search"), query_params=last_search())


@st.fragment
def _search() -> None:
    """Box, filters and hits; a search redraws this part alone."""
    with st.form("search", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        text = st.text_input(
            word("query"), key="q", bind="query-params", placeholder=word("query_hint"), help=word("query_help")
        )
        st.form_submit_button(word("search"), type="primary", width="content")
    st.session_state["last_search"] = text = (text or "").strip()
    if not text:
        st.caption(word("tagline"))
        return
    try:
        with open_shelf() as library:
            _results(library, parse(text))
    except ClausebookError as error:
        st.error(sentence(str(error)))


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """The query with what is picked in the filters, and the hits it has."""

    query: Query
    as_of: date | None
    found: Found


def _results(library: Library, query: Query) -> None:
    started = time.perf_counter()
    with st.expander(word("filters"), icon=":material/filter_list:", key="filters"):
        narrowed = _narrow(library, query)
    hits = narrowed.found.hits
    key = f"shown:{query.raw}:{narrowed.query.filters}:{narrowed.as_of}"
    shown = int(st.session_state.get(key, _PAGE))
    records = describe(library, Found(hits[:shown]), narrowed.as_of)
    _count(narrowed, round(1000 * (time.perf_counter() - started)))
    for record in records:
        _hit(record, query)
    if shown < len(hits):
        more = min(_PAGE, len(hits) - shown)
        st.button(word("more", n=more), key="more", on_click=_show, args=(key, shown + more))


def _show(key: str, count: int) -> None:
    st.session_state[key] = count


def _count(narrowed: _Narrowed, milliseconds: int) -> None:
    count = len(narrowed.found.hits)
    if count:
        said = word("hits_many" if count == _DEPTH else "hits", n=count, ms=milliseconds)
        chosen = [_name(f.field, f.value) for f in narrowed.query.filters]
        if narrowed.as_of:
            chosen.append(word("on_day", date=narrowed.as_of.isoformat()))
        st.caption(" · ".join([said, *chosen]))
    else:
        st.info(word("no_hits"))
    if narrowed.found.citation_missing:
        st.info(word("citation_missing"))
    if narrowed.found.excluded_undated:
        st.caption(word("undated", n=narrowed.found.excluded_undated))


def _narrow(library: Library, query: Query) -> _Narrowed:
    """The filters offer the values that the hits of the query itself have, each with its count."""
    as_of = st.date_input(
        word("as_of"), value=None, key="as_of", persist_state="session", help=word("as_of_help"), format="YYYY-MM-DD"
    )
    day = as_of if isinstance(as_of, date) else None
    found = library.search(query, _DEPTH, day)
    counts = facets(library.index, found.hits)
    chosen = [Filter(column, value) for column in FACETS for value in _picked(column, counts[column])]
    st.caption(word("filter_counts", n=len(found.hits)))
    if chosen:
        query = replace(query, filters=(*query.filters, *chosen))
        found = library.search(query, _DEPTH, day)
    return _Narrowed(query, day, found)


def _picked(column: str, counts: Mapping[str, int]) -> list[str]:
    key = f"facet-{column}"
    # What was picked for an earlier query stays on offer, so that it can be let go.
    earlier = [v for v in st.session_state.get(key) or [] if v not in counts]
    picked = st.pills(
        word(column),
        [*counts, *earlier],
        selection_mode="multi",
        format_func=lambda value: f"{_name(column, value)} {_within(value, counts)}",
        key=key,
        persist_state="session",
    )
    return list(picked or [])


def _within(value: str, counts: Mapping[str, int]) -> int:
    """Hits of a value and of the places inside it: the filter ``cn`` also admits ``cn-sd``."""
    return sum(n for known, n in counts.items() if known == value or known.startswith(f"{value}-"))


def _name(column: str, value: str) -> str:
    return place(value) if column == "jurisdiction" else term(column, value)


def _hit(record: HitRecord, query: Query) -> None:
    clause = record.clause
    with st.container(border=True, key=f"hit-{record.hit.rank}", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.page_link(
                page("clause"), label=f"**{plain(record.citation)}**", query_params={"id": clause.id}, width="content"
            )
            copy_button(record.citation, key=f"copy-{record.hit.rank}-{clause.id}")
        st.html(
            passages.clause_badges(clause, record.status)
            + passages.heading_path(clause.heading_path, clause.language)
            + passages.passage(passages.marked(clause.text, highlights(clause.text, query)), clause.language)
            + passages.hit_notes(record)
        )
