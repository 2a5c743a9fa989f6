"""Names in lower case or of three letters, in other letters than those of the articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Article, Snapshot, ask


@pytest.fixture
def german(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    """German articles, whose capitals tell nothing."""
    return snapshot_of(
        article("„Die Fähre fährt“, sagte Olaf Scholz. Die Polizei aus Kursk schwieg.", id="ferry", language="de"),
        article("Der Park bleibt zu. Niemand ging in den Park.", id="park", language="de"),
    )


@pytest.mark.parametrize(
    ("question", "corrected"),
    [
        ("что сказал шольц", (("шольц", "Scholz"),)),  # a speaker, by its sound
        ("полиция в курске", (("курске", "Kursk"),)),  # stands without an article
    ],
)
def test_a_name_in_lower_case_is_found_in_german(
    german: Snapshot, question: str, corrected: tuple[tuple[str, str], ...]
) -> None:
    answer = ask(german, question)
    assert answer.understood.corrected == corrected
    assert [passage.article_id for passage in answer.passages] == ["ferry"]


def test_a_german_noun_is_no_name_because_of_its_capital(german: Snapshot) -> None:
    answer = ask(german, "когда откроют парк")
    assert (answer.found, answer.understood.corrected) == (False, ())


def test_a_name_of_three_letters_is_found_in_other_letters(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    english = snapshot_of(article("“The ferry is mine,” said Una Kim of Lomvik.", id="kim"))
    assert ask(english, "Что сказала Ким о Lomvik?").understood.corrected == (("Ким", "Kim"),)
    assert ask(english, "дом и сад").understood.corrected == ()
