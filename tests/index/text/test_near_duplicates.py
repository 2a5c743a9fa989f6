"""Near-duplicates."""

from __future__ import annotations

from itertools import islice, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.near_duplicates import MAX_SHINGLED, Fingerprint, group_near_duplicates

WIRE = "Fishermen saved all passengers of a ferry that sank off Orrin Bay on Tuesday night, the coast guard said."
WORD = "pneumonoultramicroscopicsilicovolcanoconiosis"


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
    assert Fingerprint(WIRE).is_near_duplicate(Fingerprint(text)) is same


@given(st.text(max_size=200))
def test_any_text_is_the_same_as_itself(text: str) -> None:
    assert Fingerprint(text).is_near_duplicate(Fingerprint(text))


def test_the_first_of_several_stands_for_all() -> None:
    assert group_near_duplicates([WIRE, "Something else.", WIRE.lower()], str) == [
        (WIRE, [WIRE.lower()]),
        ("Something else.", []),
    ]


def test_nearly_the_same_words_with_other_numbers_are_two_stories() -> None:
    some, more = (WIRE.replace("all passengers", f"{count} passengers") for count in ("40", "1,200"))
    assert group_near_duplicates([some, more], str) == [(some, []), (more, [])]


@pytest.mark.parametrize(
    ("speakers", "others", "same"),
    [
        ([], [], True),
        (["Ida Brann"], [], True),
        (["Ida Brann"], ["Brann"], True),
        (["Ida Brann"], ["Ida Brann", "Pavel Sund"], True),
        (["Ida Brann"], ["Pavel Sund"], False),
        (["Ida Brann"], ["Otto Brann"], False),
        (["Ida Brann", "Pavel Sund"], ["Pavel Sund", "Otto Brann"], False),
    ],
)
def test_the_same_words_of_other_speakers_are_two_texts(speakers: list[str], others: list[str], same: bool) -> None:
    one, other = Fingerprint(WIRE, lambda: speakers), Fingerprint(WIRE, lambda: others)
    assert one.is_near_duplicate(other) is other.is_near_duplicate(one) is same
    groups = group_near_duplicates([speakers, others], lambda _: WIRE, lambda names: names)
    assert len(groups) == (1 if same else 2)


def test_speakers_are_asked_for_only_where_the_words_are_nearly_the_same() -> None:
    def fail() -> list[str]:
        raise AssertionError("speakers were asked for")

    assert not Fingerprint(WIRE, fail).is_near_duplicate(Fingerprint("A reef was found off Orrin Bay.", fail))


def runs(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[start : start + 5]) for start in range(len(words) - 4)} or {tuple(words)}


SAID = st.lists(st.sampled_from("a b c d e f".split()), max_size=40).map(" ".join)


@given(SAID, SAID, st.integers(0, 20))
def test_texts_are_the_same_if_and_only_if_they_share_half_of_their_runs(one: str, more: str, cut: int) -> None:
    for other in (more, one[2 * cut :], f"{one} {more}", f"{more} {one} {more}".strip()):
        shared = runs(one) & runs(other)
        assert Fingerprint(one).is_near_duplicate(Fingerprint(other)) == (
            len(shared) >= len(runs(one) | runs(other)) / 2
        )


def test_long_texts_are_compared_by_their_beginnings() -> None:
    words = MAX_SHINGLED // len(WORD) + 1
    plain = [f"{WORD}{''.join(letters)}" for letters in islice(product("abcdefghij", repeat=5), 3 * words)]
    marked = [f"{word}," for word in plain]  # nothing else, but in other shingles
    same_beginning = Fingerprint(" ".join(plain[:words] + marked[words:]))
    same_rest = Fingerprint(" ".join(marked[:words] + plain[words:]))
    assert Fingerprint(" ".join(plain)).is_near_duplicate(same_beginning)
    assert not Fingerprint(" ".join(plain)).is_near_duplicate(same_rest)
