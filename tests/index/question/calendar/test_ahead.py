"""Questions about days to come: "what will happen tomorrow", "wer spielt morgen"."""

from __future__ import annotations

from datetime import date

import pytest

from index.question import understand
from tests.index.question.facts import Index

TODAY = date(2025, 3, 12)
"""A Wednesday."""


def _facts(code: str) -> Index:
    return Index(outlets=(), languages=(code,))


@pytest.mark.parametrize(
    ("code", "text", "since", "until"),
    [
        ("en", "what will happen tomorrow?", date(2025, 3, 13), date(2025, 3, 13)),
        ("en", "What's going to happen the day after tomorrow", date(2025, 3, 14), date(2025, 3, 14)),
        ("en", "what can we expect next week", date(2025, 3, 17), date(2025, 3, 23)),
        ("en", "what is coming up next month", date(2025, 4, 1), date(2025, 4, 30)),
        ("de", "was passiert morgen", date(2025, 3, 13), date(2025, 3, 13)),
        ("de", "Was wird übermorgen geschehen?", date(2025, 3, 14), date(2025, 3, 14)),
        ("de", "was bringt das nächste jahr", date(2026, 1, 1), date(2026, 12, 31)),
        ("ru", "что будет завтра", date(2025, 3, 13), date(2025, 3, 13)),
        ("ru", "Чего ждать на следующей неделе?", date(2025, 3, 17), date(2025, 3, 23)),
        ("es", "¿qué pasará mañana?", date(2025, 3, 13), date(2025, 3, 13)),
        ("es", "que va a pasar la semana que viene", date(2025, 3, 17), date(2025, 3, 23)),
        ("fr", "Que va-t-il se passer demain ?", date(2025, 3, 13), date(2025, 3, 13)),
        ("fr", "qu'est-ce qui va se passer après-demain", date(2025, 3, 14), date(2025, 3, 14)),
        ("uk", "що буде завтра", date(2025, 3, 13), date(2025, 3, 13)),
        ("uk", "Що станеться наступного місяця?", date(2025, 4, 1), date(2025, 4, 30)),
    ],
)
def test_what_happens_on_days_to_come_is_asked_of_articles_from_then(
    code: str, text: str, since: date, until: date
) -> None:
    question = understand(text, TODAY, _facts(code))
    assert (question.listing, question.since, question.until) == (True, since, until)


@pytest.mark.parametrize(
    ("code", "text", "since"),
    [
        ("en", "who plays at the stadium tomorrow", date(2025, 2, 12)),
        ("en", "do the tolls rise next year", date(2024, 3, 12)),
        ("de", "wer spielt morgen im Stadion", date(2025, 2, 12)),
        ("ru", "кто играет завтра на стадионе", date(2025, 2, 12)),
        ("es", "quién juega mañana en el estadio", date(2025, 2, 12)),
        ("fr", "qui joue demain au stade", date(2025, 2, 12)),
        ("uk", "хто грає завтра на стадіоні", date(2025, 2, 12)),
    ],
)
def test_what_somebody_does_on_days_to_come_is_asked_of_recent_articles(code: str, text: str, since: date) -> None:
    question = understand(text, TODAY, _facts(code))
    assert (question.listing, question.since, question.until) == (False, since, None)
    assert question.terms


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "what is the play Tomorrow Is Late about"),
        ("en", "when is the vote on the tolls"),
        ("de", "wer fährt am Morgen mit der Fähre"),
        ("de", "wer fuhr am frühen morgen mit der fähre"),
        ("de", "was geschah am nächsten morgen an der fähre"),
        ("es", "quién llega de la mañana a la noche"),
        ("fr", "qui a parlé du lendemain"),
    ],
)
def test_other_words_are_no_days_to_come(code: str, text: str) -> None:
    assert understand(text, TODAY, _facts(code)).since is None


def test_a_follow_up_moves_a_question_to_tomorrow() -> None:
    facts = _facts("en")
    earlier = understand("What did Brandt say about the tolls yesterday?", TODAY, facts)
    question = understand("and tomorrow?", TODAY, facts, earlier)
    assert (question.speaker, question.since) == (earlier.speaker, date(2025, 3, 13))


@pytest.mark.parametrize(
    ("code", "text", "follow_up", "term"),
    [
        ("en", "who plays at the stadium today", "And tomorrow?", "tomorrow"),
        ("en", "who plays at the stadium next week", "And tomorrow?", "tomorrow"),
        ("de", "wer spielt heute im Stadion", "Und morgen?", "morg"),
        ("ru", "кто играет сегодня на стадионе", "А завтра?", "завтр"),
    ],
)
def test_a_follow_up_for_tomorrow_is_asked_of_articles_that_may_speak_of_it(
    code: str, text: str, follow_up: str, term: str
) -> None:
    facts = _facts(code)
    earlier = understand(text, TODAY, facts)
    question = understand(follow_up, TODAY, facts, earlier)
    assert (question.listing, question.since, question.until) == (False, date(2025, 2, 12), None)
    assert term in question.terms
    assert "week" not in question.terms


def test_a_follow_up_for_today_doesnt_ask_for_tomorrow_any_more() -> None:
    facts = _facts("en")
    earlier = understand("who plays at the stadium tomorrow", TODAY, facts)
    question = understand("And today?", TODAY, facts, earlier)
    assert (question.since, question.until) == (TODAY, TODAY)
    assert "tomorrow" not in question.terms


def test_another_day_replaces_the_one_that_somebody_spoke_about() -> None:
    facts = _facts("en")
    earlier = understand("What did Brandt say about next week?", TODAY, facts)
    question = understand("and tomorrow?", TODAY, facts, earlier)
    assert (question.speaker, question.topic) == (earlier.speaker, ("tomorrow",))
