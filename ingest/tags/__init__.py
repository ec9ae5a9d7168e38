"""Entity tags of any text (TAGS.md)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ingest.models import Tag
from ingest.pieces import pieces
from ingest.tags.dates import resolve

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["tag"]


def tag(text: str, language: str) -> tuple[Tag, ...]:
    """The entities of ``text`` in text order; ``text[tag.start:tag.end] == tag.text``.

    ``language`` (ISO 639, zho or eng …) chooses the tokens; which grammars run is decided by the scripts of
    each passage, so a mixed text loses nothing. Time is linear in the length of the text.
    """
    nlp = _pipeline("zh" if language[:2] in ("zh", "ch", "cn") else "en")
    tags: list[Tag] = []
    for start, piece in pieces(text):
        found = nlp(piece).user_data["tags"]
        tags += (replace(t, start=t.start + start, end=t.end + start) for t in found)
    return tuple(resolve(text, tags))


@cache
def _pipeline(family: str) -> Language:
    # spaCy takes a second to import, so only the first text to be tagged pays for it
    from ingest.tags.pipeline import build

    return build(family)
