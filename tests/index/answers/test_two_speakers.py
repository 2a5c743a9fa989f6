"""Questions for what two people say: a search for each, if both speak in the articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Article, Snapshot, ask


@pytest.fixture
def harbour(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    """Articles in which two people and a firm with two names speak."""
    return snapshot_of(
        article("“The harbour is silting up,” said Ida Kverneland.", id="silt"),
        article("“Dredge the harbour now,” said Volodymyr Zelensky.", id="dredge"),
        article("“The harbour accounts are in order,” Holt and Marsden said in a report.", id="accounts"),
    )


@pytest.mark.parametrize(
    "question",
    [
        "What did Kverneland and Zelensky say about the harbour?",
        "hi, what did kverneland and zelensky say about the harbour please",
        "What do both Ida Kverneland & Volodymyr Zelensky think of the harbour?",
        "What do Kverneland and Zelensky think?",
        "what are kverneland and zelensky saying",
        "What is Kverneland and Zelensky's opinion?",
        "Was sagten Kverneland und Selenskyj zum Harbour?",
        "Was denken Kverneland und Zelensky?",
        "¿Qué opinan Kverneland y Zelensky?",
        "Que pensent Kverneland et Zelensky ?",
        "Что думают Kverneland и Зеленский?",
        "Що думають Kverneland і Зеленський?",
        "Что сказали Kverneland и Зеленский о Harbour?",
    ],
)
def test_two_people_are_both_shown(harbour: Snapshot, question: str) -> None:
    answer = ask(harbour, question)
    assert [passage.speaker for passage in answer.passages[:2]] == ["Ida Kverneland", "Volodymyr Zelensky"]


def test_names_that_were_looked_up_in_either_question_are_told(harbour: Snapshot) -> None:
    answer = ask(harbour, "Was sagten Kverneland und Selenskyj zum Harbour?")
    assert ("Selenskyj", "Zelensky") in answer.understood.corrected


@pytest.mark.parametrize(
    "question",
    [
        "What did Holt and Marsden say about the harbour accounts?",
        "What did Kverneland say about silt and sand?",
        "What did Kverneland and the unions say about the harbour?",
        "What did Kverneland and Oddvar say about the harbour?",
    ],
)
def test_a_name_with_and_in_it_and_unknown_people_are_one_question(harbour: Snapshot, question: str) -> None:
    assert ask(harbour, question).understood.also is None


@pytest.fixture
def whales(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    """Articles in which Kverneland speaks about whales, and others don't, or nobody knows."""
    return snapshot_of(
        article("“Whales sing at night,” said Ida Kverneland.", id="whales"),
        article("“The ferry is slow,” said Olav Brandt.", id="ferry"),
        article("“The reef is old,” said Tore Lunde.", "Lunde saw a whale. “It was huge,” it was said.", id="reef"),
    )


def test_it_is_said_whom_no_article_quotes_on_the_topic(whales: Snapshot) -> None:
    answer = ask(whales, "what did kverneland and brandt say about whales")
    assert [passage.speaker for passage in answer.passages] == ["Ida Kverneland"]
    assert (answer.unquoted, answer.unanswered) == ((("brandt", "whales"),), ())


def test_it_is_not_said_if_somebody_unnamed_speaks_beside_the_name(whales: Snapshot) -> None:
    assert ask(whales, "What did Kverneland and Lunde say about whales?").unquoted == ()


def test_it_is_not_said_of_a_topic_that_no_article_has(whales: Snapshot) -> None:
    assert ask(whales, "What did Kverneland and Brandt say about xylophones?").unquoted == ()


def test_it_is_said_too_if_one_paragraph_names_both(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        article("“I asked Brandt about the harbour silt, and it is deep,” said Ida Kverneland.", id="silt"),
        article("“The ferry is slow,” said Olav Brandt.", id="ferry"),
    )
    answer = ask(engine, "What did Kverneland and Brandt say about the harbour silt?")
    assert (answer.found, answer.unquoted) == (True, (("Brandt", "the harbour silt"),))
