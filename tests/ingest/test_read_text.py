"""The encoding of a text is told from its bytes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.readers.text import decode, read_text

SIMPLE = (
    "第一条 为了惩治诈骗犯罪，保护公民的合法权益，制定本办法。\n第二条 本办法所称诈骗，是指以非法占有为目的的行为。"
)
TRADITIONAL = (
    "第一條 為了懲治詐欺犯罪，保護人民的合法權益，制定本辦法。\n第二條 本辦法所稱詐欺，是指以非法占有為目的之行為。"
)
ENGLISH = "“Naïve” § 1343 – the café’s owner paid £5."


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        (SIMPLE, "utf-8", "utf-8"),
        (SIMPLE, "utf-8-sig", "utf-8"),
        (SIMPLE, "gb18030", "gb18030"),
        (SIMPLE, "gbk", "gb18030"),
        (SIMPLE, "gb2312", "gb18030"),
        (SIMPLE + "𠮷㐂", "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (TRADITIONAL, "big5hkscs", "big5hkscs"),
        (TRADITIONAL, "gbk", "gb18030"),
        (SIMPLE, "utf-16", "utf-16-le"),
        (SIMPLE, "utf-16-le", "utf-16-le"),
        (SIMPLE, "utf-16-be", "utf-16-be"),
        (SIMPLE, "utf-32", "utf-32-le"),
        ("Section 1. Fraud.", "utf-16-le", "utf-16-le"),
        ("Section 1. Fraud.", "utf-16-be", "utf-16-be"),
        (ENGLISH, "cp1252", "cp1252"),
        ("法律", "gbk", "gb18030"),
        ("刑法第二百六十六條", "big5", "big5hkscs"),
        ("plain", "ascii", "utf-8"),
    ],
)
def test_encoding(text: str, codec: str, encoding: str) -> None:
    found = decode(text.encode(codec), Path("x.txt"))
    assert (found.text, found.encoding, found.damaged) == (text, encoding, 0)


@pytest.mark.parametrize("codec", ["gb18030", "big5"])
def test_declared_charset_is_no_order(codec: str) -> None:
    """A page that says Big5 and is UTF-8 is read as UTF-8."""
    assert decode(SIMPLE.encode(), Path("x"), codec).text == SIMPLE
    assert decode("é".encode("latin-1"), Path("x"), "iso-8859-1").text == "é"
    assert decode(SIMPLE.encode("gbk"), Path("x"), "no-such-charset").encoding == "gb18030"
    assert decode(SIMPLE.encode(), Path("x"), "rot13").text == SIMPLE


def test_a_file_cut_off_inside_a_character_stays_utf8() -> None:
    found = decode(SIMPLE.encode()[:-1], Path("x"))
    assert (found.encoding, found.text[:-1], found.damaged) == ("utf-8", SIMPLE[:-1], 1)
    assert "1 places" in read_text(SIMPLE.encode()[:-1], Path("x")).notices[0]


def test_a_bad_byte_in_gb18030_costs_itself_only() -> None:
    data = SIMPLE.encode("gb18030")
    found = decode(data[:19] + b"\xff" + data[19:], Path("x"))
    assert found.encoding == "gb18030"
    assert found.damaged >= 1
    assert "保护公民的合法权益" in found.text


def test_nul_among_text_is_dirt() -> None:
    assert decode(b"ab\0c\0\0 def ghi", Path("x")).text == "abc def ghi"
    assert decode(SIMPLE.encode().replace("，".encode(), b"\0"), Path("x")).text == SIMPLE.replace("，", "")


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("size", [300, 20_000])
def test_binary_data_are_refused(seed: int, size: int) -> None:
    with pytest.raises(UnreadableFile):
        decode(random.Random(seed).randbytes(size), Path("x.txt"))  # noqa: S311


def test_line_ends() -> None:
    assert read_text(b"a\r\nb\rc\fd\n", Path("x")).text == "a\nb\nc\nd\n"
