"""What an office or a web page prints on a paper beside its content: （此件公开发布）, 抄送, when it was printed.

GB/T 9704-2012, 7.3.6 and 7.4. Footnotes at the end of the text are parts too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from ingest.models import Part, PartName
from ingest.outline.cn.frame import annex_opening, is_date, is_furniture, is_imprint, is_signatory, visible_part
from ingest.outline.cn.labels import article_label, division_label, point_label
from ingest.outline.cn.web import press_tail, web_tail
from ingest.outline.lines import Line
from ingest.outline.tree import Opening

_INTERVIEW = re.compile(r"答记者问|记者问[：:]|接受了?[^。]{0,12}采访|记者[^。]{0,6}采访了")
_FOOTNOTE = re.compile(r"[\[［【〔]\s*注\s*[0-9一二三四五六七八九十]{1,3}\s*[\]］】〕]")
_HEAD = 400
"""Characters of a paragraph that are looked at for the press."""
_NOTE_LINES, _NOTE_LENGTH, _PIECES = 12, 200, 8


def read_without(
    text: str, lines: Sequence[Line], read: Callable[[Sequence[Line]], list[Opening]]
) -> tuple[list[Opening], list[Part], int]:
    """What ``read`` opens in the lines that are content, the others as parts, and where the content ends.

    Furniture inside the text is taken out only where a provision of its own begins after it, so that every
    visible character stays in a provision or a part.
    """
    last, parts = _tail(text, lines)
    end = lines[last].start if last < len(lines) else len(text)
    body = lines[:last]
    runs = list(_inner_runs(body))
    taken = {i for run in runs for i in run}
    openings = read([line for i, line in enumerate(body) if i not in taken])
    starts = {o.start for o in openings}
    for run in runs:
        if body[run[-1] + 1].start not in starts:
            return read(body), parts, end
    for run in runs:
        openings.append(Opening(-1, "", body[run[0]].start))
        name: PartName = "footnote" if _is_footnote(body[run[0]]) else "furniture"
        parts += visible_part(text, name, body[run[0]].start, body[run[-1]].end)
    return sorted(openings, key=lambda o: o.start), parts, end


def press_at(lines: Sequence[Line], first: int) -> int:
    """Index, from ``first`` on, of the line where a web page goes on with the press; the number of lines if nowhere."""
    return next((i for i in range(first, len(lines)) if _INTERVIEW.search(lines[i].text, 0, _HEAD)), len(lines))


def _tail(text: str, lines: Sequence[Line]) -> tuple[int, list[Part]]:
    """How many lines are content, and what stands below: footnotes, notes of the office and the page, a report."""
    last = len(lines)
    pieces: list[tuple[int, int, PartName]] = []
    for _ in range(_PIECES):
        cut, name = _last_piece(lines[:last]) if last > 1 else (last, "other")
        if not 0 < cut < last:
            break
        pieces.insert(0, (cut, last, name))
        last = cut
    parts: list[Part] = []
    for name, group in groupby(pieces, key=lambda piece: piece[2]):
        run = list(group)
        parts += visible_part(text, name, lines[run[0][0]].start, lines[run[-1][1] - 1].end)
    return last, parts


def _last_piece(lines: Sequence[Line]) -> tuple[int, PartName]:
    """Where the last piece that is no content begins, and what it is; the number of lines where there is none."""
    notes = len(lines)
    while notes and _is_footnote(lines[notes - 1]):
        notes -= 1
    cuts: tuple[tuple[int, PartName], ...] = (
        (notes, "footnote"),
        (_content_end(lines), "furniture"),
        (web_tail(lines), "furniture"),
        (press_tail(lines), "other"),
    )
    return next((cut for cut in cuts if 0 < cut[0] < len(lines)), (len(lines), "other"))


def _content_end(lines: Sequence[Line]) -> int:
    """The number of lines before the notes at the end.

    The offices after 抄送： may run over several lines, the one that prints may stand above the day of printing.
    """
    last = len(lines)
    for i in range(max(1, len(lines) - _NOTE_LINES), len(lines)):
        if is_imprint(lines[i]) and all(map(_is_imprint_text, lines[i + 1 :])):
            last = i
            break
    if last < len(lines) and lines[last].text[0].isdigit() and is_signatory(lines[last - 1]):
        last -= 1
    while last > 1 and is_furniture(lines[last - 1]):
        last -= 1
    return last


def _is_imprint_text(line: Line) -> bool:
    text = line.text
    if len(text) > _NOTE_LENGTH or point_label(text) or article_label(text) or annex_opening(line):
        return False
    return division_label(text, line.level > 0) is None


def _inner_runs(lines: Sequence[Line]) -> Iterator[tuple[int, ...]]:
    """Runs of furniture right below a date, and of footnotes right above an annex."""
    for taken, group in groupby(range(len(lines)), key=lambda i: is_furniture(lines[i]) or is_imprint(lines[i])):
        run = tuple(group)
        if taken and run[0] and run[-1] + 1 < len(lines) and is_date(lines[run[0] - 1]):
            yield run
    for noted, group in groupby(range(len(lines)), key=lambda i: _is_footnote(lines[i])):
        run = tuple(group)
        if noted and run[0] and run[-1] + 1 < len(lines) and annex_opening(lines[run[-1] + 1]):
            yield run


def _is_footnote(line: Line) -> bool:
    """The text of a footnote: marked as one, or behind [注1]."""
    return line.note or _FOOTNOTE.match(line.text) is not None
