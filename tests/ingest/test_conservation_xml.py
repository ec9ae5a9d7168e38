"""Over all real XML files: no character and no provision of the source is lost."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from ingest.models import Reading
from ingest.outline import check
from ingest.readers.akn import read_akn
from ingest.readers.uslm import read_uslm

pytestmark = pytest.mark.slow

_GLOBS = ("akn/**/*.xml", "laws_en/**/*.xml*", "notices_en/uk/*.akn", "notices_en/us_fr/*.xml", "opinions_en/**/*.xml")
_QUOTES = {"quotedStructure", "embeddedStructure", "quotedContent", "toc", "authorialNote", "footnote", "note", "meta"}
_AKN = {
    "alinea", "article", "chapter", "clause", "hcontainer", "indent", "level", "paragraph", "part", "point", "proviso",
    "rule", "section", "subclause", "subparagraph", "subpart", "subsection", "recital", "decision", "motivation",
}  # fmt: skip
_USLM = {"subtitle", "chapter", "subchapter", "part", "subpart", "division", "subsection", "paragraph", "subparagraph",
         "clause", "subclause", "level"}  # fmt: skip


def _files(data: Path) -> Iterator[tuple[Path, bytes]]:
    for path in sorted({p for pattern in _GLOBS for p in data.glob(pattern)}):
        raw = path.read_bytes()
        yield path, gzip.decompress(raw) if path.suffix == ".gz" else raw


def _read(path: Path, raw: bytes) -> Reading:
    return (read_uslm if b"schemas.gpo.gov" in raw[:3000] else read_akn)(raw, path)


def _tree(raw: bytes) -> etree._Element:
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, recover=True, resolve_entities=False)
    root = etree.fromstring(raw, parser)
    etree.strip_elements(root, "{*}meta", with_tail=False)
    return root


def _visible(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def test_every_character_is_in_text_or_log(shared_data: Path) -> None:
    count = 0
    for path, raw in _files(shared_data):
        reading = _read(path, raw)
        assert reading.outline is not None
        assert check(reading.text, reading.outline) == [], path
        wanted = _visible("".join(str(t) for t in _tree(raw).itertext()))
        kept = _visible(reading.text) + _visible("".join(o.text for o in reading.omissions if o.reason != "image"))
        assert not wanted - kept, path
        count += 1
    assert count > 180


def test_every_native_provision_is_in_the_tree(shared_data: Path) -> None:
    for path, raw in _files(shared_data):
        reading = _read(path, raw)
        assert reading.outline is not None
        ours = Counter(p.element for p in reading.outline.walk())
        names = _USLM if reading.media_type == "application/uslm+xml" else _AKN
        theirs = Counter(name for element in _tree(raw).iter(etree.Element) if (name := _provision(element, names)))
        assert not theirs - ours, (path, theirs - ours)


def _provision(element: etree._Element, names: set[str]) -> str:
    name = etree.QName(element).localname
    if name not in names or not "".join(str(t) for t in element.itertext()).strip():
        return ""
    above = {etree.QName(a).localname for a in element.iterancestors()}
    return "" if above & _QUOTES else name


def test_same_file_gives_the_same_reading(shared_data: Path) -> None:
    path, raw = next(_files(shared_data))
    assert _read(path, raw) == _read(path, raw)


def test_large_file_is_linear(shared_data: Path) -> None:
    import time

    section = "<section><num>§ {0}.</num><heading>H</heading><content>text <i>a</i> b</content></section>"
    seconds = []
    for n in (5_000, 20_000):
        main = "".join(section.format(i) for i in range(n))
        raw = f'<uscDoc xmlns="http://schemas.gpo.gov/xml/uslm"><main>{main}</main></uscDoc>'.encode()
        began = time.perf_counter()
        read_uslm(raw, Path("large.xml"))
        seconds.append(time.perf_counter() - began)
    assert seconds[1] < 8 * max(seconds[0], 0.05)
