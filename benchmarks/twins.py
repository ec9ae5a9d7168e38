"""Judgments that exist as a Word file and as Akoma Ntoso: their numbered paragraphs side by side.

python -m benchmarks.twins SHARED_DATA

Equal is a paragraph with the same number and, white space aside, the same text, in the same order. The marked-up twin
was made by another program from the same Word file and has faults of its own; a pair that differs by nothing but one
of them is counted apart, under its name:

- letters: the signs of a WordPerfect symbol font stand as letter codes (``,`` for the pound sign);
- heading: the heading of what follows is the last line of the paragraph above, or a paragraph of its own;
- signature: the judge's name below the last paragraph is part of it;
- note: the text of a footnote stands inside the paragraph that calls it;
- quotation: the numbers inside a block quotation are paragraphs beside the one that quotes.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from ingest import outline, readers
from ingest.clean import clean
from ingest.detect import detect
from ingest.models import Outline, Provision, Reading

_CODES = str.maketrans({"£": ",", "’": "=", "…": "Y", "–": "B", "—": "C", "“": "A", "”": "@", "‘": ">", "§": "'"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Number and text without white space; ``after``: the headings (``headed``) or the signature that follow it,
    ``notes``: those that it calls."""

    num: str
    text: str
    after: str = ""
    headed: bool = False
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Comparison:
    """Counts of one pair or of all: paragraphs, equal ones, ones that differ by a fault of the twin; the others."""

    paragraphs: int = 0
    equal: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    different: list[tuple[str, str]] = field(default_factory=list)

    @property
    def share(self) -> float:
        return self.equal / self.paragraphs if self.paragraphs else 1.0

    @property
    def settled(self) -> float:
        """The share of equal paragraphs and of those where only the twin is at fault."""
        return (self.equal + sum(self.faults.values())) / self.paragraphs if self.paragraphs else 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    total = Comparison()
    for word, twin in pairs(parser.parse_args().data):
        found = compare(paragraphs(word), paragraphs(twin))
        print(f"{word.stem}: {found.equal} of {found.paragraphs} equal; twin's faults {dict(found.faults)}")
        for ours, theirs in found.different:
            print(f"    ours   {ours[:60]} … {ours[-60:]}\n    twin   {theirs[:60]} … {theirs[-60:]}")
        total.paragraphs += found.paragraphs
        total.equal += found.equal
        total.faults += found.faults
    print(f"all: {total.equal} of {total.paragraphs} equal ({total.share:.2%}); twin's faults {dict(total.faults)}")
    print(f"equal or differing by a fault of the twin alone: {total.settled:.2%}")


def pairs(data: Path) -> list[tuple[Path, Path]]:
    """The Word files that have a twin, by name."""
    folder = data / "opinions_en"
    both = ((word, folder / "uk" / f"{word.stem}.xml") for word in (folder / "uk_docx").glob("*.docx"))
    return sorted(((word, twin) for word, twin in both if twin.exists()), key=lambda p: (len(p[0].stem), p[0].stem))


def paragraphs(path: Path) -> list[Paragraph]:
    """The numbered paragraphs of a judgment, in order."""
    reading = clean(readers.read(path.read_bytes(), path))
    tree = outline.build(reading, detect(reading, path.name, {}))
    return list(_paragraphs(reading, tree))


def _paragraphs(reading: Reading, tree: Outline) -> Iterator[Paragraph]:
    every = list(tree.walk())
    notes = {m.label: _bare(reading.text[m.start : m.end]) for m in reading.marks if m.kind == "footnote"}
    for i, p in enumerate(every):
        if p.element == "paragraph" and p.num:
            calls = [m for m in reading.marks if m.kind == "footnote_ref" and p.start <= m.start < p.end]
            text = _bare(reading.text[p.start : p.end])
            after, headed = _after(reading.text, every[i + 1 :], p)
            yield Paragraph(_bare(p.num), text, after, headed, tuple(notes.get(m.label, "") for m in calls))


def _after(text: str, following: Sequence[Provision], paragraph: Provision) -> tuple[str, bool]:
    """The headings between a paragraph and the next, or the signature; whether it is headings."""
    found: list[str] = []
    for p in following:
        if p.start < paragraph.end:
            continue
        if p.element == "conclusions":
            return "".join([*found, _bare(text[p.start : p.end])]), False
        if p.element != "section":
            break
        found.append(_bare(text[p.start : p.children[0].start if p.children else p.end]))
    return "".join(found), True


def compare(ours: Sequence[Paragraph], twin: Sequence[Paragraph]) -> Comparison:
    """The paragraphs of both side by side. What the twin makes a paragraph and is nothing but a heading is left out."""
    found = Comparison()
    headings = "\n".join(p.after for p in ours)
    rest = [p for p in twin if p.text not in headings]
    matcher = SequenceMatcher(None, [(p.num, p.text) for p in ours], [(p.num, p.text) for p in rest], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            found.equal += j - i
        else:
            _differences(ours[i:j], rest[k:m], found)
    found.paragraphs = found.equal + sum(found.faults.values()) + len(found.different)
    return found


def _differences(ours: Sequence[Paragraph], twin: Sequence[Paragraph], found: Comparison) -> None:
    at = 0
    for paragraph in ours:
        fault, used = _fault(paragraph, twin[at:])
        if fault:
            found.faults[fault] += 1
        else:
            found.different.append((paragraph.text, twin[at].text if at < len(twin) else ""))
        at += used
    found.different += [("", p.text) for p in twin[at:]]


def _fault(paragraph: Paragraph, twin: Sequence[Paragraph]) -> tuple[str, int]:
    """The twin's fault that alone sets its next paragraph apart from ours, and how many of its paragraphs it takes."""
    if not twin:
        return "", 0
    text, more = twin[0].text, twin[0].text[len(paragraph.text) :]
    if text.translate(_CODES) == paragraph.text.translate(_CODES):
        return "letters", 1
    if text.startswith(paragraph.text) and more and paragraph.after.startswith(more):
        return "heading" if paragraph.headed else "signature", 1
    if paragraph.notes and _without_notes(text, paragraph) == _without_notes(paragraph.text, paragraph):
        return "note", 1
    quote = paragraph.text[len(text) :]
    if paragraph.text.startswith(text) and quote[:1] == "“" and quote[-1] == "”":
        split = next((n for n in range(1, len(twin)) if "".join(p.text for p in twin[1 : n + 1]) == quote), 0)
        return "quotation", 1 + split
    return "", 1


def _without_notes(text: str, paragraph: Paragraph) -> str:
    """The text without the calls of footnotes and, where it holds them, the notes themselves."""
    for note in paragraph.notes:
        label, _, body = note.partition("]")
        text = text.replace(f"{label}]", "", 1) if f"{label}]" in text else text.replace(body, "", 1)
    return text


def _bare(text: str) -> str:
    return "".join(text.split())


if __name__ == "__main__":
    main()
