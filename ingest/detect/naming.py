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
    head, about, rest = title.partition("关于")
    names = head.split()
    if len(names) > 1 and all(issuers_in(name) and not re.search(r"[印转批]发|《", name) for name in names):
        return "、".join(name.strip("、，") for name in names) + about + rest
    return title


def document_number(text: str) -> str:
    """The first 发文字号 in ``text`` with its brackets made 〔〕, '' if none (GB/T 9704-2012, 7.2.5).

    >>> document_number("法发[2016]32 号"), document_number("（法释【2009】 19号）")
    ('法发〔2016〕32号', '法释〔2009〕19号')
    """
    found = _ANY_NUMBER.fullmatch(re.sub(r"\s", "", text).strip("（()）")) or DOC_NUMBER.search(text)
    if not found:
        return ""
    return f"{found['word']}〔{found['year']}〕{int(found['number'])}号"
