"""Statutes and regulations of the United States without a tree of their own. All texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import clean
from ingest.detect import Detected, detect
from ingest.models import Outline, Reading
from ingest.outline import check
from ingest.outline.us import code
from ingest.outline.us.levels import levels, listed, tokens

US = Detected("law", "us", "eng", "A title")


def read(text: str) -> tuple[str, Outline]:
    reading = clean(Reading(text, "text/plain"))
    outline = code.outline(reading.text, reading, US)
    assert outline is not None
    assert check(reading.text, outline) == []
    return reading.text, outline


def found(text: str) -> list[tuple[str, str, str]]:
    _, outline = read(text)
    return [(p.eid, p.num, p.heading) for p in outline.walk()]


STATE = """HARBOR REVISED CODE
TITLE 12
BOATS AND OARS
CHAPTER 3. GENERAL PROVISIONS
Sec.
12-3-1. Short title.
12-3-2. Definitions.

§ 12-3-1. Short title.
This chapter may be cited as the "Oar Safety Act."
(Added by Laws 2031, ch. 5, § 1.)

§ 12-3-2. Definitions.
In this chapter:
(1) "Boat" means a vessel;
(2) "Oar" means a pole, including:
(a) a long pole; and
(b) a short pole:
(i) made of ash; or
(ii) made of oak, as in subsection
(1) of section 12-3-1.
History: Laws 2031, c. 5.

CHAPTER 4. PENALTIES
§ 12-4-1. Penalty. (1)(a) A person who breaks § 12-3-1 commits an offense.
(b) A second offense is a felony. A reference to
section 12-3-2 opens nothing.
(2) Each oar counts by itself.
"""


def test_state_code() -> None:
    assert found(STATE) == [
        ("title_12", "TITLE 12", "BOATS AND OARS"),
        ("title_12__chp_3", "CHAPTER 3.", "GENERAL PROVISIONS"),
        ("sec_12-3-1", "§ 12-3-1.", "Short title"),
        ("sec_12-3-2", "§ 12-3-2.", "Definitions"),
        ("sec_12-3-2__subsec_1", "(1)", ""),
        ("sec_12-3-2__subsec_2", "(2)", ""),
        ("sec_12-3-2__subsec_2__para_a", "(a)", ""),
        ("sec_12-3-2__subsec_2__para_b", "(b)", ""),
        ("sec_12-3-2__subsec_2__para_b__subpara_i", "(i)", ""),
        ("sec_12-3-2__subsec_2__para_b__subpara_ii", "(ii)", ""),
        ("title_12__chp_4", "CHAPTER 4.", "PENALTIES"),
        ("sec_12-4-1", "§ 12-4-1.", "Penalty"),
        ("sec_12-4-1__subsec_1", "(1)", ""),
        ("sec_12-4-1__subsec_1__para_a", "(a)", ""),
        ("sec_12-4-1__subsec_1__para_b", "(b)", ""),
        ("sec_12-4-1__subsec_2", "(2)", ""),
    ]


ACT = """Public Law 130-5
An Act
To count oars.

Be it enacted by the Senate and House of Representatives of the United States of America in Congress assembled,

SECTION 1. SHORT TITLE; TABLE OF CONTENTS.

    (a) Short Title.--This Act may be cited as the ``Oar Counting Act''.
    (b) Contents.--The table of contents is as follows:

Sec. 1. Short title; table of contents.
Sec. 101. Counting of oars.
Sec. 102. Amendment.

                      TITLE I--COUNTING

SEC. 101. COUNTING OF OARS.

    (a) In General.--The Secretary shall count--
        (1) each oar that is held by a master on the day on which the
    count is made, whether or not it floats; and
        (2) each paddle that is held by--
            (A) a master; or
            (B) a mate.
    (b) to (g) [Reserved]
    (h) Fee.--No fee is due.
    (i) Report.--The Secretary shall report to--
        (1) the Senate; and
        (2) the House.
    (j) Sunset.--This section ends on October 1, 2040.

SEC. 102. AMENDMENT.

    Section 5 of the Net Act (12 U.S.C. 90) is amended--
        (1) in subsection (a), by striking ``3'' and inserting
    ``4''; and
        (2) by adding at the end the following:
    ``(c) New nets.--A net is new if--
        ``(1) it is clean; and
        ``(2) it is dry.''.

    Approved May 1, 2031.
