"""What the JSON of an outline adds where there is something to add."""

from __future__ import annotations

from dataclasses import replace

from ingest.models import Amendment
from research.export import outline_json, provision_json
from tests.ingest.catalog_samples import example


def test_aliases_and_wid_only_where_there_are_any() -> None:
    first, second = example().outline.provisions[0].children
    assert provision_json(first)["aliases"] == ["头条"]
    assert "wid" not in provision_json(first)
    assert provision_json(replace(second, wid="art_3"))["wid"] == "art_3"
    assert set(provision_json(second)) == {"eid", "element", "num", "heading", "start", "end", "children"}


def test_amendments_only_where_there_are_any() -> None:
    assert "amendments" not in outline_json(example())
    amendment = Amendment("art_1", "substitution", "凡例渔业法", "第三条", "art_3", (3, 9), None)
    document = replace(example(), outline=replace(example().outline, amendments=(amendment,)))
    assert outline_json(document)["amendments"] == [
        {
            "provision": "art_1", "action": "substitution", "law": "凡例渔业法", "label": "第三条", "eid": "art_3",
            "quote": [3, 9], "old": None,
        }
    ]  # fmt: skip
