"""Lines of Markdown → lines of text with marks."""

from __future__ import annotations

import re
from pathlib import Path

from ingest.models import Mark, MarkKind, Omission
from ingest.readers.html import read_piece
from ingest.readers.markdown_inline import is_definition, render

_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t\u3000]+|(?=[\u3400-\u9fff（《〈【“])|$)(.*)$")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_SETEXT = re.compile(r" {0,3}=+[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*$")
_QUOTE = re.compile(r" {0,3}((?:>[ \t]?)+)(.*)$")
_BULLET = re.compile(r"([ \t]*)([-+*])[ \t]+(?=\S)(?!\d+[ \t]*[-—]\s*$)(.*)$")
_EMPTY_ITEM = re.compile(r"[ \t]*[-+*][ \t]*$")
_NUMBERED = re.compile(r"([ \t]*)(\d{1,4}[.)])[ \t]+(?=\S)(.*)$")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,32})\]:[ \t]*(.*)$")
_TABLE_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CELL_BORDER = re.compile(r"(?<!\\)\|")
_TABLE_START = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_END = re.compile(r"</table\s{0,9}>", re.IGNORECASE)
_HTML_TAG = re.compile(r"<[^<>]*>")
_HARD_BREAKS = ("  ", "\\")
_WRAPPED = 60


