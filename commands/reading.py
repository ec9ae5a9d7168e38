"""show, outline, tag, cite, export."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from commands.output import batch, print_json, standard_input, tell
from commands.search import parse_day
from ingest import readers
from ingest.catalog import Catalog
from ingest.clean import clean
from ingest.errors import QueryError, UnreadableFile
from ingest.language import language_of
from ingest.models import Document, Tag
from ingest.readers.text import read_text
from ingest.sources import read_bytes
from ingest.tags import tag as tag_text
from research.akn import document_akn
from research.cite import STYLES, CitedClause, cited_clause, cited_document, cited_provision
from research.cite import cite as write_citation
from research.export import boxes_json, document_json, document_markdown, outline_json, provision_json
from research.flags import flag_count, flag_sentences
from research.hits import Statuses, clause_json, tag_json
from research.lineage import with_lineage
from research.reading import Passage, find_document, read_passage
from research.terminal import passage_lines
from research.tree import TreeStyle, tree_lines

_PLAIN = ("", ".txt", ".text", ".md", ".markdown")


def show(arguments: argparse.Namespace) -> int:
    with Catalog.open(arguments.library) as catalog:
        day = parse_day(arguments.as_of)
        passage = read_passage(catalog, arguments.id, day)
        _warn(passage, arguments.as_of)
        statuses = Statuses(catalog, day)
        if arguments.json:
            print_json(_passage_json(catalog, passage, statuses, arguments.as_of))
            return 0
        status = statuses.of(passage.clauses[0]) if passage.clauses else None
    print(write_citation(_record(passage), "court") + (f"  [{status.name}: {status.basis}]" if status else ""))
    if passage.provision is not None and passage.clauses and passage.clauses[0].heading_path:
        print(" › ".join(passage.clauses[0].heading_path))
    print()
    for line in passage_lines(passage.document, *passage.span, _columns()):
        print(line)
    print()
    if passage.pages[0]:
        first, last = passage.pages
        print(f"Page {first}" if first == last else f"Pages {first}–{last}")
    print(_identifier(passage))
    return 0


def _warn(passage: Passage, as_of: str | None) -> None:
    if passage.nearest:
        tell(
            f"The version in force on {as_of or 'this day'} is not in this library; the nearest is shown"
            f" ({passage.row.date or 'undated'})."
        )


def _identifier(passage: Passage) -> str:
    """The ID that names just this: a clause's own, the provision's, or the document's."""
    return passage.row.id if passage.provision is None else f"{passage.row.expression}~{passage.provision.eid}"


def _passage_json(catalog: Catalog, passage: Passage, statuses: Statuses, as_of: str | None) -> dict[str, object]:
    return {
        "id": _identifier(passage),
        "document": passage.row.id,
        "title": passage.row.title,
        "work": passage.row.work,
        "expression": passage.row.expression,
        "kind": passage.row.kind,
        "citation": write_citation(_record(passage), "court"),
        "as_of": as_of,
        "nearest_version": passage.nearest,
        "text": passage.text,
        "provision": None if passage.provision is None else provision_json(passage.provision),
        "clauses": [
            {
                **clause_json(clause, statuses.of(clause), catalog.tags_in(clause.rev, clause.spans)),
                "spans": [list(span) for span in clause.spans],
                "boxes": boxes_json(passage.document, clause.spans),
            }
            for clause in passage.clauses
        ],
    }


def outline(arguments: argparse.Namespace) -> int:
    if arguments.depth is not None and arguments.depth < 1:
        raise QueryError("--depth counts levels from 1.")
    with Catalog.open(arguments.library) as catalog:
        document = with_lineage(catalog, find_document(catalog, arguments.document).document)
    if arguments.json:
        print_json(outline_json(document))
        return 0
    colours = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for line in tree_lines(document, TreeStyle(_columns(), arguments.depth or 0, colours)):
        print(line)
    count = flag_count(document.quality)
    if count:
        sentences = flag_sentences(document.quality)
        tell("\n".join([f"This outline needs a look ({count}):", *(f"  {said}" for said in sentences)]))
    return 0


def _columns() -> int:
    return shutil.get_terminal_size((100, 24)).columns


def tag(arguments: argparse.Namespace) -> int:
    if (arguments.text is None) == (arguments.batch is None):
        raise QueryError("Give a text, a file or -, or --batch FILE.jsonl.")
    if arguments.batch:
        return _tag_batch(arguments.batch)
    found = _tags(_text_of(arguments.text))
    if arguments.json:
        print_json(_tags_json(found))
    else:
        for entity in found:
            print(f"{entity.start}-{entity.end}\t{entity.label}\t{entity.text}\t{entity.value or ''}")
    return 0


def _tag_batch(file: str) -> int:
    """One JSON object a line, in the order of the input; a line that cannot be read has an error in its place."""
    failed = False
    for line in batch(file):
        if line.error:
            failed = True
            tell(line.error)
        result = {"error": line.error, "tags": []} if line.error else _tags_json(_tags(line.text))
        print_json({"_id": line.identifier, **result}, indent=None)
    return 1 if failed else 0


def _text_of(argument: str) -> str:
    """The argument itself, standard input for -, or a file's text.

    Plain text is taken as it stands, so that offsets count the file's own characters; of other formats it is the
    text that the library would hold. Raises UnreadableFile.
    """
    if argument == "-":
        return read_text(standard_input(), Path("standard input")).text
    path = Path(argument)
    try:
        if path.is_dir():
            raise UnreadableFile(path, "is a folder; give a file or a text")
        is_file = path.is_file()
    except (OSError, ValueError):
        is_file = False
    if not is_file:
        return argument
    data = read_bytes(path)
    return read_text(data, path).text if path.suffix.lower() in _PLAIN else clean(readers.read(data, path)).text


def _tags(text: str) -> tuple[Tag, ...]:
    return tag_text(text, language_of(text))


def _tags_json(found: Iterable[Tag]) -> dict[str, object]:
    return {"tags": [tag_json(t) for t in found]}


def cite(arguments: argparse.Namespace) -> int:
    if arguments.style not in STYLES:
        raise QueryError(f"There is no citation style “{arguments.style}”; the styles are {', '.join(STYLES)}.")
    with Catalog.open(arguments.library) as catalog:
        passage = read_passage(catalog, arguments.id, parse_day(arguments.as_of))
    _warn(passage, arguments.as_of)
    citation = write_citation(_record(passage), arguments.style)
    if arguments.json:
        print_json({"id": _identifier(passage), "style": arguments.style, "citation": citation})
    else:
        print(citation)
    return 0


def _record(passage: Passage) -> CitedClause:
    """What is cited: the provision, or the document as a whole."""
    if passage.provision is None:
        return cited_document(passage.row)
    record = cited_clause(passage.clauses[0]) if passage.clauses else cited_document(passage.row)
    return cited_provision(record, passage.document.outline, passage.provision.eid)


def export(arguments: argparse.Namespace) -> int:
    with Catalog.open(arguments.library) as catalog:
        document = with_lineage(catalog, find_document(catalog, arguments.document).document)
    if arguments.format == "json":
        print_json(document_json(document))
        return 0
    name, written = ("markdown", document_markdown) if arguments.format == "md" else ("akn", _akn)
    if arguments.json:
        print_json({"document": document.id, "title": document.title, name: written(document)})
    else:
        print(written(document), end="")
    return 0


def _akn(document: Document) -> str:
    return document_akn(document).decode()
