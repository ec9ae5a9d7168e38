from __future__ import annotations

import pytest

from ingest.errors import QueryError
from ingest.models import Outline, Provision
from research.cite import STYLES, CitedClause, arabic_pinpoint, chinese_pinpoint, cite, cited_provision

_LAW = CitedClause(
    title="中华人民共和国凡例法",
    kind="law",
    jurisdiction="cn",
    label="第二百八十七条之二第一款",
    eid="art_287-2__para_1",
    date="2020-12-26",
    valid_from="2021-03-01",
)
_JUDGMENT = CitedClause(
    title="某某凡例一审刑事判决书",
    kind="opinion",
    jurisdiction="cn",
    number="（2021）凡01刑终123号",
    label="裁判理由",
    eid="motivation",
    work="/akn/cn/judgment/凡例省凡例市中级人民法院/2021-05-06/（2021）凡01刑终123号",
    date="2021-05-06",
)
_UK_CASE = CitedClause("A v B", "opinion", "gb", "eng", "[2024] EWCA Civ 1", label="12", eid="para_12", article="12.")
_UK_ACT = CitedClause("Specimen Act 2006", "law", "gb", "eng", "2006 c. 35", eid="sec_2__subsec_1__para_a")
_US_CODE = CitedClause("Crimes", "law", "us", "eng", eid="sec_1343", work="/akn/us/act/usc/18")
_EU = CitedClause("Regulation (EU) 2016/679", "law", "eu", "eng", eid="art_6__para_1__point_f")


@pytest.mark.parametrize(
    ("clause", "style", "expected"),
    [
        (_LAW, "court", "《中华人民共和国凡例法》第二百八十七条之二第一款"),
        (_LAW, "faxue", "《凡例法》第287条之二第1款"),
        (_LAW, "gbt7714", "中华人民共和国凡例法[Z]. 2020-12-26: 第二百八十七条之二第一款."),
        (
            _LAW,
            "bluebook",
            "中华人民共和国凡例法 (adopted December 26, 2020, effective March 1, 2021), art. 287-2(1) (China)",
        ),
        (_LAW, "oscola", "中华人民共和国凡例法 2020 (China), art 287-2(1)"),
        (_JUDGMENT, "court", "凡例省凡例市中级人民法院（2021）凡01刑终123号刑事判决书（裁判理由）"),
        (_UK_CASE, "court", "[2024] EWCA Civ 1 [12]"),
        (_UK_CASE, "oscola", "[2024] EWCA Civ 1 [12]"),
        (_UK_ACT, "oscola", "Specimen Act 2006, s 2(1)(a)"),
        (_US_CODE, "bluebook", "18 U.S.C. § 1343"),
        (_EU, "court", "Regulation (EU) 2016/679, art 6(1)(f)"),
    ],
)
def test_cite(clause: CitedClause, style: str, expected: str) -> None:
    assert cite(clause, style) == expected


@pytest.mark.parametrize("style", list(STYLES))
@pytest.mark.parametrize("clause", [_LAW, _JUDGMENT, _UK_CASE, _UK_ACT, _US_CODE, _EU])
def test_every_style_cites_every_kind(clause: CitedClause, style: str) -> None:
    assert cite(clause, style).strip()


def test_unknown_style_names_the_known_ones() -> None:
    with pytest.raises(QueryError, match="court"):
        cite(_LAW, "apa")


def test_pinpoints_of_every_level() -> None:
    assert chinese_pinpoint("art_1__para_1__point_2__indent_3") == "第一条第一款第（二）项第3目"
    assert arabic_pinpoint("art_133-1") == "第133条之一"


def test_cited_provision_takes_the_label_of_the_outline() -> None:
    item = Provision("art_3__point_2", "point", "（二）", "", 10, 20)
    article = Provision("art_3", "article", "第三条", "", 0, 20, (item,))
    found = cited_provision(_LAW, Outline((article,)), "art_3__point_2")
    assert cite(found, "court") == "《中华人民共和国凡例法》第三条第（二）项"
    assert cited_provision(_LAW, Outline((article,)), "art_9") == _LAW
