"""Each paragraph of each kind of paper lies in its part, whether line breaks, blanks or nothing stand between them."""

from __future__ import annotations

import pytest

from ingest.detect import detect
from ingest.models import Outline, Reading
from ingest.outline import build, check
from tests.ingest.judgment_papers import PAPERS, laid_out


def read(text: str) -> Outline:
    reading = Reading(text, "text/plain")
    found = build(reading, detect(reading, "凡例.txt", {}))
    assert check(text, found) == []
    return found


def part_of(found: Outline, start: int, end: int) -> str:
    return next((p.element for p in found.provisions if p.start <= start and end <= p.end), "")


@pytest.mark.parametrize("separator", ["\n", "\n\n  ", " ", ""])
@pytest.mark.parametrize("name", PAPERS)
def test_every_paragraph_lies_in_its_part(name: str, separator: str) -> None:
    text, spans = laid_out(PAPERS[name], separator)
    found = read(text)
    wrong = [
        (wanted, got, text[start:end][:40])
        for wanted, start, end in spans
        if (got := part_of(found, start, end)) != wanted
    ]
    assert wrong == []
