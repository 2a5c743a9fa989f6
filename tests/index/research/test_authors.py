"""Splitting bylines into authors, and leaving whole what can't be split for sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.research import Author, split_authors

ANA, CARL = Author("Brandt", "Ana"), Author("Due", "Carl")


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Ana Brandt", [ANA]),
        ("By Ana Brandt", [ANA]),
        ("by: Ana Brandt.", [ANA]),
        ("Ana Brandt and Carl Due", [ANA, CARL]),
        ("Ana Brandt, Carl Due", [ANA, CARL]),
        ("Ana Brandt, Carl Due, and Eva Foss", [ANA, CARL, Author("Foss", "Eva")]),
        ("Ana Brandt und Carl Due", [ANA, CARL]),
        ("Анна Петрова и Иван Сидоров", [Author("Петрова", "Анна"), Author("Сидоров", "Иван")]),
        ("Ana Brandt; Carl Due", [ANA, CARL]),
        ("Brandt, Ana; Due, Carl", [ANA, CARL]),
        ("Brandt, Ana", [ANA]),
        ("Ana Brandt, Carl King", [ANA, Author("King", "Carl")]),
        ("van Dyk, Carl", [Author("van Dyk", "Carl")]),
        ("Carl van Dyk", [Author("van Dyk", "Carl")]),
        ("Simone de Beauvoir", [Author("de Beauvoir", "Simone")]),
        ("J. R. Smith Jr.", [Author("Smith", "J. R.", "Jr.")]),
        ("Seán O’Brien-Lee", [Author("O’Brien-Lee", "Seán")]),
        ("Reporting by Ana Brandt; Editing by Carl Due", [ANA]),
        ("Ana Brandt, Carl Due, Ana Brandt", [ANA, CARL]),
    ],
)
def test_people_are_told_apart_by_family_and_given_names(byline: str, authors: list[Author]) -> None:
    assert split_authors(byline) == authors


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Reuters", [Author("Reuters")]),
        ("AFP", [Author("AFP")]),
        ("Ana Brandt, Reuters", [ANA, Author("Reuters")]),
        ("Ana Brandt and AP", [ANA, Author("AP")]),
        ("Associated Press", [Author("Associated Press")]),
        ("BBC News", [Author("BBC News")]),
        ("Gazette staff", [Author("Gazette staff")]),
        ("Ministry of Food and Drugs", [Author("Ministry of Food and Drugs")]),
        ("Department of Health and Human Services", [Author("Department of Health and Human Services")]),
    ],
)
def test_agencies_and_bodies_are_no_people(byline: str, authors: list[Author]) -> None:
    assert split_authors(byline) == authors


@pytest.mark.parametrize(
    "byline", ["Ana Brandt, Political Editor", "Ana Brandt, in London", "Ana Brandt, chief critic"]
)
def test_what_an_author_does_is_no_author(byline: str) -> None:
    assert split_authors(byline) == [ANA]


@pytest.mark.parametrize(
    "byline",
    ["Madonna", "ana brandt", "Ana Brandt, London", "Ana and Carl Due", "王伟", "agent47 x", "Ana Brandt, III"],
)
def test_what_cannot_be_split_for_sure_stays_whole(byline: str) -> None:
    assert split_authors(byline) == [Author(byline)]


@pytest.mark.parametrize("byline", ["", " ", " ;\n| ", ",", "by "])
def test_an_empty_byline_has_no_authors(byline: str) -> None:
    assert split_authors(byline) == []


@given(st.text())
def test_any_byline_is_split_without_inventing_words(byline: str) -> None:
    words = byline.split()
    for author in split_authors(byline):
        assert author.family
        for word in " ".join(author).split():
            assert any(word in typed for typed in words)