"""


def test_act_of_congress() -> None:
    eids = [eid for eid, _, _ in found(ACT)]
    assert eids == [
        "sec_1", "sec_1__subsec_a", "sec_1__subsec_b", "title_I", "sec_101", "sec_101__subsec_a",
        "sec_101__subsec_a__para_1", "sec_101__subsec_a__para_2", "sec_101__subsec_a__para_2__subpara_A",
        "sec_101__subsec_a__para_2__subpara_B", "sec_101__subsec_b-g", "sec_101__subsec_h", "sec_101__subsec_i",
        "sec_101__subsec_i__para_1", "sec_101__subsec_i__para_2", "sec_101__subsec_j", "sec_102", "sec_102__para_1",
        "sec_102__para_2", "conclusions",
    ]  # fmt: skip
    assert ("sec_101__subsec_a", "(a)", "In General") in found(ACT)


def test_amended_act_is_recorded() -> None:
    _, outline = read(ACT)
    assert [(a.provision, a.action, a.law, a.label, a.eid) for a in outline.amendments] == [
        ("sec_102", "substitution", "Net Act", "section 5", "sec_5")
    ]


CFR = """Title 9—Animals and Animal Products
CHAPTER I—OAR INSPECTION SERVICE, DEPARTMENT OF BOATS
PART 319—FOREIGN QUARANTINE NOTICES
Subpart A—General
Sec.
319.1 Scope.
319.56-1 Notice of quarantine.

Authority: 7 U.S.C. 450 and 7701-7772; 7 CFR 2.22.

Subpart A—General
§ 319.1 Scope.
This part covers oars that come from abroad and everything that is shipped with them.
§ 319.56-1 Notice of quarantine.
(a) No person may import oars except:
(1) Under a permit issued
(i) By the Administrator; or
(ii) By a delegate, who must
(A) Hold a card; and
(B) Sign it.
(2) As baggage.
(b)(1) Baggage is inspected.
(2) A fee is due.
[60 FR 27674, May 24, 2031]
§§ 319.61-319.69 [Reserved]
"""


def test_federal_regulations() -> None:
    assert [eid for eid, _, _ in found(CFR)][2:] == [
        "title_9__chp_I__part_319", "title_9__chp_I__part_319__subpart_A", "sec_319-1", "sec_319-56-1",
        "sec_319-56-1__subsec_a", "sec_319-56-1__subsec_a__para_1", "sec_319-56-1__subsec_a__para_1__subpara_i",
        "sec_319-56-1__subsec_a__para_1__subpara_ii", "sec_319-56-1__subsec_a__para_1__subpara_ii__cl_A",
        "sec_319-56-1__subsec_a__para_1__subpara_ii__cl_B", "sec_319-56-1__subsec_a__para_2", "sec_319-56-1__subsec_b",
        "sec_319-56-1__subsec_b__para_1", "sec_319-56-1__subsec_b__para_2", "sec_319-61-319-69",
    ]  # fmt: skip


def test_uniform_act_with_articles_and_comments() -> None:
    text = """UNIFORM OAR CODE
