"""Citations as people write them, over real Chinese laws: the provision cited is the first hit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.query import parse
from ingest.catalog import Catalog
from ingest.pipeline import ingest
from research.library import Library, open_library, reindex

pytestmark = pytest.mark.slow

NEEDED = (
    "刑法", "民法典", "宪法", "刑事诉讼法", "民事诉讼法", "行政诉讼法", "劳动合同法", "劳动法", "公司法",
    "治安管理处罚法", "道路交通安全法", "消费者权益保护法", "食品安全法", "个人信息保护法", "网络安全法", "数据安全法",
    "工伤保险条例", "反洗钱法", "反电信网络诈骗法", "未成年人保护法", "老年人权益保障法", "著作权法", "专利法",
    "保险法", "社会保险法",
)  # fmt: skip
_GROUPS = ("宪法", "刑法", "民法典", "诉讼与非诉讼程序法", "社会法", "经济法", "民法商法", "行政法", "行政法规")


@pytest.fixture(scope="module")
def laws(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("laws")
    files = [f for g in _GROUPS for f in sorted((shared_data / "laws_cn" / g).rglob("*")) if f.is_file()]
    wanted = [f for f in files if any(f.stem.removeprefix("中华人民共和国").startswith(n) for n in NEEDED) or "民法典" in str(f)]  # fmt: skip  # noqa: E501
    with Catalog.open(folder, writable=True) as catalog:
        ingest(catalog, wanted)
        reindex(catalog, folder)
    with open_library(folder) as library:
        yield library


# query, title without 中华人民共和国, eId (its beginning)
CITED = [
    ("刑法266", "刑法", "art_266"),
    ("刑法 266", "刑法", "art_266"),
    ("刑法第266条", "刑法", "art_266"),
    ("刑法第二百六十六条", "刑法", "art_266"),
    ("刑法二百六十六条", "刑法", "art_266"),
    ("《刑法》第二百六十六条", "刑法", "art_266"),
    ("根据刑法266条", "刑法", "art_266"),
    ("依照《中华人民共和国刑法》第二百六十六条的规定", "刑法", "art_266"),
    ("《中华人民共和国刑法》第二百八十七条之二第一款", "刑法", "art_287-2__para_1"),
    ("中华人民共和国刑法第二百八十七条之二", "刑法", "art_287-2"),
    ("刑法287条之二", "刑法", "art_287-2"),
    ("刑法第287条之2", "刑法", "art_287-2"),
    ("刑法287-2", "刑法", "art_287-2"),
    ("第二百八十七条之二", "刑法", "art_287-2"),
    ("刑法第三十六条第二款", "刑法", "art_36__para_2"),
    ("刑法36条2款", "刑法", "art_36__para_2"),
    ("刑法第一百三十三条之一第一款第（二）项", "刑法", "art_133-1__para_1"),
    ("刑法第一百三十三条之一第一款第二项", "刑法", "art_133-1__para_1"),
    ("反电诈法31条1款", "反电信网络诈骗法", "art_31__para_1"),
    ("反电信网络诈骗法第三十一条", "反电信网络诈骗法", "art_31"),
    ("《反电信网络诈骗法》第25条第1款", "反电信网络诈骗法", "art_25__para_1"),
    ("民法典1079条", "民法典", "art_1079"),
    ("民法典１０７９", "民法典", "art_1079"),
    ("民法典第一千零七十九条第三款第（二）项", "民法典", "art_1079__para_3"),
    ("民法典第1079条第3款第2项", "民法典", "art_1079__para_3"),
    ("《中华人民共和国民法典》第五百六十三条", "民法典", "art_563"),
    ("刑诉法第十五条", "刑事诉讼法", "art_15"),
    ("刑事诉讼法15", "刑事诉讼法", "art_15"),
    ("民诉法第六十七条", "民事诉讼法", "art_67"),
    ("行诉法第十二条", "行政诉讼法", "art_12"),
    ("劳动合同法第三十八条", "劳动合同法", "art_38"),
    ("劳动合同法38条第一款第二项", "劳动合同法", "art_38__para_1"),
    ("劳动法第五十条", "劳动法", "art_50"),
    ("公司法第二十条", "公司法", "art_20"),
    ("治安管理处罚法第四十二条", "治安管理处罚法", "art_42"),
    ("道路交通安全法第91条", "道路交通安全法", "art_91"),
    ("道交法第九十一条", "道路交通安全法", "art_91"),
    ("消法55条", "消费者权益保护法", "art_55"),
    ("消费者权益保护法 第 55 条", "消费者权益保护法", "art_55"),
    ("食品安全法第一百四十八条第二款", "食品安全法", "art_148__para_2"),
    ("个人信息保护法第13条", "个人信息保护法", "art_13"),
    ("网络安全法第四十七条", "网络安全法", "art_47"),
    ("数据安全法21条", "数据安全法", "art_21"),
    ("宪法第三十三条", "宪法", "art_33"),
    ("工伤保险条例14条第（一）项", "工伤保险条例", "art_14"),
    ("反洗钱法第三条", "反洗钱法", "art_3"),
    ("未成年人保护法第十七条第（三）项", "未成年人保护法", "art_17"),
    ("老年人权益保障法第十四条", "老年人权益保障法", "art_14"),
    ("著作权法24条", "著作权法", "art_24"),
    ("专利法第11条", "专利法", "art_11"),
    ("保险法第十六条", "保险法", "art_16"),
]


@pytest.mark.parametrize(("query", "title", "eid"), CITED)
def test_the_provision_comes_first(laws: Library, query: str, title: str, eid: str) -> None:
    hit = laws.search(parse(query), 3).hits[0]
    clause = laws.catalog.clauses([hit.row])[0]
    assert "citation" in hit.why
    assert clause.work_title.removeprefix("中华人民共和国").startswith(title)
    assert clause.eid == eid or clause.eid.startswith(f"{eid}__")


LISTS = [
    ("刑法第二百六十六条和第二百六十七条", ["art_266", "art_267"]),
    ("刑法第六条至第八条", ["art_6", "art_7", "art_8"]),
    ("《刑法》第一百三十三条之一，第六十七条第三款，第七十二条", ["art_133-1", "art_67", "art_72"]),
    ("反电诈法第十四条、第十六条", ["art_14", "art_16"]),
    ("公司法第二条与民法典第五百六十三条", ["art_2", "art_563"]),
]


@pytest.mark.parametrize(("query", "articles"), LISTS)
def test_a_list_gives_each_in_order(laws: Library, query: str, articles: list[str]) -> None:
    hits = laws.search(parse(query), len(articles)).hits
    assert [hit.id.split("~")[1].split("__")[0] for hit in hits] == articles
