"""What a printed page adds to a text: page numbers, running heads, line numbers, filing stamps, rules.

For texts of courts and agencies whose pages were printed before they became text (plain text, HTML, PDF without its
furniture). Nothing is taken out: callers learn which lines interrupt the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ingest.outline.lines import Line

_STAMP = re.compile(
    r"(?:USCA\d* )?(?:Case|Appeal|USCA Case)[:\s#].{4,70}(?:Page|Filed|Doc)[:.\s]*\S.{0,60}$"
    r"|(?:USCA\d*|USDC\S*) Case.{4,80}$|Case \d:\d\d-\w\w-\d{3,6}\S* .{3,90}$|FILED: .{4,60}NYSCEF DOC\..*$"
    r"|(?:INDEX|NYSCEF DOC\.) NO\..{1,40}$|RECEIVED NYSCEF:.{1,30}$|Page:? \d{1,4}(?: of \d{1,4})?$"
    r"|Cite as:? .{3,120}$|\(Slip Opinion\).{0,60}$|-+ ?\d{1,4} ?-+$|\d{1,4} of \d{1,4}$|\[?Page \d{1,4}\]?$"
    r"|\d{4,6}\s*Federal Register\s*/\s*Vol\..{5,80}$|Federal Register\s*/\s*Vol\..{5,80}$"
    r"|\d{1,4}\s{5,}\S.{2,80} v\. .{3,80}$|\S.{2,80} v\. .{3,80}\s{5,}\d{1,4}$"
    r"|VerDate .{5,160}$|Jkt \d+ PO \d+.{0,120}$|\[\[Page \w+\]\]$|[ivx]{2,6}$"
)
_RULE = re.compile(r"[_*\s—–=·.-]{3,}$")
_SENTENCE = re.compile(r"[a-z]{2}\. [A-Z]|[a-z]{3}\.$")
_NUMBER = re.compile(r"\d{1,4}$")
_EDGE_NUMBER = re.compile(r"^[-–—\s]*\d{1,4}[-–—\s]+(?=\S)|\s[-–—\s]*\d{1,4}[-–—\s]*$")
_DIVISION = re.compile(
    r"[§(■]|(?:sub)?(?:title|chapter|part|section|sec|article|division|count|exhibit|appendix|schedule|attachment|annex|table"
    r"|question|interrogatory|request|rule|form|figure|book|volume|day|step|item|issue)\b",
    re.I,
)
_HEADING = re.compile(r"(?:[IVXLC]{1,6}|[A-Z]|\d{1,2}|[a-z])\.?$")
_ENDED = re.compile(r"[.!?:;][\"'”’)\]]*[\d*†]{0,3}$")
_AUTHOR_HEAD = re.compile(r"(?:[A-Z’'. ]{3,40}, (?:C\. )?J\.,.{5,60}|Opinion of .{3,40})$")
_LONGEST_HEAD = 120
_PREFIX = re.compile(r"(\d{1,2})(?:[ \t]+(?=\S)|$)")


def page_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of lines that belong to the printed page and not to its text; linear in the lines.

    A number alone is one only where it counts pages or lines: a heading ``2`` of an opinion is none. A running head
    is a short line that returns beside page numbers or with a changing number of its own.
    """
    stamps = {i for i, line in enumerate(lines) if not line.table and _is_stamp(line.text)}
    numbers = {i: int(line.text) for i, line in enumerate(lines) if not line.table and _NUMBER.match(line.text)}
    found = stamps | _line_numbers(numbers, len(lines))
    left = {i: value for i, value in numbers.items() if i not in found}
    pages = _page_numbers(left, lines)
    heads = _running_heads(lines, stamps | pages)
    beside = {i for i in left if (i - 1 in heads or i + 1 in heads) and not _is_list(left, i)}
    return frozenset(found | pages | heads | beside)


def is_rule(text: str) -> bool:
    """A line of dashes, underscores or asterisks."""
    return bool(_RULE.match(text))


def line_prefixes(lines: Sequence[Line]) -> Mapping[int, int]:
    """Where every line of a page carries its number in front (1 to 28 and on): line index → length of the number."""
    found = [(i, match) for i, line in enumerate(lines) if (match := _PREFIX.match(line.text))]
    steps = sum(1 for (i, a), (j, b) in pairwise(found) if j - i == 1 and int(b[1]) == int(a[1]) + 1)
    if len(found) < 12 or steps < 0.6 * len(lines):
        return {}
    return {i: match.end() for i, match in found}


