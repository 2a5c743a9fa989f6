"""Finding an article's quotations by frames: the words in quotation marks, reported sentences, and their speakers.

Not for the parts of a sentence: see `verbs.py`, `sources.py`, `subjects.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from index.languages import Speech
from index.model import Quotation
from index.quotes.frames.attributions import Attribution
from index.quotes.frames.certainty import is_certain_quote, is_certain_report, is_framed
from index.quotes.frames.sources import SourceFinder
from index.quotes.frames.subjects import SubjectFinder
from index.quotes.frames.verbs import VerbFinder
from index.quotes.frames.who import Who
from index.quotes.phrases import (
    CapitalisedPhraseReader,
    Grammar,
    Paragraph,
    People,
    PlainPhraseReader,
    Sentence,
    grammar_of,
)
from index.text import is_boilerplate, opens_with_quotation_mark, quoted_spans

MAX_SCARE_WORDS = 3
"""Maximum number of words in quotation marks that may not mark a quotation."""
MAX_WORDS_BESIDE = 2
"""Maximum number of words beside quoted words in a sentence that consists of them."""


def find_framed_quotes(paragraphs: Sequence[str], title: str, code: str) -> list[Quotation]:
    """Find all quotations of an article in a language with `Speech`, in reading order."""
    grammar = grammar_of(code)
    if grammar is None:
        return find_marked_quotes(paragraphs)
    return _Article(paragraphs, title, grammar).quotations()


def find_marked_quotes(paragraphs: Sequence[str]) -> list[Quotation]:
    """Find the words in quotation marks alone, without speakers, in a language without `Speech`."""
    return [
        _quotation(position, text, span, None, "", "none", False)
        for position, text in enumerate(paragraphs)
        for span in quoted_spans(text)
    ]


def _quotation(
    position: int, text: str, span: tuple[int, int], speaker: str | None, cue: str, rule: str, certain: bool
) -> Quotation:
    words = text[slice(*span)]
    kind: Literal["direct", "mixed"] = "direct" if words[:1].isupper() or len(words.split()) > 7 else "mixed"
    return Quotation(position, words, *span, speaker, cue, kind, rule, certain)


def _rank(attribution: Attribution) -> tuple[bool, int]:
    """Return how well an attribution explains its sentence: a clause of saying better than a source."""
    if attribution.place == "source":
        return not attribution.strong, 1
    return not attribution.strong, 0 if attribution.sure else 2


class _Article:
    """The state of reading one article."""

    def __init__(self, paragraphs: Sequence[str], title: str, grammar: Grammar) -> None:
        speech = grammar.speech
        self._grammar = grammar
        self._paragraphs = [Paragraph.of(text, speech, grammar.inner_frames) for text in paragraphs]
        self._people = People(self._paragraphs, title, grammar, grammar.runs)
        kind = CapitalisedPhraseReader if speech.nouns_are_capitalised else PlainPhraseReader
        reader = kind(grammar, self._people)
        self._subjects = SubjectFinder(grammar, reader)
        self._verbs = VerbFinder(grammar, self._subjects)
        self._sources = SourceFinder(grammar, reader, self._subjects)
        self._who = Who(grammar, self._people)
        self._last: Attribution | None = None
        """The last attribution, while its speech may go on."""

    def quotations(self) -> list[Quotation]:
        quotations: list[Quotation] = []
        for position, paragraph in enumerate(self._paragraphs):
            local = list(self._of_paragraph(position, paragraph))
            if is_boilerplate(paragraph.text):
                local = [replace(quote, certain=False) for quote in local]
            quotations.extend(local)
        return quotations

    def _of_paragraph(self, position: int, paragraph: Paragraph) -> Iterator[Quotation]:
        opening = self._last if opens_with_quotation_mark(paragraph.text) else None
        self._last = None
        spans = iter(paragraph.spans)
        for number, sentence in enumerate(paragraph.sentences):
            local = [next(spans) for _ in sentence.quotes]
            attributions = self._attributions(paragraph, sentence, number)
            for attribution in attributions:
                attribution.speaker, attribution.named = self._who.resolve(attribution.phrase, attribution.place)
            going_on = self._last or opening
            opening = None
            yield from self._of_sentence(position, paragraph, sentence, local, attributions, going_on)

    def _attributions(self, paragraph: Paragraph, sentence: Sentence, number: int) -> list[Attribution]:
        if self._grammar.cues.isdisjoint(sentence.lows):
            return []
        attributions = [
            *self._sources.find(paragraph.text, sentence, number),
            *self._verbs.find(paragraph.text, sentence, number),
        ]
        return sorted(attributions, key=lambda attribution: attribution.start)

    def _of_sentence(
        self,
        position: int,
        paragraph: Paragraph,
        sentence: Sentence,
        spans: list[tuple[int, int]],
        attributions: list[Attribution],
        going_on: Attribution | None,
    ) -> Iterator[Quotation]:
        text = paragraph.text
        spoken = [
            span
            for at, span in zip(sentence.quotes, spans, strict=True)
            if len(text[slice(*span)].split()) > MAX_SCARE_WORDS or is_framed(sentence, at)
        ]
        reporting = [attribution for attribution in attributions if self._reports(sentence, attribution)]
        if reporting and not spoken:
            attribution = self._main(reporting)
            certain = is_certain_report(self._grammar, sentence, attribution, attributions)
            yield self._report(position, text, sentence, attribution, attribution.rule, certain)
            self._last = attribution
            return
        if spans:
            yield from self._quoted(position, text, sentence, spans, attributions, going_on)
            return
        if going_on and not attributions and self._is_reported(sentence):
            self._last = going_on
            yield self._report(position, text, sentence, going_on, "continues", False)

    def _report(
        self, position: int, text: str, sentence: Sentence, attribution: Attribution, rule: str, certain: bool
    ) -> Quotation:
        start, end = sentence.start, sentence.end
        words = text[start:end]
        return Quotation(position, words, start, end, attribution.speaker, attribution.cue, "indirect", rule, certain)

    def _quoted(
        self,
        position: int,
        text: str,
        sentence: Sentence,
        spans: list[tuple[int, int]],
        attributions: list[Attribution],
        going_on: Attribution | None,
    ) -> Iterator[Quotation]:
        for at, span in zip(sentence.quotes, spans, strict=True):
            attribution = self._nearest(at, attributions) or self._before_colon(text, sentence, at, attributions)
            if attribution:
                certain = is_certain_quote(self._grammar, sentence, at, attribution, attributions)
                yield _quotation(position, text, span, attribution.speaker, attribution.cue, attribution.rule, certain)
                self._last = attribution
            elif going_on and self._goes_on(sentence):
                yield _quotation(position, text, span, going_on.speaker, going_on.cue, "continues", False)
                self._last = going_on
            else:
                yield _quotation(position, text, span, None, "", "none", False)

    def _goes_on(self, sentence: Sentence) -> bool:
        """Return whether a sentence without a frame continues the speech before it."""
        return len(sentence.words) <= len(sentence.quotes) + MAX_WORDS_BESIDE or self._is_reported(sentence)

    def _before_colon(
        self, text: str, sentence: Sentence, at: int, attributions: list[Attribution]
    ) -> Attribution | None:
        attribution = self._sources.before_colon(text, sentence, 0, at)
        if attribution:
            attribution.speaker, attribution.named = self._who.resolve(attribution.phrase, attribution.place)
            attributions.append(attribution)
        return attribution

    def _nearest(self, at: int, attributions: list[Attribution]) -> Attribution | None:
        """Return the attribution nearest to quoted words in their sentence."""
        outside = [one for one in attributions if not one.begin <= at < one.end or one.strong]
        return min(outside, key=lambda one: min(abs(one.begin - at), abs(one.end - 1 - at)), default=None)

    def _main(self, attributions: list[Attribution]) -> Attribution:
        """Return the attribution of a reported sentence: a clause's before a source's, the first of these."""
        return min(attributions, key=_rank)

    def _reports(self, sentence: Sentence, attribution: Attribution) -> bool:
        """Return whether a frame reports a clause of its sentence, and not only a fact or a thing."""
        if attribution.place in ("source", "clause"):
            return True
        speech: Speech = self._grammar.speech
        lows = sentence.lows
        outside = [*lows[: attribution.begin], *lows[attribution.end :]]
        if any(low in speech.complementizers or low in speech.subjunctives or low == ":" for low in outside):
            return True
        return attribution.strong and "," in outside

    def _is_reported(self, sentence: Sentence) -> bool:
        """Return whether a sentence without a frame is in the form of reported speech, from its first clause on."""
        speech = self._grammar.speech
        if speech.subjunctives.isdisjoint(sentence.lows) or not speech.reporting_verbs.isdisjoint(sentence.lows):
            return False
        if sentence.lows[0] in self._grammar.clause_openers:
            return True
        return not speech.subjunctives.isdisjoint(sentence.lows[: sentence.after(0)])
