"""Chinese judgments, by the parts that Akoma Ntoso names.

introduction (court, number, parties, how the case came), arguments (指控, 诉称, 辩称), background (facts found, and a
first judgment retold on appeal), motivation (本院认为), decision (from 判决如下 on), conclusions (notice of appeal,
judges, date), annex (附：相关法律条文, which the court does not speak). A text without line breaks is read like others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile, groupby
from typing import TYPE_CHECKING

from ingest.models import Outline, Part, Reading
from ingest.outline.cn.frame import visible_part
from ingest.outline.cn.labels import point_label
from ingest.outline.cn.numbered import numbered
from ingest.outline.cn.parts import cut_at_cues, heading_part, part_names
from ingest.outline.cn.stages import DISPOSITION
from ingest.outline.cn.units import judgment_units
from ingest.outline.lines import Line, split_lines
from ingest.outline.tree import Opening, grow

if TYPE_CHECKING:
    from ingest.detect import Detected

_LEAD_IN = 16
_NOTE = re.compile(r"刑期|缓刑|罚金|先行羁押|判决执行以前|上述刑期")
_ARTICLE = re.compile(
    r"第[一二三四五六七八九十百零]{1,7}条|《|附|[一二三四五六七八九十]{1,3}、\s*《|相关|本案|法律|判决|裁"
)


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """The parts of a judgment with its paragraphs."""
    if detected.language != "zho" or detected.kind != "opinion":
        return None
    lines = split_lines(text, reading.marks)
    lines, parts = without_title(text, lines, detected)
    return whole(text, lines, parts, judgment_openings(lines))


def whole(text: str, lines: Sequence[Line], parts: Sequence[Part], openings: Sequence[Opening]) -> Outline:
    """The tree of ``openings``; what stands before them is the preface."""
    first = openings[0].start if openings else len(text)
    before = visible_part(text, "preface", lines[0].start, first) if lines and first > lines[0].start else []
    return Outline(grow(text, openings, len(text)), (*parts, *before))


def without_title(text: str, lines: tuple[Line, ...], detected: Detected) -> tuple[tuple[Line, ...], list[Part]]:
    """The lines below the title, and the title as a part, where it is a heading of the markup.

    Court, kind and number that stand in the text itself are the head of the judgment.
    """
    title = detected.title_span
    own = [line for line in lines if title and title[0] <= line.start < title[1]]
    if not title or not own or not all(line.level for line in own) or own[0] != lines[0] or own[-1] == lines[-1]:
        return lines, []
    return lines[len(own) :], visible_part(text, "title", own[0].start, own[-1].end)


def judgment_openings(lines: Sequence[Line]) -> list[Opening]:
    """Parts at rank 0 and their paragraphs, in text order."""
    pieces = cut_at_cues(judgment_units(lines))
    out: list[Opening] = []
    for name, run in groupby(zip(part_names(pieces), pieces, strict=True), key=lambda pair: pair[0]):
        own = [piece for _, piece in run]
        headed = heading_part(own[0].text) == name
        heading = own[0].text.strip("【】[]：: ") if headed else ""
        out.append(Opening(0, name, own[0].start, "", heading))
        out += _body(name, own[1:] if headed else own)
    return out


def _body(name: str, pieces: Sequence[Line]) -> list[Opening]:
    """The paragraphs of one part."""
    if name == "decision":
        lead = bool(pieces) and len(pieces[0].text) <= _LEAD_IN and DISPOSITION.fullmatch(pieces[0].text)
        return _points(pieces[1:] if lead else pieces)
    if name == "annex":
        return statutes(pieces)
    if name == "conclusions":
        return []
    return _formal(list(dropwhile(_is_head, pieces))) if name == "introduction" else numbered(pieces)


def _is_head(piece: Line) -> bool:
    """Court, kind and number of the paper: what the introduction says before its first sentence."""
    return not piece.table and not any(mark in piece.text for mark in "。：；，")


def _formal(pieces: Sequence[Line]) -> list[Opening]:
    """Short lines that follow one another, such as parties by name alone, make one paragraph."""
    out: list[Opening] = []
    before = ""
    for piece in pieces:
        short = "" if piece.level or len(piece.text) > 30 or piece.text[-1] in "。：；" else piece.text
        if not (short and before) and not (piece.table and out):
            out.append(Opening(10, "paragraph", piece.start))
        before = short
    return out


def _points(pieces: Sequence[Line]) -> list[Opening]:
    """The points of the disposition. What stands between two points belongs to the first, as does a note on a sentence
    (刑期从…); what follows the last one (迟延履行, 受理费) has paragraphs of its own."""
    labels = [None if piece.table else point_label(piece.text) for piece in pieces]
    last = max((i for i, label in enumerate(labels) if label and label.kind in ("count", "digit")), default=-1)
    out: list[Opening] = []
    for i, (piece, label) in enumerate(zip(pieces, labels, strict=True)):
        if (
            label
            or not out
            or not ((i < last and out[-1].num) or piece.table or piece.text[0] in "（(" or _NOTE.match(piece.text))
        ):
            out += numbered([piece])
    return out


def statutes(pieces: Sequence[Line]) -> list[Opening]:
    """What is appended: a paragraph for each article quoted, with all its lines."""
    out: list[Opening] = []
    for i, piece in enumerate(pieces):
        quoting = (bool(out) and _ARTICLE.match(pieces[i - 1].text) is not None) or len(out) > 1
        if not quoting or _ARTICLE.match(piece.text):
            out.append(Opening(100, "paragraph", piece.start))
    return out
