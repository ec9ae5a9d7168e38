"""What commands print: JSON on standard output and nothing else, or plain text; messages on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from ingest.errors import QueryError, UnreadableFile


def print_json(value: object, *, indent: int | None = 2) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=indent))


def tell(sentence: str) -> None:
    """A message for the person; never part of the result."""
    print(sentence, file=sys.stderr)


def batch(file: str) -> Iterator[tuple[str, str]]:
    """(``_id``, text) of each line of a JSONL file, - for standard input. Raises UnreadableFile, QueryError."""
    try:
        lines = sys.stdin if file == "-" else Path(file).open(encoding="utf-8")  # noqa: SIM115 (closed below)
    except OSError as error:
        raise UnreadableFile(file, error.strerror or "cannot be opened") from error
    with lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
                yield str(record["_id"]), str(record["text"])
            except (json.JSONDecodeError, KeyError, TypeError) as error:
                raise QueryError(f'{file}: line {number} is not {{"_id": …, "text": …}}.') from error
