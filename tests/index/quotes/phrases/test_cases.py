"""Names in the nominative."""

import pytest

from index.quotes.phrases import grammar_of


@pytest.mark.parametrize(
    ("name", "nominative"),
    [
        ("Антона Лескова", "Антон Лесков"),
        ("Антоном Лесковым", "Антон Лесков"),
        ("Веры Лесковой", "Вера Лескова"),
        ("Веры Брандт", "Вера Брандт"),
        ("Дмитрия Зеленского", "Дмитрий Зеленский"),
        ("Марии Петровны Орловой", "Мария Петровна Орлова"),
        ("Антон Лесков", "Антон Лесков"),
    ],
)
def test_a_name_in_any_case_has_its_nominative(name: str, nominative: str) -> None:
    grammar = grammar_of("ru")
    assert grammar
    assert grammar.cases
    reading = grammar.cases.nominative(name.split())
    assert reading
    assert " ".join(reading.words) == nominative


def test_a_name_that_two_people_can_have_is_not_sure() -> None:
    grammar = grammar_of("ru")
    assert grammar
    assert grammar.cases
    reading = grammar.cases.nominative(["Александра", "Петрова"])
    assert reading
    assert not reading.sure
    genitive = grammar.cases.nominative(["Александра", "Петрова"], ("gent",))
    assert genitive
    assert genitive.words == ("Александр", "Петров")


def test_words_without_a_given_name_have_none() -> None:
    grammar = grammar_of("ru")
    assert grammar
    assert grammar.cases
    assert grammar.cases.nominative(["Северного", "Порта"]) is None
