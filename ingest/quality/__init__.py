"""How far the outline of a document can be trusted: the share of text outside it, and what a person should look at.

Kinds of flags, with their details:

outside       much text in no provision: percent, the part that holds most of it
flat          a long text without any number or heading: visible characters
gap           numbers are missing between two provisions: the label before, the label after, where
repeat        a number comes twice: the label, where
backwards     a smaller number follows a larger one: the label before, the label after, where
restart       articles, or the outermost numbers, begin again at one: the label before, the label after, where
starts-late   a sequence does not begin at one: its first label, where
mixed         two drafting traditions in one text: an example of each
deep          levels nest too deep to be meant: how many
long          a provision out of proportion: its label, characters
empty         a number without text (repealed and reserved ones aside): its label, where
heading-only  a division or annex without content: its label with the heading
toc-missing   the table of contents names a division that does not come: its label with the heading
cut-off       the text stops in mid-sentence: its last words
no-closing    a law that ends without the article that puts it into force: the last label
no-decision   a judgment without its disposition: nothing
more          further flags of a kind beyond the first ones: the kind, how many

“Where” is the nearest number above, '' if there is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ingest.models import Flag, Identity, Outline, Quality, Reading
from ingest.quality.content import content_flags, outside_share
from ingest.quality.endings import ending_flags
from ingest.quality.sequences import number_flags

__all__ = ["KINDS", "assess"]

KINDS = (
    "outside", "flat", "gap", "repeat", "backwards", "restart", "starts-late", "mixed", "deep", "long", "empty",
    "heading-only", "toc-missing", "cut-off", "no-closing", "no-decision", "more",
)  # fmt: skip
_NAMED = 5


def assess(reading: Reading, outline: Outline, identity: Identity) -> Quality:
    """The quality of ``outline``, built from ``reading``; of each kind the first five flags, and how many more.

    A tree that the file itself carries (Akoma Ntoso, USLM) is its publisher's: its numbers are taken as they are.
    Annexes and forwarded instruments count anew. Linear in the text and its provisions.
    """
    return Quality(outside_share(reading.text, outline), tuple(_bounded(_flags(reading, outline, identity))))


def _flags(reading: Reading, outline: Outline, identity: Identity) -> Iterator[Flag]:
    native = reading.outline is not None
    yield from content_flags(reading, outline, identity)
    if not native:
        yield from number_flags(outline.provisions, amending=identity.work.subtype == "amendment")
        yield from ending_flags(reading, outline, identity)


def _bounded(flags: Iterable[Flag]) -> Iterator[Flag]:
    """The first flags of each kind, then one ``more`` for each kind that has others."""
    counts: Counter[str] = Counter()
    for flag in flags:
        counts[flag.kind] += 1
        if counts[flag.kind] <= _NAMED:
            yield flag
    for kind, count in counts.items():
        if count > _NAMED:
            yield Flag("more", "", (kind, str(count - _NAMED)))
