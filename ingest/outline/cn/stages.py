"""The words with which the paragraphs of a Chinese judgment begin, and what they say of their part.

Models: 民事裁判文书样式, 刑事诉讼文书样式, 行政诉讼文书样式 of the Supreme People's Court and, for the papers of
prosecutors, 人民检察院刑事诉讼法律文书格式样本. Every pattern is to be matched at the beginning of a paragraph or of a
sentence and is bounded.
"""

from __future__ import annotations

import re

NUMERAL = "〇○零ＯO0一二三四五六七八九十"
DAY = rf"[12][0-9]{{3}}年[0-9]{{1,2}}月[0-9]{{1,2}}日|[一二][{NUMERAL}]{{3}}年[{NUMERAL}]{{1,3}}月[{NUMERAL}]{{1,3}}日"
_PAPER = r"判\s*决|裁\s*定|决\s*定|调\s*解|判\s*令|裁\s*判|处\s*理"
_COURT = r"(?:本院(?:赔偿委员会|审判委员会)?|合议庭|法庭|本庭)"
_BELOW = r"(?:一审|原审|二审|原一审|原二审|初审|再审前)"

DISPOSITION = re.compile(
    rf"(?:缺\s*席)?(?:{_PAPER})\s*如\s*下\s*(?:[：:。]|(?=\s*[一1被原准驳撤维冻对上])|$)"
    rf"|(?:作出|作)?如下(?:{_PAPER}|终审判决|民事判决)\s*[：:]"
    r"|达成(?:如下[^，。；：]{0,6}协议|[^，。；：]{0,10}协议\s*[，,]?\s*(?:内容)?如下)\s*[：:]?|(?:协议"
    r"|调解)内容如下\s*[：:]"
)
"""The words after which the operative part stands."""
BARE_DISPOSITION = re.compile(r"(?<![^，,])(?:遂|故|现|特)?(?:判决|裁定|决定)\s*[：:]")
OPERATIVE = re.compile(
    r"(?<![^，,])(?:现)?(?:决定|依法)对[^。；，]{1,60}(?:作出)?不起诉|(?<![^，,])(?:现"
    r"|特)?(?:向你院)?提起公诉[，,]\s*请|(?<![^，,])(?:现"
    r"|特)?(?:向你院)?提出抗诉[，,]\s*请"
)
"""The operative part itself, in the papers of prosecutors."""

_PARTY = r"(?:原审)?(?:被告人|上诉人|原告|被告|原告人)"
_LATER = re.compile(
    rf"(?:一审|原审)?宣判后|{_PARTY}(?![^。]{{0,16}}如)[^。；：]{{0,30}}(?:上诉(?:称|提出|请求|理由)"
    rf"|不服[^。]{{0,24}}提[出起]上诉)"
    rf"|{_COURT}(?:经[^。，：]{{0,12}})?(?:审查|审理|评议)*后?认为|(?:另|又|再|还)?经[^。，：]{{0,10}}查明"
    rf"|原(?:审|判)[^。，：]{{0,10}}(?:认定|查明)"
    rf"|(?:二审|{_COURT})[^。，：]{{0,8}}(?:审理|查明)|[^。，：]{{0,24}}辩护人[^。，：]{{0,10}}(?:提出|辩称)"
)
SPEAKER = r"(?:案外人|异议人|(?:复议|再审|赔偿)?申请(?:执行)?人|被(?:执行|申请)人|原告|被告|第三人|被?上诉人|自诉人)"
_SENTENCE = re.compile(r"[。！？]\s*")

OWN_REASONS = re.compile(
    rf"(?:综上(?:所述)?[，,])?{_COURT}(?:经[^。，：]{{0,12}})?(?:审查|审理|评议|综合|再审|二审|复核|复议)*后?认为"
)
GROUNDS = re.compile(
    r"(?:综上(?:所述)?|据此|为此|基于上述|鉴于此)[，,]|(?:依照|依据|根据)[^。]{0,6}《|[^。]{0,80}(?:符合|不违反"
    r"|不属于)[^。]{0,40}(?:规定|法律)"
)
"""How the reasoning goes on, or begins where the court does not say that it reasons."""
EVIDENCE = re.compile(r"[^。；]{0,40}(?:证据|真实性|证言|鉴定意见|质证|采信|予以确认)")
ISSUES = re.compile(
    r"[^。；：]{0,40}(?:争议(?:的)?(?:主要)?焦点|争议焦点)|(?:关于|对于|针对|就)[^。；：]{1,200}(?:意见|辩解|辩称"
    r"|主张|理由|抗辩|问题|请求)"
)
ANSWERED = re.compile(
    r"采纳|(?:理由|意见|辩解|主张)[^，。]{0,4}成立|不(?:能|予)?成立|予以(?:支持|驳回)|不予(?:支持|采信|认可)"
    r"|本院认为|焦点"
)

