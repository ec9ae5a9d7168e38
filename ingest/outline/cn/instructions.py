"""What the instructions of an amending act do: 将第X条修改为：“…”, 在第X条后增加一条，作为…, 删去…, 第X条改为第Y条."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from ingest.citations.titles import find_titles
from ingest.models import Action, Amendment, Span
from ingest.outline.cn.targets import Levels, Named, Target, find_named, targets_of, unnumbered

QUOTED = "\ufdd0"
"""Stands for each character of quoted text, so that offsets hold and nothing inside is read as an instruction."""
_N = "[一二两三四五六七八九十0-9]"
_TOKENS = re.compile(
    rf"(?P<quote>{QUOTED}+(?:\s*{QUOTED}+)*)"
    r"|(?P<law>《(?:[^《》\n]|《[^《》\n]{1,80}》){1,160}》)"
    r"|(?P<become>(?:修改|替换|修订|修正|调整|变更|更改|表述|改写|统一修改)(?:成|为)|(?:修改)?改(?:成|作|为))"
    r"|(?P<insert>(?:增加|增写|增设|新增|补充规定|加上)(?:规定|为)?)"
    r"|(?P<delete>删去|删除|删掉|废止|失效)"
    r"|(?P<as>(?:分别)?(?:列为|作为))"
    r"|(?P<same>(?:该|本)(?:[条款项章节]))"
    r"|(?P<named>引言|序言(?:第[一二三四五六七八九十]+自然段)?|前言|标题|名称|题注|目录|正文(?:第[一二三四五六七八九十]+[段款])?"
    r"|第[一二三四五六七八九十]+自然段|附[件表录](?:[一二三四五六七八九十0-9]{1,3})?)"
    r"|(?P<order>(?:条文|条款|序号|顺序)[^。；，]{0,8}(?:顺序|序号)?[^。；，]{0,6}(?:作|进行)?(?:相应|了?)?调整)"
    r"|(?P<end>[。；])"
)
_GOES_ON = re.compile(r"[。；\s]*(?:具体)?(?:内容|表述)?(?:如下|是)?[：:]?\s*")
_AND = ("、", "和", "及", "以及", "与", "，")
_NEAR = 14


@dataclass(frozen=True, slots=True)
class _Token:
    """One word of an instruction; ``named`` for pinpoints, ``text`` for the rest."""

    kind: str
    start: int
    end: int
    text: str
    named: Named | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What an instruction may leave unsaid: the law, and the provision named before (第二款 of which article)."""

    law: str = ""
    base: Levels = ()


def read_instructions(
    text: str, masked: str, span: Span, provision: str, context: Context
) -> tuple[list[Amendment], Context]:
    """The amendments that ``masked[span]``, the own text of one provision, makes, and the context after it.

    ``masked`` is the document's ``text`` with every quoted character replaced by ``QUOTED``.
    """
    reader = _Reader(text, provision, context.law, context.base)
    tokens = list(_tokens(masked, span))
    for i, token in enumerate(tokens):
        reader.take(token, tokens[i + 1] if i + 1 < len(tokens) else None)
    reader.finish()
    return reader.out, Context(reader.law, reader.base)


def _tokens(masked: str, span: Span) -> Iterator[_Token]:
    own, at = masked[span[0] : span[1]], span[0]
    found = [_Token(m.lastgroup or "", m.start(), m.end(), m.group()) for m in _TOKENS.finditer(own)]
    laws = [_Token("law", t.start, t.end, t.text) for t in find_titles(own)]
    pins = [_Token("pin", n.span[0], n.span[1], "", n) for n in find_named(own)]
    end = 0
    for token in sorted([*laws, *pins, *found], key=attrgetter("start")):
        if token.start >= end:
            yield replace(token, start=token.start + at, end=token.end + at)
            end = token.end


