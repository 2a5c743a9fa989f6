"""Followed questions: which articles count as news, and how a followed question is stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from index import (
    Article,
    Exclusions,
    News,
    Question,
    Snapshot,
    View,
    answer_understood,
    ask,
    find_answering_articles,
    find_news,
    standing_question,
)
from index.answers.news import GRACE_PERIOD
from index.model import Limits
from index.question.understanding import understand

TODAY = date(2025, 6, 18)  # a Wednesday
Make = Callable[..., Article]
Build = Callable[..., Snapshot]
ASKED = "What did Quist say about ferries?"
FERRIES = understand(ASKED, TODAY)
SAID = "“The ferries will sail {} at dawn,” said Dervla Quist, who speaks for the crews of the bay."
OTHER = "“Nobody at the harbour can recall so many {} ferries,” said Dervla Quist. “They are all for sale.”"


@pytest.fixture
def said(article: Make) -> Make:
    """Factory of articles in which Quist speaks of ferries, worded differently for each `word`."""

    def make(id: str, word: str = "north", text: str = SAID, published: date | None = TODAY, **other: Any) -> Article:
        return article(text.format(word), "It rained.", id=id, title="News", published=published, **other)

    return make


def new(engine: Snapshot, known: tuple[str, ...] = (), question: Question = FERRIES, top: int = 5) -> News | None:
    return find_news(engine, question, TODAY, known, top)


def shown(found: News | None) -> list[str]:
    assert found is not None
    assert found.answer is not None
    return [passage.article_id for passage in found.answer.passages]


# -- news


def test_an_article_that_answers_and_was_not_known_is_new(snapshot_of: Build, said: Make) -> None:
    engine = snapshot_of(said("a"), said("b", "many", OTHER), said("c", text="Nothing of that {} kind."))
    found = new(engine, ("a",))
    assert found is not None
    assert (found.articles, shown(found)) == (("b",), ["b"])
    assert new(engine, ("a", "b")) is None


def test_existing_answers_are_known_when_a_question_is_followed(snapshot_of: Build, said: Make) -> None:
    engine = snapshot_of(said("a"), said("b", "many", OTHER), said("c", published=None), said("d", text="No {}."))
    known = find_answering_articles(engine, FERRIES, TODAY)
    assert sorted(known) == ["a", "b", "c"]
    assert new(engine, tuple(known)) is None


def test_any_number_of_existing_answers_is_known(snapshot_of: Build, said: Make) -> None:
    engine = snapshot_of(*(said(f"a{number}", f"no{number}") for number in range(320)))
    assert len(find_answering_articles(engine, FERRIES, TODAY)) == 320


@pytest.mark.parametrize(
    ("published", "is_new"),
    [
        (TODAY, True),
        (TODAY - GRACE_PERIOD, True),
        (TODAY - GRACE_PERIOD - timedelta(days=1), False),
        (date(2019, 1, 1), False),
        (datetime(2025, 6, 20, 7, tzinfo=UTC), True),
        (None, True),
    ],
)
def test_old_articles_are_no_news(snapshot_of: Build, said: Make, published: date | None, is_new: bool) -> None:
    engine = snapshot_of(said("a", published=published))
    assert (new(engine) is not None) == is_new


def test_each_new_article_is_shown_by_its_best_passage(snapshot_of: Build, article: Make) -> None:
    three = [SAID.format(word) for word in ("north", "south", "east")]
    engine = snapshot_of(
        article(three[0], "x", three[1], "y", three[2], id="a", published=TODAY),
        article(OTHER.format("old"), id="b", published=TODAY),
    )
    assert sorted(shown(new(engine, top=2))) == ["a", "b"]


def test_the_same_story_in_two_outlets_is_shown_once_with_both_outlets(snapshot_of: Build, said: Make) -> None:
    engine = snapshot_of(said("a", source="Bay Courier"), said("b", source="Mercury"))
    found = new(engine)
    assert found is not None
    assert found.answer is not None
    assert sorted(found.articles) == ["a", "b"]
    [passage] = found.answer.passages
    assert {passage.source, *passage.also_in} == {"Bay Courier", "Mercury"}


def test_a_later_copy_in_another_outlet_is_recorded_and_not_shown(snapshot_of: Build, said: Make) -> None:
    engine = snapshot_of(said("a"), said("b", published=TODAY + timedelta(days=1)))
    assert new(engine, ("a",)) == News(("b",), None)


def test_a_later_correction_in_another_outlet_is_shown(snapshot_of: Build, said: Make) -> None:
    engine = snapshot_of(said("a"), said("b", text=SAID.replace("will sail", "won’t sail")))
    assert shown(new(engine, ("a",))) == ["b"]


def test_more_pages_are_of_the_new_articles_alone(snapshot_of: Build, said: Make) -> None:
    fresh = [said(f"b{number}", f"no{number}", OTHER if number % 2 else SAID) for number in range(9)]
    engine = snapshot_of(said("a", "south"), *fresh)
    found = new(engine, ("a",), top=2)
    assert found is not None
    assert found.answer is not None
    assert found.answer.more
    question = found.answer.understood
    pages = [answer_understood(engine, question, View(page)).passages for page in range(9)]
    assert {passage.article_id for page in pages for passage in page} <= set(found.articles)


def test_news_is_only_of_the_outlets_that_a_chat_reads(snapshot_of: Build, said: Make) -> None:
    engine = snapshot_of(said("a", source="Mercury"))
    assert find_news(engine, FERRIES, TODAY, (), 5, View(outlets=frozenset({"Courier"}))) is None
    assert find_news(engine, FERRIES, TODAY, (), 5, View(outlets=frozenset({"Mercury"}))) is not None


def test_a_question_with_dates_takes_no_article_from_elsewhere_and_none_without_a_date(
    snapshot_of: Build, said: Make
) -> None:
    question = understand(f"{ASKED[:-1]} since 20 June 2025?", date(2025, 6, 21))
    assert question.since == date(2025, 6, 20)
    engine = snapshot_of(
        said("a", published=date(2025, 6, 19)), said("b", "b", OTHER, date(2025, 6, 22)), said("c", "c", published=None)
    )
    found = new(engine, question=question)
    assert found is not None
    assert found.articles == ("b",)


# -- limits


def test_a_search_may_leave_articles_out_or_look_at_some_alone_also_in_an_addition(
    snapshot_of: Build, said: Make
) -> None:
    engine = snapshot_of(said("a"), said("b", "b"), said("c", "c", published=None), said("d", "d", published=None))
    ids = frozenset("abcd")

    def found(**limits: object) -> set[str]:
        return {hit.article_id for hit in engine.search(["ferri"], 10, Limits(**limits))}  # type: ignore[arg-type]

    assert found() == ids
    for one in ids:
        assert found(articles=frozenset({one, "unknown"})) == {one}
        assert found(without=frozenset({one, "unknown"})) == ids - {one}
    assert found(since=TODAY) == {"a", "b"}
    assert found(since=TODAY, undated=True) == ids
    assert found(since=TODAY + timedelta(days=1), undated=True) == {"c", "d"}
    assert found(until=TODAY, undated=True, without=frozenset("c")) == {"d"}
    assert found(articles=frozenset()) == set()


# -- followed questions


@pytest.mark.parametrize(
    "text",
    [
        "What did Quist say about ferries today?",
        "What did Quist say about ferries yesterday?",
        "What did Quist say about ferries this week?",
        "What did Quist say about ferries in the past 3 days?",
        "What did Quist say about ferries since last month?",
        "What did Quist say about ferries 2 weeks ago?",
    ],
)
def test_relative_dates_are_left_out(text: str) -> None:
    question = understand(text, TODAY)
    assert question.since
    followed = standing_question(question, TODAY)
    assert followed is not None
    assert (followed.since, followed.until, followed.dates_as) == (None, None, "")
    assert followed.terms == followed.terms_with_dates == FERRIES.terms
    assert followed.text == text


@pytest.mark.parametrize(
    ("text", "is_relative"),
    [
        ("Was sagte Quist letzte Woche zur Fähre?", True),
        ("Was sagte Quist seit März zur Fähre?", False),
        ("Что сказал Квист на прошлой неделе о пароме?", True),
        ("Что сказал Квист с марта о пароме?", False),
        ("¿Qué dijo Quist ayer sobre el ferry?", True),
        ("¿Qué dijo Quist desde marzo sobre el ferry?", False),
    ],
)
def test_dates_in_other_languages_are_left_out_or_kept_as_the_english_ones(text: str, is_relative: bool) -> None:
    question = understand(text, TODAY)
    assert question.since
    followed = standing_question(question, TODAY)
    assert followed is not None
    assert (followed.since is None) is is_relative


@pytest.mark.parametrize("words", ["today", "this week"])
def test_relative_dates_without_articles_are_left_out_too(snapshot_of: Build, said: Make, words: str) -> None:
    engine = snapshot_of(said("a", published=None))
    asked = ask(engine, f"{ASKED[:-1]} {words}?", today=TODAY).understood
    assert asked.since is None
    followed = standing_question(asked, TODAY)
    assert followed is not None
    assert followed.terms == FERRIES.terms


@pytest.mark.parametrize(
    "dates", ["since March", "since Monday", "in 2025", "in June", "this summer", "after 3 May 2025", "until 30/6/2025"]
)
def test_dates_of_the_calendar_stay_while_they_last(dates: str) -> None:
    question = understand(f"{ASKED[:-1]} {dates}?", TODAY)
    assert question.since or question.until or dates.startswith("until")
    assert standing_question(question, TODAY) == question


@pytest.mark.parametrize(
    "dates", ["in March", "on Monday", "in 2024", "last summer", "before May", "on 3 May 2025", "on 2025-06-17"]
)
def test_nothing_new_can_answer_a_question_whose_dates_are_over(dates: str) -> None:
    question = understand(f"{ASKED[:-1]} {dates}?", TODAY)
    assert question.until
    assert standing_question(question, TODAY) is None


def test_a_question_without_dates_is_followed_as_it_is() -> None:
    assert standing_question(FERRIES, TODAY) == FERRIES


# -- what is left out


def told(engine: Snapshot, known: tuple[str, ...] = (), outlets: str = "", words: tuple[str, ...] = ()) -> list[str]:
    """Return the articles of the news without these outlets (separated by spaces) and words."""
    found = find_news(engine, FERRIES, TODAY, known, 5, exclusions=Exclusions(frozenset(outlets.split()), words))
    return shown(found) if found and found.answer else []


def test_an_outlet_is_left_out_and_an_article_without_an_outlet_is_not(snapshot_of: Build, said: Make) -> None:
    engine = snapshot_of(said("a", source="Mercury"), said("b", "many", OTHER, source=None))
    assert sorted(told(engine)) == ["a", "b"]
    assert told(engine, outlets="Mercury") == ["b"]
    assert told(engine, outlets="Herald") in (["a", "b"], ["b", "a"])


@pytest.mark.parametrize("word", ["elections", "Election", "ELECTIONS", "the election", "election!"])
def test_a_word_leaves_out_its_other_forms(snapshot_of: Build, said: Make, word: str) -> None:
    engine = snapshot_of(said("a", text=f"{SAID} An election is near."), said("b", "many", OTHER))
    assert told(engine, words=(word,)) == ["b"]


def test_a_word_of_the_headline_or_of_another_paragraph_leaves_an_article_out(
    snapshot_of: Build, said: Make, article: Make
) -> None:
    headline = article(SAID.format("north"), "It rained.", id="a", title="Election news", published=TODAY)
    engine = snapshot_of(headline, said("b", "many", OTHER))
    assert told(engine, words=("elections",)) == ["b"]
    assert told(engine, words=("rain",)) == []


def test_words_that_stand_together_must_share_a_paragraph(snapshot_of: Build, said: Make) -> None:
    engine = snapshot_of(said("a", text=f"{SAID} The night train is late."), said("b", "many", OTHER))
    assert told(engine, words=("night trains",)) == ["b"]
    assert sorted(told(engine, words=("train rained",))) == ["a", "b"]


def test_words_that_no_search_looks_for_leave_nothing_out(snapshot_of: Build, said: Make) -> None:
    assert told(snapshot_of(said("a")), words=("the", "…", "")) == ["a"]


def test_what_is_left_out_is_known_but_hides_the_same_words_in_no_other_outlet(snapshot_of: Build, said: Make) -> None:
    first = snapshot_of(said("a", source="Mercury"))
    found = find_news(first, FERRIES, TODAY, (), 5, exclusions=Exclusions(frozenset({"Mercury"})))
    assert found == News(("a",), None)
    both = snapshot_of(said("a", source="Mercury"), said("b", source="Herald"))
    assert told(both, ("a",), outlets="Mercury") == ["b"]
    assert told(both, ("a",)) == []  # once the outlet is let in again, its words are known
