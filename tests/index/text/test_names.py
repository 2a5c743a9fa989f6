"""Names of people."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.quotes.paragraph import ParsedParagraph
from index.quotes.people import People
from index.text.names import (
    BARE_NAME_PATTERN,
    NAME_PATTERN,
    PersonName,
    extract_name_terms,
    may_be_same_person,
    parse_name,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Vladimir Putin", ("vladimir", "putin")),
        ("President Putin", ("putin",)),
        ("Mr. Putin", ("putin",)),
        ("Putin’s", ("putin",)),
        ("the mayor", ("mayor",)),
        ("a spokeswoman for Ana Brandt", ("spokeswoman",)),
        ("the lawyer of Ana Brandt", ("lawyer",)),
        ("Ana Brandt’s lawyer", ("ana", "brandt", "lawyer")),
        ("the Bank of Dellmouth", ("bank", "dellmouth")),
        ("", ()),
    ],
)
def test_the_terms_of_a_name_are_without_titles(name: str, expected: tuple[str, ...]) -> None:
    assert extract_name_terms(name) == expected


@pytest.mark.parametrize(
    ("asked", "named", "same"),
    [
        ("Putin", "Vladimir Putin", True),
        ("Vladimir Putin", "Putin", True),
        ("President Putin", "Vladimir Putin", True),
        ("Ana Brandt", "Ana Brandt", True),
        ("Ana Brandt", "Ruben Brandt", False),
        ("Ana Brandt", "Ana Dray", False),
        ("Ana", "Ana Brandt", False),
        ("Brandt", "a spokeswoman for Ana Brandt", False),
        ("Brandt", "Brandt’s lawyer", False),
        ("the mayor", "the mayor", True),
        ("", "Ana Brandt", False),
        ("Ana Brandt", "", False),
    ],
)
def test_two_names_are_one_persons_if_the_surname_fits_and_no_first_name_differs(
    asked: str, named: str, same: bool
) -> None:
    assert may_be_same_person(extract_name_terms(asked), extract_name_terms(named)) == same


@pytest.mark.parametrize(
    "name",
    [
        "Putin",
        "Vladimir Putin",
        "J.K. Rowling",
        "Seán O’Hara",
        "Kim Jong-un",
        "Ursula von der Leyen",
        "Charles de Gaulle",
        "Dr. Ana Brandt",
        "Sen. Ana Brandt",
        "Martin Luther King, Jr.",
        "Владимир Путин",
    ],
)
def test_a_name_is_matched_whole(name: str) -> None:
    match = re.search(NAME_PATTERN, f"then {name} came")
    assert match is not None
    assert match.group() == name


@pytest.mark.parametrize("text", ["", "the mayor", "a spokesman for it", "iPhone", "1984"])
def test_what_is_no_name_is_not_matched(text: str) -> None:
    assert re.search(NAME_PATTERN, text) is None


@pytest.mark.parametrize("text", ["Brandt’s lawyer", "Ana Brandt's lawyer", "Ana María Brandt’s"])
def test_a_possessive_is_no_name_and_nor_is_a_part_of_it(text: str) -> None:
    assert re.search(BARE_NAME_PATTERN, text) is None


@pytest.mark.parametrize(
    ("written", "name", "titles"),
    [
        ("Vladimir Putin", "Vladimir Putin", set()),
        ("President Vladimir Putin", "Vladimir Putin", {"president"}),
        ("Dr. Ana Brandt", "Ana Brandt", {"dr"}),
        ("US President Donald Trump", "Donald Trump", {"president"}),
        ("On Monday Ana Brandt", "Ana Brandt", set()),
        ("Ana Brandt On", "Ana Brandt", set()),
        ("Martin Luther King Jr.", "Martin Luther King Jr.", set()),
        ("Attorney General Ana Brandt", "Ana Brandt", {"attorney"}),
        ("General Motors", "General Motors", set()),
    ],
)
def test_a_name_is_read_without_titles_and_words_that_only_stand_beside_it(
    written: str, name: str, titles: set[str]
) -> None:
    assert parse_name(written) == PersonName(name, frozenset(titles))


@pytest.mark.parametrize("written", ["President", "The President", "Monday", ""])
def test_where_no_name_is_left_there_is_none(written: str) -> None:
    assert parse_name(written) is None


@given(st.lists(st.sampled_from("Ana Brandt Mayor Dr. The On de Monday King Jr.".split())))
def test_what_is_read_is_words_of_the_name_in_their_order(words: list[str]) -> None:
    named = parse_name(" ".join(words))
    assert named is None or f" {named.name} " in f" {' '.join(words)} "


@pytest.mark.parametrize(("name", "surname"), [("Ana Brandt", "Brandt"), ("Martin Luther King Jr.", "King")])
def test_a_surname_is_the_last_word_but_for_jr(name: str, surname: str) -> None:
    assert PersonName(name).surname == surname


# -- the people of an article


def people_in(*texts: str) -> People:
    return People([ParsedParagraph.of(text) for text in texts])


@pytest.mark.parametrize(
    ("texts", "full"),
    [
        pytest.param(["Ana Brandt came."], "Ana Brandt", id="one longer name"),
        pytest.param(["Ana Brandt’s boat."], "Ana Brandt", id="a possessive"),
        pytest.param(["Mayor Brandt.", "Mayor Ana Brandt."], "Ana Brandt", id="titles"),
        pytest.param(["Ana Brandt.", "Ana María Brandt."], "Ana María Brandt", id="the longer of two for one person"),
        pytest.param(["Ana Brandt.", "Ruben Brandt."], "Brandt", id="two people"),
        pytest.param(["Mr. Brandt and Mrs. Brandt.", "Ana Brandt."], "Brandt", id="a couple"),
        pytest.param(["Brandt.", "Mayor Brandt."], "Brandt", id="no longer name"),
        pytest.param(["Ana Brandtner."], "Brandt", id="a longer word"),
        pytest.param(["Ana Brandt.", "Brandt Holm."], "Brandt", id="a first name"),
        pytest.param([], "Brandt", id="no text"),
    ],
)
def test_a_surname_stands_for_the_one_longer_name_in_the_article(texts: list[str], full: str) -> None:
    assert people_in(*texts).full_name(PersonName("Brandt"), len(texts)) == full


def test_a_surname_stands_for_no_name_that_comes_only_later() -> None:
    people = people_in("It rained.", "Ana Brandt came.")
    assert [people.full_name(PersonName("Brandt"), position) for position in (0, 1)] == ["Brandt", "Ana Brandt"]


@pytest.mark.parametrize(
    ("title", "full"), [("president", "Brandt"), ("mayor", "Ana Brandt"), ("mrs", "Ana Brandt"), ("", "Ana Brandt")]
)
def test_a_title_that_the_full_name_never_has_is_somebody_elses(title: str, full: str) -> None:
    people = people_in("Mayor Ana Brandt came.")
    assert people.full_name(PersonName("Brandt", frozenset([title] if title else [])), 1) == full


@pytest.mark.parametrize(
    ("texts", "sex"),
    [
        pytest.param(["Maria Brandt came."], "she", id="a first name"),
        pytest.param(["Peter Brandt came."], "he", id="another one"),
        pytest.param(["Quorra Brandt lost her hat."], "she", id="a pronoun"),
        pytest.param(["Ms. Quorra Brandt came."], "she", id="a title"),
        pytest.param(["His wife, Quorra Brandt, came."], "she", id="a relative"),
        pytest.param(["Quorra Brandt came."], None, id="nothing"),
        pytest.param(["“Quorra Brandt lost her hat.”"], None, id="only in somebody's words"),
    ],
)
def test_an_article_tells_who_is_he_and_who_is_she(texts: list[str], sex: str | None) -> None:
    name = next(mention.who.name for mention in ParsedParagraph.of(texts[0]).mentions)
    assert people_in(*texts).pronoun_of(name) == sex
