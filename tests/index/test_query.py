"""What users type, and how it is read."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query import MAX_LENGTH, parse
from index.records import Filter
from ingest.errors import QueryError

FREE = [
    "出租银行卡给别人 流水30万",
    "什么是“双罚制”？",
    "注意：出售电话卡违法吗",
    "说明（一）与（二）的区别",
    "wire fraud (attempt)",
    "（ps:我是新手）出租银行卡",
    "he faces a charge: theft",
]


@pytest.mark.parametrize("raw", FREE)
def test_running_text_is_no_formula(raw: str) -> None:
    query = parse(raw)
    assert query.text == raw
    assert (query.required, query.excluded, query.filters) == ((), (), ())


OPERATORS = [
    ('"冻结资金"', (("冻结资金",),), ()),
    ("“冻结资金” 银行", (("冻结资金",),), ()),
    ("「账户」 『出租』", (("账户",), ("出租",)), ()),
    ("跑分 AND 洗钱", (("跑分",), ("洗钱",)), ()),
    ("跑分 OR 洗钱", (("跑分", "洗钱"),), ()),
    ("银行 NOT 保险", (("银行",),), ("保险",)),
    ("银行 AND NOT 保险", (("银行",),), ("保险",)),
    ("银行 AND (冻结 OR 止付)", (("银行",), ("冻结", "止付")), ()),
    ("银行 AND （冻结 OR 止付）", (("银行",), ("冻结", "止付")), ()),
    ("a AND b OR c", (("a", "c"), ("b", "c")), ()),
    ('"wire fraud" OR phishing', (("wire fraud", "phishing"),), ()),
    ("银行 NOT (保险 OR 证券)", (("银行",),), ("保险", "证券")),
]


@pytest.mark.parametrize(("raw", "required", "excluded"), OPERATORS)
def test_operators(raw: str, required: object, excluded: object) -> None:
    query = parse(raw)
    assert (query.required, query.excluded) == (required, excluded)


FIELDS = [
    ("kind:law 银行", "银行", (Filter("kind", "law"),)),
    ("银行 kind：law", "银行", (Filter("kind", "law"),)),
    ('work:"/akn/xx/act/1" 银行', "银行", (Filter("work", "/akn/xx/act/1"),)),
    ("charge:诈骗罪 量刑", "量刑", (Filter("tag", "CHARGE=诈骗罪"),)),
    ("tag:AMOUNT>=300000", "", (Filter("tag", "AMOUNT>=300000"),)),
    ("meets:AMOUNT=300000 CNY 诈骗", "诈骗", (Filter("meets", "AMOUNT=300000 CNY"),)),
    ("tag:AMOUNT>=300000 AND 诈骗", "诈骗", (Filter("tag", "AMOUNT>=300000"),)),
    ("kind:law AND 银行", "银行", (Filter("kind", "law"),)),
    ("银行 AND (冻结 AND kind:law)", "银行 冻结", (Filter("kind", "law"),)),
    (
        "work:/akn/（2021）甲01刑终1号 银行",
        "银行",
        (Filter("work", "/akn/（2021）甲01刑终1号"),),
    ),
    ("“见 kind:law 一栏”", "见 kind:law 一栏", ()),
]


@pytest.mark.parametrize(("raw", "text", "filters"), FIELDS)
def test_fields(raw: str, text: str, filters: object) -> None:
    query = parse(raw)
    assert (query.text.strip(), query.filters) == (text, filters)


BAD = [
    ("", "no word"),
    ("？！，。…… ()", "no word"),
    ('"冻结', "quotation mark"),
    ("“冻结 资金", "quotation mark"),
    ('跑分 AND "洗钱', "quotation mark"),
    ("colour:red 银行", "no field"),
    ("(跑分 OR 洗钱", "not closed"),
    ("跑分 OR 洗钱)", "not opened"),
    ("跑分 AND", "missing"),
    ("NOT 保险", "leave out"),
    ("跑分 OR NOT 洗钱", "beside AND"),
    ("NOT kind:law 银行", "NOT takes"),
    ("银行 NOT kind:law", "NOT takes"),
    ("银行 OR kind:law", "beside AND"),
    ("(kind:law OR kind:notice) 银行", "beside AND"),
    ("kind: law 银行", "no value"),
    ("银行 kind:", "no value"),
    ("a" * (MAX_LENGTH + 1), "limit"),
    ("(" * 40 + " a OR b " + ")" * 40, "nests"),
]


@pytest.mark.parametrize(("raw", "sentence"), BAD)
def test_bad_queries_get_a_sentence(raw: str, sentence: str) -> None:
    with pytest.raises(QueryError, match=sentence):
        parse(raw)


def test_a_citation_is_seen_as_one() -> None:
    citation = parse("刑法第266条 kind:law").citation
    assert citation is not None
    assert (citation.instrument, citation.eid) == ("刑法", "art_266")


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_in_a_sentence(raw: str) -> None:
    with suppress(QueryError):
        assert parse(raw).raw == raw


@given(st.lists(st.sampled_from(["银行", "AND", "OR", "NOT", "(", ")", '"', "“", "”", "kind:law", "a"]), max_size=14))
def test_any_mix_of_operators_ends(pieces: list[str]) -> None:
    with suppress(QueryError):
        parse(" ".join(pieces))
