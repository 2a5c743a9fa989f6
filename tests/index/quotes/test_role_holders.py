"""Role holders in an article: quotations are found by name or role, but printed only with the text's own label."""

from __future__ import annotations

import pytest

from index.quotes import find_quotes


def test_words_of_a_role_are_found_by_its_holders_name() -> None:
    (quote,) = find_quotes(["District Judge Ana Brandt presided.", "“It is late,” the judge said."])
    assert (quote.speaker, quote.certain, quote.aliases) == ("the judge", False, ("Ana Brandt",))


def test_words_of_a_person_are_found_by_the_role_that_the_article_calls_her() -> None:
    paragraphs = ["District Judge Ana Brandt presided.", "“It is late,” Brandt said.", "“Too late,” the judge said."]
    quote = find_quotes(paragraphs)[0]
    assert (quote.speaker, quote.certain, quote.aliases) == ("Ana Brandt", True, ("the judge",))


@pytest.mark.parametrize(
    ("lead", "role", "holder"),
    [
        ("His daughter, Ana Brandt, came.", "his daughter", "Ana Brandt"),
        ("Ana Brandt, the mayor of Orrin, came.", "the mayor", "Ana Brandt"),
        ("Sen. Ana Brandt came.", "the senator", "Ana Brandt"),
        ("The village baker came.", "the baker", None),
        ("Mayor Ana Brandt met Mayor Ole Lind.", "the mayor", None),
        ("Mayor Ana Brandt came.", "a mayor", None),
        ("Dr. Ana Brandt came.", "the doctor", None),
    ],
)
def test_a_role_means_the_one_person_to_whom_the_article_gives_it(lead: str, role: str, holder: str | None) -> None:
    quote = find_quotes([lead, f"“It is late,” said {role}."])[-1]
    assert quote.aliases == ((holder,) if holder else ())
