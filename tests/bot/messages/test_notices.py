"""Help and greetings."""

from __future__ import annotations

import pytest
from botapi_entities import format_text, utf16_length
from botapi_markup import parse_html
from hypothesis import given
from hypothesis import strategies as st

from bot.messages.localization import Localization
from bot.messages.markup import LIMIT, Reply
from bot.messages.notices import group_greeting, health_message, help_message
from index import Coverage, HealthEvent

ENGLISH = Localization.of("en")
COVERAGE = Coverage(18, 192, 14, None, None)
TEXTS = st.text(min_size=1, max_size=300) | st.sampled_from(["x" * 10_000, "<&>" * 500, "😀" * 4000, "\ud800\0"])


def taken(reply: Reply) -> str:
    """Return the text that Telegram makes of a message, checking that it accepts it with markup and as plain text."""
    text, entities = parse_html(reply.html)
    assert format_text(text, entities)[0]
    assert utf16_length(text) <= LIMIT
    assert text == reply.plain
    return text


@given(st.lists(TEXTS, max_size=3))
def test_telegram_takes_any_questions_to_try(questions: list[str]) -> None:
    assert taken(help_message(ENGLISH, questions, COVERAGE)).count("\n• ") == len(questions)


def test_help_describes_the_sources_and_suggests_questions() -> None:
    text = taken(help_message(ENGLISH, ["Who won?"], COVERAGE))
    assert "I search 18 articles." in text
    assert "Try one of these:\n• Who won?\n\n" in text


def test_without_questions_there_is_nothing_to_try() -> None:
    assert "Try" not in taken(help_message(ENGLISH, [], COVERAGE))


def test_help_lists_commands_with_what_they_do() -> None:
    text = taken(help_message(ENGLISH, [], COVERAGE, [("latest", "The newest"), ("help", "This")]))
    assert text.endswith("\n\n/latest – The newest\n/help – This")


@pytest.mark.parametrize("privacy", [True, False])
def test_a_greeting_says_which_group_messages_the_bot_sees(privacy: bool) -> None:
    assert ("I only see /ask" in taken(group_greeting(ENGLISH, privacy))) is privacy


# -- how sources are doing


def failing(reason: str) -> HealthEvent:
    return HealthEvent("failing", "s", "The Weir", "https://weir.example/feed", reason)


def test_sources_that_fail_at_the_same_time_are_one_message() -> None:
    back = HealthEvent("back", "s", "The Weir", "https://weir.example/feed", "The Weir: it is back.")
    reply, count = health_message(ENGLISH, [failing("The Weir: no."), failing("The Quay: no."), back])
    assert taken(reply) == "Sources on the web have been failing:\nThe Weir: no.\nThe Quay: no."
    assert count == 2
    assert taken(health_message(ENGLISH, [back])[0]) == "A source on the web is back:\nThe Weir: it is back."


@given(st.lists(TEXTS, min_size=1, max_size=30))
def test_telegram_takes_any_events_and_none_is_left_out(reasons: list[str]) -> None:
    events, messages = [failing(reason) for reason in reasons], 0
    while events:
        reply, count = health_message(ENGLISH, events)
        assert taken(reply).startswith(("A source", "Sources"))
        events, messages = events[count:], messages + 1
        assert count
    assert messages <= len(reasons)
