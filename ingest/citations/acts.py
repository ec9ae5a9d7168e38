"""Names of US, UK and EU instruments: Fraud Act 2006, 18 U.S.C., Regulation (EU) 2016/679, Pub. L. 104-4."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.citations.found import Found, longest

GAP = r"(?:[ \xa0\t]+\n?[ \xa0\t]*|\n[ \xa0\t]*)"
_CODES = re.compile(
    rf"(?<![\w.])[0-9]{{1,3}}{GAP}?(?:U\.{GAP}?S\.{GAP}?C\.(?:{GAP}?A\.)?|USC(?![a-z])|C\.{GAP}?F\.{GAP}?R\.|CFR\b)"
    rf"|\b[Tt]itle{GAP}[0-9]{{1,2}}(?:,{GAP}?(?:of{GAP}the{GAP})?(?:United{GAP}States{GAP}Code"
    rf"|U\.S\.{GAP}?C(?:ode|\.)|Code{GAP}of{GAP}Federal{GAP}Regulations))?"
)
_EU = re.compile(
    rf"(?:(?:Council|Commission){GAP})?(?:(?:Delegated|Implementing"
    rf"|Framework){GAP})?(?:Regulation|Directive|Decision)s?{GAP}"
    rf"(?:\((?:EU|EC|EEC|Euratom|EU,{GAP}?Euratom|CFSP)\){GAP}?(?:N[o°]\.?{GAP}?)?[0-9]{{1,4}}/[0-9]{{1,4}}"
    rf"|(?:N[o°]\.?{GAP}?)?[0-9]{{2,4}}/[0-9]{{1,4}}/(?:EU|EC|EEC|JHA|CFSP))"
    rf"|\b(?:UK{GAP})?GDPR\b|\bTFEU\b|\bTEU\b|\bECHR\b(?!{GAP}[0-9])"
)
_NUMBERED = re.compile(
    rf"(?:Public{GAP}Law|Pub\.{GAP}?L\.)(?:{GAP}?No\.)?{GAP}[0-9]{{2,3}}[-–][0-9]{{1,4}}"
    rf"|(?:Executive{GAP}Order|E\.O\.){GAP}(?:No\.{GAP})?[0-9]{{4,5}}"
    rf"|\b(?:Fed(?:eral|\.){GAP}?R(?:ules|\.){GAP}?(?:of{GAP})?(?:Civ(?:il|\.)|Crim(?:inal"
    rf"|\.)|App(?:ellate|\.)|Evid(?:ence|\.)|Bankr(?:uptcy|\.))"
    rf"(?:{GAP}?P(?:rocedure|\.))?)|\b(?:Civil"
    rf"|Criminal){GAP}Procedure{GAP}Rules(?:{GAP}(?:19|20)[0-9]{{2}})?"
    rf"|\bCPR\b(?={GAP}[0-9])"
)
_CONSTITUTION = re.compile(
    rf"(?:United{GAP}States|U\.{GAP}?S\.|Federal){GAP}(?:Constitution|Const\.)"
    rf"|\bConstitution{GAP}of{GAP}(?:the{GAP})?[A-Z]\w+(?:{GAP}[A-Z]\w+)?"
)
_TREATY = re.compile(
    rf"\b(?:Convention|Treaty|Covenant|Protocol){GAP}(?:on|for|against|of|to|relating{GAP}to|concerning)"
    rf"(?:{GAP}(?:on|of|for|the|and|in|against|to|with|[A-Z][\w’'-]*))*{GAP}[A-Z][\w’'-]*"
)
_ANCHOR = re.compile(
    rf"\b(?P<type>Acts?|Order|Regulations|Rules|Measure|Code|Convention|Treaty|Scheme|Directions)"
    rf"(?:{GAP}\((?:Northern{GAP}Ireland|Scotland|Wales|Amendment|No\.{GAP}?[0-9]+"
    rf"|Consolidated)\))?(?P<year>,?{GAP}(?:of{GAP})?(?:1[2-9]|20)[0-9]{{2}}\b)?(?![\w’])"
)
_WORD = re.compile(
    rf"(?:[A-Z][\w’'.&-]*,?|\((?:[A-Z][^()]{{1,120}}|No\.{GAP}?[0-9]+)\)|of|and|the|for|in"
    rf"|to|on|by|with|from|etc\.?,?|&)\Z"
)
_OPENING = re.compile(
    r"(?:[A-Z]\.|Prior|Subject|According|Contrary|The|This|That|Under|In|See|By|Section"
    r"|Sections|Article|Part|For|To|On|And|Of|An?|Each|Any|Such|Said|If|When|As|At|With"
    r"|But|Since|"
    r"Schedule|Chapter|Our|Its|Both|No|New|These|Those|Also|Although|Because|While|However"
    r"|After|Before|Pursuant|Whether)\b,?|(?:of|and|the|for|in|to|on|by|with|from|&|Parent"
    r"|Main|Principal|Subsidiary|Original)\b,?"
)

# A pattern runs only where one of its own words occurs: looking for a plain word is far quicker.
_FORMS = (
    (_CODES, ("S.", "USC", "CFR", "F.", "itle")),
    (_EU, ("Regulation", "Directive", "Decision", "GDPR", "TFEU", "TEU", "ECHR")),
    (_NUMBERED, ("Public", "Pub.", "Executive", "E.O.", "Fed", "Procedure", "CPR")),
    (_CONSTITUTION, ("Const",)),
)


def find_acts(text: str) -> list[Found]:
    """English instruments by name, the longest where names nest."""
    forms = [form for form, signs in _FORMS if any(sign in text for sign in signs)]
    by_form = [
        Found(m.start(), m.end(), "instrument", m[0], " ".join(m[0].split())) for f in forms for m in f.finditer(text)
    ]
    return longest([*by_form, *_named(text), *_treaties(text)])


def _treaties(text: str) -> Iterator[Found]:
    if not any(word in text for word in ("Convention", "Treaty", "Covenant", "Protocol")):
        return
    for m in _TREATY.finditer(text):
        start = _name_start(text, m.start())
        shown = text[m.start() if start is None else start : m.end()]
        yield Found(m.end() - len(shown), m.end(), "instrument", shown, " ".join(shown.split()))


def _named(text: str) -> Iterator[Found]:
    """Names that end in Act 2006 or Act of 1934: from the word of its kind, back over the words of the name."""
    for m in _ANCHOR.finditer(text):
        start = _name_start(text, m.start())
        if start is None or (
            not m["year"]
            and m["type"]
            in ("Order", "Regulations", "Rules", "Measure", "Scheme", "Directions", "Acts", "Convention", "Treaty")
        ):
            continue
        shown = text[start : m.end()]
        if m["year"] or len(shown.split()) > 1:
            yield Found(start, m.end(), "instrument", shown, " ".join(shown.split()))


def _name_start(text: str, end: int) -> int | None:
    """Where the capitalised words before ``end`` begin, None if there are none."""
    window_start = max(0, end - 260)
    window = text[window_start:end]
    window_start += max(window.rfind("\n\n") + 2, 0) if "\n\n" in window else 0
    words = list(re.finditer(r"\([^()]{0,140}\)|\S+", text[window_start:end]))
    first = len(words)
    while (
        first
        and _WORD.match(words[first - 1][0])
        and not (first < len(words) and words[first - 1][0][-1] == "." and len(words[first - 1][0]) > 5)
    ):
        first -= 1
    while first < len(words) and (_OPENING.fullmatch(words[first][0]) or words[first][0].startswith("(")):
        first += 1
    return window_start + words[first].start() if first < len(words) else None
