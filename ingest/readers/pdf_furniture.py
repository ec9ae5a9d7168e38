"""Running heads and feet, page numbers and line numbers: found by repetition and place, taken out, logged."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.models import Omission
from ingest.readers.pdf_sheet import Line, Page

_DEPTH = 3
_DENSE = 0.3
_ZONE = 0.16
_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,6})"
_PAGE_NUMBER = re.compile(
    rf"(?:第?\s*{_NUMBER}\s*页(?:[,，/]?\s*共\s*{_NUMBER}\s*页)?"
    rf"|(?:page|p\.|seite)?\s*{_NUMBER}\s*(?:of|/|von)\s*{_NUMBER}|(?:page|p\.)\s*{_NUMBER}"
    rf"|[-–—－―·•~\[(]*\s*{_NUMBER}\s*[-–—－―·•~\])]*)",
    re.IGNORECASE,
)
_DRESSED = re.compile(
    rf"[-–—－―·•~]+\s*{_NUMBER}\s*[-–—－―·•~]+|第\s*{_NUMBER}\s*页.*|page\s*{_NUMBER}.*", re.IGNORECASE
)
# what an electronic court file prints on each page
_STAMP = re.compile(
    r"(?:Case|Appeal|USCA\S*(?: Case)?)\s*(?:No\.)?:?\s*#?\d.*\b(?:Doc(?:ument)?|Filed|Page|DktEntry)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{4}")
_SENTENCE = re.compile(r"[。；;，,]$")
_LINE_NUMBERS = 8
_SHORT = 5
_ANNEX = re.compile(r"附[件录表]|annex|schedule|appendix|exhibit")
_LEADING_NUMBER = re.compile(r"\d{1,3}(?=\s|$)")
_REASON = "furniture"

Key = tuple[str, str]


def take_out(pages: Sequence[Page]) -> tuple[list[Page], tuple[Omission, ...]]:
    """Pages without furniture, and what was taken, in page order."""
    counts, numbers = _counts(pages), _line_numbers(pages)
    kept: list[Page] = []
    omissions: list[Omission] = []
    for page, margin in zip(pages, numbers, strict=True):
        ends = _ends(page)
        taken = {i for i, key in _candidates(page) if _is_furniture(page.lines[i], key, counts, len(pages), i in ends)}
        taken -= _in_rows(page.lines, taken)
        again = max(2, min(3, len(pages)))
        taken |= {i for i, line in enumerate(page.lines) if line.aside and counts[_aside_key(line)] >= again}
        lines: list[Line] = []
        for i, line in enumerate(page.lines):
            length = len(line.text) if i in taken else margin.get(i, 0)
            if length:
                omissions.append(Omission(line.text[:length], _REASON))
            if length < len(line.text):
                lines.append(line.cut(length, len(line.text)) if length else line)
        kept.append(replace(page, lines=tuple(lines)))
    return kept, tuple(omissions)


def _in_rows(lines: Sequence[Line], taken: set[int]) -> set[int]:
    """Numbers among ``taken`` that stand in a row with text that stays: cells of a table, no page numbers."""
    kept = [line.y for i, line in enumerate(lines) if i not in taken]
    alone = {i for i in taken if lines[i].text.isdigit()}
    return {i for i in alone if any(abs(y - lines[i].y) < 0.3 * lines[i].size for y in kept)}


def _line_numbers(pages: Sequence[Page]) -> list[dict[int, int]]:
    """The numbers in the margin of each page; the short last page of such a document has fewer."""
    found = [_margin_numbers(page.lines, _LINE_NUMBERS) for page in pages]
    if sum(map(bool, found)) * 2 < len(pages):
        return found
    return [own or _margin_numbers(page.lines, 2) for own, page in zip(found, pages, strict=True)]


def _counts(pages: Sequence[Page]) -> Counter[Key]:
    """On how many pages each key stands; 1 for what is scattered, as a phrase of the law that often opens a page.

    A page that is printed twice is counted once.
    """
    seen: dict[Key, list[int]] = {}
    known: set[str] = set()
    for number, page in enumerate(pages):
        if page.text in known:
            continue
        known.add(page.text)
        keys = {k for _, k in _candidates(page)} | {_aside_key(line) for line in page.lines if line.aside}
        keys |= {_level_key(page.lines[i]) for i, _ in _candidates(page)}
        for key in keys:
            seen.setdefault(key, []).append(number)
    return Counter({key: _count(key, on) for key, on in seen.items()})


def _count(key: Key, on: Sequence[int]) -> int:
    """How many pages a line stands for that stands on the pages ``on``; a head of every second page for those between.

    Annexes have headings at one height too, and are no running heads.
    """
    if len(on) < _DENSE * (on[-1] - on[0] + 1):
        return 1
    facing = key[0].startswith("at ") and len(on) > 1 and all(b - a == 2 for a, b in pairwise(on))
    return 2 * len(on) if facing and not _ANNEX.match(key[1]) else len(on)


def _aside_key(line: Line) -> Key:
    """A line that runs across the page: a watermark, a stamp in the margin."""
    return "aside", _abstract(line.text)


def _level_key(line: Line) -> Key:
    """The same words at the same height, which two pages of three do not have by chance."""
    return f"at {round(line.y / 3)}", _abstract(line.text)


def _ends(page: Page) -> set[int]:
    """The highest and the lowest line of a page with several."""
    order = sorted(range(len(page.lines)), key=lambda i: page.lines[i].y)
    return {order[0], order[-1]} if len(order) > 5 else set()


def _candidates(page: Page) -> list[tuple[int, Key]]:
    """The few lines at the head and foot, as (index, (zone, text with digits abstracted))."""
    order = sorted(range(len(page.lines)), key=lambda i: -page.lines[i].y)
    found: list[tuple[int, Key]] = []
    for rank, i in [*enumerate(order[:_DEPTH]), *enumerate(reversed(order[_DEPTH:][-_DEPTH:]), -_DEPTH)]:
        place = page.lines[i].y / (page.height or 1)
        if place > 1 - _ZONE or (rank == 0 and place > 0.5):
            zone = "head"
        elif place < _ZONE or (rank == -_DEPTH and place < 0.5):
            zone = "foot"
        elif rank in {1, 1 - _DEPTH}:
            zone = "second"
        else:
            zone = "inner head" if rank >= 0 else "inner foot"
        found.append((i, (zone, _abstract(page.lines[i].text))))
    return found


def _abstract(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"\d+", "#", "".join(plain.split()))


def _is_furniture(line: Line, key: Key, counts: Counter[Key], pages: int, outermost: bool) -> bool:
    """Whether a line at the head or foot is a page number, a running head or the stamp of a court's file."""
    number = _PAGE_NUMBER.fullmatch(unicodedata.normalize("NFKC", line.text).strip())
    outside = key[0] in {"head", "foot"}
    seen = counts[key]
    if line.raised and line.raised[0][0] == 0 and not number:
        return False
    if _STAMP.match(line.text) and outside:
        return True
    if number and outside and (seen >= min(2, pages) or _DRESSED.fullmatch(line.text.strip()) or line.text.isdigit()):
        return True
    if number and (seen >= max(3, 0.5 * pages) or (outermost and line.text.isdigit())):
        return True
    if _DAY.fullmatch(line.text.strip()) and outside and seen >= max(2, 0.5 * pages):
        return True
    if _SENTENCE.search(line.text) and len(line.text) > 12:
        return False
    letters = sum(c.isalpha() for c in key[1])
    if letters < 2 and (key[1].count("#") > 2 or not outside or "#" not in key[1]):
        return False
    if outside and 3 <= pages <= _SHORT and counts[_level_key(line)] >= pages - 1 and len(line.text) <= 100:
        return True
    share = 0.3 * pages if letters < 2 else min(4, 0.2 * pages) if outside or key[0] == "second" else 0.6 * pages
    # Two pages are all the repetition a short document has to show.
    least = 2 if outside and pages == 2 and counts[_level_key(line)] == 2 else 3
    return seen >= max(least, share) and len(key[1]) <= 160


