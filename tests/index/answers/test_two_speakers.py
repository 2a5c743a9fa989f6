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
        "Was sagten Kverneland und Selenskyj zum Harbour?",
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
