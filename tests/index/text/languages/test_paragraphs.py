"""Articles in several languages: the language of each paragraph, told only where that is sure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.languages import LANGUAGE_MODULES
from index.text import Reading, read_paragraphs, tell_paragraph

ENGLISH = "The ferry to Lomvik will not sail before Monday, said the mayor, because the harbour has been closed."
GERMAN = "Die Fähre nach Lomvik fährt nicht vor Montag, sagte die Bürgermeisterin, weil der Hafen gesperrt ist."
RUSSIAN = "Паром в Ломвик не пойдёт раньше понедельника, сказала мэр города, потому что порт ещё закрыт."
UKRAINIAN = "Пором до Ломвіка не піде раніше понеділка, сказала міська голова, бо порт ще закрито через шторм."
SPANISH = "El transbordador a Lomvik no saldrá antes del lunes, dijo la alcaldesa, porque el puerto está cerrado."
GREEK = "Το πλοίο για το Λόμβικ δεν θα φύγει πριν από τη Δευτέρα, είπε η δήμαρχος, γιατί το λιμάνι είναι κλειστό."
CHINESE = "市长说，由于港口自暴风雨以来一直关闭，前往洛姆维克的渡轮星期一之前不会开航。"
GEORGIAN = "ბორანი ლომვიკში ორშაბათამდე არ გავა, თქვა მერმა, რადგან ნავსადგური ქარიშხლის დაწყებიდან დაკეტილია."
SWAHILI = "Kivuko cha kwenda Lomvik hakitaondoka kabla ya Jumatatu, alisema meya, kwa sababu bandari imefungwa."
BELARUSIAN = "Паром у Ломвік не пойдзе раней за панядзелак, сказала мэр горада, таму што порт яшчэ зачынены з часу."
GALICIAN = "O transbordador a Lomvik non sairá antes do luns, dixo a alcaldesa, porque o porto está pechado."

TEXTS = {"en": ENGLISH, "de": GERMAN, "ru": RUSSIAN, "uk": UKRAINIAN, "es": SPANISH, "el": GREEK, "zh": CHINESE}


def words_of(texts: list[str], code: str) -> list[str]:
    """Return the language that each paragraph of an article is read in."""
    readings = read_paragraphs(texts, code)
    return [reading.words for reading in readings] if readings else [code] * len(texts)


@pytest.mark.parametrize("code", TEXTS)
@pytest.mark.parametrize("other", TEXTS)
def test_a_paragraph_in_another_language_than_its_article_is_told(code: str, other: str) -> None:
    texts = [TEXTS[code], TEXTS[other], TEXTS[code]]
    assert words_of(texts, code) == [code, other, code]
    assert tell_paragraph(TEXTS[other], code) == other


@pytest.mark.parametrize("code", TEXTS)
def test_an_article_in_one_language_is_simply_in_that(code: str) -> None:
    assert read_paragraphs([TEXTS[code], "Lomvik", "", "…", TEXTS[code]], code) is None


def test_short_paragraphs_follow_their_neighbours() -> None:
    texts = [ENGLISH, GERMAN, "„Nein.“", GERMAN, "„Na gut.“", ENGLISH, "“Well.”", GERMAN, "Lomvik"]
    assert words_of(texts, "en") == ["en", "de", "de", "de", "en", "en", "en", "de", "de"]
    assert words_of(["Lomvik", GERMAN, GERMAN], "en") == ["en", "de", "de"]


@pytest.mark.parametrize(
    "text",
    [
        "Hansa Rostock, SV Meppen, Rot-Weiss Essen, Eintracht Braunschweig, Wehen Wiesbaden, Preussen Münster, Halle.",
        "The paper “Die Welt” wrote that the mayor said “Wir schaffen das”, and that she said it to the council again.",
        "“Das ist nicht gut für die Stadt und auch nicht für den Hafen”, she said, and she went on: it is what it is.",
        "Auf Wiedersehen!",
        "Die, Lomvik, die",
        "De la Cruz and Los Angeles, El Paso and Las Vegas, San José and Santa María: the fans of La Liga in the US.",
        "Путин",
    ],
)
def test_names_and_a_few_foreign_words_tell_nothing(text: str) -> None:
    assert words_of([ENGLISH, text, ENGLISH], "en") == ["en"] * 3


def test_names_in_latin_letters_do_not_make_a_paragraph_another_language() -> None:
    team = "ทีมจาก NFL (Los Angeles Rams, San Diego Chargers), NBA (Los Angeles Lakers) ในแคลิฟอร์เนียใต้ประกอบด้วย"
    assert tell_paragraph(team, "th") == "th"


def test_no_rules_tell_who_speaks_in_a_language_that_only_resembles_one_of_theirs() -> None:
    readings = read_paragraphs([CHINESE, BELARUSIAN, GALICIAN, GEORGIAN, CHINESE], "zh")
    assert readings == [Reading("zh", "zh"), Reading("uk", ""), Reading("es", ""), Reading("", ""), Reading("zh", "zh")]


@pytest.mark.parametrize(("text", "code"), [(SWAHILI, "en"), (BELARUSIAN, "uk"), (GERMAN[:40], "nl")])
def test_no_rules_tell_who_speaks_in_an_article_that_does_not_look_like_its_language(text: str, code: str) -> None:
    assert read_paragraphs([text], code) == [Reading(code, "")]


def test_an_article_in_a_language_without_a_module_has_other_ones_by_their_script_alone() -> None:
    readings = read_paragraphs([GALICIAN, SPANISH, RUSSIAN], "es", is_known=False)
    assert readings == [Reading("es", ""), Reading("es", ""), Reading("ru", "ru")]


@settings(deadline=None)
@given(st.lists(st.text(), max_size=4), st.sampled_from(["en", "de", "ru", "zh", "ja", "th", "ar", *LANGUAGE_MODULES]))
def test_any_article_can_be_read(texts: list[str], code: str) -> None:
    for is_known in (True, False):
        readings = read_paragraphs(texts, code, is_known)
        assert readings is None or len(readings) == len(texts)
