"""Who says what in Spanish."""

import pytest

from tests.index.quotes.frames.spoken import printed, speakers


@pytest.mark.parametrize(
    "text",
    [
        "«El muelle está cerrado», dijo Marta Olmedo.",
        "“El muelle está cerrado”, afirmó este lunes Marta Olmedo.",
        "Marta Olmedo dijo que el muelle está cerrado.",
        "La alcaldesa Marta Olmedo dijo que el muelle está cerrado.",
        "La alcaldesa de Peñarena, Marta Olmedo, dijo que el muelle está cerrado.",
        "Según Marta Olmedo, el muelle está cerrado.",
        "Marta Olmedo ha dicho que el muelle está cerrado.",
        "Marta Olmedo aseguró: «El muelle está cerrado desde ayer».",
    ],
)
def test_a_speaker_is_printed(text: str) -> None:
    assert printed("es", text) == ["Marta Olmedo"]


def test_a_listener_is_not_the_speaker() -> None:
    assert speakers("es", "«El muelle está cerrado», dijo a Luis Prado la alcaldesa, Marta Olmedo.") == ["Marta Olmedo"]


def test_a_verb_without_a_subject_means_the_one_before_but_is_not_printed() -> None:
    text = "Marta Olmedo llegó tarde. «El muelle está cerrado», dijo."
    assert speakers("es", text) == ["Marta Olmedo"]
    assert printed("es", text) == []


def test_roles_and_bodies_are_never_printed() -> None:
    assert speakers("es", "La policía informó de que el muelle está cerrado.") == ["La policía"]
    assert printed("es", "La policía informó de que el muelle está cerrado.") == []


@pytest.mark.parametrize("thing", ["El caso", "La fundación", "El informe"])
def test_a_thing_named_after_a_person_is_not_the_person(thing: str) -> None:
    assert printed("es", f"{thing} Marta Olmedo señaló «un muelle cerrado».") == []


@pytest.mark.parametrize(
    "text",
    [
        "«El muelle está cerrado», criticó el ministro Luis Prado la alcaldesa Marta Olmedo.",
        "La asociación que apoya el ministro Luis Prado dijo: «El muelle está cerrado».",
    ],
)
def test_a_title_and_a_name_that_may_be_the_object_are_not_printed(text: str) -> None:
    assert printed("es", text) == []
