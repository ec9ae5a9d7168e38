"""Which of the labels 第N条 in a text open an article, and which only refer to one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.outline.cn.labels import ARTICLE, Label, article_label, division_label, is_reference
from ingest.outline.lines import Line

_ENDED = frozenset("。；：！？.;:!?”’』」）)】》…")
_SHORT = 25
_BEFORE_INLINE = re.compile(r"[。；：！？”）」】》.;:]\s*$|\s$")


@dataclass(frozen=True, slots=True)
class Article:
    """A label that opens an article: at ``at`` in the text, on line ``line`` of the lines given."""

    line: int
    at: int
    label: Label


def find_articles(lines: Sequence[Line]) -> list[Article]:
    """The labels that open articles, in order.

    At the start of a line a label opens an article unless the words after it make it a reference; where the
    drafter sets a space after labels, one without a space must carry the number that is due. Inside a line it
    must follow the end of a sentence, stand before a space (or be due in a text without such spaces) and carry
    the number that is due. Rows of tables never open an article.
    """
    candidates = _candidates(lines)
    at_start = [c for c in candidates if c.at == lines[c.line].start]
    spaced = [c for c in at_start if _spaced(lines[c.line].text, c.label.end)]
    style = 2 * len(spaced) >= len(at_start)
    waiting = _last_places(at_start)
    found: list[Article] = []
    for candidate in candidates:
        line, last = lines[candidate.line], found[-1].label if found else None
        if candidate.at == line.start:
            opens = _opens_line(line.text, candidate.label, last, style)
            opens = opens and not (_goes_on(lines, candidate.line) and _mentioned(line.text, candidate.label, last))
        else:
            later = waiting.get((candidate.label.value, candidate.label.sub), -1) > candidate.line
            opens = not later and _opens_inside(line, candidate, last, bool(at_start) and style)
        if opens:
            found.append(candidate)
    return found


def _candidates(lines: Sequence[Line]) -> list[Article]:
    found: list[Article] = []
    for i, line in enumerate(lines):
        if line.table or line.quoted or not ("条" in line.text or "條" in line.text):
            continue
        for match in ARTICLE.finditer(line.text):
            label = article_label(line.text, match.start())
            if label is not None and label.value:
                found.append(Article(i, line.start + match.start(), label))
    return found


def _last_places(candidates: Sequence[Article]) -> dict[tuple[int, int], int]:
    return {(c.label.value, c.label.sub): c.line for c in candidates}


def _spaced(line: str, at: int) -> bool:
    return at >= len(line) or line[at].isspace()


def _due(label: Label, last: Label | None) -> bool:
    """Whether ``label`` is the number that comes after ``last`` (第五条 or 第四条之一 after 第四条)."""
    if last is None:
        return label.value == 1 and not label.sub
    return (label.value, label.sub) in ((last.value + 1, 0), (last.value, last.sub + 1))


def _opens_line(line: str, label: Label, last: Label | None, style: bool) -> bool:
    if _spaced(line, label.end):
        return True
    if line[label.end] in "【（(：:" and not is_reference(line, label):
        return True
    if is_reference(line, label):
        return False
    return not style or _due(label, last)


def _goes_on(lines: Sequence[Line], i: int) -> bool:
    """Whether the line before, a long one, stops in mid-sentence (a text broken at a fixed width)."""
    before = lines[i - 1] if i else None
    if before is None or before.level or before.table or len(before.text) <= _SHORT:
        return False
    return before.text[-1] not in _ENDED and division_label(before.text, False) is None


def _mentioned(line: str, label: Label, last: Label | None) -> bool:
    """Whether a label in mid-sentence only refers: it is not due, or words of reference follow."""
    return not _due(label, last) or is_reference(line, label)


def _opens_inside(line: Line, candidate: Article, last: Label | None, style: bool) -> bool:
    """``style``: labels at the start of lines are followed by a space in this text."""
    at = candidate.at - line.start
    before = line.text[max(0, at - 4) : at]
    end = candidate.label.end
    if not _BEFORE_INLINE.search(before) or not _due(candidate.label, last):
        return False
    if end >= len(line.text):
        return False
    if line.text[end].isspace():
        return not is_reference(line.text, candidate.label) or before.rstrip()[-1:] in tuple("。；！？")
    return (
        not style and before.rstrip()[-1:] in ("。", "；", "！", "？") and not is_reference(line.text, candidate.label)
    )


def restarts(articles: Sequence[Article]) -> list[int]:
    """Indices of articles at which the numbering begins anew (an annexed or forwarded instrument)."""
    out = []
    for i in range(1, len(articles)):
        here, before = articles[i].label, articles[i - 1].label
        after = articles[i + 1].label if i + 1 < len(articles) else None
        if (here.value, here.sub) == (1, 0) and before.value > 1 and (after is None or after.value in (1, 2)):
            out.append(i)
    return out
