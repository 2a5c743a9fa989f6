"""Turning hits into passages: the block of paragraphs to show, the answering sentence, and its speaker.

All text is verbatim. A speaker is given only if the paragraph itself names them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise

from index.answers.links import relation_of
from index.engine import Engine
from index.model import Article, Hit, Paragraph, Published, Quotation, Span
from index.question import Question, answer_check
from index.text import (
    OPENING_PARAGRAPHS,
    Fingerprint,
    cached_name_terms,
    extract_terms,
    is_boilerplate,
    is_heading,
    may_be_same_person,
    news_positions,
    opens_with_quotation_mark,
    quoted_spans,
    sentence_spans,
)

MAX_PARAGRAPHS = 3
MAX_CHARS, MAX_CHARS_OF_THREE = 1200, 700
"""Maximum size of a block extended with one or two neighbours, in characters; it always has all of the hit.

Both neighbours are added only if all three paragraphs are short, unless somebody continues to speak in them.
"""

# Bonus of a sentence for containing the kind of answer asked for (a date, say), as a share of all terms, and for pairs
# of terms in the question's order.
EXPECTED_WEIGHT, PAIR_WEIGHT = 0.1, 0.1

_MOST_BETWEEN = 4  # a byline, a date line and the like, and the paragraph below them

_CLOSING_MARKS = " \n\t\"'”’*_"

MAX_MARKED_CHARACTERS = 400
"""Maximum size of the marked answer, in characters, when it is extended to mark a whole quotation."""

SECOND_SENTENCE_SHARE = 0.3
"""Minimum share of the question's terms, by weight, that a second marked sentence adds to the first."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in a paragraph: `text` is the paragraph's text from `start` to `end`."""

    position: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """The part of an article to show: neighbouring paragraphs, the answering sentence, and its position."""

    article_id: str
    title: str
    source: str | None
    published: Published
    url: str | None
    speaker: str | None
    score: float
    paragraphs: tuple[Paragraph, ...]
    answer: Sentence
    naming: Sentence | None = None
    """An earlier sentence with the name in question, if neither the paragraphs nor the headline have it."""
    second: Sentence | None = None
    """Another sentence of the same paragraph, which covers much of the question that `answer` doesn't."""
    modified: Published = None
    version: int = 1
    also_in: tuple[str, ...] = ()
    """Other outlets with nearly the same words by the same speakers, without a different "not", number or name."""


def build_passages(engine: Engine, hits: Iterable[Hit], question: Question, count: int) -> tuple[list[Passage], bool]:
    """Return the first `count` passages of `hits`, in order and without repeats, and whether there are more."""
    built: list[Passage] = []
    fingerprints: list[Fingerprint] = []
    shown: set[tuple[str, int]] = set()
    for original in hits:
        if (original.article_id, original.position) in shown:
            continue
        article = _Article(engine, original.article_id)
        hit = original._replace(position=_below_heading(article, original.position))
        if (hit.article_id, hit.position) in shown:
            continue
        fingerprint = build_fingerprint(engine, hit.article_id, hit.position, article.paragraph(hit.position))
        twins = (index for index, other in enumerate(fingerprints) if other.is_near_duplicate(fingerprint))
        if (twin := next(twins, None)) is not None:
            built[twin] = _also_in(built[twin], engine.head(hit.article_id).source)
        elif len(built) < count:
            passage = _passage(article, hit, question, shown)
            shown.update((hit.article_id, paragraph.position) for paragraph in passage.paragraphs)
            built.append(passage)
            fingerprints.append(fingerprint)
        else:
            return built, True
    return built, False


def _below_heading(article: _Article, position: int) -> int:
    """Return the position of the paragraph that a heading heads, since a heading alone says nothing; else `position`.

    Several short lines in a row are a list, not headings.
    """
    if not is_heading(article.paragraph(position)) or article.quotes(position):
        return position
    if position and is_heading(article.paragraph(position - 1)) and not is_boilerplate(article.paragraph(position - 1)):
        return position
    following = range(position + 1, min(position + 1 + _MOST_BETWEEN, article.length))
    news = (other for other in following if not is_boilerplate(article.paragraph(other)))
    below = next(news, position)
    return position if is_heading(article.paragraph(below)) else below