FACTS = re.compile(
    rf"(?:现|另|又|再|还|同时)?(?:经|{_COURT})[^。：]{{0,14}}(?:查明|认定(?:事实|如下|以下|的事实))|审理查明"
    rf"|(?:另|又|再|还)[^。，：]{{0,6}}查(?:明|实"
    rf"|[，,：:])"
)
BACKGROUND = re.compile(
    rf"(?:现|另|又|再|还)?(?:经|现经|{_COURT}|另|又|再|还)[^。：]{{0,16}}查(?:明|实|证)"
    rf"|经审理[^。，：]{{0,6}}认定|审理查明|(?:经|另|又)查[，,：:]"
    rf"|[^。，：；]{{0,30}}(?:指控|起诉|诉称)[^。，：]{{0,4}}(?:并|及)?经[^。，：]{{0,12}}查明"
    rf"|{_BELOW}(?!被告|原告|第三人|附带|上诉人)(?:期间|中|时|审理|宣判|后)?[^。]{{0,16}}?(?:查明|认定|判决|裁定"
    rf"|认为|辩称|诉称|请求)|原(?:判|裁定|判决"
    rf"|审判决)[^。]{{0,14}}?(?:查明|认定|判决|认为|依据)"
    rf"|{_BELOW}?[^。，：；]{{0,24}}(?:人民)?法院(?:{_BELOW})?(?:经审理)?(?:审理)?后?(?:查明|认定|认为"
    rf"|判决[：:，]|裁定[：:，])"
    rf"|[^。，]{{0,30}}(?:向|至)(?:一审|原审|该院|初审)(?:法院)?[^。，]{{0,8}}(?:起诉|提出|请求)"
    r"|(?:上述|以上|前述)(?:犯罪|案件|查明的?)?(?:基本)?事实|案件事实|本案(?:的)?事实|认定(?:上述|以上|前述)|认定本案"
    rf"|(?:本案|本院)?(?:在)?(?:审理|诉讼|执行|审查)(?:本案)?(?:过程中|期间)|[^。，]{{0,20}}(?:一审|原审)(?:中|期间"
    rf"|时)[^。]{{0,10}}提交[^。]{{0,10}}证据|{_COURT}[^。，：]{{0,20}}(?:确认|认定|认证)[^。，：]{{0,14}}(?:事实"
    rf"|如下)"
    rf"|(?:当事人|双方|原、?被告|各方)[^。]{{0,20}}(?:围绕|就)[^。]{{0,20}}(?:提交|提供)[^。]{{0,8}}证据|(?:经"
    rf"|对)[^。，：]{{0,30}}(?:质证"
    rf"|证据)[^。]{{0,30}}(?:认证|认定|确认|采信)"
    rf"|{_COURT}(?:对|依法对|根据)[^。]{{0,40}}(?:证据|质证)[^。]{{0,40}}(?:认定|认证|确认|分析|评判)"
    rf"|被诉[^。，：]{{0,6}}行政行为|(?:二审"
    rf"|再审)[^。，：]{{0,8}}(?:新证据|新的证据)"
)
ARGUMENTS = re.compile(
    rf"{SPEAKER}[^。，：]{{0,20}}称[，：,:]|"
    r".{0,60}?(?:(?<!起诉书)(?<!］)指控(?:[：:，,称]|的?(?:主要)?(?:犯罪)?事实)|诉称|起诉称|上诉称|辩称"
    r"|答辩[称：:，]|辩解|抗诉(?:认为|提出|称|意见)"
    r"|诉讼请求|赔偿请求(?!人)|请求(?:本院|法院|判令|依法|确认|撤销|责令)|上诉(?:提出|请求|理由)|申请再审(?:称"
    r"|[：:]|请求|理由)|意见[称为是：:]|述称|复议称|申诉称|异议称|申请称"
    r"|申诉称|陈述意见|撤诉|撤回(?:起诉|上诉|申请|抗诉)|(?:提出)?管辖权(?:提出)?异议)"
    r"|(?:上诉人|被告人|原审被告人|(?:其|指定)?辩护人|检察员|检察机关|诉讼代理人)[^。，：:]{0,24}(?:提出|认为"
    r"|表示|发表)"
    r"|(?:公诉|抗诉|执行|申请|检察)机关[^。，：:]{0,20}(?:认为|提出|当庭|提供|提交|建议|以(?!下))"
    r"|[^。，：:；]{2,24}监狱[^。，：:]{0,12}(?:提出|认为|以)"
    r"|(?:[^。，：]{0,20}的)?辩护人[^。：]{0,24}(?:不持异议|无异议)"
    r"|事实(?:和|与|及)理由[：:]|[^。；]{0,40}未(?:作|到庭|提交|提出|应诉)[^。；]{0,8}(?:答辩|应诉|意见)|(?:原告"
    r"|申请人|被告|第三人|上诉人)[^。]{0,24}(?:提交"
    r"|提供)[^。]{0,24}证据",
    re.DOTALL,
)
HEARD = re.compile(r"(?:在)?(?:本案)?(?:庭审|审理|诉讼|审查)(?:过程)?中?[，,][^。]{0,40}(?:异议|辩|意见|表示|认罪)")
"""What a party says in the hearing, told in passing."""
CAME = re.compile(
    r"(?:审理|审查)?终结|提起公诉|立案|移送审查起诉|起诉书指控[^。]{0,80}犯|一案[^。]{0,80}(?:受理|审理)"
    r"|本院(?:在)?(?:审理|执行|审查)[^。]{0,120}一案"
)
ENDED = re.compile(r"(?:审理|审查)终结")
REPLY = re.compile(
    r"(?!上述|以上|经|本院)[^。：；]{0,20}(?:公诉机关|检察院)[^。，]{0,14}(?:认为|建议|指控)|"
    r"(?s:.{0,30})(?:诉称|辩称|上诉|抗诉|答辩|申请再审|述称)|[^。，：]{0,30}辩护人[^。]{0,24}(?:提出|认为|辩护意见"
    r"|不持异议|无异议)"
)
"""What a party answers after the facts were told."""

