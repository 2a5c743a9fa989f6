"""Frames with a verb: which verbs of a sentence report, and who is their subject."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from index.quotes.frames.attributions import Attribution
from index.quotes.frames.negation import is_denied
from index.quotes.frames.searching import pronoun
from index.quotes.frames.subjects import Subject, SubjectFinder
from index.quotes.phrases import QUOTE, Grammar, Phrase, Sentence, is_capitalised

MAX_COMPANION_WORDS = 30
"""Maximum number of words between a verb and the word that makes it report: "teilte … mit"."""


class ReportingVerb(NamedTuple):
    """A verb that reports: its finite word, the last word of its group in the clause, and how strongly."""

    finite: int
    last: int
    strong: bool
    passive: bool = False


class VerbFinder:
    """A finder of reporting verbs in one article's sentences."""

    def __init__(self, grammar: Grammar, subjects: SubjectFinder) -> None:
        self._grammar = grammar
        self._subjects = subjects

    def find(self, text: str, sentence: Sentence) -> Iterator[Attribution]:
        """Yield the frames of a sentence's reporting verbs, with their subjects."""
        speech = self._grammar.speech
        for verb in self._verbs(sentence):
            subject = self._subject(text, sentence, verb)
            if not subject:
                continue
            phrase = subject.phrase
            if is_denied(self._grammar, sentence, verb.finite, verb.last, phrase):
                continue
            begin, end = min(verb.finite, phrase.begin), max(verb.last + 1, phrase.end)
            if subject.place in ("shared", "relative"):
                begin, end = verb.finite, verb.last + 1
            rule = "said X" if subject.place == "behind" else "X said"
            doubtful = speech.doubtful_words - speech.denying_words
            sure = subject.sure and doubtful.isdisjoint(sentence.lows)
            denies = not speech.denying_words.isdisjoint(sentence.lows)
            if verb.finite != verb.last and sentence.lows[verb.finite] in speech.subjunctives:
                sure = False  # "Brandt habe gesagt": somebody else tells it
            if self._disagrees(sentence.lows[verb.finite], phrase):
                phrase, sure = _without_name(phrase), False
            cue = sentence.lows[verb.last]
            yield Attribution(phrase, rule, cue, begin, end, subject.place, verb.strong, sure, denies=denies)

    def _disagrees(self, verb: str, phrase: Phrase) -> bool:
        """Return whether a verb in the plural has one person for its subject: "teilten die Hebammen Greta Lind mit"."""
        endings = self._grammar.speech.plural_verb_endings
        if not endings or verb in self._grammar.speech.singular_verbs:
            return False
        return phrase.kind == "name" and not phrase.joined and verb.endswith(endings)

    def _subject(self, text: str, sentence: Sentence, verb: ReportingVerb) -> Subject | None:
        """Return who speaks: the subject, or else an agent or an object."""
        speech, low = self._grammar.speech, sentence.lows[verb.finite]
        if verb.passive:
            return self._subjects.agent(text, sentence, verb.finite, verb.last)
        if low in speech.gerunds:
            return self._subjects.of_gerund(text, sentence, verb.finite)
        subject = self._subjects.find(text, sentence, verb.finite, verb.last)
        if low in speech.citing_verbs:
            cited = self._subjects.object_of(text, sentence, verb.finite, subject)
            return cited or subject
        subject = subject or self._subjects.impersonal(text, sentence, verb.finite)
        if subject or not (speech.drops_subjects and verb.strong and sentence.quotes):
            return subject
        return Subject(pronoun(sentence, verb.finite), "dropped", sure=False)

    def _verbs(self, sentence: Sentence) -> Iterator[ReportingVerb]:
        speech = self._grammar.speech
        done = -1
        for at, low in enumerate(sentence.lows):
            if at <= done or low not in self._grammar.verbs or not self._is_verb(sentence, at):
                continue
            if low in speech.citing_verbs and not speech.passive_auxiliaries.isdisjoint(sentence.lows):
                if sentence.lows[at + 1 : at + 2] and sentence.lows[at + 1] in speech.passive_auxiliaries:
                    yield ReportingVerb(at + 1, at + 1, True)
                continue
            if self._is_participle(sentence, at) and (verb := self._of_participle(sentence, at)):
                yield verb
                done = at
            elif (
                (low in speech.companions and self._has_companion(sentence, at))
                or low in speech.reporting_verbs
                or low in speech.gerunds
                or (low in speech.colon_verbs and self._leads_to_quote(sentence, at))
            ):
                yield ReportingVerb(at, at, True)
            elif (
                (low in speech.thinking_verbs and self._has_clause(sentence, at))
                or low in speech.summing_verbs
                or (
                    low in speech.naming_verbs
                    and (sentence.quotes or not speech.subjunctives.isdisjoint(sentence.lows))
                )
            ):
                yield ReportingVerb(at, at, bool(sentence.quotes))

    def _is_verb(self, sentence: Sentence, at: int) -> bool:
        """Return whether a word isn't a noun, which a capital inside a sentence shows."""
        speech = self._grammar.speech
        if at and sentence.lows[at - 1] in speech.infinitive_markers and sentence.lows[at] not in speech.participles:
            return False
        if speech.close_auxiliaries and not speech.infinitive_markers.isdisjoint(sentence.lows[max(0, at - 2) : at]):
            return False  # "d’avoir dit"
        if at and sentence.lows[at] in speech.verbs_like_nouns and sentence.lows[at - 1] in speech.determiners:
            return False
        if not speech.nouns_are_capitalised or not is_capitalised(sentence.words[at]):
            return not self._names_itself(sentence, at)
        if sentence.lows[at] in speech.source_nouns:
            return False
        return at == 0 or sentence.words[at - 1] in (":", QUOTE)

    def _names_itself(self, sentence: Sentence, at: int) -> bool:
        """Return whether a relative clause says what its subject calls itself: "die Gruppe, die sich „…“ nennt"."""
        speech, left = self._grammar.speech, at
        if not speech.self_words or sentence.lows[at] not in speech.naming_verbs:
            return False
        while left and sentence.words[left - 1] != ",":
            left -= 1
        opens = left > 0 and sentence.lows[left] in speech.relative_pronouns
        return opens and not speech.self_words.isdisjoint(sentence.lows[left:at])

    def _is_participle(self, sentence: Sentence, at: int) -> bool:
        low, speech = sentence.lows[at], self._grammar.speech
        companions = speech.participle_companions.get(low, frozenset())
        return low in speech.participles or (at > 0 and sentence.lows[at - 1] in companions)

    def _of_participle(self, sentence: Sentence, at: int) -> ReportingVerb | None:
        """Return the auxiliary's verb: "hat … gesagt", "gesagt hatte"."""
        auxiliaries, lows = self._grammar.speech.auxiliaries, sentence.lows
        passive = self._grammar.speech.passive_auxiliaries
        if at + 1 < len(lows) and lows[at + 1] in auxiliaries and sentence.after(at + 1) == at + 2:
            return ReportingVerb(at + 1, at + 1, True)
        if at + 1 < len(lows) and lows[at + 1] in passive:
            return ReportingVerb(at + 1, at + 1, True, True)
        for before in range(at - 1, max(-1, at - MAX_COMPANION_WORDS), -1):
            if lows[before] in auxiliaries:
                return ReportingVerb(before, at, self._is_strong(sentence, at))
            if lows[before] in passive:
                is_active = before > 0 and lows[before - 1] in self._grammar.speech.active_markers
                return ReportingVerb(before, at, self._is_strong(sentence, at), not is_active)
            if lows[before] in self._grammar.clause_openers or not self._may_part(sentence, before, at):
                break
        return None

    def _is_strong(self, sentence: Sentence, participle: int) -> bool:
        return sentence.lows[participle] not in self._grammar.speech.naming_verbs or bool(sentence.quotes)

    def _may_part(self, sentence: Sentence, at: int, participle: int) -> bool:
        """Return whether a word may stand between an auxiliary and its participle."""
        speech, low = self._grammar.speech, sentence.lows[at]
        if not speech.close_auxiliaries:
            return True
        if at == participle - 1 and low in speech.participle_companions.get(sentence.lows[participle], ()):
            return True
        is_pronoun = low in speech.pronouns or low in speech.other_pronouns
        return is_pronoun or self._grammar.is_adverb(low) or low in speech.hypotheticals

    def _leads_to_quote(self, sentence: Sentence, at: int) -> bool:
        """Return whether the clause of a verb ends with a colon and quoted words: "dankte den Helfern: „…“"."""
        end = sentence.after(at)
        return sentence.words[end : end + 2] == [":", QUOTE]

    def _has_companion(self, sentence: Sentence, at: int) -> bool:
        companions = self._grammar.speech.companions[sentence.lows[at]]
        for behind in range(at + 1, min(len(sentence.lows), at + MAX_COMPANION_WORDS)):
            if sentence.lows[behind] in companions:
                return True
            if sentence.lows[behind] in self._grammar.speech.complementizers or sentence.words[behind] in (":", QUOTE):
                return False
        return False

    def _has_clause(self, sentence: Sentence, at: int) -> bool:
        """Return whether a clause of reported speech follows a verb, or precedes it: "glaubt, dass …"."""
        speech, lows = self._grammar.speech, sentence.lows
        for behind in range(at + 1, len(lows)):
            low = lows[behind]
            if low in speech.complementizers or low == ":" or low in speech.subjunctives:
                return True
        while at > 1 and lows[at - 1] in speech.reflexives:
            at -= 1  # "«…», se queja Lind"
        return sentence.before(at) == at > 1


def _without_name(phrase: Phrase) -> Phrase:
    """Return a phrase with its role alone; its name is somebody else's."""
    return phrase._replace(kind="role", label=phrase.role or phrase.label, name=None)
