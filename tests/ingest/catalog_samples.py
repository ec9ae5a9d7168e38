"""An invented law, complete, for tests of the catalog."""

from __future__ import annotations

from ingest.models import (
    Clause,
    Document,
    Expression,
    Identity,
    Mark,
    Omission,
    Outline,
    Part,
    Provision,
    Reference,
    Tag,
    Work,
)

TEXT = "凡例反诈骗法\n第一章 总则\n第一条 骗取三千元以上的，处拘役。\n未遂的，减轻。\n第二条 本法自公布之日起施行。\n"
WORK = Work("/akn/cn/act/2001-02-03/凡例反诈骗法", "凡例反诈骗法", "law", "cn", "", "主席令第0号", "law", "2001-02-03")
EXPRESSION = Expression(f"{WORK.uri}/zho@2001-02-03", WORK.uri, "zho", "2001-02-03", "2001-03-01", "stated")


def span(part: str) -> tuple[int, int]:
    start = TEXT.index(part)
    return start, start + len(part)


def example(identifier: str = "doc-1", expression: Expression = EXPRESSION, work: Work = WORK) -> Document:
    first, second = "第一条 骗取三千元以上的，处拘役。", "未遂的，减轻。"
    paragraphs = (
        Provision("art_1__para_1", "paragraph", "", "", *span(first)),
        Provision("art_1__para_2", "paragraph", "", "", *span(second)),
    )
    article = Provision("art_1", "article", "第一条", "", span(first)[0], span(second)[1], paragraphs, ("头条",))
    last = Provision("art_2", "article", "第二条", "", *span("第二条 本法自公布之日起施行。"))
    chapter = Provision("chp_1", "chapter", "第一章", "总则", span("第一章")[0], len(TEXT) - 1, (article, last))
    clauses = tuple(
        Clause(f"{expression.uri}~{p.eid}", p.eid, p.eid.split("__")[0], num, num, ("第一章 总则",),
               ((p.start, p.end),), TEXT[p.start : p.end], 1)
        for p, num in ((*((p, "第一条") for p in paragraphs), (last, "第二条")))
    )  # fmt: skip
    return Document(
        id=identifier,
        title="凡例反诈骗法",
        identity=Identity(work, expression, ("反诈法",)),
        media_type="text/markdown",
        encoding="utf-8",
        text=TEXT,
        pages=((0, 20), (20, len(TEXT))),
        outline=Outline((chapter,), (Part("title", 0, 6),)),
        marks=(Mark("heading", 0, 6, 1, "x"),),
        clauses=clauses,
        tags=(
            Tag(*span("三千元以上"), "AMOUNT", "三千元以上", {"min": 3000, "max": None, "unit": "CNY"}),
            Tag(*span("未遂"), "CULPABILITY", "未遂", "未遂", "x"),
            Tag(*span("拘役"), "PENALTY", "拘役", None),
        ),
        references=(Reference(*span("本法"), "instrument", "本法", WORK.uri, ""),),
        omissions=(Omission("- 1 -", "page number"),),
        notices=("Tracked changes were accepted.",),
        metadata={"title": "凡例反诈骗法"},
    )
