"""The text of a document around the provision one came for: a section of it at a time, as what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import streamlit as st

from ingest.models import Document, Provision
from research.blocks import Layout, layout
from research.reading import Stretch, stretches
from views import passages
from views.blocks_html import blocks_html, note_html
from views.words import word

_WHOLE = 10_000
_BEFORE, _AFTER, _MORE = 120, 8_000, 16_000
_LARGE = 12
_APART = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked at: a provision (None: the whole document) and the article it belongs to, by eId."""

    provision: Provision | None
    article: str = ""

    def holds(self, piece: Stretch) -> bool:
        target = self.provision
        return target is not None and target.start <= piece.start and piece.end <= target.end

    def beside(self, piece: Stretch) -> bool:
        """Whether a piece is of the same article."""
        return bool(self.article) and (piece.eid == self.article or piece.eid.startswith(f"{self.article}__"))

    def style(self, piece: Stretch) -> str:
        return "cb-beside" if self.holds(piece) or self.beside(piece) else "cb-context"


@st.fragment
def show_text(document: Document, wanted: Wanted, key: str) -> None:
    """Characters, not provisions, bound a section: 500 articles are as quick as 5; buttons widen it.

    ``key`` names the place in the session that holds which pieces are shown. A provision among them is shown where it
    stands; another begins a section of its own.
    """
    pieces = stretches(document)
    start, end = st.session_state[key] = _section(pieces, wanted, st.session_state.get(key))
    if start and _is_label(document.text, pieces[start - 1]):
        start -= 1
    if start:
        earlier = _back(pieces, start, _MORE)
        st.button(word("earlier"), key="earlier", on_click=_show, args=(key, (earlier, end)))
    st.html(text_html(document, pieces[start:end], wanted))
    if end < len(pieces):
        later = _forth(pieces, end, _MORE)
        st.button(word("later"), key="later", on_click=_show, args=(key, (start, later)))


def _show(key: str, section: tuple[int, int]) -> None:
    st.session_state[key] = section


def _section(pieces: Sequence[Stretch], wanted: Wanted, shown: tuple[int, int] | None) -> tuple[int, int]:
    """Indices of the pieces to show: a short document as a whole, what is shown if it holds the target, else anew."""
    if not pieces or pieces[-1].end - pieces[0].start <= _WHOLE:
        return 0, len(pieces)
    at = next((i for i, piece in enumerate(pieces) if wanted.holds(piece) or wanted.beside(piece)), 0)
    if shown and shown[0] <= at < shown[1] <= len(pieces):
        return shown
    return _back(pieces, at, _BEFORE), _forth(pieces, at + 1, _AFTER)


def _back(pieces: Sequence[Stretch], at: int, characters: int) -> int:
    """The first piece within so many characters before piece ``at``; at least one earlier, if there is one."""
    first = max(0, at - 1)
    while first and pieces[at].start - pieces[first - 1].start <= characters:
        first -= 1
    return first


def _forth(pieces: Sequence[Stretch], at: int, characters: int) -> int:
    """Where to stop so many characters after piece ``at`` begins; at least one later, if there is one."""
    last = min(len(pieces), at + 1)
    while last < len(pieces) and pieces[last].end - pieces[min(at, len(pieces) - 1)].start <= characters:
        last += 1
    return last


def text_html(document: Document, pieces: Sequence[Stretch], wanted: Wanted) -> str:
    """The pieces in order, what one came for marked, and below them the footnotes they call from elsewhere."""
    of, code = layout(document), document.identity.expression.language
    held = [piece for piece in pieces if wanted.holds(piece)]
    # Of a whole chapter only the heading is marked.
    marked = held if len(held) <= _LARGE else held[:1]
    out = []
    for first, piece in _with_labels(of.text, pieces):
        css = "cb-here" if piece in marked else wanted.style(piece)
        if piece.heading or first is not piece or piece.name in ("article", "section"):
            css += " cb-division"
        body = blocks_html(of, first.start, piece.end, _opening(of.text, first, piece))
        out.append(passages.passage(body, code, css, first.eid))
    return "".join(out) + _notes(of, pieces, code)


def _with_labels(text: str, pieces: Sequence[Stretch]) -> Iterator[tuple[Stretch, Stretch]]:
    """Each piece with itself, or with the label (第三条) that stands before it as a piece of its own."""
    label: Stretch | None = None
    for number, piece in enumerate(pieces):
        if label is None and number + 1 < len(pieces) and _is_label(text, piece):
            label = piece
        else:
            yield label or piece, piece
            label = None


def _is_label(text: str, piece: Stretch) -> bool:
    return not piece.heading and text[piece.start : piece.end].strip() == piece.num != ""


def _opening(text: str, first: Stretch, piece: Stretch) -> int:
    """How much of what is shown is number and heading; 0 where the text goes on from a child."""
    shown = text[first.start : piece.end].lstrip()
    at = 0
    for label in (first.num if first is not piece else "", piece.num, piece.heading):
        place = shown.find(label, at, at + len(label) + _APART)
        if not label:
            continue
        if place < 0 or shown[at:place].strip(" \u3000\t\n.:：、"):
            break
        at = place + len(label)
    return at


def _in_table(of: Layout, note: int) -> bool:
    table, mark = of.tables.at(of.notes.marks[note].start), of.notes.marks[note]
    return table >= 0 and mark.end <= of.tables.marks[table].end


def _notes(of: Layout, pieces: Sequence[Stretch], code: str) -> str:
    """Footnotes that are called here and stand outside of what is shown, or in a table, where no link leads."""
    if not pieces:
        return ""
    start, end = pieces[0].start, pieces[-1].end
    called = {call.note for call in of.calls_in(start, end) if call.note >= 0}
    places = {n: of.notes.marks[n].start for n in called}
    away = sorted(n for n, at in places.items() if not start <= at < end or _in_table(of, n))
    if not away:
        return ""
    notes = "".join(note_html(of, note) for note in away)
    return passages.passage(f"<hr>{notes}", code, "cb-context cb-notes")
