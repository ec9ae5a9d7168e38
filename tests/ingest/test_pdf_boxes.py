"""Boxes of a PDF's text: on their page, around their own words, as pdfium shows the page."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.boxes import boxes_of
from ingest.clean import clean
from ingest.models import Box, Reading
from ingest.readers.pdf import read_pdf
from tests.ingest.pdf_files import Drawn, block, drawn, page_sizes, rotated, seen_in, squeezed

PATH = Path("sample.pdf")
PROSE = (
    "The tenant shall pay the rent that the parties have agreed upon with-",
    "in ten days of the month, and shall keep the rooms in good order until",
    "the lease has come to its end.",
)
CHINESE = (
    (112.0, 750.0, 16.0, "第一条 为了保护虚构的承租人，制定本凡例。示范的出租人"),
    (80.0, 722.0, 16.0, "应当按期交付房屋。"),
)
TURNS = (0, 90, 180, 270)


def check(data: bytes, reading: Reading) -> None:
    """Every visible character lies in one box, every box on its page and around its own text alone."""
    at = 0
    for box in reading.boxes:
        assert at <= box.start < box.end <= len(reading.text)
        assert not reading.text[at : box.start].strip()
        at = box.end
    assert not reading.text[at:].strip()
    sizes = page_sizes(data)
    for box in reading.boxes:
        width, height = sizes[box.page - 1]
        assert 0 <= box.left < box.right <= width
        assert 0 <= box.top < box.bottom <= height
    for box, seen in zip(reading.boxes, seen_in(data, reading.boxes), strict=True):
        # a hyphen that divides a word at the line's end is on the page, not in the text
        assert seen.rstrip("-") == squeezed(reading.text[box.start : box.end]).rstrip("-")


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("rotation", TURNS)
def test_every_turn_of_page_and_text(turn: int, rotation: int) -> None:
    data = rotated(drawn(block(PROSE), turn=turn), rotation)
    reading = read_pdf(data, PATH)
    assert reading.text == "".join(PROSE[:2]).replace("with-in", "within") + " " + PROSE[2]
    check(data, reading)


@pytest.mark.parametrize("rotation", TURNS)
def test_ideographs(rotation: int) -> None:
    data = rotated(drawn(CHINESE, font="STSong-Light"), rotation)
    reading = clean(read_pdf(data, PATH))
    assert reading.text == "第一条 为了保护虚构的承租人，制定本凡例。示范的出租人应当按期交付房屋。"
    check(data, reading)


def test_a_cropped_page_is_measured_from_what_is_shown() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(drawn(block(PROSE))))
    writer.pages[0].cropbox = pypdf.generic.RectangleObject((50, 600, 550, 800))
    out = io.BytesIO()
    writer.write(out)
    reading = read_pdf(out.getvalue(), PATH)
    check(out.getvalue(), reading)
    first = reading.boxes[0]
    assert (first.page, round(first.left)) == (1, 72 - 50)
    assert 800 - 750 - 12 < first.top < 800 - 750 < first.bottom < 800 - 750 + 6


def test_a_note_number_behind_its_line_is_put_where_it_stands() -> None:
    page: list[Drawn] = [(72, 640, 12, "The court has said so before   and says so again."), (229, 645, 7, "1")]
    data = drawn([*block(PROSE), *page, (72, 90, 9, "1 In a case that was never brought.")])
    reading = read_pdf(data, PATH)
    assert reading.text.split("\n")[1] == "The court has said so before1 and says so again."
    assert [(m.kind, m.label, reading.text[m.start : m.end]) for m in reading.marks] == [
        ("footnote_ref", "1", "1"),
        ("footnote", "1", "1 In a case that was never brought."),
    ]
    seen = next(seen_in(data, reading.boxes[3:4]))
    assert sorted(seen) == sorted(squeezed(reading.text.split("\n")[1]))


LINE = st.text(st.sampled_from("abcdefghij ,.;()XYZ019-"), min_size=1, max_size=36).filter(lambda s: s.strip())


# One margin: pypdf glues a line to the one above where it begins just at that one's end.
@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.tuples(st.just(60), st.sampled_from((8, 12, 18)), LINE), max_size=12), min_size=1),
    st.sampled_from(TURNS),
    st.sampled_from(TURNS),
)
def test_boxes_of_any_page_lie_on_it_and_hold_their_words(
    pages: list[list[tuple[int, int, str]]], turn: int, rotation: int
) -> None:
    sheets = [[(x, 780 - 24 * i, size, text) for i, (x, size, text) in enumerate(page)] for page in pages]
    if not any(sheets):
        return
    data = rotated(drawn(*sheets, turn=turn), rotation)
    check(data, read_pdf(data, PATH))


def boxes(*places: tuple[int, int, int, float, float, float, float]) -> tuple[Box, ...]:
    return tuple(Box(*place) for place in places)


LINES = boxes(
    (1, 0, 10, 50, 100, 290, 112),
    (1, 11, 20, 50, 115, 280, 127),
    (1, 21, 30, 310, 100, 550, 112),
    (1, 31, 40, 310, 200, 550, 212),
    (2, 41, 50, 50, 100, 290, 112),
)


@pytest.mark.parametrize(
    ("spans", "areas"),
    [
        ([(0, 20)], [(1, 50, 100, 290, 127)]),
        ([(5, 25)], [(1, 50, 100, 290, 127), (1, 310, 100, 550, 112)]),
        ([(21, 50)], [(1, 310, 100, 550, 112), (1, 310, 200, 550, 212), (2, 50, 100, 290, 112)]),
        ([(0, 10), (41, 50)], [(1, 50, 100, 290, 112), (2, 50, 100, 290, 112)]),
        ([(10, 11)], []),
        ([(60, 70)], []),
        ([], []),
    ],
)
def test_areas_of_a_clause(spans: list[tuple[int, int]], areas: list[tuple[int, float, float, float, float]]) -> None:
    assert list(boxes_of(LINES, spans)) == areas
    assert boxes_of((), spans) == ()


def test_cells_of_a_row_are_one_area_with_the_rows_below() -> None:
    row = boxes((1, 0, 5, 50, 100, 90, 112), (1, 6, 9, 100, 100, 150, 112), (1, 10, 15, 50, 114, 90, 126))
    assert boxes_of(row, [(0, 15)]) == ((1, 50, 100, 150, 126),)
