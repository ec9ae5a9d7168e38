"""Akoma Ntoso and USLM files of the shared data: every provision of the source is one of ours, by element and name."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from ingest import readers
from ingest.readers.sniff import media_type

pytestmark = pytest.mark.slow

_AKN = (
    "alinea article book chapter clause division hcontainer indent level list paragraph part point proviso recital rule"
    " section subchapter subclause subdivision sublist subparagraph subpart subrule subsection subtitle title tome"
    " transitional"
)
_USLM = (
    "title subtitle chapter subchapter part subpart division subdivision article section subsection paragraph"
    " subparagraph clause subclause item level"
)
_NAMES = {
    "application/akn+xml": {name: name for name in _AKN.split()},
    "application/uslm+xml": {name: name for name in _USLM.split()}
    | {"subitem": "indent", "subsubitem": "indent", "courtRule": "rule"}
    | dict.fromkeys(("appendix", "schedule", "compiledAct", "reorganizationPlan"), "annex"),
}
# What is quoted belongs to the quotation.
_QUOTED = ("quotedStructure", "embeddedStructure", "quotedContent", "quotedText", "meta", "del")
# Paragraphs and headings that stand loose in the source are provisions of ours too.
_LOOSE = {"paragraph", "section", "conclusions"}


def test_provisions_equal_those_of_the_source_by_element_and_identifier(shared_data: Path) -> None:
    wrong: dict[str, object] = {}
    count = 0
    for folder in ("akn", "laws_en", "notices_en", "opinions_en"):
        for path in sorted((shared_data / folder).rglob("*")):
            if path.suffix not in (".xml", ".akn", ".gz"):
                continue
            raw = path.read_bytes()
            data = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
            names = _NAMES.get(media_type(data, path.with_suffix("") if path.suffix == ".gz" else path))
            if names is None:
                continue
            count += 1
            if found := faults(raw, list(native(data, names)), path):
                wrong[str(path.relative_to(shared_data))] = found
    assert count > 150
    assert not wrong


def native(data: bytes, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Element as we name it and identifier, of each provision of the source that has any text."""
    parser = etree.XMLParser(remove_comments=True, remove_pis=True, collect_ids=False)
    root = etree.fromstring(data, parser)
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        namespace, _, name = element.tag.rpartition("}")
        if name in _QUOTED:
            walker.skip_subtree()
        elif name in names and namespace == root.tag.rpartition("}")[0] and "".join(element.itertext()).strip():
            yield names[name], element.get("eId") or element.get("identifier") or element.get("id") or ""


def faults(raw: bytes, source: list[tuple[str, str]], path: Path) -> list[str]:
    tree = readers.read(raw, path).outline
    assert tree is not None
    ours = Counter(p.element for p in tree.walk())
    theirs = Counter(element for element, _ in source)
    known = {(p.element, name) for p in tree.walk() for name in (p.eid, *p.aliases)}
    found = [
        f"{e}: {theirs[e]} in the source, {ours[e]} here" for e in theirs if e not in _LOOSE and ours[e] != theirs[e]
    ]
    found += [f"{e}: {theirs[e]} in the source, only {ours[e]} here" for e in theirs if ours[e] < theirs[e]]
    return found + [f"{e} {name} is missing" for e, name in source if name and (e, name) not in known]
