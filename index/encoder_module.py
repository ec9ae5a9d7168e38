"""The bundled encoder as a sentence-transformers model. Imports torch: for training and comparison only.

model = as_sentence_transformer()
model.encode_query("…"), model.encode_document(["…"])
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules.input_module import InputModule
from torch import Tensor

from index.bag_encoder import BagEncoder
from index.encoder import BUNDLED


class BagOfFeatures(InputModule):
    """Weighted sums of feature vectors, as ``BagEncoder`` makes them; task "query" takes the query weights."""

    def __init__(self, encoder: BagEncoder) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.encoder = encoder
        self.vectors = torch.nn.EmbeddingBag.from_pretrained(torch.from_numpy(encoder.vectors).float(), mode="sum")

    @classmethod
    def load(cls, model_name_or_path: str, **_: Any) -> BagOfFeatures:  # type: ignore[override]
        """The module of a folder; raises EncoderError where it is damaged."""
        return cls(BagEncoder(Path(model_name_or_path)))

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Copies the three files that ``load`` reads."""
        for name in self.encoder.files:
            (Path(output_path) / name).write_bytes((self.encoder.folder / name).read_bytes())

    def preprocess(  # type: ignore[override]
        self, inputs: Sequence[str], prompt: str | None = None, **options: Any
    ) -> dict[str, Tensor]:
        texts = [(prompt or "") + text for text in inputs]
        ids, shares, starts = self.encoder.bags(texts, query=options.get("task") == "query")
        return {
            "input_ids": torch.from_numpy(ids),
            "shares": torch.from_numpy(shares),
            "offsets": torch.from_numpy(starts[:-1]),
        }

    def forward(self, features: dict[str, Tensor], **_: Any) -> dict[str, Tensor]:
        summed = self.vectors(features["input_ids"], features["offsets"], per_sample_weights=features["shares"])
        features["sentence_embedding"] = torch.nn.functional.normalize(summed, dim=1)
        return features

    @property
    def max_seq_length(self) -> float:
        return float("inf")

    def get_embedding_dimension(self) -> int:
        return self.encoder.dimension


def as_sentence_transformer(folder: Path = BUNDLED) -> SentenceTransformer:
    """The folder's encoder with its module class handed over, so that no code is loaded from the folder."""
    return SentenceTransformer(modules=[BagOfFeatures.load(str(folder))], device="cpu")
