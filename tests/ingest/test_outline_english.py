"""Outlines of English texts without a tree of their own. All texts are invented."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.detect import Detected
from ingest.models import Mark, Reading
from ingest.outline import check, plain
from ingest.outline.blocks import blocks_of
from ingest.outline.eu import regulation
from ingest.outline.numbering import Counter
from ingest.outline.uk import act, judgment, memorandum
from ingest.outline.us import notice, opinion

GRAMMARS: dict[ModuleType, Detected] = {
    judgment: Detected("opinion", "gb", "eng", "A title"),
    act: Detected("law", "gb", "eng", "A title"),
    opinion: Detected("opinion", "us", "eng", "A title"),
    notice: Detected("notice", "us", "eng", "A title", subtype="fr"),
    regulation: Detected("law", "eu", "eng", "A title"),
    memorandum: Detected("notice", "gb", "eng", "A title", subtype="doc"),
    plain: Detected("notice", "", "eng", "A title"),
}


def outlined(grammar: ModuleType, text: str, *marks: Mark) -> list[tuple[str, str, str]]:
    """(eId, number, heading) of every provision; the outline must be whole."""
    reading = Reading(text, "text/plain", marks=marks)
    outline = grammar.outline(text, reading, GRAMMARS[grammar]) or plain.outline(text, reading, GRAMMARS[grammar])
    assert check(text, outline) == []
    return [(p.eid, p.num, p.heading) for p in outline.walk()]


def marked(kind: str, text: str, *lines: str) -> list[Mark]:
    return [Mark(kind, text.index(line), text.index(line) + len(line), 1) for line in lines]  # type: ignore[arg-type]


JUDGMENT = """Court of Boats
Before:
Mr Justice Oar
Introduction
1. The boat sank.
2. The claim has two parts:
(a) the hull; and
(b) the sail.
“4. It is quoted that
5. nothing floats.”
The law
3. The law is clear.
4. Appeal dismissed."""


def test_uk_judgment() -> None:
    quotes = marked("quote", JUDGMENT, "“4. It is quoted that", "5. nothing floats.”")
    assert outlined(judgment, JUDGMENT, *quotes) == [
        ("sec_1", "", "Introduction"),
        ("para_1", "1.", ""),
        ("para_2", "2.", ""),
        ("para_2__subpara_a", "(a)", ""),
        ("para_2__subpara_b", "(b)", ""),
        ("sec_2", "", "The law"),
        ("para_3", "3.", ""),
        ("para_4", "4.", ""),
    ]


def test_uk_judgment_finds_its_own_run_without_quote_marks() -> None:
    text = "1. One here.\n2. Two here, quoting:\n9. quoted\n10. quoted\n3. Three here.\n4. Four here.\n5. Five here."
    assert [eid for eid, _, _ in outlined(judgment, text)] == [
        "para_1",
        "para_2",
        "para_3",
        "para_4",
        "para_5",
    ]


ACT = """BOATS ACT 2031
PART I
PRELIMINARY
1. (1) This Act may be cited as the Boats Act.
(2) It comes into force on a day to be named by the harbour master in a notice.
2. In this Act a boat is—
(a) red; or
(b) blue, namely
(i) dark blue; or
(ii) light blue.
PART II
OARS
3 Length of oars
Oars must be long, as section 9 of the Nets Act says, and made of good wood.
SCHEDULE 1
1. An oar counts."""


def test_uk_act() -> None:
    found = outlined(act, ACT)
    assert [eid for eid, _, _ in found] == [
        "part_I", "sec_1", "sec_1__subsec_1", "sec_1__subsec_2", "sec_2", "sec_2__para_a", "sec_2__para_b",
        "sec_2__para_b__subpara_i", "sec_2__para_b__subpara_ii", "part_II", "sec_3", "annex_1", "annex_1__para_1",
    ]  # fmt: skip
    assert ("part_I", "PART I", "PRELIMINARY") in found
    assert ("sec_3", "3", "Length of oars") in found


OPINION = """SUPREME COURT OF BOATS
No. 12-345
Anchor, Petitioner v. Buoy
OPINION
OAR, Circuit Judge:
The boat sank and nobody knows why it did so on that day.
I
A
The facts are short and simple, and they are not in dispute.
B
The procedure was longer than anybody had hoped for at first.
II
We affirm the judgment below for the reasons that were stated.
NET, Circuit Judge, dissenting:
I would reverse because the boat was sound when it left port."""


def test_us_opinion() -> None:
    assert [eid for eid, _, _ in outlined(opinion, OPINION) if "para" not in eid] == [
        "sec_opinion",
        "sec_opinion__sec_I",
        "sec_opinion__sec_I__sec_A",
        "sec_opinion__sec_I__sec_B",
        "sec_opinion__sec_II",
        "sec_dissent",
    ]


NOTICE = """DEPARTMENT OF BOATS
Notice of Oars
AGENCY: Office of Oars.
ACTION: Notice.
SUMMARY: Oars are counted.
DATES: By May 1, 2031.
SUPPLEMENTARY INFORMATION:
I. Background
Oars are long.
II. Rule
Count them.
Dated: May 1, 2031.
A. Clerk.
[FR Doc. 2031-1 Filed 5-1-31]"""


def test_us_notice() -> None:
    found = outlined(notice, NOTICE)
    assert [heading for _, _, heading in found if heading] == [
        "SUMMARY:",
        "DATES:",
        "SUPPLEMENTARY INFORMATION:",
        "Background",
        "Rule",
    ]
    assert found[-1][0] == "conclusions"


REGULATION = """REGULATION (EU) 2031/7
Having regard to the Treaty,
Whereas:
(1) Boats float.
(2) Oars help.
HAS ADOPTED THIS REGULATION:
CHAPTER I
General
Article 1
Subject matter
1. This Regulation covers:
(a) boats;
(b) oars.
2. It applies under
Article 5 of the Nets Regulation.
Article 2
Entry into force
It enters into force tomorrow.
Done at Harbour, 1 May 2031.
ANNEX I
List
1. Oars"""


def test_eu() -> None:
    found = outlined(regulation, REGULATION)
    assert [eid for eid, _, _ in found] == [
        "recital_1", "recital_2", "chp_I", "art_1", "art_1__para_1", "art_1__para_1__point_a", "art_1__para_1__point_b",
        "art_1__para_2", "art_2", "conclusions", "annex_I", "annex_I__point_1",
    ]  # fmt: skip
    assert ("art_1", "Article 1", "Subject matter") in found
    assert ("chp_I", "CHAPTER I", "General") in found


def test_plain() -> None:
    text = "1. Purpose\n1.1 To count.\n1.2 To list:\n(a) oars\n(b) nets\n2. Scope\n2.1 All boats.\nIn 1999. Nothing."
    headings = marked("heading", text, "1. Purpose", "2. Scope")
    assert [(eid, num) for eid, num, _ in outlined(plain, text, *headings)] == [
        ("sec_1", "1."), ("sec_1__para_1-1", "1.1"), ("sec_1__para_1-2", "1.2"), ("sec_1__para_1-2__point_a", "(a)"),
        ("sec_1__para_1-2__point_b", "(b)"), ("sec_2", "2."), ("sec_2__para_2-1", "2.1"),
    ]  # fmt: skip


SEQUENCES = [
    (["1.", "2.", "(a)", "(b)", "(i)", "(ii)", "(c)", "3."], [0, 0, 1, 1, 2, 2, 1, 0]),
    (["(g)", "1999.", "5."], []),
    (["(a)", "(b)", "(c)", "(d)", "(e)", "(f)", "(g)", "(h)", "(i)"], [0] * 9),
    (["I.", "A.", "B.", "II."], [0, 1, 1, 0]),
    (["1.1", "1.2", "2.1"], [0, 0, 0]),
    (["[1]", "[2]", "[5]"], [0, 0, 0]),
    (["一、", "（一）", "（二）", "二、"], [0, 1, 1, 0]),
]


@pytest.mark.parametrize(("numbers", "depths"), SEQUENCES)
def test_numbers_that_count_on(numbers: list[str], depths: list[int]) -> None:
    counter = Counter()
    accepted = [counter.accept(f"{number} text") for number in numbers]
    assert [found[0] for found in accepted if found] == depths


def test_lines_broken_for_print_are_joined() -> None:
    line = "The boat that nobody had seen went down in the night and was not"
    text = "\n".join(["   " + line, line, "found."] * 12)
    blocks = blocks_of(text)
    assert len(blocks) == 12
    assert all(text[b.start : b.end] == b.text for b in blocks)


_PIECES = st.sampled_from(
    [
        "1. Boats",
        "2. Oars",
        "(a) red",
        "(i) dark",
        "I",
        "A",
        "Article 1",
        "ANNEX",
        "PART II",
        "SUMMARY: x",
        "OPINION",
        "1.1 Nets",
        "“3. Quoted",
        "end of it.”",
        "Lord Oar:",
        "JUDGMENT",
        "Contents",
        "Introduction 2",
        "SCHEDULE 1",
        "EXPLANATORY NOTE",
        "Whereas:",
        "Done at Harbour",
        "Section 1.01 Scope. It is wide.",
        "Q1. Why?",
        "Signed by",
        "\n",
        "",
        "Text.",
    ]
)


@pytest.mark.parametrize("grammar", GRAMMARS)
@given(lines=st.lists(_PIECES, max_size=25))
def test_every_text_is_whole(grammar: ModuleType, lines: list[str]) -> None:
    outlined(grammar, "\n".join(lines))
