"""Nothing of a text, Markdown or HTML file is lost: an extraction by other means finds no more than we do."""

from __future__ import annotations

import html.parser
import re
from collections import Counter
from pathlib import Path

import pytest

from ingest.clean import clean
from ingest.models import Reading
from ingest.readers import read

pytestmark = pytest.mark.slow


class _Naive(html.parser.HTMLParser):
    """All character data outside scripts, styles and the head, by the standard library's own parser."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.found.append(data)


def naive_html(data: bytes) -> str:
    parser = _Naive()
    parser.feed(data.decode("utf-8", "replace"))
    parser.close()
    return "".join(parser.found)


def visible(text: str) -> str:
    return "".join(text.split())


def logged(reading: Reading) -> Counter[str]:
    return sum((Counter(visible(omission.text)) for omission in reading.omissions), Counter[str]())


def files(folder: Path, *suffixes: str) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in suffixes and path.is_file())


def read_clean(path: Path) -> tuple[bytes, Reading]:
    data = path.read_bytes()
    return data, clean(read(data, path))


def test_text_files_stay_whole_and_in_order(shared_data: Path) -> None:
    for path in files(shared_data, ".txt"):
        data, reading = read_clean(path)
        raw = visible(data.decode("utf-8-sig"))
        assert Counter(visible(reading.text)) + logged(reading) == Counter(raw), path
        if not reading.omissions:
            assert visible(reading.text) == raw, path


def test_markdown_files(shared_data: Path) -> None:
    """Raw file = text + log; and the text is the raw file without its signs, in order."""
    for path in files(shared_data, ".md"):
        data, reading = read_clean(path)
        raw = data.decode("utf-8-sig")
        assert Counter(visible(reading.text)) + logged(reading) == Counter(visible(raw)), path
        signs = re.compile(r"<!--.*?-->|^\s*[#|>\-]+|[|*`]|\]\([^)\n]*\)|^\[|[\u200b\ufeff]", re.MULTILINE | re.DOTALL)
        assert signs.sub("", visible(reading.text)) == visible(signs.sub("", raw)), path


def test_html_files(shared_data: Path) -> None:
    for path in files(shared_data, ".html"):
        data, reading = read_clean(path)
        naive = visible(naive_html(data))
        assert Counter(visible(reading.text)) + logged(reading) == Counter(naive), path
        if not reading.omissions:
            assert visible(reading.text) == naive, path
        else:
            assert visible(reading.text) in naive or _in_order(visible(reading.text), naive), path


def _in_order(text: str, naive: str) -> bool:
    """Whether ``text`` is ``naive`` with stretches left out."""
    rest = iter(naive)
    return all(character in rest for character in text)


def test_every_file_is_read_the_same_twice(shared_data: Path) -> None:
    for path in files(shared_data, ".html")[::5]:
        assert read_clean(path) == read_clean(path)
