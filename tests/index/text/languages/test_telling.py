"""Telling the language of an article by its own words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.languages import LANGUAGE_MODULES
from index.text import tell_language


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The mayor of Lomvik said that the ferry will not sail in winter."),
        ("de", "Die Bürgermeisterin von Lomvik sagte, dass die Fähre im Winter nicht fährt."),
        ("es", "La alcaldesa dijo que el transbordador no saldrá en invierno."),
        ("fr", "La maire a dit que le bac ne partira pas pendant l'hiver."),
        ("it", "La sindaca ha detto che il traghetto non partirà in inverno."),
        ("pt", "A prefeita disse que a balsa não vai sair no inverno."),
        ("nl", "De burgemeester zei dat de veerboot in de winter niet vaart."),
        ("sv", "Borgmästaren sade att färjan inte går på vintern."),
        ("pl", "Burmistrz powiedziała, że prom nie będzie pływał w zimie."),
        ("ru", "Мэр сказала, что паром не будет ходить зимой."),
        ("uk", "Мерка сказала, що пором не ходитиме взимку через лід."),
        ("bg", "Кметът каза, че фериботът няма да плава през зимата."),
        ("sr", "Градоначелница је рекла да трајект неће ићи зими."),
        ("el", "Η δήμαρχος είπε ότι το πλοίο δεν θα πλεύσει τον χειμώνα."),
        ("tr", "Belediye başkanı, feribotun bu kış için çok eski olduğunu söyledi."),
        ("ar", "قالت رئيسة البلدية إن العبارة لن تبحر في الشتاء."),
        ("fa", "شهردار گفت که کشتی در زمستان حرکت نخواهد کرد."),
        ("he", "ראשת העיר אמרה כי המעבורת לא תפליג בחורף."),
        ("hi", "महापौर ने कहा कि नौका सर्दियों में नहीं चलेगी।"),
        ("th", "นายกเทศมนตรีกล่าวว่าเรือข้ามฟากจะไม่แล่นในฤดูหนาว"),
        ("zh", "市长说渡轮冬天不开。"),
        ("ja", "市長は冬にフェリーは出ないと述べた。"),
        ("ko", "시장은 겨울에 여객선이 뜨지 않는다고 말했다."),
        ("vi", "Thị trưởng nói rằng phà sẽ không chạy trong mùa đông."),
    ],
)
def test_a_sentence_tells_its_language(code: str, text: str) -> None:
    assert tell_language([text]) == code


@pytest.mark.parametrize(
    "text", ["", "12 345", "Lomvik", "Ana Brandt", "?!", "Kisu cha mpishi ni kikali", "One. We go, said Bo Lind."]
)
def test_an_unsure_text_is_read_by_the_default_rules(text: str) -> None:
    assert tell_language([text]) == "en"


def test_a_foreign_quotation_in_an_article_does_not_change_its_language() -> None:
    text = "The mayor said: “Мы не будем ходить зимой.” The ferry will stay in the harbour of the town until May."
    assert tell_language([text]) == "en"


@given(st.lists(st.text(max_size=80), max_size=3))
@settings(deadline=None)
def test_any_text_has_a_language_with_a_module(texts: list[str]) -> None:
    assert tell_language(texts) in LANGUAGE_MODULES


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ru", "Глава порта прибыл в Лесково, объявили в мэрии."),
        ("ru", "Склад сгорел в Лескове"),
        ("uk", "Мер Лескова заявив, що причал закрито."),
        ("es", "En palabras de Marta Olmedo, el muelle es seguro."),
    ],
)
def test_a_short_text_that_fits_several_languages_is_in_the_most_common(code: str, text: str) -> None:
    assert tell_language([text]) == code
