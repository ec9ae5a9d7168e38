"""What amendatory instructions do: ``2. Amend § 1.1 by revising paragraph (b) to read as follows:`` (1 CFR 21, the
Document Drafting Handbook), and ``Section 5 of the Net Act is amended by striking …`` of acts of Congress."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.models import Action, Amendment, Span

_SECTION = r"(?:§§? ?|Sec\. ?|[Ss]ections? )(?P<section>\d[\w.:–-]*\w)"
_FOLLOWS = re.compile(r"(?:as follows|the following)\s*:\s*")
_ACTION = re.compile(
    r"\b(?P<word>revis(?:e|ing|ed)|add(?:ing|ed)?|remov(?:e|ing|ed)|redesignat(?:e|ing|ed)|amend(?:ing|ed)?"
    r"|delet(?:e|ing|ed)"
    r"|strik(?:e|ing)|insert(?:ing|ed)?|repeal(?:ed|ing)?|reserv(?:e|ing))\b",
    re.I,
)
_TARGET = re.compile(
    rf"(?:{_SECTION}|(?:newly redesignated )?paragraphs? (?P<levels>\([\w]+\)(?:\(\w+\))*(?:(?:,? and |, "
    rf"| through )\(\w+\)(?:\(\w+\))*)*)"
    r"(?P<intro> introductory text)?|(?P<whole>(?:sub)?part \d[\w]*|subpart [A-Z]+|appendix [A-Z]\b"
    r"|the authority citation))",
    re.I,
)
_ACTS: dict[str, Action] = {
    "rev": "substitution", "add": "insertion", "ins": "insertion", "rem": "repeal", "del": "repeal", "str": "repeal",
    "rep": "repeal", "red": "renumbering", "ame": "substitution", "res": "substitution",
}  # fmt: skip
_STATUTE = re.compile(
    r"\b[Ss]ection (?P<section>\d[\w-]*)(?P<levels>(?:\(\w+\))*) of (?P<law>(?:the )?[A-Z][\w’' ,-]{3,120}?(?:Act"
    r"|Code)(?: of \d{4})?"
    r"|title \d+, United States Code)(?: \([^)]{1,80}\))?,? is (?:further )?(?:amended|repealed)"
)
_BY = re.compile(r"(?P<word>striking|inserting|adding|amended|repealed|redesignating)[^.;:]{0,200}")
_LONGEST = 1200


def amendments(text: str, span: Span, eid: str, law: str) -> Iterator[Amendment]:
    """What the instruction ``text[span]`` does to ``law`` (42 CFR part 8), one record for each place it names.

    The new text is what stands behind ``as follows:``; an instruction that says that a citation continues to read as
    it does changes nothing.
    """
    start, end = span
    matches = list(_FOLLOWS.finditer(text, start, min(end, start + _LONGEST)))
    follows = matches[-1] if matches else None
    said = " ".join(text[start : follows.start() if follows else min(end, start + _LONGEST)].split())
    if re.search(r"continues? to read", said):
        return
    quote = (follows.end(), end) if follows and follows.end() < end else None
    targets = list(_targets(said))
    for action, label in targets:
        new = quote if action in ("insertion", "substitution") else None
        yield Amendment(eid, action, law, label, _eid(label), new)


def _targets(said: str) -> Iterator[tuple[Action, str]]:
    """(action, label) of every place that an instruction names, in order, sections carried on to their paragraphs."""
    action: Action = "substitution"
    section = ""
    waiting = ""
    found: list[tuple[Action, str]] = []
    marks = sorted([*_ACTION.finditer(said), *_TARGET.finditer(said)], key=lambda m: m.start())
    for match in marks:
        if match.re is _ACTION:
            action = _ACTS[match["word"][:3].lower()]
        elif match["section"]:
            section = f"§ {match['section'].rstrip('.')}"
            waiting = section
            found.append((action, section))
        elif match["levels"]:
            if waiting and found and found[-1][1] == waiting:
                found.pop()
            waiting = ""
            found.extend((action, f"{section}{level}") for level in _each(match["levels"]))
        elif match["whole"] and "authority" in match["whole"].lower():
            found.append((action, "authority citation"))
    yield from dict.fromkeys(found)


def _each(levels: str) -> Iterator[str]:
    """(a), (b) and (c) one by one; (a) through (c) as its two ends."""
    yield from re.findall(r"\(\w+\)(?:\(\w+\))*", levels)


def statute_amendments(text: str, span: Span, eid: str) -> Iterator[Amendment]:
    """What a provision of an act does to another act: ``Section 5(b) of the Net Act is amended by adding …``."""
    start, end = span
    for match in _STATUTE.finditer(text, start, end):
        law = re.sub(r"^the ", "", " ".join(match["law"].split()))
        label = f"section {match['section']}{match['levels']}"
        said = text[match.start() : min(end, match.end() + 400)]
        follows = _FOLLOWS.search(text, match.end(), min(end, match.end() + _LONGEST))
        quote = (follows.end(), end) if follows and follows.end() < end else None
        yield Amendment(eid, _statute_action(said), law, label, _eid(label), quote)


def _statute_action(said: str) -> Action:
    if "is repealed" in said:
        return "repeal"
    words = {match["word"] for match in _BY.finditer(said)}
    if "adding" in words and "striking" not in words:
        return "insertion"
    if "redesignating" in words and "striking" not in words and "adding" not in words:
        return "renumbering"
    return "repeal" if "striking" in words and not words & {"inserting", "adding"} else "substitution"


def _eid(label: str) -> str:
    """sec_8-1__subsec_b for § 8.1(b); '' for what is no section."""
    found = re.match(r"(?:§ |section )(\d[\w.:–-]*)((?:\(\w+\))*)", label)
    if not found:
        return ""
    names = ("subsec", "para", "subpara", "cl", "subcl")
    number = re.sub(r"[.:–]", "-", found[1])
    levels = zip(names, re.findall(r"\((\w+)\)", found[2]), strict=False)
    return "__".join([f"sec_{number}", *(f"{name}_{value}" for name, value in levels)])