def build_fingerprint(engine: Engine, article_id: str, position: int, text: str) -> Fingerprint:
    """Return the fingerprint of a paragraph with the text `text`."""
    return Fingerprint(text, partial(certain_speakers, engine, article_id, [position]), engine.head(article_id).source)


def certain_speakers(engine: Engine, article_id: str, positions: Iterable[int]) -> list[str]:
    """Return the certain speakers of the quotations in some paragraphs."""
    quotes = (quote for position in positions for quote in engine.quotes(article_id, position))
    return [quote.speaker for quote in quotes if quote.certain and quote.speaker]


def build_opening(article: Article, others: Sequence[Article] = ()) -> Passage:
    """Return the opening of an article, with its first sentence as the answer; `others` tell the same story."""
    news = news_positions(article.paragraphs[:OPENING_PARAGRAPHS])
    first, size = article.paragraphs[news[0]], 0
    block: list[Paragraph] = []
    for position in news[:MAX_PARAGRAPHS]:
        text = article.paragraphs[position]
        size += len(text)
        if block and size > MAX_CHARS:
            break
        block.append(Paragraph(position, text))
    start, end = (sentence_spans(first) or [(0, len(first))])[0]
    passage = Passage(
        article_id=article.id,
        title=article.title,
        source=article.source,
        published=article.published,
        modified=article.modified,
        version=article.version,
        url=article.url,
        speaker=None,
        score=0.0,
        paragraphs=tuple(block),
        answer=Sentence(news[0], start, end, first[start:end]),
    )
    for other in others:
        passage = _also_in(passage, other.source)
    return passage


def _also_in(passage: Passage, source: str | None) -> Passage:
    if source is None or source in (passage.source, *passage.also_in):
        return passage
    return replace(passage, also_in=(*passage.also_in, source))


def _passage(article: _Article, hit: Hit, question: Question, shown: set[tuple[str, int]]) -> Passage:
    block = _block(article, hit.position, shown, question)
    answer, second = _choose_sentences(article, hit.position, block, question)
    speaker = _speaker(article.quotes(answer.position), answer)
    _, owner = relation_of(article.engine, question)
    if speaker and owner.issuperset(cached_name_terms(speaker, question.language)):
        speaker = None  # whose relative is asked for
    if not speaker:  # a speaker's name is shown above the block, and readers would attribute all of it to them
        block = _widen(article, block, shown)
    head = article.engine.head(article.id)
    return Passage(
        article_id=head.id,
        title=head.title,
        source=head.source,
        published=head.published,
        modified=head.modified,
        version=head.version,
        url=head.url,
        speaker=speaker,
        score=hit.score,
        paragraphs=tuple(Paragraph(position, article.paragraph(position)) for position in block),
        answer=answer,
        second=second,
        naming=None if speaker else _naming(article, block, question, shown),
    )


@dataclass(frozen=True, slots=True)
class _Article:
    """An article read on demand, since it may be long."""

    engine: Engine
    id: str
    texts: dict[int, str] = field(default_factory=dict)

    @property
    def length(self) -> int:
        return self.engine.length(self.id)

    def paragraph(self, position: int) -> str:
        if (text := self.texts.get(position)) is None:
            text = self.texts[position] = self.engine.paragraph(self.id, position)
        return text

    def quotes(self, position: int) -> Sequence[Quotation]:
        return self.engine.quotes(self.id, position)

    def sentences(self, position: int, terms: Sequence[str]) -> list[Span]:
        return self.engine.sentences(self.id, position, terms)


def _naming(article: _Article, block: range, question: Question, shown: set[tuple[str, int]]) -> Sentence | None:
    """Return the last sentence before a block that has the name in question, unless that is shown anyway."""
    engine, wanted = article.engine, list(question.speaker[-1:])
    if not wanted:
        headline = frozenset(extract_terms(engine.head(article.id).title))
        names = (term for term in dict.fromkeys(question.terms) if term not in headline and engine.is_name(term))
        wanted = sorted(names, key=engine.idf, reverse=True)
    for term in wanted:
        positions = engine.positions_of(article.id, term)
        before = [position for position in positions if position < block.start]
        if before and not any(position in block or (article.id, position) in shown for position in positions):
            spans = article.sentences(before[-1], [term])
            span = next(span for span in reversed(spans) if span.held)
            text = article.paragraph(before[-1])
            return _sentence(text, before[-1], *_with_whole_quotations(text, span, spans))
    return None


