"""Resolving "he" and "she" to the likeliest person mentioned before.

Not for resolving names: see `people.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from index.languages import EnglishPeople
from index.quotes.noun_phrases import Mention
from index.quotes.paragraph import ParsedParagraph
from index.quotes.people import People, is_personal

_ARTICLE = re.compile(EnglishPeople.ARTICLE)
_ROLE_CHARACTERS = 60
_NAMED_ROLE = re.compile(EnglishPeople.NAMED_ROLE)
_MODIFIED = re.compile(EnglishPeople.MODIFIED)


class Antecedent(NamedTuple):
    """The likeliest referent of a pronoun, and whether it is likely enough to use."""

    name: str | None
    sure: bool


class Candidate(NamedTuple):
    """A person that a later pronoun may mean, with the strength of their position."""

    name: str
    sentence: int  # counted through the article
    weight: float
    start: int


@dataclass(slots=True)
class _ReadParagraph:
    """A paragraph already read: the number of sentences before it, its speakers and, on demand, the people it names."""

    position: int
    paragraph: ParsedParagraph
    sentences: int
    speakers: list[Candidate] = field(default_factory=list)
    named: list[Candidate] | None = None


# Weights of the evidence for a referent, relative to one sentence of distance. Fitted by a coarse grid search; each
# value helps on both halves of the articles.
SUBJECT_WEIGHT = 2.5
OPENER_WEIGHT = 0.5  # the paragraph's first subject
FULL_NAME_WEIGHT = 0.5  # a full name introduces somebody
SPEAKER_WEIGHT = 0.75
KNOWN_PRONOUN_WEIGHT = 0.3
PERSON_WEIGHT = 1.5
POSSESSIVE_WEIGHT = -1.0
OBJECT_WEIGHT = -0.5
MAX_DISTANCE = 6.0
SURE_WEIGHT = 0.5  # an antecedent that scores less is right in 3 of 10 cases
_MAX_CANDIDATES = 40
_MAX_SENTENCES_BACK = 12  # names further back are too far away, regardless of weight
_NEVER = -99.0


class PronounResolver:
    """The people mentioned in an article up to now, to resolve pronouns; grows paragraph by paragraph."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._read: list[_ReadParagraph] = []
        self._now: _ReadParagraph | None = None
        self._sentences = 0
        self._fitness_memo: dict[tuple[str, str], float] = {}

    def add(self, position: int, paragraph: ParsedParagraph) -> None:
        """Add a complete paragraph: later pronouns can mean its names."""
        if self._now or paragraph.mentions:
            self._read.append(self._current(position, paragraph))
            self._now = None
        self._sentences += len(paragraph.ends) + 1

    def _current(self, position: int, paragraph: ParsedParagraph) -> _ReadParagraph:
        self._now = self._now or _ReadParagraph(position, paragraph, self._sentences)
        return self._now

    def add_speaker(self, name: str, position: int, paragraph: ParsedParagraph, start: int) -> None:
        """Record a speaker at `start` of a paragraph that isn't complete yet."""
        if is_personal(name):
            sentence = self._sentences + paragraph.sentence_number(start)
            self._current(position, paragraph).speakers.append(
                Candidate(name, sentence, SUBJECT_WEIGHT + SPEAKER_WEIGHT, start)
            )

    def resolve(
        self, pronoun: str, position: int, paragraph: ParsedParagraph, start: int, other: str | None
    ) -> Antecedent:
        """Find the likeliest referent of `pronoun`, "he" or "she", at `start`; never a person surnamed `other`."""
        sentence = self._sentences + paragraph.sentence_number(start)
        best, score = None, -MAX_DISTANCE
        for candidate in self._latest(position, paragraph, start, sentence - _MAX_SENTENCES_BACK):
            value = candidate.weight + candidate.sentence - sentence
            if value + PERSON_WEIGHT + KNOWN_PRONOUN_WEIGHT < score or candidate.name.rpartition(" ")[2] == other:
                continue
            value += self._fitness(candidate.name, pronoun, position)
            if value > score or (best is None and value == score):
                best, score = candidate.name, value
        surname = (best or "").rpartition(" ")[2]
        if best and " " not in best:
            best = self._people.namesake(best, position, pronoun) or best
        if score >= SURE_WEIGHT or best is None:
            return Antecedent(best, True)
        alone = not self._has_rival(surname, pronoun, position, paragraph, start)
        return Antecedent(best, alone and self._people.pronoun_of(best) == pronoun)

    def _has_rival(self, surname: str, pronoun: str, position: int, paragraph: ParsedParagraph, start: int) -> bool:
        """Return whether a pronoun may mean anybody except the person with `surname`."""
        first = self._sentences - 5 * _MAX_SENTENCES_BACK
        names = {candidate.name for candidate in self._latest(position, paragraph, start, first)}
        return any(
            name.rpartition(" ")[2] != surname and self._fitness(name, pronoun, position) > _NEVER for name in names
        )

    def _latest(self, position: int, paragraph: ParsedParagraph, start: int, first: int) -> Iterator[Candidate]:
        """Yield the people mentioned before `start`, latest first, back to the sentence `first`."""
        now = self._current(position, paragraph)
        candidates = self._candidates(now)
        before = bisect_left(candidates, start, key=lambda candidate: candidate.start)
        yield from candidates[max(0, before - _MAX_CANDIDATES) : before][::-1]
        yield from islice(self._before(now, first), _MAX_CANDIDATES)

    def _before(self, now: _ReadParagraph, first: int) -> Iterator[Candidate]:
        yield from reversed(now.speakers)
        for read in reversed(self._read):
            if read.sentences + len(read.paragraph.ends) < first:
                return
            yield from reversed(self._candidates(read))
            yield from reversed(read.speakers)

    def _candidates(self, read: _ReadParagraph) -> list[Candidate]:
        """Return the people that a paragraph names, computed on demand."""
        if read.named is None:
            read.named = list(self._named(read.paragraph, read.sentences))
        return read.named

    def _named(self, paragraph: ParsedParagraph, sentences: int) -> Iterator[Candidate]:
        last, begins = None, {0, *paragraph.ends}
        for number, mention in enumerate(paragraph.mentions):
            following = paragraph.start_of(number + 1)
            is_near = following < mention.end + _ROLE_CHARACTERS
            if is_near and _NAMED_ROLE.fullmatch(paragraph.text, mention.end, following):
                continue
            if paragraph.quotes_within(mention.start, mention.end) or not is_personal(mention.who.name):
                continue
            if mention.start in begins and self._people.is_no_name(mention.who):
                continue
            sentence = paragraph.sentence_number(mention.start)
            weight = _weight(paragraph, mention, first=sentence != last)
            if weight == SUBJECT_WEIGHT:
                weight += OPENER_WEIGHT if last is None else 0.0
                last = sentence
            if not mention.who.titles and _ARTICLE.search(paragraph.text, max(0, mention.start - 5), mention.start):
                continue
            if _MODIFIED.match(paragraph.text, mention.end):
                weight = POSSESSIVE_WEIGHT
            weight += FULL_NAME_WEIGHT if " " in mention.who.name else 0.0
            name = self._people.full_name(mention.who)
            yield Candidate(name, sentences + sentence, weight, mention.start)

    def _fitness(self, name: str, pronoun: str, position: int) -> float:
        """Return how well a name fits a pronoun at a position in the article: a sum of weights."""
        remembered = self._fitness_memo.get((name, pronoun))
        if remembered is not None:
            return remembered
        name_pronoun, person = self._people.pronoun_of(name), self._people.is_person(name)
        value = PERSON_WEIGHT * person + KNOWN_PRONOUN_WEIGHT * bool(name_pronoun)
        if not name_pronoun and not person and " " not in name:
            value = _NEVER
        if name_pronoun and name_pronoun != pronoun:
            if " " not in name:  # may change as more of the article is read
                return value if self._people.namesake(name, position, pronoun) else _NEVER
            value = _NEVER
        self._fitness_memo[name, pronoun] = value
        return value


def _weight(paragraph: ParsedParagraph, mention: Mention, first: bool) -> float:
    if paragraph.is_possessive(mention.end):
        return POSSESSIVE_WEIGHT
    if paragraph.text.endswith(EnglishPeople.AS_FOR, 0, mention.start):
        return SUBJECT_WEIGHT
    if paragraph.follows_preposition(mention.start):
        return OBJECT_WEIGHT
    return SUBJECT_WEIGHT if first else 0.0
