"""The grammar of a language, made of its `Speech` once: sets and tests that the rules ask for a word.

Not for sequences of words: see `phrases.py`.
"""

from __future__ import annotations

from functools import cache, lru_cache

from index.languages import Speech, find_language
from index.quotes.phrases.case_endings import EndingCases
from index.quotes.phrases.cases import Cases, cases_of
from index.quotes.phrases.interruptions import comma_frames
from index.quotes.phrases.runs import inner_frames, run_pattern
from index.quotes.phrases.word_parts import word_parts


class Grammar:
    """A language's words, ready for the rules. Lives as long as the process."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.cases: Cases | EndingCases | None = None
        if speech.cases:
            self.cases = cases_of(speech.cases, speech.surname_endings)
        elif speech.declension:
            self.cases = EndingCases(speech.declension())
        self.runs = run_pattern(speech)
        self.inner_frames = inner_frames(speech) if speech.frames_inside_quotes else None
        if speech.frames_between_commas:
            self.inner_frames = comma_frames(speech)
        self.word_parts = word_parts(speech)
        self.verbs = (
            speech.reporting_verbs
            | speech.thinking_verbs
            | speech.naming_verbs
            | speech.companions.keys()
            | speech.participles
            | speech.participle_companions.keys()
            | speech.colon_verbs
            | speech.gerunds
        )
        sayings = speech.reporting_verbs | speech.naming_verbs | speech.naming_participles | speech.participles
        self.sayings = sayings - speech.verbs_like_nouns
        self.sources = (
            speech.source_prepositions | speech.source_postpositions | speech.source_openers | speech.opening_sources
        )
        self.cues = self.verbs | self.sources | speech.inserting_words
        self.openers = (
            speech.prepositions
            | speech.conjunctions
            | speech.subordinators
            | speech.complementizers
            | speech.comparing_words
            | speech.relative_pronouns
            | speech.determiners.keys()
            | speech.pronouns.keys()
            | speech.other_pronouns
            | speech.source_prepositions
            | speech.inserting_words
        )
        self.clause_openers = speech.subordinators | speech.complementizers | speech.comparing_words
        self.inner_openers = self.clause_openers | speech.relative_pronouns | speech.relative_objects
        self.is_role = lru_cache(maxsize=1 << 13)(self._is_role)
        self.given_gender = lru_cache(maxsize=1 << 13)(self._given_gender)
        self.is_adverb = lru_cache(maxsize=1 << 13)(self._is_adverb)
        self.is_body = lru_cache(maxsize=1 << 13)(self._is_body)
        self.is_never_speaker = lru_cache(maxsize=1 << 13)(self._is_never_speaker)
        self.is_feminine = lru_cache(maxsize=1 << 13)(self._is_feminine)

    def _is_role(self, word: str) -> bool:
        """Return whether a word says what a person is: "Sprecherin", "CDU-Politiker"."""
        low = self._nominative(word.lower())
        if low in self.speech.role_words or low in self.speech.relation_words or _ends(low, self.speech.role_endings):
            return True
        return word == low and isinstance(self.cases, Cases) and self.cases.is_person_noun(low)

    def _nominative(self, low: str) -> str:
        """Return the form of a noun that is listed, in a language whose lists have nominatives alone."""
        return self.cases.lemma(low) if isinstance(self.cases, EndingCases) else low

    def is_person(self, word: str) -> bool:
        """Return whether a word says what a person is, also in the genitive: "Ministers"."""
        return self.is_role(word) or (self.speech.genitive_s and word.endswith("s") and self.is_role(word[:-1]))

    def _is_body(self, word: str) -> bool:
        """Return whether a word is a kind of organisation or group: "Polizei", "Augenzeugen"."""
        low = self._nominative(word.lower().rpartition("-")[2])
        speech = self.speech
        if low in speech.never_speakers:
            return False  # "Freitag" ends like "Landtag"
        return low in speech.body_words or low in speech.group_words or _ends(low, speech.body_endings)

    def _given_gender(self, word: str) -> str | None:
        """Return the gender of a given name in any case, which may be two with a hyphen; None for other words."""
        first, _, second = word.partition("-")
        if second and self._given_gender(second):
            return self._given_gender(first)
        gender = self.speech.given_names.get(word.lower())
        return gender or (self.cases.given_gender(word) if self.cases else None)

    def _is_adverb(self, word: str) -> bool:
        low = word.lower()
        return low in self.speech.opening_adverbs or (len(low) > 4 and _ends(low, self.speech.adverb_endings))

    def _is_never_speaker(self, word: str) -> bool:
        low = word.lower()
        return low in self.speech.never_speakers or _ends(low, self.speech.never_speaker_endings)

    def _is_feminine(self, word: str) -> bool:
        low = word.lower()
        return low.endswith(self.speech.feminine_endings) and len(low) > 3

    def is_address(self, word: str) -> bool:
        """Return whether a word before a name tells nothing of what the person is: "Frau", "Dr."."""
        low = word.rstrip(".").lower()
        return low in self.speech.courtesy_titles or low in self.speech.academic_titles

    def gender_of_title(self, word: str) -> str | None:
        """Return the gender of a form of address in any case; None for another word, or one of either gender."""
        return self.speech.courtesy_titles.get(word.rstrip(".").lower()) or None

    def gender_of_role(self, word: str) -> str | None:
        """Return the gender of those who have a role: "f" for "Sprecherin"; None for one of either gender."""
        low = word.lower()
        if low in self.speech.academic_titles:
            return None
        low = self.cases.lemma(low) if self.cases else low
        if _ends(low, self.speech.womens_roles):
            return "f"
        return "m" if _ends(low, self.speech.mens_roles) else None

    def role_stem(self, word: str) -> str:
        """Return a role in the nominative, in lower case and without a woman's ending: "cdu-chef" for "CDU-Chefin"."""
        low = self._nominative(word.lower())
        return low.removesuffix(self.speech.womens_ending) if self.gender_of_role(low) == "f" else low

    def is_relation(self, word: str) -> bool:
        """Return whether a word says what one person is to another, in the nominative of a language with cases."""
        low, cases = word.lower(), self.cases
        return cases is not None and cases.lemma(low) in self.speech.relation_words and cases.may_be(low, "nomn")

    def is_abstract(self, word: str) -> bool:
        """Return whether a word can't mean people: "Forderung"; those that can are bodies, such as "Regierung"."""
        return _ends(word.lower(), self.speech.common_noun_endings) and not self.is_report(word)

    def is_report(self, word: str) -> bool:
        """Return whether a word is a document or a noun of speech: "Bericht"."""
        low = word.lower()
        return low in self.speech.source_nouns or _ends(low, self.speech.report_endings)

    def is_common(self, word: str) -> bool:
        """Return whether a word is a noun that isn't part of a person's name."""
        if self.is_role(word) or self.is_body(word) or self.is_report(word) or word.lower() in self.openers:
            return True
        return self.speech.nouns_are_capitalised and self.is_never_speaker(word)

    def is_medium(self, word: str) -> bool:
        """Return whether a word is a medium, which asks and prints what people say."""
        return _ends(word.lower(), self.speech.medium_endings)

    def is_modifier(self, word: str) -> bool:
        """Return whether a word in lower case or a number may stand between a determiner and its noun."""
        if word[0].isdigit():
            return True
        return word not in self.openers and word.endswith(self.speech.adjective_endings) and word not in self.verbs


def _ends(word: str, endings: tuple[str, ...]) -> bool:
    return word.endswith(endings) if endings else False


def is_capitalised(word: str) -> bool:
    """Return whether a word begins with a capital letter, be it after a number: "39-Jährige"."""
    return word[0].isupper() or (word[0].isdigit() and word.lstrip("0123456789-")[:1].isupper())


@cache
def grammar_of(code: str) -> Grammar | None:
    """Return the grammar of a language; None if it has no `Speech`."""
    language = find_language(code)
    return Grammar(language.speech) if language and language.speech else None
