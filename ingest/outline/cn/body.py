"""The body of a notice, an annex or a forwarded instrument without articles, line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.numerals import CHINESE_NUMERAL, to_chinese
from ingest.outline.cn.decimals import is_decimal, is_standard, open_decimal
from ingest.outline.cn.headline import Headline, headline, is_lone, is_topic, is_word
from ingest.outline.cn.labels import article_label, division_label, integer, is_reference, point_label, spoken_label
from ingest.outline.cn.points import CLOSING, COUNT, ITEMS, PARAGRAPH, RANKS, Points
from ingest.outline.lines import Line
from ingest.outline.tree import Opening
from ingest.uri import slug

_ELEMENTS = {
    "count": "section",
    "bracket": "subsection",
    "digit": "paragraph",
    "digit_bracket": "point",
    "ring": "indent",
    "letter": "point",
    "spoken": "point",
}
_BY_DEPTH = ("paragraph", "point", "indent")
_DIVISION_RANKS = {"book": 10, "part": 14, "chapter": 18, "section": 22}
_MARKER = re.compile(r"(?:[0-9]{1,3}|[A-Za-z]|[ivxlcIVXLC]{1,5})[.．)）、]\s*")
_INLINE = re.compile(
    rf"(?<=[：:；;。，,])\s*(?:[（(](?:[{CHINESE_NUMERAL}]{{1,3}}|[0-9]{{1,2}})[）)](?![项、至或和])|[①-⑳])"
)
_NUMERAL = re.compile(rf"[{CHINESE_NUMERAL}]{{1,3}}$")
_SENTENCE = re.compile(r"[。；！？]|[：:]$")
_OPEN = "，、在和及与或向对由"
_STOPS = frozenset("。；：！？.;:!?”’』」）)…")
_NAME, _RUN, _NEXT = 40, 500, 40


def point_openings(lines: Sequence[Line], *, annex: bool = False) -> list[Opening]:
    """Openings of a body without articles; unlabelled lines are paragraphs of what is open.

    A closing formula (本通知自…起施行, 特此通知) leaves all lists. A table belongs to the line that introduces or names
    it, else it is one paragraph. In an ``annex`` bare names in a row (a list, a form) are one paragraph.
    """
    points = Points.of(lines, is_standard(lines))
    before: Line | None = None
    for i, line in enumerate(lines):
        if line.note:
            if not points.out or not points.out[-1].element:
                points.paragraph(line)
            continue
        if line.table:
            if not (before and (before.table or _introduces(points, before))):
                points.paragraph(line)
            points.fresh = False
        elif not _mid_sentence(points, line, before):
            if points.depths and not line.item:
                _leave_lists(points, line)
            if not _labelled(points, lines, i) and not (annex and _names(points, line, before)):
                points.leave(i, lines)
                points.paragraph(line)
                points.fresh = False
            _inline(points, line)
        points.items |= _semicolon(points, line)
        before = line
    return points.out


def _semicolon(points: Points, line: Line) -> set[int]:
    """The rank whose items end in ；, where ``line`` is one."""
    item = points.open and points.out[-1].rank == points.open[-1] and line.text.endswith(("；", ";"))
    return {points.open[-1]} if item and points.open[-1] in RANKS.values() else set()


def _introduces(points: Points, before: Line) -> bool:
    """Whether the line above a table belongs to it: 如下：, or a caption of its own."""
    if before.text.endswith(("：", ":")):
        return True
    return points.out[-1].element == "paragraph" and not points.out[-1].num and not _SENTENCE.search(before.text)


def _mid_sentence(points: Points, line: Line, before: Line | None) -> bool:
    """Whether a sentence of the line before is still open."""
    if not points.out or before is None or before.table or line.level or (line.bullet and line.item):
        return False
    above = before.text
    if above[-1] == "第" or (not points.fresh and above[-1] not in _STOPS and _refers(line.text)):
        return True
    broken = above[-1] in _OPEN or line.text[0] in "，。；：、）)》」』”！？"
    open_end = broken or _inside_brackets(above, line.text)
    return open_end and point_label(line.text) is None


def _refers(text: str) -> bool:
    """Whether a line begins with a reference to an article: 第五条、第六条…, 第三条规定的…"""
    label = article_label(text) if text[0] in "第笫" else None
    return label is not None and is_reference(text, label)


def _names(points: Points, line: Line, before: Line | None) -> bool:
    """Whether a list of names, or a form, goes on."""
    if not points.out or before is None or before.table or max(len(line.text), len(before.text)) > _NAME:
        return False
    if points.out[-1].element != "paragraph" or points.out[-1].num or line.end - points.out[-1].start > _RUN:
        return False
    return not _SENTENCE.search(line.text) and not _SENTENCE.search(before.text)


def _inside_brackets(above: str, text: str) -> bool:
    return any(above.count(a) > above.count(b) and b in text[:60] for a, b in ("《》", "（）"))


def _labelled(points: Points, lines: Sequence[Line], i: int) -> bool:
    line = lines[i]
    if line.quoted:
        return False
    return (
        _item(points, line)
        or _division(points, line)
        or open_decimal(points, line)
        or _point(points, lines, i)
        or _spoken(points, lines, i)
        or _markup_heading(points, line)
        or _word_heading(points, lines, i)
        or _topic(points, lines, i)
    )


def _leave_lists(points: Points, line: Line) -> None:
    """The first line after a list of the markup."""
    points.depths.clear()
    if points.open and points.open[-1] >= ITEMS:
        points.close(ITEMS, line.start)


def _item(points: Points, line: Line) -> bool:
    """An item of the markup's lists where its depth tells more than its number: a bullet, a., 1. below 1."""
    if not line.item:
        return False
    label = point_label(line.text)
    if not line.bullet:
        return label is None and _stays(points, line)
    outer = {rank for depth, rank in points.depths.items() if depth < line.item}
    rank = RANKS[label.kind] if label and label.kind != "letter" and not outer & {0, RANKS[label.kind]} else 0
    points.depths = {d: r for d, r in points.depths.items() if d < line.item} | {line.item: rank}
    if rank:
        return False
    marker = _MARKER.match(line.text)
    rank = ITEMS + min(line.item, PARAGRAPH - ITEMS - 1)
    element = _BY_DEPTH[min(line.item, len(_BY_DEPTH)) - 1]
    points.add(rank, 0, Opening(rank, element, line.start, marker.group().strip() if marker else ""))
    points.fresh = False
    return True


