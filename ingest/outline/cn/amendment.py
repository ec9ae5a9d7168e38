"""Acts that amend another: 修正案, 关于修改…的决定. What they quote is never a provision of theirs.

Their own numbering is 一、 › （一） › 1. (修正案, 决定) or 第N条 (宪法修正案). Quoted text, over as many lines as it
runs, belongs to the point that quotes it; a consolidated instrument that follows unquoted is a component.
``Outline.amendments`` holds one entry for each provision of another law that an instruction names, in text order:
new text, or the new number of what is renumbered, as ``quote``; ``label`` as written, with the levels that the act
leaves unsaid (增加一款，作为第三款) added in front.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.detect.authority import is_amending
from ingest.models import Amendment, Outline, Provision, Reading, Span
from ingest.outline.cn.instructions import QUOTED, Context, read_instructions
from ingest.outline.cn.labels import article_label, point_label
from ingest.outline.cn.notice import outline_lines
from ingest.outline.cn.quotation import INSTRUCTS, read_quotations
from ingest.outline.cn.wrapped import paragraph_lines
from ingest.outline.lines import Line
from ingest.outline.tree import COMPONENTS

if TYPE_CHECKING:
    from ingest.detect import Detected

_TITLED = re.compile(
    r"修[改订正](?:〈|《)?(.+?)(?:〉|》)?(?:等.{1,20})?(?:若干条款|部分条款|有关条款)?的(?:决定|决议|通知|命令|令)"
)
_SEVERAL = re.compile(r"等[一二三四五六七八九十百0-9]+[件部]|部分|若干|、")
_ADDITION = re.compile(r"(?:.*关于)?(.{2,60}?)修正案")
_ANNOUNCED = re.compile(r"作(?:出|了)?(?:如下|以下|下列|部分).{0,8}(?:修改|修订|修正|补充|调整)|修改如下")
_LAW = re.compile(r"《((?:[^《》]|《[^《》]{1,80}》){2,120})》")
_HEAD = 20
_SHORT = re.compile(
    r"《((?:[^《》\n]|《[^《》\n]{1,80}》){2,120})》[（(][^（）()\n]{0,60}以下(?:简称|称)[《“]?([^《》“”（）()，。\n]{1,20})"
)


def outline(text: str, reading: Reading, detected: Detected) -> Outline | None:
    """The tree of an amending act: its own points, each with the text it quotes, and what they amend."""
    if detected.language != "zho" or detected.kind == "opinion":
        return None
    lines = paragraph_lines(text, reading.marks)
    if not (is_amending(detected.title) or announces(lines)):
        return None
    quoting = read_quotations(lines)
    found = outline_lines(text, quoting.own, detected)
    return replace(found, amendments=tuple(amendments(text, found.provisions, quoting.quotes, detected.title)))


def announces(lines: Sequence[Line]) -> bool:
    """Whether 对…作如下修改： and an instruction stand above all articles: an act with the title of what it amends."""
    for line, following in pairwise(lines[:_HEAD]):
        if article_label(line.text):
            return False
        if line.text[-1] in "：:" and _ANNOUNCED.search(line.text):
            label = point_label(following.text)
            return INSTRUCTS.match(following.text, label.end if label else 0) is not None
    return False


def amendments(text: str, provisions: Sequence[Provision], quotes: Sequence[Span], title: str) -> Iterator[Amendment]:
    """What the provisions of an amending act do to other laws; restated instruments and annexes are passed over."""
    masked = _masked(text, quotes)
    short = {name: full for full, name in _SHORT.findall(text)}
    context = Context(law_of(title))
    named: set[str] = set()
    for provision in provisions:
        found, after = _read(text, masked, provision, _headed(provision, named) or context)
        if not provision.num and after.law and _ANNOUNCED.search(text, provision.start, provision.end):
            context = Context(after.law)
            named |= {_squeezed(name) for name in _LAW.findall(text, provision.start, provision.end)}
        for amendment in found:
            yield replace(amendment, law=_full(amendment.law, short))


def _headed(provision: Provision, named: Collection[str]) -> Context | None:
    """一、凡例条例 above its points: the heading is a law that the lead-in named, so all below is about it."""
    heading = _squeezed(provision.heading)
    return Context(heading) if provision.num and heading in named else None


def _squeezed(text: str) -> str:
    return re.sub(r"[\s《》]", "", text)


def law_of(title: str) -> str:
    """The law that an act of this title amends; '' where it amends several or names none.

    >>> [law_of(t) for t in ("凡例法修正案（二）", "凡例院关于修改《凡例规定》的决定", "关于修改部分行政法规的决定")]
    ['凡例法', '凡例规定', '']
    """
    found = _TITLED.search(title)
    if found:
        return "" if _SEVERAL.search(title[found.start() :]) and "》" not in found[0][-30:] else found[1]
    addition = _ADDITION.match(title)
    return addition[1] if addition else ""


def _full(law: str, short: Mapping[str, str]) -> str:
    """The full title for a name that the act itself introduces (以下简称《解释》)."""
    return short.get(law, law)


def _masked(text: str, quotes: Sequence[Span]) -> str:
    """The text with each quoted character replaced."""
    out, at = [], 0
    for start, end in quotes:
        out += [text[at:start], QUOTED * (end - start)]
        at = end
    return "".join([*out, text[at:]])


def _read(text: str, masked: str, provision: Provision, given: Context) -> tuple[list[Amendment], Context]:
    """The amendments of a provision and those below it. Unnumbered paragraphs go on with what was said before them;
    numbered ones begin with what the text above them says."""
    if provision.element in COMPONENTS or provision.element == "conclusions":
        return [], given
    out: list[Amendment] = []
    context = given
    at = provision.start + len(provision.num)
    above: Context | None = None
    for child in (*provision.children, None):
        end = child.start if child else provision.end
        if end > at:
            found, context = read_instructions(text, masked, (at, end), provision.eid, context)
            out += found
        above = above or context
        if child is None:
            break
        found, after = _read(text, masked, child, above if child.num else context)
        context = context if child.num else after
        out += found
        at = child.end
    return out, context
