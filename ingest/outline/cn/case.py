"""Write-ups of typical and guiding cases, one or several in a file, by their headings: 基本案情, 裁判结果, 典型意义 …

Each case of several is a section; its parts are those of a judgment (典型意义 is conclusions, 裁判要点 motivation,
相关法条 annex). A case without headings has its paragraphs under the section.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.models import Outline, Reading
from ingest.outline.cn.case_heads import Head, cut_at_heads, head_of
from ingest.outline.cn.frame import visible_part
from ingest.outline.cn.judgment import statutes, whole
from ingest.outline.cn.labels import Label, point_label
from ingest.outline.cn.numbered import numbered
from ingest.outline.cn.units import units
from ingest.outline.lines import Line, split_lines
from ingest.outline.tree import Opening
from ingest.uri import number_part

if TYPE_CHECKING:
    from ingest.detect import Detected

_CASE = re.compile(
    r"[【\[（(]?\s*(?:典型|指导(?:性)?|参考)?案例\s*(?:第\s*)?([一二三四五六七八九十百]{1,4}|[0-9]{1,4})\s*(?:号)?(?:[】\]）)：:、.．\s]+|$)"
    r"|(?:检例第|案例)\s*([0-9]{1,4})\s*号[：:\s]*|(?:第\s*([一二三四五六七八九十]{1,3})\s*(?:则|例|案))[：:、\s]+"
)
_LONGEST = 90
_ENDS = re.compile(r"[。；！？，]$")
_NAMED = re.compile(r"案(?:件)?(?:[（(][^）)]{1,20}[）)])?$|诉|纠纷")
_CONTENTS = re.compile(r"目\s*录$")
_SQUEEZE = re.compile(r"\s|[.…·]{2,}\s*\d*$")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line that may begin a case; ``kind`` says by what: a word, a kind of number, a level of the markup."""

    index: int
    kind: str
    num: str
    heading: str
    value: int


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """The write-up of one case or of several; None for a judgment proper and for what has no such headings."""
    if detected.language != "zho" or detected.kind != "opinion" or detected.subtype in ("judgment", "prosecution"):
        return None
    pieces = [piece for line in split_lines(text, reading.marks) for piece in cut_at_heads(line)]
    heads = {i: head for i, piece in enumerate(pieces) if (head := head_of(piece))}
    cases = _cases(pieces, heads)
    if len({head.heading for head in heads.values()}) < 2 and not cases:
        return None
    first = _title(pieces, heads, cases, detected)
    parts = visible_part(text, "title", pieces[0].start, pieces[first - 1].end) if first else []
    if toc := _contents(pieces, cases):
        parts += visible_part(text, "preface", pieces[first].start, pieces[toc.start].start)
        parts += visible_part(text, "toc", pieces[toc.start].start, pieces[toc.stop - 1].end)
        first = toc.stop
    return whole(text, pieces[first:], parts, _openings(pieces, heads, cases, first))


def _title(pieces: Sequence[Line], heads: Mapping[int, Head], cases: Mapping[int, Opening], detected: Detected) -> int:
    """How many lines at the top are the title: no heading of a part or of a case, but the name of the one case."""
    end = detected.title_span[1] if detected.title_span else 0
    count = 0
    while count < len(pieces) - 1 and pieces[count].end <= end and count not in heads and count not in cases:
        if _CONTENTS.match(pieces[count].text):
            break
        count += 1
    named = 0 < count < len(pieces) and pieces[count].level and count not in heads and count not in cases
    return count + 1 if named and count + 1 in heads else count


def _openings(
    pieces: Sequence[Line], heads: Mapping[int, Head], cases: Mapping[int, Opening], begin: int
) -> list[Opening]:
    """Openings of all from ``begin`` on: cases, their parts, their paragraphs."""
    marks = sorted({begin, len(pieces), *(i for i in (*heads, *cases) if i >= begin)})
    order, starts = sorted(heads), sorted(cases)
    out: list[Opening] = []
    for start, end in pairwise(marks):
        body = list(pieces[start:end])
        if start in cases:
            out.append(cases[start])
            after = bisect_right(starts, start)
            stop = starts[after] if after < len(starts) else len(pieces)
            headless = not _between(order, start, stop)
            named = len(body) > 1 and body[1].text == cases[start].heading
            out += _unheaded(body[2:] if named else body[1:], headless)
        elif start in heads:
            out += _headed(body, heads[start], out)
        else:
            out += _unheaded(body, headless=False)
    return out


def _between(order: Sequence[int], start: int, stop: int) -> bool:
    """Whether one of the sorted numbers lies between the two."""
    at = bisect_right(order, start)
    return at < len(order) and order[at] < stop


