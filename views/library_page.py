"""Library: what is in it, what could not be read and why; adding and removing files."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ingest.catalog import Catalog
from ingest.errors import ClausebookError, LibraryNotFound
from ingest.records import DocumentRow
from research.jobs import Job, read_job, start_job
from views.shelf import library_folder
from views.words import term, word


def show() -> None:
    st.header(word("library"), anchor=False)
    _add()
    _job()
    try:
        with Catalog.open(library_folder()) as catalog:
            documents, quarantined = catalog.documents(), catalog.quarantined()
    except LibraryNotFound:
        st.info(word("empty_library"))
        return
    except ClausebookError as error:
        st.error(str(error))
        return
    st.subheader(word("documents"), anchor=False)
    total = sum(document.clauses for document in documents)
    st.caption(word("counts", documents=len(documents), clauses=total))
    st.dataframe([_document_row(document) for document in documents], hide_index=True, width="stretch")
    st.subheader(word("quarantine"), anchor=False)
    if quarantined:
        rows = [{word("file"): Path(q.path).name, word("reason"): q.reason, word("path"): q.path} for q in quarantined]
        st.dataframe(rows, hide_index=True, width="stretch")
    else:
        st.caption(word("no_quarantine"))
    _remove(documents)


def _document_row(document: DocumentRow) -> dict[str, object]:
    return {
        word("title"): document.title,
        word("kind"): term("kind", document.kind),
        word("date"): document.date,
        word("number"): document.number,
        word("articles"): document.articles,
        word("clauses"): document.clauses,
        word("jurisdiction"): document.jurisdiction,
        word("file"): ", ".join(Path(path).name for path in document.paths),
        word("notices"): " ".join(document.notices),
    }


def _add() -> None:
    with st.form("add", clear_on_submit=True):
        files = st.file_uploader(word("upload"), accept_multiple_files=True)
        path = st.text_input(word("path"))
        submitted = st.form_submit_button(word("start"), type="primary", icon=":material/add:")
    if not submitted:
        return
    paths = [_keep(file) for file in files or ()]
    if (typed := (path or "").strip()) and Path(typed).expanduser().exists():
        paths.append(Path(typed).expanduser())
    elif typed:
        st.error(word("bad_path", path=typed))
        return
    if not paths:
        st.warning(word("nothing_chosen"))
        return
    st.session_state["job"] = start_job(library_folder(), ["ingest", "--", *map(str, paths)])


def _keep(file: UploadedFile) -> Path:
    """An upload becomes a file of the library folder: the catalog remembers where each document came from."""
    data = file.getvalue()
    # By content: two different files of one name stay two documents.
    folder = library_folder() / "uploads" / hashlib.sha256(data).hexdigest()[:12]
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r'[\x00-\x1f/\\:*?"<>|]', "_", Path(file.name).name).lstrip(".") or "file"
    target = folder / name
    target.write_bytes(data)
    return target


def _job() -> None:
    identifier = st.session_state.get("job")
    if not identifier:
        return
    job = read_job(library_folder(), identifier)
    if job.state == "running":
        _watch(identifier)
    else:
        _outcome(job)


@st.fragment(run_every=0.7)
def _watch(identifier: str) -> None:
    job = read_job(library_folder(), identifier)
    if job.state != "running":
        st.rerun()
    st.info(f"{word('working')} {job.progress}", icon=":material/hourglass_top:")


def _outcome(job: Job) -> None:
    result = job.result
    if result is None:
        st.error(word("job_failed", reason=job.progress.removeprefix("clausebook: ")))
    elif "removed" in result:
        st.success(word("removed", title=result["title"]))
    else:
        counts = {name: result[name] for name in ("ingested", "replaced", "unchanged", "quarantined", "skipped")}
        st.success(word("job_done", **counts))
        files = result["files"]
        if isinstance(files, list):
            for file in files:
                if file["status"] in ("quarantined", "skipped"):
                    st.warning(f"{Path(file['path']).name}: {file['reason']}")


def _remove(documents: list[DocumentRow]) -> None:
    if not documents:
        return
    with st.expander(word("remove"), icon=":material/delete:"):
        chosen = st.selectbox(
            word("remove_pick"), documents, index=None, format_func=lambda d: f"{d.title} {d.date} ({d.id})"
        )
        sure = st.checkbox(word("remove_sure"))
        if st.button(word("remove_do"), disabled=not (chosen and sure)) and chosen:
            st.session_state["job"] = start_job(library_folder(), ["remove", chosen.id])
            st.rerun()
