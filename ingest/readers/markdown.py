"""Markdown as law collections write it: one paragraph a line, headings by #, little else.

The text keeps every visible character; markup goes to the log, so that raw file = text + log. Emphasis is
taken off only where it cannot be anything else: * also masks a name (某**) and multiplies (40*4).
"""

from __future__ import annotations

import re
from pathlib import Path

from ingest.models import Reading
from ingest.readers.markdown_inline import definitions
from ingest.readers.markdown_page import MarkdownPage
from ingest.readers.text import damage_notice, decode

_NAMES = "title number date valid_from authority language jurisdiction kind court country issuer subtype valid_to"
_KEYS = frozenset(_NAMES.split())
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_LINE = re.compile(r"([A-Za-z_][\w\-]*)\s*:(?:\s+(.*))?$|\s+.*|#.*|- .*|$")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def read_markdown(data: bytes, path: Path) -> Reading:
    """Text with headings, tables, quotations, list items and footnotes as marks; metadata of a front matter.

    Raises UnreadableFile where the bytes are no text.
    """
    decoded = decode(data, path)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    metadata, front = _front_matter(text)
    page = MarkdownPage(path, definitions(text))
    if front:
        page.omit(text[:front], "front matter")
    position = front
    for comment in _COMMENT.finditer(text, front):
        page.read(text[position : comment.start()])
        page.omit(comment.group(), "comment")
        position = comment.end()
    page.read(text[position:])
    return Reading(
        text=page.text(),
        media_type="text/markdown",
        encoding=decoded.encoding,
        marks=page.sorted_marks(),
        omissions=page.omissions(),
        notices=damage_notice(decoded),
        metadata=metadata,
    )


def _front_matter(text: str) -> tuple[dict[str, str], int]:
    """Known fields of a leading block between --- lines, and where it ends (0 if there is none)."""
    found = _FRONT.match(text.removeprefix("\ufeff"))
    if found is None:
        return {}, 0
    lines = [_FRONT_LINE.match(line) for line in found.group(1).split("\n")]
    if any(line is None for line in lines) or not any(line and line.group(1) for line in lines):
        return {}, 0
    pairs = [(line.group(1), line.group(2) or "") for line in lines if line and line.group(1)]
    fields = {name.lower(): value.strip().strip("\"'") for name, value in pairs}
    return {key: value for key, value in fields.items() if key in _KEYS and value}, found.end()
