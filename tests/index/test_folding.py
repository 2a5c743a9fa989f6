"""Near-duplicates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.folding import are_same, fold, shingles

WIRE = "Fishermen saved all passengers of a ferry that sank off Orrin Bay on Tuesday night, the coast guard said."


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (WIRE, True),
        (WIRE.upper(), True),
        (WIRE.replace("all passengers", "every passenger"), True),
        (f"{WIRE} It had left an hour before.", True),
        ("A ferry will be built in Orrin Bay, the coast guard said on Tuesday.", False),
        ("", False),
        ("ferry", False),
    ],
)
def test_wire_copy_is_known_again(text: str, same: bool) -> None:
    assert are_same(shingles(WIRE), shingles(text)) is same


@given(st.text(max_size=200))
def test_any_text_is_the_same_as_itself(text: str) -> None:
    assert are_same(shingles(text), shingles(text))


def test_the_first_of_several_stands_for_all() -> None:
    assert fold([WIRE, "Something else.", WIRE.lower()], str) == [(WIRE, [WIRE.lower()]), ("Something else.", [])]
