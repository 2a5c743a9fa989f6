"""Mentions in a text: full names of institutions, people after their office, and their positions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.quotes.noun_phrases import read_mentions


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Agency for Coastal Affairs said", "Agency for Coastal Affairs"),
        ("the Institutes of Marine Research and Technology said", "Institutes of Marine Research and Technology"),
        ("the Bureau of Salt, Tar, Rope and Sails said", "Bureau of Salt, Tar, Rope and Sails"),
        ("the Council on Rural Schools said", "Council on Rural Schools"),
        ("the University of Orrin at Marlow said", "University of Orrin at Marlow"),
        ("the Port of Orrin said", "Port of Orrin"),
        ("the Lind of Marlow Foundation said", "Lind of Marlow Foundation"),
        ("Norway’s Fisheries Ministry said", "Norway’s Fisheries Ministry"),
        ("the Orrin County Sheriff’s Office said", "Orrin County Sheriff’s Office"),
        ("St. Olaf’s Hospital said", "St. Olaf’s Hospital"),
        ("the U.S. Salt and Harbour Agency said", "U.S. Salt and Harbour Agency"),
        ("“…,” Friends of the Harbour said", "Friends of the Harbour"),
        ("Police Marlow said", "Police Marlow"),
        ("Orrin City Police said", "Orrin City Police"),
        ("Brask & Sons said", "Brask & Sons"),
        ("Brask, Lind & Holm said", "Brask, Lind & Holm"),
        ("Orrin Hotels and Resorts said", "Orrin Hotels and Resorts"),
        ("“…,” Feed the Harbour said", "Feed the Harbour"),
        ("Mayor of Orrin Ana Brandt said", "Ana Brandt"),
        ("Minister for Roads and Bridges Ana Brandt said", "Ana Brandt"),
        ("the Secretary of State, Ana Brandt, said", "Ana Brandt"),
        ("Ana “Bo” Brandt said", "Ana Brandt"),
        ("Ana (Bo) Brandt said", "Ana Brandt"),
        ("Ana Brandt, Ph.D., said", "Ana Brandt"),
        ("J K Brandt said", "J K Brandt"),
        ("said van den Berg", "van den Berg"),
        ("Ana in ’t Veld said", "Ana in ’t Veld"),
        ("Ana de los Ríos said", "Ana de los Ríos"),
    ],
)
def test_a_mention_is_the_whole_of_a_name(text: str, name: str) -> None:
    (mention,) = read_mentions(text)
    assert mention.who.name == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Brandt of the University of Orrin said", ["Ana Brandt", "University of Orrin"]),
        ("University of Orrin professor Ana Brandt said", ["University of Orrin", "Ana Brandt"]),
        ("University of Orrin President Ana Brandt said", ["University of Orrin", "Ana Brandt"]),
        ("Norway’s Ana Brandt said", ["Norway", "Ana Brandt"]),
        ("Ana Brandt and Ole Holm said", ["Ana Brandt", "Ole Holm"]),
        ("the Foreign Office and Ana Brandt said", ["Foreign Office", "Ana Brandt"]),
        ("said Ana Brandt in April", ["Ana Brandt"]),
    ],
)
def test_two_names_side_by_side_are_two_mentions(text: str, names: list[str]) -> None:
    assert [mention.who.name for mention in read_mentions(text) if mention.who.name != "April"] == names


@pytest.mark.parametrize(
    ("text", "wholeness"),
    [
        ("the Department of Trade and Quorra Brandt said", "never"),
        ("Office of Gov. Ana Brandt said", "never"),
        ("Deserter Quorra Brandt Holm said", "elsewhere"),
        ("Feed the Harbour said", "elsewhere"),
        ("Brandt said", "elsewhere"),
        ("Ana Brandt said", "whole"),
    ],
)
def test_how_sure_a_name_is_to_be_whole(text: str, wholeness: str) -> None:
    assert next(read_mentions(text)).wholeness == wholeness


_WORDS = (
    "Ana Brandt Department University Mayor of for and the & , ’s “Bo” van den Dr. In April said, Office Ph.D. (Bo)"
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(_WORDS.split()), max_size=30), st.sampled_from([" ", "  ", ""]))
def test_mentions_stand_in_the_text_in_order_and_apart(words: list[str], blank: str) -> None:
    text = blank.join(words)
    end = 0
    for mention in read_mentions(text):
        assert end <= mention.begin <= mention.start < mention.end <= len(text)
        end = mention.end


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for mention in read_mentions(text):
        assert mention.who.name.strip()
