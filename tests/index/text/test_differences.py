"""Near-duplicate texts: differences that change the meaning, and differences that don't."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.near_duplicates import Fingerprint

REST = "to a crowded kitchen while the rest of the committee waited outside with wet coats and cold soup for the vote"
SAID = (
    f"“The cannery will drop its old boiler before winter,” inspector Greta Molnar told sixty cooks on Friday {REST}."
)
"""Paragraph that each case changes slightly."""

RUSSIAN = (
    "«Мы снесём котельную осенью», — сообщила инспектор Грета Мольнар в пятницу сорока поварам в тесной столовой, "
    "пока остальные члены комитета ждали снаружи в мокрых пальто, а суп давно остыл."
)


def fold(one: str, other: str, outlets: tuple[str | None, str | None] = (None, None)) -> bool:
    """Return whether two outlets' paragraphs count as the same, checking both orders."""
    first, second = Fingerprint(one, outlet=outlets[0]), Fingerprint(other, outlet=outlets[1])
    assert first.is_near_duplicate(second) is second.is_near_duplicate(first)
    return first.is_near_duplicate(second)


def changed(*replacements: str, text: str = SAID) -> str:
    """Return the paragraph with each "before -> after" change applied."""
    for before, _, after in (replacement.partition(" -> ") for replacement in replacements):
        assert before in text
        text = text.replace(before, after)
    return text


@pytest.mark.parametrize(
    "replacement",
    [
        "will drop -> will not drop",
        "will drop -> won’t drop",
        "will drop -> won't drop",
        "will drop -> cannot drop",
        "will drop -> will never drop",
        "will drop -> has refused to drop",
        "will drop -> denied that it will drop",
        "before winter -> without warning before winter",
        "told sixty -> denied to sixty",
        "“The cannery -> It is untrue that “the cannery",
        "“The cannery -> Correction: “No cannery",
        "The cannery -> Nobody at the cannery",
    ],
)
def test_a_negation_that_one_text_has_makes_two_texts(replacement: str) -> None:
    assert not fold(SAID, changed(replacement))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("will drop -> will not drop", "will drop -> won’t drop"),
        ("will drop -> cannot drop", "will drop -> can’t drop"),
        ("The cannery -> Nobody", "The cannery -> No one"),
    ],
)
def test_the_same_negation_in_other_words_makes_one(one: str, other: str) -> None:
    assert fold(changed(one), changed(other))


@pytest.mark.parametrize(
    "replacement",
    [
        "sixty -> seventy",
        "sixty -> 70",
        "sixty -> a hundred and sixty",
        "sixty -> thousands of",
        "sixty -> six",
        "Friday -> Sunday",
        "winter -> summer",
        "before winter -> after winter",
        "crowded -> uncrowded",
        "told -> paid £5 to",
    ],
)
def test_another_number_day_or_opposite_makes_two_texts(replacement: str) -> None:
    with_amount = changed("told -> paid £3 to") if "£" in replacement else SAID
    assert not fold(with_amount, changed(replacement))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sixty -> 60", "sixty -> sixty"),
        ("sixty -> 1,500,000", "sixty -> 1.5 million"),
        ("sixty -> 3m", "sixty -> three million"),
        ("sixty -> 21", "sixty -> twenty-one"),
        ("on Friday -> on the 3rd", "on Friday -> on the third"),
    ],
)
def test_a_number_in_digits_is_the_same_in_words(one: str, other: str) -> None:
    assert fold(changed(one), changed(other))


def test_a_number_in_the_place_of_another_counts_though_the_text_has_both() -> None:
    text = f"The canteen sent 40 cooks and 12 waiters {REST}."
    assert not fold(text, changed("40 -> 12", text=text))
    assert not fold(text, changed("40 -> x", "12 -> 40", "x -> 12", text=text))
    assert fold(text, changed("40 cooks -> 40 tired cooks", text=text))


def test_an_article_in_the_place_of_a_number_is_a_number() -> None:
    text = f"The cooks had waited for an hour {REST}."
    assert not fold(text, changed("an hour -> nine hours", text=text))
    assert fold(text, changed("an hour -> one hour", text=text))


def test_another_unit_makes_another_number() -> None:
    text = f"The pipe runs for 12 miles {REST}."
    assert not fold(text, changed("miles -> kilometres", text=text))
    assert fold(changed("miles -> kilometres", text=text), changed("miles -> kilometers", text=text))
    assert not fold(changed("12 miles -> $12", text=text), changed("12 miles -> €12", text=text))


@pytest.mark.parametrize(
    "replacement",
    [
        "Greta Molnar -> Pavel Sund",
        "Greta Molnar -> Olga Molnar",
        "Greta Molnar -> Greta Sund",
        "inspector Greta Molnar -> a plumber",
        "inspector Greta Molnar -> Mr Sund",
        "inspector Greta Molnar -> a mayor",
    ],
)
def test_another_name_in_its_place_makes_two_texts(replacement: str) -> None:
    assert not fold(SAID, changed(replacement))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("inspector Greta Molnar -> he", "inspector Greta Molnar -> she"),
        ("inspector Greta Molnar -> the mayor", "inspector Greta Molnar -> the governor"),
        ("inspector Greta Molnar -> Pavel Sund, the cook,", "inspector Greta Molnar -> the cook, Olga Brann,"),
        ("a crowded -> Sund’s", "a crowded -> Brann’s"),
        ("a crowded -> the UK", "a crowded -> the US"),
    ],
)
def test_another_speaker_owner_or_country_makes_two_texts(one: str, other: str) -> None:
    assert not fold(changed(one), changed(other))


