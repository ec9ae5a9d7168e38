"""The Word reader on small documents: text, tables, notes, what is left out."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.models import Reading
from ingest.readers.docx import read_docx

sys.path.insert(0, str(Path(__file__).parent))
from docx_files import docx, paragraph, run

PATH = Path("凡例.docx")


def read(body: str, **parts: str) -> Reading:
    return read_docx(docx(body, **parts), PATH)


def omitted(reading: Reading) -> dict[str, str]:
    return {o.reason: o.text for o in reading.omissions}


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (paragraph("第一条 为了示范。"), "第一条 为了示范。"),
        (f"<w:p>{run('a')}<w:r><w:tab/></w:r>{run('b')}<w:r><w:br/></w:r>{run('c')}</w:p>", "a\tb\nc"),
        (
            f"<w:p>{run('non')}<w:r><w:noBreakHyphen/></w:r>{run('pay')}<w:r><w:softHyphen/></w:r>{run('ment')}</w:p>",
            "non-payment",
        ),
        (f"<w:p><w:hyperlink>{run('凡例')}</w:hyperlink>{run('法')}</w:p>", "凡例法"),
        (f"<w:sdt><w:sdtContent>{paragraph('inside a control')}</w:sdtContent></w:sdt>", "inside a control"),
        ('<w:p><w:r><w:sym w:font="Symbol" w:char="F061"/></w:r></w:p>', "α"),
        (f"<w:p><w:fldSimple>{run('3 May 2031')}</w:fldSimple></w:p>", "3 May 2031"),
        (paragraph("one") + paragraph() + paragraph("two"), "one\ntwo"),
    ],
)
def test_characters(body: str, text: str) -> None:
    assert read(body).text == text


def field(instruction: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f"{mark('begin')}{code}{mark('separate')}{run(result)}{mark('end')}"


def test_a_field_shows_its_result_only() -> None:
    assert read(f"<w:p>{run('See ')}{field('REF x', 'section 4')}{run('.')}</w:p>").text == "See section 4."


def test_fields_that_do_not_pair_lose_no_text() -> None:
    open_field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert read(f"<w:p>{open_field}{run('kept')}</w:p>{paragraph('and this')}").text == "kept\nand this"


def test_tracked_changes_are_taken_as_accepted() -> None:
    reading = read(
        f"<w:p>{run('处三')}<w:del><w:r><w:delText>千</w:delText></w:r></w:del><w:ins>{run('万')}</w:ins>{run('元罚款')}</w:p>"
    )
    assert reading.text == "处三万元罚款"
    assert omitted(reading) == {"deleted text (tracked change)": "千"}
    assert reading.notices == ("The document has tracked changes; they were read as accepted.",)


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = paragraph("first half ", "<w:rPr><w:del/></w:rPr>")
    assert read(first + paragraph("second half")).text == "first half second half"
    assert read(paragraph("kept") + paragraph("last", "<w:rPr><w:del/></w:rPr>")).text == "kept\nlast"


def test_hidden_text_is_logged() -> None:
    shown = run("!", '<w:vanish w:val="0"/>')
    reading = read(f"<w:p>{run('seen')}{run('unseen', '<w:vanish/>')}{shown}</w:p>")
    assert (reading.text, omitted(reading)) == ("seen!", {"hidden text": "unseen"})


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('in the box')}</w:txbxContent>"
    body = (
        f"<w:p>{run('body')}<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert read(body).text == "body\nin the box"


def cell(*texts: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(paragraph, texts))}</w:tc>"


def test_a_table_row_is_a_line() -> None:
    merged = cell("甲", "乙", properties='<w:vMerge w:val="restart"/>')
    rows = (
        f"<w:tr>{cell('罪名')}{cell('刑期')}</w:tr>"
        f"<w:tr>{merged}{cell('三年')}</w:tr>"
        f"<w:tr>{cell('', properties='<w:vMerge/>')}{cell('五年')}</w:tr>"
    )
    reading = read(f"<w:tbl>{rows}</w:tbl>")
    assert reading.text == "罪名\t刑期\n甲 乙\t三年\n\t五年"
    assert [reading.text[m.start : m.end] for m in reading.marks if m.kind == "row"] == reading.text.split("\n")
    assert [(m.start, m.end) for m in reading.marks if m.kind == "table"] == [(0, len(reading.text))]


def test_a_table_of_one_column_is_a_frame() -> None:
    reading = read(f"<w:tbl><w:tr>{cell('第一条 甲。', '第二条 乙。')}</w:tr></w:tbl>")
    assert reading.text == "第一条 甲。\n第二条 乙。"
    assert not reading.marks


def test_a_nested_table_keeps_its_words() -> None:
    inner = f"<w:tbl><w:tr>{cell('x')}{cell('y')}</w:tr></w:tbl>"
    assert read(f"<w:tbl><w:tr><w:tc>{inner}</w:tc>{cell('z')}</w:tr></w:tbl>").text == "x y\tz"


def test_footnotes_follow_the_body_and_are_tied_by_label() -> None:
    notes = f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(" See above.")}</w:p></w:footnote>'
    notes += '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    reading = read(
        f'<w:p>{run("Claim")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(" ends.")}</w:p>', footnotes=notes
    )
    assert reading.text == "Claim[1] ends.\n[1]  See above."
    assert {(m.kind, m.label) for m in reading.marks} == {("footnote_ref", "1"), ("footnote", "1")}
    reference = next(m for m in reading.marks if m.kind == "footnote_ref")
    assert reading.text[reference.start : reference.end] == "[1]"


def test_headers_and_comments_are_logged() -> None:
    comment = f'<w:comment w:id="0">{paragraph("check this")}</w:comment>'
    reading = read(paragraph("Body"), header=paragraph("Page head"), comments=comment)
    assert reading.text == "Body"
    assert omitted(reading) == {"header/footer": "Page head", "comment": "check this"}


def test_words_of_a_diagram_are_logged_and_told() -> None:
    reading = read(paragraph("Body"), diagramData=run("step one"))
    assert (reading.text, omitted(reading)) == ("Body", {"diagram or chart": "step one"})
    assert "diagram" in reading.notices[0]


STYLES = """
<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="b"><w:name w:val="标题 1"/></w:style>
<w:style w:type="paragraph" w:styleId="c"><w:name w:val="Own"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="d"><w:name w:val="Level"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="e"><w:name w:val="Loop"/><w:basedOn w:val="e"/></w:style>
"""


@pytest.mark.parametrize(
    ("style", "text", "levels"),
    [
        ("a", "Facts", [2]),
        ("b", "总则", [1]),
        ("c", "Law", [2]),
        ("d", "Issue", [3]),
        ("d", "It was said.", []),
        ("e", "x", []),
    ],
)
def test_heading_styles(style: str, text: str, levels: list[int]) -> None:
    reading = read(paragraph(text, f'<w:pStyle w:val="{style}"/>'), styles=STYLES)
    assert [m.level for m in reading.marks if m.kind == "heading"] == levels


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


ENTITY = b'<!DOCTYPE d [<!ENTITY a "aaaa">]><w:document xmlns:w="x"><w:body>&a;</w:body></w:document>'


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"plain text", "not a Word document"),
        (b"PK\x03\x04 cut off", "damaged"),
        (docx(paragraph("x"))[:-40], "damaged"),
        (zipped(other=b"<a/>"), "word/document.xml"),
        (zipped(word__document=b"<w:document"), "not well formed"),
        (zipped(word__document=ENTITY), "entities"),
        (zipped(word__document=b" " * (40 * 2**20)), "zip bomb"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word file"),
        (docx(paragraph()), "no text"),
        (docx("<w:sdt><w:sdtContent>" * 150 + paragraph("deep") + "</w:sdtContent></w:sdt>" * 150), "not well formed"),
    ],
)
def test_refused_in_one_sentence(data: bytes, part: str) -> None:
    with pytest.raises(UnreadableFile) as error:
        read_docx(data, PATH)
    assert part in error.value.reason
    assert "\n" not in error.value.reason
