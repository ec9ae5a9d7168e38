"""Statutes of random shape are read back exactly; any text at all is conserved."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.chunk import chunk, heading_end
from ingest.detect.record import Detected
from ingest.models import Kind, Outline, Reading
from ingest.numerals import to_chinese
from ingest.outline import build, check

_WORDS = st.text(alphabet="凡例甲乙丙丁行为人应当报告处罚", min_size=2, max_size=40)
_REFERENCES = st.sampled_from(
    ["", "依照第二条的规定，", "有第一条、第三条行为的，", "前款规定的", "第九条第一款规定的"]
)
_SPACE = st.sampled_from([" ", "\u3000", "  "])


@dataclass
class Written:
    """A statute as text, and the eIds that a reader must find."""

    lines: list[str]
    eids: list[str]


@st.composite
def statutes(draw: st.DrawFn) -> Written:
    out = Written([], [])
    article = draw(st.integers(1, 500))
    space = draw(_SPACE)
    for chapter in range(1, draw(st.integers(1, 4)) + 1):
        out.lines.append(f"第{to_chinese(chapter)}章 总则")
        out.eids.append(f"chp_{chapter}")
        for _ in range(draw(st.integers(1, 4))):
            sub = draw(st.integers(0, 2))
            for k in range(sub + 1):
                _article(draw, out, article, k, space)
            article += 1
    return out


def _article(draw: st.DrawFn, out: Written, number: int, sub: int, space: str) -> None:
    own = f"art_{number}" + (f"-{sub}" if sub else "")
    num = f"第{to_chinese(number)}条" + (f"之{to_chinese(sub)}" if sub else "")
    out.eids.append(own)
    paragraphs = draw(st.integers(1, 3))
    for paragraph in range(1, paragraphs + 1):
        parent = own if paragraphs == 1 else f"{own}__para_{paragraph}"
        out.eids += [parent] if paragraphs > 1 else []
        points = draw(st.sampled_from([0, 0, 2, 3]))
        text = draw(_REFERENCES) + draw(_WORDS) + ("：" if points else "。")
        out.lines.append((num + space if paragraph == 1 else "") + text)
        for point in range(1, points + 1):
            out.eids.append(f"{parent}__point_{point}")
            out.lines.append(f"（{to_chinese(point)}）{draw(_WORDS)}；")


def _build(text: str, kind: Kind = "law", title: str = "凡例法") -> Outline:
    return build(Reading(text, "text/plain"), Detected(kind, "cn", "zho", title))


@given(statutes())
@settings(max_examples=150, deadline=None)
def test_a_statute_is_read_back(statute: Written) -> None:
    text = "\n".join(statute.lines)
    found = _build(text)
    assert check(text, found) == []
    assert [p.eid for p in found.walk()] == statute.eids
    # The lines that begin a new article or chapter stay one line: nothing of a label is lost.
    for provision in found.walk():
        assert text.startswith(provision.num, provision.start)


@given(statutes())
@settings(max_examples=60, deadline=None)
def test_clauses_hold_all_but_numbers_and_headings(statute: Written) -> None:
    text = "\n".join(statute.lines)
    found = _build(text)
    clauses = chunk(text, found, "law", "/akn/cn/act/2021-03-01/凡例法/zho@2021-03-01", ())
    assert len({c.id for c in clauses}) == len(clauses)
    seen = {i for c in clauses for start, end in c.spans for i in range(start, end)}
    for p in found.walk():
        seen |= set(range(p.start, max(heading_end(text, p.start, p.end, p), p.start + len(p.num))))
    assert [i for i, char in enumerate(text) if i not in seen and not char.isspace()] == []
    for clause in clauses:
        assert clause.text == "\n".join(text[start:end] for start, end in clause.spans)


# fmt: off
_SCRAPS = st.lists(
    st.sampled_from([
        "第一条", "第二条 ", "第三章", "（一）", "一、", "1.", "（1）", "①", "附件1", "目录", "附则", "序言", "“", "”",
        "。", "：", "，", "\n", "\n\n", "\u3000", " ", "凡例", "本院认为", "判决如下：", "经审理查明", "审判长",
        "2021年3月1日", "凡例局：", "凡例委员会", "5.1.2 ", "a)", "基本案情", "典型意义", "案例一", "第三條",
        "问：甲？", "「", "』", '"', "将第二条修改为：", "增加一款，作为第三款：", "删去第三条。", "作如下修改：",
        "《凡例法》", "批复如下：",
        "第一款", "中的", "改为第五条", "附：", "；", "（以下简称《规定》）", "Article 1 ", "Section 2. ", "(a) ",
        "记者问：",
    ]),
    max_size=60,
)
# fmt: on


_TITLES = st.sampled_from(["凡例法", "关于修改凡例法的决定", "凡例法修正案（二）", "凡例问题的批复", "凡例问题的解答"])


@given(_SCRAPS, st.sampled_from(["law", "notice", "opinion"]), _TITLES, st.sampled_from(["", "interpretation"]))
@settings(max_examples=400, deadline=None)
def test_any_text_is_conserved(scraps: list[str], kind: Kind, title: str, subtype: str) -> None:
    text = "".join(scraps)
    found = build(Reading(text, "text/plain"), Detected(kind, "cn", "zho", title, subtype=subtype))
    assert check(text, found) == []
    eids = {p.eid for p in found.walk()}
    for amendment in found.amendments:
        assert amendment.provision in eids
        for start, end in filter(None, (amendment.quote, amendment.old)):
            assert 0 <= start < end <= len(text)
    clauses = chunk(text, found, kind, "/akn/cn/x/zho@2021-03-01", ())
    assert len({c.id for c in clauses}) == len(clauses)


@given(_SCRAPS, st.sampled_from(["law", "notice", "opinion"]), st.sampled_from(["us", "gb", "eu"]))
@settings(max_examples=200, deadline=None)
def test_any_text_is_conserved_in_the_other_traditions(scraps: list[str], kind: Kind, place: str) -> None:
    text = "".join(scraps)
    found = build(Reading(text, "text/plain"), Detected(kind, place, "eng", "Example"))
    assert check(text, found) == []
    clauses = chunk(text, found, kind, "/akn/gb/x/eng@2021-03-01", ())
    assert len({c.id for c in clauses}) == len(clauses)


@dataclass
class Amending:
    """An amending act as text, the eIds of its own provisions, and (action, eId, new text) of what it does."""

    lines: list[str]
    eids: list[str]
    done: list[tuple[str, str, str]]


_QUOTED_LINES = st.lists(
    st.sampled_from(["甲行为，应当报告。", "（一）子；", "第九条 丑。", "称“寅”的，处罚。", "一、卯。"]),
    min_size=1,
    max_size=4,
)


@st.composite
def amending_acts(draw: st.DrawFn) -> Amending:
    out = Amending([], [], [])
    marked = draw(st.booleans())
    for n in range(1, draw(st.integers(1, 6)) + 1):
        point, article = f"{to_chinese(n)}、", draw(st.integers(1, 400))
        label, own = f"第{to_chinese(article)}条", f"art_{article}"
        quoted = draw(_QUOTED_LINES)
        quote = "“" + ("\n“" if marked else "\n").join(quoted) + "”"
        form = draw(st.sampled_from(["substitution", "insertion", "repeal", "renumbering", "words"]))
        out.eids.append(f"sec_{n}")
        if form == "substitution":
            out.lines.append(f"{point}将{label}第二款修改为：{quote}")
            out.done.append((form, f"{own}__para_2", quote))
        elif form == "insertion":
            out.lines.append(f"{point}在{label}后增加一条，作为{label}之一：{quote}")
            out.done.append((form, f"{own}-1", quote))
        elif form == "repeal":
            out.lines.append(f"{point}删去{label}。")
            out.done.append((form, own, ""))
        elif form == "renumbering":
            out.lines.append(f"{point}{label}改为第四百零一条。")
            out.done.append((form, own, "第四百零一条"))
        else:
            out.lines.append(f"{point}将{label}中的“甲”修改为“乙”。")
            out.done.append(("substitution", own, "“乙”"))
    return out


@given(amending_acts())
@settings(max_examples=200, deadline=None)
def test_an_amending_act_is_read_back(act: Amending) -> None:
    text = "\n".join(act.lines)
    found = _build(text, "law", "关于修改《凡例法》的决定")
    assert check(text, found) == []
    assert [p.eid for p in found.walk()] == act.eids
    done = [(a.action, a.eid, text[slice(*a.quote)] if a.quote else "") for a in found.amendments]
    assert done == act.done
    assert {a.law for a in found.amendments} == {"凡例法"}
