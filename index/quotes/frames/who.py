"""Who a speaker's phrase means: a full name, a role in its words, or the person that a pronoun means."""

from __future__ import annotations

from index.quotes.frames.attributions import Attribution
from index.quotes.frames.subjects import SubjectFinder
from index.quotes.phrases import MIN_NAME_WORDS, Grammar, People, Phrase, Sentence, is_capitalised

_CASES = {"source": ("gent", "datv"), "agent": ("gent", "ablt", "loct"), "object": ("accs",)}
_PLACES_OF_SUBJECTS = ("before", "behind", "colon")
_PLACES_WITHOUT_VERB = ("source", "agent", "object", "colon")
"""Places of speakers with whom no verb agrees."""


class Who:
    """The speakers of one article as they are met, and the last person who can be meant by a pronoun."""

    def __init__(self, grammar: Grammar, people: People, subjects: SubjectFinder) -> None:
        self._grammar = grammar
        self._people = people
        self._subjects = subjects
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
        full, sure = self._people.full_name(name, _CASES.get(attribution.place, ("nomn",)))
        self._last_speaker = full
        is_whole = self._is_whole(full, phrase, attribution.place in _PLACES_OF_SUBJECTS)
        attribution.speaker = full
        fits = self._fits_title(full, phrase) and self._agrees(full, attribution, sentence)
        attribution.named = sure and is_whole and fits and not phrase.joined and not phrase.ambiguous

    def _fits_title(self, full: str, phrase: Phrase) -> bool:
        """Return whether a surname behind a form of address is that of the person: "M. Brandt" isn't Anna Brandt."""
        title = (phrase.role or "").rstrip(".").lower()
        gender = self._grammar.speech.courtesy_titles.get(title)
        if not gender or " " in (phrase.name or ""):
            return True
        return self._people.gender_of(full) == gender

    def _agrees(self, full: str, attribution: Attribution, sentence: Sentence) -> bool:
        """Return whether a surname's article and verb have the person's gender: "Линд сказал" isn't Елена Линд."""
        gender, phrase = self._people.gender_of(full), attribution.phrase
        if gender is None or " " in (phrase.name or ""):
            return True
        if attribution.place in _CASES and self._is_undeclined(full, phrase.name or "", gender):
            return False
        speech, others = self._grammar.speech, {"m", "f"} - {gender}
        if gender == "m" and phrase.role and self._grammar.is_feminine(phrase.role):
            return False  # "Ministerin Brandt"
        if attribution.place in _PLACES_OF_SUBJECTS and self._gender_of_article(sentence, phrase.begin) in others:
            return False  # "le maire Dubois"
        verbs = () if attribution.place in _PLACES_WITHOUT_VERB else speech.verb_genders.items()
        return not any(attribution.cue.endswith(ending) for ending, of_verb in verbs if of_verb in others)

    def _is_undeclined(self, full: str, name: str, gender: str) -> bool:
        """Return whether a surname has no ending where its person's would: "по словам Линд" isn't Антон Линд."""
        cases, surname = self._grammar.cases, full.rpartition(" ")[2]
        return cases is not None and name == surname and len(cases.forms(surname, gender)) > 1

    def _gender_of_article(self, sentence: Sentence, at: int) -> str | None:
        """Return the gender of the article of a phrase, which the noun before a name may have: "le maire | Dubois"."""
        determiners, lows = self._grammar.speech.determiners, sentence.lows
        while at and lows[at] not in self._grammar.openers:
            before = sentence.words[at - 1]
            if not before[0].isalpha() or (is_capitalised(before) and lows[at - 1] not in determiners):
                break
            at -= 1
        return determiners.get(lows[at])

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
