"""``python -m training DATA``: trains the bundled encoder and writes it to index/encoders.

``--fold N`` leaves the STARD questions of fold N out and writes to ``--out``; ``--report`` trains
all fold models into folders below ``--out`` and prints the figures on the questions each did not see.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
import torch

from index.encoder import BUNDLED
from training import pairs as pairs_of
from training import sources
from training.bundle import bundle
from training.folds import FOLDS, fold_of
from training.model import BagEncoder, bags
from training.report import report
from training.train import Data, Recipe, right_rows, train
from training.vocabulary import Vocabulary, choose

CHINESE_FEATURES, OTHER_FEATURES = 65_000, 20_000
_ENGLISH = ("laws_en", "notices_en", "opinions_en")


def main() -> None:
    options = _parser().parse_args()
    torch.set_num_threads(options.threads)
    if options.report:
        print(report(options.data, fold_models(options.data, options.out)), flush=True)
        return
    model, vocabulary = Texts(options.data).trained(options.fold)
    bundle(model, vocabulary.features, options.out)


def fold_models(data: Path, out: Path) -> dict[int, Path]:
    """Folder of the model of each fold; those that are not there yet are trained."""
    folders = {fold: out / f"fold-{fold}" for fold in range(FOLDS)}
    missing = [fold for fold, folder in folders.items() if not (folder / "config.json").exists()]
    if missing:
        texts = Texts(data)
        for fold in missing:
            model, vocabulary = texts.trained(fold)
            bundle(model, vocabulary.features, folders[fold])
    return folders


class Texts:
    """The training texts, read and cut into features once for all folds."""

    def __init__(self, data: Path) -> None:
        rng = random.Random(1)  # noqa: S311 (a fixed choice of sentences)
        self.lay = sources.lay_questions(data)
        articles = sources.articles(data)
        pool = articles[: sum(1 for _ in sources.read_lines(data / "beir" / "corpus.jsonl.gz"))]
        answered = sources.answered_questions(data)
        english = {folder: sources.english_passages(data, folder) for folder in _ENGLISH}
        by_citation = pairs_of.by_citation(articles)
        general = [p.as_encoded() for p in articles]
        general += [p.as_encoded() for folder in _ENGLISH[:2] for p in english[folder]]
        general += [pairs_of.without_names(t) for q in answered for t in (q.text, q.answer)]
        self.vocabulary = choose(general, CHINESE_FEATURES, OTHER_FEATURES)
        self.known = {feature: n for n, feature in enumerate(self.vocabulary.features)}
        self.pairs = [
            *pairs_of.article_pairs(articles, rng),
            *pairs_of.reference_pairs(articles),
            *pairs_of.answer_pairs(answered, by_citation),
            *(pair for folder in _ENGLISH for pair in pairs_of.english_pairs(english[folder], rng)),
            *pairs_of.relevant_pairs(self.lay, by_citation, "stard"),
            *pairs_of.relevant_pairs(sources.cases(data), by_citation, "judge"),
        ]
        self.pool_keys = [p.key for p in pool]
        del general, answered, english
        self.pool = bags([p.as_encoded() for p in pool], self.known)
        self.queries = bags([p.query for p in self.pairs], self.known)
        self.passages = bags([p.passage for p in self.pairs], self.known)

    def trained(self, left_out: int | None) -> tuple[BagEncoder, Vocabulary]:
        """A model that saw nothing of the questions of fold ``left_out``."""
        unseen = {q.key for q in self.lay if fold_of(q.key) == left_out}
        rows = [n for n, pair in enumerate(self.pairs) if pair.group not in unseen]
        chosen = [self.pairs[n] for n in rows]
        right = right_rows(chosen, self.pool_keys)
        data = Data(chosen, self.queries.pick(rows), self.passages.pick(rows), self.pool, right)
        return train(data, np.array(self.vocabulary.idf), Recipe()), self.vocabulary


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of training data")
    parser.add_argument("--out", type=Path, default=BUNDLED)
    parser.add_argument("--fold", type=int, choices=range(FOLDS))
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--threads", type=int, default=2)
    return parser


if __name__ == "__main__":
    main()
