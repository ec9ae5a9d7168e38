"""Foreign text where Streamlit reads Markdown."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def plain(text: str) -> str:
    """``text`` with every sign that Markdown would read taken literally.

    >>> plain("《<b>法》*一*")
    '《\\\\<b\\\\>法》\\\\*一\\\\*'
    """
    return _SIGNS.sub(r"\\\1", text)
