"""Chinese document and case numbers: 法发〔2016〕32号, 国务院令第588号, （2021）京01刑终123号."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ingest.citations.found import Found

_DIGIT = "0-9０-９"
_OPEN, _CLOSE = "〔[［【（(﹝", "〕\\]］】）)﹞"
_YEAR = rf"[{_OPEN}]\s?((?:19|20|１９|２０)[{_DIGIT}]{{2}})\s?[{_CLOSE}]"
_DOCUMENT = re.compile(rf"([一-龥]{{1,16}})\s?{_YEAR}\s?(第?)\s?([{_DIGIT}]{{1,6}})\s?号")
_DECREE = re.compile(
    rf"((?:中华人民共和国)?(?:主席|国务院|国家[一-龥]{{2,14}}?(?:总局|委员会|局|部)"
    rf"|中国[一-龥]{{2,12}}?(?:委员会|银行)|[一-龥]{{1,10}}部|"
    rf"[一-龥]{{2,6}}人民政府)令)\s?第\s?([{_DIGIT}]{{1,5}}|[零〇一二三四五六七八九十百]{{1,6}})\s?号"
)
_CASE = re.compile(
    rf"{_YEAR}\s?((?=[一-龥0-9０-９×X＊*]{{0,18}}?[刑民行执赔破商知初终再辖调减监特申仲])(?![0-9０-９]+\s?号)[一-龥×X＊*{_DIGIT}]{{2,18}}?(?:字第)?)"
    rf"\s?([{_DIGIT}]{{1,7}}(?:[-—－][{_DIGIT}]{{1,3}})?|[×X＊*]{{1,5}})\s?号(?:之[一二三四五六七八九十])?"
)
_CUT = re.compile(
    r"根据|依据|依照|按照|印发|下发|关于|文件|执行|通过|废止|适用|参见|公布|发布|以下简称"
    r"|以及|作出|规定|通知|意见|办法|解释|指控|提起|"
    r"[由见即与和及以在为是的按依了对其第将于被向经]"
)
_KEEP = re.compile(
    r"(?:文物|经信|经贸|经发|交通|和发|工信|国发|国函|建|公通字|高检发[一-龥]*字?|财|税|银"
    r"|证|保|卫|教|人社)[一-龥]{0,6}\Z"
)


def find_numbers(text: str) -> list[Found]:
    """Document and case numbers, in text order of each kind."""
    if "号" not in text:
        return []
    cases = list(_cases(text))
    taken = {c.start for c in cases}
    return [*cases, *(d for d in _documents(text) if not any(d.start <= t < d.end for t in taken)), *_decrees(text)]


def normal_number(text: str) -> str:
    """A document number with half-width digits, no spaces, 〔〕 round the year: 法发[2016]32号 → 法发〔2016〕32号."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"[〔\[【(﹝]((?:19|20)[0-9]{2})[〕\]】)﹞]", r"〔\1〕", plain)


def normal_case(text: str) -> str:
    """A case number with half-width digits, no spaces, full-width brackets around the year."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"[〔\[【(﹝]([0-9]{4})[〕\]】)﹞]", r"（\1）", plain, count=1)


def _documents(text: str) -> Iterator[Found]:
    for m in _DOCUMENT.finditer(text):
        kept = _KEEP.search(m[1])
        cuts = [c.end() for c in _CUT.finditer(m[1][: kept.start() if kept else None])]
        start = m.start(1) + (cuts[-1] if cuts else 0)
        if start < m.end(1) and text[start : m.end(1)] != "字":
            shown = text[start : m.end()]
            yield Found(start, m.end(), "doc_no", shown, normal_number(shown))


def _decrees(text: str) -> Iterator[Found]:
    for m in _DECREE.finditer(text) if "令" in text else ():
        cuts = [c.end() for c in _CUT.finditer(m[1].replace("共和国", "___"))]
        start = m.start(1) + (cuts[-1] if cuts else 0)
        shown = text[start : m.end()]
        if not shown.startswith("令"):
            yield Found(start, m.end(), "doc_no", shown, normal_number(shown))


def _cases(text: str) -> Iterator[Found]:
    for m in _CASE.finditer(text):
        yield Found(m.start(), m.end(), "case_no", m[0], normal_case(m[0]))
