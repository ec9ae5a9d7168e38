from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.detect import Detected
from ingest.identity import identify, native_uri

_LAW = Detected(
    "law",
    "cn",
    "zho",
    "中华人民共和国凡例法",
    adopted="1979-07-01",
    version_date="2020-12-26",
    authority="law",
)


def _uri(found: Detected) -> str:
    return identify(found, "text").work.uri


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "/akn/cn/act/1979-07-01/凡例法"),
        (
            {"subtype": "amendment", "title": "中华人民共和国凡例法修正案(一)"},
            "/akn/cn/act/amendment/1979-07-01/凡例法修正案（一）",
        ),
        ({"subtype": "regulation"}, "/akn/cn/act/regulation/1979-07-01/凡例法"),
        ({"subtype": "local", "jurisdiction": "cn-sd"}, "/akn/cn-sd/act/local/1979-07-01/凡例法"),
        ({"subtype": "rule", "issuer": "mps"}, "/akn/cn/act/rule/mps/1979-07-01/凡例法"),
        (
            {"subtype": "interpretation", "issuer": "spc-spp", "number": "法释〔2021〕8号"},
            "/akn/cn/act/interpretation/spc-spp/1979-07-01/法释〔2021〕8号",
        ),
        (
            {"kind": "notice", "issuer": "sc", "number": "国发〔2019〕5号"},
            "/akn/cn/doc/notice/sc/1979-07-01/国发〔2019〕5号",
        ),
        (
            {"kind": "opinion", "court": "凡例人民法院", "number": "（2021）凡01刑终1号"},
            "/akn/cn/judgment/凡例人民法院/1979-07-01/（2021）凡01刑终1号",
        ),
        ({"component": "合同编"}, "/akn/cn/act/1979-07-01/凡例法/!合同编"),
    ],
)
def test_chinese_works(changes: dict[str, str], expected: str) -> None:
    assert _uri(replace(_LAW, **changes)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("http://www.legislation.gov.uk/id/ukpga/2006/35", "/akn/gb/act/2006/35"),
        ("http://www.legislation.gov.uk/id/ssi/2017/113/enacted", "/akn/gb/act/ssi/2017/113"),
        ("http://www.legislation.gov.uk/id/uksi/2013/2911/memorandum/1", "/akn/gb/doc/uksi/2013/2911/memorandum/1"),
        ("https://caselaw.nationalarchives.gov.uk/id/ewca/civ/2024/1", "/akn/gb/judgment/ewca-civ/2024/1"),
        ("/us/usc/t18", "/akn/us/act/usc/18"),
        ("/us/pl/113/121", "/akn/us/act/pl/113/121"),
        ("/us/fr/83/frdoc2018-09954", "/akn/us/doc/fr/2018-09954"),
        ("/akn/eu/act/regulation/2016/679/!main", "/akn/eu/act/regulation/2016/679"),
        ("/ke/act/1989-12-06/16/main", "/akn/ke/act/1989-12-06/16"),
        ("", ""),
    ],
)
def test_identifiers_that_files_give_themselves(given: str, expected: str) -> None:
    assert native_uri(given) == expected


@pytest.mark.parametrize(
    ("found", "uri", "alias"),
    [
        (
            Detected("opinion", "gb", "eng", "A v B", number="[2024] EWCA Civ 1", issuer="ewca-civ"),
            "/akn/gb/judgment/ewca-civ/2024/1",
            "[2024] EWCA Civ 1",
        ),
        (
            Detected("law", "gb", "eng", "Specimen Act 2006", number="2006 CHAPTER 35"),
            "/akn/gb/act/2006/35",
            "ukpga/2006/35",
        ),
        (
            Detected("law", "eu", "eng", "REGULATION (EU) 2016/679 on specimens", number="(EU) 2016/679"),
            "/akn/eu/act/regulation/2016/679",
            "eli/reg/2016/679",
        ),
    ],
)
def test_foreign_works(found: Detected, uri: str, alias: str) -> None:
    identity = identify(found, "text")
    assert identity.work.uri == uri
    assert alias in identity.aliases


def test_versions_share_the_work_and_differ_in_the_expression() -> None:
    old, new = (identify(replace(_LAW, version_date=day), "text") for day in ("1997-03-14", "2020-12-26"))
    assert old.work.uri == new.work.uri
    assert new.expression.uri == "/akn/cn/act/1979-07-01/凡例法/zho@2020-12-26"
    assert old.expression.uri != new.expression.uri


def test_what_the_text_does_not_settle_is_its_digest() -> None:
    unknown = replace(_LAW, adopted="", version_date="")
    one, two = identify(unknown, "甲"), identify(unknown, "乙")
    assert "/sha256-" in one.work.uri
    assert one.expression.uri != two.expression.uri
    assert identify(unknown, "甲 \n") == one


def test_short_titles_are_aliases() -> None:
    law = replace(_LAW, title="中华人民共和国反电信网络诈骗法")
    assert {"反电诈法", "反电信网络诈骗法", law.title} <= set(identify(law, "text").aliases)


def test_no_date_of_force_is_in_an_identifier() -> None:
    assert identify(replace(_LAW, valid_from="2021-03-01"), "t").expression.uri == identify(_LAW, "t").expression.uri
