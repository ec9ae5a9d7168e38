"""Exact places for the words that pypdf reads: the same characters found again in pdfium's text layer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from ingest.models import Span
from ingest.readers.pdf_pages import MARKER
from ingest.readers.pdf_pdfium import Characters, opened, plain, sheet_of, word_place
from ingest.readers.pdf_sheet import Laid, Place, Rectangle, Sheet, text_width

_WORD = re.compile(r"\S+")
_NUMBER = re.compile(r"(?<=[^\s\d])(?:\d{1,3}|[*†‡]{1,3})(?=\s|$)|(?<!\S)(?:\d{1,3}|[*†‡①-⑳]{1,3})(?=[\s\"“A-Z]|$)")
_SMALLER = 0.82
_TRIES = 40
_LONG = 12


@dataclass(slots=True)
class _Layer:
    """Visible characters of a page as pdfium has them: ``text`` folded, ``index`` of each in pdfium's own text."""

    characters: Characters
    text: str
    index: list[int]
    cursor: int = 0


def measured(sheets: Sequence[Sheet], data: bytes) -> tuple[list[Sheet], list[str]]:
    """The sheets with the places of their words, and pdfium's own text of each; lines not in it stay without places.

    Note numbers are put where they stand: some files set them after the line.
    """
    found: list[Sheet] = []
    texts: list[str] = []
    try:
        with opened(data) as document:
            if len(document) != len(sheets):
                return list(sheets), []
            for i, sheet in enumerate(sheets):
                own, text = _measured(sheet, document, i)
                found.append(own)
                texts.append(text)
    except Exception:  # pdfium refuses what pypdf reads; the boxes are then estimated
        return list(sheets), []
    return found, texts


def _measured(sheet: Sheet, document: Any, index: int) -> tuple[Sheet, str]:
    if not sheet.lines:  # pypdf gives up on a page that pdfium may read
        other = sheet_of(document, index)
        return (other, other.text) if other.lines else (sheet, "")
    if all(line.places for line in sheet.lines):
        return replace(sheet, lines=tuple(map(_in_row, sheet.lines))), ""
    try:
        layer = _layer(Characters(document[index]))
    except Exception:  # pdfium refuses single pages of damaged files
        return sheet, ""
    lines = tuple(_in_row(_placed(line, layer)) for line in sheet.lines)
    return replace(sheet, lines=lines), plain(layer.characters.text)


def _layer(characters: Characters) -> _Layer:
    text = plain(characters.text)
    folded = text.translate(_FORMS)
    if len(folded) == len(text):
        index = [i for i, c in enumerate(folded) if c > " "]
        return _Layer(characters, "".join(c for c in folded if c > " "), index)
    index = [i for i, c in enumerate(text) for own in _FORMS[ord(c)] if own > " "]
    return _Layer(characters, "".join(own for own in folded if own > " "), index)


class _Forms(dict[int, str]):
    """Characters without what differs between the engines: ligatures, compatibility forms, kinds of hyphen."""

    def __missing__(self, code: int) -> str:
        c = chr(code)
        form = c if c.isascii() else "-" if c in "\u00ad\u2010\u2011" else unicodedata.normalize("NFKC", c)
        self[code] = form
        return form


_FORMS = _Forms()


def _placed(line: Laid, layer: _Layer) -> Laid:
    words = [(m.start(), m.end(), "".join(m[0].translate(_FORMS).split())) for m in _WORD.finditer(line.text)]
    whole = "".join(word for _, _, word in words)
    at = _found(whole, line, layer, layer.cursor)
    if at >= 0:
        layer.cursor = at + len(whole)
        raised = tuple(sorted({*line.raised, *_small_numbers(line, len(whole), at, layer)}))
        places = tuple(_in_one(words, at, line, layer))
        return replace(line, places=places, raised=raised, size=_size(line, places))
    return replace(line, places=tuple(_one_by_one(words, line, layer)))


def _in_one(words: Sequence[tuple[int, int, str]], at: int, line: Laid, layer: _Layer) -> Iterator[Place]:
    for start, end, word in words:
        if word:
            indices = layer.index[at : at + len(word)]
            place = word_place(layer.characters, indices, line.angle)
            wide = place[2] - place[0] > (len(word) + 1) * line.size
            if wide and line.angle == 0 and len(indices) == end - start:
                yield from _torn(start, indices, line.size, layer.characters)
            else:
                yield start, end, place
        at += len(word)


