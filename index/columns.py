"""clauses.arrow: what is known of each clause by ordinal, memory-mapped."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from index.records import IndexedClause, Mask, TagValue
from ingest.errors import IndexDamaged

WORDS = ("kind", "jurisdiction", "language", "authority", "work", "group")
DATES = ("valid_from", "valid_to", "date")

_TAG = pa.struct(
    [
        ("label", pa.string()),
        ("value", pa.string()),
        ("minimum", pa.float64()),
        ("maximum", pa.float64()),
        ("unit", pa.string()),
    ]
)
SCHEMA = pa.schema(
    [
        ("row", pa.int64()),
        ("rev", pa.int64()),
        ("id", pa.string()),
        ("passage", pa.binary(16)),
        *((name, pa.string()) for name in WORDS),
        *((name, pa.int32()) for name in DATES),
        ("tags", pa.list_(_TAG)),
    ]
)


def day(iso: str) -> int:
    """An ISO date as the number yyyymmdd; month and year alone begin on their first day; 0 for ''.

    >>> [day(d) for d in ("2022-12-01", "2022-12", "2022", "")]
    [20221201, 20221201, 20220101, 0]
    """
    parts = [int(part) for part in iso.split("-") if part.isdigit()]
    if not parts:
        return 0
    year, month, date = (*parts, 1, 1)[:3]
    return year * 10_000 + month * 100 + date


def batch(clauses: Sequence[IndexedClause], passages: Sequence[bytes]) -> pa.Table:
    """Clauses with the keys of their passages as a table of SCHEMA."""
    columns: dict[str, object] = {
        "row": [c.row for c in clauses],
        "rev": [c.rev for c in clauses],
        "id": [c.id for c in clauses],
        "passage": passages,
        **{name: [getattr(c, name) for c in clauses] for name in WORDS},
        **{name: [day(getattr(c, name)) for c in clauses] for name in DATES},
        "tags": [[_tag(tag) for tag in c.tags] for c in clauses],
    }
    return pa.table(columns, schema=SCHEMA)


def _tag(tag: TagValue) -> dict[str, object]:
    bounds = {name: math.nan if (bound := getattr(tag, name)) is None else bound for name in ("minimum", "maximum")}
    return {"label": tag.label, "value": tag.value, "unit": tag.unit, **bounds}


def write(path: Path, tables: Iterable[pa.Table]) -> pa.Table:
    """All rows in row order; what words they hold is kept once."""
    table = pa.concat_tables([SCHEMA.empty_table(), *tables]).sort_by("row")
    for name in WORDS:
        place = table.schema.get_field_index(name)
        table = table.set_column(place, name, pc.dictionary_encode(table[name].combine_chunks()))
    table = table.combine_chunks()
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table)
    return table


@dataclass(frozen=True, slots=True)
class Words:
    """Words by code: entry i is ``values[codes[i]]``."""

    codes: NDArray[np.int32]
    values: list[str]

    def equal(self, wanted: str) -> Mask:
        if wanted not in self.values:
            return np.zeros(len(self.codes), bool)
        mask: Mask = self.codes == self.values.index(wanted)
        return mask

    def used(self, mask: Mask) -> list[str]:
        """The values that entries of ``mask`` have."""
        return [self.values[code] for code in np.unique(self.codes[mask])]


@dataclass(frozen=True, slots=True)
class Tags:
    """Tags side by side: the ordinal of the clause, label, value, unit, and the bounds (NaN where open)."""

    ordinals: NDArray[np.int64]
    labels: Words
    values: Words
    units: Words
    minimum: NDArray[np.float64]
    maximum: NDArray[np.float64]


class Columns:
    """The table of a generation."""

    def __init__(self, path: Path) -> None:
        """Raises IndexDamaged."""
        try:
            self._file = pa.memory_map(str(path))
            self._table = pa.ipc.open_file(self._file).read_all()
        except (pa.ArrowException, OSError) as error:
            raise IndexDamaged(path, "its list of clauses cannot be read.") from error
        if self._table.column_names != SCHEMA.names:
            raise IndexDamaged(path, "its list of clauses has other columns than this program knows.")

    def __len__(self) -> int:
        return int(self._table.num_rows)

    @cached_property
    def rows(self) -> NDArray[np.int64]:
        return self._numbers("row", np.int64)

    @cached_property
    def revs(self) -> NDArray[np.int64]:
        return self._numbers("rev", np.int64)

    def _numbers(self, name: str, kind: type) -> NDArray[np.int64]:
        return numbers(self._array(name)).astype(kind, copy=False)

    def dates(self, name: str) -> NDArray[np.int32]:
        """valid_from, valid_to or date as yyyymmdd, 0 where unknown."""
        return numbers(self._array(name)).astype(np.int32, copy=False)

    def codes(self, name: str) -> tuple[NDArray[np.int32], list[str]]:
        """One of WORDS: a code per ordinal, and the values that the codes stand for."""
        encoded = self._array(name)
        if not len(encoded):
            return np.zeros(0, np.int32), []
        return numbers(encoded.indices).astype(np.int32, copy=False), encoded.dictionary.to_pylist()

    def ids(self, ordinals: Sequence[int]) -> list[str]:
        column = self._table["id"]
        return [column[int(o)].as_py() for o in ordinals]

    @cached_property
    def tags(self) -> Tags:
        """All tags of all clauses."""
        lists = self._array("tags")
        ordinals = numbers(pc.list_parent_indices(lists)).astype(np.int64)
        fields = {field.name: pc.list_flatten(lists).field(field.name) for field in _TAG}
        return Tags(
            ordinals=ordinals,
            labels=_spelled(fields["label"]),
            values=_spelled(fields["value"]),
            units=_spelled(fields["unit"]),
            minimum=numbers(fields["minimum"]),
            maximum=numbers(fields["maximum"]),
        )

    def passages(self, mask: Mask | None = None) -> list[bytes]:
        """Keys of the passages (index/vector_store.py)."""
        column = self._table["passage"]
        found: list[bytes] = (column if mask is None else column.filter(pa.array(mask))).to_pylist()
        return found

    def without(self, mask: Mask) -> pa.Table:
        """Rows that ``mask`` does not name, as a table of SCHEMA in memory."""
        kept = self._table.filter(pa.array(~mask))
        return kept.cast(SCHEMA)

    def close(self) -> None:
        del self._table
        self._file.close()

    def _array(self, name: str) -> pa.Array:
        column = self._table[name]
        return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _spelled(array: pa.Array) -> Words:
    encoded = pc.dictionary_encode(array)
    return Words(numbers(encoded.indices), encoded.dictionary.to_pylist())


def numbers(array: pa.Array) -> NDArray[Any]:
    """The numbers of an array without nulls. (pyarrow's own conversion imports pandas: 0.3 s of a first answer.)"""
    kind = np.dtype(str(array.type))
    if not len(array):
        return np.zeros(0, kind)
    return np.frombuffer(array.buffers()[1], kind)[array.offset : array.offset + len(array)]
