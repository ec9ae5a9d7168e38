"""Footnotes of court papers that were printed before they became text: found by their form, marked where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.models import Mark, Reading
from ingest.outline.lines import Line, split_lines
from ingest.printed import is_rule, page_lines

_START = re.compile(r"(?:\[?FN ?(\d{1,3})\]?[.:]?|\[(\d{1,3})\]|(\d{1,3})\.?(?=\s*[A-Z“\"‘(\[]))(?=\s|[A-Z“\"‘(\[])")
_STAR = re.compile(r"([*†‡]{1,3})\s?(?=[A-Z“])(?!\*)")
_CALL = re.compile(
    r"(?:[A-Za-z”\"’)\]][.,;:]?[”\"’)]{0,2}(?=\d)|(?<![\d\]])\[(?:FN ?)?(?=\d)"
    r"|(?<=\n)[ \t]*(?=\d{1,3}[ \t]*\n))(\d{1,3})"
    r"(?![\d.,:]*\d|[A-Za-z%°/-])"
)
_HEADING = re.compile(r"(?:FOOT|END)?NOTES:?$")
_ENDED = re.compile(r"[.?!][\"'”’)\]]*$")
_NEAR = 15_000  # characters between a call and its note at the foot of the same or the next page


@dataclass(frozen=True, slots=True)
class _Start:
    """A line that begins a note: its index and label, and where its call stands (-1 for none)."""

    line: int
    label: str
    call: int = -1


def with_notes(reading: Reading) -> Reading:
    """The reading with marks ``footnote`` and ``footnote_ref`` (equal labels) where its notes are told by their form.

    A note is a line that begins with the next number, below a call of that number (superior, glued to its word, or
    in brackets), at the foot of a printed page or under the heading NOTES; it lasts to the next note, the page's end,
    or the sentence of the text that it interrupts. Text without page furniture or such a heading, and readings that
    have marks of notes, stay as they are. Linear.
    """
    if any(mark.kind.startswith("footnote") for mark in reading.marks):
        return reading
    lines = split_lines(reading.text, reading.marks)
    furniture = page_lines(lines)
    heading = next((i for i, line in enumerate(lines) if _HEADING.match(line.text)), len(lines))
    if not furniture and heading == len(lines) and not any(is_rule(line.text) for line in lines):
        return reading
    starts = list(_starts(reading.text, lines, furniture, heading))
    marks = [mark for k, start in enumerate(starts) for mark in _marks(lines, furniture, starts, k)]
    return replace(reading, marks=(*reading.marks, *marks)) if marks else reading


def _starts(text: str, lines: Sequence[Line], furniture: frozenset[int], heading: int) -> Iterator[_Start]:
    calls = _calls(text)
    last, edge, star = 0, 0, False
    for i, line in enumerate(lines):
        if i in furniture or line.table or line.level:
            continue
        if not star and not last and (found := _STAR.match(line.text)) and i > 3:
            star = True
            yield _Start(i, found[1], text.rfind(found[1], 0, line.start))
            continue
        match = _START.match(line.text)
        number = int(next(g for g in match.groups() if g)) if match else 0
        if not number or not (last < number <= last + 2 or number == 1):
            continue
        call = _call(calls, number, max(edge, line.start - _NEAR) if i < heading else 0, line.start)
        below_rule = i > 0 and is_rule(lines[i - 1].text) and "*" not in lines[i - 1].text
        dotted = match is not None and match.group().endswith(".") and not match.group().startswith(("F", "[F"))
        near = below_rule or (last > 0 and i < heading and _beside(lines, furniture, i))
        if dotted and not near and i < heading:
            continue
        if (call >= 0 and (number > last or call > edge)) or (below_rule and not dotted):
            last, edge = number, max(edge, call) if i < heading else edge
            yield _Start(i, str(number), call)


def _beside(lines: Sequence[Line], furniture: frozenset[int], i: int) -> bool:
    """Whether a rule stands a few lines above, with no furniture between: the block of notes at a page's foot."""
    for k in range(i - 1, max(-1, i - 30), -1):
        if k in furniture:
            return False
        if is_rule(lines[k].text):
            return True
    return False


def _calls(text: str) -> Mapping[int, Sequence[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for match in _CALL.finditer(text):
        found[int(match[1])].append(match.start(1))
    return found


def _call(calls: Mapping[int, Sequence[int]], number: int, low: int, high: int) -> int:
    """The last call of the number between two positions, -1 if none."""
    places = calls.get(number, ())
    i = bisect_left(places, high) - 1
    return places[i] if i >= 0 and places[i] >= low else -1


def _marks(lines: Sequence[Line], furniture: frozenset[int], starts: Sequence[_Start], k: int) -> Iterator[Mark]:
    start = starts[k]
    limit = starts[k + 1].line if k + 1 < len(starts) else len(lines)
    end = _last_line(lines, furniture, start.line, limit)
    if start.call >= 0:
        yield Mark("footnote_ref", start.call, start.call + len(start.label), 0, start.label)
    yield Mark("footnote", lines[start.line].start, lines[end].end, 0, start.label)


def _last_line(lines: Sequence[Line], furniture: frozenset[int], first: int, limit: int) -> int:
    """The last line of a note that begins at ``first``: it stops where the page or the note's own sentence does."""
    before = first - 1
    while before > 0 and (before in furniture or is_rule(lines[before].text)):
        before -= 1
    open_sentence = not _ENDED.search(lines[before].text)
    i, full = first, 0
    while i + 1 < limit and i + 1 not in furniture and not is_rule(lines[i + 1].text):
        full = max(full, len(lines[i].text))
        ended = bool(_ENDED.search(lines[i].text))
        apart = lines[i + 1].start - lines[i].end > 1 or len(lines[i].text) < 0.75 * full
        if ended and (apart or (open_sentence and lines[i + 1].text[0].islower())):
            break
        i += 1
    return i - 1 if i > first and lines[i].text.isdigit() else i
