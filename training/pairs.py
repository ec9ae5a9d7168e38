"""Training texts → pairs of a query and the passage it should find."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from training.sources import Passage, Question

_SENTENCE = re.compile(r"[^。；;！？!?\n]+[。；;！？!?]?|(?<=[.;:])\s")
_ENGLISH_SENTENCE = re.compile(r".+?(?:[.;](?=\s)|$)", re.DOTALL)
_CITED = re.compile(
    r"《(?:中华人民共和国)?([^》]{2,40})》(?:[（(][^）)]*[）)])?[^《》。，；]{0,4}?(第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十])?)"
)
# 张某, 李某某, 王某甲, 张3, ＸＸ: what stands for a person in questions and judgments.
_NAMELIKE = re.compile(r"[\u4e00-\u9fff]某[某甲乙丙丁0-9]*|某[某甲乙丙丁]+|[Xx×*]{2,}")


@dataclass(frozen=True, slots=True)
class Pair:
    """``query`` should find ``passage``. Pairs that share a group or a passage are no negatives of each other."""

    source: str
    query: str
    passage: str
    group: str
    key: str


def without_names(text: str) -> str:
    """Name-like patterns of questions and judgments blanked."""
    return _NAMELIKE.sub(" ", text)


def article_pairs(passages: Iterable[Passage], rng: random.Random) -> Iterator[Pair]:
    """A sentence of an article against the rest of it under its title and headings, up to two an article."""
    for passage in passages:
        sentences = [s.strip() for s in _SENTENCE.findall(passage.text) if len(s.strip()) >= 8]
        chosen = rng.sample(sentences, min(2, len(sentences))) if len(sentences) > 1 else sentences
        for sentence in chosen:
            rest = passage.text.replace(sentence, " ", 1) if len(sentences) > 1 else passage.text
            yield Pair("article", sentence, passage.as_encoded(rest), passage.key, passage.key)


def english_pairs(passages: Iterable[Passage], rng: random.Random) -> Iterator[Pair]:
    """A sentence against the rest of its stretch, and the heading against the text."""
    for passage in passages:
        sentences = [s.strip() for s in _ENGLISH_SENTENCE.findall(passage.text) if len(s.strip()) >= 40]
        if len(sentences) > 1:
            for sentence in rng.sample(sentences, min(2, len(sentences))):
                rest = passage.text.replace(sentence, " ", 1)
                yield Pair("english", sentence, passage.as_encoded(rest), passage.key, passage.key)
        if passage.headings and len(passage.headings[0]) > 8:
            yield Pair("english", passage.headings[0], passage.text, passage.key, passage.key)


def reference_pairs(passages: Iterable[Passage]) -> Iterator[Pair]:
    """A sentence that cites an article of another law against that article."""
    passages = list(passages)
    articles = by_citation(passages)
    for passage in passages:
        for sentence in _SENTENCE.findall(passage.text):
            for key in cited(sentence, articles):
                if key != passage.key and len(sentence) > 15:
                    text = _CITED.sub(" ", passage.title + " " + sentence)
                    yield Pair("reference", text, articles_text(articles, key), passage.key, key)


def by_citation(passages: Iterable[Passage]) -> dict[str, Passage]:
    """Passage by key, and by short title and label; the first of a title (the evaluation pool's) stays."""
    out: dict[str, Passage] = {}
    for passage in passages:
        out.setdefault(passage.key, passage)
        out.setdefault(passage.title.removeprefix("中华人民共和国") + passage.label, passage)
    return out


def cited(text: str, articles: dict[str, Passage]) -> list[str]:
    """Keys of the articles that a text cites by title and number."""
    names = dict.fromkeys(law.removeprefix("中华人民共和国") + number for law, number in _CITED.findall(text))
    return [articles[name].key for name in names if name in articles]


def articles_text(articles: dict[str, Passage], key: str) -> str:
    return articles[key].as_encoded()


def answer_pairs(questions: Iterable[Question], articles: dict[str, Passage]) -> Iterator[Pair]:
    """Question against answer, against quoted articles; answer against the articles it cites."""
    for question in questions:
        text, answer = without_names(question.text), without_names(question.answer)
        if len(text) >= 6 and len(answer) >= 10:
            yield Pair("answer", text, answer, question.key, question.key)
        for key in cited("\n".join(question.quoted), articles):
            yield Pair("quoted", text, articles_text(articles, key), question.key, key)
        for key in cited(answer, articles):
            yield Pair("quoted", _CITED.sub(" ", answer), articles_text(articles, key), question.key, key)


def relevant_pairs(questions: Iterable[Question], articles: dict[str, Passage], source: str) -> Iterator[Pair]:
    """Question (and answer, keywords) against the articles judged relevant."""
    for question in questions:
        text = without_names(question.text)
        for key in question.relevant:
            if key not in articles:
                continue
            passage = articles_text(articles, key)
            yield Pair(source, text, passage, question.key, key)
            if question.answer:
                yield Pair(source + "-answer", without_names(question.answer), passage, question.key, key)
            if question.keywords:
                yield Pair(source + "-keywords", question.keywords, passage, question.key, key)
        if question.answer:
            yield Pair(source + "-answer", text, without_names(question.answer), question.key, question.key)
