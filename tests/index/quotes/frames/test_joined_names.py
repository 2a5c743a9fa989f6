"""Names with "and" inside, and two people who speak together."""

import pytest

from tests.index.quotes.frames.spoken import printed, speakers


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("es", "«El faro se apaga», dijo Tomás Olmedo y Quiroga.", "Tomás Olmedo y Quiroga"),
        ("es", "«El faro se apaga», dijo Tomás Olmedo y Quiroga el martes.", "Tomás Olmedo y Quiroga"),
        ("es", "Tomás Olmedo y Quiroga dijo que el faro se apaga.", "Tomás Olmedo y Quiroga"),
        ("es", "Según Tomás Olmedo y Quiroga, el faro se apaga.", "Tomás Olmedo y Quiroga"),
        ("es", "Según Juan de la Riva e Ibarra, el faro se apaga.", "Juan de la Riva e Ibarra"),
        ("de", "„Der Turm bleibt dunkel“, sagte Antonio Olmedo y Quiroga.", "Antonio Olmedo y Quiroga"),
        ("de", "Antonio Olmedo y Quiroga sagte, der Turm bleibe dunkel.", "Antonio Olmedo y Quiroga"),
        ("fr", "« La tour restera éteinte », a déclaré Antonio Olmedo y Quiroga.", "Antonio Olmedo y Quiroga"),
        ("ru", "Антонио Рамон и Кихаль заявил, что башня не светит.", "Антонио Рамон и Кихаль"),
    ],
)
def test_a_surname_with_a_conjunction_is_one_name(code: str, text: str, name: str) -> None:
    assert printed(code, text) == [name]


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("de", "„Die Zahlen stimmen“, teilte Ernst und Jung mit.", "Ernst und Jung"),
        ("de", "Laut Procter and Gable stimmen die Zahlen.", "Procter and Gable"),
        ("fr", "Selon Larks et Spender, les comptes sont justes.", "Larks et Spender"),
        ("ru", "Пух и Перья сообщили: «Счета верны».", "Пух и Перья"),
        ("uk", "Пух та Пір’я повідомили: «Рахунки правильні».", "Пух та Пір’я"),
    ],
)
def test_a_firm_with_a_conjunction_is_one_name(code: str, text: str, name: str) -> None:
    assert speakers(code, text) == [name]


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("de", "„Die Zahlen stimmen“, sagte Larks & Larks am Montag.", "Larks & Larks"),
        ("de", "„Die Zahlen stimmen“, teilte P & Q mit.", "P & Q"),
        ("fr", "« Les comptes sont justes », a dit Larks & Spender.", "Larks & Spender"),
    ],
)
def test_an_ampersand_stays_in_a_firms_name(code: str, text: str, name: str) -> None:
    assert speakers(code, text) == [name]


@pytest.mark.parametrize("short", ["Olmedo", "Quiroga", "Olmedo y Quiroga"])
def test_part_of_a_joined_surname_means_the_person(short: str) -> None:
    paragraphs = ("Tomás Olmedo y Quiroga nació en el puerto.", f"«El faro se apaga», dijo {short}.")
    assert printed("es", *paragraphs) == ["Tomás Olmedo y Quiroga"]


@pytest.mark.parametrize(
    ("code", "paragraphs"),
    [
        ("es", ["Ana Olmedo y Quiroga dijeron que el faro se apaga."]),
        ("es", ["Carlos Quiroga llegó tarde.", "Según Ana Olmedo y Quiroga, el faro se apaga."]),
        (
            "es",
            ["Olmedo y Quiroga llegaron. Olmedo cenó.", "Según Ana Olmedo y Quiroga, el faro se apaga."],
        ),
        ("es", ["«El faro se apaga», dijo Ana Olmedo y Quiroga se rio."]),
        ("es", ["«El faro se apaga», dijeron Ana Olmedo y Tomás Quiroga."]),
        ("de", ["„Der Turm bleibt dunkel“, sagten Greta Kroll und Jonte Vogt."]),
        ("de", ["Laut Greta Kroll und Vogt bleibt der Turm dunkel."]),
        ("fr", ["Selon Maud Olivier et Hugo Perrin, la tour restera éteinte."]),
        ("ru", ["По словам Анны Лесковой и Антона Рощина, башня не светит."]),
        ("uk", ["За словами Ганни Лісової та Антона Рощина, вежа не світить."]),
    ],
)
def test_two_people_are_not_printed_as_one(code: str, paragraphs: list[str]) -> None:
    assert printed(code, *paragraphs) == []


def test_words_that_stand_alone_in_the_article_are_two_names() -> None:
    text = "Kroll und Vogt sagten, der Turm bleibe dunkel. Kroll und Vogt schwiegen dann. Kroll ging, Vogt blieb."
    assert "Kroll und Vogt" not in printed("de", text)
    assert printed("de", "Greta Kroll kam mit Jonte Vogt.", text, "„Er fehlt“, sagte Kroll.") == ["Greta Kroll"]
