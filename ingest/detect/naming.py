"""Titles and document numbers of Chinese instruments in one spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.registry import issuers_in

DOC_NUMBER = re.compile(
    r"(?P<word>[\u4e00-\u9fff]{1,12}?(?:发|办|函|释|令|字|规|通|告|电|会|研|监|银|院|检|公|政|厅|复|明电|联))\s*"
    r"[〔\[［【(（﹝]\s*(?P<year>(?:19|20)[0-9]{2})\s*[〕\]］】)）﹞]\s*第?\s*(?P<number>[0-9]{1,5})\s*号"
)
_ANY_NUMBER = re.compile(
    r"(?P<word>[\u4e00-\u9fff]{1,12})[〔\[［【（(﹝](?P<year>(?:19|20)[0-9]{2})[〕\]］】）)﹞]第?(?P<number>[0-9]{1,5})号"
)

_SERIAL = re.compile(
    r"(?:[〔\[［【(（﹝](?P<year>(?:19|20)[0-9]{2})[〕\]］】)）﹞]|(?P<plain>(?:19|20)[0-9]{2})年)?第?(?P<number>[0-9]{1,5})号"
)
_ORDER = re.compile(
    r"([\u4e00-\u9fff、]{2,40}?)令(?:[（(])?((?:19|20)[0-9]{2}年)?第([0-9一二三四五六七八九十百零〇]+)号"
)
_DAY = re.compile(r"[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日")
_VERB = re.compile(r"关于|(?:联合)?(?:印发|转发|批转|发布|公布)|公告|通告|《")
_BODY_NAME = re.compile(
    r"[\u4e00-\u9fff]{2,24}(?:局|厅|部|委|会|院|署|社|行|政府|办|办公室|办公厅|总队|支队|大队|协会|公司|集团|党组|中心)"
)
_OFFICES = frozenset({"办公室", "办公厅", "人民政府", "常务委员会", "委员会", "人民法院", "人民检察院"})


def join_title(parts: Sequence[str]) -> str:
    """The lines of a title as one: no white space beside a Chinese character, 、 between issuers left as printed."""
    joined = _listed_issuers(" ".join(part.strip() for part in parts))
    joined = re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", joined)
    return re.sub(r"\s+", " ", joined).strip("*# ")


def issued_title(title: str) -> str:
    """某办公厅印发《关于甲的意见》 announces 某办公厅关于甲的意见."""
    found = re.fullmatch(r"([^《]+?)(?:联合)?(?:印发|发布)《(关于[^》]+)》", title)
    issuers = issuers_in(found[1]) if found else ()
    return "、".join(i.name for i in issuers) + found[2] if found and issuers else title


def _listed_issuers(title: str) -> str:
    """Issuers that stand side by side with only white space between them are joined by 、."""
    head, verb, rest = _split_verb(title)
    names = head.split()
    if len(names) > 1 and all(_is_body(name) for name in names):
        return "、".join(name.strip("、，") for name in names) + verb + rest
    return title


def _split_verb(title: str) -> tuple[str, str, str]:
    """A title cut before the word that follows its issuers: 关于, 印发 …"""
    found = _VERB.search(title)
    return (title[: found.start()], found[0], title[found.end() :]) if found else (title, "", "")


def _is_body(name: str) -> bool:
    if re.search(r"[印转批]发|《", name):
        return False
    return bool(issuers_in(name)) or (bool(_BODY_NAME.fullmatch(name)) and name not in _OFFICES)


def bodies_of(title: str) -> tuple[str, ...]:
    """The issuing bodies that a title names, also where the registry does not know them.

    >>> bodies_of("凡例市教育局、凡例市公安局关于印发《甲方案》的通知")
    ('凡例市教育局', '凡例市公安局')
    """
    head, verb, _ = _split_verb(title)
    names = [n for n in re.split(r"[、，\s]+", head) if n]
    return tuple(names) if verb and names and all(map(_is_body, names)) else ()


def only_issuers(line: str) -> bool:
    """Whether a line holds names of issuing bodies and nothing else, as printed between title and number."""
    rest = line.strip("*")
    for issuer in issuers_in(rest):
        rest = rest.replace(issuer.name, "")
    return bool(line) and not rest.strip("、，和与")


def is_number(text: str) -> bool:
    """Whether a line is a 发文字号 and nothing else."""
    return bool(_ANY_NUMBER.fullmatch(re.sub(r"\s", "", text).strip("（()）")))


def serial_number(text: str, title: str) -> str:
    """The number that an announcement carries below its title, '' if ``text`` is none.

    >>> serial_number("〔2020〕第3号", "凡例银行公告"), serial_number("2023年第6号", "关于发布甲的公告")
    ('凡例银行公告〔2020〕3号', '2023年第6号')
    """
    found = _SERIAL.fullmatch(re.sub(r"\s", "", text).strip("（()）"))
    if not found or not re.search(r"公告|通告|通报|令", title):
        return ""
    year = f"〔{found['year']}〕" if found["year"] else f"{found['plain']}年第" if found["plain"] else "第"
    head = title if re.fullmatch(r"[^《]{2,20}(?:公告|通告|通报|令)", title) and "关于" not in title else ""
    return f"{head}{year}{int(found['number'])}号"


def ministerial_order(note: str) -> str:
    """The order by which a ministry or a local government issued a rule, the first where several are named.

    >>> ministerial_order("2020年7月9日公安部令第159号公布"), ministerial_order("商务部、公安部令2022年第2号")
    ('公安部令第159号', '商务部、公安部令2022年第2号')
    """
    found = _ORDER.search(_DAY.sub(" ", re.sub(r"\s|中华人民共和国", "", note)))
    return f"{found[1]}令{found[2] or ''}第{found[3]}号" if found else ""


def document_number(text: str) -> str:
    """The first 发文字号 in ``text`` with its brackets made 〔〕, '' if none (GB/T 9704-2012, 7.2.5).

    >>> document_number("法发[2016]32 号"), document_number("（法释【2009】 19号）")
    ('法发〔2016〕32号', '法释〔2009〕19号')
    """
    found = _ANY_NUMBER.fullmatch(re.sub(r"\s", "", text).strip("（()）")) or DOC_NUMBER.search(text)
    if not found:
        return ""
    return f"{found['word']}〔{found['year']}〕{int(found['number'])}号"
