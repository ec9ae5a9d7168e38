"""Export as Akoma Ntoso: what becomes which element, and that it reads back without a loss."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from lxml import etree

from ingest.detect import detect
from ingest.identity import identify
from ingest.models import Amendment, Document, Kind, Mark, Outline, Part, Provision
from ingest.outline import check
from ingest.readers.akn import read_akn
from research.akn import document_akn
from tests.research.akn_checks import back, document, same, valid


def at(text: str, words: str, after: str = "") -> tuple[int, int]:
    start = text.index(words, text.index(after))
    return start, start + len(words)


LAW = """舟楫法
第一章 总则
第一条 【目的】为了管理舟楫，制定本法。
下列各项适用本法：
（一）木舟；
（二）竹筏。
其他的从其规定。
第二条 修改《船法》第三条为：“舟须有桨。
桨须二支。”
主席
2031年2月3日

附件一
费用
舟\t费\t
木舟\t三元\t每日¹
¹ 闰日加倍。"""


def law() -> Document:
    def provision(eid: str, element: str, num: str, first: str, last: str, *children: Provision, heading: str = "",
                  aliases: tuple[str, ...] = ()) -> Provision:  # fmt: skip
        start = children[0].start if first == "" else at(LAW, first)[0]
        return Provision(eid, element, num, heading, start, at(LAW, last)[1], children, aliases)

    points = (
        provision("art_1__para_2__point_1", "point", "（一）", "（一）木", "木舟；"),
        provision("art_1__para_2__point_2", "point", "（二）", "（二）", "竹筏。"),
    )
    paragraphs = (
        provision("art_1__para_1", "paragraph", "", "第一条 【目的】为了", "制定本法。"),
        provision("art_1__para_2", "paragraph", "", "下列", "从其规定。", *points),
    )
    articles = (
        provision(
            "art_1", "article", "第一条", "第一条", "从其规定。", *paragraphs, heading="目的", aliases=("s 1", "头条")
        ),
        provision("art_2", "article", "第二条", "第二条", "二支。”"),
    )
    chapter = provision("chp_1", "chapter", "第一章", "第一章", "二支。”", *articles, heading="总则")
    closing = provision("conclusions", "conclusions", "", "主席", "2月3日")
    annex = provision("annex_1", "annex", "附件一", "附件一", "加倍。", heading="费用")
    quote = (at(LAW, "“舟须")[0], at(LAW, "二支。”")[1])
    change = Amendment("art_2", "substitution", "船法", "第三条", "art_3", quote)
    table = (at(LAW, "舟\t费")[0], at(LAW, "每日¹")[1])
    rows = (Mark("row", table[0], table[0] + 4), Mark("row", at(LAW, "木舟\t")[0], table[1]))
    notes = (Mark("footnote", *at(LAW, "¹ 闰日加倍。"), 0, "1"), Mark("footnote_ref", table[1] - 1, table[1], 0, "1"))
    marks = (Mark("heading", *at(LAW, "第一章 总则"), 2), Mark("table", *table), *rows, *notes)
    outline = Outline((chapter, closing, annex), (Part("title", 0, 3),), (change,))
    return document(LAW, outline, marks=marks, pages=((0, 40), (40, 41), (41, len(LAW))))


def found(root: etree._Element, path: str) -> list[etree._Element]:
    return root.findall(path.replace("/", "/{*}").replace("/{*}/{*}", "//{*}"))


def words(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def test_a_law_with_all_that_a_law_may_have() -> None:
    root = same(law())
    valid(root)
    assert [words(e) for e in found(root, ".//docTitle")] == ["舟楫法"]
    assert [words(e) for e in found(root, ".//num")] == ["第一章", "（一）", "（二）", "第二条", "附件一"]
    assert [words(e) for e in found(root, ".//heading")] == ["总则", "费用"]
    assert [words(e) for e in found(root, ".//wrapUp/p")] == ["其他的从其规定。"]
    assert [[words(e) for e in row] for row in found(root, ".//tr")] == [["舟", "费", ""], ["木舟", "三元", "每日¹"]]
    (call,), (note,) = found(root, ".//noteRef"), found(root, ".//authorialNote")
    assert (call.get("href"), note.get("marker"), words(note)) == (f"#{note.get('eId')}", "1", "¹ 闰日加倍。")
    (new,), (quoted,) = found(root, ".//textualMod/new"), found(root, ".//quotedStructure")
    assert (new.get("href"), words(quoted)) == (f"#{quoted.get('eId')}", "“舟须有桨。\n桨须二支。”")
    assert [e.get("showAs") for e in found(root, ".//alternativeReference")] == ["s 1", "头条"]
    assert [e.get("eId") for e in found(root, "./act/attachments/attachment")] == ["annex_1"]
    assert [e.get("eId") for e in found(root, "./act/conclusions")] == ["conclusions"]
    assert len(found(root, ".//eop")) == 3


def test_all_marks_of_ordinary_markup_are_elements() -> None:
    assert not found(etree.fromstring(document_akn(law())), ".//proprietary/mark")


def test_brackets_around_a_heading_are_no_part_of_it() -> None:
    text = "第一条 【目的】 为了管理。"
    root = same(document(text, Outline((Provision("art_1", "article", "第一条", "目的", 0, len(text)),))))
    assert [words(e) for e in found(root, ".//heading")] == ["【目的】"]
    assert [words(e) for e in found(root, ".//heading/inline")] == ["【", "】"]


def test_the_document_that_is_read_back_has_the_identity_of_the_one_written() -> None:
    written = law()
    read = back(written)
    identity = identify(detect(read, "a.xml", {}), read.text)
    assert (identity.work, identity.expression) == (written.identity.work, written.identity.expression)
    assert set(identity.aliases) == set(written.identity.aliases)


def test_a_file_changed_since_is_read_like_any_other() -> None:
    data = document_akn(law()).replace("竹筏".encode(), "皮筏".encode())
    reading = read_akn(data, Path("a.xml"))
    assert "origin" not in reading.metadata
    assert reading.metadata["title"] == "舟楫法"
    assert "皮筏" in reading.text
    assert "changed since" in reading.notices[0]
    assert reading.outline is not None
    assert "art_2" in {p.eid for p in reading.outline.walk()}


@pytest.mark.parametrize(
    ("written", "forged"),
    [
        ('eId="art_2"', 'eId="art_1"'), ('cb:part="title"', 'cb:part="crown"'), ('href="#art_2"', 'href="#none"'),
        ("<eop ", '<eop cb:skip="99999" '), ('cb:line="heading.2"', 'cb:line="heading.two"'),
    ],
)  # fmt: skip
def test_a_forged_file_gives_no_outline_that_does_not_hold(written: str, forged: str) -> None:
    text = document_akn(law()).decode()
    assert written in text
    reading = read_akn(text.replace(written, forged, 1).encode(), Path("a.xml"))
    assert reading.outline is not None
    assert check(reading.text, reading.outline) == []
    assert {a.provision for a in reading.outline.amendments} <= {p.eid for p in reading.outline.walk()}
    assert all(0 <= m.start <= m.end <= len(reading.text) for m in reading.marks)


@pytest.mark.parametrize(("kind", "name"), [("law", "act"), ("opinion", "judgment"), ("notice", "doc")])
def test_text_without_any_provision(kind: Kind, name: str) -> None:
    root = same(document("公告\n舟停。", Outline((), (Part("title", 0, 2), Part("other", 3, 6))), kind))
    valid(root)
    assert root[0].tag.endswith("}" + name)


def test_parts_of_a_judgment_are_elements_and_the_rest_a_decision() -> None:
    text = "河庭\n查明。\n1. 舟沉。\n庭曰。"
    parts = (
        Provision("background", "background", "", "", 3, 6),
        Provision("para_1", "paragraph", "1.", "", 7, 13),
        Provision("motivation", "motivation", "", "", 14, 17),
    )
    root = same(document(text, Outline(parts, (Part("preface", 0, 2),)), "opinion"))
    valid(root)
    names = [e.tag.rpartition("}")[2] for e in found(root, "./judgment/judgmentBody")[0]]
    assert names == ["background", "decision", "motivation"]


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    text = "甲\x01乙\ud800丙"
    read = back(document(text, Outline((Provision("para_1", "paragraph", "", "", 0, len(text)),))))
    assert read.text == "甲\ufffd乙\ufffd丙"


def test_nesting_of_300_levels() -> None:
    lines = [f"({i}) 层" for i in range(300)]
    text = "\n".join(lines)
    starts = [len("\n".join(lines[:i])) + bool(i) for i in range(300)]
    inner: tuple[Provision, ...] = ()
    for i in reversed(range(300)):
        inner = (Provision(f"level_{i}", "level", f"({i})", "", starts[i], len(text), inner),)
    valid(same(document(text, Outline(inner))))


@pytest.mark.parametrize("between", ["\n", " "])
def test_ten_thousand_articles_take_time_in_proportion(between: str) -> None:
    def seconds(count: int) -> float:
        lines = [f"第{i}条 舟某须有桨，违者罚三元。" for i in range(count)]
        ends = [0]
        for line in lines:
            ends.append(ends[-1] + len(line) + 1)
        provisions = tuple(
            Provision(f"art_{i}", "article", f"第{i}条", "", ends[i], ends[i + 1] - 1) for i in range(count)
        )
        marks = tuple(Mark("heading", p.start, p.start + len(p.num), 1) for p in provisions)
        written = document(between.join(lines), Outline(provisions), marks=marks)
        begun = time.process_time()
        assert len(back(written).outline.provisions) == count  # type: ignore[union-attr]
        return time.process_time() - begun

    assert seconds(10_000) < 15 * max(seconds(2_000), 0.1)
