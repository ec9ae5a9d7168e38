"""How the hits of a query spread over kinds, jurisdictions and levels of authority."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from index.generations import Index
from index.search import Hit

FACETS = ("kind", "jurisdiction", "authority")


def facets(index: Index, hits: Sequence[Hit]) -> Mapping[str, Mapping[str, int]]:
    """column → value → number of hits (articles), most frequent first; a value that is not known is left out."""
    ordinals = index.ordinals_of([hit.row for hit in hits])
    counted: dict[str, dict[str, int]] = {}
    for column in FACETS:
        codes, values = index.codes(column)
        counts = Counter(values[code] for code in codes[ordinals].tolist())
        counted[column] = {value: n for value, n in counts.most_common() if value}
    return counted