class MarkdownPage:
    """Owns the text while it grows; lines are separated by one line feed, empty lines are dropped."""

    def __init__(self, path: Path, names: frozenset[str]) -> None:
        self._path = path
        self._names = names
        self._parts: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._omitted: dict[str, list[str]] = {}
        self._fence = ""
        self._joinable = False

    def text(self) -> str:
        return "".join(self._parts)

    def sorted_marks(self) -> tuple[Mark, ...]:
        return tuple(sorted(self._marks, key=lambda mark: (mark.start, -mark.end)))

    def omissions(self) -> tuple[Omission, ...]:
        """One entry for each reason."""
        return tuple(Omission(" ".join(texts), reason) for reason, texts in self._omitted.items())

    def omit(self, text: str, reason: str) -> None:
        if text.strip():
            self._omitted.setdefault(reason, []).append(text.strip())

    def read(self, markdown: str) -> None:
        """Appends a stretch of the file."""
        position = 0
        while (start := _TABLE_START.search(markdown, position)) and (end := _TABLE_END.search(markdown, start.end())):
            self._read_lines(markdown[position : start.start()])
            self._html_table(markdown[start.start() : end.end()])
            position = end.end()
        self._read_lines(markdown[position:])

    def _read_lines(self, markdown: str) -> None:
        lines = markdown.split("\n")
        number = 0
        while number < len(lines):
            following = lines[number + 1] if number + 1 < len(lines) else ""
            rows = 0 if self._fence else _table_rows(lines, number)
            if rows:
                self._table(lines[number : number + rows])
            elif not self._fence and lines[number].strip() and _SETEXT.match(following) and _is_plain(lines[number]):
                self._line(lines[number], "heading", 1)
                self.omit(following, "Markdown heading mark")
                rows = 2
            else:
                self._any_line(lines[number])
            number += max(rows, 1)

    def _any_line(self, line: str) -> None:
        if self._fence or _FENCE.match(line):
            self._fenced(line)
        elif not line.strip():
            self._joinable = False
        elif heading := _HEADING.match(line):
            self._heading(heading.group(1), heading.group(2).rstrip())
        elif _RULE.match(line):
            self.omit(line, "dividing line")
        elif is_definition(line):
            self.omit(line, "link address")
        else:
            self._item_line(line)

    def _heading(self, signs: str, text: str) -> None:
        """A heading by its signs, which may close it too: ``## Title ##``."""
        self.omit(signs, "Markdown heading mark")
        title = text.rstrip("#")
        if title != text and title[-1:] in ("", " ", "\t"):
            self.omit(text[len(title) :], "Markdown heading mark")
            text = title
        self._line(text, "heading", len(signs))

    def _item_line(self, line: str) -> None:
        """A quoted line, a list item, a footnote or a plain line."""
        if quote := _QUOTE.match(line):
            self.omit(quote.group(1), "Markdown quotation mark")
            start = self._next_start()
            self._any_line(quote.group(2))
            if self._length > start:
                self._marks.append(Mark("quote", start, self._length, quote.group(1).count(">")))
        elif bullet := _BULLET.match(line):
            self.omit(bullet.group(2), "Markdown list mark")
            self._listed(bullet.group(1), "", bullet.group(3))
        elif _EMPTY_ITEM.match(line):
            self.omit(line, "Markdown list mark")
        elif item := _NUMBERED.match(line):
            self._listed(item.group(1), item.group(2), line.strip())
        elif note := _NOTE.match(line):
            self.omit("^:", "Markdown footnote mark")
            self._line(f"[{note.group(1)}] {note.group(2)}", "footnote", 0, note.group(1))
        else:
            self._line(line)

    def _listed(self, indent: str, label: str, text: str) -> None:
        level = len(indent.expandtabs(4)) // 2 + 1
        if heading := _HEADING.match(text):
            self.omit(heading.group(1), "Markdown heading mark")
            text = heading.group(2)
        self._line(text, "list_item", level, label)

    def _next_start(self) -> int:
        return self._length + (1 if self._length else 0)

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _line(self, line: str, kind: MarkKind | None = None, level: int = 0, label: str = "") -> None:
        rendered = render(line.strip(" \t"), self._names)
        for omitted, reason in rendered.omitted:
            self.omit(omitted, reason)
        text = rendered.text.strip(" \t\n")
        if not text:
            return
        shift = len(rendered.text) - len(rendered.text.lstrip(" \t\n"))
        joined = kind is None and self._joinable and not _CJK.search(text)
        if self._length:
            self._append(" " if joined else "\n")
        start = self._length
        self._append(text)
        if kind:
            self._marks.append(Mark(kind, start, self._length, level, label))
        for left, right in rendered.notes:
            name = rendered.text[left + 1 : right - 1]
            self._marks.append(Mark("footnote_ref", start - shift + left, start - shift + right, 0, name))
        # Latin text wrapped by its editor is one paragraph; Chinese collections write a paragraph a line.
        wrapped = len(line) >= _WRAPPED and not _CJK.search(text) and not line.endswith(_HARD_BREAKS)
        self._joinable = wrapped and kind in (None, "list_item", "footnote")

    def _fenced(self, line: str) -> None:
        """A line of a code block, or the fence around it."""
        mark = _FENCE.match(line)
        if mark and (not self._fence or (line.strip() == mark.group(1) and mark.group(1).startswith(self._fence))):
            self._fence = "" if self._fence else mark.group(1)
            self.omit(line, "Markdown code mark")
        elif line.strip():
            self._append(("\n" if self._length else "") + line.rstrip())
        self._joinable = False

    def _table(self, rows: list[str]) -> None:
        start = self._next_start()
        for row in rows:
            if _TABLE_RULE.match(row.strip()) and "-" in row:
                self.omit(row, "Markdown table mark")
            else:
                self._row(row)
        if self._length > start:
            self._marks.append(Mark("table", start, self._length))
        self._joinable = False

    def _row(self, row: str) -> None:
        cells = _CELL_BORDER.split(row.strip().removeprefix("|").removesuffix("|"))
        self.omit("|" * (row.count("|") - row.count("\\|")), "Markdown table mark")
        if not any(cell.strip() for cell in cells):
            return
        if self._length:
            self._append("\n")
        start = self._length
        for number, cell in enumerate(cells):
            self._append("\t" if number else "")
            self._cell(cell)
        self._marks.append(Mark("row", start, self._length))

    def _cell(self, cell: str) -> None:
        rendered = render(cell.strip(), self._names)
        for omitted, reason in rendered.omitted:
            self.omit(omitted, reason)
        start = self._length
        self._append(" ".join(rendered.text.split()))
        if self._length > start:
            self._marks.append(Mark("cell", start, self._length))

    def _html_table(self, markup: str) -> None:
        text, marks, omissions = read_piece(markup, self._path)
        self.omit("".join(_HTML_TAG.findall(markup)), "HTML tag")
        for omission in omissions:
            self.omit(omission.text, omission.reason)
        if text:
            self._append("\n" if self._length else "")
            shift = self._length
            self._append(text)
            self._marks += [Mark(m.kind, m.start + shift, m.end + shift, m.level, m.label) for m in marks]
        self._joinable = False


def _is_plain(line: str) -> bool:
    return not any(form.match(line.rstrip()) for form in (_HEADING, _RULE, _QUOTE, _BULLET, _TABLE_RULE))


def _table_rows(lines: list[str], number: int) -> int:
    """How many lines of a table begin here: a header with a rule below it, or two or more lines within bars."""
    first = lines[number].strip()
    if "|" not in first:
        return 0
    ruled = number + 1 < len(lines) and "|" in lines[number + 1] and _TABLE_RULE.match(lines[number + 1].strip())
    end = number
    while end < len(lines) and (lines[end].strip().startswith("|") or (ruled and "|" in lines[end])):
        end += 1
    return end - number if ruled or end - number > 1 else 0