def _unheaded(body: Sequence[Line], headless: bool) -> list[Opening]:
    """What stands before the first heading: an introduction; in a case without headings its plain paragraphs."""
    if not body:
        return []
    if headless:
        return _paragraphs(body)
    heading = body[0].text if body[0].level else ""
    opening = Opening(0, "introduction", body[0].start, "", heading)
    return [opening, *_paragraphs(body[1:] if heading else body)]


def _headed(body: Sequence[Line], head: Head, before: Sequence[Opening]) -> list[Opening]:
    """A part with its text on the line of the heading or on the next ones; 关键词 below other introductory lines is a
    section of them."""
    first = body[0]
    part = next((o.element for o in reversed(before) if o.rank <= 0), "")
    within = head.part == part == "introduction"
    out = [Opening(5 if within else 0, "section" if within else head.part, first.start, "", head.heading)]
    rest = first.text[head.end :].strip()
    body = [Line(first.end - len(rest), first.end, rest), *body[1:]] if rest else body[1:]
    return out + (statutes(body) if head.part == "annex" else _paragraphs(body))


def _paragraphs(body: Sequence[Line]) -> list[Opening]:
    """Paragraphs, and sections where the markup has a heading of its own inside a part."""
    out: list[Opening] = []
    run: list[Line] = []
    for piece in body:
        if piece.level and len(piece.text) < _LONGEST:
            out += numbered(units(run))
            run = []
            out.append(Opening(5, "section", piece.start, "", piece.text))
        else:
            run.append(piece)
    return out + numbered(units(run))


def _cases(pieces: Sequence[Line], heads: Mapping[int, Head]) -> dict[int, Opening]:
    """The lines that begin a case, where there are two or more of one kind, each with headings of its own below it.

    Without any headings, the lines must be numbered from 1 and name a case (某某诉某某案).
    """
    found, order = list(_candidates(pieces, heads)), sorted(heads)
    for kind in sorted({c.kind for c in found}):
        own = [c for c in found if c.kind == kind]
        if heads:
            stops = [*(c.index for c in own[1:]), len(pieces)]
            own = [c for c, stop in zip(own, stops, strict=True) if _between(order, c.index, stop)]
        else:
            own = _last_run([c for c in own if _NAMED.search(c.heading)])
        values = [c.value for c in own]
        if len(own) > 1 and (kind.startswith("level") or values == list(range(values[0], values[0] + len(own)))):
            return {c.index: _opening(pieces, heads, c) for c in own}
    return {}


def _last_run(own: Sequence[_Candidate]) -> list[_Candidate]:
    """From the last line numbered 1 on: what stands before it is a table of contents."""
    first = max((i for i, c in enumerate(own) if c.value == 1), default=len(own))
    return list(own[first:])


def _opening(pieces: Sequence[Line], heads: Mapping[int, Head], c: _Candidate) -> Opening:
    """The section of a case; its name may stand on the line below 案例一."""
    heading, below = c.heading, c.index + 1
    if not heading and below < len(pieces) and below not in heads:
        line = pieces[below]
        heading = "" if len(line.text) > _LONGEST or _ENDS.search(line.text) or line.table else line.text
    return Opening(-10, "section", pieces[c.index].start, c.num, heading, number=str(c.value) if c.num else "")


def _candidates(pieces: Sequence[Line], heads: Mapping[int, Head]) -> Iterator[_Candidate]:
    for i, piece in enumerate(pieces):
        if i in heads or piece.table or len(piece.text) > _LONGEST or _ENDS.search(piece.text):
            continue
        if match := _CASE.match(piece.text):
            value = int(number_part(next(g for g in match.groups() if g)) or 0)
            yield _Candidate(
                i, "a word", match.group().strip(" ：:、.．【】[]"), piece.text[match.end() :].strip(), value
            )
        elif label := point_label(piece.text):
            yield _labelled(i, piece, label)
        if piece.level:
            yield _Candidate(i, f"level {piece.level}", "", piece.text, 0)


def _labelled(index: int, piece: Line, label: Label) -> _Candidate:
    return _Candidate(index, f"number {label.kind}", label.num, piece.text[label.end :].strip(), label.value)


def _contents(pieces: Sequence[Line], cases: Mapping[int, Opening]) -> range:
    """The lines above the first case that only list the cases; empty if there are none."""
    first = min(cases, default=0)
    names = {_SQUEEZE.sub("", pieces[i].text) for i in cases}
    listed = [i for i in range(first) if _SQUEEZE.sub("", pieces[i].text) in names or _CONTENTS.match(pieces[i].text)]
    return range(listed[0], listed[-1] + 1) if len(listed) > 1 else range(0)
