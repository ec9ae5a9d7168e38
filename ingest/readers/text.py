"""Plain text, and the encoding of any text.

Order: byte order mark, strict UTF-8, UTF-16 without a mark, the declared charset, UTF-8 with a few damaged
bytes, then GB18030, Big5 and Windows-1252 by how common the characters are that each would give.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import UnreadableFile
from ingest.models import Reading
from ingest.readers.margin import without_margin

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Written so often, in law and elsewhere, that they make up a third or more of real Chinese text; a wrong
# decoding scatters over some twenty thousand characters and holds next to none of them.
_COMMON_HAN = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
    "這個們來為國說時會對過發後裡種經麼現當沒動還進樣條項規應處罰責關請與業務機構監據證審權員辦標準類義係將並各及或者由被依照按違反第章節總則"
    "条项规应处罚责关请与业务机构监据证审权员办标准类义系将并款至年月日期二三四五六七八九十百千万元全市区县省政府院部局委公安检察人民法律令号通知意见决定案件罪犯刑金额单位个信息网络诈骗"
)
_CHINESE_MARKS = frozenset("，。、；：（）《》“”‘’！？—…〔〕【】　")
_WESTERN = frozenset("‘’“”–—…•§¶©®°·½£€àáâäæçèéêëìíîïñòóôöøùúûüßÀÁÂÄÆÇÈÉÊËÍÎÏÑÓÔÖØÙÚÛÜ\xa0«»†‡™")
_CHINESE = ("gb18030", "big5hkscs")
# Charsets that people declare for what is really a larger one.
_LARGER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "hz": "hz", "big5": "big5hkscs"}
_LARGER |= {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "iso8859-1": "cp1252"}
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BINARY = "the file holds binary data, not text"
_ENOUGH = 0.2
_READABLE = 0.3
_SAMPLE = 200_000
# The last resort offers EBCDIC and DOS code pages too; no legal text comes in them.
_PLAUSIBLE = ("cp125", "koi8", "iso8859", "latin", "shift_jis", "cp932", "euc", "cp949", "tis_620", "cp874")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read with, and how many places could not be read (shown as U+FFFD)."""

    text: str
    encoding: str
    damaged: int = 0


def read_text(data: bytes, path: Path) -> Reading:
    """Plain text as it stands, line by line, marginal notes above the lines that they stand beside.

    Raises UnreadableFile for binary data.
    """
    decoded = decode(data, path)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    text, marks = without_margin(text)
    notices = damage_notice(decoded)
    return Reading(text=text, media_type="text/plain", encoding=decoded.encoding, marks=marks, notices=notices)


def damage_notice(decoded: Decoded) -> tuple[str, ...]:
    """A sentence for the user if some bytes could not be read."""
    if not decoded.damaged:
        return ()
    return (f"{decoded.damaged} places could not be read as {decoded.encoding}; they show as \ufffd.",)


def decode(data: bytes, path: Path, declared: str = "") -> Decoded:
    """Bytes → text. Raises UnreadableFile where no encoding gives readable text."""
    tries: tuple[Callable[[], Decoded | None], ...] = (
        lambda: _by_mark(data),
        lambda: _utf16_without_mark(data),
        lambda: _strict(data, "utf-8"),
        lambda: _by_declaration(data, declared),
        lambda: _damaged_utf8(data),
        lambda: _by_frequency(data),
        lambda: _last_resort(data),
    )
    for attempt in tries:
        found = attempt()
        if found is not None:
            return _checked(found, path)
    raise UnreadableFile(
        path,
        "the characters cannot be read: their encoding is unknown or the file is damaged"
        if not _has_controls(data)
        else _BINARY,
    )


def _checked(decoded: Decoded, path: Path) -> Decoded:
    text = decoded.text
    sample = text[:_SAMPLE]
    controls = len(_CONTROL.findall(sample))
    if controls > 2 and controls > len(sample) // 50:
        raise UnreadableFile(path, _BINARY)
    # A few NULs among text are dirt; more of them than text are a record file.
    if sample.count("\0") > len(sample) // 2:
        raise UnreadableFile(path, _BINARY)
    return Decoded(text.replace("\0", ""), decoded.encoding, decoded.damaged)


