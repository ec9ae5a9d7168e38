"""Long work as the library page shows it: how far it is, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from research.jobs import Job, jobs
from views.plain import plain
from views.sentences import sentence
from views.shelf import library_folder
from views.words import word

_SHARE = re.compile(r"(\d+)/(\d+)")
_NAMED = 50


def show() -> None:
    """Work that is running, whoever started it, and what came of the work this tab started or saw running."""
    known = jobs(library_folder())
    running = [job for job in known if job.state == "running"]
    if running:
        st.session_state["job"] = running[0].id
        _watch(running[0].id)
    for job in known:
        if job.state != "running" and job.id == st.session_state.get("job"):
            _outcome(job)


@st.fragment(run_every=0.7)
def _watch(identifier: str) -> None:
    job = next((job for job in jobs(library_folder()) if job.id == identifier), None)
    if job is None or job.state != "running":
        st.rerun()
    share = _SHARE.search(job.progress)
    done = min(1.0, int(share[1]) / max(1, int(share[2]))) if share else 0.0
    st.progress(done, text=f"{word('working')} {plain(sentence(job.progress))}")


def _outcome(job: Job) -> None:
    result = job.result
    if result is None:
        said = sentence(job.progress.removeprefix("clausebook: ")) or word("interrupted")
        st.error(word("job_failed", reason=plain(said)))
    elif "removed" in result:
        st.success(word("removed", title=plain(str(result["title"]))))
    else:
        counts = {name: result.get(name, 0) for name in ("ingested", "replaced", "unchanged", "quarantined", "skipped")}
        st.success(word("job_done", **counts))
        _refused(result)


def _refused(result: Mapping[str, object]) -> None:
    files = result.get("files")
    refused = (
        [f for f in files if f["status"] in ("quarantined", "skipped", "missing")] if isinstance(files, list) else []
    )
    if refused:
        lines = [f"- {plain(Path(f['path']).name)}: {plain(sentence(str(f['reason'])))}" for f in refused[:_NAMED]]
        lines += [word("and_more", n=len(refused) - _NAMED)] if len(refused) > _NAMED else []
        st.warning("\n".join(lines))
