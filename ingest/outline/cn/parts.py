"""Which part of a Chinese judgment each of its paragraphs belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.outline.cn import stages
from ingest.outline.cn.labels import point_label
from ingest.outline.lines import Line

_HEADINGS = {
    "introduction": "审理经过 当事人信息 当事人 案件概述 案件基本信息",
    "arguments": "原告诉称 被告辩称 第三人述称 上诉人诉称 被上诉人辩称 诉讼请求 公诉机关指控 公诉机关称"
    " 申请再审称 再审申请人称 再审被申请人辩称 一审原告诉称 辩方观点 辩护意见 诉辩意见 当事人诉辩意见"
    " 答辩情况 上诉请求",
    "background": "本院查明 一审法院查明 一审法院认定 一审法院认为 二审查明 法院查明 审理查明 一审查明 一审认为"
    " 原审法院查明 原审法院认为 查明事实",
    "motivation": "本院认为 裁判理由 判决理由 裁判依据",
    "decision": "裁判结果 裁判主文 判决结果 判决主文 裁定结果 一审裁判结果 二审裁判结果",
    "conclusions": "审判人员 裁判日期 落款 合议庭 书记员",
    "annex": "法律依据 附录 相关法条 附相关法条",
}
HEADINGS = {word: part for part, words in _HEADINGS.items() for word in words.split()}
_BARE = re.compile(r"[\s【】\[\]〔〕：:]")
_INNER = re.compile(r"[。；]\s*(?=(?:综上(?:所述)?[，,])?本院(?:经审理|审查|经审查)?认为)")
_APPENDIX = re.compile(rf"{stages.APPENDED.pattern}|《[^》]{{2,40}}》")
_RETRIAL = re.compile(r"再审申请人|申诉人|被申诉人|原审上诉人|原审被上诉人")
_APPEALED = re.compile(r"[^。]{0,40}上诉")
_MEDIATED = re.compile(r"调解|和解")
_IN_COURSE = re.compile(r"(?:本案|本院)?(?:在)?(?:审理|诉讼|执行|审查)(?:本案)?(?:过程中|期间)")
_CHARGED = re.compile(
    r"(?:上述|以上)[^。，]{0,8}事实[，,]?[^。]{0,10}公诉(?:机关|人)[^。]{0,40}(?:证据|材料)[^。]{0,30}(?:[。，]|认为)"
)
_CHARGES = re.compile(r"[^。，]{0,30}(?:检察院|公诉机关|起诉书)(?:起诉)?指控")
_COMING = 6
_CHARGING = re.compile(rf"{_CHARGES.pattern}[：:，,称]")
_FOUND = re.compile(r"足以认定|予以确认|予以采信|予以证实|本院(?:予以)?(?:确认|采信|认定)")
_ACT = re.compile(r"[^。]{0,60}日[^。]{0,60}作出[^。]{0,60}(?:决定|处罚|认定|登记|批复|答复|通知|公告|裁决)")
_SETTLED = re.compile(r"采纳|不予支持|予以支持|经查[，,]|不成立|成立[，。]")


def heading_part(text: str) -> str:
    """The part that a line of the database's own headings (本院查明, 【裁判结果】) begins; '' for any other line."""
    return HEADINGS.get(_BARE.sub("", text), "") if len(text) <= 16 else ""


def cut_at_cues(pieces: Sequence[Line]) -> list[Line]:
    """The paragraphs, cut where 本院认为 begins a sentence inside one, and where the operative part begins."""
    at = operative(pieces)
    out: list[Line] = []
    signed = False
    for i, piece in enumerate(pieces):
        cuts = {m.end() for m in _INNER.finditer(piece.text)}
        if at and i == at[0]:
            cuts |= {at[1], at[2]}
        signed = signed or bool(at and i > at[0] and stages.SIGNED.match(piece.text))
        if signed and (appended := _appended(piece.text)):
            cuts.add(appended)
        out += _cut(piece, sorted(cuts))
    return out


def _appended(text: str) -> int:
    """Where statutes follow the last name of the signature in the same paragraph; 0 for nowhere."""
    name = stages.SIGNED.search(text)
    found = _APPENDIX.search(text, name.end()) if name else None
    return found.start() if found else 0


def operative(pieces: Sequence[Line]) -> tuple[int, int, int] | None:
    """The paragraph in which the operative part begins, and where in it that part begins and its lead-in ends."""
    end = _annex(pieces)
    for bare in (False, True):
        for i in range(end - 1, -1, -1):
            if found := stages.disposition(pieces[i].text, bare):
                return i, *found
            if stages.goes_on(pieces[i].text):
                break
    headed = [i for i in range(end) if heading_part(pieces[i].text) == "decision"]
    return (headed[-1], 0, 0) if headed else None


def _annex(pieces: Sequence[Line]) -> int:
    """Index of the first paragraph that is appended after the signature."""
    signed = False
    for i, piece in enumerate(pieces):
        if signed and stages.APPENDED.match(piece.text):
            return i
        signed = signed or stages.SIGNED.match(piece.text) is not None
    return len(pieces)


