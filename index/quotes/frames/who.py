"""Who a speaker's phrase means: a full name, a role in its words, or the person that a pronoun means."""

from __future__ import annotations

from index.quotes.frames.agreement import CASES_OF_PLACES, PLACES_OF_SUBJECTS, Agreement
from index.quotes.frames.attributions import Attribution
from index.quotes.frames.subjects import SubjectFinder
from index.quotes.phrases import MIN_NAME_WORDS, Grammar, People, Phrase, Sentence


class Who:
    """The speakers of one article as they are met, and the last person who can be meant by a pronoun."""

    def __init__(self, grammar: Grammar, people: People, subjects: SubjectFinder) -> None:
        self._grammar = grammar
        self._people = people
        self._subjects = subjects
        self._agreement = Agreement(grammar, people)
        self._last_speaker: str | None = None
        self._last_sentence: tuple[str, Sentence] | None = None

    def end_sentence(self, text: str, sentence: Sentence) -> None:
        """End a sentence: a pronoun in the next one may mean its subject."""
        self._last_sentence = (text, sentence)

    def resolve(self, attribution: Attribution, sentence: Sentence) -> None:
        """Give an attribution its speaker, and note whether that is a complete name."""
        phrase = attribution.phrase
        if phrase.kind == "pronoun":
            attribution.speaker, attribution.rule = self._person(phrase), "pronoun"
        elif phrase.name:
            self._resolve_name(attribution, phrase.name, sentence)
        else:
            attribution.speaker, attribution.rule = phrase.label, "role"
            holder = self._people.holder(phrase.role) if phrase.role else None
            attribution.aliases = (holder,) if holder else ()

    def _resolve_name(self, attribution: Attribution, name: str, sentence: Sentence) -> None:
        phrase = attribution.phrase
        full, sure = self._people.full_name(name, CASES_OF_PLACES.get(attribution.place, ("nomn",)))
        if self._agreement.contradicts(full, attribution, sentence):
            full, sure = name, False
        self._last_speaker = attribution.speaker = full
        is_whole = self._is_whole(full, phrase, attribution.place in PLACES_OF_SUBJECTS)
        fits = self._agreement.is_known_as(full, phrase, sentence)
        attribution.named = sure and is_whole and fits and not phrase.joined and not phrase.ambiguous

    def _is_whole(self, full: str, phrase: Phrase, is_subject: bool) -> bool:
        """Return whether a name is beyond doubt a complete one, and no other noun is part of it."""
        words, grammar = full.split(), self._grammar
        if len(words) < MIN_NAME_WORDS or len(words[-1].rstrip(".")) == 1:
            return False  # "Hans K."
        if any(grammar.is_body(word) or _is_acronym(word) for word in words[1:]) and not full.isupper():
            return False
        if grammar.given_gender(words[0]):
            return True
        is_plain = grammar.cases is None and not grammar.speech.nouns_are_capitalised
        if is_plain and any(map(grammar.given_gender, words[1:-1])):
            return False  # "Saint Louis Karl Lind"
        if any(grammar.is_common(word) or grammar.is_adverb(word) for word in words):
            return False
        if phrase.role or self._people.is_evident(full) or self._people.is_repeated(full):
            return True
        return is_subject and grammar.cases is None and self._looks_like_person(words)

    def _looks_like_person(self, words: list[str]) -> bool:
        """Return whether the words of a subject without a determiner look like a given name and a surname."""
        first, last = words[0], words[-1]
        if any(_is_acronym(word) for word in words):
            return False
        if self._grammar.speech.genitive_s and first.endswith("s"):
            return False
        return not last.lower().endswith(self._grammar.speech.common_noun_endings or ("0",))

    def _person(self, phrase: Phrase) -> str | None:
        """Return the last speaker or, nearer to the pronoun, the subject of the sentence before it."""
        speech, low = self._grammar.speech, phrase.label.lower()
        gender = speech.pronouns.get(low) or speech.possessives.get(low) or speech.source_pronouns.get(low)
        for person in (self._last_subject(), self._last_speaker):
            if person and (gender is None or self._people.gender_of(person) in (None, gender)):
                self._last_speaker = person
                return person
        return None

    def _last_subject(self) -> str | None:
        if self._last_sentence is None:
            return None
        text, sentence = self._last_sentence
        phrase = self._subjects.opening_subject(text, sentence)
        return self._people.full_name(phrase.name, ("nomn",))[0] if phrase and phrase.name else None


def _is_acronym(word: str) -> bool:
    """Return whether a word is in capitals, and neither an initial nor a number: "NDR", not "A." or "III"."""
    return word.isupper() and len(word.rstrip(".")) > 1 and not set(word) <= set("IVX")
