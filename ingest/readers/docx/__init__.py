"""Word documents (.docx): text with computed numbers, tables, notes; what is left out is logged."""

from __future__ import annotations

import re
from pathlib import Path

from ingest.errors import UnreadableFile
from ingest.models import Mark, Omission, Reading
from ingest.readers.docx.body import Body
from ingest.readers.docx.inline import Inline, InlineReader, Log, fields_pair, note_elements
from ingest.readers.docx.numbering import Numbering, read_numbering
from ingest.readers.docx.package import Element, Package, local, main_part, open_package
from ingest.readers.docx.styles import read_styles
from ingest.readers.docx.symbols import UNKNOWN

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOT_A_TITLE = re.compile(
    r"^in the .*(?:court|tribunal|council)$|neutral citation|^case n|microsoft word|untitled|document\d*$|文档\d*$"
    r"|无标题|template|\.(?:docx?|dotx?|wpd|rtf|pdf)$",
    re.IGNORECASE,
)
_TITLE_WITHIN = 3000
_DRAWN = "diagram or chart"


def read_docx(data: bytes, path: Path) -> Reading:
    """The document with tracked changes accepted; notes follow the body. Raises UnreadableFile."""
    package = open_package(data, path)
    try:
        return _read(package)
    except RecursionError as error:
        raise UnreadableFile(path, "the Word document is nested too deeply to be read") from error


def _read(package: Package) -> Reading:
    part = main_part(package)
    root = package.part(part)
    content = None if root is None else next((e for e in root if local(e) == "body"), None)
    if content is None:
        raise UnreadableFile(package.path, "this is not a Word document: its main part has no body")
    body = _story(package, part, content)
    if body.reader.notes:
        _place_notes(package, part, body)
    omissions = body.reader.log.omissions() + _unused_notes(package, part, body) + _around(package, part)
    if not body.text.strip():
        raise UnreadableFile(package.path, _empty_reason(omissions))
    return Reading(
        text=body.text,
        media_type=MEDIA_TYPE,
        encoding="utf-8",
        marks=tuple(sorted(body.marks, key=lambda m: (m.start, -m.end))),
        omissions=omissions,
        notices=_notices(body, omissions),
        metadata=_metadata(package, body.text),
    )


def _story(package: Package, part: str, content: Element) -> Body:
    styles = read_styles(_first(package, part, "styles"))
    numbering = read_numbering(_first(package, part, "numbering"), styles)
    body = Body(InlineReader(styles, numbering, Log(), fields_pair(content)), styles, numbering)
    body.blocks(content)
    body.finish()
    return body


def _first(package: Package, part: str, kind: str) -> Element | None:
    return next((root for name in package.related(part, kind) if (root := package.part(name)) is not None), None)


def _place_notes(package: Package, part: str, body: Body) -> None:
    """Footnotes, then endnotes, each below the body as ``[label] text`` under a footnote mark."""
    for kind in ("footnote", "endnote"):
        elements = note_elements(_first(package, part, kind + "s"))
        for reference, identifier, label in list(body.reader.notes):
            if reference == kind and identifier in elements:
                _place_note(body, elements.pop(identifier), label)


def _place_note(body: Body, element: Element, label: str) -> None:
    body.reader.fields.clear()
    mark = "" if label.startswith("*") else f"[{label}] "
    body.carried = Inline()
    body.carried.add(mark)
    start = body.length + (1 if body.lines else 0)
    body.blocks(element)
    body.finish()
    if body.length > start:
        body.marks.append(Mark("footnote", start, body.length, 0, label))


def _unused_notes(package: Package, part: str, body: Body) -> tuple[Omission, ...]:
    used = {(kind, identifier) for kind, identifier, _ in body.reader.notes}
    log = Log()
    reader = InlineReader(body.styles, body.numbering, log)
    for kind in ("footnote", "endnote"):
        for identifier, element in note_elements(_first(package, part, kind + "s")).items():
            if (kind, identifier) not in used:
                reader.leave_out(element, "note that nothing refers to")
    return log.omissions()


def _around(package: Package, part: str) -> tuple[Omission, ...]:
    """Headers, footers, comments, and the words of drawn diagrams and charts."""
    found: list[Omission] = []
    for kind, reason in (("header", "header/footer"), ("footer", "header/footer"), ("comments", "comment")):
        for name in dict.fromkeys(package.related(part, kind)):
            root = package.part(name)
            if root is not None and (text := _plain(root)):
                found.append(Omission(text, reason))
    for kind in ("diagramData", "chart"):
        for name in dict.fromkeys(package.related(part, kind)):
            root = package.part(name)
            words = [] if root is None else [e.text for e in root.iter() if local(e) in {"t", "v"} and e.text]
            if words:
                found.append(Omission("\n".join(words), _DRAWN))
    return tuple(found)


def _plain(root: Element) -> str:
    """The text of a part that is only logged."""
    styles = read_styles(None)
    numbering = Numbering({}, {})
    body = Body(InlineReader(styles, numbering, Log(), fields_pair(root)), styles, numbering)
    for container in root if any(local(e) == "comment" for e in root) else [root]:
        body.blocks(container)
    body.finish()
    hidden = [o.text for o in body.reader.log.omissions()]
    return "\n".join([body.text, *hidden]).strip()


def _notices(body: Body, omissions: tuple[Omission, ...]) -> tuple[str, ...]:
    notices: list[str] = []
    if body.reader.changed:
        notices.append("The document has tracked changes; they were read as accepted.")
    if body.foreign:
        notices.append("The document embeds another file (altChunk), which was not read.")
    if any(o.reason == _DRAWN for o in omissions):
        notices.append("The document draws a diagram or chart, whose words were not read.")
    if UNKNOWN in body.text:
        notices.append("Some characters of a symbol font are not known and stand as \ufffd.")
    return tuple(notices)


def _metadata(package: Package, text: str) -> dict[str, str]:
    """The title of the core properties where the document's own beginning bears it out."""
    core = _first(package, "", "core-properties")
    titles = [] if core is None else [(e.text or "").strip() for e in core if local(e) == "title"]
    beginning = "".join(text[:_TITLE_WITHIN].split()).casefold()
    for title in titles:
        bare = "".join(title.split()).casefold()
        if len(bare) > 3 and not _NOT_A_TITLE.search(title) and bare in beginning:
            return {"title": " ".join(title.split())}
    return {}


def _empty_reason(omissions: tuple[Omission, ...]) -> str:
    if omissions:
        return "the Word document has no text apart from " + ", ".join(sorted({o.reason for o in omissions}))
    return "the Word document has no text"
