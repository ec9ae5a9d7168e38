"""Names of Chinese instruments: in 《》, from the list of known works, and by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.citations.found import Found, longest
from ingest.citations.names import canonical_titles, names_in

_TYPES = (
    "法|法典|条例|规定|解释|办法|决定|决议|意见|通知|细则|规则|公告|通告|批复|公约|条约"
    "|协定|议定书|纪要|修正案|准则|标准|规范|"
    "规程|制度|指引|指南|方案|规划|纲要|令|函|答复|通则|总则|章程|目录|要点|宪章|声明"
    "|备忘录|解答|规约|名录|负面清单|命令|指示|大纲|预案|计划|政策"
)
_QUOTED = re.compile(r"《((?:[^《》\n]{1,160}+|《[^《》\n]{1,120}+》){1,9})》")
_TYPED = re.compile(rf"(?:{_TYPES})(?:[（(〔\[][^（）()\n]{{1,20}}[）)〕\]]|\s|[0-9]{{4}}年版)*\Z")
_NO_INSTRUMENT = re.compile(
    r"(?:合同|说法|看法|方法|回函|催告函|律师函|鉴定意见|辩护意见|意见书|审查意见"
    r"|量刑建议)\Z"
)
_ADDITION = r"修正案[（(][一二三四五六七八九十]{1,3}[）)]"
_AMENDMENT = re.compile(rf"(?:中华人民共和国)?[刑宪]法{_ADDITION}")
_STATE = re.compile(
    r"中华人民共和国(?!公民|境内|领域|成立|国务院|国籍[^法]|主席|政府|最高|领土)[一-龥、]{2,26}?"
    r"(?:法典|条例|(?<![非合违依司执守立犯不无方])法)(?:实施条例|实施细则)?(?![人定律院官庭])"
)
_NOT_IN_NAME = re.compile(r"[的是在由了被]|行使|规定")
_ISSUER = (
    "(?:最高人民法院|最高人民检察院|公安部|司法部|国家安全部|中国人民银行|国务院办公厅"
    "|国务院|全国人民代表大会常务委员会|"
    "全国人民代表大会|全国人大常委会|海关总署|国家税务总局|财政部|商务部|教育部"
    "|工业和信息化部|中共中央办公厅|中共中央)"
)
_ISSUED = re.compile(
    rf"{_ISSUER}(?:[、，和 　]{_ISSUER}){{0,9}}[、， 　]?印?发?[《〈]?关于[^。；：！？\n“”]{{2,90}}?"
    r"(?<!本)(?:的(?:解释|规定|意见|批复|决定|通知|纪要|答复|公告|办法)"
    r"|具体应用法律若干问题的?解释)(?=[^一-龥]|\Z|第|中|的|[和与及以])"
    r"(?:[（(][一二三四五六七八九十]{1,3}[）)])?"
)
_BEFORE_ARTICLE = re.compile(
    r"(?:法|条例|规定|解释|办法|细则|规则|意见|决定)(?=第[0-9０-９零〇一二三四五六七八九十百千]{1,9}条)"
)
_RUN = re.compile(r"[一-龥]{2,40}\Z")
_CUT = re.compile(
    r"根据|依据|依照|按照|违反|适用|参照|符合|触犯|以及|或者|关于|对于|所称|认为|构成|其中"
    r"|同时|并且|属于|涉及|执行|修改|废止|"
    r"[和与及是为以由对按依的了在中因犯据将照把向从于即系经或款项条]"
)
_NO_NAME = re.compile(
    rf"(?:本|该|此|上述|前述|同|原|新|旧|上位|前引|其他|有关|相关|各|这|那|何|某|若干|具体"
    rf"|补充|下列|国家|法律|违法)|(?:{_TYPES})\Z"
)
_OWN = re.compile(rf"[本该此](?:{_TYPES})\Z")
_NOT_AFTER_LAW = re.compile(r"[人定务律学院官医庭制治界理]|规(?!定)")
_IMPLEMENTS = re.compile(r"实施条例|实施细则|实施办法|施行法")


def find_titles(text: str) -> list[Found]:
    """Instruments by name, the longest where names nest."""
    return longest([*_quoted(text), *_known(text), *_by_form(text), *_before_article(text)])


def canonical(name: str) -> str:
    """The full title where the name is known, else the name."""
    return canonical_titles().get(name.strip().translate(_SAME), name.strip())


_SAME = str.maketrans("()<>", "（）〈〉")


def _quoted(text: str) -> Iterator[Found]:
    for m in _QUOTED.finditer(text) if "《" in text else ():
        name = m[1].strip()
        if name in canonical_titles() or (_TYPED.search(name) and not _NO_INSTRUMENT.search(name)):
            yield _instrument(text, m.start(), m.end(), canonical(name))


def _known(text: str) -> Iterator[Found]:
    """Known names that stand bare: 刑法, but not in 刑法学 or 公司法人 or 罪刑法定."""
    for last, name in names_in(text):
        start, end = last - len(name) + 1, last + 1
        if name.endswith("法") and _NOT_AFTER_LAW.match(text, end):
            continue
        if len(name) == 2 and text[start - 1 : start] in ("罪", "立", "取", "修", "违", "制"):
            continue
        longer = _IMPLEMENTS.match(text, end)
        if longer:
            yield _instrument(text, start, longer.end(), canonical_titles()[name] + longer[0])
        else:
            yield _instrument(text, start, end, canonical_titles()[name])


def _by_form(text: str) -> Iterator[Found]:
    for m in _STATE.finditer(text) if "人民共和国" in text else ():
        if not _NOT_IN_NAME.search(m[0]):
            yield _instrument(text, m.start(), m.end(), canonical(m[0]))
    for m in _AMENDMENT.finditer(text) if "修正案" in text else ():
        yield _instrument(text, m.start(), m.end(), canonical(m[0]))
    for m in _ISSUED.finditer(text) if "关于" in text else ():
        if m[0].count("《") == m[0].count("》"):
            yield _instrument(text, m.start(), m.end(), canonical(m[0]))


def _before_article(text: str) -> Iterator[Found]:
    """反洗钱法 of 违反反洗钱法第三条: the run before 第…条 is cut after the last word that is in no name."""
    for m in _BEFORE_ARTICLE.finditer(text):
        run = _RUN.search(text, max(0, m.end() - 40), m.end())
        if run is None:
            continue
        cuts = [c.end() for c in _CUT.finditer(run[0][:-2])]
        name = run[0][cuts[-1] :] if cuts else run[0]
        if len(name) >= 3 and not _NO_NAME.match(name) and not _OWN.search(name):
            yield _instrument(text, m.end() - len(name), m.end(), canonical(name))


def _instrument(text: str, start: int, end: int, value: str) -> Found:
    return Found(start, end, "instrument", text[start:end], value)
