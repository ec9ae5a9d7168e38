"""BEIR folders → metrics (Thakur and others 2021), through the same ``search`` that users call."""

from __future__ import annotations

import gzip
import json
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.encoder import Encoder
from index.generations import Index, build, open_current
from index.metrics import Qrels, mean
from index.query import MAX_LENGTH, Query
from index.records import IndexedClause
from index.search import search
from ingest.errors import DatasetError

DEPTH = 100


@dataclass(frozen=True, slots=True)
class Dataset:
    """``corpus`` is read again on each pass; only queries with a relevant item are kept."""

    name: str
    corpus: Path
    queries: Mapping[str, str]
    qrels: Qrels


@dataclass(frozen=True, slots=True)
class Evaluation:
    """``run`` holds query → (item, score), best first; times in milliseconds a query."""

    dataset: str
    queries: int
    corpus: int
    metrics: Mapping[str, float]
    index_s: float
    p50_ms: float
    p95_ms: float
    peak_mb: float
    run: Mapping[str, Sequence[tuple[str, float]]]


def read_dataset(folder: Path, split: str, only: frozenset[str] | None = None) -> Dataset:
    """A BEIR folder; corpus.jsonl[.gz] may lie in the folder or its parent. Raises DatasetError."""
    candidates = [d / f"corpus.jsonl{end}" for d in (folder, folder.parent) for end in ("", ".gz")]
    corpus = next((path for path in candidates if path.is_file()), None)
    if corpus is None:
        raise DatasetError(folder, "no corpus.jsonl or corpus.jsonl.gz in it or beside it")
    qrels = _read_qrels(folder / "qrels" / f"{split}.tsv")
    kept = {q for q, grades in qrels.items() if any(g > 0 for g in grades.values()) and (only is None or q in only)}
    queries = {str(r["_id"]): str(r["text"]) for r in _read_jsonl(folder / "queries.jsonl") if str(r["_id"]) in kept}
    if not queries:
        raise DatasetError(folder, f"no query of split {split} has a relevant item")
    return Dataset(folder.name, corpus, queries, {q: qrels[q] for q in queries})


def evaluate(dataset: Dataset, encoder: Encoder, dense_weight: float | None = None) -> Evaluation:
    """Index the corpus in a temporary folder, answer every query, measure. ``dense_weight`` as in ``search``."""
    with tempfile.TemporaryDirectory(prefix="clausebook-eval-") as scratch:
        started = time.perf_counter()
        build(Path(scratch), {0: "corpus"}, lambda _: corpus_clauses(dataset.corpus), encoder)
        index_s = time.perf_counter() - started
        index = open_current(Path(scratch), encoder)
        try:
            run, times = _answer(index, encoder, dataset.queries, dense_weight)
            size = len(index)
        finally:
            index.close()
    times.sort()
    return Evaluation(
        dataset=dataset.name,
        queries=len(dataset.queries),
        corpus=size,
        metrics=mean(run, dataset.qrels),
        index_s=round(index_s, 2),
        p50_ms=round(times[len(times) // 2], 2),
        p95_ms=round(times[int(len(times) * 0.95)], 2),
        peak_mb=peak_memory_mb(),
        run=run,
    )


def corpus_clauses(corpus: Path) -> Iterator[IndexedClause]:
    """Each BEIR document as a clause; what its metadata give as heading_path are its headings."""
    for row, record in enumerate(_read_jsonl(corpus)):
        identifier = str(record["_id"])
        metadata = record.get("metadata")
        headings = metadata.get("heading_path", ()) if isinstance(metadata, dict) else ()
        title, _, label = str(record.get("title") or "").rpartition(" ")
        yield IndexedClause(
            row=row,
            rev=0,
            group=identifier,
            id=identifier,
            title=title or label,
            headings=tuple(headings),
            label=label if title else "",
            text=str(record["text"]),
        )


def trec_lines(evaluation: Evaluation) -> Iterator[str]:
    """The run in TREC format: query, Q0, item, rank, score, name; white space in an item's ID becomes _."""
    for query, ranked in evaluation.run.items():
        for rank, (item, score) in enumerate(ranked, 1):
            yield f"{query} Q0 {'_'.join(item.split())} {rank} {score:.6f} clausebook"


def peak_memory_mb() -> float:
    """Peak resident memory of this process, 0.0 where the system does not tell (Windows)."""
    try:
        import resource
    except ImportError:
        return 0.0
    import sys

    scale = 1 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / 2**20, 1)


def _answer(
    index: Index, encoder: Encoder, queries: Mapping[str, str], dense_weight: float | None
) -> tuple[dict[str, list[tuple[str, float]]], list[float]]:
    run: dict[str, list[tuple[str, float]]] = {}
    times: list[float] = []
    for identifier, text in queries.items():
        started = time.perf_counter()
        # A data set's query is a question, whatever signs it holds: no operators, no filters.
        query = Query(raw=text, text=text[:MAX_LENGTH])
        found = search(index, encoder, query, DEPTH, dense_weight=dense_weight)
        times.append(1000 * (time.perf_counter() - started))
        run[identifier] = [(hit.id, hit.score) for hit in found.hits]
    return run, times


def _read_jsonl(path: Path) -> Iterator[dict[str, object]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    record = json.loads(line)
                    if not isinstance(record, dict) or "_id" not in record or "text" not in record:
                        raise DatasetError(path, f"line {number} has no _id and text")
                    yield record
    except (OSError, EOFError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise DatasetError(path, f"cannot be read ({error})") from error


def _read_qrels(path: Path) -> dict[str, dict[str, int]]:
    qrels: dict[str, dict[str, int]] = {}
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                cells = line.rstrip("\n").split("\t")
                if number == 1 and cells[-1] == "score":
                    continue
                if len(cells) != 3 or not cells[2].lstrip("-").isdigit():
                    raise DatasetError(path, f"line {number} is not query, item and score, separated by tabs")
                qrels.setdefault(cells[0], {})[cells[1]] = int(cells[2])
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError(path, f"cannot be read ({error})") from error
    return qrels
