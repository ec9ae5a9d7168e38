"""show, outline, tag, cite, export."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from ingest.clean import clean
from ingest.language import language_of
from ingest.sources import read_bytes
from research.cite import cite as cite_clause
from research.cite import cited_clause, cited_provision

from commands.output import batch, print_json
from ingest import readers
from ingest.catalog import Catalog
from ingest.errors import NotInLibrary, QueryError
from ingest.models import Provision, Tag
from ingest.tags import tag as tag_text
from research.export import document_json, document_markdown, outline_json, provision_json
from research.hits import clause_status, tag_json
from research.reading import Passage, find_document, read_passage


def show(arguments: argparse.Namespace) -> int:
    with Catalog.open(arguments.library) as catalog:
        passage = read_passage(catalog, arguments.id)
        if arguments.json:
            print_json(_passage_json(catalog, passage))
            return 0
    row = passage.row
    print(f"{row.title}  {row.date}".rstrip())
    if passage.clauses and passage.clauses[0].heading_path:
        print(" › ".join(passage.clauses[0].heading_path))
    print()
    print(passage.text)
    return 0


def _passage_json(catalog: Catalog, passage: Passage) -> dict[str, object]:
    clauses = []
    for clause in passage.clauses:
        status = clause_status(catalog, clause)
        clauses.append(
            {
                "id": clause.id,
                "eid": clause.eid,
                "label": clause.label,
                "heading_path": list(clause.heading_path),
                "text": clause.text,
                "spans": [list(span) for span in clause.spans],
                "page": clause.page or None,
                "citation": cite_clause(cited_clause(clause), "court"),
                "status": status.name,
                "status_basis": status.basis,
                "tags": [tag_json(t) for t in catalog.tags_in(clause.rev, clause.spans)],
            }
        )
    provision = passage.provision
    return {
        "document": passage.row.id,
        "title": passage.row.title,
        "work": passage.row.work,
        "expression": passage.row.expression,
        "kind": passage.row.kind,
        "text": passage.text,
        "provision": None if provision is None else provision_json(provision),
        "clauses": clauses,
    }


def outline(arguments: argparse.Namespace) -> int:
    with Catalog.open(arguments.library) as catalog:
        document = find_document(catalog, arguments.document).document
    if arguments.json:
        print_json(outline_json(document))
    else:
        print(document.title)
        for provision in document.outline.provisions:
            print("\n".join(_tree_lines(document.text, provision, 0)))
    return 0


def _tree_lines(text: str, provision: Provision, depth: int) -> Iterable[str]:
    start = provision.start
    snippet = provision.heading or " ".join(text[start : start + 60].removeprefix(provision.num).split())[:40]
    yield "  " * depth + " ".join(part for part in (provision.num or provision.element, snippet) if part)
    for child in provision.children:
        yield from _tree_lines(text, child, depth + 1)


def tag(arguments: argparse.Namespace) -> int:
    if (arguments.text is None) == (arguments.batch is None):
        raise QueryError("Give a text, a file or -, or --batch FILE.jsonl.")
    if arguments.batch:
        for identifier, text in batch(arguments.batch):
            print_json({"_id": identifier, **_tags_json(_tags(text))}, indent=None)
        return 0
    found = _tags(_text_of(arguments.text))
    if arguments.json:
        print_json(_tags_json(found))
    else:
        for entity in found:
            print(f"{entity.start}-{entity.end}\t{entity.label}\t{entity.text}\t{entity.value or ''}")
    return 0


def _text_of(argument: str) -> str:
    """A file's text as the library would hold it, standard input for -, else the argument itself."""
    if argument == "-":
        return sys.stdin.read()
    try:
        is_file = Path(argument).is_file()
    except (OSError, ValueError):
        is_file = False
    return clean(readers.read(read_bytes(Path(argument)), Path(argument))).text if is_file else argument


def _tags(text: str) -> tuple[Tag, ...]:
    return tag_text(text, language_of(text))


def _tags_json(found: Iterable[Tag]) -> dict[str, object]:
    return {"tags": [tag_json(t) for t in found]}


def cite(arguments: argparse.Namespace) -> int:
    with Catalog.open(arguments.library) as catalog:
        passage = read_passage(catalog, arguments.id)
    if not passage.clauses:
        raise NotInLibrary(arguments.id)
    record = cited_clause(passage.clauses[0])
    if passage.provision is not None:
        record = cited_provision(record, passage.document.outline, passage.provision.eid)
    citation = cite_clause(record, arguments.style)
    if arguments.json:
        print_json({"id": arguments.id, "style": arguments.style, "citation": citation})
    else:
        print(citation)
    return 0


def export(arguments: argparse.Namespace) -> int:
    with Catalog.open(arguments.library) as catalog:
        document = find_document(catalog, arguments.document).document
    if arguments.format == "md" and not arguments.json:
        print(document_markdown(document), end="")
    else:
        print_json(document_json(document))
    return 0
