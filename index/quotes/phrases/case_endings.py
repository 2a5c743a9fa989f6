"""Cases of words and names by their endings, for a language without a dictionary that may be used.

Not for a language with one: see `cases.py`. A name whose nominative the endings leave open is never `sure`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product

from index.languages import Declension, NameForm
from index.quotes.phrases.cases import NominativeName

CASES = frozenset(["nomn", "gent", "datv", "accs", "ablt", "loct"])


class EndingCases:
    """The readings of a language's words by its `Declension`. The same questions as to `Cases`."""

    def __init__(self, declension: Declension) -> None:
        self._declension = declension
        self._surnames: dict[str, list[tuple[str, NameForm]]] = defaultdict(list)  # by the last character
        for ending, form in declension.surnames:
            self._surnames[ending[-1]].append((ending, form))
        self._cases_of_name = lru_cache(maxsize=1 << 13)(self._find_cases_of_name)
        self.forms = lru_cache(maxsize=1 << 10)(self._find_forms)

    def may_be(self, word: str, case: str) -> bool:
        """Return whether a word can have a case, such as "nomn" or "gent"; an acronym has every one."""
        if word.isupper() or not word[0].isalpha():
            return True
        return case in (self._cases_of_name(word) if word[0].isupper() else self._cases_of_noun(word))

    def _find_cases_of_name(self, word: str) -> frozenset[str]:
        low = word.lower()
        given = self._declension.given_names.get(low)
        if given:
            return frozenset(form.case for form in given)
        if low in self._declension.nouns:
            return self._declension.nouns[low]
        cases = {form.case for ending, form in self._surnames.get(low[-1], ()) if low.endswith(ending)}
        if self._may_be_nominative(low):
            cases.add("nomn")
        return frozenset(cases)

    def _cases_of_noun(self, low: str) -> frozenset[str]:
        declension = self._declension
        if low in declension.nouns:
            return declension.nouns[low]
        return _longest(low, declension.adjectives) or _longest(low, declension.noun_endings) or frozenset()

    def may_be_nominative(self, name: str) -> bool:
        """Return whether a name can be in the nominative."""
        return self.may_be(name, "nomn")

    def may_be_in_subject(self, word: str) -> bool:
        """Return whether a word of a name doesn't show that it is in another case."""
        return self.may_be(word, "nomn")

    def lemma(self, word: str) -> str:
        """Return the dictionary form of a noun that is listed; any other word as it is."""
        return self._declension.lemmas.get(word, word)

    def is_adjective(self, word: str) -> bool:
        """Return whether a word in lower case can describe a noun: an adjective, a numeral, "34-річний"."""
        bare = word.lstrip("0123456789-")
        if not bare or bare in self._declension.nouns:
            return not bare
        return _longest(bare, self._declension.adjectives) is not None

    def is_noun(self, word: str) -> bool:
        """Return whether a word is likeliest a noun."""
        if word in self._declension.nouns:
            return True
        return not self.is_adjective(word) and _longest(word, self._declension.noun_endings) is not None

    def given_gender(self, word: str) -> str | None:
        """Return the gender of a given name in any case; None for other words."""
        forms = self._declension.given_names.get(word.lower(), ()) if word[:1].isupper() else ()
        return next((form.gender for form in sorted(forms, key=lambda form: form.case != "nomn")), None)

    def nominative(self, words: Sequence[str], cases: Collection[str] = ()) -> NominativeName | None:
        """Return a name, of which a word is a given name, in the nominative; None if its words don't agree.

        `cases` are those that the context allows; by default, all.
        """
        if all(len(word.rstrip(".")) == 1 for word in words[:-1]):  # initials
            is_nominative = "nomn" in cases and self.may_be_nominative(words[-1])
            return NominativeName(tuple(words), "", True) if is_nominative else None
        names = list(self._readings(words, cases or CASES))
        if not names:
            return None
        if len({name.words for name in names}) == 1:
            return names[0]._replace(sure=all(name.sure for name in names))
        written = [name for name in names if name.words == tuple(words)]
        return min(written or names)._replace(sure=False)

    def candidates(self, words: Sequence[str], cases: Collection[str] = ()) -> frozenset[str]:
        """Return every name, in the nominative, that these words can be forms of."""
        return frozenset(" ".join(name.words) for name in self._readings(words, cases or CASES))

    def _readings(self, words: Sequence[str], cases: Collection[str]) -> Iterator[NominativeName]:
        """Yield the names that these words can be forms of, in the nominative."""
        given = self._declension.given_names
        kinds = {(form.gender, form.case) for word in words for form in given.get(word.lower(), ())}
        for gender, case in sorted(kinds):
            if case not in cases:
                continue
            for forms in product(*(tuple(self._nominatives(word, gender, case)) for word in words)):
                name = tuple(_like(form.nominative, word) for form, word in zip(forms, words, strict=True))
                yield NominativeName(name, gender, all(form.sure for form in forms))

    def _nominatives(self, word: str, gender: str, case: str) -> Iterator[NameForm]:
        """Yield what a word of a name can be in the nominative, the most specific ending first."""
        low = word.lower()
        if len(low.rstrip(".")) == 1:
            yield NameForm(gender, case, low)
        elif given := [form for form in self._given(low) if (form.gender, form.case) == (gender, case)]:
            yield from given
        elif low in self._declension.given_names:
            return
        elif "-" in low:
            yield from self._of_compound(low, gender, case)
        else:
            yield from self._of_surname(low, gender, case)

    def _given(self, low: str) -> tuple[NameForm, ...]:
        return self._declension.given_names.get(low, ())

    def _of_compound(self, low: str, gender: str, case: str) -> Iterator[NameForm]:
        """Yield the nominative of a double surname, whose parts are all declined: "Римської-Коваль"."""
        parts = [list(self._of_surname(part, gender, case)) for part in low.split("-") if part]
        if all(len(part) == 1 for part in parts):
            is_declined = case == "nomn" or not self._may_be_nominative(low.partition("-")[0])
            sure = is_declined and all(part[0].sure for part in parts)
            yield NameForm(gender, case, "-".join(part[0].nominative for part in parts), sure)

    def _of_surname(self, low: str, gender: str, case: str) -> Iterator[NameForm]:
        if case == "nomn":
            if self._may_be_nominative(low):
                yield NameForm(gender, case, low)
            return
        if gender == "f" and low.endswith(self._declension.fixed_endings):
            yield NameForm(gender, case, low)
            return
        fitting = [
            (ending, form)
            for ending, form in self._surnames.get(low[-1], ())
            if (form.gender, form.case) == (gender, case) and low.endswith(ending) and len(low) > len(ending)
        ]
        longest = max((len(ending) for ending, _ in fitting), default=0)
        for ending, form in fitting:
            if len(ending) == longest:
                yield form._replace(nominative=low.removesuffix(ending) + form.nominative)

    def _may_be_nominative(self, low: str) -> bool:
        declension = self._declension
        return low.endswith(declension.nominative_endings) and not low.endswith(declension.oblique_endings)

    def _find_forms(self, surname: str, gender: str | None) -> frozenset[str]:
        """Return the forms of a surname in the nominative, as written."""
        low = surname.lower()
        forms = {surname}
        for ending, form in self._declension.surnames:
            if low.endswith(form.nominative) and gender in (None, form.gender) and len(low) > len(form.nominative):
                if form.gender == "f" and low.endswith(self._declension.fixed_endings):
                    continue
                forms.add(_like(low.removesuffix(form.nominative) + ending, surname))
        return frozenset(forms)


def _longest(word: str, by_ending: Mapping[str, frozenset[str]]) -> frozenset[str] | None:
    """Return what the longest of a word's endings stands for."""
    for length in range(min(len(word) - 1, 6), 0, -1):
        if word[-length:] in by_ending:
            return by_ending[word[-length:]]
    return None


def _like(form: str, word: str) -> str:
    """Return a form in lower case with the capitals of the word that it is of."""
    parts: Iterable[tuple[str, str]] = zip(form.split("-"), word.split("-"), strict=False)
    return "-".join(part[:1].upper() + part[1:] if like[:1].isupper() else part for part, like in parts)
