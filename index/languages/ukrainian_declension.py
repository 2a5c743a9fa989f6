"""How Ukrainian declines names and nouns, as plain data made by rules.

Rules, not a dictionary: the free ones of Ukrainian have a licence that doesn't fit. An ending that fits several
nominatives isn't sure: "Сокола" can be of Сокіл or Сокол.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from index.languages.declension import Declension, NameForm

_VOWELS = "аеєиіїоуюя"
_CONSONANTS = "бвгґджзклмнпрстфхцчшщ"
_SOFTENED = {"г": "з", "к": "ц", "х": "с"}

Forms = Iterator[tuple[str, str]]
"""Forms of a word: each with its case."""


def _each(stem: str, endings: Mapping[str, str]) -> Forms:
    """Yield the forms of a stem by the endings of each case."""
    for case, of_case in endings.items():
        for ending in of_case.split():
            yield case, stem + ending.replace("-", "")


_HARD = {"gent": "а", "datv": "у ові", "accs": "а", "ablt": "ом", "loct": "ові і у"}
_SOFT = {"gent": "я", "datv": "ю еві", "accs": "я", "ablt": "ем", "loct": "еві і ю"}
_SIBILANT = {"gent": "а", "datv": "у еві", "accs": "а", "ablt": "ем", "loct": "еві і у"}
_AFTER_VOWEL = {"gent": "я", "datv": "ю єві", "accs": "я", "ablt": "єм", "loct": "єві ї ю"}
_ADJECTIVE = {"gent": "ого", "datv": "ому", "accs": "ого", "ablt": "им", "loct": "ому ім"}
_OF_WOMEN = {"gent": "и", "accs": "у", "ablt": "ою"}
_SOFT_OF_WOMEN = {"gent": "і", "datv": "і", "accs": "ю", "ablt": "ею", "loct": "і"}
_IOTATED_OF_WOMEN = {"gent": "ї", "datv": "ї", "accs": "ю", "ablt": "єю", "loct": "ї"}
_IRREGULAR = {
    "ігор": ("ігор", _SOFT), "лазар": ("лазар", _SOFT), "лев": ("лев", _HARD), "павло": ("павл", _HARD),
    "федір": ("федор", _HARD), "сидір": ("сидор", _HARD), "яків": ("яков", _HARD), "антін": ("антон", _HARD),
    "прокіп": ("прокоп", _HARD), "посол": ("посл", _HARD), "міністр-президент": ("міністр-президент", _HARD),
    "батько": ("батьк", _HARD), "секретар": ("секретар", _SOFT), "лікар": ("лікар", _SOFT), "пекар": ("пекар", _SOFT),
    "король": ("корол", _SOFT), "учень": ("учн", _SOFT), "дід": ("дід", _HARD),
}  # fmt: skip


def _declined(word: str, gender: str) -> Forms:
    """Yield the forms of a name or a noun in the singular, each with its case."""
    yield "nomn", word
    last, before = word[-1], word[-2]
    if word in _IRREGULAR:
        yield from _each(*_IRREGULAR[word])
    elif word.endswith(("ий", "ій")) and gender == "m" and len(word) > 6 and before == "и":
        yield from _each(word[:-2], _ADJECTIVE)
    elif word.endswith("а"):
        yield from _each(word[:-1], _OF_WOMEN)
        soft = word[:-2] + _SOFTENED.get(before, before)
        yield from _each(soft, {"datv": "і", "loct": "і"})
        if before in "жчшщ":
            yield from _each(word[:-1], {"gent": "і", "ablt": "ею"})
    elif word.endswith("я"):
        yield from _each(word[:-1], _IOTATED_OF_WOMEN if before in _VOWELS + "’'" else _SOFT_OF_WOMEN)
    elif gender == "f":
        yield from _each(word.rstrip("ь"), {"gent": "і", "datv": "і", "loct": "і", "ablt": "’ю 'ю ю"})
        yield "accs", word
    elif last == "о":
        yield from _each(word[:-1], _HARD)
    elif word.endswith("ець"):
        yield from _each(word[:-3] + "ц", _SOFT)
    elif last == "ь":
        yield from _each(word[:-1], _SOFT)
    elif last == "й":
        yield from _each(word[:-1], _AFTER_VOWEL)
    else:
        yield from _each(word, _SIBILANT if last in "жчшщ" else _HARD)


def _plural(word: str) -> Forms:
    """Yield the forms of a noun in the plural by its nominative."""
    yield "nomn", word
    if word.endswith("чі"):
        yield from _each(word[:-1], {"gent": "их", "datv": "им", "accs": "их", "ablt": "ими"})
    else:
        stem = word[:-1]
        soft = word.endswith(("і", "ї"))
        yield from _each(
            stem, {"gent": "ів їв", "datv": "ям" if soft else "ам", "ablt": "ями" if soft else "ами", "accs": "ів"}
        )


def given_name_forms(names: Mapping[str, str]) -> dict[str, tuple[NameForm, ...]]:
    """Return the readings of all forms of given names, by their genders."""
    readings: dict[str, list[NameForm]] = defaultdict(list)
    for name, gender in names.items():
        for case, form in _declined(name, gender):
            reading = NameForm(gender, case, name)
            if reading not in readings[form]:
                readings[form].append(reading)
    return {form: _unsure(of_form) for form, of_form in readings.items()}


def _unsure(readings: list[NameForm]) -> tuple[NameForm, ...]:
    """Return the readings of a form, none of them sure where two names share a gender and a case."""
    kinds = [(one.gender, one.case) for one in readings]
    return tuple(one._replace(sure=kinds.count((one.gender, one.case)) == 1) for one in readings)


def noun_forms(singular: Iterable[str], plural: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return the cases of all forms of nouns, with the nominative of each."""
    forms: dict[str, dict[str, str]] = defaultdict(dict)
    for word in singular:
        for case, form in _declined(word, "n" if word.endswith(("ння", "ття")) else "m"):
            forms[form].setdefault(case, word)
    for word in plural:
        for case, form in _plural(word):
            forms[form].setdefault(case, word)
    return dict(forms)


