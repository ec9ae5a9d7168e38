"""Any sentence-transformers folder on this machine as an encoder. Imports torch; nothing is ever downloaded.

A folder that brings code of its own, or weights only as pickle (which can run code), is refused.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ingest.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_BATCH = 32
_PICKLES = (".bin", ".pt", ".pth", ".pkl", ".ckpt")
_QUERY_PROMPTS, _PASSAGE_PROMPTS = ("query",), ("passage", "document")


def load_model_folder(folder: Path) -> ModelFolderEncoder:
    """Raises EncoderError where the folder is missing, damaged or refused."""
    _refuse_unsafe(folder)
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    try:
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()  # type: ignore[no-untyped-call]
        model = SentenceTransformer(
            str(folder.resolve()), device="cpu", local_files_only=True, model_kwargs={"use_safetensors": True}
        )
        return ModelFolderEncoder(folder, model)
    except Exception as error:  # whatever a broken folder makes the libraries raise
        reason = " ".join(str(error).split())[:200]
        raise EncoderError(folder, f"the model cannot be loaded ({type(error).__name__}: {reason}).") from error


class ModelFolderEncoder:
    """Runs the model; its own prompts for queries and passages are honoured."""

    def __init__(self, folder: Path, model: SentenceTransformer) -> None:
        self.name = folder.resolve().name
        self.folder = folder
        self.dense_weight = 0.5  # not learned: nobody measured it beside our lexical index
        self.dimension = len(model.encode("a", show_progress_bar=False))
        self._model = model

    @cached_property
    def digest(self) -> str:
        """SHA-256 over names and bytes of the folder's files, in hex; readme and hidden files aside."""
        whole = sha256()
        for path in _files(self.folder):
            with path.open("rb") as stream:
                content = sha256()
                while block := stream.read(1 << 20):
                    content.update(block)
            whole.update(path.relative_to(self.folder).as_posix().encode() + b"\0" + content.digest())
        return whole.hexdigest()

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """float32 [dimension], of length 1."""
        vector: NDArray[np.float32] = self._encode([text], "query", _QUERY_PROMPTS)[0]
        return vector

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """float32 [texts, dimension], rows of length 1."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        return self._encode(list(texts), "document", _PASSAGE_PROMPTS)

    def _encode(self, texts: list[str], task: str, prompts: Sequence[str]) -> NDArray[np.float32]:
        known = self._model.prompts or {}
        prompt = next((known[name] for name in prompts if known.get(name)), None)
        vectors: NDArray[np.float32] = self._model.encode(
            texts,
            prompt=prompt,
            task=task,
            batch_size=_BATCH,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*"), key=lambda p: p.relative_to(folder).as_posix()):
        relative = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in relative.parts)
        if path.is_file() and not hidden and relative.name.lower() != "readme.md":
            yield path


def _refuse_unsafe(folder: Path) -> None:
    if not folder.is_dir():
        raise EncoderError(folder, "there is no such folder.")
    modules = _read_json(folder / "modules.json")
    if not isinstance(modules, list):
        raise EncoderError(folder, "this is no sentence-transformers folder (modules.json is missing).")
    for module in modules:
        kind = str(module.get("type", "")) if isinstance(module, dict) else ""
        if not kind.startswith("sentence_transformers."):
            raise EncoderError(folder, f"the model asks for code of its own ({kind or 'unnamed module'}).")
    files = list(_files(folder))
    for path in files:
        if path.suffix == ".json" and '"auto_map"' in path.read_text(encoding="utf-8", errors="replace"):
            raise EncoderError(folder, f"the model asks for code of its own ({path.name}).")
    if not any(path.suffix == ".safetensors" for path in files):
        pickled = any(path.suffix in _PICKLES for path in files)
        why = (
            "its weights are in pickle files only, which can run code" if pickled else "it holds no safetensors weights"
        )
        raise EncoderError(folder, f"the model is refused: {why}.")


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
