"""Cases of words in a language whose nouns are inflected, by a dictionary; and names in the nominative.

Not for German, whose determiners show the case: see `phrases.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from index.languages import CyrillicNames

if TYPE_CHECKING:
    from pymorphy3 import Parse

_NAME_TAGS = ("Name", "Surn", "Patr")
_GENDERS = {"masc": "m", "femn": "f"}
MIN_SCORE = 0.05
"""Minimum probability of a reading of a word."""


class NominativeName(NamedTuple):
    """A person's name in the nominative, with the gender; `sure` where no other reading is possible."""

    words: tuple[str, ...]
    gender: str
    sure: bool


class CaseForms(Protocol):
    """What knows the forms of surnames."""

    def forms(self, surname: str, gender: str | None) -> frozenset[str]:
        """Return the forms of a surname in the nominative, as written."""
        ...


class Cases:
    """The readings of a language's words. Loads its dictionary when it is made: 0.2 s and 30 MB."""

    def __init__(self, code: str, surname_endings: Collection[tuple[str, str, str, str]]) -> None:
        from pymorphy3 import MorphAnalyzer

        self._analyzer = MorphAnalyzer(lang=code)
        self._surname_endings = surname_endings
        self._readings = lru_cache(maxsize=1 << 14)(self._parse)

    def _parse(self, word: str) -> tuple[Parse, ...]:
        return tuple(reading for reading in self._analyzer.parse(word) if reading.score >= MIN_SCORE)

    def may_be(self, word: str, case: str) -> bool:
        """Return whether a word can have a case, such as "nomn" or "gent"; an acronym has every one."""
        if word.isupper() or not word[0].isalpha():
            return True
        return any(_has_case(reading, case) for reading in self._readings(word))

    def may_be_nominative(self, name: str) -> bool:
        """Return whether a name can be in the nominative; one that the dictionary mistakes for a plural can."""
        singular = [reading for reading in self._readings(name) if reading.tag.number == "sing"]
        return self.may_be(name, "nomn") or not any(reading.tag.POS == "NOUN" for reading in singular)

    def may_be_in_subject(self, word: str) -> bool:
        """Return whether a word of a name doesn't show, as a known one or a surname, that it is in another case."""
        if self.may_be_nominative(word):
            return True
        return not any(reading.is_known or "Surn" in reading.tag for reading in self._readings(word))

    def lemma(self, word: str) -> str:
        """Return the likeliest dictionary form of a word in lower case."""
        readings = self._readings(word)
        return str(readings[0].normal_form) if readings else word

    def is_adjective(self, word: str) -> bool:
        """Return whether a word in lower case can describe a noun: an adjective, a participle, a numeral."""
        bare = word.lstrip("0123456789-")
        return any(reading.tag.POS in ("ADJF", "PRTF", "NUMR") for reading in self._readings(bare or word)[:2])

    def is_noun(self, word: str) -> bool:
        """Return whether a word is likeliest a noun."""
        readings = self._readings(word)
        return bool(readings) and readings[0].tag.POS == "NOUN"

    def is_person_noun(self, word: str) -> bool:
        """Return whether a common noun means a person or an animal: "пасечница"."""
        readings = self._readings(word)
        if not readings or readings[0].tag.POS != "NOUN" or "anim" not in readings[0].tag:
            return False
        return readings[0].is_known and not any(tag in readings[0].tag for tag in _NAME_TAGS)

    def given_gender(self, word: str) -> str | None:
        """Return the gender of a given name in any case; None for other words."""
        for reading in self._readings(word):
            if "Name" in reading.tag and "Surn" not in reading.tag and reading.is_known:
                return _GENDERS.get(str(reading.tag.gender))
        return None

    def nominative(self, words: Sequence[str], cases: Collection[str] = ()) -> NominativeName | None:
        """Return a name, of which a word is a given name, in the nominative; None if its words don't agree.

        `cases` are those that the context allows; by default, all.
        """
        if all(len(word.rstrip(".")) == 1 for word in words[:-1]):  # initials
            is_nominative = "nomn" in cases and self.may_be_nominative(words[-1])
            return NominativeName(tuple(words), "", True) if is_nominative else None
        readings = {
            (str(reading.tag.gender), str(reading.tag.case))
            for word in words
            for reading in self._readings(word)
            if "Name" in reading.tag and reading.is_known and reading.tag.number == "sing"
        }
        wanted = [pair for pair in readings if pair[0] in _GENDERS and (not cases or pair[1] in cases)]
        names = {
            (name, _GENDERS[gender], case)
            for gender, case in wanted
            if (name := self._in_nominative(words, gender, case)) is not None
        }
        return _only(names)

    def _in_nominative(self, words: Sequence[str], gender: str, case: str) -> tuple[str, ...] | None:
        nominative = []
        for word in words:
            form = self._word_in_nominative(word, gender, case)
            if form is None:
                return None
            nominative.append(form)
        return tuple(nominative)

    def _word_in_nominative(self, word: str, gender: str, case: str) -> str | None:
        if len(word) == 1 or "." in word:
            return word  # an initial
        fitting = [
            reading
            for reading in self._readings(word)
            if reading.tag.case == case and reading.tag.number == "sing" and _fits(reading, gender)
        ]
        fitting.sort(key=lambda reading: not any(tag in reading.tag for tag in _NAME_TAGS))
        for reading in fitting:
            if case == "nomn" or "Fixd" in reading.tag:
                return word
            form = reading.inflect({"nomn", "sing"})
            if form and _is_sure_form(reading, form.word):
                return _capitalised_like(form.word, word)
        if any(_is_known_name(reading) for reading in self._readings(word)):
            return None  # another case of a name that the dictionary knows
        if case == "nomn" and any(_is_other_case(reading, gender) for reading in self._readings(word)):
            return None
        if case == "nomn" or (gender == "femn" and _is_fixed(word)):
            return word
        return self._by_ending(word, gender, case)

    def _by_ending(self, word: str, gender: str, case: str) -> str | None:
        """Return the nominative of a surname that the dictionary mistakes for another word, by its ending."""
        for own_gender, own_case, ending, nominative in self._surname_endings:
            if (own_gender, own_case) == (_GENDERS[gender], case) and word.endswith(ending):
                return word.removesuffix(ending) + nominative
        return None

    def forms(self, surname: str, gender: str | None) -> frozenset[str]:
        """Return the forms of a surname in the nominative, as written."""
        forms = {surname}
        for own_gender, _, ending, nominative in self._surname_endings:
            if own_gender == gender and surname.endswith(nominative):
                forms.add(surname.removesuffix(nominative) + ending)
        for reading in self._readings(surname):
            if reading.tag.case != "nomn" or (gender and not _fits(reading, _tag_of(gender))):
                continue
            for form in reading.lexeme:
                if form.tag.number == "sing" and (not gender or _fits(form, _tag_of(gender))):
                    forms.add(_capitalised_like(form.word, surname))
        return frozenset(forms)


