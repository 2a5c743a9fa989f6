"""What a person asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question import MAX_TERMS, understand
from index.terms import terms


@pytest.mark.parametrize(
    ("text", "speaker", "topic"),
    [
        ("What did Putin say about Trump?", "putin", "trump"),
        ("what did putin say about trump", "putin", "trump"),
        ("What has Vladimir Putin said about the Kursk region?", "vladimir putin", "kursk region"),
        ("What does the mayor think of NATO?", "mayor", "nato"),
        ("What did Brandt tell reporters about the strike?", "brandt", "strike"),
        ("And what else did President Putin say on Ukraine?", "putin", "ukrain"),
        ("  What\ndid  Putin\tsay  about  Trump ?", "putin", "trump"),
        ("What did O’Hara say regarding boats?", "ohara", "boat"),
    ],
)
def test_what_somebody_says_about_something_has_a_speaker_and_a_topic(text: str, speaker: str, topic: str) -> None:
    question = understand(text)
    assert (question.speaker, question.topic) == (tuple(speaker.split()), tuple(topic.split()))


@pytest.mark.parametrize(
    "text",
    [
        "When will Russia retake Kursk?",
        "What did Putin say?",
        "What did he say about Trump?",
        "What did you say about Trump?",
        "What did everyone say about Trump?",
        "What did Putin say about it?",
        "What did the say about Trump?",
        "Trump",
        "",
    ],
)
def test_other_questions_have_neither(text: str) -> None:
    assert (understand(text).speaker, understand(text).topic) == ((), ())


def test_the_terms_of_a_question_are_without_the_words_it_asks_with() -> None:
    assert understand("What did Putin say about Trump?").terms == ("putin", "trump")


def test_a_term_that_is_asked_twice_counts_twice() -> None:
    assert understand("Kursk, Kursk?").terms == ("kursk", "kursk")


def test_a_long_question_is_cut_to_its_first_terms() -> None:
    text = " ".join(f"word{number}" for number in range(1000))
    assert understand(text).terms == tuple(terms(text)[:MAX_TERMS])


def test_a_long_topic_is_cut_to_its_first_terms() -> None:
    topic = " ".join(f"w{number}" for number in range(150))
    question = understand(f"What did Putin say about {topic}")
    assert question.topic == tuple(terms(topic)[:MAX_TERMS])


@given(st.text())
def test_any_text_is_a_question_and_kept_as_it_was_asked(text: str) -> None:
    question = understand(text)
    assert question.text == text
    assert bool(question.speaker) == bool(question.topic)
    assert set(question.terms) <= set(terms(text))
