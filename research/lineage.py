"""A document of the library with the wIds that the other versions of its work give its provisions."""

from __future__ import annotations

from dataclasses import replace

from ingest.catalog import Catalog
from ingest.lineage import Version, with_work_ids, work_ids
from ingest.models import Document


def with_lineage(catalog: Catalog, document: Document) -> Document:
    """The document with the wIds of what was renumbered since the versions before it in the library.

    Worked out anew each time: an earlier version may have come since. A document without a date, and the first
    version, come back as they are; versions in other languages count for nothing.
    """
    expression = document.identity.expression
    versions = [v for v in catalog.expressions(expression.work) if v.date and v.language == expression.language]
    earlier = [v for v in versions if v.date < expression.date]
    known: list[Version] = []
    for version in earlier:
        found = catalog.resolve(version.uri)
        if found is not None:
            text = catalog.document(found.document)
            known.append(Version(version.date, text.text, text.outline))
    if not known:
        return document
    known.append(Version(expression.date, document.text, document.outline))
    return replace(document, outline=with_work_ids(document.outline, work_ids(known)))