def _stays(points: Points, line: Line) -> bool:
    """Whether a further line of an item stands in one that its depth has opened; lists inside that item end."""
    if not points.open or points.open[-1] < ITEMS:
        return False
    if points.open[-1] > ITEMS + line.item:
        points.close(ITEMS + line.item + 1, line.start)
    return True


def _division(points: Points, line: Line) -> bool:
    label = division_label(line.text, line.level > 0)
    if label is None:
        return False
    rank = _DIVISION_RANKS[label.kind]
    if line.level:
        points.levels[line.level] = rank
    opening = Opening(rank, label.kind, line.start, label.num, line.text[label.end :].strip())
    points.add(rank, label.value, opening)
    points.fresh = True
    return True


def _point(points: Points, lines: Sequence[Line], i: int) -> bool:
    line = lines[i]
    label = point_label(line.text)
    if i == points.lost:
        _count(points, line, 1, "", Headline(line.text, True))
        return True
    if label is None or not points.fits(RANKS[label.kind], label):
        return False
    rest = line.text[label.end :].strip()
    rank = RANKS[label.kind]
    listed = rank in points.items or points.ends_hollow(rank)
    found = headline(rest, i in points.headed, not listed and _has_text_below(lines, i, rank))
    if label.kind == "count":
        _count(points, line, label.value, label.num, found)
        points.lone = not found.text and is_lone(rest)
        return True
    if line.level:
        points.levels[line.level] = rank
    points.add(rank, label.value, Opening(rank, _ELEMENTS[label.kind], line.start, label.num, found.text))
    points.fresh = found.alone and rank not in points.hollow
    points.lone = not found.text and is_lone(rest)
    return True


def _count(points: Points, line: Line, value: int, num: str, found: Headline) -> None:
    """A section 一、, which people cite as 第一条."""
    if line.level:
        points.levels[line.level] = COUNT
    aliases = (f"第{to_chinese(value)}条",)
    points.add(COUNT, value, Opening(COUNT, "section", line.start, num, found.text, str(value), aliases=aliases))
    points.fresh = found.alone


