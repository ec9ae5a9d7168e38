"""Flags of the quality report: what each sign looks like, and what must stay silent."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from ingest import detect, outline
from ingest.identity import identify
from ingest.models import Flag, Identity, Outline, Part, Provision, Quality, Reading
from ingest.numerals import to_chinese
from ingest.quality import assess
from tests.ingest.catalog_samples import EXPRESSION, WORK

HEAD = "凡例国垂钓管理条例\n\n2020年3月1日 凡例国议会通过\n\n"
CLOSING = "本条例自2020年5月1日起施行。"


def read(text: str) -> Quality:
    """The quality of a text that goes the usual way."""
    reading = Reading(text, "text/plain")
    detected = detect.detect(reading, "垂钓.txt", {})
    return assess(reading, outline.build(reading, detected), identify(detected, text))


def found(text: str) -> list[Flag]:
    return [flag for flag in read(text).flags if flag.kind != "outside"]


def law(*articles: str) -> str:
    return HEAD + "\n".join(articles) + "\n"


def article(number: int, text: str = "垂钓者应当爱护水面，不得毁坏堤岸。") -> str:
    return f"第{to_chinese(number)}条 {text}"


def articles(*which: int) -> list[str]:
    return [article(n) for n in which[:-1]] + [article(which[-1], CLOSING)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (law(*articles(1, 2, 3, 4, 5, 6)), []),
        (law(*articles(1, 2, 3, 4, 5, 7)), [Flag("gap", "art_7", ("第五条", "第七条", ""))]),
        (law(*articles(1, 2, 3, 3, 4, 5)), [Flag("repeat", "art_3_2", ("第三条", ""))]),
        (law(article(1), article(2), "第二条之一 夜间不得垂钓。", "第二条之二 雨天不得垂钓。", *articles(3, 4)), []),
        (law(article(1), "第二条 （删去）", *articles(3, 4, 5)), []),
        (law(*articles(14, 15, 16, 17)), [Flag("starts-late", "art_14", ("第十四条", ""))]),
        (
            law("第一章 总则", *articles(1, 2), "第三章 罚则", *articles(3, 4, 5)),
            [Flag("gap", "chp_3", ("第一章", "第三章", ""))],
        ),
        (
            law(article(1), article(2, "下列行为应当禁止：\n（一）电鱼；\n（三）毒鱼。"), *articles(3, 4)),
            [Flag("gap", "art_2__point_3", ("（一）", "（三）", "第二条"))],
        ),
    ],
)
def test_numbers_that_do_not_count_on(text: str, expected: list[Flag]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # Cut off after a few articles: no closing article.
        (law(article(1), article(2, "本条例适用于本国水面上的垂钓活动。"), article(3)), ["no-closing"]),
        (law(*(article(n) for n in range(1, 40))), ["no-closing"]),
        (law(*articles(1, 2, 3, 4)), []),
        (law(article(1), article(2), article(3, "本条例由渔政署负责解释。")), []),
        # The same, with a chapter for what closes it.
        (law("第一章 总则", article(1), "第二章 附则", article(2, "垂钓是指用钓具取鱼。")), []),
        # In mid-sentence.
        (law(article(1), article(2), article(3, "渔政署应当会同有关部门，对下列水面的垂钓活")), ["cut-off"]),
        (law(article(1), article(2), article(3, "下列行为应当禁止：\n（一）电鱼；\n（二）炸")), ["cut-off"]),
        (law(article(1), article(2), article(3, "下列行为应当禁止：\n（一）电鱼；")), ["cut-off"]),
        (law(*articles(1, 2, 3))[:-2] + "\n", []),
    ],
)
def test_a_text_whose_end_is_missing(text: str, kinds: list[str]) -> None:
    assert [flag.kind for flag in found(text)] == kinds


def test_a_table_of_contents_whose_chapters_do_not_come() -> None:
    toc = "目　录\n第一章 总则\n第二章 钓具\n第三章 附则\n\n"
    whole = HEAD + toc + "第一章 总则\n" + article(1) + "\n第二章 钓具\n" + article(2) + "\n"
    assert [(f.kind, f.detail) for f in found(whole + "第三章 附则\n" + article(3, CLOSING))] == []
    assert ("toc-missing", ("第三章 附则",)) in [(f.kind, f.detail) for f in found(whole)]


def test_no_closing_article_is_asked_of_interpretations_and_amendments() -> None:
    head = "凡例国最高人民法院关于审理垂钓纠纷案件适用法律若干问题的解释\n\n2021年3月1日 审判委员会通过\n\n"
    assert found(head + "\n".join(article(n) for n in (1, 2, 3)) + "\n") == []
    head = "凡例国垂钓法修正案（二）\n\n2021年3月1日 凡例国议会通过\n\n"
    text = head + "一、将垂钓法第三条修改为：“第三条 不得在夜间垂钓。”\n二、删去垂钓法第八条。\n"
    assert [f.kind for f in found(text)] == []


JUDGMENT = (
    "凡例国南岸区人民法院\n刑事判决书\n（2023）例01刑初7号\n公诉机关凡例国南岸区人民检察院。\n"
    "公诉机关指控：被告人甲电鱼。\n经审理查明：被告人甲于某日电鱼三十斤。\n"
    "本院认为，被告人甲的行为构成非法捕捞水产品罪。"
)


def test_a_judgment_without_its_disposition() -> None:
    rest = "依照有关规定，判决如下：\n被告人甲犯非法捕捞水产品罪，判处罚金二千元。\n审判长 乙\n二〇二三年五月六日\n"
    assert [f.kind for f in found(JUDGMENT + rest)] == []
    assert [f.kind for f in found(JUDGMENT + "\n")] == ["no-decision"]


def test_an_english_text_that_stops_in_a_word() -> None:
    sentence = "The Board may, after consulting the anglers of the district, close a water for one season."
    text = "Code of Practice for Anglers\n\n" + "\n\n".join(f"{n}. {sentence}" for n in range(1, 9)) + "\n\n"
    assert [f.kind for f in found(text)] == []
    cut = text + "9. The Board shall publish each closure in the Gazette and at the water itself, and shall noti"
    assert [f.kind for f in found(cut)] == ["cut-off"]


def identity() -> Identity:
    return Identity(WORK, EXPRESSION)


def judged(text: str, provisions: Sequence[Provision], parts: Sequence[Part] = ()) -> list[Flag]:
    reading = Reading(text, "text/plain")
    return list(assess(reading, Outline(tuple(provisions), tuple(parts)), identity()).flags)


def test_text_outside_provisions() -> None:
    text = "甲" * 1000 + "乙" * 300 + "丙" * 100
    provision = Provision("art_1", "article", "第一条", "", 1300, 1400)
    other = judged(text, [provision], [Part("other", 0, 1300)])
    assert Flag("outside", "", ("93", "other")) in other
    assert Flag("outside", "", ("93", "preface")) in judged(text, [provision], [Part("preface", 0, 1300)])
    short = judged(
        "甲" * 100 + "丙" * 50, [Provision("art_1", "article", "第一条", "", 100, 150)], [Part("title", 0, 100)]
    )
    assert "outside" not in [flag.kind for flag in short]
    assert [f.detail for f in judged("甲乙", [], [Part("preface", 0, 2)]) if f.kind == "outside"] == [
        ("100", "preface")
    ]
    assert assess(Reading("甲乙丙丁", ""), Outline((), (Part("title", 0, 1),)), identity()).outside == 1.0


def test_a_long_text_without_structure() -> None:
    text = "甲乙丙丁。" * 1000
    halves = [Provision(f"para_{n}", "paragraph", "", "", 2500 * (n - 1), 2500 * n) for n in (1, 2)]
    assert ("flat", ("5000",)) in [(f.kind, f.detail) for f in judged(text, halves)]
    assert [f.kind for f in judged(text[:2000], [Provision("para_1", "paragraph", "", "", 0, 2000)])] == []


def test_lengths_out_of_proportion() -> None:
    text = "甲" * 30_000
    usual = [Provision(f"art_{n}", "article", f"第{to_chinese(n)}条", "", 50 * n, 50 * n + 50) for n in range(1, 13)]
    long = Provision("art_13", "article", "第十三条", "", 1000, 5000)
    assert [f.eid for f in judged(text, [*usual, long]) if f.kind == "long"] == ["art_13"]
    assert [f.eid for f in judged(text, usual) if f.kind == "long"] == []
    whole = Provision("art_1", "article", "第一条", "", 0, 30_000)
    assert Flag("long", "art_1", ("第一条", "30000")) in judged(text, [whole])


@pytest.mark.parametrize(
    ("body", "flagged"),
    [("", True), ("（删去）", False), (" [Repealed]", False), (" . . . .", False), (" 不得电鱼。", False)],
)
def test_numbers_without_text(body: str, flagged: bool) -> None:
    text = f"第一条 爱护水面。\n第二条{body}\n第三条 {CLOSING}"
    at = text.index("第二条"), text.index("\n第三条")
    provisions = [
        Provision("art_1", "article", "第一条", "", 0, at[0] - 1),
        Provision("art_2", "article", "第二条", "", *at),
        Provision("art_3", "article", "第三条", "", at[1] + 1, len(text)),
    ]
    assert (Flag("empty", "art_2", ("第二条", "")) in judged(text, provisions)) == flagged


def test_headings_without_content() -> None:
    text = "第一章 总则\n第一条 爱护水面。\n第二章 罚则\n附件 钓具目录"
    chapter = Provision(
        "chp_1", "chapter", "第一章", "总则", 0, 17, (Provision("art_1", "article", "第一条", "", 7, 17),)
    )
    hollow = Provision("chp_2", "chapter", "第二章", "罚则", 17, 23)
    annex = Provision("annex_1", "annex", "附件", "钓具目录", 24, len(text))
    held = [f.detail for f in judged(text, [chapter, hollow, annex]) if f.kind == "heading-only"]
    assert held == [("第二章 罚则",), ("附件 钓具目录",)]
    # A list of headings has nothing else anywhere.
    assert [f.kind for f in judged(text, [hollow]) if f.kind == "heading-only"] == []


def test_a_cover_before_the_annexes_is_no_empty_annex() -> None:
    text = "Annex\nAnnex A\nAbout waters and their seasons."
    cover = Provision("annex_1", "annex", "Annex", "", 0, 5)
    annex = Provision("annex_A", "annex", "Annex A", "", 6, len(text))
    assert [f.kind for f in judged(text, [cover, annex])] == []
    assert [f.kind for f in judged(text[:13], [cover, Provision("annex_A", "annex", "Annex A", "", 6, 13)])] == [
        "empty"
    ]


def test_two_traditions_in_one_text() -> None:
    both = "\n".join(f"第{n}条 爱护水面。\nArticle {i} Mind the water." for i, n in enumerate("一二三四", 1))
    whole = [Provision("para_1", "paragraph", "", "", 0, len(both))]
    assert Flag("mixed", "", ("第一条", "Article 1")) in judged(both, whole)
    assert "mixed" not in [f.kind for f in judged(both.replace("Article", "See"), whole)]


def test_depth() -> None:
    deep = Provision("p_30", "point", "", "", 0, 1)
    for n in range(29, 0, -1):
        deep = Provision(f"p_{n}", "point", "", "", 0, 1, (deep,))
    assert Flag("deep", "p_30", ("30",)) in judged("甲", [deep])


def test_flags_of_a_kind_are_bounded_and_the_rest_counted() -> None:
    text = law(*articles(*range(1, 60, 2)))
    flags = found(text)
    assert [f.kind for f in flags] == ["gap"] * 5 + ["more"]
    assert flags[-1].detail == ("gap", "24")


def test_a_tree_that_the_file_carries_keeps_its_numbers() -> None:
    labels = ("第一条", "第九条", "第三条")
    provisions = tuple(Provision(f"art_{n}", "article", label, "", n, n + 1) for n, label in enumerate(labels))
    carried = Outline(provisions)
    assert [f.kind for f in assess(Reading("甲乙丙", "", outline=carried), carried, identity()).flags] == []


def test_twenty_thousand_articles_in_bounded_time() -> None:
    small, large = (law(*articles(*range(1, n + 1))) for n in (2_000, 20_000))
    took = []
    for text in (small, large):
        reading = Reading(text, "text/plain")
        detected = detect.detect(reading, "a.txt", {})
        tree_, names = outline.build(reading, detected), identify(detected, text)
        started = time.perf_counter()
        assert assess(reading, tree_, names).flags == ()
        took.append(time.perf_counter() - started)
    assert took[1] < 30 * max(took[0], 0.02)
