"""Names of people."""

from __future__ import annotations

import pytest

from index.text.names import extract_name_terms, may_be_same_person


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
        ("Department for Harbours", ("depart", "harbor")),
        ("the department for harbours", ("depart", "harbor")),
        ("Ole Brask Jr.", ("ole", "brask")),
        ("Ole Brask III", ("ole", "brask")),
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
