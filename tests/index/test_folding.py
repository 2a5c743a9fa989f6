"""Near-duplicates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.folding import Print, fold

WIRE = "Fishermen saved all passengers of a ferry that sank off Orrin Bay on Tuesday night, the coast guard said."


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (WIRE, True),
        (WIRE.upper(), True),
        (WIRE.replace("all passengers", "every passenger"), True),
        (f"{WIRE} It had left an hour before.", True),
        (WIRE.replace("all passengers", "all 40 passengers"), True),
        ("A ferry will be built in Orrin Bay, the coast guard said on Tuesday.", False),
        ("", False),
        ("ferry", False),
    ],
)
def test_wire_copy_is_known_again(text: str, same: bool) -> None:
    assert Print.of(WIRE).is_same(Print.of(text)) is same


@given(st.text(max_size=200))
def test_any_text_is_the_same_as_itself(text: str) -> None:
    assert Print.of(text).is_same(Print.of(text))


def test_the_first_of_several_stands_for_all() -> None:
    assert fold([WIRE, "Something else.", WIRE.lower()], str) == [(WIRE, [WIRE.lower()]), ("Something else.", [])]


def test_nearly_the_same_words_with_other_numbers_are_two_stories() -> None:
    some, more = (WIRE.replace("all passengers", f"{count} passengers") for count in ("40", "1,200"))
    assert fold([some, more], str) == [(some, []), (more, [])]