def _is_stamp(text: str) -> bool:
    return len(text) < 180 and bool(_STAMP.match(text))


def _line_numbers(numbers: Mapping[int, int], count: int) -> set[int]:
    """Numbers that stand between or beside the lines of a page: many of them, or a column of them in one piece."""
    small = [i for i, value in numbers.items() if value <= 40]
    if len(small) >= 10 and len(small) >= 0.3 * count:
        return set(small)
    found: set[int] = set()
    run: list[int] = []
    for i in sorted(numbers):
        if run and i == run[-1] + 1 and numbers[i] == numbers[run[-1]] + 1:
            run.append(i)
        else:
            found.update(run if len(run) >= 3 else ())
            run = [i]
    return found | set(run if len(run) >= 3 else ())


def _page_numbers(numbers: Mapping[int, int], lines: Sequence[Line]) -> set[int]:
    """The longest run of numbers that count on at the distance of pages, from 3 of them on."""
    best: dict[int, int] = {}
    before: dict[int, int] = {}
    length: dict[int, int] = {}
    for i in sorted(numbers):
        value = numbers[i]
        steps = (best[v] for v in (value - 1, value - 2) if v in best)
        last = max((k for k in steps if _page_apart(lines, k, i)), key=lambda k: length[k], default=-1)
        before[i], length[i] = last, 1 + length.get(last, 0)
        if value not in best or length[i] >= length[best[value]]:
            best[value] = i
    end = max(length, key=lambda k: length[k], default=-1)
    chain: list[int] = []
    while end >= 0:
        chain.append(end)
        end = before[end]
    interrupting = sum(_interrupts(lines, i) for i in chain)
    return set(chain) if len(chain) >= 3 and interrupting >= 0.25 * len(chain) else set()


def _interrupts(lines: Sequence[Line], i: int) -> bool:
    """Whether a number stands in the middle of a sentence: page numbers do, headings never."""
    before, after = lines[max(i - 1, 0)].text, lines[min(i + 1, len(lines) - 1)].text
    return after[0].islower() or not _ENDED.search(before)


def _page_apart(lines: Sequence[Line], a: int, b: int) -> bool:
    return 500 <= lines[b].start - lines[a].start <= 14_000


def _is_list(numbers: Mapping[int, int], i: int) -> bool:
    return i - 1 in numbers or i + 1 in numbers


def _running_heads(lines: Sequence[Line], pages: set[int]) -> set[int]:
    """Lines that return, numbers aside, beside page numbers or stamps, or with a number of their own that rises."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if i not in pages and _like_head(line):
            places[_key(line.text)].append(i)
    again = {key: found for key, found in places.items() if len(found) > 1 and len(key) > 4}
    heads: set[int] = set()
    for found in again.values():
        if len(found) >= 3 and _counts(lines, found):
            heads.update(found)
    beside = pages | heads
    for found in again.values():
        touching = [i for i in found if i - 1 in beside or i + 1 in beside]
        if len(touching) >= 2:
            heads.update(touching)
    return heads | {i for i, line in enumerate(lines) if i - 1 in beside and _AUTHOR_HEAD.match(line.text)}


def _like_head(line: Line) -> bool:
    text = line.text
    if line.table or not 4 < len(text) < _LONGEST_HEAD or text[0].islower() or text[-1] in ",;:-":
        return False
    return not (_HEADING.match(text) or _DIVISION.match(text) or _SENTENCE.search(text))


def _counts(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Whether the numbers at the edge of a returning line rise with it; each opinion of a case may begin at 1."""
    values = list(_edge_values(lines, places))
    rising = sum(a < b for a, b in pairwise(values))
    return len(values) > 0.6 * len(places) and rising >= 0.7 * (len(values) - 1)


def _edge_values(lines: Sequence[Line], places: Sequence[int]) -> Iterator[int]:
    for i in places:
        found = _EDGE_NUMBER.search(lines[i].text)
        if found:
            yield int(re.sub(r"\D", "", found.group()))


def _key(text: str) -> str:
    return " ".join(_EDGE_NUMBER.sub("", text).split())
