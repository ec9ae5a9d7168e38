"""Signs that the end of a document is missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.models import Flag, Identity, Outline, Provision, Reading
from ingest.outline.cn.labels import division_label
from ingest.outline.tree import COMPONENTS
from ingest.quality.content import is_hollow, label
from ingest.quality.coverage import Coverage
from ingest.uri import number_part

# The last articles of a law say from when it applies, what it replaces or who interprets it.
_CLOSING = re.compile(r"施行|生效|废止|失效|负责解释|解释权|为准|起(?:实行|执行|实施)")
_WEAK_CLOSING = re.compile(r"(?:适用|参照)本[^，。]{1,4}的(?:有关)?规定|(?:制定|制订)[^。]{0,30}(?:细则|办法)")
_LAST, _LAST_OF_FEW, _FEW = 4, 2, 6
_LEVELS_WITHOUT_CLOSING = frozenset({"judicial_interpretation", "legal_interpretation", "constitution"})
_SUPPLEMENTARY = re.compile(r"附\s*则")
_TOC_ENTRY = re.compile(r"(?=第[零〇一二三四五六七八九十百千0-9]{1,6}(?:分编|[编章节]))")
_LEADER = re.compile(r"[\s.．…·\-—_]*[（(]?\s*[0-9]*\s*[）)]?$")
_CLOSERS = "”’」』）)》〉]】\"' \u3000"
_ENDED = re.compile(r"[。！？!?.…]$")
_HANGING = re.compile(r"[，、；：,;“（《(]$")
_HANGING_WESTERN = re.compile(r"(?:(?<![^\s(“‘\"'-])[a-z]+-?|[a-z][,;:])$")
_ADDRESS = re.compile(r"://|www\.|@|\S\.\S+$")
_AFTER_THE_TEXT = (COMPONENTS - {"component"}) | {"conclusions"}
_CLAUSE = re.compile(r"[，。；：]")
_ENDS = frozenset(".!?;:")
_CHINESE_ENDS = frozenset("。；：！？.;:")
_SHARE_ENDED, _FEWEST_LEAVES = 0.7, 5
_SHORTEST_WESTERN = 80


def ending_flags(reading: Reading, outline: Outline, identity: Identity) -> Iterator[Flag]:
    """Flags of the kinds toc-missing, cut-off, no-closing and no-decision, for a text that we outlined ourselves."""
    chinese = identity.expression.language == "zho"
    if chinese:
        yield from _missing_divisions(reading.text, outline)
    stopped = _cut_off(reading, outline, chinese=chinese)
    if stopped:
        yield stopped
    elif chinese and identity.work.kind == "law":
        yield from _no_closing(reading.text, outline, identity)
    elif chinese and _lacks_decision(outline, identity):
        yield Flag("no-decision")


def _lacks_decision(outline: Outline, identity: Identity) -> bool:
    """A judgment with a case number; a write-up of a case may leave the disposition out."""
    is_judgment = identity.work.kind == "opinion" and identity.work.number != ""
    return is_judgment and not any(p.element == "decision" for p in outline.walk())


def _missing_divisions(text: str, outline: Outline) -> Iterator[Flag]:
    """Entries of a table of contents that no division of the body answers, by number or by heading."""
    listed: list[tuple[tuple[str, str], str]] = []
    for part in outline.parts:
        if part.name == "toc":
            listed += _toc_entries(text[part.start : part.end])
    if not listed:
        return
    come = Counter((p.element, number_part(p.num)) for p in outline.walk() if p.num)
    headings = {"".join((p.num + p.heading).split()) for p in outline.walk() if p.num}
    for key, entry in listed:
        come[key] -= 1
        if come[key] < 0 and "".join(entry.split()) not in headings:
            yield Flag("toc-missing", "", (entry,))


def _toc_entries(toc: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Element with number, and the entry without its page, of each division that a table of contents lists."""
    for line in toc.splitlines():
        for piece in _TOC_ENTRY.split(line):
            entry = " ".join(_LEADER.sub("", piece).split())
            found = division_label(entry, True) if entry else None
            if found:
                yield (found.kind, number_part(found.num)), entry[:60]


