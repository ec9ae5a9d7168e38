"""Akoma Ntoso and USLM: trees, text, notes, identifiers, refusals. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.models import Provision, Reading
from ingest.outline import check
from ingest.readers.akn import read_akn
from ingest.readers.native_outline import number_of
from ingest.readers.uslm import read_uslm

_AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_META = """<meta><identification source="#x"><FRBRWork><FRBRthis value="/akn/gb/act/2031/7/main"/>
<FRBRuri value="/akn/gb/act/2031/7"/><FRBRdate date="2031-05-04" name="enacted"/><FRBRcountry value="gb"/>
</FRBRWork><FRBRExpression><FRBRlanguage language="en"/></FRBRExpression></identification></meta>"""


def akn(body: str, document: str = "act", front: str = "", after: str = "", holder: str = "body") -> Reading:
    inner = f"{_META}{front}<{holder}>{body}</{holder}>{after}"
    text = f'<akomaNtoso xmlns="{_AKN}"><{document}>{inner}</{document}></akomaNtoso>'
    return whole(read_akn(text.encode(), Path("a.xml")))


def uslm(main: str, root: str = "pLaw", meta: str = "", after: str = "") -> Reading:
    text = f'<{root} xmlns="http://schemas.gpo.gov/xml/uslm"><meta>{meta}</meta><main>{main}</main>{after}</{root}>'
    return whole(read_uslm(text.encode(), Path("u.xml")))


def whole(reading: Reading) -> Reading:
    assert reading.outline is not None
    assert check(reading.text, reading.outline) == []
    return reading


def found(reading: Reading) -> dict[str, Provision]:
    assert reading.outline is not None
    return {p.eid: p for p in reading.outline.walk()}


def shown(reading: Reading, eid: str) -> str:
    provision = found(reading)[eid]
    return reading.text[provision.start : provision.end]


SECTION = """<part eId="p1"><num>PART 1</num><heading>Boats</heading><section eId="s-4"><num>4</num>
<heading>Short <i>title</i></heading><subsection><num>(1)</num><intro><p>A boat is—</p></intro>
<paragraph><num>(a)</num><content><p>red, or</p></content></paragraph>
<paragraph><num>(b)</num><content><p>blue,</p></content></paragraph>
<wrapUp><p>and floats.</p></wrapUp></subsection></section></part>"""


def test_tree_of_an_act() -> None:
    reading = akn(SECTION)
    provisions = found(reading)
    assert list(provisions) == [
        "part_1", "sec_4", "sec_4__subsec_1", "sec_4__subsec_1__para_a", "sec_4__subsec_1__para_b",
    ]  # fmt: skip
    section = provisions["sec_4"]
    assert (section.element, section.num, section.heading, section.aliases) == ("section", "4", "Short title", ("s-4",))
    assert shown(reading, "sec_4__subsec_1__para_b") == "(b) blue,"
    assert shown(reading, "sec_4__subsec_1") == "(1) A boat is—\n(a) red, or\n(b) blue,\nand floats."


def test_metadata_is_not_text() -> None:
    reading = akn(SECTION, front="<preface><p><docTitle>Boats Act</docTitle></p></preface>")
    assert reading.metadata["title"] == "Boats Act"
    assert reading.metadata["work"] == "/akn/gb/act/2031/7"
    assert reading.metadata["date"] == "2031-05-04"
    assert (reading.metadata["kind"], reading.metadata["jurisdiction"], reading.metadata["language"]) == (
        "law",
        "gb",
        "eng",
    )
    assert reading.text.startswith("Boats Act\nPART 1 Boats")
    assert reading.outline is not None
    assert [part.name for part in reading.outline.parts] == ["title"]


def test_quoted_law_is_text_of_its_provision() -> None:
    quoted = """<section><num>2</num><content><p>Insert—<mod><quotedStructure startQuote="“" endQuote="”"><section>
    <num>9</num><content><p>Nets</p></content></section></quotedStructure></mod>.</p></content></section>"""
    reading = akn(quoted)
    assert list(found(reading)) == ["sec_2"]
    assert shown(reading, "sec_2") == "2 Insert—\n“9 Nets”."
    assert "quote" in {mark.kind for mark in reading.marks}


def test_footnote_follows_its_paragraph() -> None:
    body = (
        '<article><num>Article 3</num><content><p>Ships<authorialNote marker="7"><p>See rule 1.</p>'
        "</authorialNote> sail.</p><p>Next.</p></content></article>"
    )
    reading = akn(body)
    assert reading.text == "Article 3 Ships sail.\n7 See rule 1.\nNext."
    marks = {m.kind: reading.text[m.start : m.end] for m in reading.marks}
    assert marks["footnote"] == "7 See rule 1."
    assert [m.start for m in reading.marks if m.kind == "footnote_ref"] == [len("Article 3 Ships")]


def test_table_is_one_line_a_row() -> None:
    table = (
        "<table><tr><th><p>Sum</p><p>in all</p></th><th/><th>Fee</th></tr><tr><td/><td/><td/></tr><tr><td/>"
        "<td>5</td></tr></table>"
    )
    reading = akn(f"<section><num>1</num><content>{table}<p>End.</p></content></section>")
    assert reading.text == "1\nSum in all\t\tFee\n\t5\nEnd."
    assert [reading.text[m.start : m.end] for m in reading.marks if m.kind == "row"] == ["Sum in all\t\tFee", "\t5"]


def test_judgment_parts_and_paragraphs() -> None:
    body = """<background><p>An unnumbered one.</p></background><decision><level><heading>The boat</heading>
    <paragraph eId="para_1"><num>1.</num><content><p>It sank.</p></content></paragraph></level>
    <level><paragraph><num>2.</num><content><p>It rose.</p></content></paragraph></level></decision>"""
    reading = akn(body, "judgment", "<header><p>Court of Boats</p></header>", holder="judgmentBody")
    assert list(found(reading)) == [
        "background", "background__para_1", "decision", "decision__level_1", "para_1", "decision__level_2", "para_2",
    ]  # fmt: skip
    assert reading.metadata["kind"] == "opinion"


@pytest.mark.parametrize(
    ("name", "eid"), [("schedule", "schedule_2"), ("crossheading", "crossheading_2"), ("", "hcontainer_2")]
)
def test_hcontainer_by_name(name: str, eid: str) -> None:
    reading = akn(f'<hcontainer name="{name}"><num>2</num><content><p>Oars</p></content></hcontainer>')
    assert found(reading)[eid].element == "hcontainer"


def test_attachment_is_an_annex_with_its_own_numbers() -> None:
    annex = f"""<attachments><attachment><doc name="annex">{_META}<mainBody><paragraph><num>1</num><content><p>Oars</p>
    </content></paragraph></mainBody></doc></attachment></attachments>"""
    reading = akn("<section><num>1</num><content><p>Boats</p></content></section>", after=annex)
    assert list(found(reading)) == ["sec_1", "annex_1", "annex_1__para_1"]


def test_number_that_comes_twice_takes_its_chapter() -> None:
    chapter = "<chapter><num>{0}</num><section><num>1</num><content><p>Text {0}</p></content></section></chapter>"
    assert list(found(akn(chapter.format("I") + chapter.format("II")))) == [
        "chp_I", "chp_I__sec_1", "chp_II", "chp_II__sec_1",
    ]  # fmt: skip


def test_repeated_identifier_is_told_of() -> None:
    body = "".join(f'<section xml:id="a"><num>{n}</num><content><p>T</p></content></section>' for n in (1, 2))
    reading = akn(body)
    assert reading.notices == ("Identifiers used more than once in the file: a.",)
    assert list(found(reading)) == ["sec_1", "sec_2"]


def test_images_and_deletions_are_logged() -> None:
    reading = akn(
        '<section><num>1</num><content><p>See <img src="x/map.png"/> and <del>old</del>.</p></content></section>'
    )
    assert {(o.text, o.reason) for o in reading.omissions} == {("map.png", "image"), ("old", "text marked as deleted")}
    assert reading.text == "1 See and ."


def test_akn_2_namespace_and_portion() -> None:
    text = (
        '<akomaNtoso xmlns="http://www.akomantoso.org/2.0"><portion><portionBody><section id="s">'
        "<num>§ 5.</num><content><p>Boats</p></content></section></portionBody></portion></akomaNtoso>"
    )
    assert list(found(whole(read_akn(text.encode(), Path("a.akn"))))) == ["sec_5"]


REFUSED = [
    ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>', "entity|outside"),
    ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>text</a>', "outside"),
    (
        '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">'
        + "".join(f'<!ENTITY {n} "{f"&{m};" * 10}">' for m, n in zip("abcdefghij", "bcdefghijk", strict=True))
        + "]><a>&k;</a>",
        "beyond all measure",
    ),
    ("<a><b></a>", "not well-formed"),
    ("<a>&nowhere;</a>", "nowhere"),
    ("", "not well-formed"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_refused_with_one_sentence(text: str, reason: str) -> None:
    for read in (read_akn, read_uslm):
        with pytest.raises(UnreadableFile, match=reason) as caught:
            read(text.encode(), Path("bad.xml"))
        assert "\n" not in str(caught.value)


def test_doctype_without_entities_is_read() -> None:
    text = (
        '<!DOCTYPE akomaNtoso SYSTEM "akn.dtd"><akomaNtoso><act><body><section><num>1</num></section>'
        "</body></act></akomaNtoso>"
    )
    assert read_akn(text.encode(), Path("a.xml")).text == "1"


def test_deep_nesting_does_not_break() -> None:
    depth = 110
    body = "<level>" * depth + "<content><p>deep</p></content>" + "</level>" * depth
    assert len(found(akn(body))) == depth


def test_deeper_than_the_parser_allows_at_first() -> None:
    body = "<level>" * 300 + "<content><p>deep</p></content>" + "</level>" * 300
    text = f'<akomaNtoso xmlns="{_AKN}"><act><body>{body}</body></act></akomaNtoso>'
    assert read_akn(text.encode(), Path("a.xml")).text == "deep"
    declared = '<!DOCTYPE akomaNtoso [<!ENTITY x "y">]>' + text.replace("deep", "&x;")
    with pytest.raises(UnreadableFile, match="nested too deeply"):
        read_akn(declared.encode(), Path("a.xml"))


def test_a_list_is_a_level_that_the_short_address_leaves_out() -> None:
    point = "<point><num>(a)</num><content><p>oars</p></content></point>"
    article = f"<article><num>2</num><list><intro><p>Boats have</p></intro>{point}</list></article>"
    provisions = found(akn(article))
    assert list(provisions) == ["art_2", "art_2__list_1", "art_2__list_1__point_a"]
    assert provisions["art_2__list_1__point_a"].aliases == ("art_2__point_a",)


def test_a_section_of_a_plain_document_keeps_its_number_and_heading() -> None:
    body = """<section eId="s_1"><num><b>1.</b></num><heading>Boats</heading><paragraph><num>1.1</num>
    <content><p>They float.</p></content></paragraph></section>"""
    reading = akn(body, "doc", holder="mainBody")
    assert [(p.eid, p.num, p.heading) for p in found(reading).values()] == [
        ("sec_1", "1.", "Boats"),
        ("sec_1__para_1-1", "1.1", ""),
    ]


def test_the_identifier_in_the_work_is_kept_where_it_differs() -> None:
    body = """<section eId="sec_5" wId="sec_4"><num>5</num><content><p>Oars</p></content></section>
    <section eId="sec_6" wId="sec_6"><num>6</num><content><p>Nets</p></content></section>"""
    assert [p.wid for p in found(akn(body)).values()] == ["sec_4", ""]


@pytest.mark.parametrize("sign", ["•", "–", "◦", "●"])
def test_a_bullet_is_no_number(sign: str) -> None:
    items = f"<item><num>{sign}</num><p>oars</p></item>" * 2
    body = f"<section><num>1</num><content><blockList>{items}</blockList></content></section>"
    assert list(found(akn(body))) == ["sec_1", "sec_1__item_1", "sec_1__item_2"]


def test_us_code_title() -> None:
    main = """<title identifier="/us/usc/t91"><num>Title 91—</num><heading>BOATS</heading><toc><referenceItem>
    <designator>1.</designator><label>Oars</label></referenceItem></toc>
    <section identifier="/us/usc/t91/s1"><num value="1">§ 1.</num><heading> Oars</heading>
    <subsection identifier="/us/usc/t91/s1/a"><num>(a)</num><chapeau>Oars are—</chapeau>
    <paragraph><num>(1)</num><content>long;<page>91 STAT. 7</page> or</content></paragraph>
    <continuation>made of wood.</continuation></subsection><sourceCredit>(Act 1, 2031.)</sourceCredit>
    </section></title>"""
    reading = uslm(main, "uscDoc")
    provisions = found(reading)
    assert list(provisions) == ["title_91", "sec_1", "sec_1__subsec_a", "sec_1__subsec_a__para_1"]
    assert "/us/usc/t91/s1/a" in provisions["sec_1__subsec_a"].aliases
    assert shown(reading, "sec_1__subsec_a") == "(a) Oars are—\n(1) long; or\nmade of wood."
    assert [o.text for o in reading.omissions] == ["91 STAT. 7"]


def test_undesignated_level_leaves_the_short_address() -> None:
    main = """<section><num>SEC. 2.</num><subsection><chapeau>Boats—</chapeau><paragraph><num>(1)</num>
    <content>float</content></paragraph></subsection></section>"""
    provisions = found(uslm(main))
    assert "sec_2__para_1" in provisions["sec_2__subsec_1__para_1"].aliases


def test_federal_register_rule() -> None:
    main = """<rulePreamble><statement role="summary"><content><heading>SUMMARY:</heading><p>Boats.</p>
    </content></statement>
    <statement role="supplementaryInformation"><content><heading>SUPPLEMENTARY INFORMATION:</heading>
    <heading style="-uslm-sgm:HD1">I. Oars</heading><p>One.</p><heading style="-uslm-sgm:HD2">A. Long</heading>
    <p>Two.</p>
    <heading style="-uslm-sgm:HD1">II. Nets</heading><p>Three.</p></content></statement>
    <signatures><signature><name>Clerk</name></signature></signatures></rulePreamble>
    <level role="amending"><section role="instruction"><num>■ 1.</num>
    <content>Revise § 9 to read<quotedContent><section><num>§ 9</num>
    <content>New.</content></section></quotedContent></content></section></level>"""
    reading = uslm(main, "rule", after="<notes><frDocId>[FR Doc. 2031–1]</frDocId></notes>")
    assert list(found(reading)) == [
        "sec_summary", "sec_summary__para_1", "sec_supplementaryInformation", "sec_supplementaryInformation__sec_1",
        "sec_supplementaryInformation__sec_1__para_1", "sec_supplementaryInformation__sec_1__sec_1",
        "sec_supplementaryInformation__sec_1__sec_1__para_1", "sec_supplementaryInformation__sec_2",
        "sec_supplementaryInformation__sec_2__para_1", "conclusions", "level_1", "sec_1",
    ]  # fmt: skip
    assert reading.outline is not None
    assert [part.name for part in reading.outline.parts] == ["furniture"]
    assert reading.metadata["summary"] == "Boats."


NUMBERS = [
    ("Article 12a", "12a"), ("PART II", "II"), ("Schedule 3", "3"), ("§ 478.11", "478-11"), ("SEC. 2.", "2"),
    ("(aa)", "aa"), ("■ 1.", "1"), ("•", ""), ("第三条", "3"),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "number"), NUMBERS)
def test_number_of(printed: str, number: str) -> None:
    assert number_of(printed) == number
