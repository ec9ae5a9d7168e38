"""What an office prints on a paper beside its content: （此件公开发布）, 抄送, when it was printed.

GB/T 9704-2012, 7.3.6 and 7.4.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from ingest.models import Part
from ingest.outline.cn.frame import is_date, is_furniture, is_imprint, visible_part
from ingest.outline.lines import Line
from ingest.outline.tree import Opening

_ADDRESS_LINES = 3
_PRESS = re.compile(r"答记者问|记者问[：:]|接受了?[^。]{0,12}采访|记者[^。]{0,6}采访了")
_HEAD = 400
"""Characters of a paragraph that are looked at for the press."""


def read_without(
    text: str, lines: Sequence[Line], read: Callable[[Sequence[Line]], list[Opening]]
) -> tuple[list[Opening], list[Part], int]:
    """What ``read`` opens in the lines that are content, the others as parts, and where the content ends.

    Furniture inside the text is taken out only where a provision of its own begins after it, so that every
    visible character stays in a provision or a part.
    """
    last = _content_end(lines)
    end = lines[last].start if last < len(lines) else len(text)
    parts = visible_part(text, "furniture", end, lines[-1].end) if last < len(lines) else []
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
        parts += visible_part(text, "furniture", body[run[0]].start, body[run[-1]].end)
    return sorted(openings, key=lambda o: o.start), parts, end


def press_at(lines: Sequence[Line], first: int) -> int:
    """Index, from ``first`` on, of the line where a web page goes on with the press; the number of lines if nowhere."""
    return next((i for i in range(first, len(lines)) if _PRESS.search(lines[i].text, 0, _HEAD)), len(lines))


def _content_end(lines: Sequence[Line]) -> int:
    """The number of lines before the notes at the end; a list of offices after 抄送： may run over several lines."""
    last = len(lines)
    while last > 1:
        if is_furniture(lines[last - 1]) or is_imprint(lines[last - 1]):
            last -= 1
            continue
        above = next((i for i in range(last - 2, max(0, last - 2 - _ADDRESS_LINES), -1) if is_imprint(lines[i])), 0)
        if not above or last == len(lines) or any(is_date(line) for line in lines[above:last]):
            return last
        last = above
    return last


def _inner_runs(lines: Sequence[Line]) -> Iterator[tuple[int, ...]]:
    """Runs of furniture right below a date."""
    for taken, group in groupby(range(len(lines)), key=lambda i: is_furniture(lines[i])):
        run = tuple(group)
        if taken and run[0] and run[-1] + 1 < len(lines) and is_date(lines[run[0] - 1]):
            yield run
