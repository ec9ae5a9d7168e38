"""Packed files, unpacked within bounds: a small file that grows without end is refused, not read."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from ingest.errors import UnreadableFile

MAX_UNPACKED = 256 * 1024 * 1024
MAX_MEMBERS = 20_000
_GZIP = 16 + zlib.MAX_WBITS
_STEP = 1 << 20


def megabytes(size: int) -> str:
    return f"{size // (1024 * 1024)} MB"


def gunzip(data: bytes, path: Path, limit: int = MAX_UNPACKED) -> bytes:
    """All members of a gzip file, joined. Raises UnreadableFile past ``limit`` bytes or on damage."""
    parts: list[bytes] = []
    size = 0
    for part in _members(data, path):
        size += len(part)
        if size > limit:
            raise UnreadableFile(path, f"the file unpacks to more than {megabytes(limit)}")
        parts.append(part)
    return b"".join(parts)


def _members(data: bytes, path: Path) -> Iterator[bytes]:
    rest = data
    while rest[:2] == b"\x1f\x8b":
        member = zlib.decompressobj(_GZIP)
        while not member.eof:
            try:
                part = member.decompress(rest, _STEP)
            except zlib.error as error:
                raise UnreadableFile(path, "the gzip data are damaged") from error
            rest = member.unconsumed_tail
            if not (part or rest or member.eof):
                raise UnreadableFile(path, "the gzip file is cut off")
            yield part
        rest = member.unused_data


def zip_names(data: bytes, path: Path) -> tuple[str, ...]:
    """Names in a ZIP file. Raises UnreadableFile if the directory cannot be read or is absurdly long."""
    with _opened(data, path) as archive:
        return tuple(info.filename for info in archive.infolist())


def unzip(data: bytes, path: Path, limit: int = MAX_UNPACKED) -> Mapping[str, bytes]:
    """Every file of a ZIP by name. The bound holds for what really comes out, whatever the directory says.

    Raises UnreadableFile for a damaged, encrypted or overlarge archive.
    """
    found: dict[str, bytes] = {}
    left = limit
    with _opened(data, path) as archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            found[info.filename] = _member(archive, info, path, left)
            left -= len(found[info.filename])
    return found


def _opened(data: bytes, path: Path) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, IndexError) as error:
        raise UnreadableFile(path, "the file is damaged or cut off (its ZIP container cannot be opened)") from error
    if len(archive.infolist()) > MAX_MEMBERS:
        raise UnreadableFile(path, f"the file holds more than {MAX_MEMBERS} packed files")
    return archive


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path, left: int) -> bytes:
    if info.flag_bits & 0x1:
        raise UnreadableFile(path, "the file is protected by a password; save it without one and try again")
    try:
        with archive.open(info) as stream:
            content = stream.read(left + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        raise UnreadableFile(path, f"the file is damaged (its part {info.filename} cannot be unpacked)") from error
    if len(content) > left:
        raise UnreadableFile(path, f"the file unpacks to more than {megabytes(MAX_UNPACKED)}")
    return content
