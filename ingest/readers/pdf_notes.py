"""Footnotes of a PDF: raised numbers put back to their lines, notes at a page's foot taken from the flow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.models import Omission
from ingest.readers.pdf_breaks import Layout
from ingest.readers.pdf_sheet import Line, Page

_NOTE_START = re.compile(r"([①-⑳㉑-㉟]|\[\d{1,3}\]|\(\d{1,3}\)(?=\s)|\d{1,3}(?=[\s.A-Z“\"])|[*＊†‡]{1,3})\s*(?=\S)")
_MARKER = re.compile(r"\d{1,3}|[①-⑳㉑-㉟]|[*＊†‡]{1,3}")
_ENDED = re.compile(r"[.。!?！？;；)）]['\"”’]*$")
_RULE = re.compile(r"[-—–_─━－\s]{4,}")
_NEXT = 3  # a note may be missed: the next may be so many numbers on
_MAX_LINES = 1_500

Note = tuple[str, list[Line]]


@dataclass(frozen=True, slots=True)
class _Form:
    """How a file sets notes: ``size`` and ``leading`` of its text, and whether the numbers before them are raised."""

    size: float
    leading: float
    raised: bool


def set_apart(pages: Sequence[Page], layout: Layout) -> tuple[list[Page], dict[int, list[Note]], tuple[Omission, ...]]:
    """Pages without footnotes, the notes (label, lines) by page, and the rules above them."""
    bodies: list[Page] = []
    notes: dict[int, list[Note]] = {}
    rules: list[Omission] = []
    last, form = 0, _Form(layout.size, layout.leading, _are_raised(pages))
    for number, page in enumerate(pages):
        notes[number] = []
        kept: list[Line] = []
        for column in _columns(page):
            before = notes[number] or notes.get(number - 1, [])
            open_note = bool(before) and not _ENDED.search(before[-1][1][-1].text)
            body, found = _notes(replace(page, lines=column), form, last, open_note)
            if found and not found[0][0]:
                before[-1][1].extend(found.pop(0)[1])
            lines, ruled = _without_rule(body.lines, len(body.lines) < len(column))
            rules += ruled
            last = max([last, *(int(label) for label, _ in found if label.isdecimal())])
            notes[number] += found
            kept += lines
        bodies.append(replace(page, lines=tuple(kept)))
    return bodies, notes, tuple(rules)


def _columns(page: Page) -> list[tuple[Line, ...]]:
    """The lines of a page as they run down; where they jump up, another column begins."""
    lines = page.lines
    cuts = [i for i in range(1, len(lines)) if lines[i].y > lines[i - 1].y + 3 * lines[i].size]
    return [lines[a:b] for a, b in pairwise([0, *cuts, len(lines)])]


def _without_rule(lines: Sequence[Line], above_notes: bool) -> tuple[Sequence[Line], list[Omission]]:
    rules: list[Omission] = []
    while above_notes and lines and _RULE.fullmatch(lines[-1].text):
        rules.append(Omission(lines[-1].text, "rule above footnotes"))
        lines = lines[:-1]
    return lines, rules


def _are_raised(pages: Sequence[Page]) -> bool:
    """Whether numbers of notes are raised in this file: some lines in the lower half begin with one."""
    return any(
        line.raised and line.raised[0][0] == 0 and line.y < 0.55 * page.height for page in pages for line in page.lines
    )


def _notes(page: Page, form: _Form, last: int, unfinished: bool) -> tuple[Page, list[Note]]:
    """The page without its footnotes, and these: a block at the foot whose first line starts with a mark.

    ``last`` is the highest number so far. Where the page before left a note ``unfinished``, small print at the foot
    continues it: a first note without label.
    """
    lines = page.lines
    if len(lines) > _MAX_LINES:
        return page, []
    for i in range(1, len(lines)):
        if lines[i].y >= 0.55 * page.height or not _all_below(lines, i):
            continue
        if _label(lines[i], form, last):
            return replace(page, lines=lines[:i]), _split(lines[i:], form, last)
        if unfinished and (all(line.size <= 0.92 * form.size for line in lines[i:]) or _is_set_close(lines, i, form)):
            starts = next((k for k in range(i, len(lines)) if _label(lines[k], form, last)), len(lines))
            return replace(page, lines=lines[:i]), [("", list(lines[i:starts])), *_split(lines[starts:], form, last)]
    return page, []


def _is_set_close(lines: Sequence[Line], i: int, form: _Form) -> bool:
    """Whether the lines from ``i`` on stand single-spaced below double-spaced text."""
    if form.leading < 1.6 * form.size or len(lines) - i < 2:
        return False
    gaps = [above.y - below.y for above, below in pairwise(lines[i - 1 :])]
    return gaps[0] > 0.8 * form.leading and all(gap < 0.7 * form.leading for gap in gaps[1:])


def _label(line: Line, form: _Form, last: int) -> str:
    """The mark that begins a note, '' where ``line`` begins none: raised, or small and next in count."""
    match = _NOTE_START.match(line.text)
    if match is None:
        return ""
    label = match[1].strip("[]()")
    if line.raised and line.raised[0][0] == 0:
        return label
    small = line.size <= 0.92 * form.size
    if not label.isdecimal():
        return label if small or label in "①②③④⑤⑥⑦⑧⑨⑩" else ""
    return label if small and not form.raised and (last < int(label) <= last + _NEXT or int(label) == 1) else ""


def _all_below(lines: Sequence[Line], i: int) -> bool:
    top = lines[i].y + 0.6 * lines[i].size
    return all(line.y <= top for line in lines[i:]) and min(line.y for line in lines[:i]) >= lines[i].y


def _split(lines: Sequence[Line], form: _Form, last: int) -> list[Note]:
    notes: list[Note] = []
    for line in lines:
        label = _label(line, form, last)
        if label and (not notes or not label.isdecimal() or int(label) > last):
            notes.append((label, [line]))
            last = int(label) if label.isdecimal() else last
        else:
            notes[-1][1].append(line)
    return notes


def with_raised(page: Page) -> Page:
    """A note number that the file sets as a line of its own goes back to the line it belongs to."""
    kept: list[Line] = []
    for line in page.lines:
        last = kept[-1] if kept else None
        if last is None or abs(last.y - line.y) >= 0.8 * max(last.size, line.size) or last.aside != line.aside:
            kept.append(line)
        elif _is_marker(line) and line.size < 0.78 * last.size and line.left >= last.right - 1.5 * last.size:
            end = len(last.text)
            joined = last.followed_by(line, "")
            kept[-1] = replace(joined, raised=(*last.raised, (end, end + len(line.text))))
        elif _is_marker(line) and line.size < 0.78 * last.size and last.left < line.left < last.right:
            kept[-1] = _inserted(last, line)
        elif last.raised and last.raised[-1][1] == len(last.text) and 0 <= line.left - last.right < 1.6 * last.size:
            kept[-1] = last.followed_by(line, " ")
        elif _is_marker(last) and _is_above(last, line) and line.left >= last.left:
            joined = last.followed_by(line, " ")
            raised = ((0, len(last.text)), *joined.raised[len(last.raised) :])
            kept[-1] = replace(joined, y=line.y, size=line.size, bold=line.bold, raised=raised)
        else:
            kept.append(line)
    return replace(page, lines=tuple(kept))


def _inserted(line: Line, marker: Line) -> Line:
    """The line with a number after the word behind which it stands."""
    before = [word.end for word in line.words if word.right < marker.left + 0.3 * line.size]
    end = before[-1] if before else 0
    head, tail = line.cut(0, end), line.cut(end, len(line.text))
    joined = head.followed_by(marker, "")
    raised = (*head.raised, (len(head.text), len(joined.text)))
    return replace(joined, raised=raised).followed_by(tail, " ") if tail.text else replace(joined, raised=raised)


def _is_above(marker: Line, line: Line) -> bool:
    """Whether the number is set smaller or higher than the line beside it."""
    return marker.size < 0.85 * line.size or marker.y - line.y > 0.2 * line.size


def _is_marker(line: Line) -> bool:
    return bool(_MARKER.fullmatch(line.text))
