"""Markup inside a line of Markdown: emphasis, links, escapes, character references, footnote references."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_SPECIAL = re.compile(r"[\\`!\[<&*_~]")
_TARGET = r"\(\s*(?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+\"[^\"\n]*\")?\s*\)"
_TAG = (
    r"</?(?:a|abbr|b|big|br|center|cite|code|dd|del|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|nobr|o:p|ol|p|pre|s"
    r"|small|span|strike|strong|sub|sup|tt|u|ul)(?:\s[^<>\n]*)?/?>"
)
_STARRED = r"(?:[^*\n]|\*(?!\*))"
# Emphasis opens after a space or punctuation, never after a word: there a star masks a name or multiplies.
_PATTERNS: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "\\": (("escape", re.compile(r"\\(?P<text>[!-/:-@\[-`{-~])")),),
    "`": (("code", re.compile(r"(?<!`)(?P<fence>`{1,3})(?!`)(?P<text>[^`\n]+)(?P=fence)(?!`)")),),
    "!": (("link", re.compile(rf"!\[(?P<text>[^\[\]\n]*)\]{_TARGET}")),),
    "[": (
        ("link", re.compile(rf"\[(?P<text>[^\[\]\n]+)\]{_TARGET}")),
        ("note", re.compile(r"\[\^(?P<text>[^\]\s]{1,32})\]")),
        ("named", re.compile(r"\[(?P<text>[^\[\]\n]+)\]\[(?P<name>[^\[\]\n]*)\]")),
    ),
    "<": (
        ("address", re.compile(r"<(?P<text>(?:https?://|mailto:)[^<>\s]+|[\w.+\-]+@[\w.\-]+)>")),
        ("tag", re.compile(rf"(?P<text>){_TAG}", re.IGNORECASE)),
    ),
    "&": (("reference", re.compile(r"(?P<text>)&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")),),
    "*": (
        ("emphasis", re.compile(rf"(?<![\w*\\])(?P<d>\*{{2,3}})(?=[^\s*])(?P<text>{_STARRED}*[^\s*\\])(?P=d)(?!\*)")),
        ("emphasis", re.compile(r"(?<!.)(?P<d>\*{2})(?=[^\s*])(?P<text>[^*\n]{1,60}[^\S\n])(?P=d)(?!\*)")),
        ("emphasis", re.compile(r"(?<![\w*\\])(?P<d>\*)(?=[^\s*\d])(?P<text>[^*\n]*[^\s*\\])\*(?![\w*])")),
    ),
    "_": (("emphasis", re.compile(r"(?<![\w\\])(?P<d>_{1,3})(?=[^\s_])(?P<text>[^_\n]*[^\s_\\])(?P=d)(?!\w)")),),
    "~": (("emphasis", re.compile(r"(?<![\w~\\])(?P<d>~~)(?=[^\s~])(?P<text>[^~\n]*[^\s~\\])~~(?!~)")),),
}
_REASONS = {
    "escape": "Markdown escape",
    "code": "Markdown code mark",
    "link": "link address",
    "note": "Markdown footnote mark",
    "named": "link address",
    "address": "link brackets",
    "tag": "HTML tag",
    "reference": "character reference",
    "emphasis": "Markdown emphasis",
}
_DEFINITION = re.compile(
    r"^ {0,3}\[([^\]\^\n][^\]\n]*)\]:[ \t]+(<[^>\n]*>|[^\s:]*[:/#.]\S*)(?:[ \t]+[\"'(].*[\"')])?[ \t]*$", re.MULTILINE
)
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_DEEPEST = 8


@dataclass(slots=True)
class Rendered:
    """A line without its markup: text, what was taken off as (text, reason), footnote references as (start, end)."""

    text: str = ""
    omitted: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[int, int]] = field(default_factory=list)


def definitions(text: str) -> frozenset[str]:
    """Names of the link targets that a file defines on lines of their own."""
    return frozenset(found.group(1).casefold() for found in _DEFINITION.finditer(text))


def is_definition(line: str) -> bool:
    return _DEFINITION.match(line) is not None


def render(line: str, names: frozenset[str] = frozenset(), depth: int = 0) -> Rendered:
    """The text of one line. Whatever is not certainly markup stays."""
    done = Rendered()
    parts: list[str] = []
    length = position = 0
    while special := _SPECIAL.search(line, position):
        kind, found = _match(line, special.start(), names)
        stop = found.start() if found else special.end()
        parts.append(line[position:stop])
        length += stop - position
        position = stop
        if found:
            inner = _replaced(kind, found, names, depth)
            done.omitted += inner.omitted
            done.notes += [(start + length, end + length) for start, end in inner.notes]
            parts.append(inner.text)
            length += len(inner.text)
            position = found.end()
    parts.append(line[position:])
    done.text = "".join(parts)
    return done


def _match(line: str, position: int, names: frozenset[str]) -> tuple[str, re.Match[str] | None]:
    for kind, pattern in _PATTERNS[line[position]]:
        found = pattern.match(line, position)
        if found is None or (kind == "emphasis" and not _is_emphasis(line, found)):
            continue
        if kind == "named" and (found["name"] or found["text"]).casefold() not in names:
            continue
        return kind, found
    return "", None


def _is_emphasis(line: str, found: re.Match[str]) -> bool:
    """Stars between two words mask something, unless the emphasis opens the line: 被告人李**与王**."""
    inner, after = found["text"], line[found.end() : found.end() + 1]
    if inner[0] in "，。、；：）》」】,.;:)":
        return False
    return not line[: found.start()].strip() or not (after.isalnum() and inner[-1].isalnum())


def _replaced(kind: str, found: re.Match[str], names: frozenset[str], depth: int) -> Rendered:
    whole, text = found.group(), found["text"]
    if kind == "reference":
        plain = html.unescape(whole)
        return Rendered(plain, [] if plain == whole else [(whole, _REASONS[kind])])
    if kind == "tag":
        return Rendered("\n" if _BREAK.match(whole) else "", [(whole, _REASONS[kind])])
    if kind == "note":
        return Rendered(f"[{text}]", [("^", _REASONS[kind])], [(0, len(text) + 2)])
    start, end = found.start("text") - found.start(), found.end("text") - found.start()
    if kind in ("emphasis", "link", "named") and depth < _DEEPEST:
        inner = render(text, names, depth + 1)
    else:
        inner = Rendered(text)
    inner.omitted.append((whole[:start] + whole[end:], _REASONS[kind]))
    return inner
