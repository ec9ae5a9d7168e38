"""Federal Register documents without a tree of their own. All texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import clean
from ingest.detect import Detected
from ingest.models import Outline, Reading
from ingest.outline import check
from ingest.outline.us import notice
from ingest.outline.us.instructions import amendments

FR = Detected("notice", "us", "eng", "A title", subtype="fr")


def read(text: str) -> tuple[str, Outline]:
    reading = clean(Reading(text, "text/plain"))
    outline = notice.outline(reading.text, reading, FR)
    assert outline is not None
    assert check(reading.text, outline) == []
    return reading.text, outline


RULE = """[Federal Register Volume 96, Number 90 (Monday, May 5, 2031)]

DEPARTMENT OF BOATS

42 CFR Part 8

Oar Counting; Technical Amendments

AGENCY: Oar Service, Department of Boats.

ACTION: Final rule.

SUMMARY: The Oar Service amends its rules on the counting of oars, which have
not been touched for many years.

DATES: This rule is effective June 1, 2031.

SUPPLEMENTARY INFORMATION:

I. Background

    On May 1, 2030, the Service published a proposed rule. It received
two comments on the proposed rule, and both were about paddles.

II. Discussion

A. Comments

    One commenter said that oars should be counted:
    1. Daily;
    2. Weekly.

B. Response

    The Service disagrees.

List of Subjects in 42 CFR Part 8

    Boats, Oars.

    For the reasons set out in the preamble, the Oar Service amends 42
CFR part 8 as follows:

PART 8--COUNTING OF OARS

1. The authority citation for part 8 continues to read as follows:

    Authority: 7 U.S.C. 450.

2. Amend Sec.  8.1 by revising paragraph (b) and adding paragraph (c)
to read as follows:

Sec.  8.1  Scope.

* * * * *
    (b) Oars are counted daily.
    3. A number in quoted text is no instruction.
    (c) Paddles are not counted.

3. Amend Sec.  8.2 as follows:
    a. Remove paragraph (a)(2); and
    b. Revise paragraph (d).
    The revision reads as follows:

Sec.  8.2  Fees.

* * * * *
    (d) The fee is $5.

    Dated: April 30, 2031.
Ann Oarlock,
Director.
[FR Doc. 2031-09001 Filed 5-2-31; 8:45 am]
BILLING CODE 1234-01-P
"""


@pytest.mark.parametrize("sign", ["", "■ "])
def test_rule(sign: str) -> None:
    text = RULE
    for start in ("1. The authority", "2. Amend", "3. Amend"):
        text = text.replace(f"\n{start}", f"\n{sign}{start}")
    _, outline = read(text)
    assert [p.eid for p in outline.walk() if p.element != "paragraph" or p.num] == [
        "sec_summary", "sec_dates", "sec_supplementaryInformation", "sec_supplementaryInformation__sec_I",
        "sec_supplementaryInformation__sec_II", "sec_supplementaryInformation__sec_II__sec_A",
        "sec_supplementaryInformation__sec_II__sec_A__para_1", "sec_supplementaryInformation__sec_II__sec_A__para_2",
        "sec_supplementaryInformation__sec_II__sec_B", "sec_listOfSubjects", "part_8", "part_8__para_1",
        "part_8__para_2", "part_8__para_3", "part_8__para_3__point_a", "part_8__para_3__point_b", "conclusions",
    ]  # fmt: skip


def test_rule_amendments_and_parts() -> None:
    text, outline = read(RULE)
    assert [(a.provision, a.action, a.law, a.label) for a in outline.amendments] == [
        ("part_8__para_2", "substitution", "42 CFR part 8", "§ 8.1(b)"),
        ("part_8__para_2", "insertion", "42 CFR part 8", "§ 8.1(c)"),
        ("part_8__para_3", "repeal", "42 CFR part 8", "§ 8.2(a)(2)"),
        ("part_8__para_3", "substitution", "42 CFR part 8", "§ 8.2(d)"),
    ]
    quote = outline.amendments[0].quote
    assert quote is not None
    assert text[slice(*quote)].startswith("Sec.  8.1  Scope.")
    assert {p.name for p in outline.parts} == {"preface", "furniture"}


INSTRUCTIONS = [
    ("1. Revise § 8.3 to read as follows: § 8.3 Text.", [("substitution", "§ 8.3", "sec_8-3")]),
    ("1. Section 8.3 is amended by removing paragraph (a).", [("repeal", "§ 8.3(a)", "sec_8-3__subsec_a")]),
    ("1. Remove and reserve § 8.4.", [("substitution", "§ 8.4", "sec_8-4")]),
    ("1. Add § 8.5 to read as follows: § 8.5 Text.", [("insertion", "§ 8.5", "sec_8-5")]),
    ("1. In § 8.6, redesignate paragraph (b) as paragraph (c).", [
        ("renumbering", "§ 8.6(b)", "sec_8-6__subsec_b"), ("renumbering", "§ 8.6(c)", "sec_8-6__subsec_c")]),
    ("1. The authority citation for part 8 continues to read as follows: 7 U.S.C. 1.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INSTRUCTIONS)
def test_instructions(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = amendments(text, (0, len(text)), "para_1", "42 CFR part 8")
    assert [(a.action, a.label, a.eid) for a in found] == expected


_PIECES = st.sampled_from(
    [
        "SUMMARY: x", "DATES:", "I. Background", "A. More", "1. Daily;", "2. Weekly.",
        "List of Subjects in 1 CFR Part 2",
        "For these reasons the Service amends 1 CFR part 2 as follows:", "PART 2—BOATS",
        "1. Amend § 2.1 to read as follows:",
        "§ 2.1 Boats.", "(b) x", "* * * * *", "Dated: May 5, 2031.", "[FR Doc. 2031-1 Filed 5-5-31]", "", "Text of it.",
    ]
)  # fmt: skip


@given(lines=st.lists(_PIECES, max_size=40))
def test_every_text_is_whole(lines: list[str]) -> None:
    read("\n".join(lines))
