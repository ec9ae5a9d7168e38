"""wIds of renumbered provisions, on invented laws."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.lineage import Version, aligned, with_work_ids, work_ids
from ingest.models import Outline, Provision

OARS = "舟须有桨二支，桨长不得短于三尺，违者罚银三两。"
FINES = OARS.replace("三两", "五两")
SAILS = "帆须以麻布制成，每年春分以前由船主修补一次。"
NETS = "渔网之目不得小于二寸，捕得幼鱼者应即放回河中。"
PORTS = "入港之舟应向港吏报明船主姓名以及所载货物。"
LAMPS = "夜行之舟应于船头悬灯一盏，灯须见于百步以外。"
FEES = "港费按船之大小分三等，由港吏于每月初一收取。"


def version(*articles: str, date: str = "") -> Version:
    text, provisions = "", []
    for i, words in enumerate(articles, 1):
        start = len(text)
        text += f"第{i}条 {words}\n"
        provisions.append(Provision(f"art_{i}", "article", f"第{i}条", "", start, len(text) - 1))
    return Version(date, text, Outline(tuple(provisions)))


def moves(*versions: Version) -> dict[str, str]:
    return dict(work_ids(versions))


@pytest.mark.parametrize(
    ("old", "new", "wids"),
    [
        ([OARS, SAILS], [OARS, SAILS], {}),
        ([OARS, SAILS], [NETS, OARS, SAILS], {"art_1": "art_1@2031", "art_2": "art_1", "art_3": "art_2"}),
        ([OARS, NETS, SAILS], [OARS, SAILS], {"art_2": "art_3"}),
        ([OARS, SAILS], [LAMPS, FINES, SAILS], {"art_1": "art_1@2031", "art_2": "art_1", "art_3": "art_2"}),
        ([OARS, SAILS, PORTS], [OARS, LAMPS, PORTS], {}),
        ([OARS, SAILS], [OARS, SAILS, NETS], {}),
        ([OARS], [SAILS, NETS], {}),
        ([OARS, "（删去）", SAILS, "（删去）"], [OARS, SAILS, "（删去）"], {"art_2": "art_3", "art_3": "art_4"}),
    ],
)  # fmt: skip
def test_two_versions(old: list[str], new: list[str], wids: dict[str, str]) -> None:
    assert moves(version(*old), version(*new, date="2031")) == wids


def test_a_chain_of_versions_keeps_the_first_identifier() -> None:
    first = version(OARS, SAILS)
    second = version(NETS, OARS, SAILS, date="2031")
    third = version(NETS, PORTS, OARS, LAMPS, SAILS, date="2032")
    assert moves(first, second, third) == {
        "art_1": "art_1@2031", "art_2": "art_2@2032", "art_3": "art_1", "art_5": "art_2",
    }  # fmt: skip


def test_what_stands_below_a_moved_article_moves_with_it() -> None:
    def of(articles: list[list[str]]) -> Version:
        text, provisions = "", []
        for i, paragraphs in enumerate(articles, 1):
            start, children = len(text), []
            text += f"第{i}条 "
            for k, words in enumerate(paragraphs, 1):
                at = len(text) if k > 1 else start
                text += words + "\n"
                children.append(Provision(f"art_{i}__para_{k}", "paragraph", "", "", at, len(text) - 1))
            provisions.append(Provision(f"art_{i}", "article", f"第{i}条", "", start, len(text) - 1, tuple(children)))
        return Version("2031", text, Outline(tuple(provisions)))

    assert moves(of([[OARS, SAILS]]), of([[NETS], [OARS, LAMPS, SAILS]])) == {
        "art_1": "art_1@2031", "art_1__para_1": "art_1__para_1@2031", "art_2": "art_1",
        "art_2__para_1": "art_1__para_1", "art_2__para_3": "art_1__para_2",
    }  # fmt: skip


def test_chapters_are_tied_by_their_headings() -> None:
    def of(*headings: str) -> Version:
        text, chapters = "", []
        for i, heading in enumerate(headings, 1):
            start = len(text)
            text += f"第{i}章 {heading}\n第{i}条 {heading}之事从习惯。\n"
            article = Provision(f"art_{i}", "article", f"第{i}条", "", text.index(f"第{i}条"), len(text) - 1)
            chapters.append(Provision(f"chp_{i}", "chapter", f"第{i}章", heading, start, len(text) - 1, (article,)))
        return Version("2031", text, Outline(tuple(chapters)))

    wids = moves(of("木舟", "港口"), of("木舟", "灯火", "港口"))
    assert (wids["chp_3"], wids["chp_2"]) == ("chp_2", "chp_2@2031")


def test_a_source_keeps_its_own_identifier() -> None:
    outline = Outline(
        (Provision("art_2", "article", "2", "", 0, 5, (), (), "s1"), Provision("art_3", "article", "3", "", 5, 9))
    )
    assert [p.wid for p in with_work_ids(outline, {"art_2": "art_1", "art_3": "art_2"}).walk()] == ["s1", "art_2"]


@given(st.lists(st.sampled_from((OARS, SAILS, NETS, PORTS, LAMPS, FEES, "（删去）")), max_size=9), st.data())
@settings(deadline=None)
def test_wids_are_unique_and_ties_rise(old: list[str], data: st.DataObject) -> None:
    new = data.draw(st.permutations(old)) + data.draw(st.lists(st.sampled_from((OARS, LAMPS)), max_size=2))
    pairs = aligned(old, new)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pairs))
    last = version(*data.draw(st.permutations(new)), date="2032")
    wids = moves(version(*old), version(*new, date="2031"), last)
    named = [wids.get(p.eid, p.eid) for p in last.outline.walk()]
    assert len(set(named)) == len(named)


@given(st.lists(st.sampled_from((OARS, SAILS, NETS, PORTS, LAMPS)), unique=True), st.integers(0, 5))
def test_one_article_inserted_shifts_all_behind_it(old: list[str], place: int) -> None:
    place = min(place, len(old))
    wids = moves(version(*old), version(*old[:place], FEES, *old[place:], date="2031"))
    assert {new: wid for new, wid in wids.items() if "@" not in wid} == {
        f"art_{i + 2}": f"art_{i + 1}" for i in range(place, len(old))
    }


@pytest.mark.parametrize("alike", ["", "同"])
def test_time_is_in_proportion_without_equal_articles(alike: str) -> None:
    def seconds(count: int) -> float:
        sides = [
            [alike * 40 or f"{side}{i * 7919 % 99991}号舟之第{i}条事由某某人某某日定之" for i in range(count)]
            for side in "甲乙"
        ]
        begun = time.process_time()
        aligned(*sides)
        return time.process_time() - begun

    assert seconds(2_000) < 12 * max(seconds(500), 0.1)
