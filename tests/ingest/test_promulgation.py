from __future__ import annotations

import pytest

from ingest.promulgation import order_number, read_history

_CODE = """1979年7月1日 第五届全国人民代表大会第二次会议通过
1997年3月14日 第八届全国人民代表大会第五次会议修订
1999年12月25日 第九届全国人民代表大会常务委员会第十三次会议通过的《凡例法修正案》"""
_LOCAL = """1990年2月24日 凡例市第九届人民代表大会常务委员会第七次会议通过
1990年4月12日 凡例省第七届人民代表大会常务委员会第十五次会议批准
2010年8月27日 凡例市第十三届人民代表大会常务委员会第十三次会议通过"""
_JOINT = (
    "2011年2月21日 最高人民法院审判委员会第1512次会议、2010年11月24日最高人民检察院第十一届检察委员会"
    "第四十九次会议通过\n2011年4月8日 施行"
)
_QUOTED = "2019年4月23日第十三届全国人民代表大会常务委员会第十次会议《关于修改〈甲法〉（1980年1月1日）的决定》修正"


def test_a_later_passing_by_the_same_body_is_an_amendment() -> None:
    history = read_history(_CODE)
    assert history.passed == "1979-07-01"
    assert history.amended == ("1997-03-14", "1999-12-25")


def test_approval_by_the_province_is_no_amendment() -> None:
    history = read_history(_LOCAL)
    assert (history.passed, history.approved, history.amended) == ("1990-02-24", "1990-04-12", ("2010-08-27",))


def test_joint_issuers_each_pass_a_text_once() -> None:
    history = read_history(_JOINT)
    assert (history.passed, history.in_force, history.amended) == ("2011-02-21", "2011-04-08", ())


def test_a_date_inside_a_title_is_no_step() -> None:
    assert [e.iso for e in read_history(_QUOTED).events] == ["2019-04-23"]


def test_an_amendment_alone_gives_no_first_adoption() -> None:
    history = read_history("2012年12月13日 凡例部令第127号修订发布")
    assert history.adopted(by_order=True) == ""


@pytest.mark.parametrize(
    ("note", "by_order", "expected"),
    [
        ("2002年4月30日国务院第57次常务会议通过 2002年5月12日国务院令第352号公布", True, "2002-05-12"),
        ("2002年4月30日国务院第57次常务会议通过 2002年5月12日国务院令第352号公布", False, "2002-04-30"),
        ("2019年3月15日 第十三届全国人民代表大会第二次\n会议通过", False, "2019-03-15"),
    ],
)
def test_adopted(note: str, by_order: bool, expected: str) -> None:
    assert read_history(note).adopted(by_order=by_order) == expected


def test_order_number() -> None:
    assert order_number("2002年5月12日 中华人民共和国国务院令第352号公布") == "国务院令第352号"
    assert order_number("2002年5月12日 公布") == ""