def _block(article: _Article, hit: int, shown: set[tuple[str, int]], question: Question) -> range:
    """Return the paragraph at `hit` with neighbours in which its speaker, or the person in question, speaks."""
    first = last = hit

    def fits(position: int) -> bool:
        size = sum(len(article.paragraph(member)) for member in range(min(first, position), max(last, position) + 1))
        free = _may_join(article, position, shown)
        return free and last - first + 2 <= MAX_PARAGRAPHS and size <= MAX_CHARS

    def together(position: int) -> bool:
        """Return whether a paragraph belongs with the preceding one."""
        if _continues_speech(article, position):
            return True
        pair = (position - 1, position)
        return bool(question.speaker) and all(_says(article, question, member) for member in pair)

    while first > 0 and (together(first) or _asks(article, first - 1)) and fits(first - 1):
        first -= 1
    if _asks(article, hit) and not article.quotes(hit) and hit + 1 < article.length and fits(hit + 1):
        last += 1
    while last + 1 < article.length and together(last + 1) and fits(last + 1):
        last += 1
    return range(first, last + 1)


def _widen(article: _Article, block: range, shown: set[tuple[str, int]]) -> range:
    """Extend a lone paragraph by the next one, or by both neighbours if all three are short.

    Nearly half of the answers that a paragraph lacks are in the next one.
    """
    if len(block) > 1:
        return block
    hit = block[0]
    for (before, behind), most in _neighbours(article, hit):
        wide = range(hit - before, hit + behind + 1)
        inside = wide[0] >= 0 and wide[-1] < article.length
        free = inside and all(position == hit or _may_join(article, position, shown) for position in wide)
        whole = behind == 0 or (free and not is_heading(article.paragraph(wide[-1])))  # a heading needs what follows
        if free and whole and sum(len(article.paragraph(position)) for position in wide) <= most:
            return wide
    return block


def _neighbours(article: _Article, position: int) -> Sequence[tuple[tuple[int, int], int]]:
    """Return options, best first: how many paragraphs to add before and after one, and the maximum size of all."""
    if is_heading(article.paragraph(position)):
        return (((0, 2), MAX_CHARS_OF_THREE), ((0, 1), MAX_CHARS))
    if position and is_heading(article.paragraph(position - 1)):
        return (((1, 1), MAX_CHARS), ((1, 0), MAX_CHARS), ((0, 1), MAX_CHARS))
    return (((1, 1), MAX_CHARS_OF_THREE), ((0, 1), MAX_CHARS), ((1, 0), MAX_CHARS))


def _may_join(article: _Article, position: int, shown: set[tuple[str, int]]) -> bool:
    return (article.id, position) not in shown and not is_boilerplate(article.paragraph(position))


def find_block(engine: Engine, hit: Hit, question: Question) -> list[int]:
    """Return the positions of the paragraphs to show for a hit that is shown alone."""
    passage = _passage(_Article(engine, hit.article_id), hit, question, set())
    return [paragraph.position for paragraph in passage.paragraphs]


def _asks(article: _Article, position: int) -> bool:
    """Return whether a paragraph is an interviewer's question, which the next one answers."""
    return article.paragraph(position).rstrip(_CLOSING_MARKS).endswith("?")


def _says(article: _Article, question: Question, position: int) -> bool:
    """Return whether a paragraph attributes words to the person in question, quoted or reported."""
    names = {quote.speaker for quote in article.quotes(position) if quote.certain or quote.kind == "indirect"}
    terms = (cached_name_terms(name, question.language) for name in names if name)
    return any(may_be_same_person(question.speaker, of_name) for of_name in terms)


def _continues_speech(article: _Article, position: int) -> bool:
    """Return whether a paragraph opens with words of the preceding paragraph's speaker, without naming them."""
    if not (quotes := article.quotes(position)) or not opens_with_quotation_mark(article.paragraph(position)):
        return False
    before = {quote.speaker for quote in article.quotes(position - 1)}
    goes_on = quotes[0].rule == "continues" or not quotes[0].certain
    return goes_on and quotes[0].speaker is not None and quotes[0].speaker in before


