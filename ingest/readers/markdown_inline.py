"""Markup inside a line of Markdown: emphasis, links, escapes, character references, footnote references."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ingest.models import MarkKind

_TAG = re.compile(
    r"</?(?:a|abbr|b|big|center|cite|code|dd|del|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|nobr|o:p|ol|p|pre|s|small"
    r"|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul)(?:\s[^<>\n]*)?/?>",
    re.IGNORECASE,
)
_DEFINITION = re.compile(r"^ {0,3}\[([^\]\^\n][^\]\n]*)\]:[ \t]+(<[^>\n]*>|\S*[:/#.]\S*)(?:[ \t]+[\"'(].*[\"')])?[ \t]*$", re.M)
# A star or underscore opens emphasis only after a space, a bracket or at the start, never after a word.
_BEFORE = r"(?<![\w*\\])"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("escape", r"\\([!-/:-@\[-`{-~])"),
    ("code", r"(?<!`)(`{1,3})(?!`)([^`\n]+)\1(?!`)"),
    ("image", r"!\[([^\[\]\n]*)\]\(\s*(<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+\"[^\"\n]*\")?\s*\)"),
    ("link", r"\[([^\[\]\n]+)\]\(\s*(<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+\"[^\"\n]*\")?\s*\)"),
    ("note", r"\[\^([^\]\s]{1,32})\]"),
    ("named", r"\[([^\[\]\n]+)\]\[([^\[\]\n]*)\]"),
    ("address", r"<((?:https?://|mailto:)[^<>\s]+|[\w.+\-]+@[\w.\-]+)>"),
    ("tag", _TAG.pattern),
    ("reference", r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"),
    ("strong", rf"{_BEFORE}(\*{{2,3}})(?=[^\s*])((?:[^*\n]|\*(?!\*))*[^\s*\\])\1(?!\*)"),
    ("strong_low", r"(?<![\w_\\])(_{2,3})(?=[^\s_])([^_\n]*[^\s_\\])\1(?![\w_])"),
    ("emphasis", rf"{_BEFORE}(\*)(?=[^\s*\d])([^*\n]*[^\s*\\])\1(?![\w*])"),
    ("emphasis_low", r"(?<![\w_\\])(_)(?=[^\s_])([^_\n]*[^\s_\\])\1(?![\w_])"),
    ("struck", r"(?<![\w~\\])(~~)(?=[^\s~])([^~\n]*[^\s~\\])\1(?!~)"),
)
_ANY = re.compile("|".join(f"(?P<{name}>{pattern.replace(chr(92) + '1', f'(?P={name}_)')})" if f"{chr(92)}1" in pattern else f"(?P<{name}>{pattern})" for name, pattern in ()) or r"(?!)")
