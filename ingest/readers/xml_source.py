"""Bytes → element tree, safely: no network, no outside file, no entity expansion to speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from lxml import etree

from ingest.errors import UnreadableFile

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LARGEST = 200 * 1024 * 1024


def parse_xml(data: bytes, path: Path) -> etree._Element:
    """The root element; comments and processing instructions are gone.

    Entities that the file itself declares are replaced; one that points outside the file, or that grows
    the text beyond libxml2's limit, is refused. No DTD is loaded; identifiers that come twice are kept.
    Raises UnreadableFile with one sentence.
    """
    if len(data) > _LARGEST:
        raise UnreadableFile(path, f"the XML file is larger than {_LARGEST // 2**20} MB")
    try:
        root = _parsed(data, deep=False)
    except (etree.XMLSyntaxError, ValueError) as error:
        root = _deep(data, path, error)
    _refuse_outside_entities(root, path)
    return root


def _parsed(data: bytes, deep: bool) -> etree._Element:
    """``deep`` allows 2,048 levels instead of 256, and then replaces no entity: libxml2 would not bound its growth."""
    parser = etree.XMLParser(
        resolve_entities=False if deep else "internal",  # type: ignore[arg-type]  # lxml-stubs know the booleans only
        load_dtd=False,
        no_network=True,
        huge_tree=deep,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    return etree.fromstring(data, parser)


def _deep(data: bytes, path: Path, error: Exception) -> etree._Element:
    """A second reading of what is nested deeply and declares nothing. Raises UnreadableFile for all else."""
    if re.search("excessive depth", str(error), re.IGNORECASE):
        with suppress(etree.XMLSyntaxError):
            root = _parsed(data, deep=True)
            if root.getroottree().docinfo.internalDTD is None:
                return root
    raise UnreadableFile(path, _reason(error)) from error


def _reason(error: Exception) -> str:
    """A sentence for the user out of the parser's message."""
    message = re.sub(r"\s*\(<string>, line \d+\)", "", str(error))
    if re.search("amplification|entity reference loop|entity nesting", message, re.I):
        return "the XML file declares entities that grow beyond all measure"
    if re.search("excessive depth", message, re.I):
        return "the elements of the XML file are nested too deeply"
    if undefined := re.search("Entity '([^']*)' not defined", message):
        return f"the XML file uses the entity &{undefined[1]};, which it does not define in itself"
    if re.search("failed to load|external entity|network entity", message, re.I):
        return "the XML file refers to text outside itself"
    return f"not well-formed XML ({message})" if message else "not well-formed XML"


def _refuse_outside_entities(root: etree._Element, path: Path) -> None:
    """Raises UnreadableFile for a declared entity whose content lies outside the file."""
    subset = root.getroottree().docinfo.internalDTD
    if subset is None:
        return
    for entity in subset.iterentities():  # type: ignore[attr-defined]
        if entity.content is None or getattr(entity, "system_url", None):
            raise UnreadableFile(path, f"the XML file refers to an outside file through the entity {entity.name}")


def local_name(element: etree._Element) -> str:
    """The name without its namespace; '' for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def plain_text(element: etree._Element) -> str:
    """All text below an element, white space collapsed."""
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def printed_label(note: etree._Element) -> str:
    """The number that a footnote prints itself, in its first num or sup."""
    return next((plain_text(child) for child in note if local_name(child) in ("num", "sup")), "")


def repeated_ids(root: etree._Element) -> Iterator[str]:
    """Each identifier (xml:id, id, eId) that more than one element of the file carries, once."""
    seen: dict[str, int] = {}
    for element in root.iter(etree.Element):
        for name in (_XML_ID, "id", "eId"):
            value = element.get(name)
            if value:
                seen[f"{name} {value}"] = seen.get(f"{name} {value}", 0) + 1
    return (key.partition(" ")[2] for key, count in seen.items() if count > 1)
