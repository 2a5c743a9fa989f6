"""Who says what in Russian, and names in the nominative."""

import pytest

from tests.index.quotes.frames.spoken import printed, speakers, words


@pytest.mark.parametrize(
    "text",
    [
        "«Причал закрыт», — сказал Антон Лесков.",
        "«Причал закрыт», — заявил журналистам Антон Лесков.",
        "Антон Лесков заявил, что причал закрыт.",
        "В понедельник Антон Лесков сообщил, что причал закрыт.",
        "Начальник порта Антон Лесков подчеркнул: «Причал закрыт до весны».",
        "По словам Антона Лескова, причал закрыт.",
        "По мнению начальника порта Антона Лескова, причал закрыт.",
        "Как сообщил Антон Лесков, причал закрыт.",
        "Причал закрыт, уточнил Антон Лесков.",
    ],
)
def test_a_speaker_is_printed_in_the_nominative(text: str) -> None:
    assert printed("ru", text) == ["Антон Лесков"]


def test_a_womans_name_is_printed_in_the_nominative() -> None:
    assert printed("ru", "По словам Веры Брандт, причал закрыт.") == ["Вера Брандт"]
    assert printed("ru", "По словам Веры Лесковой, причал закрыт.") == ["Вера Лескова"]


def test_a_surname_in_any_case_means_the_person_named_in_full() -> None:
    paragraphs = ["Антон Лесков руководит портом.", "По словам Лескова, причал закрыт."]
    assert printed("ru", *paragraphs) == ["Антон Лесков"]


def test_an_inflected_surname_alone_is_not_printed() -> None:
    assert printed("ru", "По словам Лескова, причал закрыт.") == []


def test_a_frame_between_the_marks_splits_the_words() -> None:
    text = "«Причал старый, — сказал Антон Лесков. — Мы закроем его весной»."
    assert words("ru", text) == [("Антон Лесков", "Причал старый"), ("Антон Лесков", "Мы закроем его весной")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Как сообщили в полиции, причал закрыт.", "полиции"),
        ("По данным МЧС, причал закрыт.", "МЧС"),
        ("Представитель порта сообщил, что причал закрыт.", "Представитель порта"),
        ("Пресс-служба порта сообщила, что причал закрыт.", "Пресс-служба порта"),
    ],
)
def test_roles_and_bodies_are_never_printed(text: str, speaker: str) -> None:
    assert speakers("ru", text) == [speaker]
    assert printed("ru", text) == []


def test_a_listener_is_not_the_speaker() -> None:
    assert speakers("ru", "«Причал закрыт», — ответил Вере Лесковой Антон Брусков.") == ["Антон Брусков"]


def test_a_pronoun_is_resolved_but_not_printed() -> None:
    text = "Антон Лесков приехал утром. «Причал закрыт», — сказал он."
    assert speakers("ru", text) == ["Антон Лесков"]
    assert printed("ru", text) == []
