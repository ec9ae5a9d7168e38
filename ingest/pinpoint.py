"""The pinpoint of a provision in the document's own words: 第二百八十七条之二第一款第（二）项, section 2(1)(a)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.models import Provision
from ingest.numerals import to_chinese

PARTS = {
    "introduction": ("首部", "introduction"),
    "background": ("查明事实", "background"),
    "arguments": ("诉辩意见", "arguments"),
    "remedies": ("诉讼请求", "remedies"),
    "motivation": ("裁判理由", "reasoning"),
    "decision": ("裁判主文", "decision"),
    "conclusions": ("尾部", "conclusions"),
    "preamble": ("序言", "preamble"),
    "annex": ("附件", "annex"),
    "component": ("附件", "attachment"),
}
DIVISIONS = frozenset(
    {"book", "part", "title", "subtitle", "chapter", "subchapter", "division", "subdivision", "subpart"}
)
_DECIMAL = re.compile(r"\d+(?:\.\d+)+$")
_COUNT = re.compile(r"([一二三四五六七八九十]{1,3})、")
_UNITS = {"paragraph": "款", "point": "项", "indent": "目"}
_WORDS = {"section": "section", "article": "Article", "paragraph": "para", "rule": "rule", "regulation": "regulation"}


@dataclass(frozen=True, slots=True)
class Place:
    """A provision and its place among the siblings of its element, counted from 1."""

    provision: Provision
    order: int


def label(path: Sequence[Place], chinese: bool) -> str:
    """The pinpoint of the last provision of ``path`` (outermost first)."""
    return _chinese(path) if chinese else _english(path)


def bare(num: str) -> str:
    """A printed number without white space."""
    return re.sub(r"\s", "", num)


def _chinese(path: Sequence[Place]) -> str:
    """From the article on where there is one, otherwise all numbers that are printed above and here.

    A point of a disposition is cited as one: 裁判主文第一项.
    """
    out = ""
    article = False
    for place in path:
        p, num = place.provision, bare(place.provision.num)
        if p.element == "article":
            out, article = _component(out) + num, True
        elif article:
            out += _below_article(p, num, place.order)
        elif p.element in PARTS:
            out += num or (p.heading if p.element == "preamble" and p.heading else PARTS[p.element][0])
        elif out == PARTS["decision"][0] and (count := _COUNT.fullmatch(num)):
            out += f"第{count[1]}项"
        elif num and p.element not in DIVISIONS and not num.endswith("节"):
            out = _component(out) + num if _DECIMAL.match(num) else out + num
        elif p.element == "paragraph":
            out += f"第{place.order}段"
    return out or _last_name(path)


def _component(label_so_far: str) -> str:
    return label_so_far if label_so_far.startswith("附") else ""


def _below_article(p: Provision, num: str, order: int) -> str:
    unit = _UNITS.get(p.element, "")
    if p.element == "paragraph" and not num:
        return f"第{to_chinese(order)}款"
    return f"第{num.rstrip('.．、')}{unit}" if num else ""


def _english(path: Sequence[Place]) -> str:
    """``section 2(1)(a)``: the first numbered provision with its word, the numbers below it in brackets."""
    out = ""
    for place in path:
        p, num = place.provision, place.provision.num.strip()
        if p.element in DIVISIONS and any(q.provision.num and q.provision.element not in DIVISIONS for q in path):
            continue
        if p.element in ("annex", "schedule", "component", "attachment"):
            out = num or PARTS.get(p.element, ("", p.element))[1]
        elif not num:
            out += _unnumbered(p, place.order) if place is path[-1] else ""
        else:
            out = _joined(out, p, num)
    return out.strip() or _last_name(path)


def _unnumbered(p: Provision, order: int) -> str:
    return PARTS[p.element][1] if p.element in PARTS else f" para {order}"


def _joined(out: str, p: Provision, num: str) -> str:
    inner = num.strip(" .()[]")
    if out and not out.startswith(("Schedule", "SCHEDULE", "Annex", "ANNEX", "annex")):
        return f"{out}({inner})"
    if re.search(r"[A-Za-z§]{3,}|§", num):
        own = num.rstrip(".")
    elif num.startswith("[") or (num.startswith("(") and p.element not in _WORDS):
        own = num
    else:
        own = f"{_WORDS[p.element]} {inner}" if p.element in _WORDS else inner
    return f"{out} {own}" if out else own


def _last_name(path: Sequence[Place]) -> str:
    last = path[-1].provision
    return last.num.strip() or last.heading or last.element
