"""Names in runs of capitalised words, and the people of an article."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.languages import EnglishNames
from index.quotes.names import Name, read_name
from index.quotes.paragraph import ParsedParagraph
from index.quotes.people import People


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
    match = re.search(EnglishNames.NAME, f"then {name} came")
    assert match is not None
    assert match.group() == name


@pytest.mark.parametrize("text", ["", "the mayor", "a spokesman for it", "iPhone", "1984"])
def test_other_text_is_not_matched_as_a_name(text: str) -> None:
    assert re.search(EnglishNames.NAME, text) is None


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
        ("Brig. Gen. Ana Brandt", "Ana Brandt", {"brig", "gen"}),
        ("Coach Brandt", "Brandt", {"coach"}),
        ("Mayor-elect Ana Brandt", "Ana Brandt", {"mayor-elect"}),
        ("Novelist Ana Brandt", "Ana Brandt", set()),
        ("Norwegian Ana Brandt", "Ana Brandt", set()),
        ("Norwegian Quorra Brandt", "Quorra Brandt", set()),
        ("Oslo-based Ana Brandt", "Ana Brandt", set()),
        ("GMT Ana Brandt", "Ana Brandt", set()),
        ("April Brandt", "April Brandt", set()),
        ("In April Brandt", "Brandt", set()),
        ("Nurses Without Borders", "Nurses Without Borders", set()),
    ],
)
def test_a_name_is_read_without_titles_and_words_that_only_stand_beside_it(
    written: str, name: str, titles: set[str]
) -> None:
    reading = read_name(written)
    assert reading is not None
    assert (reading.who.name, set(reading.who.titles)) == (name, titles)


@pytest.mark.parametrize("written", ["President", "The President", "Monday", ""])
def test_a_run_without_a_name_gives_none(written: str) -> None:
    assert read_name(written) is None


@settings(deadline=None)
@given(st.lists(st.sampled_from("Ana Brandt Mayor Dr. The On de Monday King Jr.".split())))
def test_a_read_name_consists_of_the_runs_words_in_order(words: list[str]) -> None:
    reading = read_name(" ".join(words))
    assert reading is None or f" {reading.who.name} " in f" {' '.join(words)} "


@pytest.mark.parametrize(
    ("name", "surname"), [("Ana Brandt", "Brandt"), ("Martin Luther King Jr.", "King"), ("Ole Brask III", "Brask")]
)
def test_a_surname_is_the_last_word_before_any_suffix(name: str, surname: str) -> None:
    assert Name(name).surname == surname


# -- people in an article


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
    assert people_in(*texts).full_name(Name("Brandt")) == full


def test_a_surname_stands_for_a_name_that_comes_only_later_too() -> None:
    assert people_in("Brandt came.", "Ana Brandt left.").full_name(Name("Brandt")) == "Ana Brandt"


@pytest.mark.parametrize(
    ("texts", "named", "identity"),
    [
        pytest.param(["Ana Brandt came."], Name("Ana"), ("Ana Brandt", True), id="a first name"),
        pytest.param(["Ana Brandt, Ana Holm."], Name("Ana"), ("Ana", False), id="the first name of two"),
        pytest.param(["Quorra Stein grew."], Name("Quorra"), ("Quorra", False), id="a first name or a thing"),
        pytest.param(["Quorra Stein, 38, came."], Name("Quorra"), ("Quorra Stein", True), id="an age"),
        pytest.param(["Ana Brandt. Ana María Brandt."], Name("Ana Brandt"), ("Ana María Brandt", True), id="fuller"),
        pytest.param(["Ana Brandt. Ana Brandt Jr."], Name("Ana Brandt"), ("Ana Brandt", True), id="junior is another"),
        pytest.param(["Ana Brandt. Ruben Brandt."], Name("Brandt"), ("Brandt", False), id="two people"),
        pytest.param(
            ["Brandt, Brandt and Brandt. Ana Brandt. Ruben Brandt."], Name("Brandt"), ("Brandt", True), id="often"
        ),
        pytest.param(
            ["Ana Brandt. Ruben Brandt."], Name("Brandt", frozenset(["mrs"])), ("Ana Brandt", True), id="a Mrs. of two"
        ),
        pytest.param(
            ["Dr. Ana Brandt. Judge Ruben Brandt."],
            Name("Brandt", frozenset(["judge"])),
            ("Ruben Brandt", True),
            id="the title of one of two",
        ),
        pytest.param(["Ana van den Berg came."], Name("Van den Berg"), ("Ana van den Berg", True), id="particles"),
        pytest.param(["Brandt Dairy. Ana Brandt."], Name("Brandt"), ("Brandt", False), id="a company of the name"),
        pytest.param(
            ["Brandt Dairy. Ana Brandt."], Name("Brandt", frozenset(["ms"])), ("Ana Brandt", True), id="a Ms."
        ),
        pytest.param(["They went to Lake Brandt."], Name("Brandt"), ("Brandt", True), id="a lake is not a person"),
        pytest.param(
            ["The University of Brandt."], Name("Brandt"), ("Brandt", True), id="a university is not a person"
        ),
    ],
)
def test_a_name_resolves_to_a_person_and_says_whether_it_is_unambiguous(
    texts: list[str], named: Name, identity: tuple[str, bool]
) -> None:
    assert people_in(*texts).identify(named) == identity


@pytest.mark.parametrize(
    ("title", "full"), [("president", "Brandt"), ("mayor", "Ana Brandt"), ("mrs", "Ana Brandt"), ("", "Ana Brandt")]
)
def test_a_title_that_the_full_name_lacks_belongs_to_another_person(title: str, full: str) -> None:
    people = people_in("Mayor Ana Brandt came.")
    assert people.full_name(Name("Brandt", frozenset([title] if title else []))) == full


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
def test_an_article_shows_which_people_are_he_or_she(texts: list[str], sex: str | None) -> None:
    name = next(mention.who.name for mention in ParsedParagraph.of(texts[0]).mentions)
    assert people_in(*texts).pronoun_of(name) == sex
