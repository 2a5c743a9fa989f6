"""Days of the week and months to come in questions: "what will happen on Friday", "nächsten Samstag"."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.question import understand
from tests.index.question.facts import Index

TODAY = date(2025, 3, 12)
"""A Wednesday."""

FRIDAY, LAST_FRIDAY = date(2025, 3, 14), date(2025, 3, 7)


def _facts(code: str) -> Index:
    return Index(outlets=(), languages=(code,))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "What will happen on Friday?"),
        ("en", "what is on on friday"),
        ("en", "what happens next friday"),
        ("en", "what's happening this Friday"),
        ("de", "was passiert am Freitag"),
        ("de", "Was wird am Freitag passieren?"),
        ("de", "was ist nächsten freitag los"),
        ("ru", "что будет в пятницу"),
        ("ru", "Что произойдёт в следующую пятницу?"),
        ("es", "¿qué pasará el viernes?"),
        ("es", "que va a pasar el proximo viernes"),
        ("fr", "que se passe-t-il vendredi ?"),
        ("fr", "Qu'est-ce qui est prévu vendredi prochain ?"),
        ("uk", "що станеться в п'ятницю"),
        ("uk", "що буде наступної п'ятниці"),
    ],
)
def test_a_question_that_looks_ahead_asks_for_the_coming_day_of_the_week(code: str, text: str) -> None:
    question = understand(text, TODAY, _facts(code))
    assert (question.listing, question.since, question.until) == (True, FRIDAY, FRIDAY)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "What happened on Friday?"),
        ("en", "any news on friday"),
        ("de", "was ist am Freitag passiert"),
        ("de", "Was passierte am Freitag?"),
        ("de", "was war letzten freitag los"),
        ("ru", "что было в пятницу"),
        ("ru", "Что произошло в прошлую пятницу?"),
        ("es", "¿qué pasó el viernes?"),
        ("fr", "que s'est-il passé vendredi ?"),
        ("uk", "що сталося в п'ятницю"),
    ],
)
def test_a_question_that_looks_back_asks_for_the_past_one(code: str, text: str) -> None:
    question = understand(text, TODAY, _facts(code))
    assert (question.since, question.until) == (LAST_FRIDAY, LAST_FRIDAY)


def test_what_somebody_has_said_is_from_the_past_day_whatever_it_is_about() -> None:
    question = understand("What did Lind say on Friday will happen to the toll?", TODAY, _facts("en"))
    assert (question.since, question.until) == (LAST_FRIDAY, LAST_FRIDAY)


@pytest.mark.parametrize(
    ("code", "text", "term"),
    [
        ("en", "who plays at the stadium on friday", "friday"),
        ("de", "wer spielt am Freitag im Stadion", "freitag"),
        ("ru", "кто играет в пятницу на стадионе", "пятниц"),
        ("es", "quién juega el viernes en el estadio", "viern"),
        ("fr", "qui joue vendredi au stade", "vendred"),
        ("uk", "хто грає в п'ятницю на стадіоні", "пятниц"),
    ],
)
def test_what_somebody_does_then_is_asked_of_recent_articles_with_that_word(code: str, text: str, term: str) -> None:
    question = understand(text, TODAY, _facts(code))
    assert (question.since, question.until) == (date(2025, 2, 12), None)
    assert term in question.terms


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("what will happen in January", date(2026, 1, 1)),
        ("what is planned in april", date(2025, 4, 1)),
        ("what happened in January", date(2024, 1, 1)),  # the newest article is from then
    ],
)
def test_a_month_without_a_year_is_the_coming_one_too(text: str, since: date) -> None:
    assert understand(text, TODAY, _facts("en")).since == since


def test_a_day_of_the_week_that_is_today_is_today() -> None:
    question = understand("what will happen on wednesday", TODAY, _facts("en"))
    assert (question.since, question.until) == (TODAY, TODAY)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from("was wird ist hat am nächsten freitag freitags los passiert gegangen steht an".split()))
)
def test_any_words_can_be_read(words: list[str]) -> None:
    question = understand(" ".join(words), TODAY, _facts("de"))
    assert question.since is None or question.until is None or question.since <= question.until
