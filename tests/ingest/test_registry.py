from __future__ import annotations

import pytest

from ingest.registry import find_number, find_work, issuers_in, known_works, place_at_start, places


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("刑法", "中华人民共和国刑法"),
        ("《中华人民共和国 刑法》", "中华人民共和国刑法"),
        ("反电诈法", "中华人民共和国反电信网络诈骗法"),
        ("刑诉法", "中华人民共和国刑事诉讼法"),
    ],
)
def test_find_work(name: str, title: str) -> None:
    found = find_work(name)
    assert found is not None
    assert found.title == title


def test_find_number() -> None:
    found = find_number("法发〔2016〕32号")
    assert found is not None
    assert found.authority == "normative_document"
    assert find_number("") is None


def test_every_fact_has_a_source() -> None:
    for work in known_works():
        assert work.sources
        for field in ("number", "adopted", "issued"):
            assert not getattr(work, field) or work.sources.get(field), (work.title, field)
        assert all(v.source for v in work.versions if v.valid_from)


def test_no_name_stands_for_two_works() -> None:
    names = [name for work in known_works() for name in {work.title, *work.short}]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("烟台市养犬管理条例", "cn-sd"),
        ("深圳经济特区数据条例", "cn-gd"),
        ("北京市凡例办法", "cn-bj"),
        ("内蒙古自治区凡例条例", "cn-nm"),
        ("城市绿化条例", ""),
        ("中华人民共和国刑法", ""),
        ("", ""),
    ],
)
def test_place_at_start(title: str, code: str) -> None:
    assert place_at_start(title) == code


def test_places_and_issuers() -> None:
    assert places()["凉山彝族自治州"] == "cn-sc"
    assert [i.key for i in issuers_in("最高人民法院、最高人民检察院、公安部关于国务院办公厅的")] == [
        "spc",
        "spp",
        "mps",
        "sc-go",
    ]
