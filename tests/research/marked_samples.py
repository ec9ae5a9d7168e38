"""An invented document with a table, quotations, a list and footnotes."""

from __future__ import annotations

from dataclasses import replace

from ingest.models import Document, Mark, MarkKind, Outline, Part, Provision
from tests.ingest.catalog_samples import example

ROWS = (("水面", "季节"), ("南湖", "春 | 夏"), ("北河", ""))


class Writer:
    """Puts a text together with the marks of its lines."""

    def __init__(self) -> None:
        self.text = ""
        self.marks: list[Mark] = []

    def line(self, text: str, kind: MarkKind | None = None, level: int = 0, label: str = "") -> tuple[int, int]:
        start = len(self.text)
        self.text += text + "\n"
        if kind:
            self.marks.append(Mark(kind, start, start + len(text), level, label))
        return start, start + len(text)

    def table(self, rows: tuple[tuple[str, ...], ...], *, cells: bool) -> tuple[int, int]:
        first = len(self.text)
        for row in rows:
            start, _ = self.line("\t".join(row), "row")
            at = start
            for cell in row:
                if cells:
                    self.marks.append(Mark("cell", at, at + len(cell)))
                at += len(cell) + 1
        self.marks.append(Mark("table", first, len(self.text) - 1))
        return first, len(self.text) - 1

    def call(self, label: str, at: str) -> None:
        """Mark the label that stands at the end of ``at``."""
        end = self.text.index(at) + len(at)
        self.marks.append(Mark("footnote_ref", end - len(label), end, 0, label))


def marked(*, cells: bool = True) -> Document:
    """Title, then article 1 with its table, article 2 with list, quotation and a call, and the footnote at the end."""
    w = Writer()
    title = w.line("凡例国垂钓公告", "heading", 1)
    first = w.line("第一条 水面按下表开放：")
    table = w.table(ROWS, cells=cells)
    second = w.line("第二条 渔政署长说过1：")
    w.call("1", "渔政署长说过1")
    w.line("“鱼先吃饱，*人*再下钩。”", "quote", 1)
    w.line("带钩；", "list_item", 1)
    last = w.line("2. 带网。", "list_item", 2, "2.")
    note = w.line("1 见《凡例渔报》<第三版>。", "footnote", 0, "1")
    provisions = (
        Provision("art_1", "article", "第一条", "", first[0], table[1]),
        Provision("art_2", "article", "第二条", "", second[0], last[1]),
    )
    parts = (Part("title", *title), Part("footnote", *note))
    return replace(example(), text=w.text, marks=tuple(w.marks), outline=Outline(provisions, parts), title="公告")


def note_with_table() -> Document:
    """One article with a call, its footnote of a line, a table and a line below it."""
    w = Writer()
    article = w.line("第一条 钓鱼收费1。")
    w.call("1", "收费1")
    first, _ = w.line("1 收费如下：")
    w.table((("鱼", "元"), ("鲤", "五")), cells=True)
    _, last = w.line("鳗另计。")
    marks = (*w.marks, Mark("footnote", first, last, 0, "1"))
    outline = Outline((Provision("art_1", "article", "第一条", "", *article),), (Part("footnote", first, last),))
    return replace(example(), text=w.text, marks=marks, outline=outline, title="")
