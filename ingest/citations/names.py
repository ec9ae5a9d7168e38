"""The names that Chinese texts may use bare: short titles and full titles of known works."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from ingest.paths import project_path
from ingest.registry import known_works

_STATE = "中华人民共和国"


@cache
def canonical_titles() -> Mapping[str, str]:
    """Every known name → canonical title; names in 《》-less form."""
    with project_path("corpus", "registry", "titles.toml").open("rb") as file:
        table = tomllib.load(file)
    names = {title: title for title in table["plain"]}
    for title in table["state"]:
        names |= dict.fromkeys((title, _STATE + title), _STATE + title)
    for work in known_works():
        bare = work.title.removeprefix(_STATE)
        names |= dict.fromkeys((*work.short, work.title, bare), work.title)
    return names


def names_in(text: str) -> Iterator[tuple[int, str]]:
    """(index of the last character, name) of each known name in ``text``, the longest where they overlap."""
    yield from _automaton().iter_long(text)


@cache
def _automaton() -> Any:
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for name in canonical_titles():
        if len(name) > 1:
            automaton.add_word(name, name)
    automaton.make_automaton()
    return automaton