def _cut_off(reading: Reading, outline: Outline, *, chinese: bool) -> Flag | None:
    leaf = _last_leaf(outline)
    if leaf is None or (is_hollow(reading.text, leaf) and not _CLAUSE.search(leaf.heading)):
        return None
    if Coverage(reading.marks, ("table", "row", "footnote")).within(leaf.start, leaf.end):
        return None
    words = reading.text[leaf.start : leaf.end].strip()
    if chinese:
        cut = _stops_in_chinese(words) or _breaks_list(reading.text, outline, leaf)
    else:
        cut = _stops_in_english(words) and _share_ended(reading.text, outline) >= _SHARE_ENDED
    return Flag("cut-off", leaf.eid, (" ".join(words[-24:].split()),)) if cut else None


def _stops_in_chinese(words: str) -> bool:
    """A comma or the like at the end, or a last line that has sentences or clauses, of which the last is not closed."""
    line = words.splitlines()[-1]
    bare = line.rstrip(_CLOSERS)
    if not bare or _ENDED.search(bare) or _CLOSING.search(bare[-40:]):
        return False
    return bool(_HANGING.search(line)) or bool(_CLAUSE.search(bare))


def _breaks_list(text: str, outline: Outline, leaf: Provision) -> bool:
    """Whether the last provision of an article alone among its neighbours ends without a stop."""
    articles = _own_articles(outline.provisions)
    words = text[leaf.start : leaf.end].rstrip(_CLOSERS)
    if len(articles) < _LAST_OF_FEW or leaf.end != articles[-1].end or _CLOSING.search(words[-40:]):
        return False
    before = leaf.start if leaf.start > articles[-1].start else articles[-2].end
    return text[max(0, before - 8) : before].rstrip()[-1:] in _CHINESE_ENDS and words[-1:] not in _CHINESE_ENDS


def _stops_in_english(words: str) -> bool:
    if len(words) < _SHORTEST_WESTERN or not _HANGING_WESTERN.search(words):
        return False
    return not _ADDRESS.search(words[-200:].split()[-1])


def _last_leaf(outline: Outline) -> Provision | None:
    """The provision that the text ends with; None where a signature, annex or named part comes after it."""
    if not outline.provisions:
        return None
    leaf = outline.provisions[-1]
    if any(p.start >= leaf.end and p.name not in ("furniture", "footnote") for p in outline.parts):
        return None
    while leaf.element not in _AFTER_THE_TEXT:
        if not leaf.children:
            return leaf
        leaf = leaf.children[-1]
    return None


def _share_ended(text: str, outline: Outline) -> float:
    """The share of the other undivided provisions that end like a sentence; 0 where there are too few to tell."""
    leaves = [p for p in outline.walk() if not p.children and not p.heading][:-1]
    ended = sum(text[max(p.start, p.end - 8) : p.end].rstrip(_CLOSERS)[-1:] in _ENDS for p in leaves)
    return ended / len(leaves) if len(leaves) >= _FEWEST_LEAVES else 0.0


def _no_closing(text: str, outline: Outline, identity: Identity) -> Iterator[Flag]:
    """A law (but no amendment, interpretation, constitution or part of a code) without its last article."""
    work = identity.work
    if work.subtype == "amendment" or work.authority in _LEVELS_WITHOUT_CLOSING or "/!" in work.uri:
        return
    articles = _own_articles(outline.provisions)
    if not articles or number_part(articles[0].num) != "1" or _is_one_book(outline) or outline.amendments:
        return
    tail = articles[-_LAST:] if len(articles) > _FEW else articles[-_LAST_OF_FEW:]
    closed = _CLOSING.search("".join(text[p.start : p.end] for p in tail))
    closed = closed or _WEAK_CLOSING.search(text[articles[-1].start : articles[-1].end])
    if not closed and not _ends_with_supplement(outline):
        yield Flag("no-closing", articles[-1].eid, (label(text, articles[-1]),))


def _own_articles(provisions: Sequence[Provision]) -> list[Provision]:
    own = [p for p in provisions if p.element not in COMPONENTS]
    return [p for top in own for p in top.walk() if p.element == "article"]


def _is_one_book(outline: Outline) -> bool:
    """A code has several books; a single one is a part of it in a file of its own."""
    return sum(1 for p in outline.provisions if p.element == "book") == 1


def _ends_with_supplement(outline: Outline) -> bool:
    divisions = [p for p in outline.provisions if p.element in ("book", "chapter", "section")]
    return bool(divisions) and bool(_SUPPLEMENTARY.search(divisions[-1].heading))
