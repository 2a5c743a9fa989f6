"""Ages, births and foundings: asked for in other languages, they need a paragraph that shows them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Article, Snapshot, ask
from index.question import needed_signs

Build = Callable[..., Snapshot]

SILENT = {
    "de": "Der Hafenmeister Jork Altmann hat die Werft Brinkum besucht und mit den Arbeitern gesprochen.",
    "ru": "Начальник порта Егор Лунин посетил верфь Бринкум и поговорил с рабочими.",
    "es": "El jefe del puerto Saúl Orduña visitó el astillero Brinkum y habló con los obreros.",
    "fr": "Le chef du port Joël Aurillac a visité le chantier Brinkum et a parlé aux ouvriers.",
    "uk": "Начальник порту Остап Лужний відвідав верф Бринкум і поговорив з робітниками.",
}
TELLING = {
    "de": "Hafenmeister Jork Altmann, 59 Jahre alt und in Emden geboren, lobte die 1903 gegründete Werft Brinkum.",
    "ru": "Начальник порта Егор Лунин, которому 59 лет, родился в Усть-Луге, а верфь Бринкум основана в 1903 году.",
    "es": "El jefe del puerto Saúl Orduña, de 59 años, nació en Gijón; el astillero Brinkum se fundó en 1903.",
    "fr": "Le chef du port Joël Aurillac, âgé de 59 ans et né à Brest, a loué le chantier Brinkum, fondé en 1903.",
    "uk": "Начальник порту Остап Лужний, якому 59 років, народився в Одесі, а верф Бринкум засновано у 1903 році.",
}
ASKED = {
    "de": (
        "wie alt ist hafenmeister jork altmann",
        "wo wurde altmann geboren",
        "wann wurde die werft brinkum gegründet",
    ),
    "ru": ("сколько лет начальнику порта лунину", "где родился лунин", "когда основана верфь бринкум"),
    "es": (
        "cuantos años tiene el jefe del puerto orduña",
        "donde nacio orduña",
        "cuando se fundo el astillero brinkum",
    ),
    "fr": ("quel age a le chef du port aurillac", "ou est né aurillac", "quand a été fondé le chantier brinkum"),
    "uk": ("скільки років начальнику порту лужному", "де народився лужний", "коли засновано верф бринкум"),
}


def article(code: str, *paragraphs: str) -> Article:
    return Article(f"{code}-1", f"test:{code}", "Brinkum", paragraphs, "Lomvik Post", language=code)


@pytest.mark.parametrize("code", ASKED)
def test_a_paragraph_that_only_has_the_name_answers_nothing(snapshot_of: Build, code: str) -> None:
    engine = snapshot_of(article(code, SILENT[code]))
    assert [question for question in ASKED[code] if ask(engine, question).found] == []


@pytest.mark.parametrize("code", ASKED)
def test_a_paragraph_that_shows_it_answers(snapshot_of: Build, code: str) -> None:
    engine = snapshot_of(article(code, SILENT[code], TELLING[code]))
    for answer in (ask(engine, question) for question in ASKED[code]):
        assert answer.found, answer.question
        assert answer.passages[0].answer.position == 1, answer.question


@pytest.mark.parametrize(
    ("code", "question"),
    [
        ("de", "was kostet die neue werft"),
        ("ru", "какое место на основании переписи занимает порт"),
        ("fr", "qui ne veut pas du chantier"),
        ("en", "how old is the shipyard"),
        ("ja", "造船所はいつ"),
    ],
)
def test_other_questions_need_no_signs(code: str, question: str) -> None:
    assert needed_signs(question, code) is None
