"""Suggested questions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Article, Snapshot, ask, questions_to_try
from index.question.understanding import understand
from index.text.names import extract_name_terms, may_be_same_person


@pytest.fixture(scope="module")
def suggested(examples: Snapshot) -> list[str]:
    return questions_to_try(examples, 8)


def test_every_question_to_try_is_answered_in_the_persons_own_words(examples: Snapshot, suggested: list[str]) -> None:
    for question in suggested:
        answer = ask(examples, question)
        speaker = answer.passages[0].speaker
        assert speaker is not None
        assert may_be_same_person(
            extract_name_terms(speaker), extract_name_terms(question.split(" say")[0].removeprefix("What did "))
        )


def test_every_question_to_try_is_about_another_person_and_article(examples: Snapshot, suggested: list[str]) -> None:
    people = {question.split(" say")[0] for question in suggested}
    articles = {ask(examples, question).passages[0].article_id for question in suggested}
    assert len(people) == len(articles) == len(suggested) == 8


def test_people_are_not_asked_about_themselves(suggested: list[str]) -> None:
    for question in map(understand, suggested):
        assert not set(question.speaker) & set(question.topic)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_number_of_suggestions_is_limited(examples: Snapshot, suggested: list[str], count: int) -> None:
    assert questions_to_try(examples, count) == suggested[:count]


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param("It rained.", id="nobody speaks"),
        pytest.param("“We go,” the notice says.", id="nobody is named"),
        pytest.param("“We go,” Brandt said.", id="a surname alone"),
        pytest.param("Ana Brandt said that they would go.", id="no words of their own"),
    ],
)
def test_without_a_persons_own_words_there_is_nothing_to_try(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article], paragraph: str
) -> None:
    assert questions_to_try(snapshot_of(article(paragraph))) == []


def test_an_empty_index_has_nothing_to_try(snapshot_of: Callable[..., Snapshot]) -> None:
    assert questions_to_try(snapshot_of()) == []


@pytest.fixture
def few(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    """Two people, one of them speaking about a name, and an article without quotations."""
    return snapshot_of(
        article("“I trust Selma Dray’s word,” Ana Brandt said.", id="a"),
        article("“We go,” Ole Brask said.", id="b"),
        article("It rained.", id="c", title="Rain floods Lower Marsh"),
    )


def test_suggestions_are_about_a_quoted_name_or_in_general_or_about_the_headline(few: Snapshot) -> None:
    questions = ["What did Ana Brandt say about Selma Dray?", "What did Ole Brask say?", "What about Lower Marsh?"]
    assert questions_to_try(few, 3) == questions


def test_other_people_come_before_one_who_was_asked_about(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        article("“I trust Selma Dray’s word,” Ana Brandt said.", id="a"),
        article("“I fear Bo Lind’s boat,” Ana Brandt said.", id="b"),
        article("“I like Ida Holm’s song,” Ole Brask said.", id="c"),
    )
    about = {"a": "What did Ana Brandt say about Selma Dray?", "c": "What did Ole Brask say about Ida Holm?"}
    assert questions_to_try(engine, 2) == [about["a"], about["c"]]
    assert questions_to_try(engine, 3) == [about["a"], about["c"], "What did Ana Brandt say?"]


def test_a_question_whose_answer_does_not_name_the_person_is_not_to_be_tried(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        article("“The town is large and full of people, among them Selma Dray,” Ana Brandt said.", id="a"),
        article("Ana Brandt said:", "“Selma Dray, Selma Dray, Selma Dray.”", id="b", title="Ana Brandt on Selma Dray"),
    )
    question = "What did Ana Brandt say about Selma Dray?"
    assert ask(engine, question).passages[0].speaker is None
    assert question not in questions_to_try(engine, 10)


def test_where_there_are_few_people_they_are_asked_about_again(few: Snapshot) -> None:
    questions = questions_to_try(few, 10)
    assert questions[3:] == ["What did Ana Brandt say?"]


def test_specific_suggestions_come_before_general_ones(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        article("“We go,” Ole Brask said.", id="a"),
        article("The bridge is shut.", "“We cannot mend the bridge,” Ana Brandt said.", id="b"),
    )
    assert questions_to_try(engine, 2) == ["What did Ana Brandt say about the bridge?", "What did Ole Brask say?"]


def test_a_topic_mentioned_once_is_not_suggested(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("“We cannot mend the bridge,” Ana Brandt said."))
    assert questions_to_try(engine) == ["What did Ana Brandt say?"]


def test_a_month_is_not_suggested_as_a_topic(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("“We shall go in February,” Ana Brandt said."))
    assert questions_to_try(engine) == ["What did Ana Brandt say?"]


def test_most_questions_to_try_are_about_something(suggested: list[str]) -> None:
    assert sum(" say about " in question for question in suggested) >= 6


@pytest.mark.parametrize(
    ("language", "paragraph", "question"),
    [
        ("de", "„Die Brücke bleibt zu“, sagte Ana Brandt.", "Was sagte Ana Brandt?"),
        ("ru", "«Мост закрыт до весны», — сказала Анна Брандт.", "Что говорит Анна Брандт?"),
        ("es", "«El puente sigue cerrado», dijo Ana Brandt.", "¿Qué dijo Ana Brandt?"),
        ("fr", "Le pont de Torville est fermé depuis mardi.", "Quoi de neuf sur Torville ?"),
        ("pl", "Most w mieście jest zamknięty od wtorku, a Torbork czeka na naprawę.", "Torbork"),
    ],
)
def test_questions_to_try_are_in_the_language_of_the_articles(
    snapshot_of: Callable[..., Snapshot],
    article: Callable[..., Article],
    language: str,
    paragraph: str,
    question: str,
) -> None:
    title = {"fr": "Le pont de Torville est fermé", "pl": "Zamknięty most: miasto Torbork czeka"}.get(language, "X")
    engine = snapshot_of(article(paragraph, title=title, language=language))
    assert questions_to_try(engine) == [question]
    assert ask(engine, question).languages == ()
