"""Nothing is lost: an independent extraction of every Word and PDF file against the text and the log."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pypdf
import pytest
from lxml import etree

from ingest.errors import UnreadableFile
from ingest.models import Reading
from ingest.readers.docx import read_docx
from ingest.readers.pdf import read_pdf
from ingest.readers.pdf_pages import quiet

pytestmark = pytest.mark.slow
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NUMBERED_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")


def visible(text: str) -> Counter[str]:
    return Counter(c for c in unicodedata.normalize("NFKC", text) if not c.isspace())


def found(reading: Reading) -> Counter[str]:
    return visible(reading.text + "".join(o.text for o in reading.omissions))


def raw_word(data: bytes) -> str:
    """All w:t and w:delText of the parts with text, by a plain walk; alternative drawings once."""
    pieces: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in filter(_NUMBERED_PARTS.fullmatch, archive.namelist()):
            elements = etree.fromstring(archive.read(name)).iter(_W + "t", _W + "delText")
            pieces += [e.text or "" for e in elements if not any(a.tag == _FALLBACK for a in e.iterancestors())]
    return "".join(pieces)


def raw_pdf(path: Path) -> str:
    """pypdf's own text; '' where it cannot open the file and the reader went another way."""
    try:
        with quiet():
            return "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    except Exception:  # damaged files make it raise anything
        return ""


def test_word_files_lose_no_character(shared_data: Path) -> None:
    files = sorted(shared_data.rglob("*.docx"))
    assert files
    lost = {
        p.name: dict(m) for p in files if (m := visible(raw_word(p.read_bytes())) - found(read_docx(p.read_bytes(), p)))
    }
    assert not lost


def test_pdf_files_lose_no_character(shared_data: Path) -> None:
    lost: dict[str, dict[str, int]] = {}
    for path in sorted((shared_data / "pdf").rglob("*.pdf")):
        try:
            reading = read_pdf(path.read_bytes(), path)
        except UnreadableFile:
            continue
        raw = raw_pdf(path)
        missing = visible(raw) - found(reading)
        for hyphen in "-\u2010\u00ad":
            missing.pop(hyphen, None)
        if missing:
            lost[path.name] = dict(missing)
    assert not lost


def test_every_pdf_ends_as_text_or_a_reason(shared_data: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for path in sorted((shared_data / "pdf").rglob("*.pdf")):
        try:
            reading = read_pdf(path.read_bytes(), path)
        except UnreadableFile:
            continue
        assert reading.pages[0][0] == 0
        assert reading.pages[-1][1] == len(reading.text)
        assert all(a[1] == b[0] for a, b in zip(reading.pages, reading.pages[1:], strict=False))
    assert capfd.readouterr().err == ""


_ARTICLE = re.compile(r"(?m)^(第[一二三四五六七八九十百零]+\s*条(?:之[一二三四五六七八九十]+)?)\s")


def articles(text: str) -> dict[str, str]:
    found_at = list(_ARTICLE.finditer(text))
    ends = [m.start() for m in found_at[1:]] + [len(text)]
    return {
        "".join(m[1].split()): re.split(
            r"\n#*\s*(?:第[一二三四五六七八九十]+[编章节]|附\s*[则件])", text[m.start() : end]
        )[0]
        for m, end in zip(found_at, ends, strict=True)
    }


def test_a_long_law_has_the_articles_and_paragraphs_of_its_twin(shared_data: Path) -> None:
    path = next((shared_data / "pdf" / "laws").glob("*刑法.pdf"))
    twin = (shared_data / "laws_cn" / "刑法" / "刑法(2020-12-26).md").read_text(encoding="utf-8")
    ours, theirs = articles(read_pdf(path.read_bytes(), path).text), articles(twin)
    assert list(ours) == list(theirs)

    def paragraphs(text: str) -> list[str]:
        return ["".join(line.split()) for line in text.split("\n") if line.strip()]

    last = list(ours)[-1]  # the annexed lists of laws follow it
    different = [num for num in ours if num != last and paragraphs(ours[num]) != paragraphs(theirs[num])]
    assert not different


def test_word_files_have_the_numbers_of_their_twins(shared_data: Path) -> None:
    agree = total = 0
    for path in sorted((shared_data / "opinions_en" / "uk_docx").glob("*.docx")):
        twin = shared_data / "opinions_en" / "uk" / f"{path.stem}.xml"
        if not twin.exists():
            continue
        lines = [_letters(line) for line in read_docx(path.read_bytes(), path).text.split("\n")]
        for start in _numbered(twin):
            total += 1
            agree += any(line.startswith(start) for line in lines)
    assert total > 1400
    assert agree == total


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _numbered(twin: Path) -> list[str]:
    """Number and first words of each numbered part of an Akoma Ntoso judgment."""
    starts: list[str] = []
    for num in etree.parse(twin).getroot().iter("{*}num"):
        parent = num.getparent()
        text = next((e for e in parent.iter("{*}p", "{*}heading")), None)
        label = _letters("".join(num.itertext()))
        if label and text is not None and any(True for _ in num.iterancestors("{*}judgmentBody")):
            starts.append(label + _letters("".join(text.itertext()))[:40])
    return starts
