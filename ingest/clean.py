"""Named text steps over a reading; after them the text is fixed.

Each step names the stretches it changes; marks, pages and a native outline move along. Running it twice
changes nothing more.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from ingest.models import Amendment, Box, Mark, Omission, Outline, Part, Provision, Reading, Span


@dataclass(frozen=True, slots=True)
class Edit:
    """``text[start:end]`` becomes ``new``; with a ``reason``, what it replaces is logged as left out."""

    start: int
    end: int
    new: str = ""
    reason: str = ""


Step = Callable[[str], Iterator[Edit]]

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_SPACE = re.compile("[\xa0\x1f\u1680\u2000-\u200a\u202f\u205f\u3000\u3164\u2800]")
_RADICAL = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")
_TRAILING = re.compile(r"(?<! ) ++(?=\n|\Z)|(?<=\n)[ \t]+(?=\n|\Z)|\A[ \t]+(?=\n|\Z)")
_BLANK_LINES = re.compile(r"\A\n+|\n{3,}|\n+\Z")


def clean(reading: Reading) -> Reading:
    """The reading with its text in fixed form: lines end in a line feed, spaces are spaces, nothing is invisible.

    Characters taken out are logged, except white space. Every mark still encloses the same visible text.
    """
    for step in STEPS:
        edits = tuple(step(reading.text))
        if edits:
            reading = _apply(reading, edits)
    return reading


def join_surrogates(text: str) -> Iterator[Edit]:
    """Lone halves of a character pair can be neither stored nor shown."""
    for found in _SURROGATE.finditer(text):
        yield Edit(found.start(), found.end(), "\ufffd")


def drop_invisible(text: str) -> Iterator[Edit]:
    """Byte order marks, zero-width characters, soft hyphens, direction marks."""
    return _removed(_INVISIBLE, text, "invisible characters")


def drop_private(text: str) -> Iterator[Edit]:
    """Private-use characters: glyphs that only the file's own font could show."""
    return _removed(_PRIVATE, text, "private-use characters")


def drop_control(text: str) -> Iterator[Edit]:
    return _removed(_CONTROL, text, "control characters")


def unify_line_ends(text: str) -> Iterator[Edit]:
    for found in _LINE_END.finditer(text):
        yield Edit(found.start(), found.end(), "\n")


def unify_spaces(text: str) -> Iterator[Edit]:
    """No-break, typographic and ideographic spaces become one space each, so that no words are glued."""
    for found in _SPACE.finditer(text):
        yield Edit(found.start(), found.end(), " ")


def unify_radicals(text: str) -> Iterator[Edit]:
    """Radicals and compatibility forms that PDF fonts give for ordinary characters (⼀ for 一)."""
    for found in _RADICAL.finditer(text):
        plain = unicodedata.normalize("NFKC", found.group())
        if plain != found.group():
            yield Edit(found.start(), found.end(), plain, "compatibility form of a character")


def drop_trailing(text: str) -> Iterator[Edit]:
    """Spaces before a line's end. Tabs stay: in a table row they stand for empty cells."""
    for found in _TRAILING.finditer(text):
        yield Edit(found.start(), found.end())


def collapse_blank_lines(text: str) -> Iterator[Edit]:
    """One empty line at most between lines, none at the edges."""
    for found in _BLANK_LINES.finditer(text):
        at_edge = found.start() == 0 or found.end() == len(text)
        yield Edit(found.start(), found.end(), "" if at_edge else "\n\n")


STEPS: Sequence[Step] = (
    join_surrogates,
    drop_invisible,
    drop_private,
    unify_line_ends,
    drop_control,
    unify_spaces,
    unify_radicals,
    drop_trailing,
    collapse_blank_lines,
)


def _removed(pattern: re.Pattern[str], text: str, reason: str) -> Iterator[Edit]:
    for found in pattern.finditer(text):
        yield Edit(found.start(), found.end(), "", reason)


class _Offsets:
    """Where a position of the old text lies in the new one."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._shifts = list(accumulate((len(e.new) - (e.end - e.start) for e in edits), initial=0))

    def __call__(self, position: int) -> int:
        number = bisect_right(self._starts, position)
        if not number:
            return position
        edit = self._edits[number - 1]
        if position >= edit.end:
            return position + self._shifts[number]
        inside = min(position - edit.start, len(edit.new))
        return edit.start + self._shifts[number - 1] + inside

    def span(self, start: int, end: int) -> Span:
        return self(start), self(end)


def _apply(reading: Reading, edits: Sequence[Edit]) -> Reading:
    to = _Offsets(edits)
    return replace(
        reading,
        text=_edited(reading.text, edits),
        pages=tuple(to.span(start, end) for start, end in reading.pages),
        boxes=tuple(_moved_boxes(reading.boxes, to)),
        marks=tuple(_moved_marks(reading.marks, to)),
        omissions=(*reading.omissions, *_logged(reading.text, edits)),
        outline=None if reading.outline is None else _moved_outline(reading.outline, to),
    )


def _edited(text: str, edits: Sequence[Edit]) -> str:
    parts: list[str] = []
    position = 0
    for edit in edits:
        parts += (text[position : edit.start], edit.new)
        position = edit.end
    return "".join(parts) + text[position:]


def _logged(text: str, edits: Sequence[Edit]) -> Iterator[Omission]:
    """One entry for each reason."""
    taken: dict[str, list[str]] = {}
    for edit in edits:
        if edit.reason:
            taken.setdefault(edit.reason, []).append(text[edit.start : edit.end])
    for reason, pieces in taken.items():
        yield Omission("".join(pieces), reason)


def _moved_marks(marks: Sequence[Mark], to: _Offsets) -> Iterator[Mark]:
    """Marks at their new places; one whose text is gone goes too."""
    for mark in marks:
        start, end = to.span(mark.start, mark.end)
        if start < end or mark.start == mark.end:
            yield replace(mark, start=start, end=end)


def _moved_boxes(boxes: Sequence[Box], to: _Offsets) -> Iterator[Box]:
    for box in boxes:
        start, end = to.span(box.start, box.end)
        if start < end:
            yield replace(box, start=start, end=end)


def _moved_outline(outline: Outline, to: _Offsets) -> Outline:
    parts = tuple(Part(part.name, *to.span(part.start, part.end)) for part in outline.parts)
    provisions = tuple(_moved_provision(top, to) for top in outline.provisions)
    return Outline(provisions, parts, tuple(_moved_amendment(a, to) for a in outline.amendments))


def _moved_amendment(amendment: Amendment, to: _Offsets) -> Amendment:
    return replace(
        amendment,
        quote=to.span(*amendment.quote) if amendment.quote else None,
        old=to.span(*amendment.old) if amendment.old else None,
    )


def _moved_provision(provision: Provision, to: _Offsets) -> Provision:
    start, end = to.span(provision.start, provision.end)
    children = tuple(_moved_provision(child, to) for child in provision.children)
    return replace(provision, start=start, end=end, children=children)
