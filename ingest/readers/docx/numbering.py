"""Automatic paragraph numbers, computed from numbering.xml (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ingest.readers.docx.number_formats import format_number
from ingest.readers.docx.package import Element, W, integer, local, switched_on, value
from ingest.readers.docx.styles import Styles

_PLACEHOLDER = re.compile(r"%([1-9])")
_NUMBER_FIELD = re.compile(
    r"\s*(LISTNUM|AUTONUM(?:LGL|OUT)?)\b(?:\s+\"?([^\\\s\"]+)\"?)?(?:\s*\\l\s*(\d+))?(?:\s*\\s\s*(\d+))?", re.IGNORECASE
)
_FIELD_LEVELS = (("decimal", "{}."), ("lowerLetter", "({})"), ("lowerRoman", "({})"), ("decimal", "({})"))
_SUFFIX = {"tab": " ", "space": " ", "nothing": ""}
_BULLETS = {"o": "◦", "§": "▪", "¨": "□", "ü": "✓", "Ø": "➢", "v": "❖", "·": "•", "": "", "-": "-", "–": "–", "—": "—"}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; ``restart``: the 1-based level that restarts it, 0 for never, -1 for any higher one."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    suffix: str = " "
    restart: int = -1
    legal: bool = False
    hidden: bool = False
    paragraph_style: str = ""


@dataclass(frozen=True, slots=True)
class ListInstance:
    """A w:num: the abstract list it counts in, and what it overrides by level."""

    abstract: str
    starts: Mapping[int, int]
    levels: Mapping[int, Level]


@dataclass(frozen=True, slots=True)
class Number:
    """A computed number: as printed, what separates it from the text, and its level from 1."""

    label: str
    suffix: str
    level: int


@dataclass(slots=True)
class Numbering:
    """Lists and their counters; ``advance`` is called once for each numbered paragraph, in document order."""

    abstracts: Mapping[str, Mapping[int, Level]]
    instances: Mapping[str, ListInstance]
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)
    names: Mapping[str, str] = field(default_factory=dict)

    def advance(self, num_id: str, ilvl: int) -> Number | None:
        """The next number of list ``num_id`` at level ``ilvl`` (from 0); None where the file defines no such list."""
        instance = self.instances.get(num_id)
        if instance is None:
            return None
        levels = {**self.abstracts.get(instance.abstract, {}), **instance.levels}
        level = levels.get(ilvl)
        if level is None:
            return None
        counters = self.counters.setdefault(instance.abstract, {})
        if ilvl in instance.starts and num_id not in self.begun:
            counters[ilvl] = instance.starts[ilvl]
        else:
            counters[ilvl] = counters[ilvl] + 1 if ilvl in counters else instance.starts.get(ilvl, level.start)
        self.begun.add(num_id)
        for lower in [k for k in counters if k > ilvl and _restarts(levels.get(k), ilvl)]:
            del counters[lower]
        label = "" if level.hidden else _label(level, levels, counters)
        return Number(label, level.suffix, ilvl + 1)

    def advance_field(self, instruction: str) -> str:
        """The number that a LISTNUM or AUTONUM field shows, '' for any other field.

        LISTNUM counts in the list of its name, a number of its own where the file defines no such list.
        """
        match = _NUMBER_FIELD.match(instruction)
        if match is None:
            return ""
        name = match[2] or match[1].upper()
        ilvl = integer(match[3] or "1", 1) - 1
        num_id = self.names.get(name)
        if num_id is not None:
            number = self.advance(num_id, ilvl)
            return number.label if number else ""
        counters = self.counters.setdefault(f"field {name}", {})
        counters[ilvl] = integer(match[4]) if match[4] else counters.get(ilvl, 0) + 1
        for lower in [k for k in counters if k > ilvl]:
            del counters[lower]
        style, text = _FIELD_LEVELS[ilvl % len(_FIELD_LEVELS)]
        return text.format(format_number(counters[ilvl], style))

    def level_of_style(self, num_id: str, style: str) -> int | None:
        """The level that names ``style`` as its paragraph style."""
        instance = self.instances.get(num_id)
        levels = self.abstracts.get(instance.abstract, {}) if instance else {}
        return next((i for i, level in levels.items() if style and level.paragraph_style == style), None)


def _restarts(level: Level | None, used: int) -> bool:
    return level is None or level.restart < 0 or (level.restart > 0 and used < level.restart)


def _label(level: Level, levels: Mapping[int, Level], counters: Mapping[int, int]) -> str:
    if level.style == "bullet":
        return _bullet(level.text)

    def shown(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        other = levels.get(index, Level())
        style = "decimal" if level.legal and other.style != "none" else other.style
        return format_number(counters.get(index, other.start), style)

    return _PLACEHOLDER.sub(shown, level.text).strip()


def _bullet(text: str) -> str:
    """Symbol fonts put their bullets into the private-use area; what they show is a bullet."""
    return "".join(_BULLETS.get(c, "•" if "\ue000" <= c <= "\uf8ff" else c) for c in text.strip())


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """Lists of numbering.xml; lists that borrow another's levels through a style (numStyleLink) are resolved."""
    if root is None:
        return Numbering({}, {})
    instances = {value(n, "numId"): _instance(n) for n in root.iterchildren(W + "num")}
    abstracts: dict[str, dict[int, Level]] = {}
    links: dict[str, str] = {}
    for abstract in root.iterchildren(W + "abstractNum"):
        name = value(abstract, "abstractNumId")
        abstracts[name] = {integer(value(e, "ilvl")): _level(e) for e in abstract.iterchildren(W + "lvl")}
        if (link := abstract.find(W + "numStyleLink")) is not None:
            links[name] = value(link)
    for name, style in links.items():
        linked = instances.get(styles.number_of(style)[0])
        if linked is not None and not abstracts[name]:
            abstracts[name] = abstracts.get(linked.abstract, {})
    return Numbering(abstracts, instances, names=_names(root, instances))


