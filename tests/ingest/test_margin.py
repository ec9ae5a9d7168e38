"""Marginal notes of plain text come above the section that they name. All texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import outline
from ingest.clean import clean
from ingest.detect import Detected
from ingest.models import Reading
from ingest.outline.uk import act
from ingest.readers.margin import without_margin

ORDINANCE = """\
                       NETS ORDINANCE 2031

                              PART I
                              NETS

Mending     1.-(1) The owner of a net shall mend it within seven days of
of nets.    the day on which it tore.
               (2) A net is mended in accordance with
            Schedule 1.
Marks.      2. A net shall bear a mark, unless -
               (a) it is small; or
               (b) it is old.

3. Short title
   This Ordinance may be cited as the Nets Ordinance 2031.

   SCHEDULE 1                                          [section 1(2)]

                              STITCHES

   ------------------------------------------------
   Item   Stitch                                 mm
   ------------------------------------------------
   1.     Small                                   2
   2.     Large                                   9
   ------------------------------------------------

   1. Stitches shall be even.
   2. Paragraph 1 and
the table apply to all nets.

Passed by the Assembly this 3rd day of May, 2031.
                                        B. C. MAST,
                                        Clerk of the Assembly.
"""


def test_ordinance_with_marginal_notes() -> None:
    text, marks = without_margin(ORDINANCE)
    reading = clean(Reading(text, "text/plain", marks=marks))
    found = act.outline(reading.text, reading, Detected("law", "hk", "eng", "Nets Ordinance 2031"))
    assert found is not None
    assert outline.check(reading.text, found) == []
    assert [(p.eid, p.num, p.heading) for p in found.walk()] == [
        ("part_I", "PART I", "NETS"),
        ("sec_1", "1.", "Mending of nets"),
        ("sec_1__subsec_1", "(1)", ""),
        ("sec_1__subsec_2", "(2)", ""),
        ("sec_2", "2.", "Marks"),
        ("sec_2__para_a", "(a)", ""),
        ("sec_2__para_b", "(b)", ""),
        ("sec_3", "3.", "Short title"),
        ("annex_1", "SCHEDULE 1", "STITCHES"),
        ("annex_1__para_1", "1.", ""),
        ("annex_1__para_2", "2.", ""),
        ("conclusions", "", ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mending     1. The owner shall mend it.\n            It is his.",
        "The owner   1. shall mend\nthe net     2. and mark\nit as well  3. so that",
        "Part A      1. Nets\n            2. Boats\nPart 2      3. Oars",
        "",
    ],
)
def test_what_is_no_margin(text: str) -> None:
    assert without_margin(text) == (text, ())


_LINES = st.sampled_from(
    [
        "Marks.      2. A net",
        "Mending     1.-(1) The owner",
        "of nets.    the day",
        "            text",
        "text",
        "",
        "nets",
    ]
)


@given(st.lists(_LINES, max_size=12))
def test_every_word_is_kept(lines: list[str]) -> None:
    text = "\n".join(lines)
    found, marks = without_margin(text)
    assert sorted(found.split()) == sorted(text.split())
    assert all(found[m.start : m.end].strip() and "\n" not in found[m.start : m.end] for m in marks)
