"""The PDF reader on small PDFs drawn for the purpose."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest

from ingest.errors import UnreadableFile
from ingest.readers.pdf import read_pdf
from ingest.readers.pdf_breaks import numbered
from ingest.readers.pdf_quality import judge, splits_words
from tests.ingest.pdf_files import block, drawn, rotated

PATH = Path("sample.pdf")
PROSE = (
    "The seller shall deliver the goods that the parties have agreed upon with-",
    "in thirty days after the buyer has paid the price, and shall tell the buyer",
    "when they are on their way.",
)


def test_lines_become_a_paragraph_and_a_hyphen_is_undone() -> None:
    text = read_pdf(drawn(block(PROSE)), PATH).text
    assert text.startswith("The seller shall deliver")
    assert "within thirty days" in text
    assert "\n" not in text


def test_a_hyphen_that_the_text_knows_elsewhere_is_kept() -> None:
    lines = (
        "A so-called first-degree offence is one that the court has to treat as a first-",
        "degree offence whatever the parties may say of it in their own statements to",
        "the court.",
    )
    assert "treat as a first-degree offence" in read_pdf(drawn(block(lines)), PATH).text


def test_numbers_at_line_start_begin_paragraphs() -> None:
    lines = ("1. The first rule is short.", "(a) its first point;", "(b) its second point.", "2. The second rule.")
    assert read_pdf(drawn(block(lines)), PATH).text.split("\n") == list(lines)


def test_heads_and_page_numbers_are_taken_out_and_logged() -> None:
    pages = [
        [
            (72, 800, 10, "Invented Act 2031"),
            *block([f"{n}. Rule {'abc'[n - 1]} of the act."]),
            (290, 30, 10, f"- {n} -"),
        ]
        for n in (1, 2, 3)
    ]
    reading = read_pdf(drawn(*pages), PATH)
    assert reading.text == "1. Rule a of the act.\n2. Rule b of the act.\n3. Rule c of the act."
    assert {o.reason for o in reading.omissions} == {"furniture"}
    assert sorted(o.text for o in reading.omissions) == ["- 1 -", "- 2 -", "- 3 -", *["Invented Act 2031"] * 3]
    assert [reading.text[a:b].strip() for a, b in reading.pages] == reading.text.split("\n")


def test_a_sentence_that_opens_many_pages_is_no_head() -> None:
    filler = [f"{n}. Something else is said here, in a line of its own." for n in range(1, 6)]
    pages = [block(["as the first paragraph provides.", *filler])] + [block(filler)] * 4
    reading = read_pdf(drawn(*pages, *pages, *pages), PATH)
    assert reading.text.count("as the first paragraph provides.") == 3


def test_a_footnote_does_not_cut_the_sentence_that_runs_over_the_page() -> None:
    first = [*block(PROSE[:2], top=130), (72, 60, 8, "1 A note on price.")]
    first += block(["Rule one has ended here."], top=400)
    reading = read_pdf(drawn(first, block(PROSE[2:])), PATH)
    assert "tell the buyer when they are on their way." in reading.text
    assert [(m.label, reading.text[m.start : m.end]) for m in reading.marks if m.kind == "footnote"] == [
        ("1", "1 A note on price.")
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = block([f"left {n}. and some more words" for n in "abcdef"], left=60)
    right = block([f"right {n}. and some more words" for n in "abcdef"], left=320)
    text = read_pdf(drawn([*left, *right]), PATH).text
    assert text.index("left f.") < text.index("right a.")


def test_chinese_lines_meet_without_a_space() -> None:
    lines = [
        (112.0, 750.0, 16.0, "第一条 为了预防、遏制和惩治虚构的诈骗活动，加强凡例工"),
        (80.0, 722.0, 16.0, "作，保护示范公民和组织的合法权益，根据虚构的宪章第二"),
        (80.0, 694.0, 16.0, "条的规定，制定本凡例。"),
        (112.0, 666.0, 16.0, "第二条 本凡例所称诈骗，是指以虚构为目的的行为。违反"),
        (80.0, 638.0, 16.0, "第一条规定的，处以虚构的罚款。"),
    ]
    text = read_pdf(drawn(lines, font="STSong-Light"), PATH).text
    assert [line[:4] for line in text.split("\n")] == ["第一条 ", "第二条 "]
    assert "凡例工作，保护" in text
    assert "宪章第二条的规定" in text


def test_a_turned_page_is_read_like_any_other() -> None:
    assert "within thirty days" in read_pdf(rotated(drawn(block(PROSE)), 180), PATH).text


def locked(user: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(drawn(block(PROSE))))
    writer.encrypt(user, "owner", algorithm="AES-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_empty_password_opens() -> None:
    assert "thirty days" in read_pdf(locked(""), PATH).text


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "not a PDF"),
        (b"hello", "not a PDF"),
        (b"%PDF-1.7\n", "damaged"),
        (drawn([]), "no text"),
        (locked("secret"), "password"),
    ],
)
def test_refused_in_one_sentence(data: bytes, part: str) -> None:
    with pytest.raises(UnreadableFile) as error:
        read_pdf(data, PATH)
    assert part in error.value.reason


def test_a_file_that_lost_its_end_is_repaired() -> None:
    data = drawn(block(PROSE))
    assert "thirty days" in read_pdf(data[: data.rindex(b"xref")], PATH).text


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("第二十条 甲", True),
        ("第二十条之一 甲", True),
        ("第二十条的规定", False),
        ("第二十条、第三十条", False),
        ("一、总体要求", True),
        ("（三）其他", True),
        ("(a) point", True),
        ("12. Rule", True),
        ("12.5 per cent", False),
        ("2019 was", False),
        ("Article 5", True),
        ("and others", False),
    ],
)
def test_numbers_at_line_start(line: str, begins: bool) -> None:
    assert numbered(line) is begins


def test_garbage_is_judged() -> None:
    assert judge("\x03\x13ABC").garbage > 0.25
    assert judge("\ue000\ue001\ue002a").garbage > 0.5
    assert judge("凡例法 第一条").garbage == 0


def test_a_reading_that_splits_words_gives_way() -> None:
    whole = "the court held that the notice was void and the claim must therefore fail " * 10
    broken = whole.replace("court", "c ourt").replace("notice", "no tice")
    assert splits_words(broken, whole)
    assert not splits_words(whole, broken)
