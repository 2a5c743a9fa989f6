"""The type of answer that a question expects."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.languages import AnswerKind
from index.question.answer_type import ExpectedAnswer, answer_check, asks_to_name, expected_answer, find_answers


@pytest.mark.parametrize(
    ("question", "fits", "fits_not"),
    [
        ("When did the mine close?", "It closed in 1998.", "It closed early."),
        ("What year was that?", "That was in March.", "That was long ago."),
        ("How many of the 12 boats sank?", "Seven of the 12 sank.", "Most of the 12 sank."),
        ("How high is the tower?", "It is 40 metres high.", "It is very high."),
        ("Who runs Brandt Line?", "It is run by Ruben Brandt.", "The chief runs Brandt Line."),
        ("Where is the reef?", "The reef is off Skerrow Bank.", "The reef is far away."),
    ],
)
def test_a_date_a_number_or_a_name_is_expected(question: str, fits: str, fits_not: str) -> None:
    assert answer_check(question)(fits)
    assert not answer_check(question)(fits_not)


def test_other_questions_are_content_with_anything() -> None:
    assert answer_check("Why did the mine close?")("It was empty.")


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_question_and_any_sentence_will_do(question: str, sentence: str) -> None:
    assert answer_check(question)(sentence) in (True, False)


@pytest.mark.parametrize(
    ("question", "kind", "noun"),
    [
        ("how old is the captain", "age", ""),
        ("How many seats did the Greens lose?", "number", "seats"),
        ("how many years did Sorrel get", "duration", "years"),
        ("what did the club pay for Odell", "money", ""),
        ("what is a charge near a magnet called", "any", ""),
        ("how much did the club pay for Odell", "money", ""),
        ("how much is the ferry", "money", ""),
        ("how much time is left", "duration", ""),
        ("how much of the reef is dead", "number", ""),
        ("how much food does a seal need", "number", ""),
        ("how much can a seal eat in a day", "number", ""),
        ("attendance at the final", "number", ""),
        ("what's the salary of the mayor", "money", ""),
        ("which airline flew them home", "thing", "airline"),
        ("what city was she born in", "place", ""),
        ("reason for the strike", "reason", ""),
        ("did the ferry sink", "yes_no", ""),
        ("what happened to the ferry", "any", ""),
        ("what percentage voted against", "share", ""),
        # The first question word decides.
        ("How did Ana Brandt react when the ferry sank?", "any", ""),
    ],
)
def test_the_question_words_determine_the_type_of_answer(question: str, kind: str, noun: str) -> None:
    expected = expected_answer(question)
    assert (expected.kind, expected.noun) == (kind, noun)


@pytest.mark.parametrize(
    "question", ["what did she say about it", "Brask's reaction to the vote", "who called it a joke"]
)
def test_questions_for_statements_are_recognised(question: str) -> None:
    assert expected_answer(question).speech
    assert not expected_answer("How many ferries sank?").speech


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Which ferry sank?", True),
        ("whos the harbourmaster of Lomvik", True),
        ("What did the miners find?", True),
        ("When did the ferry sink?", True),
        ("How did the ferry sink?", False),
        ("Why did the ferry sink?", False),
        ("How much did the ferry cost?", False),
        ("Did the ferry sink?", False),
        ("ferry timetable", False),
    ],
)
def test_a_question_asks_to_name_something_or_not(question: str, names: bool) -> None:
    assert asks_to_name(question) == names


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("how old is Ana Brandt", "Ana Brandt, 54, left at nine.", ["54"]),
        ("how much did it cost in 2024", "In 2024 it cost £3.2m, 12 per cent more.", ["£3.2m", "12 per cent"]),
        ("how old are the cliffs", "The cliffs are two billion years of age.", ["two billion years"]),
        ("how long did the siege last", "It went on until the spring of 1943.", ["until"]),
        ("how long did the siege last", "Nobody ate until the guests came.", []),
        ("when will it open", "The firm declined to say when.", ["declined to say"]),
        ("who won", "The cup went to Ole Brask.", ["Ole Brask"]),
        ("why did it close", "It shut because nobody came.", ["because"]),
    ],
)
def test_candidates_have_the_right_type_and_are_not_in_the_question(question: str, text: str, words: list[str]) -> None:
    places = find_answers(expected_answer(question), question, text)
    assert len(places) == len(words)
    assert all(text[at:].lstrip(", ").startswith(word) for at, word in zip(places, words, strict=True))


@given(st.text(max_size=200), st.text(max_size=300))
def test_candidates_lie_within_the_text(question: str, text: str) -> None:
    assert all(0 <= at < len(text) for at in find_answers(expected_answer(question), question, text))


@pytest.mark.parametrize("unit", ["1", "1,", "1 a", "A", "A-", "A'", "Aa ", "in Aa ", "half ", "“a", "declined to "])
def test_a_hostile_paragraph_takes_time_in_proportion_to_its_length(unit: str) -> None:
    """Detect a quadratic pattern, which would take minutes for 100,000 characters instead of a second."""
    text = unit * (100_000 // len(unit))
    for kind in get_args(AnswerKind):
        find_answers(ExpectedAnswer(kind), "Who?", text)
    expected_answer(text)
