"""Bad input at growing size through every grammar: time and peak memory must grow as the text does.

python -m benchmarks.outline_scale [--size N] [--only NAME]

Each text is built and chunked at a size and at half of it, as each kind, in each language and jurisdiction. Given are
processor time and peak memory at the full size and how many times those at half the size they are: about 2 where the
work is linear, about 4 where it is quadratic. Times too short to compare count as the shortest that is not. Exit status
1 if a ratio is above the limit.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import get_args

from ingest.chunk import chunk
from ingest.detect.record import Detected
from ingest.models import Kind, Reading
from ingest.numerals import to_chinese
from ingest.outline import build, check

LIMIT = 3.0
_NOISE = 0.08
"""Seconds; shorter runs say nothing about growth."""
_SENTENCE = "凡例机关应当依照本法第二条第一款的规定办理，不得违反。"
_ENGLISH = "The agency shall act under section 2(1)(a) and shall not depart from it. "


def articles(size: int) -> str:
    """Articles without end."""
    return "".join(f"第{to_chinese(n)}条 {_SENTENCE}\n" for n in range(1, size // 35))


def one_line(size: int) -> str:
    """The same on one line."""
    return articles(size).replace("\n", " ")


def prose(size: int) -> str:
    """One line of sentences."""
    return _SENTENCE * (size // len(_SENTENCE))


def ordinals(size: int) -> str:
    return "第" * size


def marks(size: int) -> str:
    """Quotation marks that nobody closes."""
    return "“甲" * (size // 2)


def mark_lines(size: int) -> str:
    """An amending act whose quotations stay open."""
    return "".join(f"{to_chinese(n % 9000 + 1)}、将第{n}条修改为：“甲，\n乙。\n" for n in range(size // 22))


def restarts(size: int) -> str:
    """Numbering that begins anew all the time."""
    return "第一条 甲。\n第二条 乙。\n" * (size // 14)


def backwards(size: int) -> str:
    return "".join(f"第{to_chinese(n)}条 甲。\n" for n in range(size // 10, 0, -1))


def mixed(size: int) -> str:
    """Every tradition at once."""
    unit = (
        "第一章 总则\n第一条 甲。\n一、乙\n（一）丙；\n1.丁\n（1）戊\n①己\n附件1\n附件：1.庚\n本院认为，辛。\n"
        "判决如下：\n2021年3月1日\nSection 1. A\n(a) b\n1.1 c\nArticle 2\nSCHEDULE 1\n[12] d\nI. E\nPart 3 F\n"
    )
    return unit * (size // len(unit))


def deep(size: int) -> str:
    """Labels thirty levels deep, again and again."""
    labels = [
        "第一编",
        "第一分编",
        "第一章",
        "第一节",
        "第一条",
        "一、",
        "（一）",
        "1.",
        "（1）",
        "①",
        "a)",
        "(i)",
        "(A)",
    ]
    labels += [".".join(["1"] * n) for n in range(2, 19)]
    unit = "".join(f"{label} 甲\n" for label in labels)
    return unit * (size // len(unit))


def inner(size: int) -> str:
    """Labels in the middle of sentences."""
    return "".join(f"依照 第{to_chinese(n % 99 + 1)}条 的规定，甲\n" for n in range(size // 18))


def items(size: int) -> str:
    """One list without end, a paragraph below each item."""
    return "第一条 甲：\n" + "".join(f"（{to_chinese(n)}）乙；\n丙。\n" for n in range(1, size // 14))


def short_lines(size: int) -> str:
    """Short lines that may be titles, signatures or names."""
    return "凡例委员会\n" * (size // 6)


def dates(size: int) -> str:
    return "凡例委员会\n2021年3月1日\n凡例通知\n" * (size // 22)


def annexes(size: int) -> str:
    return "".join(f"附件{n}\n甲表\n附：乙\n" for n in range(size // 12))


def contents(size: int) -> str:
    """A table of contents without a text."""
    return "目录\n" + "".join(f"第{to_chinese(n)}章 甲\n" for n in range(1, size // 9))


def rows(size: int) -> str:
    return "第五条\t甲罪\t1\n" * (size // 10)


def sections(size: int) -> str:
    return "".join(f"{n}. Heading\n(1) {_ENGLISH}\n(a) one\n(b) two\n" for n in range(1, size // 100))


def english(size: int) -> str:
    """One line of English."""
    return _ENGLISH * (size // len(_ENGLISH))


def capitals(size: int) -> str:
    """Lines that look like headings and running heads."""
    return "UNITED STATES OF AMERICA\nv.\n- 1 -\n" * (size // 34)


def brackets(size: int) -> str:
    return "(a)(1)(A)(i)" * (size // 12)


def notes(size: int) -> str:
    """Numbers at the beginning of lines, as of footnotes."""
    return "".join(f"{n} See id. at {n}.\n" for n in range(size // 18))


def blanks(size: int) -> str:
    return " 　\t" * (size // 3) + "甲"


def newlines(size: int) -> str:
    return "\n甲\n\n" * (size // 4)


def cases(size: int) -> str:
    return "案例一\n基本案情\n甲。\n裁判结果\n乙。\n典型意义\n丙。\n" * (size // 30)


CASES: tuple[Callable[[int], str], ...] = (
    articles, one_line, prose, ordinals, marks, mark_lines, restarts, backwards, mixed, deep, inner, items, short_lines,
    dates, annexes, contents, rows, sections, english, capitals, brackets, notes, blanks, newlines, cases,
)  # fmt: skip
_TITLES = ("凡例法", "关于修改《凡例法》的决定", "关于凡例问题的批复")
_JURISDICTIONS = {"zho": ("cn",), "eng": ("us", "gb", "eu")}


def faces() -> Iterator[Detected]:
    """Every kind, language and jurisdiction that the grammars ask for."""
    for kind in get_args(Kind):
        for language, places in _JURISDICTIONS.items():
            for place in places:
                yield Detected(kind, place, language, "凡例" if language == "zho" else "Example")
    base = Detected("law", "cn", "zho", "凡例法")
    yield from (replace(base, title=title) for title in _TITLES[1:])


@dataclass(frozen=True, slots=True)
class Cost:
    seconds: float
    peak_mb: float


def cost(text: str, face: Detected) -> Cost:
    """Of building and chunking one text; the outline must be sound."""
    gc.collect()
    started = time.process_time()
    outline = build(Reading(text, "text/plain"), face)
    chunk(text, outline, face.kind, "/akn/cn/x/zho@2021-03-01", ())
    seconds = time.process_time() - started
    faults = check(text, outline)
    if faults:
        raise AssertionError(f"{face}: {faults[:3]}")
    tracemalloc.start()
    outline = build(Reading(text, "text/plain"), face)
    chunk(text, outline, face.kind, "/akn/cn/x/zho@2021-03-01", ())
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return Cost(seconds, peak)


def grown(case: Callable[[int], str], face: Detected, size: int) -> tuple[Cost, float, float]:
    """Cost at ``size`` and how many times that at half of it, in time and memory."""
    half, full = cost(case(size // 2), face), cost(case(size), face)
    return full, full.seconds / max(half.seconds, _NOISE / 2), full.peak_mb / max(half.peak_mb, 1.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=120_000, help="characters of the largest text")
    parser.add_argument("--only", help="name of one case")
    arguments = parser.parse_args()
    worst = 0.0
    print(f"{'case':12} {'kind':8} {'place':6} {'s':>7} {'MB':>7} {'time x':>7} {'mem x':>7}")
    for case in CASES:
        if arguments.only in (None, case.__name__):
            for face in faces():
                full, time_ratio, memory_ratio = grown(case, face, arguments.size)
                worst = max(worst, time_ratio, memory_ratio)
                slow = " <<" if max(time_ratio, memory_ratio) > LIMIT else ""
                print(
                    f"{case.__name__:12} {face.kind:8} {face.jurisdiction:6} {full.seconds:7.2f} {full.peak_mb:7.0f} "
                    f"{time_ratio:7.2f} {memory_ratio:7.2f}{slow}",
                    flush=True,
                )
    sys.exit(worst > LIMIT)


if __name__ == "__main__":
    main()
