"""A query that cites and says nothing else → what it cites, in order; lists and ranges included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.citations import Cited, Found, find, read_citation

_LONGEST = 200
_MOST = 50
_JOINT = re.compile(
    r"[\s,，、;；。.:：()（）和与及或至到－—-]|以及|或者|根据|依据|依照|按照|规定|之|的|\b(?:and|or|to|of|the|under)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:(.*)__)?(art|sec|para|point)_([0-9]+)")


def read_citations(text: str) -> tuple[Cited, ...]:
    """What ``text`` cites if there is nothing in it but citations, else ().

    >>> [c.eid for c in read_citations("刑法第六条、第八条")]
    ['art_6', 'art_8']
    >>> [c.eid for c in read_citations("《刑法》第十条至第十二条")]
    ['art_10', 'art_11', 'art_12']
    >>> read_citations("什么是刑法第六条")
    ()
    """
    if not text or len(text) > _LONGEST:
        return ()
    one = read_citation(text)
    if one is not None:
        return (one,)
    found = find(text)
    provisions = [f for f in found if f.kind == "provision"]
    if not provisions or _JOINT.sub("", _outside(text, found)):
        return ()
    return tuple(dict.fromkeys(c for f in provisions for c in _each(f)))[:_MOST]


def _outside(text: str, found: Sequence[Found]) -> str:
    """What no citation covers."""
    rest, at = "", 0
    for item in sorted(found, key=lambda f: f.start):
        rest, at = rest + text[at : item.start], max(at, item.end)
    return rest + text[at:]


def _each(found: Found) -> Iterator[Cited]:
    """The provision; of a range, also those up to its end."""
    of = "" if found.of == "本" else found.of.strip("《》")
    yield Cited(of, "", found.value)
    first, last = _ARTICLE.fullmatch(found.value), _ARTICLE.fullmatch(found.through)
    if first and last and first[1] == last[1] and first[2] == last[2]:
        above = f"{first[1]}__" if first[1] else ""
        for number in range(int(first[3]) + 1, min(int(last[3]), int(first[3]) + _MOST) + 1):
            yield Cited(of, "", f"{above}{first[2]}_{number}")