def _margin_numbers(lines: Sequence[Line], least: int) -> dict[int, int]:
    """Lines of pleading paper that a number in the margin begins, with the length of the number.

    The numbers count up by one, stand left of everything else and stop at no sentence: a table or a list that counts
    its own items begins them with capitals.
    """
    found = [(i, n) for i, line in enumerate(lines) if (n := _leading(line))]
    found.sort(key=lambda item: -lines[item[0]].y)
    run: list[tuple[int, int]] = []
    for i, length in found:
        number = int(lines[i].text[:length])
        if run and number == int(lines[run[-1][0]].text[: run[-1][1]]) + 1:
            run.append((i, length))
        elif len(run) < least:
            run = [(i, length)]
    beside = [text for i, n in run if (text := lines[i].text[n:].lstrip() or _right_of(lines, i))]
    if len(run) < least or sum(text[0].islower() for text in beside) * 4 < len(beside):
        return {}
    edge = max(lines[i].left for i, _ in run) + lines[run[0][0]].size
    outside = sum(line.left < edge for i, line in enumerate(lines) if i not in dict(run))
    return dict(run) if outside <= max(2, len(run) // 8) else {}


def _right_of(lines: Sequence[Line], i: int) -> str:
    """The text that stands in the row of a number set by itself, where the file sets it right after."""
    after = lines[i + 1] if i + 1 < len(lines) else None
    return after.text if after and abs(after.y - lines[i].y) < 1 and after.left > lines[i].right else ""


def _leading(line: Line) -> int:
    """The length of a number that begins the line and has room after it, 0 if there is none."""
    found = _LEADING_NUMBER.match(line.text)
    if found is None or found[0] == line.text:
        return len(line.text) if found else 0
    first, *rest = line.words
    if first.end != found.end() or not rest:
        return found.end() if first.end > found.end() else 0
    return found.end() if rest[0].left - first.right > 0.6 * line.size else 0
