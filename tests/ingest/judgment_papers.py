"""The invented papers of courts and prosecutors in the folder papers, one paragraph a line.

A line begins with the letter of its part: I introduction, A arguments, B background, M motivation, D decision,
C conclusions, X annex; a ``+`` after it: the words stand in the paragraph above, without a break.
"""

from __future__ import annotations

from pathlib import Path

PAPERS = {path.stem: path.read_text("utf-8") for path in sorted((Path(__file__).parent / "papers").glob("*.txt"))}
_NAMES = {
    "I": "introduction",
    "A": "arguments",
    "B": "background",
    "M": "motivation",
    "D": "decision",
    "C": "conclusions",
    "X": "annex",
}


def laid_out(paper: str, separator: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text with ``separator`` between its paragraphs, and the part and extent of each."""
    text, spans = "", list[tuple[str, int, int]]()
    for line in paper.strip().split("\n"):
        mark, words = line[:2], line[2:]
        if text and mark[1] != "+":
            text += separator
        spans.append((_NAMES[mark[0]], len(text), len(text) + len(words)))
        text += words
    return text, spans
