"""The outline as a tree of lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.models import Outline, Part, Provision
from research.tree import TreeStyle, tree_lines
from research.widths import width
from tests.ingest.catalog_samples import TEXT, example, span

WHOLE = [
    "凡例反诈骗法",
    "├─ [title] 凡例反诈骗法",
    "└─ 第一章 总则",
    "   ├─ 第一条",
    "   │  ├─ 骗取三千元以上的，处拘役。",
    "   │  └─ 未遂的，减轻。",
    "   └─ 第二条 本法自公布之日起施行。",
]


def numbered() -> list[str]:
    """The sample law with the label of its first article before its first paragraph."""
    document = example()
    chapter = document.outline.provisions[0]
    first, second = chapter.children
    one, two = first.children
    one = replace(one, start=one.start + len("第一条 "))
    tree = replace(chapter, children=(replace(first, children=(one, two)), second))
    return list(tree_lines(replace(document, outline=Outline((tree,), document.outline.parts)), TreeStyle()))


def test_the_whole_tree() -> None:
    assert numbered() == WHOLE


def test_depth_hides_what_is_below_and_shows_that_there_is_more() -> None:
    lines = list(tree_lines(example(), TreeStyle(depth=2)))
    assert lines[-2:] == [
        "   ├─ 第一条 骗取三千元以上的，处拘役。 未遂的，减轻。 …",
        "   └─ 第二条 本法自公布之日起施行。",
    ]
    assert list(tree_lines(example(), TreeStyle(depth=1)))[-1] == "└─ 第一章 总则 …"


@pytest.mark.parametrize("columns", [12, 20, 33])
def test_lines_are_cut_to_the_window(columns: int) -> None:
    lines = list(tree_lines(example(), TreeStyle(columns)))
    assert len(lines) == len(WHOLE)
    assert all(width(line) <= columns for line in lines)


def test_colours_are_asked_for() -> None:
    assert not any("\x1b" in line for line in tree_lines(example(), TreeStyle()))
    lines = list(tree_lines(example(), TreeStyle(colours=True)))
    assert lines[1] == "├─ \x1b[2m[title] 凡例反诈骗法\x1b[0m"
    assert lines[2] == "└─ \x1b[1m第一章\x1b[0m 总则"


def test_a_line_ends_with_its_provision() -> None:
    text = "第一条 短。\n第二条 任何人不得出租账户。"
    provisions = (Provision("art_1", "article", "第一条", "", 0, 6), Provision("art_2", "article", "第二条", "", 7, 22))
    document = replace(example(), text=text, outline=Outline(provisions))
    assert list(tree_lines(document, TreeStyle()))[1:] == ["├─ 第一条 短。", "└─ 第二条 任何人不得出租账户。"]


def test_parts_and_provisions_in_the_order_of_the_text() -> None:
    start = span("第二条")[0]
    document = replace(
        example(),
        outline=Outline(
            (Provision("conclusions", "conclusions", "", "", start, len(TEXT) - 1),),
            (Part("title", 0, 6), Part("other", 7, start), Part("furniture", len(TEXT) - 1, len(TEXT))),
        ),
    )
    marks = [line.split("─ ")[1].split("]")[0] for line in list(tree_lines(document, TreeStyle()))[1:]]
    assert marks == ["[title", "[other", "[conclusions"]
