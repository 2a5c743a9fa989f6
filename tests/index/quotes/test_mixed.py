"""Who says what in an article whose paragraphs are in several languages."""

from __future__ import annotations

from index.model import Quotation
from index.quotes import find_mixed_quotes, find_quotes
from index.text import Reading, read_paragraphs

ENGLISH = (
    "The government wants to rebuild the harbour of Lomvik this year, according to a paper seen by the Gazette.",
    "“We will repair the quay walls by autumn,” said Petra Lindemann, the director of the harbour, on Monday.",
)
GERMAN = (
    "Die Regierung will den Hafen von Lomvik noch in diesem Jahr ausbauen, wie aus einem Papier hervorgeht.",
    "„Wir werden die Kaimauern bis zum Herbst erneuern“, sagte die Hafendirektorin Petra Lindemann der Zeitung.",
)
GERMAN_WORDS = "“Wir werden das machen, weil es für die Stadt und für den Hafen richtig ist,” said Petra Lindemann."
SWAHILI = (
    "Serikali inataka kujenga upya bandari ya Lomvik mwaka huu, kwa mujibu wa karatasi iliyoonwa na gazeti.",
    "Juma Bakari: “Tutajenga upya bandari ya Lomvik kabla ya mwisho wa mwaka huu kwa sababu ni muhimu.”",
)


def quotes_of(paragraphs: tuple[str, ...], language: str) -> list[Quotation]:
    readings = read_paragraphs(paragraphs, language)
    return find_mixed_quotes(paragraphs, "", language, readings) if readings else find_quotes(paragraphs, "", language)


def test_each_paragraph_is_read_by_the_rules_of_its_language() -> None:
    for paragraphs, language in (((*ENGLISH, *GERMAN), "en"), ((*GERMAN, *ENGLISH), "de")):
        certain = [(quote.paragraph, quote.speaker) for quote in quotes_of(paragraphs, language) if quote.certain]
        assert certain == [(1, "Petra Lindemann"), (3, "Petra Lindemann")]


def test_quotations_are_in_reading_order_and_have_their_words() -> None:
    paragraphs = (GERMAN[1], ENGLISH[1], GERMAN[1], ENGLISH[1])
    quotes = quotes_of(paragraphs, "en")
    assert [quote.paragraph for quote in quotes] == [0, 1, 2, 3]
    assert all(paragraphs[quote.paragraph][quote.start : quote.end] == quote.text for quote in quotes)


def test_the_words_around_a_foreign_quotation_tell_who_speaks() -> None:
    readings = read_paragraphs((ENGLISH[0], GERMAN_WORDS), "en")
    assert readings == [Reading("en", "en"), Reading("de", "de")]
    (quote,) = (quote for quote in quotes_of((ENGLISH[0], GERMAN_WORDS), "en") if quote.paragraph)
    assert (quote.speaker, quote.certain) == ("Petra Lindemann", True)


def test_no_rules_tell_who_speaks_in_a_language_that_is_not_theirs() -> None:
    quotes = quotes_of(SWAHILI, "en")
    assert [(quote.speaker, quote.text[:9]) for quote in quotes] == [(None, "Tutajenga")]
