"""Long work (ingest, remove, re-index) as a child process, so that it survives leaving the page.

Each job has a folder library/jobs/ID with job.json (what was started), progress.txt (its messages) and
result.json (what ``clausebook --json`` printed).
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

# Children of this process, so that a finished one is reaped and its exit status known.
_CHILDREN: dict[str, subprocess.Popen[bytes]] = {}
_KEPT = 50


@dataclass(frozen=True, slots=True)
class Job:
    """``state`` is running, done or failed; ``progress`` the last message; ``result`` what it printed, if anything."""

    id: str
    arguments: tuple[str, ...]
    started: str
    state: str
    progress: str
    result: Mapping[str, object] | None


def start_job(library: Path, arguments: Sequence[str]) -> str:
    """Run ``clausebook --library … --json ARGUMENTS`` beside this process; the new job's ID."""
    started = datetime.now(UTC)
    identifier = f"{started:%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:6]}"
    folder = library / "jobs" / identifier
    folder.mkdir(parents=True)
    _forget_old(library / "jobs")
    command = [sys.executable, "-m", "cli", "--library", str(library), "--json", *arguments]
    with (folder / "result.json").open("wb") as result, (folder / "progress.txt").open("wb") as progress:
        child = subprocess.Popen(command, stdout=result, stderr=progress, stdin=subprocess.DEVNULL)
    _CHILDREN[identifier] = child
    record = {"arguments": list(arguments), "started": started.isoformat(timespec="seconds"), "pid": child.pid}
    # Renamed into place: another tab may be listing the jobs just now.
    scratch = folder / "job.tmp"
    scratch.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    scratch.replace(folder / "job.json")
    return identifier


def _forget_old(folder: Path) -> None:
    for old in sorted(folder.iterdir(), reverse=True)[_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def keep_upload(library: Path, name: str, data: bytes) -> Path:
    """An upload becomes a file of the library folder: the catalog remembers where each document came from."""
    # By content: two different files of one name stay two documents.
    folder = library / "uploads" / hashlib.sha256(data).hexdigest()[:12]
    folder.mkdir(parents=True, exist_ok=True)
    stem = re.sub(r'[\x00-\x1f/\\:*?"<>|]', "_", name).lstrip(".") or "file"
    target = folder / _shortened(stem)
    target.write_bytes(data)
    return target


def _shortened(name: str) -> str:
    """A file name of at most 200 bytes, with its extension."""
    stem, dot, extension = name.rpartition(".")
    if not dot:
        stem, extension = name, ""
    ending = f"{dot}{extension}".encode()[:20]
    return (stem.encode()[: 200 - len(ending)] + ending).decode("utf-8", "ignore")


def jobs(library: Path) -> list[Job]:
    """All jobs of a library, newest first."""
    folder = library / "jobs"
    names = (
        sorted((d.name for d in folder.iterdir() if (d / "job.json").is_file()), reverse=True)
        if folder.is_dir()
        else []
    )
    found = []
    for name in names:
        with suppress(OSError, ValueError, KeyError):  # half gone, or written by hand
            found.append(read_job(library, name))
    return found


def read_job(library: Path, identifier: str) -> Job:
    """One job as it stands now. Raises OSError or ValueError where its folder is not whole."""
    folder = library / "jobs" / identifier
    record = json.loads((folder / "job.json").read_text(encoding="utf-8"))
    running = _is_running(identifier, int(record["pid"]))
    result = None if running else _result(folder / "result.json")
    messages = (folder / "progress.txt").read_text(encoding="utf-8", errors="replace").strip().splitlines()
    state = "running" if running else "failed" if result is None else "done"
    return Job(
        identifier, tuple(record["arguments"]), record["started"], state, messages[-1] if messages else "", result
    )


def _result(path: Path) -> Mapping[str, object] | None:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def _is_running(identifier: str, pid: int) -> bool:
    child = _CHILDREN.get(identifier)
    if child is not None:
        return child.poll() is None
    # Started by an earlier run of the app: its process is no child of ours, and its number may be another's by now.
    if os.name != "posix":
        return False
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    try:
        return b"\0cli\0" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return not Path("/proc").is_dir()
