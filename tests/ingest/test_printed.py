"""Page furniture and footnotes of papers that were printed before they became text. All texts are invented."""

from __future__ import annotations

import pytest

from ingest.models import Reading
from ingest.outline.lines import split_lines
from ingest.printed import line_prefixes, page_lines
from ingest.readers.court_notes import with_notes


def page(number: int) -> str:
    """A page of text that breaks off in a sentence."""
    return "".join(f"The boat that {number}{x} had seen went down in the night and was not\n" for x in "abcdefghijkl")


ONE, TWO, THREE, FOUR = (page(number) for number in range(1, 5))


def furniture(text: str) -> list[str]:
    lines = split_lines(text)
    return [lines[i].text for i in sorted(page_lines(lines))]


FURNITURE = [
    ("stamps", f"Case 2:31-cv-1 Document 4 Filed 05/05/31 Page 1 of 3\n{ONE}- 4 -\nPage 2 of 9",
     ["Case 2:31-cv-1 Document 4 Filed 05/05/31 Page 1 of 3", "- 4 -", "Page 2 of 9"]),
    ("page numbers in the middle of sentences", f"{ONE}2\n{TWO}3\n{THREE}4\n{FOUR}", ["2", "3", "4"]),
    ("headings are no page numbers", "It sank.\n1\nThe first.\n2\nThe second.\n3\nThe third.", []),
    ("running heads beside page numbers",
     f"{ONE}2\nANCHOR v. BUOY\n{TWO}ANCHOR v. BUOY\n3\n{THREE}4\nANCHOR v. BUOY\n{FOUR}",
     ["2", "ANCHOR v. BUOY", "ANCHOR v. BUOY", "3", "4", "ANCHOR v. BUOY"]),
    ("a head with its own page number", f"2 ANCHOR v. BUOY\n{ONE}4 ANCHOR v. BUOY\n{TWO}6 ANCHOR v. BUOY",
     ["2 ANCHOR v. BUOY", "4 ANCHOR v. BUOY", "6 ANCHOR v. BUOY"]),
    ("sections that are repealed",
     "§ 1. Repealed.\n§ 2. Repealed.\n§ 3. Repealed.\nChapter 1\nChapter 2\nChapter 3", []),
    ("answers to numbered allegations", "1. Denied.\n2. Denied.\n3. Denied.\n4. Admitted.", []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), FURNITURE)
def test_page_lines(name: str, text: str, expected: list[str]) -> None:
    assert furniture(text) == expected, name


def test_numbers_between_the_lines() -> None:
    text = "\n".join(f"{i}\nthe boat went down in the night" for i in range(1, 26))
    assert furniture(text) == [str(i) for i in range(1, 26)]


def test_numbers_before_the_lines() -> None:
    lines = split_lines("\n".join(f"{i}  the boat went down" for i in range(1, 26)))
    assert len(line_prefixes(lines)) == 25
    assert line_prefixes(split_lines("1 The boat\n2 The oar\n\nNo more.")) == {}


NOTES = """The boat sank.1 Nobody saw it, and the owner said that it had been
sound2 on the day before, when the harbor master looked

1 It was red.
2 It had been mended in the yard, as the master of it said at the
hearing.
- 2 -
at it for the last time.3

3 He is dead.
- 3 -
"""


def test_notes_are_marked_with_their_calls() -> None:
    reading = with_notes(Reading(NOTES, "text/plain"))
    said = [(m.kind, m.label, NOTES[m.start : m.end]) for m in reading.marks]
    assert said == [
        ("footnote_ref", "1", "1"),
        ("footnote", "1", "1 It was red."),
        ("footnote_ref", "2", "2"),
        ("footnote", "2", "2 It had been mended in the yard, as the master of it said at the\nhearing."),
        ("footnote_ref", "3", "3"),
        ("footnote", "3", "3 He is dead."),
    ]


@pytest.mark.parametrize(
    "text", ["1 The boat.\n2 The oar.\n", "1. The boat sank.\n2. It was red.\n- 2 -\n3. Nobody saw it.\n"]
)
def test_numbered_paragraphs_are_no_notes(text: str) -> None:
    assert with_notes(Reading(text, "text/plain")).marks == ()