def _endings(
    gender: str, nominative: str, stem: str, endings: Mapping[str, str], sure: bool
) -> Iterator[tuple[str, NameForm]]:
    return ((form, NameForm(gender, case, nominative, sure)) for case, form in _each(stem, endings))


def _surnames() -> Iterator[tuple[str, NameForm]]:
    """Yield the endings of surnames in other cases."""
    yield from _adjectival()
    for ending in ("енко", "єнко"):
        yield from _endings("m", ending, ending[:-1], _HARD, sure=True)
    for consonant in _CONSONANTS:
        sibilant = consonant in "жчшщ"
        for vowel in _VOWELS:
            # "Сокола" is of Сокіл, "Орла" of Орел, "Стукала" of Стукало: only another vowel and consonant are sure.
            sure = vowel not in "оеє" and consonant != "л" and vowel + consonant not in ("ів", "їв")
            yield from _endings("m", vowel + consonant, vowel + consonant, _SIBILANT if sibilant else _HARD, sure)
            if consonant == "л":
                yield from _endings("m", vowel + "ло", vowel + "л", _HARD, sure=False)
        yield from _endings("m", consonant, consonant, _SIBILANT if sibilant else _HARD, sure=False)
        if consonant != "к":
            yield from _endings("m", consonant + "о", consonant, _HARD, sure=False)
        yield from _endings("m", consonant + "а", consonant, _OF_WOMEN, sure=True)
        yield from _endings("f", consonant + "а", consonant, _OF_WOMEN, sure=True)
    for before in "бвгґджзлмнпрстфхцчшщьй":
        yield from _endings("m", before + "ко", before + "к", _HARD, sure=False)
    for vowel in _VOWELS:
        yield from _endings("m", vowel + "й", vowel, _AFTER_VOWEL, sure=True)
    for soft in "лнтдзс":
        yield from _endings("m", soft + "ь", soft, _SOFT, sure=False)
    for vowel in "аиуюя":  # "Коваля" is of Коваль, but "Журавля" of Журавель, "Киселя" of Кисіль
        yield from _endings("m", vowel + "ль", vowel + "л", _SOFT, sure=True)
    yield from _endings("m", "ар", "ар", _SOFT, sure=True)
    yield from _endings("m", "ець", "ц", _SOFT, sure=False)
    for stem in ("ов", "ев", "єв", "ин", "ін", "їн"):
        yield from _endings("m", stem, stem, {"ablt": "им"}, sure=True)


