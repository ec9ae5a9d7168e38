"""Library: what is in it, what could not be read and why; adding and removing files."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import streamlit as st

from ingest.catalog import Catalog
from ingest.errors import ClausebookError, LibraryNotFound
from ingest.records import DocumentRow, QuarantineRow
from research.flags import flag_count, flag_sentences
from research.jobs import keep_upload, start_job
from views import progress
from views.passages import flags_html
from views.plain import plain
from views.sentences import sentence
from views.shelf import library_folder
from views.words import language, place, term, word

_OFFERED = 10
_NAMED = 100


def show() -> None:
    st.header(word("library"), anchor=False)
    try:
        with Catalog.open(library_folder()) as catalog:
            documents, quarantined = catalog.documents(), catalog.quarantined()
    except LibraryNotFound:
        documents, quarantined = [], []
    except ClausebookError as error:
        st.error(sentence(str(error)))
        return
    _add()
    progress.show()
    if not documents and not quarantined:
        st.info(word("nothing_yet"))
        return
    _documents(documents)
    _quarantine(quarantined)
    _remove(documents)


def _add() -> None:
    with st.form("add", clear_on_submit=True):
        files = st.file_uploader(word("upload"), accept_multiple_files=True)
        path = st.text_input(word("path"), placeholder=word("path_hint"))
        submitted = st.form_submit_button(word("start"), type="primary", icon=":material/add:")
    if not submitted:
        return
    typed = _typed(path or "")
    if (path or "").strip() and typed is None:
        st.error(word("bad_path", path=plain(str(path).strip())))
        return
    try:
        paths = [keep_upload(library_folder(), file.name, file.getvalue()) for file in files or ()]
        paths += [typed] if typed else []
        if not paths:
            st.warning(word("nothing_chosen"))
            return
        st.session_state["job"] = start_job(library_folder(), ["ingest", "--", *map(str, paths)])
    except (OSError, ClausebookError) as error:
        st.error(word("job_failed", reason=plain(sentence(str(error)))))


def _typed(path: str) -> Path | None:
    """The file or folder that was typed in, None if there is none."""
    try:
        found = Path(path.strip().strip("\"'")).expanduser()
        return found.absolute() if path.strip() and found.exists() else None
    except (OSError, RuntimeError, ValueError):
        return None


def _documents(documents: list[DocumentRow]) -> None:
    st.subheader(word("documents"), anchor=False)
    total = sum(document.clauses for document in documents)
    st.caption(word("counts", documents=len(documents), clauses=total))
    flagged = [document for document in documents if document.quality.flags]
    if flagged and st.toggle(word("needs_look_only", n=len(flagged)), key="needs-look"):
        documents = flagged
        _flagged(flagged)
    st.dataframe(
        [_row(document) for document in documents],
        hide_index=True,
        width="stretch",
        column_config={
            word("title"): st.column_config.TextColumn(width="large"),
            word("open"): st.column_config.LinkColumn(display_text=word("open"), width="small"),
            word("outside"): st.column_config.NumberColumn(format="percent"),
        },
    )


def _flagged(flagged: list[DocumentRow]) -> None:
    """What needs a look in each document, behind its title until it is asked for."""
    blocks = (
        flags_html(f"{d.title} ({flag_count(d.quality)})", flag_sentences(d.quality, language()))
        for d in flagged[:_NAMED]
    )
    st.html("".join(blocks))
    if len(flagged) > _NAMED:
        st.caption(word("and_more", n=len(flagged) - _NAMED).removeprefix("- "))


def _row(document: DocumentRow) -> dict[str, object]:
    return {
        word("title"): document.title,
        word("open"): f"/clause?id={quote(document.expression if document.preferred else document.id, safe='/@~')}",
        word("needs_look"): str(flag_count(document.quality) or ""),
        word("kind"): term("kind", document.kind),
        word("date"): document.date,
        word("number"): document.number,
        word("articles"): document.articles,
        word("clauses"): document.clauses,
        word("outside"): document.quality.outside,
        word("jurisdiction"): place(document.jurisdiction),
        word("file"): word("list_mark").join(Path(path).name for path in document.paths),
        word("notices"): " ".join(map(sentence, document.notices)),
    }


def _quarantine(quarantined: list[QuarantineRow]) -> None:
    st.subheader(word("quarantine"), anchor=False)
    if not quarantined:
        st.caption(word("no_quarantine"))
        return
    rows = [
        {word("file"): Path(q.path).name, word("reason"): sentence(q.reason), word("place"): q.path}
        for q in quarantined
    ]
    st.dataframe(rows, hide_index=True, width="stretch")


def _remove(documents: list[DocumentRow]) -> None:
    if not documents:
        return
    with st.expander(word("remove"), icon=":material/delete:", key="remove"):
        # A box and a short list: Streamlit's own select box does not open its list by keyboard alone.
        wanted = (st.text_input(word("remove_pick"), key="remove_text") or "").strip().casefold()
        matching = [d for d in documents if wanted in _label(d).casefold()]
        if len(matching) > _OFFERED:
            st.caption(word("remove_more", n=len(matching) - _OFFERED))
        chosen = st.radio(
            word("choose"), matching[:_OFFERED], index=None, format_func=lambda d: plain(_label(d)), key="remove_which"
        )
        sure = st.checkbox(word("remove_sure"))
        if st.button(word("remove_do"), disabled=not (chosen and sure)) and chosen:
            try:
                st.session_state["job"] = start_job(library_folder(), ["remove", chosen.id])
            except OSError as error:
                st.error(word("job_failed", reason=plain(str(error))))
                return
            st.rerun()


def _label(document: DocumentRow) -> str:
    return " · ".join(part for part in (document.title, document.date, Path((*document.paths, "")[0]).name) if part)
