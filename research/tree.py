"""The outline of a document as a tree of lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.models import Document, Part, Provision
from research.widths import cut

_DIM, _BOLD, _PLAIN = "\x1b[2m", "\x1b[1m", "\x1b[0m"
_WORDS = 400


@dataclass(frozen=True, slots=True)
class TreeStyle:
    """``columns``: what a line is cut to. ``depth``: how many levels are shown, 0 for all. ``colours``: for a tty."""

    columns: int = 100
    depth: int = 0
    colours: bool = False


def tree_lines(document: Document, style: TreeStyle) -> Iterator[str]:
    """The title, then parts and provisions in the order of the text: number and heading, or the first words."""
    yield cut(document.title, style.columns)
    items: list[Provision | Part] = [*document.outline.provisions, *document.outline.parts]
    shown = [i for i in sorted(items, key=lambda i: i.start) if document.text[i.start : i.end].strip()]
    yield from _branches(document.text, shown, "", style, 1)


def _branches(text: str, items: Sequence[Provision | Part], indent: str, style: TreeStyle, level: int) -> Iterator[str]:
    for item in items:
        last = item is items[-1]
        children = item.children if isinstance(item, Provision) else ()
        hidden = bool(children) and level == style.depth
        yield _line(text, item, indent + ("└─ " if last else "├─ "), style, " …" if hidden else "")
        if children and not hidden:
            yield from _branches(text, children, indent + ("   " if last else "│  "), style, level + 1)


def _line(text: str, item: Provision | Part, lead: str, style: TreeStyle, tail: str) -> str:
    name, words = (
        (f"[{item.name}]", _first_words(text, item)) if isinstance(item, Part) else named(text, item, opened=not tail)
    )
    line = cut(lead + " ".join(filter(None, (name, words))), style.columns - len(tail)) + tail
    if not style.colours:
        return line
    if isinstance(item, Part):
        return lead + _DIM + line[len(lead) :] + _PLAIN
    number = line[len(lead) : len(lead) + len(name)]
    return lead + _BOLD + number + _PLAIN + line[len(lead) + len(name) :]


def named(text: str, provision: Provision, *, opened: bool = True) -> tuple[str, str]:
    """What stands for a provision: its number, or its element in brackets, then its heading or first words.

    ``opened``: its children are shown below it, so that a number alone is enough where they hold all its words.
    """
    number = " ".join(provision.num.split())
    heading = " ".join(provision.heading.split())
    if heading:
        return number, heading
    first = provision.children[0].start if opened and provision.children else provision.end
    own = text[provision.start : min(first, provision.start + _WORDS)]
    words = " ".join(own.removeprefix(provision.num).split())
    if number:
        return number, words
    return ("", words) if provision.element == "paragraph" else (f"[{provision.element}]", words)


def _first_words(text: str, part: Part) -> str:
    return " ".join(text[part.start : min(part.end, part.start + _WORDS)].split())
