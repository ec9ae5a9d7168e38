"""Scores outlines against the gold set of structure: ``python -m benchmarks.structure DATA``.

How the set was made, and what counts as found, stands in tests/gold/README.md.
"""

from __future__ import annotations

import argparse
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
import pypdf
from lxml import html

from ingest import detect, outline, readers
from ingest.clean import clean
from ingest.models import Provision

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold" / "structure.jsonl"
_EDGE = 12
_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "td", "th", "br", "pre", "blockquote", "table",
     "title", "section", "dd", "dt", "hr", "center"}
)  # fmt: skip
_UNSEEN = frozenset(("script", "style", "head"))
_NOT_COMPARED = re.compile(r"[\s#*\-\u00ad\u2010\u2011]+")  # signs of Markdown, hyphens at line ends

Place = tuple[str, str]
Key = tuple[tuple[Place, ...], str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """Provisions of the gold set, of the program, and those that are the same in both."""

    gold: int
    found: int
    same: int

    @property
    def f1(self) -> float:
        return 2 * self.same / (self.gold + self.found) if self.gold + self.found else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(self.gold + other.gold, self.found + other.found, self.same + other.same)


def scores(data: Path) -> Iterator[tuple[str, str, Score, list[str]]]:
    """(source, kind, score, what differs) of each document of the gold set."""
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = plain_text(data / row["source"])
        gold = Counter(_gold_keys(text, row["provisions"]))
        found = Counter(_keys_of(data / row["source"]))
        same = (gold & found).total()
        missing = [f"- {_shown(key)}" for key in (gold - found).elements()]
        extra = [f"+ {_shown(key)}" for key in (found - gold).elements()]
        yield row["source"], row["kind"], Score(gold.total(), found.total(), same), missing + extra


def _gold_keys(text: str, rows: Sequence[tuple[int, str, str, int, int]]) -> Iterator[Key]:
    path: list[Place] = []
    for depth, element, num, start, end in rows:
        del path[depth:]
        path.append((element, num))
        yield _key(path, text[start:end])


def _keys_of(path: Path) -> Iterator[Key]:
    reading = clean(readers.read(path.read_bytes(), path))
    tree = outline.build(reading, detect.detect(reading, path.name, {}))

    def below(provisions: Sequence[Provision], above: list[Place]) -> Iterator[Key]:
        for p in provisions:
            own = [*above, (p.element, "".join(p.num.split()))]
            yield _key(own, reading.text[p.start : p.end])
            yield from below(p.children, own)

    return below(tree.provisions, [])


def _key(path: Sequence[Place], text: str) -> Key:
    """A number is compared by itself: a Word file counts its paragraphs without writing the number down."""
    visible = _NOT_COMPARED.sub("", text)
    body = visible.removeprefix(_NOT_COMPARED.sub("", path[-1][1]))
    return tuple(path), body[:_EDGE], body[-_EDGE:]


def _shown(key: Key) -> str:
    path, first, last = key
    return " › ".join(f"{element} {num}".strip() for element, num in path) + f": {first} … {last}"


def plain_text(path: Path) -> str:
    """Lines of a file in reading order, without the program's readers: nothing is cleaned or numbered."""
    data = path.read_bytes()
    if path.suffix == ".docx":
        body = docx.Document(io.BytesIO(data)).element.body
        return "\n".join("".join(t.text or "" for t in p.iter("{*}t")) for p in body.iter("{*}p"))
    if path.suffix == ".pdf":
        return "\n\f\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    return _html_text(data) if path.suffix == ".html" else data.decode("utf-8-sig")


def _html_text(data: bytes) -> str:
    try:
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", data.decode("utf-8")))
    except UnicodeDecodeError:
        root = html.document_fromstring(data)
    lines = "".join(_html_pieces(root)).split("\n")
    kept = any(True for _ in root.iter("pre"))
    plain = (line.strip() if kept else re.sub(r"[^\S\u3000\xa0]+", " ", line).strip() for line in lines)
    return "\n".join(line for line in plain if line)


def _html_pieces(element: html.HtmlElement) -> Iterator[str]:
    edge = "\n" if element.tag in _BLOCKS else ""
    yield edge
    if isinstance(element.tag, str) and element.tag not in _UNSEEN:
        yield element.text or ""
        for child in element:
            yield from _html_pieces(child)
            yield child.tail or ""
    yield edge


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--differences", action="store_true", help="print what differs")
    arguments = parser.parse_args()
    totals: dict[str, Score] = {}
    for source, kind, score, differences in scores(arguments.data):
        totals[kind] = totals.get(kind, Score(0, 0, 0)) + score
        print(f"{score.f1:.3f}  {score.gold:4} {score.found:4} {score.same:4}  {kind:11}  {source}")
        if arguments.differences:
            print(*(f"    {line}" for line in differences), sep="\n")
    for kind, score in totals.items():
        print(f"{score.f1:.3f}  {score.gold:4} {score.found:4} {score.same:4}  all of {kind}")


if __name__ == "__main__":
    main()
