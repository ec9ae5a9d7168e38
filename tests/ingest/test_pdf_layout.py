"""What stands on a page beside running text: columns, notes, heads, tables, headings, stamps, turned text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest.models import Reading
from ingest.readers.pdf import read_pdf
from ingest.readers.pdf_sheet import Laid, Sheet, page_of
from tests.ingest.pdf_files import HEIGHT, WIDTH, Drawn, block, drawn

PATH = Path("sample.pdf")
LEFT = [f"the left column goes on to say so {n}" for n in ("once", "twice", "thrice", "again", "still", "yet", "so")]
RIGHT = [line.replace("left", "right") for line in LEFT]
PROSE = [
    "The harbour board may close a quay for as long as the works last, and shall",
    "tell the masters of all ships that lie there before it does so in writing and",
    "by a notice that is put up at the gate of the harbour for seven days at least.",
]


def read(*pages: Sequence[Drawn], font: str = "Helvetica") -> Reading:
    return read_pdf(drawn(*pages, font=font), PATH)


def marked(reading: Reading, *kinds: str) -> list[tuple[str, int, str]]:
    return [(m.kind, m.level, reading.text[m.start : m.end]) for m in reading.marks if m.kind in kinds]


def rows(cells: Sequence[Sequence[str]], lefts: Sequence[float], top: float = 600) -> list[Drawn]:
    placed = [(i, x, cell) for i, row in enumerate(cells) for x, cell in zip(lefts, row, strict=True)]
    return [(x, top - 16 * i, 11, cell) for i, x, cell in placed if cell]


def test_columns_set_row_by_row_are_read_one_after_the_other() -> None:
    page = [line for pair in zip(block(LEFT, left=60), block(RIGHT, left=320), strict=True) for line in pair]
    across = "One line runs across both of the columns and is read before either of them."
    assert read([(60, 790, 12, across), *page]).text.split("\n") == [across, " ".join([*LEFT, *RIGHT])]


def test_a_footnote_below_a_column_stays_out_of_its_sentence() -> None:
    left = block([*LEFT[:-1], "and it ends in the midst of a long"], top=300, left=60)
    right = block(["sentence that the right one ends.", *RIGHT], top=300, left=320)
    note: list[Drawn] = [(60, 90, 8, "1 A note that stands below the left column.")]
    reading = read([*left, *note, *right])
    assert "in the midst of a long sentence that the right one ends." in reading.text
    assert marked(reading, "footnote") == [("footnote", 0, "1 A note that stands below the left column.")]


def test_a_footnote_numbered_in_brackets_is_no_item_of_the_text() -> None:
    page = block([*PROSE, "(1) a quay; (2) a jetty."], top=300)
    note: list[Drawn] = [(72, 90, 8, "(1) A note on what a quay is.")]
    assert marked(read([*page, *note]), "footnote") == [("footnote", 0, "(1) A note on what a quay is.")]


def test_an_annex_begins_a_paragraph_in_the_next_column() -> None:
    page = [*block([*LEFT, "the clerk"], left=60), *block(["ANNEX II", *RIGHT], left=320)]
    assert "\nANNEX II" in read(page).text


def test_the_day_at_the_head_of_two_pages_is_furniture() -> None:
    pages = [[(x, 810, 8, "3.5.2031"), *block(text)] for x, text in ((60.0, PROSE), (500.0, RIGHT))]
    assert "3.5.2031" not in read(*pages).text


def test_a_note_that_goes_on_at_the_foot_of_the_next_page_in_the_size_of_the_text() -> None:
    def double(lines: Sequence[str], top: float) -> list[Drawn]:
        return [(72, top - 30 * i, 12, line) for i, line in enumerate(lines)]

    opening = "The rules of the port say at their very beginning what the board may do."
    first = [*double([opening, *PROSE[:2]], 760), (72, 126, 7, "1"), *block(["A note on the gate, which the"], 120, 80)]
    second = [
        *double([PROSE[2], *PROSE], 775),
        *block(["board has built of stone and has painted", "since then."], 120),
    ]
    reading = read(first, second)
    note = "1 A note on the gate, which the board has built of stone and has painted since then."
    assert marked(reading, "footnote") == [("footnote", 0, note)]
    assert " ".join([opening, *PROSE, *PROSE]) in reading.text


def test_notes_are_tied_to_their_calls_and_other_small_figures_are_none() -> None:
    page: list[Drawn] = [*block(PROSE), (72, 600, 12, "The quay has an area of 900 m"), (237, 605, 7, "2")]
    page += [(72, 570, 12, "It was built long ago."), (191, 575, 7, "1")]
    page += [(72, 80, 7, "1"), (78, 77, 9, "In the time of the last board.")]
    reading = read(page)
    assert [(m.kind, m.label) for m in reading.marks if m.kind.startswith("footnote")] == [
        ("footnote_ref", "1"),
        ("footnote", "1"),
    ]
    assert "ago.1\n1 In the time" in reading.text


def test_the_same_head_at_the_same_height_on_two_of_three_pages() -> None:
    head: Drawn = (200, 800, 11, "Case of the Invented Harbour")
    words = ("One", "Another", "The last")
    first, second, third = (block([PROSE[n], f"{word} ends."], top=650 - 20 * n) for n, word in enumerate(words))
    reading = read(first, [head, *second], [head, *third])
    assert [line[-12:] for line in reading.text.split("\n")] == ["ll One ends.", "nother ends.", "e last ends."]
    assert {(o.text, o.reason) for o in reading.omissions} == {(head[3], "furniture")}


def test_numbers_down_the_margin_are_taken_out_of_the_lines() -> None:
    text = "The master|of a ship that|lies at the quay||shall keep|her papers|on board for|the board|to see|them"
    page: list[Drawn] = []
    for i, words in enumerate(text.split("|"), 1):
        page.append((40, 760 - 28 * i, 12, str(i)))
        page += [(80, 760 - 28 * i, 12, words)] if words else []
    reading = read(page)
    assert reading.text.replace("\n", " ") == text.replace("||", "|").replace("|", " ")
    assert [o.text for o in reading.omissions] == [str(n) for n in range(1, 11)]


def test_a_table_that_counts_its_rows_keeps_its_numbers() -> None:
    cells = [[str(n), f"Ship {chr(64 + n)}", f"{n}50 tons"] for n in range(1, 10)]
    assert read(rows(cells, (72, 150, 300))).text.split("\n") == ["\t".join(row) for row in cells]


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("He is a well-", "known master of the port.", "well-known"),
        ("The board has re-", "fused it.", "refused"),
        ("The fee-paying-", "master waits. The fee-paying master pays.", "fee-paying-master"),
        ("It is due in BUSI-", "NESS days.", "BUSINESS"),
        ("The state-of-the-", "art quay. All the art is here.", "state-of-the-art"),
        ("The rule insti-", "tuted by the board. The rule was insti-", "The rule instituted by the board."),
    ],
)
def test_hyphens_at_line_ends(before: str, after: str, text: str) -> None:
    lines = [*PROSE, f"{'x' * (60 - len(before))} {before}", after]
    assert text in read(block(lines)).text


HEAD = ["Ship", "Flag", "Tons"]
WRAPPED = [HEAD, ["Alder of the", "A", "900"], ["northern line", "", ""], ["Birch", "B", "1,200"], ["Cedar", "", "80"]]


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        (
            [HEAD, ["Alder", "A", "900"], ["Birch", "B", "1,200"], ["Cedar", "", "80"]],
            ["Ship\tFlag\tTons", "Alder\tA\t900", "Birch\tB\t1,200", "Cedar\t\t80"],
        ),
        (WRAPPED, ["Ship\tFlag\tTons", "Alder of the northern line\tA\t900", "Birch\tB\t1,200", "Cedar\t\t80"]),
    ],
)
def test_tables(cells: list[list[str]], text: list[str]) -> None:
    page = rows(cells, (72, 220, 320))
    if cells is WRAPPED:  # the lines of one cell stand nearer to each other than the rows
        page = [(x, y + 5 if 560 < y < 570 else y, size, cell) for x, y, size, cell in page]
    reading = read([*block(PROSE), *page, *block(["After the table the text goes on."], top=400)])
    assert reading.text.split("\n") == [" ".join(PROSE), *text, "After the table the text goes on."]
    assert marked(reading, "table") == [("table", 0, "\n".join(text))]
    assert marked(reading, "row") == [("row", 0, row) for row in text]
    assert marked(reading, "cell") == [("cell", 0, cell) for row in text for cell in row.split("\t") if cell]


def test_a_table_set_column_by_column() -> None:
    page = rows(WRAPPED, (72, 220, 320))
    columns = [line for left in (220, 72, 320) for line in page if line[0] == left]
    title: Drawn = (200, 640, 11, "The ships of the port")
    reading = read([*columns, title, *block(PROSE, top=400)])
    table = ["Ship\tFlag\tTons", "Alder of the northern line\tA\t900", "Birch\tB\t1,200", "Cedar\t\t80"]
    assert reading.text.split("\n") == [title[3], *table, " ".join(PROSE)]


@pytest.mark.parametrize(
    "cells",
    [
        [["(a)", "a first point of the list;"], ["(b)", "a second point of it; and"], ["(c)", "a third point."]],
        [["Chapter one", "3"], ["Chapter two", "14"], ["Chapter three", "150"], ["Chapter four", "200"]],
        [["A. MASTER,", ")"], ["Plaintiff,", ")"], ["v.", ")"], ["THE BOARD,", ")"], ["Defendant.", ")"]],
        [["Signed", "Sealed"], ["by the board", "at the port"]],
    ],
)
def test_what_is_no_table(cells: list[list[str]]) -> None:
    reading = read([*block(PROSE), *rows(cells, (72, 300))])
    assert not marked(reading, "table")
    assert "\t" not in reading.text


def test_headings_by_size_and_by_place() -> None:
    page: list[Drawn] = [(72, 760, 18, "Rules of the port"), *block(PROSE, top=720), *block(PROSE, top=660)]
    page += [(72, 600, 14, "On quays"), *block(PROSE, top=570), (72, 515, 14, "CHAPTER II"), *block(PROSE, top=480)]
    middle = 72 + max(stringWidth(line, "Helvetica", 12) for line in PROSE) / 2
    page += [(middle - stringWidth("ON MASTERS", "Helvetica", 12) / 2, 420, 12, "ON MASTERS"), *block(PROSE, top=390)]
    reading = read(page)
    headings = ["Rules of the port", "On quays", "ON MASTERS"]
    assert marked(reading, "heading") == [("heading", level, text) for level, text in enumerate(headings, 1)]
    assert marked(reading, "centre") == [("centre", 0, "ON MASTERS")]


def test_no_heading_where_much_of_the_text_is_large() -> None:
    poster = [(72 + 40 * n, 760 - 60 * n, 18, f"Large words of a poster, line {n}") for n in range(5)]
    assert not marked(read([*poster, *block(PROSE, top=400)]), "heading")


def test_words_in_the_margin_name_the_section_beside_them() -> None:
    page = [*block(PROSE, left=120), *block([f"1. {PROSE[0][:60]}", *PROSE[1:]], top=650, left=120)]
    page += [*block(PROSE, top=550, left=120), (50, 652, 8, "Power to"), (50, 642, 8, "close.")]
    reading = read(page)
    assert "Power to close.\n1. The harbour" in reading.text
    assert marked(reading, "heading") == [("heading", 6, "Power to close.")]


def test_a_stamp_beside_the_caption_does_not_part_the_text_from_the_next_page() -> None:
    caption: list[Drawn] = [(220, 780, 13, "THE COURT OF THE PORT"), (250, 750, 12, "No. 17")]
    words = ("FILED", "at the port", "on the 5th", "by the clerk")
    stamp: list[Drawn] = [(460, 784 - 12 * i, 9, word) for i, word in enumerate(words)]
    first = [*caption, *block(PROSE[:2], top=600), *stamp]
    assert " ".join(PROSE) in read(first, block([PROSE[2], *PROSE], top=780)).text


def test_the_heads_of_facing_pages_in_four_pages() -> None:
    left: Drawn = (200, 800, 11, "Harbour Rules")
    right: Drawn = (320, 800, 11, "Invented Court of the Coast")
    words = ("One", "Another", "A third", "The last")
    bodies = [block([PROSE[n % 3], f"{word} ends."], top=650 - 20 * n) for n, word in enumerate(words)]
    reading = read(*([right if n % 2 else left, *body] for n, body in enumerate(bodies)))
    assert {(o.text, o.reason) for o in reading.omissions} == {(left[3], "furniture"), (right[3], "furniture")}


def test_text_across_the_page_stands_by_itself_and_a_watermark_is_furniture() -> None:
    pages = [
        Sheet(
            (0, 0, WIDTH, HEIGHT),
            0,
            (
                *(Laid(line, x, y, 400.0, size) for x, y, size, line in block(PROSE)),
                Laid("received at the port", 30.0, 200.0, 100.0, 9.0, angle=90),
            ),
        )
    ]
    aside = page_of(pages[0], 1).lines[-1]
    assert aside.aside
    assert list(aside.boxes()) == [(0, 20, (21.9, HEIGHT - 300.0, 32.25, HEIGHT - 200.0))]

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT))
    for number in range(3):
        for x, y, size, line in block(
            [" ".join(f"{word}{chr(97 + number)}" for word in line.split()) for line in PROSE]
        ):
            canvas.setFont("Helvetica", size)
            canvas.drawString(x, y, line)
        canvas.saveState()
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 50)
        canvas.drawString(0, 0, "DRAFT")
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    reading = read_pdf(out.getvalue(), PATH)
    assert "DRAFT" not in reading.text
    assert [(o.text, o.reason) for o in reading.omissions] == [("DRAFT", "furniture")] * 3


def test_a_scanned_page_among_others_is_named_and_empty() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT))
    for number in range(3):
        if number == 1:
            canvas.drawImage(ImageReader(Image.new("L", (40, 60), 200)), 0, 0, WIDTH, HEIGHT)
        else:
            for i, line in enumerate(PROSE):
                canvas.drawString(72, 700 - 15 * i, line)
        canvas.showPage()
    canvas.save()
    reading = read_pdf(out.getvalue(), PATH)
    assert reading.notices == ("1 of 3 pages show a picture and have no text layer: 2.",)
    assert [end > start for start, end in reading.pages] == [True, False, True]
    assert {box.page for box in reading.boxes} == {1, 3}
