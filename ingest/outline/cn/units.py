"""Paragraphs of a judgment, also where the file has no line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ingest.outline.cn.run_on import is_run_on, paragraphs
from ingest.outline.cn.stages import APPENDED
from ingest.outline.lines import Line

MAX_LENGTH = 1500
_FLAT = 400
_TARGET = 800
_FEW_LINES = 3
_GAP = 2
_NARROW, _WIDE, _RAGGED = 20, 60, 2
_HEAD = 60
_BREAK = re.compile(r"[ \t\u3000]+")
_STOPS = tuple("。：；！？，、,")
_ENDED = tuple("。：；！？”）)…")
_NEXT = re.compile(
    r"(?:审\s*判\s*长|审\s*判\s*员|代理审判员|人民陪审员|法官助理|代?理?书\s*记\s*员"
    r"|[一二][〇○零Ｏ][一二三四五六七八九〇○零]{2}年"
    rf"|如果?不服本|{APPENDED.pattern}|[一二三四五六七八九十]{{1,3}}、|[（(][一二三四五六七八九十]{{1,3}}[）)]"
    rf"|[0-9]{{1,2}}[、．.](?![0-9])"
    rf"|(?:原?公诉机关|抗诉机关|自诉人|原告|被告|上诉人|被上诉人|原审被告人|辩护人|指定辩护人|委托诉讼代理人)"
    r"|(?:刑事|民事|行政)(?:附带民事)?(?:判决书|裁定书|调解书)|[（(][12][0-9]{3}[）)])"
)
_HEADED = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^。；：，、,]{2,40}")
_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’」』）)]*|[^。！？]+$")
_LABEL = re.compile(r"\s*[0-9]{1,2}[、．.](?![0-9])")
_REASONING = re.compile(r".{0,8}(?:本院|合议庭).{0,12}认为")


def units(lines: Sequence[Line]) -> list[Line]:
    """Lines, where a long one is cut at the blanks that stand for lost line breaks, then between sentences.

    No unit is longer than 1,500 characters unless one sentence is.
    """
    return [unit for line in lines for piece in _broken(line, _FLAT) for unit in _short(piece)]


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text whose paragraphs are broken at a fixed width, joined again; any other lines as they are.

    Of such a text no line is wide, and most of the longest lines break off inside a sentence.
    """
    width = max((len(line.text) for line in lines), default=0)
    full = [line for line in lines if len(line.text) >= width - _RAGGED]
    broken = sum(not line.text.endswith(_STOPS) for line in full)
    if not _NARROW <= width <= _WIDE or broken < max(2, len(full) // 2):
        return list(lines)
    groups: list[list[Line]] = []
    for line in lines:
        before = groups[-1][-1] if groups else None
        goes_on = before is not None and len(before.text) >= width - _RAGGED and not before.text.endswith(_ENDED)
        if before and goes_on and line.start - before.end <= _GAP and not (line.table or line.level or before.table):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_joined(group) for group in groups]


def _joined(group: Sequence[Line]) -> Line:
    first, last = group[0], group[-1]
    parts = [first.text, *("\n" * (b.start - a.end) + b.text for a, b in pairwise(group))]
    return Line(first.start, last.end, "".join(parts), first.level, first.table, first.quoted)


def judgment_units(lines: Sequence[Line]) -> list[Line]:
    """The same for a judgment; what runs on without any blank is cut where its paragraphs must begin."""
    flat = 0 if len(lines) <= _FEW_LINES else _FLAT
    broken = [piece for line in unwrapped(lines) for piece in _broken(line, flat)]
    found = [part for p in broken for part in (_cut(p, paragraphs(p.text)) if is_run_on(p.text) else [p])]
    return [unit for part in found for unit in _short(part)]


def _broken(line: Line, flat: int) -> list[Line]:
    """A line longer than ``flat`` characters cut at the blanks between its paragraphs."""
    return _cut(line, _paragraphs(line.text)) if len(line.text) > flat else [line]


def _short(line: Line) -> list[Line]:
    whole = len(line.text) <= MAX_LENGTH
    return [line] if whole else _cut(line, _sentences(line.text, 0, len(line.text)))


def _cut(line: Line, extents: Iterable[tuple[int, int]]) -> list[Line]:
    out: list[Line] = []
    for start, end in extents:
        body = line.text[start:end]
        begin = line.start + start + len(body) - len(body.lstrip())
        body = body.strip()
        if body:
            out.append(Line(begin, begin + len(body), body, line.level, line.table, line.quoted))
    return out


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at, head = 0, True
    for match in _BREAK.finditer(text):
        if not match.start():
            continue
        piece = text[at : min(match.start(), at + _HEAD + 1)].lstrip()
        head = head and "。" not in piece and len(piece) < _HEAD
        opens = head and not _inside_word(text, *match.span())
        opens = opens or _HEADED.fullmatch(piece) is not None or piece.startswith("附")
        if opens or text[match.start() - 1] in _ENDED or _NEXT.match(text, match.end()):
            yield at, match.start()
            at = match.end()
    yield at, len(text)


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether the blank parts the characters of one word: 刑 事 判 决 书."""
    left = start < 2 or text[start - 2].isspace()
    return left or end + 1 >= len(text) or text[end + 1].isspace()


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Groups of whole sentences of about 800 characters; a numbered item of evidence (1、…) begins one of its own."""
    at, listed = start, not _REASONING.match(text, start)
    for match in _SENTENCE.finditer(text, start, end):
        numbered = listed and _LABEL.match(text, match.start()) is not None
        if match.start() > at and (numbered or match.end() - at > MAX_LENGTH):
            yield at, match.start()
            at = match.start()
        if match.end() - at >= _TARGET and end - match.end() > _TARGET // 4:
            yield at, match.end()
            at = match.end()
    if at < end:
        yield at, end
