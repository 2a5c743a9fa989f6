"""Paragraphs that name nobody for certain: roles, groups, and words that may be somebody else's."""

from __future__ import annotations

import pytest

from index import Snapshot
from index.quotes.finder import find_quotes
from tests.index.quotes.quotations import only


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We go,” she said.",
        "“We go,” it said.",
        "Somebody said “We go,” and left.",
        "Everyone said “We go,” and left.",
        "The man who shot Ana Brandt said “We go,” and left.",
        "The play is called “We go,” and it is long.",
        "Ana Brandt saw the play “We go,” in town.",
    ],
)
def test_a_paragraph_that_does_not_say_who_speaks_names_nobody(paragraph: str) -> None:
    quote = only(paragraph)
    assert (quote.text, quote.speaker, quote.certain) == ("We go,", None, False)


@pytest.mark.parametrize(
    ("paragraph", "role"),
    [
        ("“We go,” the notice says.", "the notice"),
        ("“We go,” said the mayor.", "the mayor"),
        ("“We go,” said the mayor of Orrin Bay on Monday.", "the mayor of Orrin Bay"),
        ("“We go,” a spokesman for Ana Brandt said.", "a spokesman for Ana Brandt"),
        ("“We go,” said a spokesman for Ana Brandt.", "a spokesman for Ana Brandt"),
        ("“We go,” said the lawyer of Ana Brandt.", "the lawyer of Ana Brandt"),
        ("“We go,” Ana Brandt’s lawyer said.", "Ana Brandt’s lawyer"),
        ("“We go,” said Brandt’s lawyer.", "Brandt’s lawyer"),
        ("“We go,” said Ana Brandt’s lawyer.", "Ana Brandt’s lawyer"),
        ("“We go,” said a report by Ana Brandt.", "a report"),
        ("“We go,” said people in Orrin Bay.", "people"),
        ("Lawyers defending Ana Brandt said “We go,” and left.", "Lawyers defending Ana Brandt"),
        ("“We go,” according to the fire department.", "the fire department"),
    ],
)
def test_who_speaks_without_a_name_is_given_in_the_articles_words_and_never_certain(paragraph: str, role: str) -> None:
    quote = only(paragraph)
    assert (quote.text, quote.speaker, quote.certain) == ("We go,", role, False)


@pytest.mark.parametrize(
    ("paragraph", "speaker"),
    [
        ("“We go,” said Brandt's lawyer, Selma Dray.", "Selma Dray"),
        ("“We go,” said Ana Brandt's lawyer, Selma Dray.", "Selma Dray"),
        ("“We go,” said Brandt campaign manager Selma Dray.", "Selma Dray"),
        ("“We go,” said Brandt spokesman Ole Brask.", "Ole Brask"),
        ("“We go,” Brandt’s lawyer, Selma Dray, said.", "Selma Dray"),
    ],
)
def test_a_spokesperson_is_not_taken_for_the_person_they_speak_for(paragraph: str, speaker: str) -> None:
    assert only(paragraph).speaker == speaker


def test_words_beside_another_name_are_not_certain() -> None:
    answer = find_quotes(["“We go,” said Ruben Brandt. “We stay,” Ana Brandt answered."])[1]
    assert (answer.speaker, answer.certain) != ("Ruben Brandt", True)


def test_the_subject_of_the_next_sentence_is_not_certain_to_have_said_it() -> None:
    quote = find_quotes(["Some called it “a joke”. Ana Brandt said nothing."])[0]
    assert (quote.speaker, quote.certain) != ("Ana Brandt", True)


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param("Ana Brandt declined to comment. “We go,” her aide said.", id="somebody else speaks"),
        pytest.param("Ana Brandt said little. “We go,” said the mayor of the town.", id="somebody else is nearer"),
        pytest.param("“We go,” Ana Brandt said her boss shouted.", id="she reports another's words"),
        pytest.param("Ana Brandt wrote the book “We go,” in May.", id="a title"),
    ],
)
def test_words_that_may_be_anothers_are_not_certain(paragraph: str) -> None:
    (certain,) = [quote.certain for quote in find_quotes([paragraph]) if quote.text == "We go,"]
    assert not certain


def test_the_opponents_of_the_example_are_not_quoted_as_the_councillor(examples: Snapshot) -> None:
    (article,) = (one for one in examples.newest(100) if one.title.startswith("Orrin Bay keeps its library"))
    (quote,) = (one for one in find_quotes(article.paragraphs) if one.text == "a bad joke")
    assert (quote.speaker, quote.certain) != ("Selma Dray", True)


def test_a_shortened_year_opens_no_quote() -> None:
    assert only("In the '90s it was so, Ana Brandt said.").speaker == "Ana Brandt"


@pytest.mark.parametrize(
    ("paragraph", "role"),
    [
        ("In the end, his campaign sent a message to friends saying: “We go,”", "his campaign"),
        ("Ana Brandt kept quiet, with one of her aides saying: “We go,”", "one of her aides"),
        ("The ad targets “a rotten harbour board”.", "The ad"),
        ("Ana Brandt had one wish, the columnist suggested: “We go,”", "the columnist"),
        ("They called off the fair; one lawmaker called Brandt “a rock”.", "one lawmaker"),
        ("“We go,” said one of the divers.", "one of the divers"),
        ("“We go,” the two write.", "the two"),
        ("Ana Brandt’s campaign shrugged off the charge, telling reporters: “We go,”", "Ana Brandt’s campaign"),
    ],
)
def test_a_role_says_it_in_other_clauses_too(paragraph: str, role: str) -> None:
    assert only(paragraph).speaker == role
