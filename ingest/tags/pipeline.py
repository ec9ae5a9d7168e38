"""The spaCy pipeline: one component per label group, each on compiled patterns.

Components write the span group of each label, overlaps allowed, and keep the exact tags in
``doc.user_data["tags"]``: a span can only begin and end with a token, an entity of mixed text need not.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from ingest.models import Tag
from ingest.tags.amounts import find_amounts
from ingest.tags.authorities import find_authorities
from ingest.tags.cited import find_cited
from ingest.tags.dates import find_dates
from ingest.tags.penalties import find_penalties

FINDERS: dict[str, Callable[[str], list[Tag]]] = {
    "citations": find_cited,
    "dates": find_dates,
    "amounts": find_amounts,
    "penalties": find_penalties,
    "authorities": find_authorities,
}
_NOT_INSIDE = {"AUTHORITY": "INSTRUMENT"}


class Tokens(DummyTokenizer):
    """A token for each Han character, Latin word, number, sign or white space; together exactly the text.

    The text is kept beside the tokens, as spaCy would join them anew for each component.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words = _TOKEN.findall(text)
        return Doc(self.vocab, words=words, spaces=[False] * len(words), user_data={"text": text})


_TOKEN = re.compile(r"[A-Za-zÀ-ɏ]+|[0-9]+|\s+|.", re.DOTALL)


@registry.tokenizers("clausebook_tokens")  # type: ignore[untyped-decorator]
def tokens() -> Callable[[Language], Tokens]:
    """The tokenizer of both families."""
    return lambda nlp: Tokens(nlp.vocab)


class Labels:
    """A component that runs one finder; saved as its configuration, it has no data of its own."""

    def __init__(self, finder: str) -> None:
        self.find = FINDERS[finder]

    def __call__(self, doc: Doc) -> Doc:
        known: list[Tag] = doc.user_data.setdefault("tags", [])
        if "text" not in doc.user_data:
            doc.user_data["text"] = doc.text
        new = [tag for tag in self.find(doc.user_data["text"]) if not _inside(tag, known)]
        for tag in new:
            group = doc.spans.get(tag.label)
            if group is None:
                group = doc.spans[tag.label] = SpanGroup(doc, name=tag.label)
            span = doc.char_span(tag.start, tag.end, label=tag.label, alignment_mode="expand")
            if span is not None:
                group.append(span)
        doc.user_data["tags"] = sorted([*known, *new], key=lambda t: (t.start, -t.end, t.label))
        return doc


@Language.factory("clausebook_labels", default_config={"finder": "citations"}, assigns=["doc.spans"])
def labels(nlp: Language, name: str, finder: str) -> Labels:
    """The component that runs one of FINDERS."""
    return Labels(finder)


def build(family: str) -> Language:
    """A pipeline for ``zh`` or ``en``; ``to_disk`` and ``spacy.load`` bring it back."""
    nlp = spacy.blank(family, config={"nlp": {"tokenizer": {"@tokenizers": "clausebook_tokens"}}})
    # No component asks for word shapes, and each new word would cost them.
    nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]
    for finder in FINDERS:
        nlp.add_pipe("clausebook_labels", name=finder, config={"finder": finder})
    return nlp


def _inside(tag: Tag, known: list[Tag]) -> bool:
    outer = _NOT_INSIDE.get(tag.label)
    return outer is not None and any(t.label == outer and t.start <= tag.start and tag.end <= t.end for t in known)
