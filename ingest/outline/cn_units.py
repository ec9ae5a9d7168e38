"""Paragraphs of a judgment, also where the file has no line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.outline.lines import Line

MAX_LENGTH = 600
_FLAT = 400
_TARGET = 400
_BREAK = re.compile(r"[ \t\u3000]+")
_ENDED = tuple("。：；！？”）)…")
_NEXT = re.compile(
    r"(?:审\s*判\s*长|审\s*判\s*员|代理审判员|人民陪审员|法官助理|代?理?书\s*记\s*员|[一二][〇○零Ｏ][一二三四五六七八九〇○零]{2}年"
    r"|附[：:相本录]|(?:原?公诉机关|抗诉机关|自诉人|原告|被告|上诉人|被上诉人|原审被告人|辩护人|指定辩护人|委托诉讼代理人)"
    r"|(?:刑事|民事|行政)(?:附带民事)?(?:判决书|裁定书|调解书)|[（(][12][0-9]{3}[）)])"
)
_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’」』）)]*|[^。！？]+$")


def units(lines: Sequence[Line]) -> list[Line]:
    """Lines, where a long one is cut at the blanks that stand for lost line breaks, then between sentences.

    No unit is longer than about 600 characters unless one sentence is.
    """
    out: list[Line] = []
    for line in lines:
        for start, end in _cut(line.text):
            body = line.text[start:end]
            begin = line.start + start + len(body) - len(body.lstrip())
            body = body.strip()
            if body:
                out.append(Line(begin, begin + len(body), body, line.level, line.table, line.quoted))
    return out


def _cut(text: str) -> Iterator[tuple[int, int]]:
    if len(text) <= _FLAT:
        yield 0, len(text)
        return
    for start, end in _paragraphs(text):
        if end - start <= MAX_LENGTH:
            yield start, end
        else:
            yield from _sentences(text, start, end)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at, head = 0, True
    for match in _BREAK.finditer(text):
        if not match.start():
            continue
        piece = text[at : match.start()].lstrip()
        head = head and "。" not in piece and len(piece) < 60
        if head or piece.startswith("附") or text[match.start() - 1] in _ENDED or _NEXT.match(text, match.end()):
            yield at, match.start()
            at = match.end()
    yield at, len(text)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Groups of whole sentences of about 400 characters."""
    at = start
    for match in _SENTENCE.finditer(text, start, end):
        if match.end() - at > MAX_LENGTH and match.start() > at:
            yield at, match.start()
            at = match.start()
        if match.end() - at >= _TARGET and end - match.end() > _TARGET // 4:
            yield at, match.end()
            at = match.end()
    if at < end:
        yield at, end
