"""Markdown → text with marks. Line by line: laws are long and simple, and no character may get lost.

Line breaks stay as they are (an item of a list of conditions is a line, blank line above it or not); numbers of
ordered lists are content and stay.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from pathlib import Path

from ingest.models import Mark, MarkKind, Omission, Reading
from ingest.readers.text import damage_notice, decode

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n.*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"[ \t\u3000]{0,3}(#{1,6})(?:[ \t\u3000]+|(?=[^#\s]))(.*?)(?:[ \t]+#+)?[ \t]*\Z")
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,})\Z")
_QUOTE = re.compile(r"[ \t]{0,3}((?:>[ \t]?)+)")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?=\S)")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)[\w-]*[ \t]*\Z")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*\Z")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|!\[(?P<alt>[^\]\n]*)\]\((?P<image>[^)\s]*(?:\s+\"[^\"\n]*\")?)\)"
    r"|(?<!!)\[(?P<link>[^\]\n]*)\]\((?P<target>[^)\s]*(?:\s+\"[^\"\n]*\")?)\)"
    r"|(?P<strong>\*\*|__)(?=\S)(?P<bold>[^\n]+?)(?<=\S)(?P=strong)"
    r"|(?<![\w*])\*(?=[^\s*])(?P<italic>[^*\n]+?)(?<=\S)\*(?!\*)"
    r"|(?<!\w)_(?=[^\s_])(?P<under>[^_\n]+?)(?<=\S)_(?!\w)"
    r"|`(?P<code>[^`\n]+)`"
    r"|(?P<break><br\s*/?>)"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\n]*)?/?>)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
)


def read_markdown(data: bytes, path: Path) -> Reading:
    """Text with headings, tables, quotations and list items as marks; markup is logged as omitted.

    Raises UnreadableFile where the bytes are no text.
    """
    decoded = decode(data, path)
    page = _Page()
    source = page.leave_out(_FRONT_MATTER, decoded.text, "front matter")
    source = page.leave_out(_COMMENT, source, "comment")
    lines = source.splitlines()
    for number, line in enumerate(lines):
        page.add(line, lines[number + 1] if number + 1 < len(lines) else "")
    page.close_table()
    return Reading(
        "\n".join(page.lines),
        "text/markdown",
        decoded.encoding,
        marks=tuple(page.marks),
        omissions=tuple(Omission("".join(texts), reason) for reason, texts in page.omitted.items()),
        notices=damage_notice(decoded),
    )


@dataclass(slots=True)
class _Page:
    """Grows line by line. ``table_start`` is the offset at which the open table began, -1 if none is open."""

    lines: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    omitted: dict[str, list[str]] = field(default_factory=dict)
    position: int = 0
    table_start: int = -1

    def leave_out(self, pattern: re.Pattern[str], source: str, reason: str) -> str:
        def gone(match: re.Match[str]) -> str:
            self.omit(match[0], reason)
            return "\n" * match[0].count("\n")

        return pattern.sub(gone, source)

    def omit(self, text: str, reason: str) -> None:
        visible = "".join(text.split())
        if visible:
            self.omitted.setdefault(reason, []).append(visible)

    def add(self, line: str, following: str) -> None:
        """One source line; ``following`` tells a table's first row from a line with a stroke in it."""
        if self.table_start >= 0 or (line.count("|") and _is_table_rule(following)):
            if "|" in line:
                self._row(line)
                return
            self.close_table()
        heading = _HEADING.match(line)
        if heading and heading[2].strip():
            self.omit(line.replace(heading[2], "", 1), "heading marker")
            self._put(self.inline(heading[2].strip()), "heading", len(heading[1]))
        elif _RULE.match(line) or _FENCE.match(line):
            self.omit(line, "rule or fence")
        elif quote := _QUOTE.match(line):
            self.omit(quote[0], "quotation marker")
            self._put(self.inline(line[quote.end() :]), "quote", quote[1].count(">"))
        elif bullet := _BULLET.match(line):
            self.omit(bullet[0], "bullet")
            self._put(self.inline(line[bullet.end() :]), "list_item", 1)
        else:
            self._put(self.inline(line))

    def _put(self, text: str, kind: MarkKind | None = None, level: int = 0) -> None:
        self.lines.append(text)
        if kind and text.strip():
            self.marks.append(Mark(kind, self.position, self.position + len(text), level))
        self.position += len(text) + 1

    def _row(self, line: str) -> None:
        if self.table_start < 0:
            self.table_start = self.position
        if _is_table_rule(line):
            self.omit(line, "table rule")
            return
        bare = line.strip()
        cells = _CELL_EDGE.split(bare.removeprefix("|").removesuffix("|"))
        self.omit("|" * len(_CELL_EDGE.findall(bare)), "table stroke")
        # A cell's own break would end the row.
        self._put("\t".join(" ".join(self.inline(cell.strip()).split()) for cell in cells), "row")

    def close_table(self) -> None:
        if self.table_start >= 0:
            self.marks.append(Mark("table", self.table_start, max(self.table_start, self.position - 1)))
            self.table_start = -1

    def inline(self, text: str) -> str:
        return _INLINE.sub(self._inline_match, text)

    def _inline_match(self, match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        if match["escaped"] is not None:
            self.omit("\\", "escape")
            return match["escaped"]
        if match["alt"] is not None:
            self.omit(match[0], "picture")
            return ""
        if match["link"] is not None:
            self.omit(f"[]({match['target']})", "link target")
            return self.inline(match["link"])
        if match["break"]:
            self.omit(match[0], "HTML tag")
            return "\n"
        if match["tag"]:
            self.omit(match[0], "HTML tag")
            return ""
        if match["entity"]:
            character = html.unescape(match[0])
            if character != match[0]:
                self.omit(match[0], "character entity")
            return character
        if kind == "code" or match["code"] is not None:
            self.omit("``", "emphasis")
            return match["code"]
        inner = next(match[name] for name in ("bold", "italic", "under") if match[name] is not None)
        self.omit(match[0].replace(inner, "", 1), "emphasis")
        return self.inline(inner)


def _is_table_rule(line: str) -> bool:
    return "|" in line and "-" in line and _TABLE_RULE.match(line) is not None
