"""Queries that cite and say nothing else."""

from __future__ import annotations

import pytest

from index.cited import read_citations
from index.query import parse

LISTS = [
    ("刑法266", ["art_266"]),
    ("刑法第六条、第八条", ["art_6", "art_8"]),
    ("刑法第十条至第十二条", ["art_10", "art_11", "art_12"]),
    ("《刑法》第六十七条第一款至第三款", ["art_67__para_1", "art_67__para_2", "art_67__para_3"]),
    ("根据刑法第六条", ["art_6"]),
    ("依照《刑法》第六条的规定", ["art_6"]),
    ("18 U.S.C. §§ 1343, 1349", ["sec_1343", "sec_1349"]),
    ("什么是刑法第六条", []),
    ("刑法第六条的例外有哪些", []),
    ("银行卡", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "eids"), LISTS)
def test_what_a_query_cites(text: str, eids: list[str]) -> None:
    assert [cited.eid for cited in read_citations(text)] == eids


def test_a_list_keeps_the_law() -> None:
    query = parse("刑法第六条、第八条 kind:law")
    assert query.citation is not None
    assert [c.instrument for c in (query.citation, *query.also_cited)] == ["中华人民共和国刑法"] * 2


def test_an_endless_range_ends() -> None:
    assert len(read_citations("刑法第一条至第九千条")) <= 60
