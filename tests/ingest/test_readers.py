"""The content of a file decides how it is read; what is no document is refused with a reason."""

from __future__ import annotations

import gzip
import io
import random
import zipfile
from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.readers import MAX_INPUT, read
from ingest.readers.archive import MAX_UNPACKED, unzip
from ingest.readers.sniff import media_type

PAGE = "<!DOCTYPE html><html><body><p>第一条 甲。</p></body></html>"
AKN = '<?xml version="1.0"?><!-- x --><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act/></akomaNtoso>'
USLM = '<?xml version="1.0"?>\n<bill xmlns="http://schemas.gpo.gov/xml/uslm"/>'


def packed(data: bytes) -> bytes:
    """Without the time of day, so that every test process names the test alike."""
    return gzip.compress(data, mtime=0)


def zipped(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "media"),
    [
        (b"%PDF-1.7 ...", "x.txt", "application/pdf"),
        (b"junk\n%PDF-1.7 ...", "x", "application/pdf"),
        (b"1 0 obj <<>> endobj", "x.pdf", "application/pdf"),
        (PAGE.encode(), "x.md", "text/html"),
        (PAGE.encode("utf-16"), "x.html", "text/html"),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "x.xml", "text/html"),
        (b"<tbody>\n<tr><td><p>a</p><p>b</p></td></tr></tbody>", "x.txt", "text/html"),
        (b'<div align="center">\n\n# Title\n\ntext\n</div>\n', "x.md", "text/markdown"),
        ("<中华凡例法>第一条".encode(), "x.txt", "text/plain"),
        (AKN.encode(), "x.txt", "application/akn+xml"),
        (AKN.encode("utf-16"), "x.xml", "application/akn+xml"),
        (b'<a:akomaNtoso xmlns:a="http://www.akomantoso.org/2.0"/>', "x.akn", "application/akn+xml"),
        (USLM.encode(), "x.xml", "application/uslm+xml"),
        (b"<root>text</root>", "x.xml", "application/xml"),
        (b"{\\rtf1 text}", "x.doc", "application/rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "x.wps", "application/msword"),
        (b"plain", "x", "text/plain"),
        (b"# Title", "x.MD", "text/markdown"),
        (b"BZh is a word", "x.txt", "text/plain"),
        (zipped(word__document_xml=b"").replace(b"document_xml", b"document.xml"), "x.txt", None),
    ],
)
def test_media_type(data: bytes, name: str, media: str | None) -> None:
    assert media is None or media_type(data, Path(name)) == media


def test_docx_by_content() -> None:
    data = zipped(**{"word/document.xml": b"<x/>", "[Content_Types].xml": b"<x/>"})
    assert media_type(data, Path("x.txt")).endswith("wordprocessingml.document")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "only white space"),
        (b"\0" * 100, "only NUL"),
        ("\u3000\u200b\ufeff".encode(), "no text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "PNG picture"),
        (b"\x7fELF\x02\x01\x01\0\0", "a program"),
        (zipped(a=b"x"), "ZIP archive"),
        (zipped(**{"xl/workbook.xml": b"x"}), "Excel"),
        (b"PK\x03\x04 cut off", "damaged"),
        (random.Random(1).randbytes(4000), "binary data|encoding"),  # noqa: S311
        (packed(b"text")[:-10], "cut off"),
        (b"\x1f\x8bjunk that is no gzip", "damaged"),
        (packed(packed(b"text" * 9)), "gzip file inside"),
        (packed(b""), "empty"),
        (b'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>', "schema"),
        (b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n=E7=AC=AC", "web archive"),
        (b"From: a\nSubject: b\n c\nMIME-Version: 1.0\n\n56ys", "web archive"),
        (b'<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>', "Word document saved"),
        (b"<data><n>1</n><n>2</n></data>", "of data, not of text"),
        (b"<data><n>1", "not well-formed"),
        (b"<script>var x = 1</script><p hidden>y</p>".join((b"<html>", b"</html>")), "no text"),
    ],
)
def test_refused(data: bytes, reason: str) -> None:
    name = "x.xml" if data.startswith((b"<xs", b"<data", b"<w:")) else "x.txt"
    with pytest.raises(UnreadableFile, match=reason) as caught:
        read(data, Path(name))
    assert caught.value.reason.count("\n") == 0


def test_gzip_is_read_as_what_it_holds() -> None:
    found = read(gzip.compress("# 题\n文".encode()) + gzip.compress("续".encode()), Path("x.md.gz"))
    assert (found.text, found.media_type) == ("题\n文续", "text/markdown")


def test_bombs_are_refused() -> None:
    block = gzip.compress(b"\0" * (16 << 20))
    with pytest.raises(UnreadableFile, match="unpacks to more than 256 MB"):
        read(block * (MAX_UNPACKED // (16 << 20) + 1), Path("x.txt.gz"))
    with pytest.raises(UnreadableFile, match="unpacks to more than"):
        unzip(zipped(a=b"\0" * 5000, b=b"\0" * 6000), Path("x.zip"), limit=10_000)
    with pytest.raises(UnreadableFile, match="larger than 64 MB"):
        read(b"x" * (MAX_INPUT + 1), Path("x.txt"))


def test_plain_xml_is_read_with_a_notice() -> None:
    article = "第一条 为了<b>惩治</b>诈骗犯罪，保护公民的合法权益，制定本办法。"
    data = f"<law><title>凡例法</title><p>{article}</p><p>乙</p></law>"
    found = read(data.encode(), Path("x.xml"))
    lines = found.text.split("\n")
    assert lines[0] == "凡例法"
    assert lines[1].startswith("第一条 为了惩治诈骗犯罪")
    assert lines[2] == "乙"
    assert found.notices


@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY e SYSTEM "file:///etc/hostname">', '<!ENTITY e SYSTEM "http://127.0.0.1:1/x">'],
)
def test_entities_lead_nowhere(entity: str) -> None:
    data = f"<!DOCTYPE law [{entity}]><law><p>{'第一条 甲乙丙丁' * 9}&e;</p></law>".encode()
    with pytest.raises(UnreadableFile):
        read(data, Path("x.xml"))


def test_an_entity_bomb_is_refused() -> None:
    names = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    data = f'<!DOCTYPE law [<!ENTITY e0 "laugh">{names}]><law>&e11;</law>'.encode()
    with pytest.raises(UnreadableFile):
        read(data, Path("x.xml"))
