"""Files and folders → what is to be read, what is no document, what is not there."""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import SidecarError, UnreadableFile

MAX_BYTES = 64 * 2**20
SIDECAR = ".meta.toml"
_FIELDS = frozenset(
    "title number date valid_from valid_to authority jurisdiction language kind work court adopted subtype".split()
)
_NO_DOCUMENT = {
    ".jsonl": "a data file (JSON lines)",
    ".json": "a data file (JSON)",
    ".tsv": "a data file (table)",
    ".csv": "a data file (table)",
    ".xsd": "a schema",
    ".dtd": "a schema",
    ".py": "a program",
    ".png": "a picture",
    ".jpg": "a picture",
    ".jpeg": "a picture",
    ".gif": "a picture",
    ".tif": "a picture",
    ".tiff": "a picture",
    ".svg": "a picture",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read; ``path`` is absolute. ``sidecar`` is its NAME.meta.toml, if there is one."""

    path: Path
    sidecar: Path | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is data, not a document."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A path that was asked for and is not there, or a folder that may not be listed."""

    path: Path
    reason: str


def walk(paths: Iterable[Path]) -> Iterator[Source | Skipped | Missing]:
    """Every file under ``paths``, sorted within each folder, each once; links to folders are not followed."""
    seen: set[Path] = set()
    for given in paths:
        path = Path(os.path.abspath(given.expanduser()))  # noqa: PTH100 (resolve() would follow links)
        for item in _walk(path):
            if item.path not in seen:
                seen.add(item.path)
                yield item


def _walk(path: Path) -> Iterator[Source | Skipped | Missing]:
    try:
        if path.is_dir():
            for child in sorted(path.iterdir()):
                if child.is_dir() and child.is_symlink():
                    yield Skipped(child, "a link to a folder")
                else:
                    yield from _walk(child)
        elif path.is_file():
            yield _file(path)
        elif path.exists() or path.is_symlink():
            yield Skipped(path, "not a regular file") if path.exists() else Missing(path, "a link that leads nowhere")
        else:
            yield Missing(path, "there is no such file or folder")
    except (OSError, ValueError) as error:
        yield Missing(path, getattr(error, "strerror", None) or "the path cannot be read")


def _file(path: Path) -> Source | Skipped:
    if path.name.endswith(SIDECAR):
        return Skipped(path, "a sidecar, read with its document")
    if path.name.startswith("."):
        return Skipped(path, "a hidden file")
    # A packed table is a table: corpus.jsonl.gz.
    suffixes = [s.lower() for s in path.suffixes[-2:] if s.lower() != ".gz"]
    if suffixes and (reason := _NO_DOCUMENT.get(suffixes[-1])):
        return Skipped(path, reason)
    if path.name == "xml.xsd":
        return Skipped(path, "a schema")
    sidecar = path.with_name(path.name + SIDECAR)
    if not sidecar.is_file():
        sidecar = path.with_suffix(SIDECAR)
    return Source(path, sidecar if sidecar.is_file() else None)


def read_bytes(path: Path) -> bytes:
    """The file's bytes. Raises UnreadableFile: larger than 64 MB, or not readable."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableFile(path, f"it has {size / 2**20:,.0f} MB; the limit is {MAX_BYTES // 2**20} MB")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(path, f"it cannot be opened ({error.strerror or error})") from error


def read_sidecar(path: Path) -> Mapping[str, str]:
    """The fields of a NAME.meta.toml; dates as ISO strings. Raises SidecarError naming what is wrong."""
    try:
        fields = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SidecarError(path, f"it is no valid TOML ({error})") from error
    unknown = sorted(set(fields) - _FIELDS)
    if unknown:
        raise SidecarError(path, f"it has an unknown field: {', '.join(unknown)}")
    nested = sorted(name for name, value in fields.items() if isinstance(value, dict | list))
    if nested:
        raise SidecarError(path, f"the field {nested[0]} must be a single value")
    return {name: str(value) for name, value in fields.items()}


def digest(source: Source, options: str) -> str:
    """SHA-256 (hex) over the file, its sidecar and ``options``: the same again means nothing to do.

    Raises UnreadableFile.
    """
    whole = hashlib.sha256(options.encode())
    for part in (source.path, source.sidecar):
        data = read_bytes(part) if part else b""
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()
