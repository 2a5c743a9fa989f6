"""Wordings of questions: which count as the same, and what they show."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Question, wording_of
from index.question import understand
from index.question.wording import MAX_WORDING
from index.text import extract_question_terms

WORDS = st.lists(
    st.sampled_from("who did the ferry ferries sink sank near Karsk Quist say about zeppelins yesterday".split())
)


def key(text: str) -> str | None:
    wording = wording_of(understand(text))
    return wording and wording.key


def shown(text: str, before: str) -> str | None:
    """Return how a question is shown that follows up on another one."""
    follows = understand(before)
    wording = wording_of(understand(text, follows=follows), follows)
    return wording and wording.text


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Who won the 2022 World Cup?", "who won the 2022 world cup"),
        ("Who won the 2022 World Cup?", "WORLD CUP 2022: who won???"),
        ("Did the ferry sink?", "have the ferries sunk"),
        ("What did Quist say about ferries?", "what has Quist said about the ferry"),
        ("Where is Kursk?", "  where’s   Kursk  "),
    ],
)
def test_case_punctuation_order_and_asking_words_make_no_difference(text: str, other: str) -> None:
    assert key(text) == key(other) is not None


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Who won the 2022 World Cup?", "Who won the 2026 World Cup?"),
        ("What did Putin say about Trump?", "What did Trump say about Putin?"),
        ("What did Quist say about ferries?", "What did Quist say about ferries yesterday?"),
        ("Does Doctor Wexholm treat gout?", "Does Doctor Wexholm treat Ida’s gout?"),
    ],
)
def test_other_words_make_another_question(text: str, other: str) -> None:
    assert key(text) != key(other)


@pytest.mark.parametrize("text", ["", "?!", "what’s new?", "hello"])
def test_what_asks_for_nothing_in_particular_has_no_wording(text: str) -> None:
    assert key(text) is None


@pytest.mark.parametrize(
    ("text", "before", "completed"),
    [
        ("and Kursk?", "What did Putin say about Trump?", "and Kursk? (Putin)"),
        ("What did he say about Kursk?", "What did Putin say about Trump?", "What did Putin say about Kursk?"),
        ("And Carthage?", "When was Rome founded?", "And Carthage? (founded)"),
        ("Who owns the mill?", "When was Rome founded?", "Who owns the mill?"),
    ],
)  # fmt: skip
def test_a_follow_up_is_completed(text: str, before: str, completed: str) -> None:
    assert shown(text, before) == completed


def test_typing_errors_that_were_corrected_are_not_shown() -> None:
    question = Question("What did Putn say?", ("putin",), corrected=(("Putn", "Putin"),))
    wording = wording_of(question)
    assert wording is not None
    assert wording.text == "What did Putin say?"


@given(WORDS.map(" ".join), WORDS.map(" ".join))
def test_nothing_is_shown_that_the_others_did_not_ask_too(text: str, other: str) -> None:
    """Whoever asks a question with the same key has typed all words that a wording shows, but for asking words."""
    first, second = wording_of(understand(text)), wording_of(understand(other))
    if first and second and first.key == second.key:
        assert set(extract_question_terms(first.text)) == set(extract_question_terms(second.text))


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_text_has_a_short_wording_or_none(text: str, before: str) -> None:
    follows = understand(before)
    wording = wording_of(understand(text, follows=follows), follows)
    assert wording is None or (len(wording.text) <= MAX_WORDING and len(wording.key) == 32)


def test_a_long_question_is_cut_between_words() -> None:
    wording = wording_of(understand("zeppelin " * 100))
    assert wording is not None
    assert wording.text.endswith("zeppelin …")
