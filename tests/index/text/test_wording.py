"""Normalized wording: numbers in digits and words, contractions, names, datelines."""

from __future__ import annotations

import pytest

from index.text.wording import read_wording, spelling


def keys(text: str, kind: str | None = None, outlet: str | None = None) -> list[str]:
    words = [word for sentence in read_wording(text, outlet).sentences for word in sentence]
    return [word.key for word in words if kind in (None, word.kind)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("sixty, sixty-one, one hundred and five", ["60", "61", "105"]),
        ("two, three and four", ["2", "3", "4"]),
        ("five and six", ["5", "6"]),
        ("one million two hundred thousand and 7", ["1200000", "7"]),
        ("1,500 and 1500 and 3.5 and 007 and 0", ["1500", "1500", "3.5", "7", "0"]),
        ("3m, £1.5bn, 2 thousand, 5k", ["3000000", "1500000000", "2000", "5000"]),
        ("3 metres, 3 m", ["3", "3"]),
        ("the 3rd, the third, the twenty-first", ["3rd", "3rd", "21st"]),
        ("hundreds of them, half of it", ["hundreds", "half"]),
        ("два миллиона, сорок", ["2000000", "40"]),
        ("9" * 5000 + " million", ["9" * 5000, "1000000"]),
    ],
)
def test_numbers_are_read_in_one_spelling(text: str, numbers: list[str]) -> None:
    assert keys(text, "number") == numbers


def test_numbers_that_may_be_none_are_left_out_of_a_texts_numbers() -> None:
    wording = read_wording("One of them came first, with dozens of others, 40 boxes and two dogs.")
    assert wording.numbers == {"40", "2"}


def test_contractions_are_read_as_two_words() -> None:
    assert keys("It won’t, can't, isn’t, cannot") == ["it", "will", "not", "can", "not", "is", "not", "can", "not"]
    assert keys("Sund’s dog, we’ll, O’Hara") == ["sund", "dog", "we", "ohara"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The mayor, Ida Brann, met Mr Sund in May.", ["ida", "brann", "sund"]),
        ("He told us that the US and the U.S. agree.", ["us", "us"]),
        ("HE TOLD US.", ["told"]),
        ("In Lima, Reuters asked the Republican Senator.", ["lima"]),
    ],
)
def test_names_are_words_in_capitals_without_titles_and_agencies(text: str, names: list[str]) -> None:
    assert keys(text, "name") == names


def test_names_have_one_spelling() -> None:
    assert spelling("zelensky") == spelling("zelenskyy") == spelling("zelenskiy".replace("iy", "y"))
    assert spelling("schroeder") == spelling("schroder")
    assert spelling("brann") != spelling("brunn")


@pytest.mark.parametrize(
    "dateline",
    [
        "LIMA (Reuters) - ",
        "Lima, May 3 (AP) — ",
        "LIMA, May 3 (Morning Ladle) — ",
        "Lima (Soup Herald) – ",
        "LIMA, Peru — ",
        "(dpa) – ",
        "ЛИМА, 3 мая. /ТАСС/. ",
    ],
)
def test_a_dateline_is_left_out(dateline: str) -> None:
    assert keys(f"{dateline}The ferry sank.", outlet="Soup Herald") == ["the", "ferry", "sank"]


@pytest.mark.parametrize(
    "text",
    ["Ida Brann — the cook — left.", "Ida Brann (35) left.", "Ida Brann (Greens) – a cook – left.", "Brann: no."],
)
def test_a_name_at_the_beginning_is_no_dateline(text: str) -> None:
    assert "brann" in keys(text, "name")


def test_the_outlets_own_name_is_left_out() -> None:
    assert keys("She told the Soup Herald so.", outlet="The Soup Herald") == ["she", "told", "so"]


def test_sentences_end_at_marks_and_not_behind_titles() -> None:
    text = "It left by bus. “Who knows?” asked Mr. Sund. Dr. Brann (35) did!\nNo"
    assert [" ".join(word.key for word in sentence) for sentence in read_wording(text).sentences] == [
        "it left by bus",
        "who knows asked mr sund",
        "dr brann 35 did",
        "no",
    ]
