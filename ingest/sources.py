"""Files and folders → sources to read. What is no document is named with the reason, never passed over."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ingest.dates import is_iso_day
from ingest.errors import SidecarError, UnreadableFile
from ingest.readers import MAX_INPUT

SIDECAR = ".meta.toml"
# What detection honours; a field that had no effect would mislead.
FIELDS = ("authority", "court", "date", "jurisdiction", "kind", "language", "number", "title", "valid_from", "valid_to")
_DATES = ("date", "valid_from", "valid_to")
_KINDS = ("law", "opinion", "notice")
_MAX_SIDECAR = 256 * 1024

_NO_DOCUMENT = {
    "data, not a document": "jsonl ndjson json tsv csv parquet arrow feather npy npz pkl pickle sqlite sqlite3 db toml "
    "yaml yml ini cfg xls xlsx ods faiss safetensors bin lock",
    "a schema, not a document": "xsd rng rnc dtd sch xsl xslt css",
    "a picture, not a document": "png jpg jpeg gif bmp tif tiff webp svg ico heic psd",
    "sound or video, not a document": "mp3 wav ogg flac m4a mp4 avi mov mkv webm",
    "a program, not a document": "py pyc js ts sh bat exe dll so class jar c h cpp rs go java",
}
_REASONS = {f".{suffix}": reason for reason, suffixes in _NO_DOCUMENT.items() for suffix in suffixes.split()}
_SYSTEM_FILES = frozenset(("thumbs.db", "desktop.ini", "__macosx"))
_ISO_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, with the file beside it that overrides what its text says."""

    path: Path
    sidecar: Path | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is no document."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A path that was asked for and cannot be had."""

    path: Path
    reason: str


Found = Source | Skipped | Missing


def walk(paths: Iterable[Path]) -> Iterator[Found]:
    """Every file below ``paths``, sorted within each, once; paths come back absolute."""
    seen: set[str] = set()
    for path in paths:
        for found in _below(Path(os.path.abspath(path))):  # noqa: PTH100 - resolve() would follow links
            name = os.fspath(found.path)
            if name not in seen:
                seen.add(name)
                yield found


def _below(path: Path) -> Iterator[Found]:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield Missing(path, "there is no such file or folder")
    except (OSError, ValueError) as error:
        yield Missing(path, f"it cannot be opened ({getattr(error, 'strerror', None) or error})")
    else:
        yield from _folder(path) if stat.S_ISDIR(mode) else (_file(path, mode),)


def _folder(path: Path) -> Iterator[Found]:
    try:
        with os.scandir(path) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield Missing(path, f"the folder cannot be opened ({error.strerror})")
        return
    for entry in entries:
        child = path / entry.name
        if _is_hidden(entry.name):
            yield Skipped(child, "a hidden or temporary file")
        elif entry.is_dir(follow_symlinks=False):
            yield from _folder(child)
        elif entry.is_dir():
            yield Skipped(child, "a link to another folder")
        else:
            yield from _below(child)


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _SYSTEM_FILES


def _file(path: Path, mode: int) -> Found:
    if not stat.S_ISREG(mode):
        return Skipped(path, "not an ordinary file")
    try:
        os.fspath(path).encode()
    except UnicodeEncodeError:
        return Skipped(path, "its name is not valid UTF-8; please rename it")
    if path.name.lower().endswith(SIDECAR):
        return Skipped(path, "a sidecar with metadata of another file")
    packed = path.suffix.lower() == ".gz"
    reason = _REASONS.get((path.with_suffix("") if packed else path).suffix.lower())
    return Skipped(path, reason) if reason else Source(path, _sidecar_of(path))


def _sidecar_of(path: Path) -> Path | None:
    """``law.md.meta.toml`` beside ``law.md``, else ``law.meta.toml``."""
    for name in (path.name, path.stem):
        sidecar = path.with_name(name + SIDECAR)
        if sidecar.is_file():
            return sidecar
    return None


def read_bytes(path: Path) -> bytes:
    """The file's bytes. Raises UnreadableFile if it is too large, has gone or may not be read."""
    return _load(path, MAX_INPUT)


def _load(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise UnreadableFile(path, f"the file cannot be read ({error.strerror})") from error
    if len(data) > limit:
        raise UnreadableFile(path, f"the file is larger than {limit // (1024 * 1024)} MB")
    return data


def read_sidecar(path: Path) -> dict[str, str]:
    """Fields of a sidecar; dates as ISO. Raises SidecarError for what cannot be read or is no known field."""
    try:
        fields = tomllib.loads(_load(path, _MAX_SIDECAR).decode("utf-8-sig"))
    except UnreadableFile as error:
        raise SidecarError(path, error.reason) from error
    except UnicodeDecodeError as error:
        raise SidecarError(path, "the sidecar is not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SidecarError(path, f"the sidecar is not valid TOML: {error}") from error
    return {name: _field(path, name, value) for name, value in fields.items()}


def _field(path: Path, name: str, value: object) -> str:
    if name not in FIELDS:
        raise SidecarError(path, f"the sidecar holds an unknown field {name!r}; known are {', '.join(FIELDS)}")
    if isinstance(value, bool) or not isinstance(value, str | int | date):
        raise SidecarError(path, f"the sidecar's field {name!r} must be a string or a date")
    text = value.isoformat() if isinstance(value, date) else str(value).strip()
    if name == "kind" and text not in _KINDS:
        raise SidecarError(path, f"the sidecar's kind {text!r} is none of {', '.join(_KINDS)}")
    if name in _DATES and text and not _is_date(text):
        raise SidecarError(path, f"the sidecar's field {name!r} is not a date like 2022-12-01: {text!r}")
    return text


def _is_date(text: str) -> bool:
    """A day, a month or a year."""
    return _ISO_DATE.fullmatch(text) is not None and is_iso_day((text + "-01-01")[:10])


def digest(source: Source, options: str) -> str:
    """SHA-256 (hex) of the file, its sidecar and the options: the same wherever the same file is ingested.

    Raises UnreadableFile if the file cannot be read.
    """
    total = hashlib.sha256()
    for path in (source.path, source.sidecar):
        try:
            part = hashlib.sha256() if path is None else _file_hash(path)
        except OSError as error:
            raise UnreadableFile(path or source.path, f"the file cannot be read ({error.strerror})") from error
        total.update(part.digest())
    total.update(options.encode())
    return total.hexdigest()


def _file_hash(path: Path) -> hashlib._Hash:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256")
