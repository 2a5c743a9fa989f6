"""Speakers whom the paragraph of their words names, and their full names."""

from __future__ import annotations

import pytest

from index.quotes.finder import find_quotes
from tests.index.quotes.quotations import only

# -- named speakers


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We go,” said Ana Brandt.",
        "“We go,” Ana Brandt said.",
        "“We go,” Ana Brandt told reporters on Monday.",
        "“We go,” says Ana Brandt, who runs the port.",
        "“We go,” said Mayor Ana Brandt of Orrin Bay.",
        "“We go,” said the mayor, Ana Brandt.",
        "“We go,” said Dr Ana Brandt.",
        "“We go,” Mayor Ana Brandt of Orrin Bay said.",
        "“We go,” Ana Brandt, the mayor, said.",
        "“We go,” Ana Brandt (the mayor) said.",
        "“We go,” Ana Brandt also said.",
        "Ana Brandt said: “We go,”",
        "On Monday Ana Brandt said: “We go,”",
        "Asked about Putin, Ana Brandt said: “We go,”",
        "“We go,” according to Ana Brandt.",
        pytest.param('"We go," said Ana Brandt.', id="straight marks"),
        pytest.param("‘We go,’ said Ana Brandt.", id="single marks"),
        pytest.param("'We go,' said Ana Brandt.", id="straight single marks"),
        pytest.param("«We go,» said Ana Brandt.", id="angled marks"),
        pytest.param("„We go,“ said Ana Brandt.", id="low marks"),
    ],
)
def test_a_paragraph_that_names_who_says_it_is_certain(paragraph: str) -> None:
    quote = only(paragraph)
    assert (quote.text, quote.speaker, quote.certain) == ("We go,", "Ana Brandt", True)


@pytest.mark.parametrize("paragraph", ["“We go,” {} said.", "“We go,” said {} on Monday."], ids=["before", "after"])
@pytest.mark.parametrize(
    "name",
    [
        "O’Hara",
        "Seán O'Hara",
        "Kim Jong-un",
        "Ursula von der Leyen",
        "Charles de Gaulle",
        "J.K. Rowling",
        "Владимир Путин",
        "Ana María Brandt",
        "Martin Luther King",
        "John F. Kennedy",
        "Martin Luther King Jr.",
    ],
)
def test_names_of_many_kinds_are_read_whole_before_said_and_after(name: str, paragraph: str) -> None:
    assert only(paragraph.format(name)).speaker == name


@pytest.mark.parametrize("title", ["Dr.", "Mr.", "Sen.", "Gov.", "U.S. Sen."])
def test_a_title_with_a_full_stop_is_no_part_of_the_name(title: str) -> None:
    assert only(f"“We go,” said {title} Ana Brandt.").speaker == "Ana Brandt"


@pytest.mark.parametrize("paragraph", ["Ana Brandt said that they would go.", "According to Ana Brandt, they will go."])
def test_reported_speech_is_the_sentence_that_names_who_says_it(paragraph: str) -> None:
    quote = only(f"It rained. {paragraph} It was late.")
    assert (quote.text, quote.kind, quote.speaker, quote.certain) == (paragraph, "indirect", "Ana Brandt", True)


@pytest.mark.parametrize(
    ("words", "kind"), [("We go", "direct"), ("we go", "mixed"), ("and then we all of us go to the quay", "direct")]
)
def test_a_few_small_words_in_a_sentence_are_a_mixed_quote(words: str, kind: str) -> None:
    assert only(f"Ana Brandt called it “{words}”.").kind == kind


def test_both_halves_of_an_interrupted_quote_are_the_speakers() -> None:
    quotes = find_quotes(["“We go,” said Ana Brandt. “We go now.”"])
    assert [(quote.text, quote.speaker) for quote in quotes] == [("We go,", "Ana Brandt"), ("We go now.", "Ana Brandt")]


def test_two_speakers_in_a_paragraph_keep_their_own_words() -> None:
    quotes = find_quotes(["“I never met Selma Dray,” Ana Brandt said. Selma Dray said: “She did.”"])
    assert [quote.speaker for quote in quotes] == ["Ana Brandt", "Selma Dray"]


def test_a_name_inside_the_words_is_not_who_says_them() -> None:
    assert only("“According to Selma Dray, we go,” said Ana Brandt.").speaker == "Ana Brandt"


def test_quotes_come_in_the_order_of_the_article() -> None:
    paragraphs = ["“One,” said Ana Brandt. “Two.”", "No words.", "“Three,” she said."]
    assert [quote.text for quote in find_quotes(paragraphs)] == ["One,", "Two.", "Three,"]


# -- full names


def test_a_surname_alone_stands_for_the_full_name_in_the_article() -> None:
    assert find_quotes(["Ana Brandt came.", "“We go,” Brandt said."])[0].speaker == "Ana Brandt"


def test_a_surname_that_two_people_share_stands_for_neither() -> None:
    (quote,) = find_quotes(["Ana Brandt came with Ruben Brandt.", "“We go,” Brandt said."])
    assert quote.speaker == "Brandt"


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We go,” Ruben Brandt said.",
        "“We go,” said Ruben Brandt.",
    ],
)
def test_people_who_share_a_surname_are_told_apart_by_the_first_name(paragraph: str) -> None:
    assert find_quotes(["Ana Brandt came.", paragraph])[0].speaker == "Ruben Brandt"


def test_titles_are_no_part_of_the_name() -> None:
    assert only("“We go,” President Vladimir Putin said.").speaker == "Vladimir Putin"


# -- long sentences, and rows of titles


@pytest.mark.parametrize(
    "paragraph",
    [
        "After Selma Dray left, Ana Brandt thanked the divers for “a miracle in cold water”.",
        "When Selma Dray called, she was asleep, but on Monday Ana Brandt hailed “a miracle in cold water”.",
        "Shortly after Selma Dray left the quay, Ana Brandt thanked them for “a miracle in cold water”.",
        "Ana Brandt’s answer was “no such thing”.",
        "Selma Dray “left the quay in tears,” Ana Brandt said.",
        "Ana Brandt, Dray’s oldest friend, said they had “no such thing”.",
        "After the Orrin attacks, Ana Brandt sent the divers “a small thank-you”.",
        "Selma Dray was asked about the ferry. Ana Brandt answered for her: “We go,”",
        "Secretary of State Ana Brandt urged them to leave, warning of “a long and bitter winter”.",
        "Republican Ana Brandt urged them to leave, warning of “a long and bitter winter”.",
        "The bell rang, and Ana Brandt responded: “We go,”",
        "Ana Brandt — seen by many as the next mayor — told Selma Dray that “we go”.",
        "Ana Brandt on Monday called it “a bad joke”.",
        "Ana Brandt, the mayor, said Danes are slow at “such things”.",
    ],
)
def test_who_says_it_stands_in_another_clause_than_others(paragraph: str) -> None:
    assert only(paragraph).speaker == "Ana Brandt"


def test_a_long_row_of_titles_does_not_hide_the_first_name() -> None:
    assert only("“We go,” said Former Orrin State Senator Dr. Ana Brandt.").speaker == "Ana Brandt"
