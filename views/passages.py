"""Document text as HTML: always escaped, with what was searched for marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from ingest.models import Span
from research.hits import HitRecord
from views.words import term, word

_HTML_LANGUAGE = {"zho": "zh-Hans", "eng": "en"}


def marked(text: str, spans: Sequence[Span]) -> str:
    """``text`` escaped, with ``spans`` (disjoint, in order) in <mark>."""
    out, position = [], 0
    for start, end in spans:
        out += [escape(text[position:start]), "<mark>", escape(text[start:end]), "</mark>"]
        position = end
    return "".join([*out, escape(text[position:])])


def passage(html: str, language: str, css: str = "") -> str:
    """A block of document text (already escaped) that says which language it is in."""
    code = _HTML_LANGUAGE.get(language, escape(language, quote=True))
    return f'<div class="cb-text {css}" lang="{code}">{html}</div>'


def badges(labels: Iterable[str]) -> str:
    return "".join(f'<span class="cb-badge">{escape(label)}</span>' for label in labels if label)


def hit_badges(record: HitRecord) -> str:
    """Status, level of authority and kind of a hit."""
    clause = record.clause
    authority = term("authority", clause.authority) if clause.authority else term("kind", clause.kind)
    dates = clause.date or clause.valid_from
    return badges([term("status", record.status.name), authority, dates])


def heading_path(headings: Sequence[str]) -> str:
    return f'<div class="cb-path">{escape(" › ".join(headings))}</div>' if headings else ""


def why(record: HitRecord) -> str:
    return f"{word('why')}: " + ", ".join(word(f"why_{reason}") for reason in record.hit.why)
