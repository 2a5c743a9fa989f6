"""Reported speech in German that goes on without a frame."""

from tests.index.quotes.frames.spoken import printed, speakers


def test_a_subjunctive_continues_what_was_reported() -> None:
    text = "Karla Weller sagte, der Steg sei morsch. Er müsse noch heute gesperrt werden. Am Ufer standen drei Boote."
    assert speakers("de", text) == ["Karla Weller", "Karla Weller"]
    assert printed("de", text) == ["Karla Weller"]


def test_another_speaker_ends_what_was_reported() -> None:
    text = "Karla Weller sagte, der Steg sei morsch. Bernd Otto sagte, er sei neu. Er habe ihn selbst gebaut."
    assert speakers("de", text) == ["Karla Weller", "Bernd Otto", "Bernd Otto"]


def test_a_subjunctive_without_anybody_before_it_is_nobodys() -> None:
    assert speakers("de", "Der Steg sei morsch.") == []


def test_quoted_words_in_a_continued_report_are_the_same_speakers() -> None:
    text = "Karla Weller sagte, der Steg sei morsch. Man habe ihn „viel zu lange vergessen“."
    assert speakers("de", text) == ["Karla Weller", "Karla Weller"]


def test_the_title_of_a_newspaper_is_nobodys_words() -> None:
    text = "Karla Weller sagte in der Zeitung „Neue Welle“: „Der Steg ist seit Jahren morsch.“"
    assert speakers("de", text) == [None, "Karla Weller"]


def test_a_newspaper_in_quotation_marks_can_speak() -> None:
    assert speakers("de", "Wie die „Neue Welle“ berichtet, ist der Steg morsch.") == ["Neue Welle"]
