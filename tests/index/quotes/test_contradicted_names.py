"""Full names that a title or a role contradicts, names with a foreign "and", and words that were not said."""

import pytest

from index.quotes.finder import find_quotes
from tests.index.quotes.quotations import only


@pytest.mark.parametrize(
    ("known", "title"),
    [
        ("Mary Kroll came early.", "Mr Kroll"),
        ("Mary Kroll came early.", "Sir Kroll"),
        ("Mary Kroll came early.", "Councilman Kroll"),
        ("Mary Kroll came early.", "Father Kroll"),
        ("Mary Kroll came early.", "spokesman Kroll"),
        ("John Kroll came early.", "Mrs. Kroll"),
        ("John Kroll came early.", "Congresswoman Kroll"),
        ("John Kroll came early.", "Sister Kroll"),
        ("John Kroll came early.", "the spokeswoman Kroll"),
        ("Senator Mary Kroll came early.", "Mayor Kroll"),
    ],
)
def test_a_title_of_somebody_else_leaves_the_surname_as_written(known: str, title: str) -> None:
    quote = find_quotes([known, f"“The tower will stay dark,” {title} said."])[-1]
    assert (quote.speaker, quote.certain) == ("Kroll", False)


@pytest.mark.parametrize(
    ("known", "title"),
    [
        ("Mary Kroll came early.", "Ms Kroll"),
        ("Mary Kroll came early.", "Councilwoman Kroll"),
        ("Mary Kroll came early.", "spokeswoman Kroll"),
        ("Mary Kroll came early.", "Mayor Kroll"),
        ("Mary Kroll left her husband.", "Kroll"),
    ],
)
def test_a_title_that_agrees_leads_to_the_full_name(known: str, title: str) -> None:
    quote = find_quotes([known, f"“The tower will stay dark,” {title} said."])[-1]
    assert (quote.speaker, quote.certain) == ("Mary Kroll", True)


@pytest.mark.parametrize("name", ["Tomás Olmedo y Quiroga", "Antoni Balcells i Roca", "Larks & Spender"])
def test_a_name_with_and_inside_is_one_name(name: str) -> None:
    quote = only(f"“The tower will stay dark,” {name} said.")
    assert (quote.speaker, quote.certain) == (name, True)


@pytest.mark.parametrize(
    "text",
    [
        "“The tower will stay dark,” Mary Kroll did not say.",
        "Mary Kroll hasn’t said: “The tower will stay dark.”",
        "Mary Kroll never said: “The tower will stay dark.”",
    ],
)
def test_words_that_were_not_said_have_no_speaker(text: str) -> None:
    assert only(text).speaker is None


@pytest.mark.parametrize("name", ["Theresa May", "April Kroll", "June Kroll"])
def test_people_with_the_name_of_a_month_are_printed(name: str) -> None:
    assert only(f"“The tower will stay dark,” {name} said on Monday.").certain
