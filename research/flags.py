"""What the quality report of a document says, in English and Chinese: one table for command line and app."""

from __future__ import annotations

from collections.abc import Mapping

from ingest.models import Flag, Quality
from ingest.records import DocumentRow

SENTENCES: dict[str, tuple[str, str]] = {
    "outside": (
        "有 {0}% 的文字不在任何条款之内，多在{1}。",
        "{0}% of the text stands in no provision, most of it in {1}.",
    ),
    "flat": (
        "全文 {0} 字，没有识别出编号或标题。",
        "In {0} characters no number and no heading was found.",
    ),
    "gap": ("{in}“{0}”之后是“{1}”，中间缺号。", "{in}“{0}” is followed by “{1}”: numbers are missing."),
    "repeat": ("{in}“{0}”出现两次。", "{in}“{0}” comes twice."),
    "backwards": ("{in}“{0}”之后是“{1}”，编号倒退。", "{in}“{0}” is followed by “{1}”: the numbers run backwards."),
    "restart": ("{in}“{0}”之后又从“{1}”开始编号。", "{in}“{0}” is followed by “{1}”: the numbers begin again."),
    "starts-late": ("{in}编号从“{0}”开始。", "{in}the numbers begin with “{0}”."),
    "mixed": ("同时有两种编号体例：“{0}”和“{1}”。", "Labels of two traditions stand in it: “{0}” and “{1}”."),
    "deep": ("条款嵌套达 {0} 层。", "Provisions nest {0} levels deep."),
    "long": ("“{0}”长达 {1} 字。", "“{0}” has {1} characters."),
    "empty": ("{in}“{0}”没有内容。", "{in}“{0}” has no text."),
    "heading-only": ("“{0}”只有标题，没有内容。", "“{0}” is a heading without content."),
    "toc-missing": ("目录中的“{0}”在正文中没有出现。", "The table of contents lists “{0}”, which does not come."),
    "cut-off": (
        "文末停在句子中间：“……{0}”。文件可能不完整。",
        "It ends in mid-sentence, “… {0}”: the file may be cut off.",
    ),
    "no-closing": (
        "止于“{0}”，没有规定施行日期等内容的末条，文件可能不完整。",
        "It ends with “{0}”, without a closing article (from when it applies, what it repeals):"
        " the file may be cut off.",
    ),
    "no-decision": ("没有识别出判决主文，文件可能不完整。", "No disposition was found: the file may be cut off."),
    "more": ("此类问题另有 {1} 处：{0}。", "{1} more of this kind: {0}."),
}

KINDS: dict[str, tuple[str, str]] = {
    "outside": ("条款外文字", "text in no provision"),
    "flat": ("没有结构", "no structure"),
    "gap": ("缺号", "missing numbers"),
    "repeat": ("重号", "repeated numbers"),
    "backwards": ("编号倒退", "numbers that run backwards"),
    "restart": ("编号重新开始", "numbers that begin again"),
    "starts-late": ("编号不从一开始", "numbers that do not begin at one"),
    "mixed": ("体例混杂", "mixed traditions"),
    "deep": ("嵌套过深", "deep nesting"),
    "long": ("条款过长", "long provisions"),
    "empty": ("有号无文", "numbers without text"),
    "heading-only": ("有题无文", "headings without content"),
    "toc-missing": ("目录与正文不符", "entries of the table of contents that do not come"),
    "cut-off": ("文末中断", "broken endings"),
    "no-closing": ("缺末条", "missing closing articles"),
    "no-decision": ("缺判决主文", "missing dispositions"),
    "more": ("其他", "others"),
}

PARTS: dict[str, tuple[str, str]] = {
    "title": ("标题", "the title"),
    "preface": ("正文前的部分", "the preface"),
    "toc": ("目录", "the table of contents"),
    "addressee": ("主送机关", "the addressee"),
    "signature": ("落款", "the signature"),
    "furniture": ("页眉页脚", "running heads"),
    "source": ("来源说明", "notes on the source"),
    "footnote": ("脚注", "footnotes"),
    "other": ("不明部分", "text of no known kind"),
}


def flag_count(quality: Quality) -> int:
    """How many flags a document has, those only counted included."""
    return sum(int(flag.detail[1]) if flag.kind == "more" else 1 for flag in quality.flags)


def flag_sentence(flag: Flag, language: str = "en") -> str:
    """One sentence, in Chinese for zh, else in English; of an unknown kind, the kind and its details.

    >>> flag_sentence(Flag("gap", "art_7", ("第五条", "第七条", "")))
    '“第五条” is followed by “第七条”: numbers are missing.'
    >>> flag_sentence(Flag("starts-late", "art_8__point_5", ("（五）", "第八条")), "zh")
    '“第八条”中编号从“（五）”开始。'
    """
    if flag.kind not in SENTENCES:
        return " ".join([flag.kind, *flag.detail])
    template = _in(SENTENCES[flag.kind], language)
    details = list(flag.detail)
    place = details.pop() if "{in}" in template and details else ""
    if flag.kind == "outside":
        details[1] = _in(PARTS.get(details[1], (details[1], details[1])), language)
    if flag.kind == "more":
        details[0] = _in(KINDS.get(details[0], (details[0], details[0])), language)
    inside = _in((f"“{place}”中", f"In “{place}”: "), language) if place else ""
    said = template.replace("{in}", "{inside}").format(*details, inside=inside)
    return said[0].upper() + said[1:]


def flag_sentences(quality: Quality, language: str = "en") -> tuple[str, ...]:
    """The sentences of a document, those of one kind together."""
    order: dict[str, list[Flag]] = {}
    for flag in quality.flags:
        order.setdefault(flag.detail[0] if flag.kind == "more" else flag.kind, []).append(flag)
    return tuple(flag_sentence(flag, language) for flags in order.values() for flag in flags)


def quality_json(row: DocumentRow) -> Mapping[str, object]:
    """Document, title, share of text outside provisions, and each flag with its sentence."""
    return {
        "document": row.id,
        "title": row.title,
        "outside": row.quality.outside,
        "flags": [
            {"kind": flag.kind, "eid": flag.eid, "detail": list(flag.detail), "sentence": flag_sentence(flag)}
            for flag in row.quality.flags
        ],
    }


def _in(pair: tuple[str, str], language: str) -> str:
    return pair[0] if language == "zh" else pair[1]
