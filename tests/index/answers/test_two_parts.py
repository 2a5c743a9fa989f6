"""Questions in two parts, and comparisons."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Article, Snapshot, View, answer_understood, ask
from index.answers.answer import DEFAULT_PASSAGES
from index.question import split_parts


@pytest.fixture
def ferry_and_reef(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    """Articles about a ferry, its price and who speaks of it, and about a reef."""
    return snapshot_of(
        article("The ferry cost 40 million crowns.", "“The ferry is slow,” said Ana Brandt.", id="ferry"),
        article("The reef is 9,000 years old.", "Nobody dived there.", id="reef"),
    )


def test_a_question_in_two_parts_is_answered_in_two(ferry_and_reef: Snapshot) -> None:
    answer = ask(ferry_and_reef, "How old is the reef, and what did Ana Brandt say about the ferry?")
    assert [passage.article_id for passage in answer.passages[:2]] == ["reef", "ferry"]
    assert answer.passages[1].speaker == "Ana Brandt"
    assert answer.unanswered == ()


def test_an_unanswered_part_is_mentioned(ferry_and_reef: Snapshot) -> None:
    answer = ask(ferry_and_reef, "How old is the reef, and what did Ole Lind say about xylophones?")
    assert {passage.article_id for passage in answer.passages} == {"reef"}
    assert answer.unanswered == ("what did Ole Lind say about xylophones?",)


@pytest.mark.parametrize(
    "question",
    [
        "compare what Ana Brandt and Ole Lind said about the ferry",
        "Compare Ana Brandt and Ole Lind on the ferry",
        "please compare Ana Brandt's and Ole Lind’s views on the ferry.",
        "Compare the statements of Ana Brandt and Ole Lind about the ferry",
        "Compare what Ana Brandt said and what Ole Lind said about the ferry",
        "compare brandt and lind on the ferry",
    ],
)
def test_two_people_who_are_compared_are_both_shown(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article], question: str
) -> None:
    engine = snapshot_of(
        article("“The ferry is slow,” said Ana Brandt.", id="slow"),
        article("“The ferry is dear,” Ole Lind said. It sails at noon.", id="dear"),
        article("The ferry sails on.", id="sails"),
    )
    assert [passage.speaker for passage in ask(engine, question).passages] == ["Ana Brandt", "Ole Lind"]


def test_places_that_are_compared_have_no_words(ferry_and_reef: Snapshot) -> None:
    assert ask(ferry_and_reef, "Compare Lomvik and Orrin on the ferry").understood.also is None


@pytest.mark.parametrize(
    "question",
    [
        "compare prices in May and June on a chart",
        "compare the Herald and the Gazette",
        "compare a and b",
        "Compare the mayor's response to the flood with the response to the fire",
        "Compare what Brandt said in March with what she said about it in June",
    ],
)
def test_things_that_are_compared_are_one_question(question: str) -> None:
    assert split_parts(question) is None


def test_the_same_answer_comes_again_for_a_question_in_two_parts(ferry_and_reef: Snapshot) -> None:
    answer = ask(ferry_and_reef, "How old is the reef, and what did Ana Brandt say about the ferry?")
    again = answer_understood(ferry_and_reef, answer.understood, View())
    assert [passage.answer for passage in again.passages] == [passage.answer for passage in answer.passages]


@pytest.mark.parametrize("text", ["2+2", "what is 2 + 2?", "3*4=12"])
def test_a_sum_is_not_found(examples: Snapshot, text: str) -> None:
    answer = ask(examples, text)
    assert (answer.found, answer.nearest, answer.may_help) == (False, (), None)


def test_a_question_in_two_parts_has_hardly_more_passages_than_others(examples: Snapshot) -> None:
    question = "What did Putin say about Trump and what did Quist say about sleep?"
    assert len(ask(examples, question).passages) <= DEFAULT_PASSAGES + 1
