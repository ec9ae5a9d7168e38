"""Entity tags: values of amounts, penalties, dates and authorities. All sentences are invented."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.tags import tag


def amount(low: float | None, high: float | None, unit: str = "CNY", flags: str = "ii") -> dict[str, object]:
    """``flags``: i inclusive, x exclusive, for the lower and the upper bound."""
    return {
        "min": low,
        "max": high,
        "unit": unit,
        "min_inclusive": None if low is None else flags[0] == "i",
        "max_inclusive": None if high is None else flags[1] == "i",
    }


AMOUNTS = [
    (f"罚款{'9' * 400}.5元", [("9" * 400 + ".5元", None)]),
    (f"罚款{'9' * 400}元五角", [("9" * 400 + "元五角", None)]),
    ("三千元以上\n一万元以上", [("三千元以上", amount(3000, None)), ("一万元以上", amount(10000, None))]),
    (f"a fine of £{'9' * 400} million", [("£" + "9" * 400 + " million", None)]),
    ("数额在三千元以上的", [("三千元以上", amount(3000, None))]),
    ("三千元至一万元以上", [("三千元至一万元以上", amount(3000, None) | {"min_to": 10000})]),
    ("处五万元以上五十万元以下罚金", [("五万元以上五十万元以下", amount(50000, 500000))]),
    ("五万元以上不满二十万元", [("五万元以上不满二十万元", amount(50000, 200000, flags="ix"))]),
    ("不满五万元的", [("不满五万元", amount(None, 50000, flags="ix"))]),
    ("超过10万元的", [("超过10万元", amount(100000, None, flags="xi"))]),
    ("不超过10万元", [("不超过10万元", amount(None, 100000))]),
    ("十万元以内", [("十万元以内", amount(None, 100000))]),
    ("骗得30万元", [("30万元", amount(300000, 300000))]),
    ("骗取三万五，", [("三万五", amount(35000, 35000))]),
    ("骗取十几万元", [("十几万元", None)]),
    ("骗取数百元", [("数百元", None)]),
    ("约3万元", [("3万元", None)]),
    ("3万余元", [("3万余元", amount(30000, None))]),
    ("１２，０００元", [("１２，０００元", amount(12000, 12000))]),
    ("1,000,000.50元", [("1,000,000.50元", amount(1000000.5, 1000000.5))]),
    ("罚金人民币五千元", [("人民币五千元", amount(5000, 5000))]),
    ("人民币30万", [("人民币30万", amount(300000, 300000))]),
    ("100美元", [("100美元", amount(100, 100, "USD"))]),
    ("100万港币", [("100万港币", amount(1000000, 1000000, "HKD"))]),
    ("3至5万元", [("3至5万元", amount(30000, 50000))]),
    ("五十万元以上五万元以下", [("五十万元以上五万元以下", amount(50000, 500000))]),
    ("10元5角", [("10元5角", amount(10.5, 10.5))]),
    ("住三单元，元旦，二元结构，一千条信息，5元素", []),
    ("单位：万元", []),
    ("a fine of £1,000", [("£1,000", amount(1000, 1000, "GBP"))]),
    ("not exceeding $5 million", [("not exceeding $5 million", amount(None, 5000000, "USD"))]),
    ("more than £500", [("more than £500", amount(500, None, "GBP", "xi"))]),
    ("$1,000 or more", [("$1,000 or more", amount(1000, None, "USD"))]),
    ("between £1,000 and £5,000", [("£1,000 and £5,000", amount(1000, 5000, "GBP"))]),
    ("£5 and £10", [("£5", amount(5, 5, "GBP")), ("£10", amount(10, 10, "GBP"))]),
    ("USD 1,000 to USD 5,000", [("USD 1,000 to USD 5,000", amount(1000, 5000, "USD"))]),
    ("450 euros", [("450 euros", amount(450, 450, "EUR"))]),
]


def penalty(
    kind: str, low: float | None = None, high: float | None = None, mode: str | None = None
) -> tuple[object, ...]:
    return kind, low, high, mode


PENALTIES = [
    ("处三年以上十年以下有期徒刑", [("三年以上十年以下有期徒刑", penalty("fixed-term", 36, 120, "sole"))]),
    (
        "三年以下有期徒刑、拘役或者管制",
        [
            ("三年以下有期徒刑", penalty("fixed-term", None, 36)),
            ("拘役", penalty("detention")),
            ("管制", penalty("control")),
        ],
    ),
    (
        "处五年以下有期徒刑或者拘役，并处或者单处罚金",
        [
            ("五年以下有期徒刑", penalty("fixed-term", None, 60, "sole")),
            ("拘役", penalty("detention", mode="sole")),
            ("罚金", penalty("fine", mode="either")),
        ],
    ),
    (
        "并处罚金或者没收财产",
        [("罚金", penalty("fine", mode="additional")), ("没收财产", penalty("confiscation", mode="additional"))],
    ),
    (
        "处十年以上有期徒刑或者无期徒刑",
        [("十年以上有期徒刑", penalty("fixed-term", 120, None, "sole")), ("无期徒刑", penalty("life", mode="sole"))],
    ),
    (
        "判处有期徒刑三年六个月，缓刑二年，并处罚金五千元",
        [
            ("有期徒刑三年六个月", penalty("fixed-term", 42, 42, "sole")),
            ("缓刑二年", penalty("suspension", 24, 24)),
            ("罚金", penalty("fine", mode="additional")),
        ],
    ),
    ("判处拘役三个月", [("拘役三个月", penalty("detention", 3, 3, "sole"))]),
    ("处十年以下三年以上有期徒刑", [("十年以下三年以上有期徒刑", penalty("fixed-term", 36, 120, "sole"))]),
    ("不满三年有期徒刑", [("不满三年有期徒刑", penalty("fixed-term", None, 36))]),
    ("死刑，缓期二年执行", [("死刑，缓期二年执行", penalty("death"))]),
    ("剥夺政治权利终身", [("剥夺政治权利终身", penalty("deprivation"))]),
    ("宣告缓刑", [("缓刑", penalty("suspension"))]),
    (
        "给予警告，可以并处一万元以下罚款",
        [("警告", penalty("warning", mode="sole")), ("罚款", penalty("fine", mode="additional"))],
    ),
    ("没收违法所得，吊销营业执照", [("没收违法所得", penalty("confiscation")), ("吊销营业执照", penalty("other"))]),
    ("处五日以上十日以下拘留", [("五日以上十日以下拘留", penalty("other", mode="sole"))]),
    ("责令停产停业", [("责令停产停业", penalty("other"))]),
    ("交通管制、管制刀具、出口管制、警告标志、刑事拘留", []),
    ("责令改正，给予处分，追缴赃款", []),
    (
        "imprisonment for a term not exceeding 10 years or a fine, or both",
        [
            ("imprisonment for a term not exceeding 10 years", penalty("fixed-term", None, 120, "either")),
            ("fine", penalty("fine", mode="either")),
        ],
    ),
    ("imprisoned not more than 20 years", [("imprisoned not more than 20 years", penalty("fixed-term", None, 240))]),
    ("sentenced to 46 months' imprisonment", [("46 months' imprisonment", penalty("fixed-term", 46, 46, "sole"))]),
    ("liable to life imprisonment", [("life imprisonment", penalty("life"))]),
    ("the fine print", []),
]

DATES = [
    ("自2032年12月1日起施行", [("2032年12月1日", "2032-12-01")]),
    ("二〇三二年九月二日", [("二〇三二年九月二日", "2032-09-02")]),
    ("２０３２年１２月", [("２０３２年１２月", "2032-12")]),
    ("2031年3月5日至8日", [("2031年3月5日", "2031-03-05"), ("8日", "2031-03-08")]),
    ("2031年3月5日，同年9月8日", [("2031年3月5日", "2031-03-05"), ("同年9月8日", "2031-09-08")]),
    ("2031年9月至12月", [("2031年9月", "2031-09"), ("12月", "2031-12")]),
    ("2031年3月5日，3月8日", [("2031年3月5日", "2031-03-05"), ("3月8日", "2031-03-08")]),
    ("每年12月4日", [("12月4日", None)]),
    ("3月8日上午", [("3月8日", None)]),
    ("2031年2月30日", []),
    ("三十日内，十个月，三个月，2031年，近年来", []),
    ("on 1 December 2032", [("1 December 2032", "2032-12-01")]),
    ("on December 1, 2032,", [("December 1, 2032", "2032-12-01")]),
    ("since December 2032", [("December 2032", "2032-12")]),
    ("2032-12-01", [("2032-12-01", "2032-12-01")]),
    ("on 5 May", [("5 May", None)]),
    ("it may be so", []),
]

AUTHORITIES = [
    ("由最高人民法院、最高人民检察院发布", ["最高人民法院", "最高人民检察院"]),
    ("最高法发布", ["最高人民法院"]),
    ("国务院公安部门会同国务院电信主管部门", ["国务院公安部门", "国务院电信主管部门"]),
    ("县级以上人民政府", ["县级以上人民政府"]),
    ("由县级以上地方人民政府公安机关处理", ["县级以上地方人民政府公安机关"]),
    ("由北京市海淀区人民法院判决", ["北京市海淀区人民法院"]),
    ("被甲乙县公安局抓获", ["甲乙县公安局"]),
    ("依照《最高人民法院关于适用凡例的解释》", []),
    ("教育、文化等有关部门，有关单位，本院，公诉机关", []),
    ("法院认为，检察长决定", ["法院", "检察长"]),
    ("Ofcom and the Secretary of State", ["Ofcom", "Secretary of State"]),
    ("the Environmental Protection Agency", ["Environmental Protection Agency"]),
]


def of_label(text: str, label: str) -> list[tuple[str, object]]:
    return [(t.text, t.value) for t in tag(text, "zho") if t.label == label]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_amounts(text: str, expected: list[tuple[str, object]]) -> None:
    assert of_label(text, "AMOUNT") == expected


@pytest.mark.parametrize(("text", "expected"), PENALTIES)
def test_penalties(text: str, expected: list[tuple[str, tuple[object, ...]]]) -> None:
    found = [t for t in tag(text, "zho") if t.label == "PENALTY"]
    assert [(t.text, tuple(dict(t.value or {}).values())) for t in found if not isinstance(t.value, str)] == expected


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text: str, expected: list[tuple[str, object]]) -> None:
    assert of_label(text, "DATE") == expected


@pytest.mark.parametrize(("text", "expected"), AUTHORITIES)
def test_authorities(text: str, expected: list[str]) -> None:
    assert [value for _, value in of_label(text, "AUTHORITY")] == expected


PHRASES = st.lists(
    st.sampled_from(
        [
            *("处三年以下有期徒刑", "三千元以上", "《刑法》", "第三条", "第一款", "、", "，", "。", "人民法院"),
            *("2031年3月5日", "罚金", "并处", "a fine of £10", " § 1343", "section 2(1)", "、第二款", "至", "以上"),
            *("十几万元", "公安局", "１２", "\u3000", "\n", "x", "𠀀", "é", " "),
        ]
    ),
    max_size=14,
).map("".join)


@given(PHRASES)
@settings(deadline=None)
def test_offsets_give_back_the_text(text: str) -> None:
    for found in tag(text, "zho"):
        assert text[found.start : found.end] == found.text
        assert found.text == found.text.strip()
        assert found.text


@given(st.text(max_size=60))
@settings(deadline=None)
def test_any_text_is_tagged_without_error(text: str) -> None:
    for language in ("zho", "eng"):
        assert all(text[t.start : t.end] == t.text for t in tag(text, language))


@given(PHRASES, PHRASES)
@example("三千元以上", "a fine of £10１２")
@settings(deadline=None)
def test_texts_put_together_keep_their_tags(first: str, second: str) -> None:
    """A blank line ends every context but that of a date without its year."""
    joined = tag(f"{first}\n\n{second}", "zho")
    shift = len(first) + 2
    apart = [(t.start, t.end, t.label) for t in tag(first, "zho")]
    apart += [(t.start + shift, t.end + shift, t.label) for t in tag(second, "zho")]
    assert [(t.start, t.end, t.label) for t in joined] == apart


@pytest.mark.slow
def test_all_statutes_at_a_megabyte_a_second(shared_data: Path) -> None:
    with gzip.open(shared_data / "statutes_cn.jsonl.gz", "rt", encoding="utf-8") as lines:
        text = "\n".join(json.loads(line)["text"] for line in lines)[:2_000_000]
    tag("预热", "zho")
    start = time.perf_counter()
    tags = tag(text, "zho")
    assert len(text.encode()) / (time.perf_counter() - start) > 500_000  # half the aim: the machine may be busy
    assert all(text[t.start : t.end] == t.text for t in tags)


@pytest.mark.parametrize(
    "unit", ["第", "《", "(", "1,", "A ", "三", "section ", "至", "人民", "〔2021〕", "\n", "最高人民法院、", "$1 to "]
)
def test_time_is_linear_in_hostile_text(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    start = time.perf_counter()
    tag(text, "zho")
    assert time.perf_counter() - start < 20


def test_a_long_line_is_tagged_in_pieces() -> None:
    text = "被告人骗得三千元。" * 3000
    assert len([t for t in tag(text, "zho") if t.label == "AMOUNT"]) == 3000


def test_the_language_loses_no_tag_of_a_mixed_text() -> None:
    text = "依照刑法第三条, see 18 U.S.C. § 1343, 处三年以下有期徒刑"
    assert [(t.text, t.label) for t in tag(text, "eng")] == [(t.text, t.label) for t in tag(text, "zho")]
    assert {"INSTRUMENT", "PROVISION", "PENALTY"} == {t.label for t in tag(text, "eng")}


def test_the_pipeline_is_saved_and_loaded(tmp_path: Path) -> None:
    import spacy

    from ingest.tags.pipeline import build

    build("zh").to_disk(tmp_path)
    doc = spacy.load(tmp_path)("依照《刑法》处三年以下有期徒刑")
    assert [span.text for span in doc.spans["PENALTY"]] == ["三年以下有期徒刑"]
