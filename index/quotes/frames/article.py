"""Reading one article by frames: each sentence's attributions, and the quotations that they give a speaker.

Not for the parts of a sentence: see `verbs.py`, `sources.py`, `subjects.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.model import Quotation
from index.quotes.frames.attributions import Attribution
from index.quotes.frames.certainty import is_certain_quote, is_certain_report, is_framed
from index.quotes.frames.sources import SourceFinder
from index.quotes.frames.spans import quotation_of
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
    is_capitalised,
)
from index.text import is_boilerplate, opens_with_quotation_mark

MAX_SCARE_WORDS = 3
"""Maximum number of words in quotation marks that may not mark a quotation."""
MAX_SENTENCE_WORDS = 150
"""Maximum number of words in a sentence, quoted words counting as one. A longer one is no prose, and slow to read."""
MAX_WORDS_BESIDE = 2
"""Maximum number of words beside quoted words in a sentence that consists of them."""


class FramedArticle:
    """An article while its quotations are found, from its first paragraph to its last."""

    def __init__(self, paragraphs: Sequence[str], title: str, grammar: Grammar) -> None:
        self._grammar = grammar
        self._paragraphs = [
            Paragraph.of(text, grammar.speech, grammar.inner_frames, grammar.word_parts) for text in paragraphs
        ]
        people = People(self._paragraphs, title, grammar)
        kind = CapitalisedPhraseReader if grammar.speech.nouns_are_capitalised else PlainPhraseReader
        reader = kind(grammar, people)
        subjects = SubjectFinder(grammar, reader)
        self._verbs = VerbFinder(grammar, subjects)
        self._sources = SourceFinder(grammar, reader, subjects)
        self._who = Who(grammar, people, subjects)
        self._last: Attribution | None = None  # whose speech may go on
        self._silent: Sentence | None = None  # the sentence before, if nobody says it
        self._goes_on_surely = False  # whether only quoted words and their frame have been between

    def quotations(self) -> list[Quotation]:
        """Return the article's quotations, in reading order."""
        quotations: list[Quotation] = []
        for position, paragraph in enumerate(self._paragraphs):
            local = list(self._of_paragraph(position, paragraph))
            if is_boilerplate(paragraph.text):
                local = [replace(quote, certain=False) for quote in local]
            quotations.extend(local)
        return quotations

    def _of_paragraph(self, position: int, paragraph: Paragraph) -> Iterator[Quotation]:
        before = self._last if opens_with_quotation_mark(paragraph.text) else None
        self._last, self._goes_on_surely, self._silent = None, False, None
        spans = iter(paragraph.spans)
        for sentence in paragraph.sentences:
            own = [span for _, span in zip(sentence.quotes, spans, strict=False)]
            attributions = self._attributions(paragraph.text, sentence)
            going_on, before = self._last or before, None
            quotations = list(self._of_sentence(position, paragraph.text, sentence, own, attributions, going_on))
            yield from quotations
            self._silent = None if quotations else sentence
            if not any(quote.speaker for quote in quotations):
                self._last, self._goes_on_surely = None, False
            self._who.end_sentence(paragraph.text, sentence)

    def _attributions(self, text: str, sentence: Sentence) -> list[Attribution]:
        if len(sentence.lows) > MAX_SENTENCE_WORDS or self._grammar.cues.isdisjoint(sentence.lows):
            return []
        attributions = [*self._sources.find(text, sentence), *self._verbs.find(text, sentence)]
        attributions.sort(key=lambda attribution: attribution.begin)
        for attribution in attributions:
            self._who.resolve(attribution, sentence)
        return attributions

    def _of_sentence(
        self,
        position: int,
        text: str,
        sentence: Sentence,
        spans: list[tuple[int, int]],
        attributions: list[Attribution],
        going_on: Attribution | None,
    ) -> Iterator[Quotation]:
        if attributions and not spans and self._refers_back(sentence):
            yield from self._sentence_before(position, text, attributions[0])
            return
        reporting = [attribution for attribution in attributions if self._reports(sentence, attribution)]
        if reporting and not self._has_spoken_words(text, sentence, spans, attributions):
            attribution = min(reporting, key=_rank)
            certain = is_certain_report(self._grammar, sentence, attribution, attributions)
            yield self._report(position, text, sentence, attribution, certain)
        elif spans:
            yield from self._quoted(position, text, sentence, spans, attributions, going_on)
        elif going_on and not attributions and self._is_reported(sentence):
            yield replace(self._report(position, text, sentence, going_on, certain=False), rule="continues")

    def _refers_back(self, sentence: Sentence) -> bool:
        """Return whether a sentence only tells who said the one before: "Das teilte die Polizei mit."."""
        speech, lows = self._grammar.speech, sentence.lows
        return bool(lows) and lows[0] in speech.back_references and speech.complementizers.isdisjoint(lows)

    def _sentence_before(self, position: int, text: str, attribution: Attribution) -> Iterator[Quotation]:
        """Yield the sentence before as a report, unless somebody says it already."""
        if self._silent:
            yield self._report(position, text, self._silent, attribution, certain=False)
            self._last = None

    def _has_spoken_words(
        self, text: str, sentence: Sentence, spans: list[tuple[int, int]], attributions: list[Attribution]
    ) -> bool:
        """Return whether quoted words are more than a title or a word that the writer keeps at a distance."""
        return any(
            len(text[slice(*span)].split()) > MAX_SCARE_WORDS
            or is_framed(sentence, at)
            or any(self._sums_up(sentence, at, attribution) for attribution in attributions)
            for at, span in zip(sentence.quotes, spans, strict=False)
        )

    def _sums_up(self, sentence: Sentence, at: int, attribution: Attribution) -> bool:
        """Return whether quoted words stand behind a verb that calls something so: "назвав план «…»"."""
        speech = self._grammar.speech
        is_summing = attribution.cue in speech.gerunds or attribution.cue in speech.summing_verbs
        return is_summing and at not in sentence.capitals and attribution.end <= at <= sentence.after(attribution.end)

    def _report(
        self, position: int, text: str, sentence: Sentence, attribution: Attribution, certain: bool
    ) -> Quotation:
        """Return a sentence that reports without quotation marks."""
        self._last, self._goes_on_surely = attribution, False
        start, end = sentence.start, sentence.end
        speaker, cue, rule, aliases = attribution.speaker, attribution.cue, attribution.rule, attribution.aliases
        return Quotation(position, text[start:end], start, end, speaker, cue, "indirect", rule, certain, aliases)

    def _quoted(
        self,
        position: int,
        text: str,
        sentence: Sentence,
        spans: list[tuple[int, int]],
        attributions: list[Attribution],
        going_on: Attribution | None,
    ) -> Iterator[Quotation]:
        """Yield the words of a sentence in quotation marks, each by the attribution nearest to it."""
        for at, span in zip(sentence.quotes, spans, strict=False):
            if self._is_title(sentence, at):
                yield quotation_of(position, text, span, rule="none")
                continue
            attribution = _nearest(at, attributions) or self._before_colon(text, sentence, at)
            certain = False
            if attribution:
                certain = is_certain_quote(self._grammar, sentence, at, attribution, attributions)
                rule = attribution.rule
                self._goes_on_surely = certain and at < attribution.begin
            elif going_on and self._continues(sentence):
                attribution, rule = going_on, "continues"
                certain = self._goes_on_surely and len(sentence.words) == 1
                self._goes_on_surely = False
            if not attribution:
                yield quotation_of(position, text, span, rule="none")
                continue
            self._last = attribution
            yield quotation_of(
                position,
                text,
                span,
                speaker=attribution.speaker,
                cue=attribution.cue,
                rule=rule,
                certain=certain,
                aliases=attribution.aliases,
            )

    def _is_title(self, sentence: Sentence, at: int) -> bool:
        """Return whether quoted words are the title of something: "in der Zeitung „Neue Welle“"."""
        if at not in sentence.titles or is_framed(sentence, at):
            return False
        before = sentence.lows[max(0, at - MAX_SENTENCE_WORDS) : at]
        names = not self._grammar.speech.naming_verbs.isdisjoint(before)
        return not names or (at > 0 and is_capitalised(sentence.words[at - 1]))

    def _before_colon(self, text: str, sentence: Sentence, at: int) -> Attribution | None:
        attribution = self._sources.before_colon(text, sentence, at)
        if attribution:
            self._who.resolve(attribution, sentence)
        return attribution

    def _reports(self, sentence: Sentence, attribution: Attribution) -> bool:
        """Return whether a frame reports a clause of its sentence, and not only a fact or a thing."""
        if attribution.place == "opinion":
            return False
        if attribution.place in ("source", "clause") or attribution.cue in self._grammar.speech.summing_verbs:
            return True
        speech, outside = self._grammar.speech, attribution.outside(sentence)
        if any(low in speech.complementizers or low in speech.subjunctives or low == ":" for low in outside):
            return True
        return attribution.strong and "," in outside

    def _continues(self, sentence: Sentence) -> bool:
        """Return whether a sentence with quoted words and without a frame continues the speech before it."""
        return len(sentence.words) <= len(sentence.quotes) + MAX_WORDS_BESIDE or self._is_reported(sentence)

    def _is_reported(self, sentence: Sentence) -> bool:
        """Return whether a sentence without a frame is in the form of reported speech, from its first clause on."""
        speech, lows = self._grammar.speech, sentence.lows
        if not lows or speech.subjunctives.isdisjoint(lows) or not speech.reporting_verbs.isdisjoint(lows):
            return False
        if lows[0] in self._grammar.clause_openers:
            return True
        return not speech.subjunctives.isdisjoint(lows[: sentence.after(0)])


def _rank(attribution: Attribution) -> tuple[bool, int]:
    """Return how well an attribution explains its sentence, the best first: a clause of saying, then a source."""
    if attribution.place == "source":
        return not attribution.strong, 1
    return not attribution.strong, 0 if attribution.sure else 2


def _nearest(at: int, attributions: list[Attribution]) -> Attribution | None:
    """Return the attribution nearest to quoted words in their sentence."""
    outside = [one for one in attributions if not one.begin <= at < one.end or one.strong]
    return min(outside, key=lambda one: min(abs(one.begin - at), abs(one.end - 1 - at)), default=None)
