"""All of laws_cn into an empty library: time, memory, and the articles found against the reference list.

python -m benchmarks.ingest SHARED_DATA
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from benchmarks.process import measure, measured_json
from ingest.catalog import Catalog
from ingest.models import Document


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--keep", type=Path, help="leave the library here")
    arguments = parser.parse_args()
    library = arguments.keep or Path(tempfile.mkdtemp(prefix="clausebook-bench-"))
    first, report = measured_json(["--library", str(library), "ingest", str(arguments.data / "laws_cn")])
    again, _ = measured_json(["--library", str(library), "ingest", str(arguments.data / "laws_cn")], memory=False)
    notices = sorted((arguments.data / "notices_cn" / "state_council").glob("*.html"))[:5]
    added = [measured_json(["--library", str(library), "ingest", str(file)], memory=False)[0] for file in notices]
    query = measure(["--library", str(library), "search", "出租银行卡给诈骗团伙，流水30万"], memory=False)
    counts = {k: report[k] for k in ("ingested", "unchanged", "quarantined", "skipped", "clauses")}
    print(f"files: {counts}")
    print(f"ingest and index: {first.seconds} s, peak {first.peak_mb} MB")
    print(f"the same again: {again.seconds} s; one file more, five times: {sorted(m.seconds for m in added)} s")
    print(f"first answer from the command line: {query.seconds} s")
    _compare(library, arguments.data)
    if not arguments.keep:
        shutil.rmtree(library)


def _compare(library: Path, data: Path) -> None:
    """Articles by label and text, white space aside, in the files that both hold."""
    ours = dict(_our_articles(library, data / "laws_cn"))
    theirs: dict[str, dict[str, str]] = {}
    with gzip.open(data / "statutes_cn.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            theirs.setdefault(record["source_file"], {})[record["article"]] = _bare(record["text"])
    both = sorted(set(ours) & set(theirs))
    total = equal = 0
    for file in both:
        for label in sorted({*ours[file], *theirs[file]}):
            total += 1
            if ours[file].get(label) == theirs[file].get(label):
                equal += 1
            else:
                print(f"  {file} {label}: {_difference(ours[file].get(label), theirs[file].get(label))}")
    print(f"articles: {equal} of {total} equal ({equal / total:.4%}) in {len(both)} files that both hold")


def _our_articles(library: Path, root: Path) -> Iterator[tuple[str, dict[str, str]]]:
    with Catalog.open(library) as catalog:
        for row in catalog.documents():
            articles = _articles(catalog.revision(row.rev))
            for path in row.paths:
                if Path(path).is_relative_to(root.resolve()):
                    yield Path(path).relative_to(root.resolve()).as_posix(), articles


def _articles(document: Document) -> dict[str, str]:
    return {
        _bare(p.num): _bare(document.text[p.start : p.end]).removeprefix(_bare(p.num))
        for p in document.outline.walk()
        if p.element == "article"
    }


def _bare(text: str) -> str:
    """Without white space and characters that print nothing (zero-width ones stand in some source files)."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in ("Cf", "Co", "Cc"))


def _difference(ours: str | None, theirs: str | None) -> str:
    if ours is None or theirs is None:
        return "only in the reference" if ours is None else "only found by us"
    at = next((i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
    return f"ours …{ours[max(0, at - 8) : at + 12]}… reference …{theirs[max(0, at - 8) : at + 12]}…"


if __name__ == "__main__":
    main()
