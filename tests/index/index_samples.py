"""Invented clauses and a stand-in encoder for the tests of the index."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.records import IndexedClause, TagValue
from index.tokens import lexical_tokens

Fetch = Callable[[Sequence[int]], Iterable[IndexedClause]]


@dataclass
class ProjectionEncoder:
    """Sums of a random vector per token, normalised; counts what it was asked to encode."""

    name: str = "projection"
    digest: str = "00ff"
    dimension: int = 32
    encoded: list[str] = field(default_factory=list)

    def encode_passages(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        self.encoded += texts
        out = np.stack([self.encode_query(text) for text in texts])
        return out.astype(np.float32)

    def encode_query(self, text: str) -> NDArray[np.float32]:
        out = np.zeros(self.dimension)
        for token in lexical_tokens(text):
            out += np.random.default_rng(zlib.crc32(token.encode())).standard_normal(self.dimension)
        return (out / (np.linalg.norm(out) or 1)).astype(np.float32)


def clause(row: int, text: str, rev: int = 1, **others: object) -> IndexedClause:
    values: dict[str, object] = {
        "group": f"g{row}", "id": f"c{row}", "title": "凡例法", "headings": (), "label": "", "kind": "law",
        "jurisdiction": "cn", "language": "zho", "authority": "law", "work": "/akn/cn/act/凡例法",
    }  # fmt: skip
    return IndexedClause(row=row, rev=rev, text=text, **(values | others))  # type: ignore[arg-type]


def amount(low: float | None, high: float | None = None, unit: str = "CNY") -> TagValue:
    return TagValue("AMOUNT", "", low, high, unit)


def fetch_from(clauses: Sequence[IndexedClause]) -> Fetch:
    return lambda revisions: (c for c in clauses if c.rev in set(revisions))


def many(count: int, revisions: int = 10) -> list[IndexedClause]:
    """Clauses of random characters out of forty, the same on every call; ``revisions`` documents in row order."""
    rng = np.random.default_rng(7)
    alphabet = np.array(
        list("法律诈骗盗窃银行账户电信网络犯罪公安检察院人民财产数额巨大刑罚金拘役管制三千元以上下条款项")
    )
    return [
        clause(
            row,
            "".join(rng.choice(alphabet, 12 + row % 9)),
            1 + row * revisions // count,
            kind="law" if row % 3 else "notice",
        )
        for row in range(count)
    ]
