"""Search over a small index: filters and dates act inside, citations come first, hits are articles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from index.encoder import load_encoder
from index.facets import facets
from index.generations import Index, build, open_current
from index.query import Query, parse
from index.records import Filter, IndexedClause, TagValue
from index.search import Found, search
from index.timeline import timeline
from ingest.errors import QueryError

LAW = "/akn/xx/act/2020-01-01/凡例法"
TEXTS = [
    ("2020-01-01", "2020-06-01", "art_1__para_1", "任何人不得出租银行账户。"),
    ("2020-01-01", "2020-06-01", "art_1__para_2", "明知他人行骗仍出租银行账户的，处罚款三千元。"),
    ("2020-01-01", "2020-06-01", "art_2", "银行应当核实客户身份。"),
    ("2023-01-01", "2023-06-01", "art_1", "任何人不得出租、出借银行账户和电话卡。"),
    ("2023-01-01", "2023-06-01", "art_2", "银行应当核实客户身份并留存记录五年。"),
]
NOTICE = "/akn/xx/doc/notice/a/2021/一号"


def clauses() -> Iterator[IndexedClause]:
    for row, (version, begin, eid, text) in enumerate(TEXTS):
        yield IndexedClause(
            row=row,
            rev=1 if version < "2022" else 2,
            group=f"{version}:{eid.split('__')[0]}",
            id=f"{LAW}/zho@{version}~{eid}",
            title="凡例法",
            headings=("第一章 总则",),
            label=eid,
            text=text,
            kind="law",
            jurisdiction="xx",
            language="zho",
            authority="law",
            work=LAW,
            valid_from=begin,
            date=version,
            tags=(TagValue("AMOUNT", "三千元", 3000, 3000, "CNY"),) if "三千元" in text else (),
        )
    yield IndexedClause(
        row=9,
        rev=3,
        group="notice:1",
        id=f"{NOTICE}~sec_1",
        title="关于账户的通知",
        headings=(),
        label="一、",
        text="银行发现出租银行账户的，应当报告。Banks report rented accounts.",
        kind="notice",
        jurisdiction="xx",
        language="zho",
        authority="normative_document",
        work=NOTICE,
    )


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("small")
    build(
        folder, {1: "a", 2: "b", 3: "c"}, lambda revisions: [c for c in clauses() if c.rev in revisions], load_encoder()
    )
    opened = open_current(folder, load_encoder())
    yield opened
    opened.close()


def ask(index: Index, query: str | Query, **options: object) -> Found:
    parsed = parse(query) if isinstance(query, str) else query
    return search(index, load_encoder(), parsed, **options)  # type: ignore[arg-type]


def eids(found: Found) -> list[str]:
    return [hit.id.split("~")[1] for hit in found.hits]


def test_superseded_versions_are_found_only_when_asked_for(index: Index) -> None:
    today = ask(index, "出租银行账户")
    assert all("@2020" not in hit.id for hit in today.hits)
    then = ask(index, "出租银行账户", as_of=date(2021, 5, 1))
    assert then.hits
    assert all("@2020" in hit.id for hit in then.hits)
    assert then.excluded_undated == 1


def test_before_the_first_version_nothing_applies(index: Index) -> None:
    assert ask(index, "出租银行账户", as_of=date(2019, 1, 1)).hits == ()


def test_a_version_ends_where_the_next_begins(index: Index) -> None:
    line = timeline(index)
    assert line.valid_to[index.ordinals_of([0, 3, 9])].tolist() == [20230601, 0, 0]


def test_clauses_of_one_article_are_one_hit(index: Index) -> None:
    found = ask(index, "出租银行账户", as_of=date(2021, 5, 1))
    first = found.hits[0]
    assert {first.id.split("~")[1], *(c.split("~")[1] for c in first.clauses)} == {"art_1__para_1", "art_1__para_2"}
    assert [hit.rank for hit in found.hits] == list(range(1, len(found.hits) + 1))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("银行 kind:notice", ["sec_1"]),
        ("银行 authority:law", ["art_1", "art_2"]),
        ('"核实客户身份"', ["art_2"]),
        ('"身份核实"', []),
        ("银行 AND 报告", ["sec_1"]),
        ("银行 NOT 报告 kind:notice", []),
        ("(出借 OR 报告) AND 银行", ["art_1", "sec_1"]),
        ("卡", ["art_1"]),
        ("rented account", ["sec_1"]),
    ],
)
def test_words_and_filters(index: Index, query: str, expected: list[str]) -> None:
    found = ask(index, query, dense_weight=0.0)
    assert sorted(eids(found)) == expected
    dense = ask(index, query, dense_weight=0.5)
    # The dense channel may add what is near in sense, never what phrases and filters shut out.
    if any(sign in query for sign in ('"', "AND", "NOT", ":")):
        assert sorted(eids(dense)) == expected


def test_unknown_filter_values_are_refused(index: Index) -> None:
    with pytest.raises(QueryError, match="notice"):
        ask(index, "银行 kind:poem")


def test_tag_filters_act_inside(index: Index) -> None:
    then = ask(index, Query("", "账户", filters=(Filter("tag", "AMOUNT>=3000"),)), as_of=date(2021, 5, 1))
    assert eids(then) == ["art_1__para_2"]
    assert ask(index, Query("", "账户", filters=(Filter("tag", "AMOUNT>=3001"),)), as_of=date(2021, 5, 1)).hits == ()


def test_filters_alone_list_what_they_admit(index: Index) -> None:
    found = ask(index, "kind:notice")
    assert eids(found) == ["sec_1"]
    # Neither words nor sense brought it.
    assert found.hits[0].why == ()


def test_beside_a_filter_alone_exclusion_holds_too(index: Index) -> None:
    assert sorted(eids(ask(index, "kind:law NOT 电话卡"))) == ["art_2"]


def test_what_no_channel_knows_finds_nothing(index: Index) -> None:
    assert ask(index, "zzqqxxj").hits == ()


def test_a_cited_provision_comes_first_and_says_why(index: Index) -> None:
    found = ask(index, "凡例法第二条", lookup=lambda cited: [4] if cited.eid == "art_2" else [])
    assert eids(found)[0] == "art_2"
    assert "citation" in found.hits[0].why


class _InMay2021(date):
    @classmethod
    def today(cls) -> _InMay2021:
        return cls(2021, 5, 1)


def test_a_cited_version_yet_to_come_stands_after_the_one_that_applies(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.search.date", _InMay2021)
    found = ask(index, "凡例法第一条", lookup=lambda _: [3, 0])
    assert [hit.id.split("@")[1][:4] for hit in found.hits if "citation" in hit.why] == ["2020", "2023"]


def test_a_citation_that_the_day_shuts_out_is_missing(index: Index) -> None:
    assert ask(index, "凡例法第一条", lookup=lambda _: [3, 0], as_of=date(2019, 5, 1)).citation_missing


def test_facets_count_hits(index: Index) -> None:
    counts = facets(index, ask(index, "银行").hits)
    assert counts["kind"] == {"law": 2, "notice": 1}