def _names(root: Element, instances: Mapping[str, ListInstance]) -> dict[str, str]:
    """Lists that LISTNUM fields call by name."""
    by_abstract = {i.abstract: num_id for num_id, i in reversed(list(instances.items()))}
    named = {value(a.find(W + "name")): value(a, "abstractNumId") for a in root.iterchildren(W + "abstractNum")}
    return {name: by_abstract[a] for name, a in named.items() if name and a in by_abstract}


def _instance(num: Element) -> ListInstance:
    starts: dict[int, int] = {}
    levels: dict[int, Level] = {}
    for override in num.iterchildren(W + "lvlOverride"):
        ilvl = integer(value(override, "ilvl"))
        if (start := override.find(W + "startOverride")) is not None:
            starts[ilvl] = integer(value(start), 1)
        if (level := override.find(W + "lvl")) is not None:
            levels[ilvl] = _level(level)
    return ListInstance(value(num.find(W + "abstractNumId")), starts, levels)


def _level(element: Element) -> Level:
    level = Level(
        start=integer(value(element.find(W + "start")), 1 if element.find(W + "start") is None else 0),
        style=_style(element),
        text=value(element.find(W + "lvlText")),
        suffix=_SUFFIX.get(value(element.find(W + "suff"), default="tab"), " "),
        legal=switched_on(element.find(W + "isLgl")),
        hidden=switched_on(element.find(f"{W}rPr/{W}vanish")),
        paragraph_style=value(element.find(W + "pStyle")),
    )
    restart = element.find(W + "lvlRestart")
    return level if restart is None else replace(level, restart=integer(value(restart), -1))


def _style(level: Element) -> str:
    """w:numFmt; a newer format may stand in mc:AlternateContent with a plain fallback."""
    for element in level.iter(W + "numFmt"):
        if (style := value(element)) != "custom":
            return style
        if "0" in value(element, "format"):
            return "decimalZero"
    return "decimal" if any(local(e) == "lvlText" for e in level) else "none"