def _choose_sentences(
    article: _Article, hit: int, block: range, question: Question
) -> tuple[Sentence, Sentence | None]:
    """Return the best answering sentence of the block, and one that adds to it; failing that, the first quotation."""
    # Mark the sentence about the topic: the speaker's name may be anywhere.
    relation, _ = relation_of(article.engine, question)
    asked_terms = question.topic or tuple(relation) or question.terms  # "Lind's wife" may stand beside Lind's own words
    idf, fits = (
        {term: article.engine.idf(term) for term in asked_terms},
        answer_check(question.whole_text, question.language),
    )
    for position in (hit, *(other for other in block if other != hit)):
        if best := _best_sentences(article, position, asked_terms, idf, fits):
            return best
    spoken = (quote.start for quote in article.quotes(hit) if quote.kind != "indirect")
    quoted, spans = next(spoken, 0), article.sentences(hit, ())
    span = next((span for span in spans if span.end > quoted), spans[0])
    text = article.paragraph(hit)
    return _sentence(text, hit, *_with_whole_quotations(text, span, spans)), None


def _best_sentences(
    article: _Article, position: int, asked_terms: Sequence[str], idf: dict[str, float], fits: Callable[[str], bool]
) -> tuple[Sentence, Sentence | None] | None:
    """Return the best answering sentence of a paragraph, and one that adds to it; None if none has a term."""
    spans, total = article.sentences(position, list(idf)), sum(idf.values())
    coverages = [_coverage(asked_terms, idf, span) for span in spans]
    if max(coverages) <= 0:
        return None
    text = article.paragraph(position)
    scores = [
        score + EXPECTED_WEIGHT * total * fits(text[span.start : span.end])
        for score, span in zip(coverages, spans, strict=True)
    ]
    first = scores.index(max(scores))
    terms_by_sentence = [{term for _, term in span.held} for span in spans]
    missing = [term for term in idf if term not in terms_by_sentence[first]]
    added = [sum(idf[term] for term in missing if term in sentence_terms) for sentence_terms in terms_by_sentence]
    more = max(added)
    start, end = _with_whole_quotations(text, spans[first], spans)
    second = None
    if more >= SECOND_SENTENCE_SHARE * total:
        second_start, second_end = _with_whole_quotations(text, spans[added.index(more)], spans)
        if second_end <= start or second_start >= end:
            second = _sentence(text, position, second_start, second_end)
    return _sentence(text, position, start, end), second


def _with_whole_quotations(text: str, sentence: Span, sentences: Sequence[Span]) -> tuple[int, int]:
    """Return a sentence's span, extended to the end of its quotations, so that none is marked in part."""
    start, end = sentence.start, sentence.end
    quotations = quoted_spans(text)
    for _ in quotations:  # an added sentence may hold part of another quotation
        torn = [span for span in quotations if (span[0] < start < span[1]) or (span[0] < end < span[1])]
        if not torn:
            break
        first, last = min(start, *(span[0] for span in torn)), max(end, *(span[1] for span in torn))
        start = max((span.start for span in sentences if span.start <= first), default=first)
        end = min((span.end for span in sentences if span.end >= last), default=last)
    return (start, end) if end - start <= MAX_MARKED_CHARACTERS else (sentence.start, sentence.end)


def _sentence(text: str, position: int, start: int, end: int) -> Sentence:
    return Sentence(position, start, end, text[start:end])


def _coverage(asked_terms: Sequence[str], idf: dict[str, float], span: Span) -> float:
    """Return how much of the question a sentence covers: each term once, plus a bonus for pairs in the same order."""
    neighbours = {(first[1], second[1]) for first, second in pairwise(span.held) if second[0] == first[0] + 1}
    together = sum(idf[first] + idf[second] for first, second in pairwise(asked_terms) if (first, second) in neighbours)
    span_terms = {term for _, term in span.held}
    return sum(weight for term, weight in idf.items() if term in span_terms) + PAIR_WEIGHT * together


def _speaker(quotes: Sequence[Quotation], answer: Sentence) -> str | None:
    """Return the speaker of `answer`, if it overlaps quotations that are all certain and agree on one."""
    overlapping = [quote for quote in quotes if quote.start < answer.end and quote.end > answer.start]
    speakers = {quote.speaker if quote.certain else None for quote in overlapping}
    return speakers.pop() if len(speakers) == 1 else None