def _adjectival() -> Iterator[tuple[str, NameForm]]:
    for stem in ("ськ", "цьк", "зьк"):
        yield from _endings("m", f"{stem}ий", stem, _ADJECTIVE, sure=True)
    yield from _endings("m", "ий", "", _ADJECTIVE, sure=False)
    yield from _endings("m", "ній", "н", {"gent": "ього", "datv": "ьому", "accs": "ього"}, sure=True)
    of_women = {"gent": "ої", "datv": "ій", "accs": "у", "ablt": "ою", "loct": "ій"}
    for stem in ("ськ", "цьк", "зьк", "ов", "ев", "єв", "ін", "їн", "ин", "н"):
        yield from _endings("f", f"{stem}а", stem, of_women, sure=True)
    yield from _endings("f", "ня", "н", {"datv": "ій", "loct": "ій"}, sure=False)
    yield from _endings("m", "ович", "ович", _SIBILANT, sure=True)
    yield from _endings("f", "івна", "івн", _OF_WOMEN | {"datv": "і"}, sure=True)
    yield from _endings("f", "ївна", "ївн", _OF_WOMEN | {"datv": "і"}, sure=True)


_ALL = frozenset(["nomn", "gent", "datv", "accs", "ablt", "loct"])


def _cases(text: str) -> dict[str, frozenset[str]]:
    """Return cases by endings, from lines "ending ending: case case"."""
    table: dict[str, frozenset[str]] = {}
    for line in text.strip().splitlines():
        endings, _, cases = line.partition(":")
        table |= dict.fromkeys(endings.split(), frozenset(cases.split()))
    return table


_ADJECTIVES = _cases(
    """
    ий ній ький річний: nomn accs
    ська цька зька льна рна вна чна тня ова ева: nomn
    ське цьке зьке не ове: nomn accs
    ські цькі зькі ні ові: nomn accs
    ого ього: gent accs
    ому ьому: datv loct
    ої ьої: gent
    ською цькою ною овою: ablt
    ську цьку ну ову: accs
    их іх: gent accs loct
    им ім: ablt datv
    ими іми: ablt
    """
)
_NOUNS = _cases(
    """
    б г д ж з к л м н п р т х ц ч ш щ: nomn accs
    ь й: nomn accs
    ість: nomn accs
    а я: nomn gent
    ці: gent datv loct nomn
    и і ї: gent datv loct nomn
    у ю: accs datv loct gent
    ів їв: gent
    ам ям: datv
    ами ями: ablt
    ом ем єм ою ею єю: ablt
    ові еві єві: datv loct
    ння ття: nomn gent accs
    ство цтво: nomn accs
    """
)


def ukrainian_declension(
    given_names: Mapping[str, str], singular: Iterable[str], plural: Iterable[str], fixed: Iterable[str]
) -> Declension:
    """Return the declension of Ukrainian with these names and nouns; `fixed` nouns have one form."""
    nouns = noun_forms(singular, plural)
    return Declension(
        given_names=given_name_forms(given_names),
        surnames=tuple(dict.fromkeys(_surnames())),
        fixed_endings=(*_CONSONANTS, "ь", "о", "е", "є"),
        nominative_endings=(*_CONSONANTS, *"ьйоаяеіу"),
        oblique_endings=(
            "енка", "єнка", "енку", "єнку", "ого", "ього", "ому", "ьому", "ові", "еві", "єві", "ської", "цької", "ою",
            "ею", "єю", "енком", "ським", "цьким",
        ),
        nouns={form: frozenset(cases) for form, cases in nouns.items()} | dict.fromkeys(fixed, _ALL),
        lemmas={form: next(iter(cases.values())) for form, cases in nouns.items()},
        adjectives=_ADJECTIVES,
        noun_endings=_NOUNS,
    )  # fmt: skip
