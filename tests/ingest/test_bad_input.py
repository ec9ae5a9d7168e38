"""Every kind of bad file, in one batch through the real pipeline: one clear sentence each, and the batch goes on."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from ingest import sources
from ingest.catalog import Catalog
from ingest.pipeline import FileReport, ingest
from ingest.readers import MAX_INPUT

GOOD = "凡例反诈骗条例\n第一条 为了示范，制定本条例。\n第二条 本条例自2030年1月1日起施行。\n"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def docx(document: bytes, encrypted: bool = False) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("word/document.xml", document)
    data = bytearray(packed.getvalue())
    if encrypted:
        for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = data.find(magic)
            while at >= 0:
                data[at + offset] |= 1
                at = data.find(magic, at + 4)
    return bytes(data)


def bomb() -> bytes:
    """A little that unpack to more than may come out of a file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(400):
                part.write(b" " * 2**20)
    return packed.getvalue()


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE act [<!ENTITY e0 "ha">{entities}]><act><p>&e9;</p></act>'.encode()


def outside(akn: bool) -> bytes:
    name = 'akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"' if akn else "act"
    entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    return f'<?xml version="1.0"?>{entity}<{name}><p>Text &x; here.</p></{name.split()[0]}>'.encode()


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le") + bytes(600)


def locked_pdf() -> bytes:
    import pypdf

    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    return _written(writer)


def blank_pdf() -> bytes:
    import pypdf

    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    return _written(writer)


def scanned_pdf() -> bytes:
    from PIL import Image

    page = io.BytesIO()
    Image.new("L", (200, 300), 128).save(page, "PDF")
    return page.getvalue()


def _written(writer: object) -> bytes:
    out = io.BytesIO()
    writer.write(out)  # type: ignore[attr-defined]
    return out.getvalue()