def _only(names: Collection[tuple[tuple[str, ...], str, str]]) -> NominativeName | None:
    """Return the only name, or the one that is in the nominative already, unsure."""
    spellings = {name for name, _, _ in names}
    if not spellings:
        return None
    if len(spellings) == 1:
        name, gender, _ = min(names)
        return NominativeName(name, gender, True)
    written = [(name, gender) for name, gender, case in names if case == "nomn"]
    name, gender = min(written) if written else min((name, gender) for name, gender, _ in names)
    return NominativeName(name, gender, False)


def _fits(reading: Parse, gender: str) -> bool:
    own = reading.tag.gender
    return own is None or own == gender or "ms-f" in reading.tag


def _has_case(reading: Parse, case: str) -> bool:
    is_several = reading.tag.number == "plur" and any(tag in reading.tag for tag in _NAME_TAGS)
    return reading.tag.POS is None or (case in reading.tag and not is_several)


def _is_known_name(reading: Parse) -> bool:
    is_name = any(tag in reading.tag for tag in _NAME_TAGS)
    return is_name and reading.is_known and reading.tag.number == "sing"


def _is_other_case(reading: Parse, gender: str) -> bool:
    """Return whether a reading is a noun of a gender in another case than the nominative."""
    tag = reading.tag
    return tag.POS == "NOUN" and tag.number == "sing" and tag.case != "nomn" and tag.gender == gender


def _is_sure_form(reading: Parse, nominative: str) -> bool:
    """Return whether a nominative is beyond doubt: of a name, or of a man's surname that ends in a consonant.

    The dictionary guesses at the others: a woman's "Пелоси" has no cases, and "Мостового" can be "Мостовой".
    """
    if any(tag in reading.tag for tag in _NAME_TAGS) and reading.is_known:
        return True
    if reading.tag.POS != "NOUN" or reading.tag.gender != "masc":
        return "Surn" in reading.tag and nominative.endswith(CyrillicNames.WOMENS)
    return _is_fixed(nominative)


def _tag_of(gender: str) -> str:
    return next(tag for tag, own in _GENDERS.items() if own == gender)


def _is_fixed(word: str) -> bool:
    """Return whether a woman's surname has no cases: it ends in a consonant."""
    return word[-1].lower() not in CyrillicNames.INFLECTED


def _capitalised_like(form: str, word: str) -> str:
    """Return a form in lower case with the capitals of the word that it is of: "Петров-водкин"."""
    parts = zip(form.split("-"), word.split("-"), strict=False)
    return "-".join(part.capitalize() if like[:1].isupper() else part for part, like in parts)


@cache
def cases_of(code: str, surname_endings: frozenset[tuple[str, str, str, str]]) -> Cases:
    """Return the cases of a language."""
    return Cases(code, surname_endings)


def all_forms(cases: CaseForms, names: Iterable[tuple[str, str | None]]) -> dict[str, set[str]]:
    """Return the surnames that each form can be of."""
    owners: dict[str, set[str]] = {}
    for surname, gender in names:
        for form in cases.forms(surname, gender):
            owners.setdefault(form, set()).add(surname)
    return owners