@dataclass(slots=True)
class _Reader:
    """Follows one provision word by word. ``mode``: the verb that waits for its object; ``fresh``: the targets were
    named and nothing was done to them yet; ``new``: where an insertion goes; ``olds``: words to be replaced;
    ``edge``: where the targets end; ``joined``: where a law's name in a list of targets ends."""

    text: str
    provision: str
    law: str
    base: Levels
    targets: list[Target] = field(default_factory=list)
    new: list[Target] = field(default_factory=list)
    olds: list[Span] = field(default_factory=list)
    mode: str = ""
    fresh: bool = False
    inserting: bool = False
    edge: int = 0
    joined: int = -1
    out: list[Amendment] = field(default_factory=list)

    def take(self, token: _Token, following: _Token | None) -> None:
        match token.kind:
            case "pin":
                self._pins(token, following)
            case "named":
                self._unnumbered(token)
            case "law":
                self._law(token)
            case "quote":
                self._quote((token.start, token.end))
            case "become":
                self._become()
            case "insert":
                self.finish()
                self.mode, self.inserting = "insert", True
            case "delete":
                self._delete(token, following)
            case "as":
                self.mode = "as"
            case "same":
                self._same(token)
            case "order":
                self.out.append(Amendment(self.provision, "renumbering", self.law))
            case "end":
                self._end(token, following)

    def finish(self) -> None:
        """Do what waits for an object that does not come."""
        if self.mode == "delete" and (self.targets or self.olds or self.law):
            self._emit("repeal", self.targets or [Target("")], None)
        elif self.inserting and self.new:
            self._emit("insertion", self.new, None)
        elif self.mode == "become" and self.fresh and self.targets:
            self._emit("substitution", self.targets, None)
        self.mode, self.inserting, self.fresh = "", False, False
        self.new, self.olds = [], []

    def _law(self, token: _Token) -> None:
        if self.mode == "become":
            return
        self.law, self.base = token.text.strip("《》"), ()
        if self._is_listed(token):
            self.joined = token.end
        else:
            self.targets, self.fresh = [], False

    def _is_listed(self, token: _Token) -> bool:
        """Whether a name stands in one list with the targets before it: 引言、第一条, 《甲》第二条、《乙》第三条."""
        return self.fresh and (token.start == self.joined or self.text[self.edge : token.start].strip() in _AND)

    def _pins(self, token: _Token, following: _Token | None) -> None:
        if token.named is None:
            return
        found = targets_of(token.named, self.base, self.law)
        if self.mode == "become" and self.targets:
            self._renumber(found, token)
            self.mode = "become" if self._announces(token, following) else ""
        elif self.mode in ("as", "insert") and self.inserting:
            self.new, self.mode = found, "as"
        elif self.mode == "as":
            self._renumber(found, token)
            self.mode = "become" if self._announces(token, following) else ""
        else:
            self._aim(found, token)

    def _aim(self, found: list[Target], token: _Token) -> None:
        """What the next verb is about."""
        kept = self.targets if (self.mode == "delete" and self.fresh) or self._is_listed(token) else []
        self.olds = self.olds if kept else []
        self.targets, self.fresh, self.base, self.edge = [*kept, *found], True, found[-1].levels, token.end

    def _unnumbered(self, token: _Token) -> None:
        target = unnumbered(token.text, self.law)
        if self.mode in ("as", "insert") and self.inserting:
            self.new = [target]
        elif self.mode not in ("become", "as"):
            self._aim([target], token)

    def _quote(self, span: Span) -> None:
        if self.mode == "become":
            self._emit("substitution", self.targets or [Target("")], span)
        elif self.inserting:
            self.olds = []
            self._emit("insertion", self.new or self.targets or [Target("")], span)
            self.inserting, self.new = False, []
        else:
            self.olds.append(span)
            return
        self.mode, self.olds, self.fresh = "", [], False

    def _become(self) -> None:
        if self.inserting:
            self._emit("insertion", self.new, None)
            self.inserting, self.new = False, []
        self.mode = "become"

    def _delete(self, token: _Token, following: _Token | None) -> None:
        """删去第三条 and 第三条删去 alike."""
        if self.inserting:
            self.finish()
        near = following is not None and following.start - token.end < _NEAR
        before = (self.fresh and bool(self.targets)) or bool(self.olds)
        objects = near and following is not None and following.kind in ("pin", "law", "quote", "named")
        if before and not objects:
            self._emit("repeal", self.targets or [Target("")], None)
            self.mode, self.fresh, self.olds = "", False, []
        else:
            self.mode, self.targets = "delete", self.targets if before else []

    def _same(self, token: _Token) -> None:
        if not self.base or token.text[0] == "本":
            return
        names = {"条": "art", "款": "para", "项": "point", "章": "chp", "节": "sec"}
        steps = [i for i, (step, _) in enumerate(self.base) if step.startswith(names[token.text[1]])]
        if steps:
            self.base = self.base[: steps[-1] + 1]
            self._aim([Target("".join(label for _, label in self.base), self.base, self.law)], token)

    def _end(self, token: _Token, following: _Token | None) -> None:
        """End of a sentence, unless the text that it announces comes next."""
        waits = following is not None and following.kind == "quote" and (self.inserting or self.mode == "become")
        if not (waits and following and _GOES_ON.fullmatch(self.text, token.start, following.start)):
            self.finish()

    def _renumber(self, found: Sequence[Target], token: _Token) -> None:
        """第X条改为第Y条; ``quote`` is the new number. One that becomes several has one amendment for each."""
        olds = self.targets if len(self.targets) == len(found) else [self.targets[0] if self.targets else Target("")]
        pairs = zip(olds, found, strict=True) if len(olds) == len(found) else ((olds[0], new) for new in found)
        for old, new in pairs:
            if old.eid != new.eid:
                self.out.append(
                    Amendment(
                        self.provision, "renumbering", old.law or self.law, old.label, old.eid, (token.start, token.end)
                    )
                )
        self.fresh = False

    def _announces(self, token: _Token, following: _Token | None) -> bool:
        """Whether the new text comes right after a new number: 将第二条修改为第六条：“…”."""
        if following is None or following.kind != "quote":
            return False
        return self.text[token.end : following.start].strip() in ("：", ":")

    def _emit(self, action: Action, targets: Sequence[Target], quote: Span | None) -> None:
        quotes = split_quote(self.text, quote, targets) if quote else [None] * len(targets)
        for target, new in zip(targets, quotes, strict=True):
            for old in self.olds or (None,):
                self.out.append(
                    Amendment(self.provision, action, target.law or self.law, target.label, target.eid, new, old)
                )