ARTICLE 1
GENERAL PROVISIONS
PART 1. SHORT TITLE
SECTION 1-101. SHORT TITLES.
(a) This code may be cited as the Uniform Oar Code.
(b) This article may be cited as General Provisions.
SECTION 1-102. SCOPE OF ARTICLE. This article applies to a transaction.
ARTICLE 2
SALES OF OARS
SECTION 2-101. SHORT TITLE. This article may be cited as Oars.
Official Comment
1. Source: former law.
"""
    assert found(text) == [
        ("art_1", "ARTICLE 1", "GENERAL PROVISIONS"),
        ("art_1__part_1", "PART 1.", "SHORT TITLE"),
        ("sec_1-101", "SECTION 1-101.", "SHORT TITLES"),
        ("sec_1-101__subsec_a", "(a)", ""),
        ("sec_1-101__subsec_b", "(b)", ""),
        ("sec_1-102", "SECTION 1-102.", "SCOPE OF ARTICLE"),
        ("art_2", "ARTICLE 2", "SALES OF OARS"),
        ("sec_2-101", "SECTION 2-101.", "SHORT TITLE"),
    ]


SELECTION = """Harbor Code, Title 12. Boats, Chapter 3. Oars (extracts)
Title 12. Boats, Chapter 3. Oars (extracts)
§ 12-3-1. Marks.
(a) Each oar shall bear:
(1) A number; (2) a name; and (3) the mark described in
Section 12-3-2(b)(1).
(b) Notwithstanding
(a)(1) of this section, an old oar needs no number.
(c) A mark lasts.
(Acts 1931, No. 5, § 2; Acts 1940, No. 7, § 1.)
Editor’s notes. — Acts 1940 put “(b)” for “(a)”.
NOTES TO DECISIONS
1. Marks. — (c) of this section is plain.
§ 12-3-2. Signs.
(a) A sign is red.
(b) A sign shall show:
(1) The boat; and
(2) The harbor.
(Added by Laws 2031, ch. 5, § 1.)
"""


def test_selected_sections_with_their_notes() -> None:
    text, outline = read(SELECTION)
    whole = {p.eid: text[p.start : p.end] for p in outline.walk()}
    assert list(whole) == [
        *("sec_12-3-1", "sec_12-3-1__subsec_a"),
        *(f"sec_12-3-1__subsec_a__para_{n}" for n in (1, 2, 3)),
        *("sec_12-3-1__subsec_b", "sec_12-3-1__subsec_c"),
        *("sec_12-3-2", "sec_12-3-2__subsec_a", "sec_12-3-2__subsec_b"),
        *(f"sec_12-3-2__subsec_b__para_{n}" for n in (1, 2)),
    ]
    assert whole["sec_12-3-1__subsec_a__para_3"].endswith("Section 12-3-2(b)(1).")
    assert whole["sec_12-3-1__subsec_c"] == "(c) A mark lasts."
    assert whole["sec_12-3-1"].endswith("is plain.")
    assert whole["sec_12-3-2__subsec_b__para_2"] == "(2) The harbor."


@pytest.mark.parametrize(
    ("text", "nums"),
    [
        ("(i) the hull; (ii) the mast; and (iii) the oars.", ["(ii)", "(iii)"]),
        ("(i) the hull, as in (ii) below; or", []),
        ("(a) the fee; (c) of this section", []),
        ("(2) a boat; (3) a net", ["(3)"]),
    ],
)
def test_labels_that_go_on_in_one_paragraph(text: str, nums: list[str]) -> None:
    first = next(tokens(text, 0, len(text)))
    assert [token.num for token in listed(text, len(text), first)] == nums


LEVELS = [
    ("(a) (1) (A) (i) (ii) (B) (2) (b)", [0, 1, 2, 3, 3, 2, 1, 0]),
    ("(f) (g) (h) (i) (j)", [0] * 5),
    ("(f) (3) (q)", [None] * 3),
    ("(a) (b) (c) (d) (e) (f) (g) (h) (i) (j)", [0] * 10),
    ("(a) (b) (c) (d) (e) (f) (g) (h) (i) (ii) (i)", [0] * 8 + [1, 1, 0]),
    ("(a) (i) (ii) (iii) (iv) (v) (b)", [0, 1, 1, 1, 1, 1, 0]),
    ("(1) (a) (i) (ii) (b) (2)", [0, 1, 2, 2, 1, 0]),
    ("A. 1. a. b. 2. B.", [0, 1, 2, 2, 1, 0]),
    ("(a) (5) (b)", [0, None, 0]),
    ("(a) (c)", [0, 0]),
    ("(a) (1) (A) (i) (I) (II) (aa) (bb) (AA) (ii)", [0, 1, 2, 3, 4, 4, 5, 5, 6, 3]),
]


@pytest.mark.parametrize(("labels", "depths"), LEVELS)
def test_levels(labels: str, depths: list[int | None]) -> None:
    found_tokens = [token for label in labels.split() for token in tokens(f"{label} text", 0, len(label) + 5)]
    assert [level.depth if level else None for level in levels(found_tokens)] == depths


@pytest.mark.parametrize(
    ("text", "nums"), [("(a)(1)(A) Text", ["(a)", "(1)", "(A)"]), ("(a) Fee.—(1) x", ["(a)", "(1)"])]
)
def test_several_labels_on_one_line(text: str, nums: list[str]) -> None:
    assert [token.num for token in tokens(text, 0, len(text))] == nums


@pytest.mark.parametrize("text", [STATE, ACT, CFR])
def test_detected_as_law_of_the_united_states(text: str) -> None:
    said = detect(clean(Reading(text, "text/plain")), "a.txt", {})
    assert (said.kind, said.jurisdiction) == ("law", "us")


_PIECES = st.sampled_from(
    [
        "§ 1. Boats.", "§ 2 Oars", "Sec. 3. (a) Text.", "SECTION 4. NETS.", "12-3-4. Sails.", "(a) red", "(i) dark",
        "(1) x", "(A)(i) y",
        "CHAPTER 1", "TITLE II—NETS", "PART A", "“(a) quoted”", "“open", "Text of the law is here.", "",
        "Sec.",
        "(b) to (d) [Reserved]", "Official Comment", "APPENDIX A", "ARTICLE 1. BOATS",
        "Approved May 1, 2031.",
    ]
)  # fmt: skip


@given(lines=st.lists(_PIECES, max_size=40))
def test_every_text_is_whole(lines: list[str]) -> None:
    reading = clean(Reading("\n".join(lines), "text/plain"))
    outline = code.outline(reading.text, reading, US)
    assert outline is None or check(reading.text, outline) == []
