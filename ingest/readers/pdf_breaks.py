"""Where a paragraph of a PDF begins: by gap, indent, a short line before, or a number at the line's start."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.pdf_sheet import Line, Page, text_width

_NUMERAL = "零〇○一二三四五六七八九十百千两0-9０-９"
_ARTICLE = re.compile(
    rf"[第笫]\s*[{_NUMERAL}]+\s*[编章节条](?:之[{_NUMERAL}]+)?(?!\s*[、，,。；;：:）)》”的第至和或及与所规中款项之])"
)
_LIST_CJK = re.compile(
    rf"[一二三四五六七八九十]+、|[（(][{_NUMERAL}]+[）)]|\d{{1,2}}[．、.](?!\d)|[①-⑳]|附件|附[：:]|目\s*录"
)
_LIST_LATIN = re.compile(
    r"[(\[](?:[a-z]{1,2}|[ivxl]{1,5}|[A-Z]{1,2}|\d{1,3})[)\]]|\d{1,3}[.)](?=\s|[(“\"A-Z])|\d{1,2}(?:\.\d{1,2}){2,3}\.?\s|\d{1,2}\.\d{1,2}\.?\s+(?=[A-Z“(])|[IVX]{1,5}\.(?=\s|$)"
    r"|[A-Z]\.\s|[•●▪◦–—-]\s|(?:Section|Sec\.|Article|Chapter|Part|Rule|PART|CHAPTER|ARTICLE|SECTION|§+)\s*[\dIVX]"
)
_TERMINAL = re.compile(r"[。！？；：.!?;:—…]['\"”’」』）)\]]*$")
_LEADS_ON = re.compile(
    r"\b(?:to|of|in|under|by|with|the|a|an|from|through|see|No\.|(?:sub-?)?(?:section|paragraph|clause)s?|articles?|regulations?)$",
    re.IGNORECASE,
)
_FAR_SHORT = 0.3
_WIDE = 0.6
_ANNEX = re.compile(r"(?:ANNEX|APPENDIX|SCHEDULE)(?: (?:[IVXLC]{1,6}|\d{1,3}|[A-Z]))?")
_LEADER = re.compile(r"(?:\.\s?){5,}|…{2,}|·{4,}")
CJK = re.compile(r"[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6]")


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with the column that it stands in; ``column`` counts through the document."""

    line: Line
    page: int
    column: int
    left: float
    right: float

    @property
    def indent(self) -> float:
        return self.line.left - self.left

    @property
    def slack(self) -> float:
        """How far the line stays short of the column's right edge."""
        return self.right - self.line.right


@dataclass(frozen=True, slots=True)
class Layout:
    """Measures of a document, in points."""

    size: float
    leading: float
    width: float


def is_centred(placed: Placed) -> bool:
    """Whether the line stands in the middle of its column, with room on both sides."""
    left, right, size = placed.indent, placed.slack, placed.line.size
    return min(left, right) > 2.6 * size and abs(left - right) < max(0.8 * size, 0.06 * (left + right))


def is_cjk(text: str) -> bool:
    return len(CJK.findall(text)) * 3 > len("".join(text.split()))


def measure(pages: Sequence[Page]) -> Layout:
    sizes: Counter[float] = Counter()
    gaps: Counter[float] = Counter()
    widths: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
            widths[round((line.right - line.left) / 6) * 6] += 1
        for before, after in zip(page.lines, page.lines[1:], strict=False):
            if 0 < (gap := before.y - after.y) < 60:
                gaps[round(gap)] += 1
    size = max(1.0, sizes.most_common(1)[0][0]) if sizes else 12.0
    leading = gaps.most_common(1)[0][0] if gaps else 1.2 * size
    wide = sorted(widths.elements())
    return Layout(size, leading, wide[int(0.9 * (len(wide) - 1))] if wide else 400.0)


def place(pages: Sequence[Page], layout: Layout) -> list[Placed]:
    """All lines in order, each with the edges of its column; a column ends where the text jumps up again."""
    placed: list[Placed] = []
    column = 0
    for number, page in enumerate(pages):
        start = 0
        for i in range(1, len(page.lines) + 1):
            if i == len(page.lines) or page.lines[i].y > page.lines[i - 1].y + 2 * layout.leading:
                placed += _column(page.lines[start:i], number, column, layout)
                column, start = column + 1, i
    return placed


