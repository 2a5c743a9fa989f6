"""Questions for what days to come bring: articles that spoke of them when they were still to come answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from index import Article, Snapshot, ask

TODAY = date(2025, 3, 12)
"""A Wednesday."""


@pytest.fixture
def engine(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    """Articles of today and of days before, that all speak of days to come."""
    return snapshot_of(
        article("Tomorrow the museum opens its new hall.", id="today", published=TODAY),
        article("Tomorrow the ferry sails again.", id="before", published=date(2025, 3, 10)),
        article("The council votes on the tolls next week.", id="votes", published=date(2025, 3, 11)),
        article("The strike is in its second week.", id="strike", published=TODAY),
        article("Der Zirkus ist in der Stadt. Übermorgen spielt er.", id="circus", published=TODAY, language="de"),
    )


@pytest.mark.parametrize(
    ("question", "article_ids"),
    [
        ("What is on tomorrow?", ["today"]),
        ("what happens next week", ["votes"]),
        ("was ist übermorgen los", ["circus"]),
        ("what will happen the day after tomorrow", []),
        ("what happens next month", []),
    ],
)
def test_articles_answer_that_spoke_of_these_days(engine: Snapshot, question: str, article_ids: list[str]) -> None:
    answer = ask(engine, question, today=TODAY)
    assert [passage.article_id for passage in answer.passages] == article_ids
    assert (answer.found, answer.no_articles) == (bool(article_ids), not article_ids)


def test_the_answer_is_of_the_days_in_question(engine: Snapshot) -> None:
    understood = ask(engine, "What is on tomorrow?", today=TODAY).understood
    assert (understood.since, understood.until) == (date(2025, 3, 13), date(2025, 3, 13))


@pytest.mark.parametrize("question", ["what is on on friday", "What will happen next Friday?"])
def test_articles_of_the_week_answer_that_spoke_of_a_weekday_as_one_to_come(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article], question: str
) -> None:
    engine = snapshot_of(
        article("On Friday the ferry sank. Nobody was hurt.", id="past", published=date(2025, 3, 9)),
        article("On Friday the museum will open its hall.", id="coming", published=TODAY),
        article("On Friday the choir will sing.", id="older", published=date(2025, 3, 3)),
    )
    answer = ask(engine, question, today=TODAY)
    assert [passage.article_id for passage in answer.passages] == ["coming"]


def test_it_is_said_that_no_article_is_from_a_weekday_to_come(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("On Friday the ferry sank.", id="past", published=date(2025, 3, 7)))
    answer = ask(engine, "what will happen on friday", today=TODAY)
    assert (answer.found, answer.no_articles, answer.understood.since) == (False, True, date(2025, 3, 14))
