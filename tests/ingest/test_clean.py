"""Cleaning: what goes, what stays, and that every offset still means the same text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import clean
from ingest.models import Mark, Outline, Part, Provision, Reading

PIECES = (
    "第一条",
    "a b",
    " ",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\u3000",
    "\xa0",
    "\ufeff",
    "\u200b",
    "\ue000",
    "\x07",
    "⼀",
    "\u2028",
    "。",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("\ufeff第一条\u3000本法", "第一条 本法"),
        ("a\xa0b\u2009c", "a b c"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("零\u200b宽\u00ad", "零宽"),
        ("私\ue001用", "私用"),
        ("a  \nb", "a\nb"),
        ("\n\na\n\n\n\nb\n", "a\n\nb"),
        ("⼀条", "一条"),
        ("x\ud800y", "x\ufffdy"),
        ("罪名\t\t数额\n\t空\t", "罪名\t\t数额\n\t空\t"),
        ("", ""),
    ],
)
def test_text(raw: str, cleaned: str) -> None:
    assert clean(Reading(raw, "text/plain")).text == cleaned


def test_what_shows_and_goes_is_logged() -> None:
    cleaned = clean(Reading("私\ue001用\ue002", "text/plain"))
    assert [(o.text, o.reason) for o in cleaned.omissions] == [("\ue001\ue002", "private-use characters")]


def shown(text: str) -> str:
    """What cleaning must keep of a stretch: its characters but for white space and what is invisible."""
    kept = re.sub("[\ufeff\u200b\ue000\x07\\s]", "", text)
    return kept.replace("⼀", "一")


@given(TEXTS, st.data())
def test_marks_keep_their_text(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    spans = [tuple(sorted((data.draw(ends), data.draw(ends)))) for _ in range(4)]
    marks = tuple(Mark("quote", start, end, level) for level, (start, end) in enumerate(spans))
    cleaned = clean(Reading(text, "text/plain", marks=marks))
    assert shown(cleaned.text) == shown(text)
    for mark in cleaned.marks:
        start, end = spans[mark.level]
        assert shown(cleaned.text[mark.start : mark.end]) == shown(text[start:end])
    gone = set(range(4)) - {mark.level for mark in cleaned.marks}
    assert not any(shown(text[slice(*spans[level])]) for level in gone)


@given(TEXTS, st.data())
def test_pages_and_outline_move_along(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    outline = Outline((Provision("art_1", "article", "", "", cut, len(text)),), (Part("title", 0, cut),))
    cleaned = clean(Reading(text, "text/plain", pages=((0, cut), (cut, len(text))), outline=outline))
    assert cleaned.outline is not None
    [provision], [part] = cleaned.outline.provisions, cleaned.outline.parts
    assert cleaned.pages == ((part.start, part.end), (provision.start, provision.end))
    assert shown(cleaned.text[: part.end]) == shown(text[:cut])
    assert (part.start, part.end, provision.end) == (0, provision.start, len(cleaned.text))


@given(TEXTS)
def test_cleaning_again_changes_nothing(text: str) -> None:
    once = clean(Reading(text, "text/plain", marks=(Mark("quote", 0, len(text)),)))
    assert clean(once) == once


@given(st.lists(st.lists(st.sampled_from(["", "数额", "a b"]), min_size=2, max_size=4), min_size=1, max_size=4))
def test_rows_keep_their_empty_cells(rows: list[list[str]]) -> None:
    lines = ["\t".join(row) for row in rows if any(row)]
    assert clean(Reading("\n".join(lines), "text/markdown")).text.split("\n") == (lines or [""])