# name, how its bytes are made, a word of the reason
BAD: tuple[tuple[str, Callable[[], bytes], str], ...] = (
    ("empty.md", lambda: b"", "empty"),
    ("zero.pdf", lambda: b"", "empty"),
    ("blank.txt", lambda: b" \n\t\r\n ", "white space"),
    ("bom.txt", lambda: b"\xef\xbb\xbf", "no text"),
    ("invisible.md", lambda: "\u200b\ufeff\u3000".encode(), "no text"),
    ("nul.txt", lambda: bytes(5000), "NUL"),
    ("records.txt", lambda: (b"ab" + bytes(30)) * 200, "binary"),
    ("noise.txt", lambda: bytes((i * i * 7 + i // 3) % 256 for i in range(4000)), "binary"),
    ("huge.txt", lambda: b"x" * (MAX_INPUT + 1), "larger than"),
    ("bomb.docx", bomb, "unpacks to"),
    ("bomb.txt.gz", lambda: gzip.compress(bytes(300 * 2**20), 9), "unpacks to more than"),
    ("cut.txt.gz", lambda: gzip.compress(GOOD.encode() * 50)[:-30], "cut off"),
    ("broken.gz", lambda: b"\x1f\x8b\x08" + b"nonsense" * 20, "damaged"),
    ("cut.docx", lambda: docx(b"<w/>" * 500)[:200], "damaged or cut off"),
    ("locked.docx", lambda: docx(b"<w/>", encrypted=True), "password"),
    ("locked-office.docx", lambda: ole("EncryptedPackage"), "password"),
    ("empty-part.docx", lambda: docx(b""), ""),
    ("bad-part.docx", lambda: docx(b"<w:document"), ""),
    ("sheet.doc", lambda: ole("Workbook"), "Excel"),
    ("picture.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG picture"),
    ("program.md", lambda: b"\x7fELF\x02\x01\x01" + bytes(200), "program"),
    ("archive.docx", lambda: _zip("a.txt"), "ZIP archive"),
    ("sheet.docx", lambda: _zip("xl/workbook.xml"), "Excel"),
    ("cut.pdf", lambda: b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "PDF"),
    ("locked.pdf", locked_pdf, "password"),
    ("blank.pdf", blank_pdf, "no text"),
    ("scan.pdf", scanned_pdf, "scan"),
    ("laughs.xml", laughs, "entities"),
    ("outside.xml", lambda: outside(False), "entity &x;"),
    ("outside.akn", lambda: outside(True), "entity &x;"),
    ("undefined.xml", lambda: b"<?xml version='1.0'?><act><p>a &nowhere; b</p></act>", "nowhere"),
    ("cut.xml", lambda: b"<?xml version='1.0'?><act><p>cut off here", "well-formed"),
    ("deep.xml", lambda: b"<?xml version='1.0'?>" + b"<a>" * 5000 + b"x" + b"</a>" * 5000, "deep"),
    ("data.xml", lambda: b"<?xml version='1.0'?><r>" + b"<v>17</v><k>ab</k>" * 40 + b"</r>", "data"),
    ("schema.xml", lambda: b"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'/>", "schema"),
    ("deep.html", lambda: b"<html><body>" + b"<div>" * 9000 + b"x", "deep"),
)
SIDECARS: tuple[tuple[str, bytes, str], ...] = (
    ("toml", b"title = ", "TOML"),
    ("unknown", b"colour = 'red'\n", "colour"),
    ("kind", b"kind = 'poem'\n", "poem"),
    ("date", b"date = '2022-13-45'\n", "2022-13-45"),
    ("nested", b"[title]\na = 1\n", "title"),
    ("encoding", b"title = '\xff\xfe'\n", "UTF-8"),
)


def _zip(name: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, "x")
    return packed.getvalue()


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, FileReport]:
    """All bad files, and a good one before and after them, ingested at once."""
    folder = tmp_path_factory.mktemp("bad")
    files = folder / "files"
    files.mkdir()
    for name, make, _ in BAD:
        (files / name).write_bytes(make())
    for name, fields, _ in SIDECARS:
        (files / f"side-{name}.md").write_text(GOOD + name, encoding="utf-8")
        (files / f"side-{name}.md.meta.toml").write_bytes(fields)
    for name in ("0-first.md", "zz-last.md"):
        (files / name).write_text(GOOD + name, encoding="utf-8")
    (files / "denied.md").write_text(GOOD, encoding="utf-8")
    (files / "nowhere.md").symlink_to(files / "not-there")
    (files / "loop").symlink_to(files)
    os.mkfifo(files / "pipe.md")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "_file_hash", _denying(sources._file_hash))
        with Catalog.open(folder / "library", writable=True) as catalog:
            report = ingest(catalog, [files, folder / "missing.md", Path("bad\0name.md")])
    return {Path(file.path).name: file for file in report.files}


def _denying(real: Callable[[Path], object]) -> Callable[[Path], object]:
    """What a system says of a file of somebody else; the tests may run as one who may read everything."""

    def opened(path: Path) -> object:
        if path.name == "denied.md":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    return opened


def sentence(reason: str) -> bool:
    return bool(reason) and "\n" not in reason and "Traceback" not in reason and "Error" not in reason


@pytest.mark.parametrize(("name", "word"), [(name, word) for name, _, word in BAD])
def test_bad_file_is_quarantined_with_its_reason(batch: Mapping[str, FileReport], name: str, word: str) -> None:
    report = batch[name]
    assert report.status == "quarantined", report
    assert sentence(report.reason), report.reason
    assert word in report.reason


@pytest.mark.parametrize(("name", "word"), [(name, word) for name, _, word in SIDECARS])
def test_bad_sidecar_is_named(batch: Mapping[str, FileReport], name: str, word: str) -> None:
    report = batch[f"side-{name}.md"]
    assert report.status == "quarantined", report
    assert sentence(report.reason)
    assert word in report.reason


@pytest.mark.parametrize(
    ("name", "status", "word"),
    [
        ("denied.md", "quarantined", "Permission denied"),
        ("missing.md", "missing", "no such file"),
        ("bad\0name.md", "missing", ""),
        ("nowhere.md", "missing", "no such file"),
        ("loop", "skipped", "link"),
        ("pipe.md", "skipped", "ordinary file"),
        ("side-toml.md.meta.toml", "skipped", "sidecar"),
    ],
)
def test_what_cannot_be_read_is_named(batch: Mapping[str, FileReport], name: str, status: str, word: str) -> None:
    assert batch[name].status == status, batch[name]
    assert sentence(batch[name].reason)
    assert word in batch[name].reason


def test_good_files_among_bad_ones_are_ingested(batch: Mapping[str, FileReport]) -> None:
    for name in ("0-first.md", "zz-last.md"):
        assert batch[name].status == "ingested"
        assert batch[name].articles == 2


def test_text_with_some_dirt_is_read(tmp_path: Path) -> None:
    """A few NULs, a wrong extension and a missing final line are no reason to refuse a text."""
    (tmp_path / "dirt.md").write_bytes(GOOD.replace("为了", "为\0了").encode())
    (tmp_path / "really-html.txt").write_text(f"<html><body><p>{GOOD}</p></body></html>", encoding="utf-8")
    (tmp_path / "really-text.pdf").write_text(GOOD + "三", encoding="utf-8")
    with Catalog.open(tmp_path / "library", writable=True) as catalog:
        report = ingest(catalog, [tmp_path / name for name in ("dirt.md", "really-html.txt", "really-text.pdf")])
    assert [file.status for file in report.files] == ["ingested"] * 3
