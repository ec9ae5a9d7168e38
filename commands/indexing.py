"""index, eval."""

from __future__ import annotations

import argparse
from pathlib import Path

from commands.output import print_json, tell
from index.encoder import load_encoder
from index.evaluate import Evaluation, read_dataset, trec_lines
from index.evaluate import evaluate as measure
from ingest.catalog import Catalog
from ingest.errors import UnreadableFile
from research.library import choose_encoder, reindex

_WEIGHTS = {"fused": None, "lexical": 0.0, "dense": 1.0}


def index(arguments: argparse.Namespace) -> int:
    with Catalog.open(arguments.library):
        pass
    with Catalog.open(arguments.library, writable=True) as catalog:
        if arguments.encoder:
            encoder = None if arguments.encoder == "bundled" else Path(arguments.encoder)
            load_encoder(encoder)
            choose_encoder(arguments.library, encoder)
        generation = reindex(catalog, arguments.library, lambda done, total: tell(f"{done}/{total} clauses"))
    if arguments.json:
        print_json({"generation": generation.name})
    else:
        print(f"Generation {generation.name} is in use.")
    return 0


def evaluate(arguments: argparse.Namespace) -> int:
    only = None
    if arguments.queries:
        try:
            only = frozenset(arguments.queries.read_text(encoding="utf-8").split())
        except (OSError, UnicodeDecodeError) as error:
            raise UnreadableFile(arguments.queries, f"cannot be read ({error})") from error
    dataset = read_dataset(arguments.folder, arguments.split, only)
    encoder = load_encoder(Path(arguments.encoder) if arguments.encoder else None)
    evaluation = measure(dataset, encoder, _WEIGHTS[arguments.channel])
    if arguments.run_file:
        arguments.run_file.write_text("".join(f"{line}\n" for line in trec_lines(evaluation)), encoding="utf-8")
    if arguments.json:
        print_json(_evaluation_json(evaluation))
    else:
        for name, value in _evaluation_json(evaluation).items():
            print(f"{name}: {value}")
    return 0


def _evaluation_json(evaluation: Evaluation) -> dict[str, object]:
    return {
        "dataset": evaluation.dataset,
        "queries": evaluation.queries,
        "corpus": evaluation.corpus,
        "metrics": dict(evaluation.metrics),
        "index_s": evaluation.index_s,
        "p50_ms": evaluation.p50_ms,
        "p95_ms": evaluation.p95_ms,
        "peak_mb": evaluation.peak_mb,
    }