def test_swapping_agent_and_object_makes_two_texts() -> None:
    text = f"On Friday Pavel Sund accused Olga Brann of selling the boiler {REST}."
    assert not fold(text, changed("Pavel Sund accused Olga Brann -> Olga Brann accused Pavel Sund", text=text))


@pytest.mark.parametrize(
    "other",
    [
        SAID.upper(),
        SAID.replace("“", '"').replace("”", '"'),
        changed("on Friday -> Friday"),
        changed("inspector Greta Molnar -> Molnar"),
        changed("inspector Greta Molnar -> the inspector"),
        changed("inspector Greta Molnar -> Ms Molnar"),
        changed("inspector Greta Molnar -> engineer Greta Molnar"),
        changed("Greta Molnar -> Gréta Molnár"),
        changed("Greta Molnar -> Greta Mollnar"),
        changed("boiler -> boilers"),
        changed("crowded kitchen -> crowded town kitchen"),
        changed("before winter -> this year"),
        changed("on Friday -> on Friday, the Reuters agency wrote,"),
        f"Correction: {SAID}",
        f"Correction: {SAID} An earlier version of this story misspelt the name of the street.",
        f"{SAID} She gave no date, and left with Pavel Sund at 9.",
        f"{SAID} Sund did not.",
        f"It had rained for 12 days, and nobody came by bus. {SAID}",
        changed("winter,” -> winter. We won’t miss it,”"),
    ],
)
def test_punctuation_spelling_and_what_is_added_or_left_out_make_no_difference(other: str) -> None:
    assert fold(SAID, other)


def test_a_name_that_outlets_spell_differently_is_one() -> None:
    text = f"The bus to Kyiv left {REST}."
    assert fold(text, changed("Kyiv -> Kiev", text=text))
    assert not fold(text, changed("Kyiv -> Lviv", text=text))


DATELINES = ["ORRIN (Reuters) - ", "LIMA, May 3 (AP) — ", "LIMA, Peru — ", "(dpa) – ", "ЛИМА, 3 мая. /ТАСС/. "]


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_of_another_outlet_makes_no_difference(dateline: str) -> None:
    assert fold(SAID, dateline + SAID)
    assert fold(f"OSLO, June 12 (AFP) - {SAID}", dateline + SAID)


def test_a_speaker_before_the_words_is_no_dateline() -> None:
    assert not fold(f"Greta Molnar: {SAID}", f"Pavel Sund: {SAID}")


def test_the_outlets_own_names_make_no_difference() -> None:
    one, other = (changed(f"told sixty -> told {name}, before sixty") for name in ("the Soup Herald", "The Ladle"))
    assert fold(one, other, ("Soup Herald", "The Ladle"))
    assert not fold(one, other)


@pytest.mark.parametrize(
    ("replacement", "same"),
    [
        ("снесём -> не снесём", False),
        ("снесём -> никогда не снесём", False),
        ("снесём -> снесем", True),
        ("Грета Мольнар -> Павел Сунд", False),
        ("пятницу -> среду", False),
        ("сорока -> тридцати", False),
        ("сорока -> 40", True),
        ("остыл. -> остыл. Потом она не стала отвечать на вопросы и ушла к себе.", True),
    ],
)
def test_russian_texts_are_compared_in_the_same_way(replacement: str, same: bool) -> None:
    assert fold(RUSSIAN, changed(replacement, text=RUSSIAN)) is same


def test_a_german_negation_makes_two_texts() -> None:
    text = "„Wir reißen den Kessel ab“, sagte Greta Molnar am Freitag vor den Köchen in der engen Küche des Rathauses."
    assert not fold(text, text.replace("Kessel ab", "Kessel nicht ab"))


WORDS = st.sampled_from(
    "not n't can't no Sund Brann. said, “ ” ,” a an the and one two hundred thousand million 3 40 1,500 5m 3rd £ - — "
    "(AP) Mr. \n don't U.S. не Лима".split(" ")
)
TEXTS = st.lists(WORDS | st.text(max_size=4), max_size=30).map(" ".join)


@given(TEXTS, TEXTS, st.none() | st.text(max_size=8))
def test_any_two_texts_compare_the_same_in_either_order(one: str, other: str, outlet: str | None) -> None:
    for text in (other, f"{one} {other}", f"{other} {one}", one.replace("Sund", "Brann"), one.replace("not", "")):
        fold(one, text, (outlet, None))
        fold(f"{SAID} {one}", f"{SAID} {text}", (outlet, outlet))


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_text_is_too_odd_to_be_compared(one: str, other: str) -> None:
    fold(f"{SAID} {one}", f"{SAID} {other}")
    fold(f"{one} {SAID}", f"{other} {SAID}")
    assert fold(one, one)


@pytest.mark.parametrize(
    "unit",
    [
        "AAAA ",
        "A",
        "a b ",
        "not ",
        "two ",
        "7",
        ". ",
        "1,",
        "1 million ",
        "\n",
        "(",
        "A - ",
        "/a",
        "n't ",
        '."',
        "Ana, ",
    ],
)
def test_a_hostile_text_takes_time_in_proportion_to_its_length(unit: str) -> None:
    """Detect a quadratic pattern, which would take minutes for 100,000 characters instead of a second."""
    text = unit * (100_000 // len(unit))
    fold(text, f"{text[:-6]}x {text[:60]}")
