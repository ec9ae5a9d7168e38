"""What the provisions hold: too much or nothing at all, and what lies outside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from statistics import median

from ingest.models import Flag, Identity, Outline, Provision, Reading
from ingest.outline.tree import COMPONENTS
from ingest.quality.coverage import Coverage, visible

_OUTSIDE, _OTHER = 0.5, 0.1
_FEWEST_OUTSIDE, _FEWEST_OTHER = 1000, 200
_FLAT_CHINESE, _FLAT = 3_000, 8_000
_DEEPEST = 12
_LONGEST, _TIMES, _LONG = 20_000, 50, 3_000
_FEWEST_ARTICLES = 10
_GONE = re.compile(
    r"删去|删除|废止|失效|略|空缺|保留|repeal|omit|reserved|delet|revok|spent|vacat|\.\s*\.\s*\.|…|\*\s*\*|blank|none",
    re.IGNORECASE,
)
# The word alone, on a page before Annex A.
_COVER = re.compile(r"(?:附\s*[件录表图]?|Annex(?:es)?|Appendi(?:x|ces)|Schedules?)[:：]?", re.IGNORECASE)
_DIVISIONS = frozenset({"book", "part", "chapter", "section"})
_CHINESE_LABEL = re.compile(r"(?m)^[ \t\u3000]*第[零〇一二三四五六七八九十百千0-9]{1,8}条")
_WESTERN_LABEL = re.compile(r"(?m)^[ \t\u3000]*(?:Article|ARTICLE|Section|SECTION|Sec\.|SEC\.|§)\s{0,3}[0-9]{1,4}")
_FEWEST_LABELS = 3


def outside_share(text: str, outline: Outline) -> float:
    """The share of visible characters that lie in no provision, from 0 to 1; 0 for a text without any."""
    total = visible(text)
    return round(_outside(text, outline) / total, 4) if total else 0.0


def _outside(text: str, outline: Outline) -> int:
    return visible(text) - sum(visible(text[p.start : p.end]) for p in outline.provisions)


def content_flags(reading: Reading, outline: Outline, identity: Identity) -> Iterator[Flag]:
    """Flags of the kinds outside, flat, mixed, deep, long, empty and heading-only."""
    tables = Coverage(reading.marks, ("table", "row"))
    yield from _outside_flag(reading.text, outline, native=reading.outline is not None)
    yield from _flat_flag(reading, outline, identity, tables)
    yield from _mixed_flag(reading.text)
    yield from _deep_flag(outline.provisions)
    yield from _long_flags(reading.text, outline, tables, native=reading.outline is not None)
    if reading.outline is None:
        yield from _hollow_flags(reading.text, outline.provisions)


def _outside_flag(text: str, outline: Outline, *, native: bool) -> Iterator[Flag]:
    """Text of no name, or most of the text outside; the preface of a marked-up file may be as long as it likes."""
    total, sizes = visible(text), Counter[str]()
    for part in outline.parts:
        sizes[part.name] += visible(text[part.start : part.end])
    outside = _outside(text, outline)
    if sizes["other"] >= max(_FEWEST_OTHER, _OTHER * total):
        yield Flag("outside", "", (_percent(sizes["other"], total), "other"))
    elif (not outline.provisions and total) or (outside >= max(_OUTSIDE * total, _FEWEST_OUTSIDE) and not native):
        yield Flag("outside", "", (_percent(outside, total), max(sizes, key=sizes.__getitem__, default="other")))


def _percent(part: int, whole: int) -> str:
    return str(round(100 * part / whole))


def _flat_flag(reading: Reading, outline: Outline, identity: Identity, tables: Coverage) -> Iterator[Flag]:
    if any(p.num or p.heading for p in outline.walk()):
        return
    provisions = outline.provisions
    length = sum(visible(reading.text[p.start : p.end]) - tables.within(p.start, p.end) for p in provisions)
    if length > (_FLAT_CHINESE if identity.expression.language == "zho" else _FLAT):
        yield Flag("flat", "", (str(length),))


def _mixed_flag(text: str) -> Iterator[Flag]:
    chinese, western = _CHINESE_LABEL.findall(text), _WESTERN_LABEL.findall(text)
    if len(chinese) >= _FEWEST_LABELS and len(western) >= _FEWEST_LABELS:
        yield Flag("mixed", "", (chinese[0].strip(), western[0].strip()))


def _deep_flag(provisions: Sequence[Provision]) -> Iterator[Flag]:
    level, depth, deepest = list(provisions), 0, ""
    while level:
        depth, deepest = depth + 1, level[0].eid
        level = [child for provision in level for child in provision.children]
    if depth > _DEEPEST:
        yield Flag("deep", deepest, (str(depth),))


def _long_flags(text: str, outline: Outline, tables: Coverage, *, native: bool) -> Iterator[Flag]:
    """Articles and undivided provisions; tables are long by nature and do not count."""
    articles = [] if native else [p for p in outline.walk() if p.element == "article"]
    usual = median(p.end - p.start for p in articles) if len(articles) >= _FEWEST_ARTICLES else 0
    for provision in outline.walk():
        is_article = provision.element == "article" and not native
        if provision.children and not is_article:
            continue
        length = provision.end - provision.start - tables.within(provision.start, provision.end)
        if length > _LONGEST or (is_article and usual and length > max(_TIMES * usual, _LONG)):
            yield Flag("long", provision.eid, (label(text, provision), str(length)))


def _hollow_flags(text: str, siblings: Sequence[Provision], place: str = "") -> Iterator[Flag]:
    """Numbers without text; divisions and annexes without content, where a sibling of their kind has some."""
    full = {_kind(p) for p in siblings if p.children or not is_hollow(text, p)}
    for provision, after in zip_longest(siblings, siblings[1:]):
        yield from _hollow_flags(text, provision.children, provision.num or place)
        if provision.children or not is_hollow(text, provision) or _is_gone(text, provision):
            continue
        if after and {provision.element, after.element} <= COMPONENTS and _COVER.fullmatch(label(text, provision)):
            continue
        if not provision.heading:
            if provision.num:
                yield Flag("empty", provision.eid, (provision.num, place))
        elif provision.element in COMPONENTS or (
            provision.num and _is_division(provision) and _kind(provision) in full
        ):
            yield Flag("heading-only", provision.eid, (label(text, provision),))


def _is_division(provision: Provision) -> bool:
    return provision.element in _DIVISIONS and provision.heading[-1] not in "。.；;！？!?"


def _kind(provision: Provision) -> tuple[str, bool]:
    return provision.element, bool(provision.num)


def is_hollow(text: str, provision: Provision) -> bool:
    """Whether nothing stands in it but its number and heading."""
    named = sum(map(len, (provision.num + provision.heading).split()))
    return len(text[provision.start : provision.end].strip()) <= 2 * named + 20 and (
        visible(text[provision.start : provision.end]) <= named
    )


def _is_gone(text: str, provision: Provision) -> bool:
    """Marked as repealed, reserved or left out: in its own words or those beside it."""
    return bool(_GONE.search(text[provision.start : provision.end]))


def label(text: str, provision: Provision) -> str:
    """The number and the heading as printed; the first words where there is neither."""
    words = " ".join(f"{provision.num} {provision.heading}".split())
    words = words or " ".join(text[provision.start : min(provision.end, provision.start + 200)].split())
    return words if len(words) <= 40 else f"{words[:39]}…"
