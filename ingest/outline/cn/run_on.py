"""Judgments that come without line breaks, and without blanks in place of them: where their paragraphs begin.

A paragraph begins after the case number, at each party, at the sentence that says how the case came to court, at each
sentence that opens a stage (诉称, 辩称, 查明, 本院认为), at the points of the disposition, at the notice of appeal, at
each signature and the date, and at what is appended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.numerals import to_chinese
from ingest.outline.cn.stages import APPENDED, OWN_REASONS, SIGNED, SPEAKER, disposition

STAGES = {
    "arguments": re.compile(
        rf"{SPEAKER}[^。，：]{{0,20}}称[，：,:]|"
        r"(?!(?:故|并)?(?:请求|要求|恳请)[^。；，：]{0,16}驳回)[^。；，：]{0,40}(?:诉称|辩称|答辩|述称|申请再审称|抗诉(?:认为|提出|称)|意见[称为]|辩解|诉讼请求"
        r"|起诉请求|复议称|申诉称|异议称|上诉(?:称|请求|提出|理由))"
        r"|[^。；，：]{0,40}未(?:作|到庭|提交).{0,4}答辩|(?:公诉|抗诉|执行)机关[^。，：]{0,6}(?:指控|认为|提出)"
        r"|[^。，：]{0,30}检察院[^。，：]{0,4}(?:指控"
        r"|认为|抗诉)"
        r"|(?:上诉人|(?:原审)?被告人|(?:其|指定)?辩护人)[^。；：]{0,24}(?:提出|异议)|事实(?:和|与|及)理由[：:]"
        r"|(?:出庭)?检察员[^。；：]{0,12}(?:认为|提出|发表)|[^。，：]{0,30}(?:管辖权(?:提出)?异议|(?:申请|提出"
        r"|请求)(?:撤诉|撤回(?:起诉|上诉)))"
        r"|[^。，：]{0,24}申请称"
    ),
    "background": re.compile(
        r"现?经[^。，]{0,10}审理[^。，]{0,6}(?:查明|认定)|经[^。，]{0,10}查明|(?:本院|法庭)[^。，]{0,12}(?:查明"
        r"|认定)|审理查明"
        r"|(?:另|又|再|还)[^。，]{0,6}查明|原?(?:原审|原判|一审|二审)[^。]{0,14}?(?:查明|认定|认为|期间)"
        r"|本院.{0,4}期间"
        r"|[^。，：；]{2,24}(?:人民)?法院(?:经审理)?(?:审理)?后?(?:查明|认定|认为)"
        r"|[^。，]{0,30}(?:向|至)(?:一审|原审)法院[^。]{0,6}(?:起诉|提出)|(?:上述|以上|前述)(?:犯罪"
        r"|案件)?(?:基本)?事实"
        r"|(?:本案|本院)?(?:在)?(?:审理|执行|诉讼)过程中|[^。，]{0,20}(?:一审|原审)(?:中|期间|时)[^。]{0,10}提交"
        r"|(?:当事人"
        r"|双方)[^。，]{0,4}围绕[^。]{0,12}提交|经[^。，：]{0,8}质证[，,][^。]{0,20}(?:认证|认定|确认)"
    ),
    "motivation": re.compile(
        r"(?:综上(?:所述)?[，,])?(?:本院(?:赔偿委员会)?|合议庭)(?:经[^。，]{0,12})?(?:审查|审理|评议|综合|再审"
        r"|二审|复核|复议)*后?认为"
        r"|综上(?:所述)?[，,]|据此[，,]|(?:依照|依据|根据)《[^。]{0,240}如下"
        r"|(?:关于|对于|针对)[^。；：]{1,200}(?:意见|辩解|主张|理由|抗辩|问题)[^。]{0,60}(?:采纳|成立|支持|采信)"
    ),
}
_PARTY = re.compile(
    r"原?公诉机关|抗诉机关|自诉人|(?:原审)?附带民事诉讼(?:原告|被告)人?|(?:原审)?(?:原告|被告)(?:人|单位)?"
    r"|(?:原审)?第三人|被?上诉人"
    r"|(?:再审|赔偿|复议|异议|起诉|申诉)?申请(?:执行)?人|(?:再审)?被申请人|被执行人|罪犯|被告单位|赔偿义务机关"
    r"|复议机关|被?不起诉人|异议人|案外人|起诉人"
    r"|(?:法定|委托|诉讼|委托诉讼)代理人|法定代表人|负责人|执行机关|出庭(?:应诉)?负责人|(?:指定)?辩护人|代表人|经营者"
)
_CAME = re.compile(r"[^。]{0,200}?(?:一案|提起公诉|起诉书|移送审查起诉|向本院(?:提起|申请|提出))")
_NUMBER_END = re.compile(r"[）)〕\]][^。]{1,24}?号(?:之[一二三四五六七八九十]+)?")
_AFTER = re.compile(
    r"[^。；：]{0,14}对本?(?:裁定|判决|决定)不服[，,]|"
    r"(?:如果?|若)(?:未|不)|(?:二审|一审|本案)?(?:案件|诉讼|申请|执行|财产保全)(?:受理|申请)?费|本(?:判决|裁定"
    r"|决定|调解)书?|[上以]述协议"
    r"|[^。；，]{1,12}如不服|刑期|缓刑考验期|[（(](?:刑期|缓刑|罚金|已|限|此页)|此致"
)
_FULL_STOP = re.compile(r"[。！？][”’」』）)]*\s*|(?<=审理终结)(?![。，；、：])|(?<=[定实信讳])(?=本院(?:经审理)?认为)")
_CAME_TO = re.compile(r"(?:审理|审查)终结|公开开庭审理了本案")
_ENDED = re.compile(r"(?:审理|审查)终结。?\s*$")
_JUDGE = re.compile(r"(?:代理)?审\s*判\s*[长员](?!会)|(?:代理)?检\s*察\s*员")
_MOST_POINTS = 60
_LEAST = 8


def is_run_on(text: str) -> bool:
    """Whether a stretch of text holds two stages or more of a judgment after its beginning, or the points decided.

    How the case came to court (…现已审理终结) counts as a stage.
    """
    reasons = _first(OWN_REASONS, text)
    decided = disposition(text)
    found = {name for at in _sentences(text, 0, reasons) for name, stage in STAGES.items() if stage.match(text, at)}
    disposed = decided is not None and decided[0] > 0 and len(text) > decided[1] + _LEAST
    headed = bool(found) and _CAME_TO.search(text) is not None
    return headed or (disposed and (reasons == 0 or bool(found))) or len(found) > 1


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The extents of the paragraphs of ``text``, in order; together they hold all of it."""
    reasons = _last(OWN_REASONS, text)
    decided = disposition(text)
    upto = decided[0] if decided else len(text)
    cuts = set(_head(text, upto)) | set(_stages(text, upto, reasons))
    if decided:
        cuts |= set(_disposition(text, decided[1]))
    edges = [0, *sorted(c for c in cuts if 0 < c < len(text)), len(text)]
    yield from pairwise(edges)