def _column(lines: Sequence[Line], page: int, column: int, layout: Layout) -> list[Placed]:
    if not lines:
        return []
    lefts = Counter(round(line.left / 3) * 3 for line in lines)
    enough = [x for x, n in lefts.items() if n >= max(2, 0.12 * len(lines))]
    left = min(enough or [min(lefts)])
    rights = sorted(line.right for line in lines)
    right = rights[int(0.85 * (len(rights) - 1))] if len(lines) >= 5 else left + layout.width
    if right - left < 0.5 * layout.width:
        right = max(rights[-1], left + 0.9 * layout.width) if len(lines) < 5 else right
    return [Placed(line, page, column, left, right) for line in lines]


def begins(before: Placed, now: Placed, opened: bool, layout: Layout) -> bool:
    """Whether ``now`` begins a paragraph; ``opened``: ``before`` was the first line of its own."""
    if before.line.table or now.line.table:
        return True
    same = before.column == now.column
    size = max(before.line.size, now.line.size)
    if same and before.line.y - now.line.y > 1.35 * layout.leading * max(1.0, size / layout.size):
        return True
    if size > 1.2 * min(before.line.size, now.line.size) and min(len(before.line.text), len(now.line.text)) > 3:
        return True
    if _LEADER.search(before.line.text):
        return True
    if before.line.bold != now.line.bold and _stands_alone(before, now):
        return True
    if is_cjk(before.line.text + now.line.text):
        return _begins_cjk(before, now)
    return _begins_latin(before, now, opened)


def _stands_alone(before: Placed, now: Placed) -> bool:
    """Whether a bold line is no part of the paragraph beside it: it stays short of the edge."""
    bold = before if before.line.bold else now
    if bold is now and not _TERMINAL.search(before.line.text):
        return is_centred(now)
    return bold.slack > 0.1 * (bold.right - bold.left) and not now.line.text[0].islower()


def numbered(text: str) -> bool:
    """Whether a line starts with a number or label of its own: 第…条, 一、, （一）, 1., (a)."""
    return bool(_ARTICLE.match(text) or _LIST_CJK.match(text) or _LIST_LATIN.match(text))


def _begins_cjk(before: Placed, now: Placed) -> bool:
    em = now.line.size
    if before.slack > 2.6 * em:
        return True
    ended = bool(_TERMINAL.search(before.line.text))
    indented = now.indent > 1.3 * em
    if numbered(now.line.text):
        return (
            ended or (indented and before.indent < now.indent - em) or bool(_ARTICLE.match(now.line.text) and indented)
        )
    if indented:
        return ended or before.indent < now.indent - em
    return False


def _begins_latin(before: Placed, now: Placed, opened: bool) -> bool:
    em = now.line.size
    text = now.line.text
    ended = bool(_TERMINAL.search(before.line.text))
    step = now.line.left - before.line.left if before.column == now.column else now.indent - before.indent
    if is_centred(before) and is_centred(now):
        if before.line.text.isupper() != now.line.text.isupper() or before.line.bold != now.line.bold:
            return True
        wide = before.line.right - before.line.left > _WIDE * (before.right - before.left)
        if wide and before.slack < now.slack and not ended and text.isupper() and not numbered(text):
            return False
    missing = before.slack - text_width(text.split(maxsplit=1)[0], em)
    goes_on = not ended and abs(step) < 0.8 * em and not text[0].isupper()
    far = (1.5 if goes_on else 1.0) * _FAR_SHORT * (before.right - before.left)
    if missing > far and not before.line.text.endswith("-"):
        return True
    short = missing > 0.06 * (before.right - before.left) + 0.5 * em
    if _ANNEX.fullmatch(text) and not _LEADS_ON.search(before.line.text):
        return True
    if text[0] == "§" or (not ended and _LEADS_ON.search(before.line.text)):
        return short and ended
    if _LIST_LATIN.match(text):
        return ended or short or step > 0.8 * em
    if text[0].islower() or before.line.text.endswith(("-", ",")):
        return short and ended
    if short:
        return True
    if step > 0.8 * em:
        return now.indent > 0.8 * em and not (opened and _LIST_LATIN.match(before.line.text))
    return step < -0.8 * em and not opened and ended
