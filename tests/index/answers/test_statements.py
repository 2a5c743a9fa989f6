"""Questions about what somebody says about a topic."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Article, Snapshot, ask
from index.answers.search import find_hits
from index.question.understanding import understand


@pytest.fixture
def council(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    """Statements on one topic by two people with the same surname and a third."""
    return snapshot_of(
        article("“The ferries are too old,” said Ruben Brandt, who runs them.", id="ruben"),
        article("“The ferries are too slow,” Ana Brandt said on Monday in town.", id="ana"),
        article("“The ferries of Ana Brandt and Ruben Brandt are fine,” Selma Dray said.", id="selma"),
        article("“The weather is fine,” Ana Brandt said.", id="weather"),
    )


@pytest.mark.parametrize(
    ("speaker", "article_id"),
    [("Ana Brandt", "ana"), ("Selma Dray", "selma"), ("Mayor Selma Dray", "selma"), ("Dray", "selma")],
)
def test_the_words_of_the_person_asked_for_come_first(council: Snapshot, speaker: str, article_id: str) -> None:
    answer = ask(council, f"What did {speaker} say about the ferries?")
    assert answer.passages[0].article_id == article_id


def test_words_of_the_person_about_something_else_come_after_those_about_it(council: Snapshot) -> None:
    question = "What did Ana Brandt say about the ferries?"
    order = [hit.article_id for hit in find_hits(council, understand(question), 10)]
    assert (order[0], order[-1]) == ("ana", "weather")


def test_a_topic_that_the_person_never_speaks_about_is_not_found(council: Snapshot) -> None:
    assert not ask(council, "What did Selma Dray say about taxes on herring?").found


def test_a_person_who_never_speaks_is_not_found(council: Snapshot) -> None:
    assert not ask(council, "What did Vladimir Putin say about the ferries?").found


def test_words_of_the_person_come_before_words_about_them_that_name_more_of_the_question(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        article("“The ferry is one of many things in this town that are far too slow,” Ana Brandt said.", id="by"),
        article(
            "“Ana Brandt has a ferry. Ana Brandt’s ferry!” Selma Dray said.", id="about", title="Ferry: Ana Brandt"
        ),
    )
    question = "What did Ana Brandt say about the ferry?"
    assert engine.search(understand(question).terms, 1)[0].article_id == "about"
    assert ask(engine, question).passages[0].article_id == "by"


def test_words_about_the_topic_count_in_full_only_if_the_person_speaks(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    texts = (
        "“The ferry is slow,” Ana Brandt said.",
        "The ferry of Ana Brandt is slow.",
        "The ferry is slow. The rain is cold.",
    )
    engines = (snapshot_of(article("Ana Brandt came.", "It snowed.", text)) for text in texts)
    said, named, neither = (ask(engine, "What did Ana Brandt say about the ferry?").confidence for engine in engines)
    assert said > named > neither


def test_words_of_somebody_else_of_that_surname_are_no_answer(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("“The reef is old, whatever Tomas Ekberg may think of it,” Sofia Ekberg said."))
    assert ask(engine, "What did Sofia Ekberg say about the reef?").found
    assert not ask(engine, "What did Tomas Ekberg say about the reef?").found


def test_the_sentence_to_mark_is_about_the_topic_and_not_about_the_speaker(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("“We go,” Ana Brandt of Brandt Line said. “The ferry is slow.”"))
    answer = ask(engine, "What did Ana Brandt say about the ferry?")
    assert answer.passages[0].answer.text == "“The ferry is slow.”"