def _cut(piece: Line, cuts: Sequence[int]) -> list[Line]:
    out = []
    for start, end in zip([0, *cuts], [*cuts, len(piece.text)], strict=True):
        body = piece.text[start:end]
        begin = piece.start + start + len(body) - len(body.lstrip())
        if body.strip():
            out.append(Line(begin, begin + len(body.strip()), body.strip(), piece.level, piece.table, piece.quoted))
    return out


def part_names(pieces: Sequence[Line]) -> list[str]:
    """The part of each paragraph that ``cut_at_cues`` gave.

    Parts follow in the order of the module ``judgment``; arguments, background and the reasons given for one count of
    several may take turns before the reasoning proper.
    """
    found = operative(pieces)
    decision = found[0] if found else len(pieces)
    motivation = _motivation(pieces, decision)
    early = _early_names(pieces[: min(motivation, decision)])
    middle = ["motivation"] * (decision - len(early))
    return [*early, *middle, *_late_names(pieces[decision:])]


def _motivation(pieces: Sequence[Line], decision: int) -> int:
    """Where the court's own reasoning begins: 本院认为 before the operative part, with no facts after it.

    The answers to single arguments right before it (关于…的辩解, …不予采纳) belong to it.
    """
    starts = [i for i in range(decision) if _reasons(pieces[i].text)]
    if not starts:
        last = decision - 1
        bare = 0 < decision < len(pieces) and stages.GROUNDS.match(pieces[last].text)
        return last if bare and not stages.FACTS.match(pieces[last].text) else decision
    facts = [i for i in range(decision) if stages.FACTS.match(pieces[i].text)]
    after = [i for i in starts if not facts or i > facts[-1]]
    at = (after or starts)[0]
    while at > 0 and _answers(pieces[at - 1].text):
        at -= 1
    return at


def _reasons(text: str) -> bool:
    return stages.OWN_REASONS.match(text) is not None or heading_part(text) == "motivation"


def _answers(text: str) -> bool:
    label = point_label(text)
    body = text[label.end :] if label else text
    return stages.ISSUES.match(body) is not None and stages.ANSWERED.search(body) is not None


def _early_names(pieces: Sequence[Line]) -> list[str]:
    out: list[str] = []
    state, came = "introduction", False
    retrial = any(_RETRIAL.match(p.text) for p in pieces[:12])
    for i, piece in enumerate(pieces):
        text = piece.text
        if state == "introduction" and _still_comes(pieces[i : i + _COMING]):
            came = came or stages.ENDED.search(text) is not None
        elif headed := heading_part(text):
            state = headed if headed in ("introduction", "arguments", "background") else "motivation"
        else:
            state = _early(state, text, came, retrial)
        came = came or (state == "introduction" and stages.CAME.search(text) is not None)
        out.append(state)
    return out


def _still_comes(pieces: Sequence[Line]) -> bool:
    """Whether this paragraph or one right after it ends the story of how the case came (现已审理终结)."""
    for piece in pieces:
        if stages.ENDED.search(piece.text):
            return True
        if stages.FACTS.match(piece.text) or _CHARGING.match(piece.text) or heading_part(piece.text):
            return False
    return False


def _early(state: str, text: str, came: bool, retrial: bool) -> str:
    head = text[:100]
    if state == "arguments" and (stages.HEARD.match(head) or (_CHARGED.match(head) and not _FOUND.search(text))):
        return state
    if stages.OWN_REASONS.match(head) and not stages.EVIDENCE.match(head):
        return "motivation"
    if stages.BACKGROUND.match(head) and (came or not _IN_COURSE.match(head) or _MEDIATED.search(head)):
        return "background"
    if came and _CHARGES.match(head) and not stages.ENDED.search(text):
        return "background" if state == "background" and not _CHARGING.match(head) else "arguments"
    if stages.ARGUMENTS.match(head) and (came or not stages.CAME.search(text)):
        return _argued(state, text, retrial)
    return "background" if came and state == "introduction" and _ACT.match(head) else state


def _argued(state: str, text: str, retrial: bool) -> str:
    """Within the facts only an answer is an argument again; an appeal that was before the retrial is not."""
    if state != "background":
        return "arguments"
    answer = stages.REPLY.match(text) and not _SETTLED.search(text)
    return "arguments" if answer and not (retrial and _APPEALED.match(text)) else state


def _late_names(pieces: Sequence[Line]) -> list[str]:
    out: list[str] = []
    state, signed = "decision", False
    for piece in pieces:
        headed = heading_part(piece.text)
        if headed in ("conclusions", "annex"):
            state = headed
        elif state != "annex":
            state = _late(state, piece.text, signed)
        signed = signed or (state == "conclusions" and stages.SIGNED.search(piece.text) is not None)
        out.append(state)
    return out


def _late(state: str, text: str, signed: bool) -> str:
    if stages.APPENDED.match(text) and not text.startswith("附带"):
        return "annex" if state == "conclusions" or text.startswith("附") else state
    if signed and stages.QUOTED_STATUTE.match(text):
        return "annex"
    return "conclusions" if state == "decision" and stages.CONCLUSIONS.match(text) else state
