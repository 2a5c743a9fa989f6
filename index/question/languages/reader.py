"""A reader of questions in one language that isn't English: all the rules of this room for it, as one object."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from index.languages import Language, find_language
from index.question.languages.follow_ups import has_personal_pronoun, replace_pronouns, starts_anew
from index.question.languages.framing import (
    Unframed,
    asks_for_news,
    asks_for_now,
    is_listing,
    split_parts,
    strip_greeting,
    strip_latest,
    strip_tail,
)
from index.question.languages.outlets import OutletNames, find_outlets, match_outlet
from index.question.languages.patterns import fold
from index.question.languages.speakers import Names, Spoken, read_spoken, split_speakers
from index.question.languages.telling import ENGLISH
from index.question.languages.terms import name_terms, question_terms


@cache
def reader_of(code: str) -> Reader | None:
    """Return the reader of the language `code`; None for English, whose rules stand one room up."""
    language = find_language(code) if code != ENGLISH else None
    return Reader(language) if language else None


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads questions in one language. A language without an `Asking` has terms alone: its other rules find nothing."""

    language: Language

    @property
    def code(self) -> str:
        """Code of the language."""
        return self.language.code

    @property
    def genders(self) -> Mapping[str, str]:
        """First words of people's names and roles in lower case, with their gender: "m", "f", or "mf"."""
        names = self.language.speech.given_names if self.language.speech else {}
        return {**names, **(self.language.asking.genders if self.language.asking else {})}

    @property
    def listing_words(self) -> Set[str]:
        """Words that name no topic, folded."""
        return self.language.asking.listing if self.language.asking else frozenset()

    def has_article(self, name: str) -> bool:
        """Return whether a label is a role behind an article, in any case: "der Staatsanwaltschaft"."""
        asking = self.language.asking
        return asking is not None and fold(name.partition(" ")[0]) in asking.articles

    def strip_greeting(self, words: str) -> str:
        """Return `words`, composed, without what precedes the question."""
        return strip_greeting(unicodedata.normalize("NFC", words), self.language)

    def strip_tail(self, words: str) -> str:
        """Return `words` without what may follow a question."""
        return strip_tail(words, self.language)

    def strip_latest(self, words: str) -> Unframed:
        """Return `words` without a request for news or for the latest, and whether it asks for the latest."""
        return strip_latest(words, self.language)

    def asks_for_now(self, words: str) -> bool:
        """Return whether a question asks for the current state."""
        return asks_for_now(words, self.language)

    def asks_for_news(self, words: str) -> bool:
        """Return whether a word asks for news or events."""
        return asks_for_news(words, self.language)

    def is_listing(self, words: str) -> bool:
        """Return whether no word of `words` names a topic."""
        return is_listing(words, self.language)

    def split_parts(
        self, text: str, are_two: Callable[[str, str], bool], names: Names | None = None
    ) -> tuple[str, str] | None:
        """Return the two questions in a text, or one about each of two people; None if it is a single one.

        `are_two` tells whether two names are of two people.
        """
        return split_parts(text, self.language) or split_speakers(" ".join(text.split()), self.language, are_two, names)

    def starts_anew(self, words: str) -> str | None:
        """Return the question after an opening like "by the way"; None without one."""
        return starts_anew(words, self.language)

    def has_personal_pronoun(self, words: str) -> bool:
        """Return whether words have a pronoun that may stand for a person."""
        return has_personal_pronoun(words, self.language)

    def replace_pronouns(self, words: str, referent: Callable[[str, bool], str]) -> str:
        """Return `words` with names instead of pronouns; for `referent`, see `follow_ups.py`."""
        return replace_pronouns(words, self.language, referent)

    def find_outlets(
        self, text: str, listed: Sequence[str], names: OutletNames, has_name: Callable[[str], bool]
    ) -> tuple[tuple[str, ...], str]:
        """Return the outlets that `text` wants answers from, among those listed, and the text without these words."""
        return find_outlets(text, self.language, listed, names, has_name)

    def match_outlet(
        self, text: str, listed: Sequence[str], names: OutletNames, has_name: Callable[[str], bool]
    ) -> str | None:
        """Return the outlet that `text` is the name of, and no speaker's."""
        return match_outlet(text, self.language, listed, names, has_name)

    def read_spoken(self, words: str, names: Names | None) -> Spoken | None:
        """Return whose words on what a question asks for; None if it asks for nobody's."""
        return read_spoken(words, self.language, names)

    def question_terms(self, words: str) -> tuple[str, ...]:
        """Return the terms of a question's words, without those of asking words."""
        return question_terms(words, self.language)

    def name_terms(self, name: str) -> tuple[str, ...]:
        """Return the terms of a person's name; the last one is the surname."""
        return name_terms(name, self.language)

    def asks(self, word: str) -> bool:
        """Return whether a word is one of asking, which has no typing errors to correct."""
        folded, language = fold(word), self.language
        listed = language.asking.words | language.asking.listing if language.asking else frozenset()
        return folded in language.stop_words | language.question_words or folded in listed or word.lower() in listed