def _size(line: Laid, places: Sequence[Place]) -> float:
    """The line's size, or the height of most of it where the file gave that of a raised number."""
    if line.angle or line.slanted or not places:
        return line.size
    heights = sorted(top - bottom for _, _, (_, bottom, _, top) in places)
    height = heights[len(heights) // 2]
    return line.size if 0.7 < height / line.size < 1.5 else round(height, 1)


def _torn(start: int, indices: Sequence[int], size: float, characters: Characters) -> Iterator[Place]:
    """The parts of what the file writes as one word and sets at two places: a note number, a page number."""
    begin, before = 0, characters.rectangle(indices[0])
    for i, index in enumerate([*indices[1:], -1], 1):
        own = characters.rectangle(index) if index >= 0 else before
        if index < 0 or not -0.5 * size < own[0] - before[2] < size:
            yield start + begin, start + i, word_place(characters, list(indices[begin:i]), 0)
            begin = i
        before = own


def _small_numbers(line: Laid, length: int, at: int, layer: _Layer) -> tuple[Span, ...]:
    """Numbers and signs at a word's end, or words of their own, that are set smaller and higher than the line.

    ``length`` characters of the layer from ``at`` on are the line.
    """
    if line.angle or line.slanted or not _NUMBER.search(line.text) or length != len("".join(line.text.split())):
        return ()
    rectangles = [layer.characters.rectangle(layer.index[at + i]) for i in (0, length // 3, length // 2, length - 1)]
    bottom, top = sorted(rectangle[1::2] for rectangle in rectangles)[1]
    found: list[Span] = []
    for m in _NUMBER.finditer(line.text):
        before = len("".join(line.text[: m.start()].split()))
        _, low, _, high = layer.characters.rectangle(layer.index[at + before])
        if high - low < _SMALLER * (top - bottom) and low > bottom + 0.08 * (top - bottom):
            found.append(m.span())
    return tuple(found)


def _found(text: str, line: Laid, layer: _Layer, begin: int) -> int:
    """Where ``text`` stands in the layer at the place of the line, -1 if nowhere: the next first, then any."""
    if not text:
        return -1
    first = only = layer.text.find(text, begin)
    for _ in range(3):
        if only >= 0 and _is_near(only, line, layer):
            return only
        if only >= 0:
            only = layer.text.find(text, only + 1)
    at = layer.text.find(text)
    alone = at >= 0 and len(text) >= _LONG and layer.text.find(text, at + 1) < 0
    for _ in range(_TRIES):
        if at < 0:
            return -1
        if _is_near(at, line, layer):
            return at
        at = layer.text.find(text, at + 1)
    return first if alone and first >= 0 else -1


def _is_near(at: int, line: Laid, layer: _Layer) -> bool:
    """Whether the character stands where the line begins."""
    left, bottom, right, top = layer.characters.rectangle(layer.index[at])
    room = 0.6 * line.size
    if line.angle in {0, 180}:
        return bottom - room <= line.y <= top + room and left - 4 * room <= line.x <= right + 4 * room
    return left - room <= line.x <= right + room and bottom - 4 * room <= line.y <= top + 4 * room


def _one_by_one(words: Sequence[tuple[int, int, str]], line: Laid, layer: _Layer) -> Iterator[Place]:
    """Word by word near the last one, where the engines do not agree on a whole line."""
    at = layer.cursor
    for start, end, word in words:
        found = layer.text.find(word, at, at + 2 * len(line.text) + 40) if word else -1
        if found < 0 or not _in_line(found, line, layer):
            found = _found(word, line, layer, layer.cursor) if start == 0 else -1
        if found >= 0:
            at = layer.cursor = found + len(word)
            yield start, end, word_place(layer.characters, layer.index[found:at], line.angle)
        elif line.angle == 0 and not line.slanted:
            yield start, end, _guessed(line, start, end)


def _in_line(at: int, line: Laid, layer: _Layer) -> bool:
    left, bottom, right, top = layer.characters.rectangle(layer.index[at])
    room = 0.6 * line.size
    if line.angle in {0, 180}:
        return bottom - room <= line.y <= top + room
    return left - room <= line.x <= right + room


def _guessed(line: Laid, start: int, end: int) -> Rectangle:
    left = line.x + text_width(line.text[:start], line.size)
    right = left + text_width(line.text[start:end], line.size)
    return left, line.y - 0.25 * line.size, right, line.y + 0.9 * line.size


def _in_row(line: Laid) -> Laid:
    """Note numbers at the place where they stand: some files set them after the rest of their line."""
    places = line.places
    numbers = {i for i, (start, end, _) in enumerate(places) if MARKER.fullmatch(line.text[start:end])}
    whole = sum(end - start for start, end, _ in places) == sum(not c.isspace() for c in line.text)
    if line.angle or line.slanted or not numbers or not whole:
        return line
    rest = [place for i, place in enumerate(places) if i not in numbers]
    if _is_astray(rest, line.size) or not _is_astray(places, line.size):
        return line
    order = sorted(range(len(places)), key=lambda i: places[i][2][0])
    text, raised, moved = "", list[Span](), list[Place]()
    for i, before in zip(order, [None, *order], strict=False):
        start, end, own = places[i]
        spaced = before is not None and before + 1 == i and places[before][1] < start
        if spaced or (before is not None and before + 1 != i and own[0] - moved[-1][2][2] > 0.12 * line.size):
            text += " "
        shift = len(text) - start
        raised += [(a + shift, b + shift) for a, b in line.raised if start <= a and b <= end]
        moved.append((start + shift, end + shift, own))
        text += line.text[start:end]
    return replace(line, text=text, x=min(line.x, moved[0][2][0]), raised=tuple(raised), places=tuple(moved))


def _is_astray(places: Sequence[Place], size: float) -> bool:
    """Whether a word stands left of the one before it."""
    return any(b[2][0] < a[2][0] - 0.3 * size for a, b in pairwise(places))
