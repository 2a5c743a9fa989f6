"""Hits to passages: the block of paragraphs that a reader sees, the answering sentence, and who says it.

Everything shown is verbatim. A speaker is given only where the paragraph itself says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Article, Paragraph, Published, Quote
from index.engine import Engine, Hit
from index.quotes import opens_with_mark
from index.sentences import sentence_spans
from index.terms import terms

MAX_PARAGRAPHS = 3
MAX_CHARS = 1200
"""A block grows by neighbouring paragraphs up to these; the paragraph that was found is always in it, whole."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in a paragraph: `text` is that paragraph's text from `start` to `end`."""

    position: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """What a reader sees of an article: neighbouring paragraphs, the sentence that answers, and where it stands."""

    article_id: str
    title: str
    source: str | None
    published: Published
    url: str | None
    speaker: str | None
    score: float
    paragraphs: tuple[Paragraph, ...]
    answer: Sentence


def passages(engine: Engine, hits: Sequence[Hit], question: Sequence[str], count: int) -> list[Passage]:
    """The first `count` passages of `hits`, in their order, no paragraph shown twice."""
    found: list[Passage] = []
    shown: set[tuple[str, int]] = set()
    for hit in hits:
        if len(found) == count:
            break
        if (hit.article_id, hit.position) in shown:
            continue
        passage = _passage(engine, hit, question, shown)
        shown.update((hit.article_id, paragraph.position) for paragraph in passage.paragraphs)
        found.append(passage)
    return found


def _passage(engine: Engine, hit: Hit, question: Sequence[str], shown: set[tuple[str, int]]) -> Passage:
    article = engine.article(hit.article_id)
    block = _block(engine, article, hit.position, shown)
    answer = _answer(engine, article, hit.position, block, question)
    return Passage(
        article_id=article.id,
        title=article.title,
        source=article.source,
        published=article.published,
        url=article.url,
        speaker=_speaker(engine.quotes(article.id, answer.position), answer),
        score=hit.score,
        paragraphs=tuple(Paragraph(position, article.paragraphs[position]) for position in block),
        answer=answer,
    )


def _block(engine: Engine, article: Article, hit: int, shown: set[tuple[str, int]]) -> range:
    """The paragraph at `hit` with those around it in which the same person goes on speaking."""
    texts = article.paragraphs
    first = last = hit

    def fits(position: int) -> bool:
        size = sum(len(texts[other]) for other in range(min(first, position), max(last, position) + 1))
        free = (article.id, position) not in shown
        return free and last - first + 2 <= MAX_PARAGRAPHS and size <= MAX_CHARS

    while first > 0 and _goes_on(engine, article, first) and fits(first - 1):
        first -= 1
    while last + 1 < len(texts) and _goes_on(engine, article, last + 1) and fits(last + 1):
        last += 1
    return range(first, last + 1)


def _goes_on(engine: Engine, article: Article, position: int) -> bool:
    """Whether a paragraph opens in the words of whoever spoke in the one before, without naming them anew."""
    quotes = engine.quotes(article.id, position)
    if not quotes or not opens_with_mark(article.paragraphs[position]):
        return False
    before = {quote.speaker for quote in engine.quotes(article.id, position - 1)}
    return not quotes[0].certain and quotes[0].speaker is not None and quotes[0].speaker in before


def _answer(engine: Engine, article: Article, hit: int, block: range, question: Sequence[str]) -> Sentence:
    """The sentence of the paragraph at `hit` that holds most of the question; its first quote if none does."""
    wanted = {term: engine.idf(term) for term in question}
    for position in (hit, *(other for other in block if other != hit)):
        sentences = _sentences(article.paragraphs[position], position)
        held = [sum(wanted.get(term, 0.0) for term in set(terms(sentence.text))) for sentence in sentences]
        if max(held) > 0:
            return sentences[held.index(max(held))]
    sentences = _sentences(article.paragraphs[hit], hit)
    spoken = (quote.start for quote in engine.quotes(article.id, hit) if quote.kind != "indirect")
    quoted = next(spoken, 0)
    return next((sentence for sentence in sentences if sentence.end > quoted), sentences[0])


def _sentences(text: str, position: int) -> list[Sentence]:
    spans = sentence_spans(text) or [(0, len(text))]
    return [Sentence(position, start, end, text[start:end]) for start, end in spans]


def _speaker(quotes: Sequence[Quote], answer: Sentence) -> str | None:
    """Who says `answer`: named by the quotes that it overlaps, if there are any, all are certain and agree."""
    said = [quote for quote in quotes if quote.start < answer.end and quote.end > answer.start]
    speakers = {quote.speaker if quote.certain else None for quote in said}
    return speakers.pop() if len(speakers) == 1 else None