def _has_text_below(lines: Sequence[Line], i: int, rank: int) -> bool:
    """Whether a text without a number, or a deeper number, comes next."""
    below = lines[i + 1] if i + 1 < len(lines) else None
    if below is None or below.level or CLOSING.match(below.text) or is_decimal(below.text):
        return False
    label = point_label(below.text)
    return RANKS[label.kind] > rank if label and not below.quoted else division_label(below.text, False) is None


def _spoken(points: Points, lines: Sequence[Line], i: int) -> bool:
    """第一， or 一是 at the start of a line, where the lines that follow count on."""
    label = spoken_label(lines[i].text)
    if label is None:
        return False
    rank = RANKS["spoken"]
    last = points.counts.get(rank, 0) if points.open and points.open[-1] >= rank else 0
    if label.value != last + 1 or (not last and not _counts_on(lines, i, label.value + 1)):
        return False
    points.add(rank, label.value, Opening(rank, "point", lines[i].start, label.num, number=str(label.value)))
    points.fresh = False
    return True


def _counts_on(lines: Sequence[Line], i: int, due: int) -> bool:
    for line in lines[i + 1 : i + _NEXT]:
        label = spoken_label(line.text)
        if label:
            return label.value == due
    return False


def _markup_heading(points: Points, line: Line) -> bool:
    if not line.level or len(line.text) > 80:
        return False
    if _NUMERAL.match(line.text) and integer(line.text) == points.counts.get(COUNT, 0) + 1:
        _count(points, line, integer(line.text), line.text, Headline("", True))
        return True
    rank = points.levels.get(line.level, 8 + line.level)
    points.levels[line.level] = rank
    points.add(rank, 0, Opening(rank, "section", line.start, "", line.text, number=slug(line.text)[:40]))
    points.fresh = True
    return True


def _word_heading(points: Points, lines: Sequence[Line], i: int) -> bool:
    """引言 or 结语 alone on its line: a section without a number beside 一、."""
    if not is_word(lines, i):
        return False
    heading, start = "".join(lines[i].text.split()), lines[i].start
    points.add(COUNT, points.counts.get(COUNT, 0), Opening(COUNT, "section", start, "", heading, slug(heading)))
    points.fresh = True
    return True


def _topic(points: Points, lines: Sequence[Line], i: int) -> bool:
    """A heading without a number, right above the numbers that it stands over."""
    if not is_topic(lines, i):
        return False
    below = point_label(lines[i + 1].text)
    if below is None or not points.fits(RANKS[below.kind], below):
        return False
    rank = RANKS[below.kind] - 5
    text = lines[i].text
    points.add(rank, 0, Opening(rank, "section", lines[i].start, "", text, number=slug(text)[:40]))
    points.fresh = True
    return True


def _inline(points: Points, line: Line) -> None:
    """Items that run on inside the line just opened: （1）…；（2）…, two or more, from one or from its own number."""
    if line.quoted or not points.out or points.out[-1].start != line.start:
        return
    first = point_label(line.text)
    kind, due = (first.kind, first.value + 1) if first else ("", 1)
    found: list[Opening] = []
    at = depth = 0
    for match in _INLINE.finditer(line.text):
        depth += line.text.count("“", at, match.start()) - line.text.count("”", at, match.start())
        at = match.start()
        label = point_label(match.group().strip() + "x")
        if label is None or depth > 0:
            continue
        if not found and label.value == 1:
            kind, due = label.kind, 1
        if (label.kind, label.value) == (kind, due):
            start = line.start + match.end() - len(match.group().strip())
            found.append(Opening(RANKS[kind], _ELEMENTS[kind], start, label.num))
            due += 1
    if len(found) < 2 and not (found and first and due == first.value + 2):
        return
    points.fresh = False
    if points.out[-1].rank == PARAGRAPH:
        points.out += [replace(opening, rank=PARAGRAPH + 1) for opening in found]
    else:
        for value, opening in enumerate(found, due - len(found)):
            points.add(opening.rank, value, opening)
