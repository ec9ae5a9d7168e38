"""Trained model → the folder that ships."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from index.bag_encoder import FORMAT
from training.model import DIMENSION, BagEncoder

# Share of the dense score in a min-max fusion that was best on unseen folds (``--report``).
DENSE_WEIGHT = 0.7
_MODULES = [{"idx": 0, "name": "0", "path": "", "type": "index.encoder_module.BagOfFeatures"}]
_SENTENCE_TRANSFORMERS = {
    "model_type": "SentenceTransformer",
    "prompts": {"query": "", "document": ""},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}


def bundle(model: BagEncoder, names: tuple[str, ...], folder: Path) -> None:
    """Writes vectors as int8, each row's scale folded into its two weights; leaves other files of the folder alone."""
    folder.mkdir(parents=True, exist_ok=True)
    vectors = model.vectors.detach().numpy()
    scale = np.maximum(np.abs(vectors).max(axis=1), 1e-9) / 127
    tensors = {
        "vectors": np.round(vectors / scale[:, None]).astype(np.int8),
        "query_weights": (np.exp(model.query_weights.detach().numpy()) * scale).astype(np.float32),
        "passage_weights": (np.exp(model.passage_weights.detach().numpy()) * scale).astype(np.float32),
    }
    save_file(tensors, folder / "model.safetensors")
    (folder / "model.safetensors").chmod(0o644)  # as the other files: safetensors writes for the owner alone
    (folder / "vocabulary.txt").write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
    _write(
        folder / "config.json",
        {"format": FORMAT, "dimension": DIMENSION, "features": len(names), "dense_weight": DENSE_WEIGHT},
    )
    _write(folder / "modules.json", _MODULES)
    _write(folder / "config_sentence_transformers.json", _SENTENCE_TRANSFORMERS)


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")
