"""The outline as a readable tree: each line shows its own provision and nothing of the next."""

from __future__ import annotations

from commands.reading import _tree_lines
from ingest.models import Provision

TEXT = "第一条 短。\n第二条 任何人不得出租账户。"


def test_a_line_ends_with_its_provision() -> None:
    first = Provision("art_1", "article", "第一条", "", 0, 6)
    assert list(_tree_lines(TEXT, first, 0)) == ["第一条 短。"]
