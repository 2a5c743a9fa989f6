"""German frames with a verb: where it stands, and what makes it report."""

import pytest

from tests.index.quotes.frames.spoken import printed, speakers, words


@pytest.mark.parametrize(
    "text",
    [
        "„Der Steg ist morsch“, sagte Karla Weller.",
        "„Der Steg ist morsch“, sagte am Montag Karla Weller.",
        "Karla Weller sagte: „Der Steg ist morsch.“",
        "Karla Weller, Leiterin der Hafenwacht, sagte: „Der Steg ist morsch.“",
        "Die Leiterin der Hafenwacht, Karla Weller, sagte: „Der Steg ist morsch.“",
        "Hafenmeisterin Karla Weller sagte, der Steg sei morsch.",
        "Karla Weller sagte, dass der Steg morsch ist.",
        "Am Montag sagte Karla Weller, der Steg sei morsch.",
        "In der Sitzung erklärte Karla Weller, dass der Steg morsch sei.",
        "Karla Weller hat am Montag gesagt, dass der Steg morsch sei.",
        "Karla Weller teilte am Montag mit, dass der Steg morsch ist.",
        "Karla Weller gab bekannt, der Steg werde gesperrt.",
        "Der Steg ist morsch, wie Karla Weller mitteilte.",
        "Wie Karla Weller am Montag sagte, ist der Steg morsch.",
        "Der Steg sei morsch, betonte Karla Weller.",
        "»Der Steg ist morsch«, sagte Karla Weller.",
        '"Der Steg ist morsch", sagte Karla Weller.',
        "Karla Weller kündigte an, den Steg zu sperren.",
        "Karla Weller: „Der Steg ist seit Jahren morsch.“",
    ],
)
def test_the_subject_of_a_reporting_verb_is_printed(text: str) -> None:
    assert printed("de", text) == ["Karla Weller"]


def test_words_on_both_sides_of_a_frame_are_the_speakers() -> None:
    text = "„Wir warten noch“, sagte Karla Weller, „aber nicht mehr lange.“"
    assert words("de", text) == [("Karla Weller", "Wir warten noch"), ("Karla Weller", "aber nicht mehr lange.")]
    assert printed("de", text) == ["Karla Weller"] * 2


def test_a_sentence_behind_a_frame_continues_the_words() -> None:
    text = "„Der Steg ist morsch“, sagte Karla Weller. „Wir sperren ihn noch heute.“"
    assert printed("de", text) == ["Karla Weller", "Karla Weller"]


def test_a_surname_means_the_person_whom_the_article_names_in_full() -> None:
    paragraphs = ["Karla Weller leitet die Hafenwacht seit April.", "„Der Steg ist morsch“, sagte Weller."]
    assert printed("de", *paragraphs) == ["Karla Weller"]


def test_a_surname_of_two_people_is_not_printed() -> None:
    paragraphs = ["Karla Weller und Bernd Weller stritten.", "„Der Steg ist morsch“, sagte Weller."]
    assert printed("de", *paragraphs) == []


def test_a_verb_needs_the_other_part_that_makes_it_report() -> None:
    assert speakers("de", "Karla Weller teilte den Kuchen, weil alle hungrig waren.") == []
    assert speakers("de", "Karla Weller teilte mit, dass alle hungrig waren.") == ["Karla Weller"]


def test_a_noun_in_capitals_is_no_verb() -> None:
    assert speakers("de", "Karla Weller hörte die Sagen, die der Wirt kannte.") == []


def test_the_verb_of_another_main_clause_shares_the_subject_but_is_not_printed() -> None:
    text = "Karla Weller kam in den Hafen und sagte, der Steg sei morsch."
    assert speakers("de", text) == ["Karla Weller"]
    assert printed("de", text) == []


def test_quoted_words_that_name_something_are_the_subjects() -> None:
    assert printed("de", "Karla Weller nannte den Steg „eine Gefahr für alle Kinder“.") == ["Karla Weller"]


def test_a_sentence_that_refers_back_or_only_tells_a_fact_is_no_quotation() -> None:
    assert speakers("de", "Karla Weller wohnt am Hafen, seit sie zwanzig war.") == []
