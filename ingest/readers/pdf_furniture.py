"""Running heads and feet, page numbers and line numbers: found by repetition and place, taken out, logged."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

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
    r"(?:Case|Appeal|USCA\S*(?: Case)?)\s*(?:No\.)?:?\s*#?\d\S*.*\b(?:Doc(?:ument)?|Filed|Page|DktEntry)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[。；;，,]$")
_LINE_NUMBERS = 8
_LEADING_NUMBER = re.compile(r"(\d{1,2})\s+(\S)")

Key = tuple[str, str]


def take_out(pages: Sequence[Page]) -> tuple[list[Page], tuple[Omission, ...]]:
    """Pages without furniture, and what was taken, in page order."""
    counts = _counts(pages)
    kept: list[Page] = []
    omissions: list[Omission] = []
    for page in pages:
        ends = _ends(page)
        reasons = {
            i: r for i, key in _candidates(page) if (r := _reason(page.lines[i], key, counts, len(pages), i in ends))
        }
        reasons |= dict.fromkeys(_line_numbers(page.lines), "line number")
        omissions += [Omission(page.lines[i].text, reason) for i, reason in sorted(reasons.items())]
        lines, numbers = _without_margin([line for i, line in enumerate(page.lines) if i not in reasons])
        omissions += [Omission(number, "line number") for number in numbers]
        kept.append(replace(page, lines=tuple(lines)))
    return kept, tuple(omissions)


def _counts(pages: Sequence[Page]) -> Counter[Key]:
    """On how many pages each key stands; 1 for what is scattered, as a phrase of the law that often opens a page."""
    seen: dict[Key, list[int]] = {}
    for number, page in enumerate(pages):
        for key in {k for _, k in _candidates(page)}:
            seen.setdefault(key, []).append(number)
    return Counter({key: len(on) if len(on) >= _DENSE * (on[-1] - on[0] + 1) else 1 for key, on in seen.items()})


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


def _reason(line: Line, key: Key, counts: Counter[Key], pages: int, outermost: bool) -> str:
    """Why a line at the head or foot is furniture, '' where it is not."""
    number = _PAGE_NUMBER.fullmatch(unicodedata.normalize("NFKC", line.text).strip())
    outside = key[0] in {"head", "foot"}
    seen = counts[key]
    if line.raised and line.raised[0][0] == 0 and not number:
        return ""
    if _STAMP.match(line.text) and outside:
        return "running head"
    if number and outside and (seen >= min(2, pages) or _DRESSED.fullmatch(line.text.strip()) or line.text.isdigit()):
        return "page number"
    if number and (seen >= max(3, 0.5 * pages) or (outermost and line.text.isdigit())):
        return "page number"
    if _SENTENCE.search(line.text) and len(line.text) > 12:
        return ""
    letters = sum(c.isalpha() for c in key[1])
    if letters < 2 and (key[1].count("#") > 2 or not outside or "#" not in key[1]):
        return ""
    share = 0.3 * pages if letters < 2 else min(4, 0.2 * pages) if outside or key[0] == "second" else 0.6 * pages
    # Two pages are all the repetition a short document has to show.
    least = 2 if outside and pages == 2 else 3
    return "running head" if seen >= max(least, share) and len(key[1]) <= 160 else ""


def _line_numbers(lines: Sequence[Line]) -> set[int]:
    """Numbers down the margin of pleading paper: a run that counts up by one in one column."""
    run: list[int] = []
    longest: list[int] = []
    for i, line in enumerate(lines):
        if line.text.isdecimal() and len(line.text) <= 3:
            follows = run and int(line.text) == int(lines[run[-1]].text) + 1
            run = [*run, i] if follows else [i]
            longest = max(longest, run, key=len)
        else:
            run = []
    return set(longest) if len(longest) >= _LINE_NUMBERS else set()


def _without_margin(lines: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """Lines without the line numbers that begin each of them, and these; a list of numbered items keeps its own."""
    found = [_LEADING_NUMBER.match(line.text) for line in lines]
    run: list[int] = []
    for i, match in enumerate(found):
        if match and run and int(match[1]) == int(lines[run[-1]].text.split()[0]) + 1 and i == run[-1] + 1:
            run.append(i)
        elif match and len(run) < _LINE_NUMBERS:
            run = [i]
    low = sum(m[2].islower() for i in run if (m := found[i]))
    if len(run) < _LINE_NUMBERS or low * 4 < len(run):
        return list(lines), []
    numbers = {i: m[1] for i in run if (m := found[i])}
    kept = [
        replace(line, text=line.text[len(numbers[i]) :].lstrip(), raised=()) if i in numbers else line
        for i, line in enumerate(lines)
    ]
    return kept, list(numbers.values())
