"""Writing names in Cyrillic letters as they sound, and finding which name a transcription is of."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.languages import SOUND_LANGUAGES, LatinForms, Sounds, find_language
from index.question.scripts.sounds import cyrillic_spellings, is_sure, rank_by_sound, sounding_spellings
from index.text import script_of

PAIRS = """
trump трамп трамп, biden байден байден, johnson джонсон джонсон, washington вашингтон вашингтон, york йорк йорк,
harris харрис гарріс, vance вэнс венс, musk маск маск, reagan рейган рейган, blinken блинкен блінкен,
thatcher тэтчер тетчер, cameron кэмерон -, hughes хьюс -, walz уолц волц, gates гейтс гейтс, baker бейкер бейкер,
wheeler уилер -, houston хьюстон -, chicago чикаго чикаго, michigan мичиган мічиган,
macron макрон макрон, hollande олланд олланд, chirac ширак ширак, barnier барнье барньє, trudeau трюдо трюдо,
bayrou байру байру, villepin вильпен вільпен, philippe филипп філіпп,
scholz шольц шольц, merz мерц мерц, söder зедер зедер, schröder шредер шредер, steinmeier штайнмайер штайнмаєр,
schäuble шойбле шойбле, habeck хабек габек, kretschmer кречмер кречмер, heidelberg хайдельберг -,
sánchez санчес санчес, feijóo фейхоо фейхоо, garcía гарсия гарсія, rajoy рахой рахой, milei милей мілей,
tusk туск туск, kaczyński качиньский -, wałęsa валенса валенса, morawiecki моравецкий моравецький,
trzaskowski тшасковский тшасковський
"""
NAMES = [pair.split() for pair in PAIRS.replace("\n", " ").split(",")]
FORMS = {code: language.latin for code in ("ru", "uk") if (language := find_language(code)) and language.latin}


@pytest.mark.parametrize(("latin", "russian", "ukrainian"), NAMES)
def test_a_name_is_written_as_it_sounds(latin: str, russian: str, ukrainian: str) -> None:
    assert russian in cyrillic_spellings(latin, FORMS["ru"])
    if ukrainian != "-":
        assert ukrainian in cyrillic_spellings(latin, FORMS["uk"])


@pytest.mark.parametrize(("latin", "russian"), [(latin, russian) for latin, russian, _ in NAMES])
def test_a_transcription_leads_back_to_the_name(latin: str, russian: str) -> None:
    assert latin in sounding_spellings(russian, FORMS["ru"])
    assert rank_by_sound(latin, russian, FORMS["ru"]) is not None


@pytest.mark.parametrize(
    ("form", "latin"),
    [
        ("трампа", "trump"),
        ("трампом", "trump"),
        ("байдену", "biden"),
        ("джонсоне", "johnson"),
        ("макрона", "macron"),
        ("тейлору", "taylor"),
        ("вашингтоне", "washington"),
    ],
)
def test_an_inflected_transcription_leads_back_to_the_name(form: str, latin: str) -> None:
    assert latin in sounding_spellings(form, FORMS["ru"])
    rank = rank_by_sound(latin, form, FORMS["ru"])
    assert rank is not None
    assert rank[0]


@pytest.mark.parametrize(
    ("latin", "russian"),
    [("trump", "тромп"), ("biden", "баден"), ("merkel", "меркатор"), ("johnson", "джексон"), ("kelsey", "челси")],
)
def test_names_that_sound_alike_only_in_part_do_not_fit(latin: str, russian: str) -> None:
    assert rank_by_sound(latin, russian, FORMS["ru"]) is None


def test_the_name_itself_fits_better_than_one_that_would_be_inflected() -> None:
    whole = rank_by_sound("baker", "бейкер", FORMS["ru"])
    inflected = rank_by_sound("york", "йорке", FORMS["ru"])
    assert whole is not None
    assert inflected is not None
    assert whole < inflected
    assert is_sure(whole, "бейкер")
    assert not is_sure((True, 5), "номера")


def test_a_language_without_such_transcriptions_has_none() -> None:
    greek = find_language("el")
    assert greek
    assert greek.latin
    assert cyrillic_spellings("trump", greek.latin) == []
    assert sounding_spellings("τραμπ", greek.latin) == []


@pytest.mark.parametrize("code", SOUND_LANGUAGES)
def test_tables_are_in_lower_case_in_latin_and_russian_letters(code: str) -> None:
    language = find_language(code)
    assert language
    assert isinstance(language.sounds, Sounds)
    assert language.sounds.rare <= set(language.sounds.table)
    for latin, forms in language.sounds.table.items():
        assert latin == latin.lower()
        assert script_of(latin.strip("^$")) == "LATIN"
        assert forms
        for form in forms:
            assert form == form.lower()
            assert script_of(form.strip("^$")) in ("CYRILLIC", "")
            assert "ё" not in form
            assert (latin[0] == "^", latin[-1] == "$") == (form[:1] == "^", form[-1:] == "$")


@pytest.mark.parametrize("code", FORMS)
@settings(deadline=None, max_examples=40)
@given(word=st.text(max_size=20) | st.text("абвгезийклмнопрстуцчшщьюяabcehijklmnoprstuwyz^$", max_size=20))
def test_any_word_has_few_spellings_without_repeats(code: str, word: str) -> None:
    forms: LatinForms = FORMS[code]
    for spellings, most in ((cyrillic_spellings(word, forms), 40), (sounding_spellings(word, forms), 900)):
        assert len(spellings) == len(set(spellings)) <= most


def test_a_hostile_word_takes_no_longer_than_a_name() -> None:
    started = time.process_time()
    for word in ("schtsch" * 3, "ie" * 10, "ууууууууууууууууууу", "ейейейейейейейейейей"):
        cyrillic_spellings(word, FORMS["ru"])
        sounding_spellings(word, FORMS["ru"])
    assert time.process_time() - started < 2
