"""The sentences of the quality report, in both languages."""

from __future__ import annotations

import re
import string

import pytest

from ingest.models import Flag, Quality
from ingest.quality import KINDS as FLAG_KINDS
from research.flags import KINDS, PARTS, SENTENCES, flag_count, flag_sentence, flag_sentences

HAN = re.compile(r"[\u4e00-\u9fff]")


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_every_kind_has_a_sentence_and_a_name_in_both_languages() -> None:
    assert set(SENTENCES) == set(KINDS) == set(FLAG_KINDS)
    for table in (SENTENCES, KINDS, PARTS):
        for key, (zh, en) in table.items():
            assert HAN.search(zh), key
            assert en, key
            assert not HAN.search(en), key
            assert fields(zh) == fields(en), key


@pytest.mark.parametrize(
    ("flag", "zh", "en"),
    [
        (
            Flag("outside", "", ("62", "preface")),
            "有 62% 的文字不在任何条款之内，多在正文前的部分。",
            "62% of the text stands in no provision, most of it in the preface.",
        ),
        (
            Flag("gap", "art_7", ("第五条", "第七条", "")),
            "“第五条”之后是“第七条”，中间缺号。",
            "“第五条” is followed by “第七条”: numbers are missing.",
        ),
        (
            Flag("starts-late", "x", ("（五）", "第八条")),
            "“第八条”中编号从“（五）”开始。",
            "In “第八条”: the numbers begin with “（五）”.",
        ),
        (Flag("starts-late", "x", ("第九条", "")), "编号从“第九条”开始。", "The numbers begin with “第九条”."),
        (Flag("more", "", ("gap", "24")), "此类问题另有 24 处：缺号。", "24 more of this kind: missing numbers."),
        (Flag("of-tomorrow", "", ("3",)), "of-tomorrow 3", "of-tomorrow 3"),
    ],
)
def test_sentences(flag: Flag, zh: str, en: str) -> None:
    assert flag_sentence(flag, "zh") == zh
    assert flag_sentence(flag, "en") == en


def test_what_braces_in_a_label_say_is_no_template() -> None:
    assert "{0}" in flag_sentence(Flag("empty", "x", ("{0}", "{in}")))


def test_sentences_of_one_kind_stand_together_and_are_counted() -> None:
    quality = Quality(
        0.1,
        (
            Flag("gap", "a", ("1.", "3.", "")),
            Flag("deep", "b", ("30",)),
            Flag("gap", "c", ("4.", "6.", "")),
            Flag("more", "", ("gap", "7")),
        ),
    )
    kinds = [said.split(" ")[0] for said in flag_sentences(quality)]
    assert kinds == ["“1.”", "“4.”", "7", "Provisions"]
    assert flag_count(quality) == 10
