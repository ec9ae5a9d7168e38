"""What commands print and read: JSON on standard output and nothing else, or plain text; messages on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import UnreadableFile


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a batch: its ``_id`` as it stands there and its text, or what is wrong with it."""

    identifier: object
    text: str = ""
    error: str = ""


def print_json(value: object, *, indent: int | None = 2) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=indent))


def tell(sentence: str) -> None:
    """A message for the person; never part of the result."""
    print(sentence, file=sys.stderr)


def batch(file: str) -> Iterator[Line]:
    """The lines of a JSONL file, - for standard input; empty ones are skipped. Raises UnreadableFile."""
    name = "standard input" if file == "-" else file
    try:
        lines = standard_input() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise UnreadableFile(file, error.strerror or "cannot be opened") from error
    for number, line in enumerate(lines.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            yield _line(line, f"{name}, line {number}")


def _line(line: bytes, place: str) -> Line:
    try:
        record = json.loads(line.decode("utf-8"))
    except ValueError:
        return Line(None, error=f"{place} is not JSON in UTF-8.")
    if not isinstance(record, dict) or "_id" not in record or not isinstance(record.get("text"), str):
        identifier = record.get("_id") if isinstance(record, dict) else None
        return Line(identifier, error=f'{place} is not {{"_id": …, "text": …}}.')
    # JSON can spell half a surrogate pair, which is no text: it becomes a question mark, so that offsets stay.
    return Line(record["_id"], record["text"].encode("utf-8", "replace").decode())


def standard_input() -> bytes:
    """All of it, whatever encoding the terminal claims."""
    buffer = getattr(sys.stdin, "buffer", None)
    data: bytes = buffer.read() if buffer is not None else sys.stdin.read().encode() if sys.stdin else b""
    return data
