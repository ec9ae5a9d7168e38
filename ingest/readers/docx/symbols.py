"""Characters of symbol fonts (w:sym) in Unicode. What a font shows under a code is a fact of that font."""

from __future__ import annotations

_SYMBOL = dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True))
_SYMBOL |= dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_SYMBOL |= {0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xB0: "°", 0xB7: "•"}
_SYMBOL |= {
    0xA5: "∞",
    0xAE: "→",
    0xAC: "←",
    0xD2: "®",
    0xD3: "©",
    0xD4: "™",
    0x2D: "−",
    0xA2: "′",
    0xB2: "″",
    0xA0: "€",
}
_WINGDINGS = {0xA8: "□", 0x6F: "□", 0x70: "□", 0x71: "□", 0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0xFB: "✗", 0x52: "☑"}
_WINGDINGS |= {0x6C: "●", 0x6E: "■", 0x9F: "•", 0xA7: "▪", 0x76: "❖", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0x4A: "☺"}
_WINGDINGS |= {0x80 + n: "⓪①②③④⑤⑥⑦⑧⑨⑩"[n] for n in range(11)}
_WORDPERFECT = {0x2C: "£", 0x3D: "’", 0x3E: "‘", 0x40: "”", 0x41: "“", 0x42: "–", 0x43: "—", 0x59: "…", 0x27: "§"}
_WORDPERFECT |= {0x21: "●", 0x24: "•", 0x26: "¶", 0x37: "®", 0x38: "©", 0x49: "†", 0x4A: "‡"}
_FONTS = {"symbol": _SYMBOL, "wp typographicsymbols": _WORDPERFECT, "wingdings": _WINGDINGS}
UNKNOWN = "\ufffd"


def symbol(font: str, code: str) -> str:
    """What ``font`` shows under the hexadecimal ``code``; U+FFFD where that is not known here.

    >>> symbol("Wingdings", "F0FE"), symbol("Symbol", "F061"), symbol("Times New Roman", "00A7"), symbol("Odd", "F041")
    ('☑', 'α', '§', '�')
    """
    try:
        number = int(code, 16)
    except ValueError:
        return UNKNOWN
    place = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    table = _FONTS.get(font.lower())
    if place == 0x20:
        return " "
    if table is not None:
        plain = chr(place) if table is _SYMBOL and place < 0x7F else UNKNOWN
        return table.get(place, plain)
    return chr(number) if 0x20 < number < 0xD800 else UNKNOWN
