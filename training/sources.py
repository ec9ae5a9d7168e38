"""The training texts, read straight from the data folder (see index/encoders for what each one is)."""

from __future__ import annotations

import gzip
import html.parser
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from index.encoder import passage_text

_HEADINGS = frozenset(["heading", "subheading", "h1", "h2", "h3", "h4", "h5"])
_BLOCKS = frozenset(["p", "content", "chapeau", "block", "li"])
_PASSAGE_LENGTH = 1200


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that can be found: an article, or a stretch of an English document below one heading."""

    key: str
    title: str
    headings: tuple[str, ...]
    label: str
    text: str

    def as_encoded(self, text: str | None = None) -> str:
        return passage_text(self.title, self.headings, self.label, self.text if text is None else text)


@dataclass(frozen=True, slots=True)
class Question:
    """A question with an answer, the articles quoted for it (text) and judged relevant (keys of passages)."""

    key: str
    text: str
    answer: str = ""
    quoted: tuple[str, ...] = ()
    relevant: tuple[str, ...] = ()
    keywords: str = ""


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a .jsonl or .jsonl.gz file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def articles(data: Path) -> list[Passage]:
    """Chinese articles, one of each text; the evaluation pool first."""
    records = sorted(read_lines(data / "statutes_cn.jsonl.gz"), key=lambda r: not r["in_eval_pool"])
    seen: set[str] = set()
    out = []
    for r in records:
        if r["in_eval_pool"] or r["text"] not in seen:
            out.append(Passage(r["id"], r["title"], tuple(r["heading_path"]), r["article"], r["text"]))
        seen.add(r["text"])
    return out


def relevance(folder: Path) -> dict[str, tuple[str, ...]]:
    """Query identifier to relevant passages, from a BEIR folder."""
    out: dict[str, tuple[str, ...]] = {}
    for line in (folder / "qrels" / "train.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, passage, score = line.split("\t")
        if int(score) > 0:
            out[query] = (*out.get(query, ()), passage)
    return out


def lay_questions(data: Path) -> list[Question]:
    """STARD: questions of laypeople with the articles that answer them."""
    folder = data / "beir" / "stard"
    relevant = relevance(folder)
    more = {f"s{r['query_id']}": r for r in read_lines(data / "stard_train.jsonl")}
    return [
        Question(
            r["_id"],
            r["text"],
            _text(more[r["_id"]]["answer"]),
            (),
            relevant[r["_id"]],
            _text(more[r["_id"]]["keywords"]),
        )
        for r in read_lines(folder / "queries.jsonl")
    ]


def _text(value: object) -> str:
    """A field that holds NaN where it is empty."""
    return value if isinstance(value, str) else ""


def cases(data: Path) -> list[Question]:
    """JuDGE: facts of criminal cases with the articles that the judgment cites."""
    folder = data / "beir" / "judge"
    relevant = relevance(folder)
    return [Question(r["_id"], r["text"], "", (), relevant[r["_id"]]) for r in read_lines(folder / "queries.jsonl")]


def answered_questions(data: Path) -> list[Question]:
    """Lawyer LLaMA: questions with answers, some with quoted articles."""
    records = read_lines(data / "train" / "lawyer_llama.jsonl.gz")
    return [Question(f"q{n}", r["query"], r["answer"], tuple(r.get("laws") or ())) for n, r in enumerate(records)]


def english_passages(data: Path, folder: str) -> list[Passage]:
    """Stretches of the English XML and HTML documents of a folder, cut at headings."""
    out: list[Passage] = []
    for path in sorted((data / folder).rglob("*")):
        if path.name.endswith((".xml", ".xml.gz", ".akn", ".html")):
            blocks = list(_html_blocks(path) if path.suffix == ".html" else _xml_blocks(path))
            out += _cut(str(path.relative_to(data)), blocks)
    return out


def _cut(name: str, blocks: list[tuple[bool, str]]) -> Iterator[Passage]:
    """(is it a heading, text) in order → passages under their heading, each up to about 1,200 characters."""
    title, heading, parts = "", "", list[str]()
    number = 0
    for is_heading, text in [*blocks, (True, "")]:
        if is_heading or sum(map(len, parts)) > _PASSAGE_LENGTH:
            if sum(map(len, parts)) > 60:
                number += 1
                yield Passage(f"{name}#{number}", title, (heading,) if heading else (), "", "\n".join(parts))
            parts = []
        if is_heading:
            heading = text[:200]
            title = title or heading
        else:
            parts.append(text)


def _xml_blocks(path: Path) -> Iterator[tuple[bool, str]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError:  # the data hold invalid files on purpose
        return
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element).localname
        if name in _HEADINGS or (name in _BLOCKS and not _has_block(element)):
            text = " ".join("".join(map(str, element.itertext())).split())
            if text:
                yield name in _HEADINGS, text


def _has_block(element: etree._Element) -> bool:
    return any(isinstance(e.tag, str) and etree.QName(e).localname in _BLOCKS for e in element.iterdescendants())


class _Blocks(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[tuple[bool, str]] = []
        self.name = ""
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HEADINGS or tag in _BLOCKS or tag in ("script", "style"):
            self.close_block()
            self.name = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self.name:
            self.close_block()

    def handle_data(self, data: str) -> None:
        if self.name and self.name not in ("script", "style"):
            self.parts.append(data)

    def close_block(self) -> None:
        text = re.sub(r"\s+", " ", "".join(self.parts)).strip()
        if text:
            self.blocks.append((self.name in _HEADINGS, text))
        self.name, self.parts = "", []


def _html_blocks(path: Path) -> list[tuple[bool, str]]:
    parser = _Blocks()
    parser.feed(path.read_text(encoding="utf-8", errors="replace"))
    parser.close_block()
    return parser.blocks
