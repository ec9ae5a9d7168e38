"""Judgments as Word files against the same judgments in Akoma Ntoso."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.twins import Paragraph, compare, pairs, paragraphs

OURS = [
    Paragraph("1.", "1.One.", "Theboat", True),
    Paragraph("2.", "2.Itcosts£5."),
    Paragraph("3.", "3.Hesaid:“4.Two.”"),
]


def test_equal_paragraphs_and_each_fault_of_the_twin() -> None:
    equal = compare(OURS, OURS)
    assert (equal.paragraphs, equal.equal, equal.settled) == (3, 3, 1.0)
    twin = [
        Paragraph("1.", "1.One.Theboat"),
        Paragraph("2.", "2.Itcosts,5."),
        Paragraph("3.", "3.Hesaid:"),
        Paragraph("“4.", "“4.Two.”"),
    ]
    faults = compare(OURS, twin)
    assert dict(faults.faults) == {"heading": 1, "letters": 1, "quotation": 1}
    assert (faults.equal, faults.different) == (0, [])


def test_a_real_difference_counts() -> None:
    found = compare(OURS, [OURS[0], Paragraph("2.", "2.Itcosts£6."), OURS[2]])
    assert (found.equal, len(found.different)) == (2, 1)
    assert found.settled < 1
    assert compare(OURS, OURS[:2]).equal == 2


@pytest.mark.slow
def test_word_files_and_their_twins(shared_data: Path) -> None:
    both = pairs(shared_data)
    assert len(both) >= 16
    found = [compare(paragraphs(word), paragraphs(twin)) for word, twin in both]
    total = sum(c.paragraphs for c in found)
    equal = sum(c.equal for c in found)
    settled = equal + sum(sum(c.faults.values()) for c in found)
    assert settled / total >= 0.98
    assert equal / total >= 0.93
