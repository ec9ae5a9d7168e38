"""manifest.json: what a generation holds, and the SHA-256 of each of its files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from ingest.errors import IndexDamaged

FORMAT = 2
"""Raised when tokens, passages or files change: older generations are then rebuilt in full."""

NAME = "manifest.json"

# Generations whose files this process has hashed already: (folder, SHA-256 of the manifest).
_verified: set[tuple[str, str]] = set()


@dataclass(frozen=True, slots=True)
class Manifest:
    """``revisions`` are those of the catalog with their stamps; ``catalog_digest`` names them in one word."""

    format: int
    encoder_name: str
    encoder_digest: str
    dimension: int
    clauses: int
    vectors: str
    catalog_digest: str
    revisions: Mapping[int, str]
    files: Mapping[str, str]


def write(folder: Path, manifest: Manifest) -> None:
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
    (folder / NAME).write_text(text, encoding="utf-8")


def read(folder: Path) -> Manifest:
    """Raises IndexDamaged: unreadable, or of another format."""
    try:
        fields = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if fields["format"] != FORMAT:
            raise IndexDamaged(folder, f"it has format {fields['format']}; this program writes {FORMAT}.")
        fields["revisions"] = {int(rev): stamp for rev, stamp in fields["revisions"].items()}
        return Manifest(**fields)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise IndexDamaged(folder, "its manifest cannot be read.") from error


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of each file by its path below ``folder``; lock files and the manifest itself aside."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != NAME and not path.name.startswith(".tantivy-"):
            found[path.relative_to(folder).as_posix()] = _sha256(path)
    return found


def verify(folder: Path, manifest: Manifest) -> None:
    """Compare every file with its checksum, once in a process. Raises IndexDamaged."""
    seen = (str(folder.resolve()), _sha256(folder / NAME))
    if seen in _verified:
        return
    for name, expected in manifest.files.items():
        path = folder / name
        if not path.is_file():
            raise IndexDamaged(folder, f"{name} is missing.")
        if _sha256(path) != expected:
            raise IndexDamaged(folder, f"{name} has changed on the disk.")
    _verified.add(seen)


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise IndexDamaged(path.parent, f"{path.name} cannot be read.") from error
