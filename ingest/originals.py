"""The ingested bytes, kept by their SHA-256 in ``originals/ab/cdef…``."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from ingest.errors import NotInLibrary

_FOLDER = "originals"


def store(folder: Path, data: bytes) -> str:
    """Keep ``data``; on return it is on the disk. Returns its SHA-256."""
    name = hashlib.sha256(data).hexdigest()
    path = place(folder, name)
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return name
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, data)
    return name


def place(folder: Path, name: str) -> Path:
    return folder / _FOLDER / name[:2] / name[2:]


def load(folder: Path, name: str) -> bytes:
    """Raises NotInLibrary."""
    try:
        return place(folder, name).read_bytes()
    except OSError as error:
        raise NotInLibrary(f"The original {name}") from error


def names(folder: Path) -> Iterator[str]:
    """SHA-256 of everything kept."""
    for path in sorted((folder / _FOLDER).glob("??/*")):
        if not path.name.endswith(".tmp"):
            yield path.parent.name + path.name


def delete(folder: Path, name: str) -> None:
    place(folder, name).unlink(missing_ok=True)


def write_atomically(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data``: after a crash it holds the old bytes or the new ones, nothing else."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames and new names in ``folder`` survive a power cut, where the system can."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