def _sentences(text: str, begin: int = 0, end: int | None = None) -> Iterator[int]:
    """Where sentences begin."""
    for match in _FULL_STOP.finditer(text, begin, len(text) if end is None else end):
        yield match.end()


def _first(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.search(text)
    return found.start() if found else len(text)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.start() for m in pattern.finditer(text)), default=-1)


def _head(text: str, upto: int) -> Iterator[int]:
    """After the number, at each party, and at the sentence that tells how the case came to court."""
    number = _NUMBER_END.search(text, 0, min(300, upto)) if re.match(r".{0,80}书", text) else None
    begin = number.end() if number else 0
    if number:
        yield begin
    for at in [begin, *_sentences(text, begin, upto)]:
        if _CAME.match(text, at) and not _PARTY.match(text, at):
            yield at
            return
        if any(stage.match(text, at) for stage in STAGES.values()):
            return
        if _PARTY.match(text, at):
            yield at
            if re.match(r"[^。]{0,200}?一案", text[at : at + 220]):
                return


def _stages(text: str, upto: int, reasons: int) -> Iterator[int]:
    """Sentences that open a stage; within the reasoning only those that go on with it."""
    for at in _sentences(text, 0, upto):
        inside = 0 <= reasons < at
        if not inside and _ENDED.search(text, max(0, at - 8), at):
            yield at
        for name, stage in STAGES.items():
            if stage.match(text, at) and (name == "motivation") >= inside:
                yield at
                break


def _disposition(text: str, decision: int) -> Iterator[int]:
    """The points 一、二、 that count on, what follows them, each signature, and what is appended."""
    at, due = decision, 1
    while due < _MOST_POINTS:
        match = re.compile(rf"(?<=[：:；;。）)”])\s*{to_chinese(due)}、").search(text, at)
        if match is None:
            break
        yield match.start()
        at, due = match.end(), due + 1
    yield from (i for i in _sentences(text, decision) if _AFTER.match(text, i))
    yield from _tail(text, decision)


def _tail(text: str, decision: int) -> Iterator[int]:
    """Each signature and the date, and the first words of what is appended after them."""
    signed = next((i for i in _sentences(text, decision) if SIGNED.match(text, i)), -1)
    if signed < 0 and (loose := _JUDGE.search(text, decision)):
        signed = loose.start()
    if signed < 0:
        return
    end = len(text)
    for match in APPENDED.finditer(text, signed):
        if any(SIGNED.finditer(text, signed, match.start())):
            yield match.start()
            end = match.start()
            break
    yield from (m.start() for m in SIGNED.finditer(text, signed, end))
