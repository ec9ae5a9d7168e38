"""Bodies numbered 一、 › （一） › 1. › （1） (GB/T 9704-2012, 7.3.3) and by headings of the markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.outline.cn.headline import lists_by_sentence, lost_number
from ingest.outline.cn.labels import Label, point_label
from ingest.outline.lines import Line
from ingest.outline.tree import Opening

RANKS = {"count": 30, "bracket": 40, "digit": 50, "digit_bracket": 60, "ring": 70, "letter": 75, "spoken": 80}
ITEMS, PARAGRAPH, COUNT = 90, 99, 30
CLOSING = re.compile(
    r"本(?:决定|修正案|规定|解释|通知|意见|办法|方案|批复|公告|通告|纪要|安排|答复|细则|补充规定|决议|命令)"
    r"(?:自|由|从|经)|特此(?:通知|公告|通告|批复|函复|函告|报告|说明)|现予(?:公告|公布|通告)|以上(?:意见|规定|通知|报告|请示)|此复|专此"
    r"|(?:出席|列席|参加|缺席|请假|记录)(?:人员?|单位)?[：:]|妥否|当否|请.{0,20}(?:遵照|贯彻|认真)|请各.{0,20}(?:转发|落实|执行)|感谢(?:你|您)|上述(?:政策|规定|意见|措施).{0,30}(?:自.{0,20}起|执行期限)"
)
_FEW, _MANY, _AHEAD = 2, 1_000_000, 60


@dataclass(slots=True)
class Points:
    """What is open while a body is read line by line, so that a stray label is text.

    ``counts``: the last number of each open rank, ``ended`` that of ranks closed before, ``simple`` how many items of
    one paragraph each an open list has, ``items`` the ranks whose items end in ；, ``hollow`` those whose last item
    held nothing but a heading or one sentence. ``fresh``: the last line was a heading alone, and what follows is its
    text; ``lone``: it was one sentence after a number.
    """

    open: list[int] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)
    out: list[Opening] = field(default_factory=list)
    levels: dict[int, int] = field(default_factory=dict)
    depths: dict[int, int] = field(default_factory=dict)
    items: set[int] = field(default_factory=set)
    hollow: set[int] = field(default_factory=set)
    simple: dict[int, int] = field(default_factory=dict)
    ended: dict[int, int] = field(default_factory=dict)
    path: tuple[int, ...] = ()
    standard: bool = False
    fresh: bool = False
    lone: bool = False
    tails: list[bool] = field(default_factory=list)
    headed: frozenset[int] = frozenset()
    lost: int = -1
    last: int = -1

    @classmethod
    def of(cls, lines: Sequence[Line], standard: bool) -> Points:
        """Nothing is open yet; what can be told of the body as a whole is."""
        last = max((i for i, line in enumerate(lines) if point_label(line.text)), default=-1)
        return cls(standard=standard, headed=lists_by_sentence(lines), lost=lost_number(lines), last=last)

    def pop(self) -> int:
        """Close the innermost list; what it counted to is kept, as numbers may run on in the next section."""
        closed = self.open.pop()
        self.ended[closed] = self.counts.pop(closed, 0)
        return closed

    def add(self, rank: int, value: int, opening: Opening) -> None:
        below = bool(self.open) and self.open[-1] > rank
        if rank == COUNT and below:
            self.tails.append(False)
        while self.open and self.open[-1] >= rank:
            closed = self.pop()
            if closed > rank:
                self.items.discard(closed)
                self.hollow.discard(closed)
                self.simple.pop(closed, None)
        if self.open:
            self.simple[self.open[-1]] = -_MANY
        self.hollow = self.hollow | {rank} if self.ends_hollow(rank) else self.hollow - {rank}
        self.lone = False
        self.simple[rank] = self.simple.get(rank, 0) + 1
        self.open.append(rank)
        self.counts[rank] = value
        self.out.append(opening)

    def ends_hollow(self, rank: int) -> bool:
        """Whether the last item of ``rank`` holds nothing yet but a heading or one sentence."""
        return (self.fresh or self.lone) and bool(self.out) and self.out[-1].rank == rank

    def paragraph(self, line: Line) -> None:
        self.lone = False
        if self.open:
            self.simple[self.open[-1]] = -_MANY
        self.out.append(Opening(PARAGRAPH, "paragraph", line.start))

    def close(self, rank: int, at: int) -> None:
        """End what is open from ``rank`` inwards."""
        while self.open and self.open[-1] >= rank:
            self.items.discard(self.pop())
        self.out.append(Opening(rank, "", at))

    def leave(self, i: int, lines: Sequence[Line]) -> None:
        """Close what line ``i``, without a label, ends.

        Nothing below a heading alone on its line; all for a closing formula; else lists whose items end in ； and lists
        of one paragraph an item that do not go on. Below the last list of all, where no other section goes on after
        its list, the text of the sections has ended.
        """
        line = lines[i]
        if line.quoted or self.fresh:
            return
        if CLOSING.match(line.text):
            self.close(8, line.start)
            return
        while self.open and (self.open[-1] in self.items or self._is_over(lines[i + 1 : i + _AHEAD])):
            self.close(self.open[-1], line.start)
            if self.open and self.open[-1] == COUNT:
                self._leave_section(i, line.start)

    def _leave_section(self, i: int, at: int) -> None:
        if i < self.last:
            self.tails.append(True)
        elif self.tails and not any(self.tails):
            self.close(COUNT, at)

    def _is_over(self, following: Sequence[Line]) -> bool:
        """Two or more items of one paragraph each, and the next number does not come any more."""
        rank = self.open[-1]
        if self.simple.get(rank, 0) < _FEW or rank not in RANKS.values():
            return False
        due = self.counts.get(rank, 0) + 1
        for line in following:
            label = None if line.quoted or line.table else point_label(line.text)
            if label and RANKS[label.kind] <= rank:
                return not (RANKS[label.kind] == rank and label.value == due)
        return True

    def fits(self, rank: int, label: Label) -> bool:
        """A label opens where its list begins with it or goes on; a gap is allowed for 一、 and （一）.

        1. 2. 3. may run on through the sections: a section may begin with the number that is due after the last.
        """
        last = self.counts.get(rank, 0)
        if not last and label.kind == "digit" and self.open and self.open[-1] < rank:
            last = self.ended.get(rank, 0)
        if label.value == 1 or label.value == last + 1:
            return True
        return label.kind in ("count", "bracket") and label.value > last
