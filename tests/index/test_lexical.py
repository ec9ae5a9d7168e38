from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index import lexical
from index.lexical import Lexical
from index.records import IndexedClause, LexicalQuery
from ingest.errors import IndexDamaged, QueryError
from tests.index.index_samples import clause, many

CLAUSES = [
    clause(3, "诈骗公私财物，数额较大的，处拘役。", title="凡例刑法", label="第一条"),
    clause(5, "盗窃公私财物的，处管制。", title="凡例刑法", headings=("第五章 侵犯财产罪",)),
    clause(8, "银行应当冻结涉案账户资金。"),
    clause(9, "Wire fraud: imprisonment for not more than 20 years.", title="Sample Act"),
    clause(12, "财物公私诈骗。"),
]


def opened(folder: Path, clauses: list[IndexedClause]) -> Lexical:
    lexical.build(folder, clauses)
    return Lexical(folder, np.array([c.row for c in clauses], np.int64))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Lexical:
    return opened(tmp_path_factory.mktemp("small") / "lexical", CLAUSES)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (LexicalQuery("诈"), {0, 4}),
        (LexicalQuery("冻结"), {2}),
        (LexicalQuery("刑法"), {0, 1}),
        (LexicalQuery("法"), {0, 1, 2, 4}),
        (LexicalQuery("凡 法"), {0, 1, 2, 4}),
        (LexicalQuery("frauds"), {3}),
        (LexicalQuery("１９９７ ＦＲＡＵＤ"), {3}),
        (LexicalQuery("侵犯财产罪", must=("侵犯财产罪",)), {1}),
        (LexicalQuery("公私财物", must=("公私财物",)), {0, 1}),
        (LexicalQuery("公私财物", must=("公私财物",), must_not=("盗窃",)), {0}),
        (LexicalQuery("", any_of=(("冻结", "盗窃"),)), {1, 2}),
        (LexicalQuery("x", any_of=(("公私",), ("诈骗", "冻结")), must_not=("数额",)), {4}),
        (LexicalQuery("", must=("fraud",)), {3}),
        (LexicalQuery("", must=("诈",)), {0, 4}),
        (LexicalQuery("凡例刑法", must=("刑法第一条",)), set()),
        (LexicalQuery("毋"), set()),
        (LexicalQuery(""), set()),
        (LexicalQuery("，。！"), set()),
        (LexicalQuery('AND OR "title: [* TO *] \\ ( chars:诈'), {0, 4}),
    ],
)
def test_what_matches(small: Lexical, query: LexicalQuery, expected: set[int]) -> None:
    assert set(small.search(query, 10).ordinals.tolist()) == expected


def test_a_phrase_without_words_is_refused(small: Lexical) -> None:
    with pytest.raises(QueryError):
        small.search(LexicalQuery("诈骗", must=("，",)), 10)


def test_phrases_do_not_score(small: Lexical) -> None:
    plain = small.search(LexicalQuery("公私财物"), 10)
    bound = small.search(LexicalQuery("公私财物", must=("公私财物",)), 10)
    scores = dict(zip(plain.ordinals.tolist(), plain.scores.tolist(), strict=True))
    assert [scores[o] for o in bound.ordinals.tolist()] == pytest.approx(bound.scores.tolist())


@pytest.mark.parametrize("share", [0.0, 0.0005, 0.01, 0.3, 0.7, 0.999, 1.0])
@pytest.mark.parametrize("limit", [1, 10, 150])
def test_a_mask_gives_the_best_of_the_admitted(
    tmp_path_factory: pytest.TempPathFactory, share: float, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexical, "_NAMED_ROWS", 40)
    index = _large(tmp_path_factory)
    mask = np.random.default_rng(3).random(3000) < share
    for text in ("诈骗", "银", "数额巨大的电信网络诈骗", "法"):
        everything = index.search(LexicalQuery(text), 3000)
        kept = mask[everything.ordinals]
        found = index.search(LexicalQuery(text), limit, mask)
        assert found.ordinals.tolist() == everything.ordinals[kept][:limit].tolist()
        assert found.scores.tolist() == pytest.approx(everything.scores[kept][:limit].tolist())


_BUILT: list[Lexical] = []


def _large(factory: pytest.TempPathFactory) -> Lexical:
    if not _BUILT:
        _BUILT.append(opened(factory.mktemp("large") / "lexical", many(3000)))
    return _BUILT[0]


def test_equal_scores_come_in_order_of_the_rows(tmp_path: Path) -> None:
    index = opened(tmp_path / "lexical", [clause(row, "诈骗") for row in range(500)])
    assert index.search(LexicalQuery("诈骗"), 20).ordinals.tolist() == list(range(20))


def test_removed_rows_are_found_no_more_and_the_rest_is(tmp_path: Path) -> None:
    folder = tmp_path / "lexical"
    opened(folder, CLAUSES)
    lexical.build(folder, [clause(8, "改了的条文。"), clause(20, "诈骗")], removed=[3, 8])
    index = Lexical(folder, np.array([5, 8, 9, 12, 20], np.int64))
    found = {
        text: set(index.search(LexicalQuery(text), 10).ordinals.tolist()) for text in ("诈骗", "冻结", "改了", "盗窃")
    }
    assert found == {"诈骗": {3, 4}, "冻结": set(), "改了": {1}, "盗窃": {0}}


def test_a_folder_that_is_no_index_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged):
        Lexical(tmp_path, np.zeros(0, np.int64))
    opened(tmp_path / "lexical", CLAUSES)
    with pytest.raises(IndexDamaged):
        Lexical(tmp_path / "lexical", np.zeros(2, np.int64))


def test_a_folder_that_cannot_be_written_to_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lexical.build(tmp_path / "lexical", CLAUSES)
    before = sorted(p.name for p in (tmp_path / "lexical").iterdir())
    monkeypatch.setattr(lexical.os, "access", lambda *_: False)
    index = Lexical(tmp_path / "lexical", np.array([c.row for c in CLAUSES], np.int64))
    assert index.search(LexicalQuery("冻结"), 5).ordinals.tolist() == [2]
    assert sorted(p.name for p in (tmp_path / "lexical").iterdir()) == before
