"""Who speaks in a German sentence that names others, too."""

import pytest

from tests.index.quotes.frames.spoken import printed, speakers


@pytest.mark.parametrize(
    "text",
    [
        "„Der Steg ist morsch“, sagte Karla Weller der Zeitung.",
        "„Der Steg ist morsch“, sagte Karla Weller dem Sender „Welle Nord“.",
        "„Der Steg ist morsch“, sagte Karla Weller zu Bernd Otto.",
        "„Der Steg ist morsch“, sagte Karla Weller gegenüber dem Boten.",
        "Der Zeitung sagte Karla Weller: „Der Steg ist morsch.“",
        "Über Bernd Otto sagte Karla Weller: „Er hat den Steg gebaut.“",
    ],
)
def test_who_listens_or_is_spoken_about_is_not_the_speaker(text: str) -> None:
    assert "Karla Weller" in printed("de", text)
    assert set(printed("de", text)) == {"Karla Weller"}


def test_a_quoted_persons_own_source_makes_the_words_uncertain() -> None:
    text = "„Der Steg ist morsch“, sagte Karla Weller, wie Bernd Otto berichtete."
    assert printed("de", text) == []


def test_a_verb_in_the_plural_is_not_one_persons() -> None:
    text = "„Wir streiken“, teilten die Fischer Karla Weller mit."
    assert "Karla Weller" not in printed("de", text)


def test_an_unnamed_person_is_not_the_one_named_next() -> None:
    text = "„Der Steg ist morsch“, sagte ein Mann Karla Weller ins Ohr."
    assert "Karla Weller" not in speakers("de", text)


def test_words_that_somebody_rejects_are_not_printed_as_theirs() -> None:
    assert printed("de", "Karla Weller wies den Vorwurf zurück, sie habe den Steg vergessen.") == []


def test_words_that_may_never_have_been_said_are_not_printed() -> None:
    assert printed("de", "Karla Weller soll gesagt haben, dass der Steg morsch sei.") == []
    assert printed("de", "Karla Weller hat nicht gesagt, dass der Steg morsch sei.") == []


def test_a_relative_clause_is_about_the_noun_before_it_but_not_printed() -> None:
    text = "Der Brief stammt von Karla Weller, die sagte, der Steg sei morsch."
    assert printed("de", text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ein Sprecher der Hafenwacht sagte, der Steg sei morsch.", "Ein Sprecher der Hafenwacht"),
        ("Die Polizei teilte mit, dass der Steg gesperrt ist.", "Die Polizei"),
        ("Augenzeugen berichteten, dass der Steg wankte.", "Augenzeugen"),
        ("Unterdessen forderten die Grünen, dass der Steg bleibt.", "die Grünen"),
        ("Vertreter der drei Vereine sagten, der Steg sei morsch.", "Vertreter der drei Vereine"),
    ],
)
def test_roles_and_bodies_speak_in_the_articles_words(text: str, speaker: str) -> None:
    assert speakers("de", text) == [speaker]
    assert printed("de", text) == []


def test_a_word_that_only_opens_its_sentence_is_no_speaker() -> None:
    assert speakers("de", "Zudem sagte Karla Weller, der Steg sei morsch.") == ["Karla Weller"]


def test_a_role_is_found_by_the_name_of_its_holder() -> None:
    from index.quotes.finder import find_quotes

    paragraphs = ["Hafenmeisterin Karla Weller kam zu spät.", "Der Steg sei morsch, sagte die Hafenmeisterin."]
    (quote,) = find_quotes(paragraphs, "", "de")
    assert (quote.speaker, quote.certain, quote.aliases) == ("die Hafenmeisterin", False, ("Karla Weller",))


def test_a_pronoun_means_the_subject_before_it_and_is_never_printed() -> None:
    text = "Karla Weller kam zu spät. „Der Steg war gesperrt“, sagte sie."
    assert speakers("de", text) == ["Karla Weller"]
    assert printed("de", text) == []


def test_a_pronoun_of_the_other_gender_means_nobody() -> None:
    assert speakers("de", "Karla Weller kam zu spät. „Der Steg war gesperrt“, sagte er.") == [None]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "„Wir zahlen“, sagte die Wirtin Karla Lind, „und wir bauen“, ergänzte Jan Rabe."),
        ("fr", "« Nous payons », a dit la maire, Karla Lind, « et nous bâtissons », a complété Jan Rabe."),
        ("es", "«Pagamos», dijo la alcaldesa, Karla Lind, «y construimos», añadió Jan Rabe."),
    ],
)
def test_the_words_of_two_speakers_are_never_printed_with_the_first_alone(code: str, text: str) -> None:
    assert len(speakers(code, text)) == 2
    assert printed(code, text) in ([], ["Karla Lind", "Jan Rabe"])
