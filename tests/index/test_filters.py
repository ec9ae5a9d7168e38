from __future__ import annotations

import pytest

from index import columns
from index.columns import Columns
from index.filters import admit
from index.records import Filter, TagValue
from ingest.errors import QueryError
from tests.index.index_samples import amount, clause

CLAUSES = [
    clause(0, "甲", kind="law", tags=(amount(3000), TagValue("CHARGE", "诈骗罪"))),
    clause(1, "乙", kind="notice", jurisdiction="cn-sd", tags=(amount(30_000, 500_000),)),
    clause(2, "丙", kind="opinion", jurisdiction="us", language="eng", tags=(amount(500_000, 500_000, "USD"),)),
    clause(
        3,
        "丁",
        authority="judgment",
        tags=(TagValue("CHARGE", "盗窃罪"), TagValue("DATE", "2022-12", 20221201, 20221231)),
    ),
    clause(
        4,
        "戊",
        work="/akn/cn/act/别法",
        tags=(TagValue("PENALTY", "fixed-term", 36.0, 120.0, "month"), amount(None, 999.0)),
    ),
]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Columns:
    path = tmp_path_factory.mktemp("columns") / "clauses.arrow"
    columns.write(path, [columns.batch(CLAUSES, [bytes(16)] * len(CLAUSES))])
    return Columns(path)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ([], [0, 1, 2, 3, 4]),
        ([("kind", "law")], [0, 3, 4]),
        ([("kind", "Notice"), ("kind", "opinion")], [1, 2]),
        ([("jurisdiction", "cn")], [0, 1, 3, 4]),
        ([("jurisdiction", "cn-sd")], [1]),
        ([("language", "en")], [2]),
        ([("authority", "judgment")], [3]),
        ([("work", "/akn/cn/act/别法")], [4]),
        ([("charge", "诈骗罪")], [0]),
        ([("tag", "CHARGE")], [0, 3]),
        ([("tag", "charge=盗窃罪")], [3]),
        ([("tag", "AMOUNT>=3000")], [0, 1, 2]),
        ([("tag", "AMOUNT>=30000")], [1, 2]),
        ([("tag", "AMOUNT>30,000")], [2]),
        ([("tag", "AMOUNT>=3万 CNY")], [1]),
        ([("tag", "AMOUNT>=三万")], [1, 2]),
        ([("tag", "AMOUNT>=$10")], [2]),
        ([("tag", "AMOUNT<=500000")], [1, 2, 4]),
        ([("tag", "AMOUNT<1000")], [4]),
        ([("tag", "AMOUNT=500000")], [1, 2]),
        ([("meets", "AMOUNT=300000 CNY")], [0, 1]),
        ([("meets", "AMOUNT=300000")], [0, 1]),
        ([("meets", "AMOUNT=100 CNY")], [4]),
        ([("meets", "PENALTY=60")], [4]),
        ([("tag", "PENALTY=fixed-term")], [4]),
        ([("tag", "DATE>=2022-12-01")], [3]),
        ([("tag", "DATE<2022-12-01")], []),
        ([("tag", "DATE＞＝2022-12-01")], [3]),
        ([("kind", "law"), ("tag", "CHARGE"), ("tag", "AMOUNT>=1000")], [0]),
        ([("kind", "opinion"), ("jurisdiction", "cn")], []),
    ],
)
def test_admitted(table: Columns, filters: list[tuple[str, str]], expected: list[int]) -> None:
    assert admit(table, [Filter(*f) for f in filters]).nonzero()[0].tolist() == expected


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("colour", "red", "Fields: kind"),
        ("kind", "statute", "Known: law, notice, opinion"),
        ("jurisdiction", "c", "Known: cn, cn-sd, us"),
        ("jurisdiction", "", "Known: cn, cn-sd, us"),
        ("work", "别法", "Known: /akn"),
        ("tag", "COLOUR", "Known: AMOUNT"),
        ("charge", "诈骗", "诈骗罪"),
        ("tag", "AMOUNT>=much", "no number"),
        ("tag", "DATE>=2022-13", "no number"),
        ("tag", "AMOUNT>=5 EUR", "Known: CNY, USD"),
        ("tag", ">=5", "is not LABEL"),
        ("meets", "AMOUNT>=5", "is not LABEL=NUMBER"),
        ("meets", "AMOUNT", "is not LABEL=NUMBER"),
    ],
)
def test_what_is_unknown_is_an_error(table: Columns, field: str, value: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        admit(table, [Filter(field, value)])
