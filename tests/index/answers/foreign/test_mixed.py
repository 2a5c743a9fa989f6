"""An index with articles in several languages: those in the question's come first, and the others aren't lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Article, Snapshot
from index.answers.foreign import in_other_languages
from index.answers.search import ask, find_hits, understand_for
from index.question import Question

SPANISH = (
    "El festival de Torfhausen terminó el domingo. El festival de Torfhausen tuvo 9000 visitantes.",
    "Eva Brandt dijo que el festival de Torfhausen costó 3 millones.",
)
GERMAN = (
    "Im Mai geht es in der Stadt drei Tage lang um Musik, sagte Eva Brandt am Montag vor der Presse.",
    "Das Festival hatte im vorigen Jahr 8000 Gäste, die meisten davon aus dem Umland und aus Dänemark.",
)


@pytest.fixture
def mixed(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    return snapshot_of(
        article(*SPANISH, id="es", language="es"),
        article(*GERMAN, id="de", language="de"),
    )


def tell(engine: Snapshot, question: Question, *article_ids: str) -> list[bool]:
    """Return whether the first paragraph of each article is in another language than a question."""
    texts = [engine.paragraph(article_id, 0) for article_id in article_ids]
    return in_other_languages(engine, question, article_ids, lambda: texts)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("wie war das festival", "de"),
        ("Wie war das Festival?", "de"),
        ("¿Quién estuvo en el festival de Torfhausen?", "es"),
    ],
)
def test_articles_in_the_language_of_the_question_come_first(mixed: Snapshot, question: str, first: str) -> None:
    assert ask(mixed, question).passages[0].article_id == first


def test_articles_in_other_languages_are_ranked_too(mixed: Snapshot) -> None:
    question = understand_for(mixed, "Wer kam zum Festival in Torfhausen?")
    assert {hit.article_id for hit in find_hits(mixed, question, 10)} == {"es", "de"}


@pytest.mark.parametrize(
    ("text", "language", "apart"),
    [
        ("Wer kam zum Festival?", "de", [True, False]),
        ("¿Quién fue al festival?", "es", [False, True]),
        ("festival torfhausen", "de", []),
        ("Qui est venu au festival ?", "fr", []),
        ("", "de", []),
    ],
)
def test_only_words_of_a_language_tell_the_languages_apart(
    mixed: Snapshot, text: str, language: str, apart: list[bool]
) -> None:
    question = Question(text, (), language=language)
    assert tell(mixed, question, "es", "de") == apart


def test_an_article_whose_language_nobody_tells_may_be_in_any(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article(*GERMAN, id="de", language="de"), article(*SPANISH, id="none", language=None))
    question = Question("Wer kam zum Festival?", (), language="de")
    assert not any(tell(engine, question, "de", "none"))


def test_an_index_in_one_language_tells_nothing(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article(*GERMAN, id="de", language="de"))
    assert tell(engine, Question("Wer kam zum Festival?", (), language="de"), "de") == []
