"""Names of works as people shorten them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from research.pinpoint import fold_name, named

TITLES = ("凡例社会保险法", "凡例保险法", "社会保险法", "社会救助法", "反网络诈骗法", "社会保险法实施条例", "渔业法")
KNOWN = {title: (SimpleNamespace(work=title),) for title in TITLES}

SHORT = [
    ("社会保险法", "社会保险法"),
    ("《社会保险法》", "社会保险法"),
    ("社保法", "社会保险法"),
    ("反诈法", "反网络诈骗法"),
    ("网络诈骗法", "反网络诈骗法"),
    ("社法", ""),
    ("社会法", ""),
    ("会保险法", ""),
    ("渔法", ""),
    ("社会保险条例", "社会保险法实施条例"),
    ("不存在的法", ""),
]


@pytest.mark.parametrize(("short", "title"), SHORT)
def test_a_short_name_fits_one_work_or_none(short: str, title: str) -> None:
    assert [d.work for d in named(KNOWN, short)] == ([title] if title else [])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("《凡例 法》", "凡例法"),
        ("凡发［2021］ ８号", "凡发[2021]8号"),
        ("凡发〔2021〕8号", "凡发[2021]8号"),
        ("Fraud ACT", "fraudact"),
    ],
)
def test_names_are_compared_without_signs(name: str, folded: str) -> None:
    assert fold_name(name) == folded
