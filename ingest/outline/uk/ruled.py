"""Tables of plain text: rows of cells between rules of dashes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.outline.blocks import Block

_RULE = re.compile(r"[-–—_=+| ]{10,}")
_CELLS = re.compile(r"\S(?: {2,}|\t)\S")


def with_tables(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks, those between two rules, most of which have cells side by side, marked as lines of a table.

    Each rule is taken with the next one only, so that a rule between two chapters begins no table. Linear.
    """
    found = list(blocks)
    rules = [i for i, block in enumerate(blocks) if _RULE.fullmatch(block.text)]
    for first, last in pairwise(rules):
        rows = blocks[first + 1 : last]
        if rows and 2 * sum(bool(_CELLS.search(row.text)) for row in rows) > len(rows):
            for k in range(first, last + 1):
                found[k] = replace(found[k], table=True)
    return tuple(found)
