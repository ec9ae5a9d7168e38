"""Entity tags of any text (TAGS.md)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
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
    # spaCy takes a second to import, so only the first text to be tagged pays for it.
    with _torch_left_out():
        from ingest.tags.pipeline import build

    return build(family)


@contextmanager
def _torch_left_out() -> Iterator[None]:
    """spaCy's layer library loads torch if it can, two seconds and 300 MB that rules have no use for.

    None in ``sys.modules`` makes an import fail as if the module were not installed.
    """
    if "torch" in sys.modules:
        yield
        return
    sys.modules["torch"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["torch"]
