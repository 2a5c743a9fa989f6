"""What kind of thing answers a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.answer_type import answer_check


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
