"""The levels below a section of United States law: (a) › (1) › (A) › (i) › (I) in whatever order a text nests them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.numerals import parse_roman

ELEMENTS = ("subsection", "paragraph", "subparagraph", "clause", "subclause", "item", "indent")
_LABEL = re.compile(r"\((?P<in>[A-Za-z]{1,6}|\d{1,3}(?:\.\d{1,2})?(?:-[A-Z])?)\)|(?P<dot>[A-Z]|\d{1,2}|[a-z])\.(?=\s)")
_CAPTION = re.compile(r"\s*(?P<words>[A-Z][^.;:()\n—]{1,90}?)\.? ?(?:—|--)\s*(?=[(A-Z“])")
_RANGE = re.compile(
    r"\s*(?:to|through|and|[-–—])\s*\((\w{1,5})\)(?=[.\s]*[\[(]?(?:Reserved|RESERVED|Repealed|Omitted|Deleted"
    r"|Redesignated))"
)
_LISTED = re.compile(r";\s+(?:(?:and|or)\s+)?(?P<label>\((?P<in>[A-Za-z]{1,6}|\d{1,3})\))(?=\s)")
_FAR = 60
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Token:
    """A printed label: ``start`` to ``end`` in the document, ``written`` what stands in it; ``chained`` directly behind
    another; ``heading`` its words before a dash (In general.—); ``until`` the last of (b) to (g) [Reserved]."""

    start: int
    end: int
    num: str
    written: str
    chained: bool = False
    heading: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """A label with its depth below the section (0 for the first) and style (lower, digit, upper, lroman, uroman …)."""

    token: Token
    depth: int
    style: str
    value: int


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The labels with which ``text[start:end]`` begins: one, or several as in (a)(1) and (a) In general.—(1)."""
    at, chained = start, False
    while True:
        while at < end and text[at].isspace():
            at += 1
        found = _LABEL.match(text, at, end)
        if not found or (chained and found["dot"]):
            return
        if span := _RANGE.match(text, found.end(), end):
            written = found["in"] or found["dot"]
            yield Token(found.start(), span.end(), text[found.start() : span.end()], written, chained, "", span[1])
            return
        caption = _CAPTION.match(text, found.end(), min(end, found.end() + 160))
        words = caption["words"].strip() if caption else ""
        yield Token(found.start(), found.end(), found.group(), found["in"] or found["dot"] + ".", chained, words)
        at, chained = (caption.end() if caption else found.end()), True


def listed(text: str, end: int, first: Token) -> Iterator[Token]:
    """The labels that go on with ``first`` in its own paragraph: (i) the hull; (ii) the mast; and (iii) the oars."""
    counts = list(readings(first.written))
    for match in _LISTED.finditer(text, first.end, end):
        counts = [(style, value + 1) for style, value in counts]
        own = [reading for reading in readings(match["in"]) if reading in counts]
        if not own:
            return
        counts = own
        yield Token(match.start("label"), match.end(), match["label"], match["in"])


def levels(found: Sequence[Token]) -> list[Level | None]:
    """Each label of one section with its depth, None for one that counts nothing (a reference at a line's beginning).

    A label continues the innermost open sequence that it can, else begins one a level deeper. Where (i) may follow (h)
    or begin (i), (ii), what comes first behind it decides: (j) or (ii). Linear in the labels.
    """
    stack: list[Level] = []
    out: list[Level | None] = []
    for k, token in enumerate(found):
        if token.chained and (not out or out[-1] is None):
            out.append(None)
            continue
        level = _chained(token, stack) if token.chained else _placed(found, k, stack)
        if level is not None:
            del stack[level.depth :]
            stack.append(_last_of(level))
        out.append(level)
    return out


def _last_of(level: Level) -> Level:
    """A range counts on from its last number."""
    ends = [value for style, value in readings(level.token.until or "?") if style == level.style]
    return replace(level, value=ends[0]) if ends else level


def readings(written: str) -> Iterator[tuple[str, int]]:
    """Style and value of what a label holds; (i) is the ninth letter or the first Roman number."""
    dotted = "-dot" if written.endswith(".") else ""
    bare = written.rstrip(".")
    digits = re.match(r"\d+", bare)
    if digits:
        yield f"digit{dotted}", int(digits.group())
        return
    case = "lower" if bare.islower() else "upper" if bare.isupper() else ""
    if not case:
        return
    value = ord(bare[0].lower()) - 96
    if len(set(bare)) == 1 and len(bare) <= 3:
        yield f"{case}{len(bare) if len(bare) > 1 else ''}{dotted}", value
    roman = parse_roman(bare.upper())
    if roman is not None and roman < 60:
        yield f"{case[0]}roman{dotted}", roman


def _chained(token: Token, stack: Sequence[Level]) -> Level | None:
    """A label behind another is one level deeper, whatever its number; (i) behind (a) is Roman."""
    used = {level.style for level in stack}
    found = [r for r in readings(token.written) if r[0] not in used]
    found.sort(key=lambda r: r[1] != 1)
    return Level(token, len(stack), *found[0]) if found else None


def _placed(found: Sequence[Token], k: int, stack: Sequence[Level]) -> Level | None:
    options = list(_options(found[k], stack)) or ([] if stack else list(_anywhere(found, k)))
    if not options:
        return None
    if len(options) > 1 and options[0].style != options[1].style:
        return _decided(found, k, options)
    return options[0]


def _options(token: Token, stack: Sequence[Level]) -> Iterator[Level]:
    """Where the label may stand, most likely first: next in an open sequence, first of a deeper one, after a gap."""
    both = list(readings(token.written))
    used = {level.style for level in stack}
    for level in reversed(stack):
        for style, value in both:
            if style == level.style and value == level.value + 1:
                yield Level(token, level.depth, style, value)
    for style, value in both:
        if value == 1 and style not in used:
            yield Level(token, len(stack), style, value)
    for level in reversed(stack):
        for style, value in both:
            same = style == level.style and not style.endswith("roman")
            if same and (2 <= value - level.value <= 4 or (value == level.value and "-" in token.written)):
                yield Level(token, level.depth, style, value)
    for level in reversed(stack):
        for style, value in both:
            if style == level.style and value == 1 and level.value > 1:
                yield Level(token, level.depth, style, value)


def _anywhere(found: Sequence[Token], k: int) -> Iterator[Level]:
    """The first label of an extract, which may begin with (f) if (g) follows."""
    for style, value in readings(found[k].written):
        if any((style, value + 1) in readings(later.written) for later in found[k + 1 : k + 1 + _NEAR]):
            yield Level(found[k], 0, style, value)


def _decided(found: Sequence[Token], k: int, options: Sequence[Level]) -> Level:
    """Of two readings the one whose next number comes first."""
    for later in found[k + 1 : k + _FAR]:
        for option in options[:2]:
            if (option.style, option.value + 1) in readings(later.written):
                return option
    return options[0]
