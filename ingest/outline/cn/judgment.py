"""Chinese judgments, by the parts that Akoma Ntoso names.

introduction (court, number, parties, how the case came), arguments (指控, 诉称, 辩称), background (facts found, and a
first judgment retold on appeal), motivation (本院认为), decision (from 判决如下 on), conclusions (notice of appeal,
judges, date), annex (附：相关法律条文, which the court does not speak). A text without line breaks is read like others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.models import Outline, Part, Reading
from ingest.outline.cn.frame import visible_part
from ingest.outline.cn.labels import point_label
from ingest.outline.cn.run_on import DECISION
from ingest.outline.cn.units import judgment_units
from ingest.outline.lines import Line, split_lines
from ingest.outline.tree import Opening, grow

if TYPE_CHECKING:
    from ingest.detect import Detected

_ARGUMENTS = re.compile(
    r".{0,60}?(?:(?<!起诉书)(?<!］)指控(?:[：:，,称]|的?(?:主要)?(?:犯罪)?事实)|诉称|起诉称|上诉称|辩称|辩解|抗诉(?:认为|提出|称)"
    r"|诉讼请求|请求(?:本院|法院|判令|依法)|上诉(?:提出|请求|理由)|申请再审[称：:]|意见称|述称)"
    r"|(?:上诉人|被告人|原审被告人|(?:其|指定)?辩护人)[^。，：:]{0,24}提出[：:，,]"
)
_NO_ARGUMENT = re.compile(r"提起公诉|审理终结|立案|起诉书指控.{0,60}犯")
_BACKGROUND = re.compile(
    r"(?:经|现经|本院|法庭|另|又|再).{0,16}?查明|原?(?:原审|原判|一审|二审).{0,14}?(?:查明|认定|判决|认为)"
    r"|经审理.{0,4}认定|[^。，]{0,30}(?:向|至)(?:一审|原审)法院.{0,6}(?:起诉|提出)"
    r"|(?:上述|以上|前述)(?:犯罪|案件)?(?:基本)?事实|案件事实|(?:本案|在)?审理过程中，经.{0,8}调解|本院.{0,14}(?:确认|认定).{0,14}事实|审理查明|经查[，,：:]"
)
_MOTIVATION = re.compile(r"(?:综上(?:所述)?[，,])?(?:本院|合议庭|法院)(?:经.{0,12})?(?:审查|审理|评议|综合)?后?认为")
_INNER_MOTIVATION = re.compile(r"[。；]\s*(?=(?:综上(?:所述)?[，,])?本院(?:经审理|审查)?认为)")
_ANSWER = re.compile(r".{0,30}(?:辩称|上诉|抗诉)")
_CONCLUSIONS = re.compile(
    r"如(?:果)?不服本|本(?:判决|裁定|决定|调解)(?:书)?(?:为终审|一经|送达|自|即|书送达|经|立即)|审\s*判\s*[长员]|代理审判员|独任审判"
    r"|书\s*记\s*员|人民陪审员|(?:如|若)不服|(?:被告人|当事人|原告|上诉人).{0,10}如不服"
)
_ANNEX = re.compile(
    r"附(?:[：:]|录|件|页|表)|附.{0,6}(?:法律|法条|条文|规定)|(?:本案|判决)?.{0,8}相关(?:的)?法律(?:条文|规定|依据|法条|、)"
    r"|(?:本案|本判决).{0,6}(?:适用|引用|依据)的?.{0,6}(?:法律|条文|法条)"
)
_ORDER = ("introduction", "arguments", "background", "motivation", "decision", "conclusions", "annex")


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
    pieces = _split_at_cues(judgment_units(lines))
    names = _names(pieces)
    out: list[Opening] = []
    before, last = "", pieces[0] if pieces else None
    for piece, name in zip(pieces, names, strict=True):
        if name != before:
            out.append(Opening(0, name, piece.start, "", ""))
            before = name
            if name == "decision" and len(piece.text) <= 8:
                continue
        if not (out[-1].rank and _formal(name, last, piece)):
            out += _paragraph(piece, name, out)
        last = piece
    return out


def _formal(name: str, last: Line | None, piece: Line) -> bool:
    """Court, kind and number at the head, names and date at the end: lines that make one paragraph."""
    if name not in ("introduction", "conclusions"):
        return False
    return all(p and len(p.text) <= 30 and p.text[-1] not in "。：" and not p.level for p in (last, piece))


def _paragraph(piece: Line, name: str, out: Sequence[Opening]) -> list[Opening]:
    """A paragraph; a bracketed note on a sentence (刑期从…) belongs to the point of the disposition before it."""
    if piece.table and out[-1].rank:
        return []
    if name != "decision":
        return [Opening(10, "paragraph", piece.start)]
    label = point_label(piece.text)
    if label and label.kind in ("count", "digit"):
        return [Opening(10, "paragraph", piece.start, label.num)]
    if piece.text[0] in "（(" and out[-1].rank:
        return []
    return [Opening(10, "paragraph", piece.start)]


def _split_at_cues(pieces: Sequence[Line]) -> list[Line]:
    """Cut a paragraph where 本院认为 begins a sentence inside it, and where the last 判决如下 stands."""
    last = max((i for i, p in enumerate(pieces) if DECISION.search(p.text) and not _ANNEX.match(p.text)), default=-1)
    out: list[Line] = []
    for i, piece in enumerate(pieces):
        cuts = {m.end() for m in _INNER_MOTIVATION.finditer(piece.text)}
        if i == last:
            found = list(DECISION.finditer(piece.text))[-1]
            cuts |= {found.start(), found.end()}
        out += _cut(piece, sorted(cuts))
    return out


def _cut(piece: Line, cuts: Sequence[int]) -> list[Line]:
    out = []
    for start, end in zip([0, *cuts], [*cuts, len(piece.text)], strict=True):
        body = piece.text[start:end]
        begin = piece.start + start + len(body) - len(body.lstrip())
        if body.strip():
            out.append(Line(begin, begin + len(body.strip()), body.strip(), piece.level, piece.table, piece.quoted))
    return out


def _names(pieces: Sequence[Line]) -> list[str]:
    """The part of each piece. Parts follow in order; arguments and background may take turns before the reasoning."""
    decision = max((i for i, p in enumerate(pieces) if DECISION.match(p.text)), default=len(pieces))
    motivation = _motivation(pieces, decision)
    out: list[str] = []
    state = "introduction"
    for i, piece in enumerate(pieces):
        if i < min(motivation, decision):
            state = _early(state, piece.text)
        elif i < decision:
            state = "motivation"
        else:
            state = _late("decision" if i == decision else state, piece.text)
        out.append(state)
    return out


def _motivation(pieces: Sequence[Line], decision: int) -> int:
    """Where the court's own reasoning begins: the last 本院认为 before the disposition that facts do not follow."""
    starts = [i for i, p in enumerate(pieces[:decision]) if _MOTIVATION.match(p.text)]
    if not starts:
        return decision
    facts = [i for i, p in enumerate(pieces[:decision]) if re.match(r"(?:经|本院).{0,12}查明", p.text)]
    after = [i for i in starts if not facts or i > facts[-1]]
    return (after or starts)[0]


def _early(state: str, text: str) -> str:
    head = text[:80]
    if _BACKGROUND.match(head):
        return "background"
    if _ARGUMENTS.match(head) and not _NO_ARGUMENT.search(text):
        return "background" if state == "background" and not _ANSWER.match(head) else "arguments"
    return state


def _late(state: str, text: str) -> str:
    if state in ("decision", "conclusions") and _ANNEX.match(text) and not text.startswith("附带"):
        return "annex" if state == "conclusions" or text.startswith("附") else state
    if state == "decision" and _CONCLUSIONS.match(text):
        return "conclusions"
    return state
