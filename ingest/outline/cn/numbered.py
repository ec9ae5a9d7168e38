"""The paragraphs of one part of a judgment or of a write-up: numbered, headed, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.outline.cn.labels import Label, point_label
from ingest.outline.lines import Line
from ingest.outline.tree import Opening

_RANKS = {"count": 100, "bracket": 200, "digit": 300, "digit_bracket": 400, "ring": 500, "letter": 600}
_PLAIN = 900
_FLOOR = 10
_HEADING = 48
_END = re.compile(r"[。；！？：，、:;,]$")
_ABOUT = re.compile(r"(?:关于|对于|针对)?[^。；：，]{2,60}[。：]$")
_CLOSING = re.compile(r"综上(?:所述)?[，,]|据此[，,]|依照《")
_TURN = re.compile(
    r"[^。，：]{0,30}(?:公诉机关|公诉人|检察院|辩护人|代理人|被告|原告|第三人|上诉人|申请人)[^。]{0,40}"
    r"(?:认为|辩称|提出|无异议|没有异议|表示|诉称|述称|辩护意见|请求)|[（(]生效裁判审判人员|(?:上述|以上)[^。，]{0,8}事实|(?:另|又|再"
    r"|还)查明"
)
_TOPIC = re.compile(r"关于|对于|针对")


def numbered(pieces: Sequence[Line]) -> list[Opening]:
    """Openings of paragraphs at rank 100 and below, in text order.

    A paragraph that begins with 一、, （一）, 1、, （1） or ① carries its number and lies in the one above it of a
    higher kind; a short one without an end of its own (一、关于合同的效力) is a section that holds what follows, up
    to the paragraph that draws the conclusion from all (综上，…) or gives the word to another. Rows of a table go with
    what stands before them.
    """
    out: list[Opening] = []
    open_headings = [_FLOOR]
    last = max((i for i, piece in enumerate(pieces) if point_label(piece.text)), default=0)
    for i, piece in enumerate(pieces):
        if piece.table and i and pieces[i - 1].table:
            continue
        label = None if piece.table else point_label(piece.text)
        if label is None:
            if _TURN.match(piece.text) or (i > last and _CLOSING.match(piece.text)):
                del open_headings[1:]
            out += [Opening(open_headings[-1] + 1, "", piece.start), Opening(_PLAIN, "paragraph", piece.start)]
            continue
        rank = _RANKS[label.kind]
        while open_headings[-1] >= rank:
            open_headings.pop()
        if _is_heading(piece, label, pieces[i + 1] if i + 1 < len(pieces) else None):
            open_headings.append(rank)
            out.append(Opening(rank, "section", piece.start, label.num, piece.text[label.end :].strip()))
        else:
            out.append(Opening(rank, "paragraph", piece.start, label.num))
    return out


def _is_heading(piece: Line, label: Label, following: Line | None) -> bool:
    """Whether a numbered line only names what the lines below it say."""
    body = piece.text[label.end :].strip()
    if following is None or following.table or not body or len(body) > _HEADING:
        return False
    below = point_label(following.text)
    if below is not None and _RANKS[below.kind] <= _RANKS[label.kind]:
        return False
    if label.kind in ("count", "bracket") and not _END.search(body) and "。" not in body:
        return True
    return _TOPIC.match(body) is not None and (not _END.search(body) or _ABOUT.match(body) is not None)
