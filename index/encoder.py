"""Texts to vectors: the bundled encoder, or any sentence-transformers folder on this machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BUNDLED = Path(__file__).parent / "encoders" / "statute-bag-256"


class Encoder(Protocol):
    """Vectors are float32 of length 1, so that the inner product is the cosine.

    ``digest`` is the SHA-256 of the weights in hex: vectors of another digest cannot be compared.
    ``dense_weight`` is its share in a fused score (0 to 1), learned where the encoder was trained.
    """

    name: str
    dimension: int
    dense_weight: float

    @property
    def digest(self) -> str: ...

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """[texts, dimension] of texts made by ``passage_text``."""

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """[dimension] of a query as the user wrote it."""


def load_encoder(path: Path | None = None) -> Encoder:
    """The encoder in a folder; the bundled one, without torch, where ``path`` is None or a folder of its form.

    Raises EncoderError for a folder that is missing, damaged, asks for code of its own, or holds weights only
    as pickle.
    """
    folder = BUNDLED if path is None else path
    if (folder / "vocabulary.txt").is_file():
        from index.bag_encoder import BagEncoder

        return BagEncoder(folder)
    from index.model_folder import load_model_folder

    return load_model_folder(folder)


def passage_text(title: str, headings: Sequence[str], label: str, text: str) -> str:
    """What an encoder reads of a clause: the document's title and the headings above it give it its subject.

    The pinpoint label is left out: the number of an article tells an encoder nothing of its content.

    >>> passage_text("Fraud Act", ("Part 1",), "s 2", "A person is in breach …")
    'Fraud Act Part 1\\nA person is in breach …'
    """
    return "\n".join(part for part in (" ".join((title, *headings)).strip(), text) if part)
