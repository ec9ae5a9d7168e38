"""What got lost on the way from a file to its clauses, by extractions made another way than the readers make them.

Places: every visible character of the text is in
one top provision or part, every clause is the text at its spans, and clauses hold every character of the provisions.
"""

from __future__ import annotations

import gzip
import io
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator

import pypdf
from lxml import etree
from lxml import html as lxml_html

from ingest.models import Document, Provision
from ingest.outline import check
from ingest.pipeline import read_document
from ingest.readers.pdf_pages import quiet
from ingest.sources import Source

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WORD_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
# Line breaks of a page are no characters of the text: a hyphen may go with the break it stands at.
_HYPHENS = "-\u2010\u00ad"


def visible(text: str) -> Counter[str]:
    """Characters that show, in their ordinary form, counted."""
    plain = unicodedata.normalize("NFKC", text)
    return Counter(c for c in plain if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs"))


def raw_text(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def raw_html(data: bytes) -> str:
    tree = lxml_html.document_fromstring(raw_text(data).encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    etree.strip_elements(tree, "script", "style", "template", "head", etree.Comment, with_tail=False)
    return "".join(str(piece) for piece in tree.itertext())


def raw_xml(data: bytes) -> str:
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, recover=True, resolve_entities=False)
    root = etree.fromstring(data, parser)
    etree.strip_elements(root, "{*}meta", with_tail=False)
    return "".join(str(piece) for piece in root.itertext())


def raw_word(data: bytes) -> str:
    pieces: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in filter(_WORD_PARTS.fullmatch, archive.namelist()):
            found = etree.fromstring(archive.read(name)).iter(_W + "t", _W + "delText")
            pieces += [e.text or "" for e in found if not any(a.tag == _FALLBACK for a in e.iterancestors())]
    return "".join(pieces)


def raw_pdf(data: bytes) -> str:
    """'' where pypdf cannot open the file and the reader went another way."""
    try:
        with quiet():
            text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    except Exception:  # damaged files make it raise anything
        return ""
    return text.translate(dict.fromkeys(map(ord, _HYPHENS)))


EXTRACTIONS: dict[str, Callable[[bytes], str]] = {
    "text/plain": raw_text,
    "text/markdown": raw_text,
    "text/html": raw_html,
    "application/pdf": raw_pdf,
    "application/xml": raw_xml,
    "application/akn+xml": raw_xml,
    "application/uslm+xml": raw_xml,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": raw_word,
}


def faults(source: Source) -> tuple[str, list[str]]:
    """Media type and all that is wrong with the document of ``source``; runs in a worker."""
    document = read_document(source)
    data = source.path.read_bytes()
    data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    kept = visible(document.text + "".join(o.text for o in document.omissions))
    lost = visible(EXTRACTIONS[document.media_type](data)) - kept
    found = [f"lost {dict(lost.most_common(8))}"] if lost else []
    found += check(document.text, document.outline)[:3]
    found += list(clause_faults(document))[:3]
    return document.media_type, found


def clause_faults(document: Document) -> Iterator[str]:
    """Numbers and headings may stand in the heading path alone; all else of a provision is in a clause."""
    text = document.text
    covered = bytearray(len(text))
    for clause in document.clauses:
        pieces = [text[start:end] for start, end in clause.spans]
        if "".join("".join(pieces).split()) != "".join(clause.text.split()):
            yield f"clause {clause.eid} is not the text at its spans"
        for start, end in clause.spans:
            covered[start:end] = b"\1" * (end - start)
    for provision in document.outline.walk():
        bare = "".join(text[at] for at in _own(provision) if not covered[at])
        if _words(bare) - _words(provision.num + provision.heading):
            yield f"{provision.eid}: {' '.join(bare.split())[:60]!r} is in no clause"


def _words(text: str) -> Counter[str]:
    """Letters and figures: brackets and full stops around a heading are no part of it."""
    return Counter(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def _own(provision: Provision) -> Iterator[int]:
    """Places of a provision that lie in none of its children."""
    at = provision.start
    for child in provision.children:
        yield from range(at, child.start)
        at = child.end
    yield from range(at, provision.end)
