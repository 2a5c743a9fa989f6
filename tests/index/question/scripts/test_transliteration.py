"""Writing names in other letters, by the tables of the languages."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.languages import LANGUAGE_MODULES, LatinForms, find_language
from index.question.scripts.transliteration import latin_spellings, native_spellings
from index.text import script_of

MOST = 160
FORMS = {
    code: language.latin
    for code in LANGUAGE_MODULES
    if (language := find_language(code)) and language.latin is not None
}


@pytest.mark.parametrize(
    ("code", "name", "latin"),
    [
        ("ru", "путин", "putin poutine"),
        ("ru", "путина", "putin"),
        ("ru", "путиным", "putin"),
        ("ru", "зеленский", "zelensky zelenskyy zelenskiy zelenski selenskyj selenski"),
        ("ru", "зеленского", "zelensky selenskyj"),
        ("ru", "ельцин", "yeltsin jelzin eltsin"),
        ("ru", "горбачев", "gorbachev gorbatschow gorbatchev"),
        ("ru", "хрущев", "khrushchev chruschtschow"),
        ("ru", "харьков", "kharkov kharkiv charkow"),
        ("ru", "захаровой", "zakharova sacharowa"),
        ("ru", "навальный", "navalny nawalny"),
        ("ru", "пригожин", "prigozhin prigoschin"),
        ("ru", "шойгу", "shoigu schoigu"),
        ("ru", "шольц", "scholz"),
        ("ru", "макрона", "macron"),
        ("uk", "зеленського", "zelensky zelenskyy selenskyj"),
        ("uk", "харкова", "kharkiv charkiw"),
        ("uk", "київ", "kyiv kiev kiew"),
        ("uk", "порошенка", "poroshenko"),
        ("uk", "шмигаля", "shmyhal"),
        ("el", "μητσοτακη", "mitsotakis"),
        ("el", "τσιπρας", "tsipras"),
        ("sr", "вучића", "vucic"),
    ],
)
def test_a_name_has_the_forms_of_several_languages_in_latin_letters(code: str, name: str, latin: str) -> None:
    spellings = latin_spellings(name, FORMS[code], MOST)
    assert [form for form in latin.split() if form not in spellings] == []


@pytest.mark.parametrize(
    ("code", "latin", "name"),
    [
        ("ru", "putin", "путин"),
        ("ru", "poutine", "путин"),
        ("ru", "zelensky", "зеленский"),
        ("ru", "zelenskyy", "зеленский"),
        ("ru", "selenskyj", "зеленский"),
        ("ru", "yeltsin", "ельцин"),
        ("ru", "jelzin", "ельцин"),
        ("ru", "gorbatschow", "горбачев"),
        ("ru", "khrushchev", "хрущев"),
        ("ru", "nawalny", "навальный"),
        ("ru", "erdoğan", "эрдоган"),
        ("uk", "selenskyj", "зеленський"),
        ("uk", "zelenskyy", "зеленський"),
        ("uk", "charkiw", "харків"),
        ("uk", "zaluzhny", "залужний"),
        ("el", "mitsotakis", "μητσοτακης"),
        ("el", "varoufakis", "βαρουφακης"),
        ("sr", "vučić", "вучић"),
    ],
)
def test_a_latin_form_leads_back_to_the_name(code: str, latin: str, name: str) -> None:
    assert name in native_spellings(latin, FORMS[code], MOST)


@pytest.mark.parametrize("code", FORMS)
def test_tables_are_in_lower_case_and_in_the_script_of_the_language(code: str) -> None:
    forms = FORMS[code]
    script = script_of(next(iter(forms.tables[0])))
    for table in forms.tables:
        assert all(key == key.lower() and (script_of(key) or script) == script for key in table)
        assert all(other == other.lower() and others for others in table.values() for other in others)
        assert all(others for others in table.values())


@pytest.mark.parametrize("code", FORMS)
@given(word=st.text(max_size=24) | st.text("абвгезийклмнопрстучшщьюяabcehijklmnoprstuwyz", max_size=24))
def test_any_word_has_few_forms_without_repeats(code: str, word: str) -> None:
    forms: LatinForms = FORMS[code]
    for spellings in (latin_spellings(word, forms, MOST), native_spellings(word, forms, MOST)):
        assert len(spellings) == len(set(spellings)) <= MOST


def test_a_hostile_word_takes_no_longer_than_a_name() -> None:
    started = time.process_time()
    for word in ("schtsch" * 3, "ie" * 12, "ь" * 24, "ский" * 6):
        latin_spellings(word, FORMS["ru"], MOST)
        native_spellings(word, FORMS["ru"], MOST)
    assert time.process_time() - started < 2
