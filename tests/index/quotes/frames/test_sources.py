"""German frames without a verb: sources, and speakers that are inserted."""

import pytest

from tests.index.quotes.frames.spoken import printed, speakers


@pytest.mark.parametrize(
    "text",
    [
        "Laut Karla Weller ist der Steg morsch.",
        "Der Steg ist laut Hafenmeisterin Karla Weller morsch.",
        "Nach Angaben von Karla Weller ist der Steg morsch.",
        "Nach Ansicht der Hafenmeisterin Karla Weller ist der Steg morsch.",
        "Karla Weller zufolge ist der Steg morsch.",
        "Der Steg sei morsch, so Karla Weller.",
        "„Der Steg ist morsch“, so Karla Weller weiter.",
    ],
)
def test_a_source_is_printed(text: str) -> None:
    assert printed("de", text) == ["Karla Weller"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nach Angaben der Polizei ist der Steg morsch.", "der Polizei"),
        ("Laut Polizei ist der Steg morsch.", "Polizei"),
        ("Nach Polizeiangaben ist der Steg morsch.", "Polizei"),
        ("Der Feuerwehr zufolge ist der Steg morsch.", "Der Feuerwehr"),
        ("Der Steg sei morsch, so das Ministerium.", "das Ministerium"),
        ("Der Steg sei morsch, hieß es bei der Polizei.", "der Polizei"),
    ],
)
def test_a_body_is_a_source_but_never_printed(text: str, speaker: str) -> None:
    assert speakers("de", text) == [speaker]
    assert printed("de", text) == []


def test_a_genitive_names_the_person_without_its_s() -> None:
    paragraphs = ["Karla Weller leitet die Hafenwacht.", "Nach Wellers Angaben ist der Steg morsch."]
    assert printed("de", *paragraphs) == ["Karla Weller"]


def test_own_words_are_those_of_the_sentences_subject() -> None:
    text = "Nach eigenen Angaben hat das Unternehmen den Steg verkauft."
    assert speakers("de", text) == ["das Unternehmen"]


def test_whom_a_source_is_addressed_to_is_no_speaker() -> None:
    assert speakers("de", "Einem Schreiben an Karla Weller zufolge ist der Steg morsch.") == []


def test_a_preposition_of_time_or_place_is_no_source() -> None:
    assert speakers("de", "Karla Weller fuhr nach der Sitzung nach Hause.") == []
    assert speakers("de", "Es war so kalt, dass der Steg vereiste.") == []