def _has_controls(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return len(_CONTROL.findall(sample.decode("latin-1"))) > len(sample) // 100


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _tolerant(data[len(mark) :], encoding)
    return None


def _tolerant(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """Whichever byte order gives common characters. Text in UTF-8 or GB18030 gives next to none that way."""
    sample = data[: _SAMPLE // 2]
    if b"\0" not in sample and (len(data) % 2 or _strict(data, "utf-8")):
        return None
    even = sample[: len(sample) // 2 * 2]
    shares = [(_readable_share(even.decode(name, "replace")), name) for name in ("utf-16-le", "utf-16-be")]
    best, encoding = max(shares)
    return _tolerant(data, encoding) if best > _READABLE else None


def _readable_share(text: str) -> float:
    plain = sum(1 for c in text if " " <= c <= "~" or c in "\t\r\n" or c in _COMMON_HAN or c in _CHINESE_MARKS)
    return plain / max(len(text), 1)


def _by_declaration(data: bytes, declared: str) -> Decoded | None:
    name = declared.strip().strip("\"'").lower()
    if not name or name.startswith(("utf-16", "utf-32", "utf-7", "unicode", "x-user")):
        return None
    return _strict(data, _LARGER.get(name, name)) if _is_text_codec(_LARGER.get(name, name)) else None


def _is_text_codec(name: str) -> bool:
    try:
        return bool(getattr(codecs.lookup(name), "_is_text_encoding", True))
    except (LookupError, ValueError):
        return False


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 cut off in a character, or with bad bytes among more good sequences than chance would make."""
    decoded = _tolerant(data, "utf-8")
    good = sum(1 for c in decoded.text[:_SAMPLE] if c > "\x7f" and c != "\ufffd")
    bad = decoded.text[:_SAMPLE].count("\ufffd")
    if decoded.damaged == 1 and good and decoded.text.endswith("\ufffd"):
        return decoded
    return decoded if bad * 2 <= good else None


def _by_frequency(data: bytes) -> Decoded | None:
    sample = data[:_SAMPLE]
    scored = [(_han_score(sample.decode(encoding, "replace")), encoding) for encoding in _CHINESE]
    best, encoding = max(scored)
    if best >= _ENOUGH:
        return _tolerant(data, encoding)
    if _western_score(sample) > 0.6:
        return _tolerant(data, "cp1252")
    # Too short to show common characters, yet every byte pair is a frequent ideograph of that charset.
    plain = [name for name in _CHINESE if _all_frequent(sample, name)]
    return _tolerant(data, plain[0]) if plain else None


def _han_score(text: str) -> float:
    """Share of common characters among all that are not ASCII, less those that could not be read."""
    sample = text[:_SAMPLE]
    foreign = [c for c in sample if c > "\x7f"]
    if not foreign:
        return 0.0
    common = sum(1 for c in foreign if c in _COMMON_HAN or c in _CHINESE_MARKS)
    return (common - 5 * foreign.count("\ufffd")) / len(foreign)


def _western_score(sample: bytes) -> float:
    """Share of letters and marks of Western texts among the bytes above ASCII; high bytes stand alone there."""
    foreign = [c for c in sample.decode("cp1252", "replace") if c > "\x7f"]
    alone = len(re.findall(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])", sample))
    if not foreign or (alone * 2 < len(foreign) and _strict(sample, "gb18030")):
        return 0.0
    return sum(1 for c in foreign if c in _WESTERN) / len(foreign)


def _all_frequent(sample: bytes, encoding: str) -> bool:
    """Whether all non-ASCII characters belong to the first, frequent level of GB 2312 or of Big5."""
    try:
        text = sample.decode(encoding)
        legacy = [c.encode("gb2312" if encoding == "gb18030" else "big5") for c in text if c > "\x7f"]
    except UnicodeError:
        return False
    low, high = (b"\xa1\xa1", b"\xd7\xfe") if encoding == "gb18030" else (b"\xa1\x40", b"\xc6\x7e")
    return all(low <= pair <= high for pair in legacy)


def _last_resort(data: bytes) -> Decoded | None:
    if _has_controls(data):
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None or best.chaos > 0.1 or not best.encoding.startswith(_PLAUSIBLE):
        return None
    return _tolerant(data, best.encoding)
