"""Document text as HTML: always escaped, with what was searched for marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from ingest.models import Span
from ingest.records import ClauseRow
from ingest.validity import Status
from research.hits import HitRecord
from views.sentences import sentence
from views.words import term, word

_HTML_LANGUAGE = {"zho": "zh-Hans", "eng": "en"}


def marked(text: str, spans: Sequence[Span]) -> str:
    """``text`` escaped, with ``spans`` (disjoint, in order) in <mark>."""
    out, position = [], 0
    for start, end in spans:
        out += [escape(text[position:start]), "<mark>", escape(text[start:end]), "</mark>"]
        position = end
    return "".join([*out, escape(text[position:])])


def passage(html: str, language: str, css: str = "", eid: str = "") -> str:
    """A block of document text (already escaped) that says which language it is in, and of which provision it is."""
    named = f' data-eid="{escape(eid, quote=True)}"' if eid else ""
    return f'<div class="{f"cb-text {css}".strip()}" lang="{_code(language)}"{named}>{html}</div>'


def _code(language: str) -> str:
    return _HTML_LANGUAGE.get(language, escape(language, quote=True))


def badges(status: Status, labels: Iterable[str]) -> str:
    """The status, whose colour only repeats what the word says, and other short facts."""
    first = f'<span class="cb-badge cb-{escape(status.name)}">{escape(term("status", status.name))}</span>'
    return first + "".join(f'<span class="cb-badge">{escape(label)}</span>' for label in labels if label)


def clause_badges(clause: ClauseRow, status: Status) -> str:
    """Status, level of authority, version and page of a clause."""
    authority = term("authority", clause.authority) if clause.authority else term("kind", clause.kind)
    version = clause.date or clause.valid_from
    page = word("page", n=clause.page) if clause.page else ""
    return badges(status, [authority, word("version", date=version) if version else "", page])


def heading_path(headings: Sequence[str], language: str) -> str:
    path = escape(" › ".join(headings))
    return f'<div class="cb-path" lang="{_code(language)}">{path}</div>' if headings else ""


def basis(status: Status) -> str:
    return f'<div class="cb-meta">{escape(word("basis"))}{escape(sentence(status.basis))}</div>'


def hit_notes(record: HitRecord) -> str:
    """Why the hit is here, how many more clauses of the article match, and what its status rests on."""
    reasons = word("list_mark").join(word(f"why_{reason}") for reason in record.hit.why)
    notes = [word("why") + reasons] if reasons else []
    if record.hit.clauses:
        notes.append(word("also", n=len(record.hit.clauses)))
    notes.append(word("basis") + sentence(record.status.basis))
    return f'<div class="cb-meta">{escape(" · ".join(notes))}</div>'


def flags_html(title: str, sentences: Iterable[str]) -> str:
    """Sentences about the structure of a document, behind their title until they are asked for."""
    items = "".join(f"<li>{escape(said)}</li>" for said in sentences)
    return f'<details class="cb-flags"><summary>{escape(title)}</summary><ul>{items}</ul></details>'
