"""The articles of every Chinese law in shared/data against a reference made independently of this program."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from ingest import outline, readers
from ingest.clean import clean
from ingest.detect import detect

pytestmark = pytest.mark.slow

Articles = list[tuple[str, str]]
_BLANK = re.compile(r"[\s\u200b\u200e\ufeff\ue000-\uf8ff]")


def _plain(text: str) -> str:
    return _BLANK.sub("", text)


def _reference(path: Path) -> dict[str, Articles]:
    """Label and text of each article, by file."""
    found: dict[str, Articles] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            found[record["source_file"]].append((_plain(record["article"]), _plain(record["text"])))
    return found


def _articles(path: Path) -> Articles:
    reading = clean(readers.read(path.read_bytes(), path))
    tree = outline.build(reading, detect(reading, path.name, {}))
    assert outline.check(reading.text, tree) == [], path
    return [
        (_plain(p.num), _plain(reading.text[p.start + len(p.num) : p.end]))
        for p in tree.walk()
        if p.element == "article"
    ]


def test_articles_equal_the_reference(shared_data: Path) -> None:
    """At least 99.8% are equal in label and text.

    Of the others nearly all are articles to which the reference adds the heading, the annex or the signature that
    follows them; the rest are articles that an amending act inserts into another law without quotation marks.
    """
    reference = _reference(shared_data / "statutes_cn.jsonl.gz")
    folder = shared_data / "laws_cn"
    expected = equal = 0
    wrong: list[tuple[str, str]] = []
    for path in sorted(folder.rglob("*.md")):
        ours = _articles(path)
        theirs = reference.get(path.relative_to(folder).as_posix())
        if theirs is None:
            continue
        expected += len(theirs)
        equal += len(set(ours) & set(theirs))
        wrong += [(path.name, label) for label, text in set(theirs) - set(ours) if not _begins(text, label, ours)]
    assert expected > 30_000
    assert equal >= 0.998 * expected
    assert len(wrong) <= 12, wrong


def _begins(text: str, label: str, ours: Articles) -> bool:
    """Whether we hold the article and the reference only goes on further than it."""
    return any(own_label == label and own and text.startswith(own) for own_label, own in ours)