CONCLUSIONS = re.compile(
    r"[^。；：]{0,14}对本?(?:裁定|判决|决定)不服[，,]|"
    r"(?:[^。；，]{0,14}[，,]?)?(?:如|若)(?:果)?(?:对本[^。；，]{0,6})?不服|本(?:判决|裁定|决定"
    r"|调解)(?:书)?(?:(?:为|系|是)(?:终审|发生法律效力)|一经"
    r"|送达|作出|自|即|书送达|经|立即)"
    r"|审\s*判\s*[长员]|(?:代理|助理)审判员|独任审判|执\s*行\s*[长员]\s|书\s*记\s*员|(?:人民)?陪\s*审\s*员"
    r"|法\s*官\s*助\s*理|检\s*察\s*(?:员|长|官)|代理检察员"
    rf"|此\s*致|[（(]此页无正文|(?:{DAY})$|(?:本(?:院|庭)印)"
)
SIGNED = re.compile(
    r"(?:代理|助理)?审\s*判\s*[长员]|(?:人民)?陪\s*审\s*员|法\s*官\s*助\s*理|(?:代理?|见习)?书\s*记\s*员"
    r"|执\s*行\s*[长员]\s|(?:代理)?检\s*察\s*员"
    rf"|{DAY}"
)
_STATUTES = r"(?:法律|法条|条文|条款|法规|司法解释|规定)"
APPENDED = re.compile(
    r"[（(]?附\s*[：:《]|[（(]?附(?:件|录|页|表|注|图|本|相|法|判|适|引|有关|裁判|主要|法律)"
    rf"|(?:本案|本?判决书?|本?裁定书?|裁判文书)?(?:所|主要)?(?:适用|引用|援引|依据|涉及)的?(?:相关|主要"
    rf"|有关)?{_STATUTES}"
    r"|(?:本案|判决)?(?:相关|有关|主要)(?:的)?(?:主要)?(?:法律|法条|司法解释)(?:条文|规定|依据|条款|法条|、|[：:])?"
    r"|法律(?:条文|依据|链接)(?:附录)?[：:]|法律条文"
)
QUOTED_STATUTE = re.compile(
    r"(?:[一二三四五六七八九十]、|[0-9]{1,2}[.、．])?\s*《[^》]{2,40}》|第[一二三四五六七八九十百零]{1,7}条"
)


_FORMS = (
    (re.compile(r"如\s*下"), DISPOSITION),
    (re.compile(r"不起诉|提起公诉|提出抗诉"), OPERATIVE),
    (re.compile(r"(?:判决|裁定|决定)\s*[：:]"), BARE_DISPOSITION),
)
"""Each form behind a search that is much faster and fails on almost every paragraph."""


def disposition(text: str, bare: bool = True) -> tuple[int, int] | None:
    """Where the operative part of ``text`` begins and where the words that lead it in end (判决如下：).

    The last such words count; those that the court only retells, so that facts or reasons still follow, do not.
    ``bare``: whether 判决： will do where there is no 判决如下.
    """
    found = None
    for hint, form in _FORMS[: 3 if bare else 2]:
        for match in form.finditer(text) if hint.search(text) else ():
            found = match
        if found:
            break
    if found is None or is_retold(text, found.end()):
        return None
    return found.start(), found.start() if found.re is OPERATIVE else found.end()


def goes_on(text: str) -> bool:
    """Whether a paragraph goes on with an appeal, with facts or with the court's own reasons."""
    return _LATER.match(text) is not None


def is_retold(text: str, at: int) -> bool:
    """Whether a later sentence goes on with an appeal, with facts or with the court's own reasons."""
    return any(_LATER.match(text, m.end()) for m in _SENTENCE.finditer(text, at))