def split_quote(text: str, quote: Span, targets: Sequence[Target]) -> list[Span | None]:
    """The part of a quotation for each of several targets: by the articles' labels in it, else a line each where
    their numbers agree; else all of it for every one."""
    if len(targets) < 2:
        return [quote]
    lines = [m for m in re.finditer(r"[^\n]+", text[quote[0] : quote[1]]) if m.group().strip()]
    starts = [_labelled(lines, target) for target in targets]
    if all(at is not None for at in starts) and starts == sorted(starts, key=lambda at: at or 0):
        begins = [at or 0 for at in starts]
    elif len(lines) == len(targets):
        begins = [line.start() for line in lines]
    else:
        return [quote] * len(targets)
    ends = [*begins[1:], quote[1] - quote[0]]
    return [
        (quote[0] + begin, quote[0] + begin + len(text[quote[0] + begin : quote[0] + end].rstrip()))
        for begin, end in zip(begins, ends, strict=True)
    ]


def _labelled(lines: Sequence[re.Match[str]], target: Target) -> int | None:
    """Where the line that begins with the target's own label begins."""
    own = target.levels[-1][0] if target.levels else ""
    return next((line.start() for line in lines if _article_step(line.group()) == own), None)


def _article_step(line: str) -> str:
    named = find_named(line.lstrip('“"「『 \u3000')[:24])
    return named[0].pins[0].value if named and named[0].span[0] == 0 else ""
