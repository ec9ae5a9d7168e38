"""Notices of random shape are read back exactly; lines of notices in any order are conserved."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.chunk import chunk
from ingest.detect.record import Detected
from ingest.models import Mark, Outline, Reading
from ingest.numerals import to_chinese
from ingest.outline import build, check

_WORDS = st.text(alphabet="凡例甲乙丙丁各局宣传查办", min_size=2, max_size=18)
_LINES = """\
一、甲
二、乙。丙说。
三、丁：
（一）甲事。
（二）乙；
1.子
2.丑；
（1）寅。
①卯
一是甲。
二是乙。
第一，甲。
第二，乙。
3.1 甲
a)甲
第一条 甲。
第二条 乙。
第一章 总则
第一节 甲
目录
附件
附件1：甲表
附：乙办法
甲办法
《甲办法》印发给你们。
各凡例局：
凡例局
2021年3月4日
凡例局 二〇二一年三月四日
（此件公开发布）
抄送：甲局，
乙局。
凡例局2021年3月5日印发
首页 > 政策
字号：大 中 小
上一篇：甲
本通知自发布之日起施行。
特此通知。
甲某 主任
（2021年1月1日通过）
3.1.2 乙
“引文。
包括：（1）甲；（2）乙。
凡例局关于甲的通知
2021年5月6日，凡例局联合发布甲。
""".splitlines()


@dataclass
class Written:
    """A notice as text, and the eIds that a reader must find."""

    lines: list[str] = field(default_factory=list)
    eids: list[str] = field(default_factory=list)

    def add(self, eid: str, line: str) -> None:
        self.eids.append(eid)
        self.lines.append(line)


@st.composite
def notices(draw: st.DrawFn) -> Written:
    out = Written()
    out.add("para_1", "现通知如下：")
    for n in range(1, draw(st.integers(1, 4)) + 1):
        out.add(f"sec_{n}", f"{to_chinese(n)}、{draw(_WORDS)}")
        if draw(st.booleans()):
            for k in range(1, draw(st.integers(1, 3)) + 1):
                out.add(f"sec_{n}__para_{k}", f"{draw(_WORDS)}，{draw(_WORDS)}。")
            continue
        for k in range(1, draw(st.integers(2, 4)) + 1):
            _subsection(draw, out, f"sec_{n}__subsec_{k}", f"（{to_chinese(k)}）")
    out.add("conclusions", "凡例局\n2021年3月4日")
    return out


def _subsection(draw: st.DrawFn, out: Written, eid: str, num: str) -> None:
    items = draw(st.sampled_from([0, 0, 2, 3]))
    out.add(eid, f"{num}{draw(_WORDS)}。{draw(_WORDS)}{'：' if items else '。'}")
    for k in range(1, items + 1):
        out.add(f"{eid}__para_{k}", f"{k}.{draw(_WORDS)}{'；' if k < items else '。'}")


def outlined(text: str, marks: tuple[Mark, ...] = ()) -> Outline:
    return build(Reading(text, "text/plain", marks=marks), Detected("notice", "cn", "zho", "凡例通知"))


@settings(max_examples=60, deadline=None)
@given(notices())
def test_a_notice_is_read_back(written: Written) -> None:
    found = outlined("\n".join(written.lines))
    assert [p.eid for p in found.walk()] == written.eids


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(_LINES), min_size=1, max_size=40),
    st.integers(0, 39),
    st.sampled_from(["table", "quote", "footnote"]),
)
def test_lines_in_any_order_are_conserved(lines: list[str], at: int, kind: str) -> None:
    text = "\n".join(lines)
    start = sum(len(line) + 1 for line in lines[: at % len(lines)])
    mark = Mark(kind, start, start + len(lines[at % len(lines)]))  # type: ignore[arg-type]
    found = outlined(text, (mark,))
    assert check(text, found) == []
    clauses = chunk(text, found, "notice", "/akn/cn/doc/notice/x/zho@2021-03-04", ())
    assert len({clause.id for clause in clauses}) == len(clauses)
    held = {i for clause in clauses for a, b in clause.spans for i in range(a, b)}
    named = {i for p in found.walk() for i in range(p.start, p.start + len(p.num) + len(p.heading) + 2)}
    inside = {i for p in found.provisions for i in range(p.start, p.end) if not text[i].isspace()}
    assert inside <= held | named


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, min_size=30, max_size=60), st.integers(18, 40))
def test_lines_of_a_fixed_width_are_put_together(words: list[str], width: int) -> None:
    """A paragraph that runs over many lines is one provision, wherever its lines break."""
    text = "".join(words)
    broken = "\n".join(text[i : i + width] for i in range(0, len(text), width))
    found = outlined(f"一、{broken}。\n二、甲。")
    assert [p.eid for p in found.provisions] == ["sec_1", "sec_2"]
