"""Questions for the words of a role of something named: no article answers that doesn't name it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Article, Snapshot, ask


@pytest.fixture
def engine(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    """Articles about a farmer's wife, a president, and a mayor with a husband."""
    return snapshot_of(
        article("Erik Dahl wanted to sell the farm, but his wife said no.", "“No it was,” Erik Dahl said.", id="farm"),
        article("Inga Falk, the president of Norway, opened a bridge.", "“It is long,” Falk said.", id="bridge"),
        article(
            "Lena Moss, the mayor of Orrin, resigned on Sunday.",
            "Her husband Paul Moss runs a bakery in Orrin. “She has earned her rest,” said her husband.",
            id="mayor",
        ),
    )


@pytest.mark.parametrize(
    "question",
    [
        "Did the president of Norway's wife say no?",
        "What did the mayor of Lomvik say?",
        "What did Inga Falk's husband say?",
        "what did the wife of falk say",
        "What did the husband of Inga Falk say?",
    ],
)
def test_somebody_elses_words_are_not_shown(engine: Snapshot, question: str) -> None:
    assert not ask(engine, question).found


@pytest.mark.parametrize(
    ("question", "article_id"),
    [
        ("What did the mayor of Orrin's husband say?", "mayor"),
        ("what did the mayor of orrin say", "mayor"),
        ("What did the husband of Lena Moss say?", "mayor"),
        ("What did the president of Norway say about the bridge?", "bridge"),
    ],
)
def test_words_are_shown_from_articles_that_name_what_the_role_is_of(
    engine: Snapshot, question: str, article_id: str
) -> None:
    assert ask(engine, question).passages[0].article_id == article_id
