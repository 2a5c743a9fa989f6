"""Digests as messages: sections in order, verbatim words, and Telegram's limits."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages import LANGUAGES, LIMIT, Localization, units
from bot.messages.following import PASSAGES, Section, digest_messages
from bot.messages.markup import ENTITIES
from index import Passage, Question
from tests.bot.messages.builders import build_passage

ENGLISH = Localization.of("en")
NOW = datetime(2025, 6, 18, 12, tzinfo=UTC)
SAID = st.lists(st.tuples(st.text(max_size=3000), st.text(max_size=400)), max_size=10)


def section(number: int, *passages: Passage, question: str = "", more: bool = False) -> Section:
    return Section(number, Question(question or f"What about {number}?", ("x",)), passages, more)


def test_sections_are_numbered_over_all_messages_and_stopped_by_their_numbers() -> None:
    long = build_passage("A long sentence of the bay. " * 24)
    sections = [section(40 + number, *[long] * PASSAGES) for number in range(6)]
    messages = digest_messages(sections, ENGLISH, NOW)
    assert len(messages) > 1
    assert [number for message in messages for number in message.follow_ids] == [40, 41, 42, 43, 44, 45]
    rows = [row for message in messages if message.reply.buttons for row in message.reply.buttons.inline_keyboard]
    labels = [button.text for row in rows for button in row]
    assert [label for label in labels if label.startswith("Stop")] == [f"Stop {number}" for number in range(1, 7)]
    assert all(message.reply.plain.startswith("News of your questions\n\n") for message in messages)


def test_further_articles_are_listed_and_the_rest_is_said() -> None:
    passages = [build_passage(f"Word {number}.", title=f"Title {number}") for number in range(6)]
    [message] = digest_messages([section(1, *passages, more=True)], ENGLISH, NOW)
    text = message.reply.plain
    assert all(f"Word {number}." in text for number in range(PASSAGES))
    assert "Word 3." not in text
    assert "• Title 3" in text
    assert text.endswith("There are more new articles: ask the question to see them.")


def test_news_that_is_shown_above_is_not_repeated() -> None:
    [message] = digest_messages([section(1, build_passage("It rained.")), section(2)], ENGLISH, NOW)
    assert message.reply.plain.endswith("2. What about 2?\nThe new articles are shown above.")


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.text(max_size=600), SAID), min_size=1, max_size=8), st.sampled_from(sorted(LANGUAGES)))
def test_any_text_fits_and_no_question_is_lost(asked: list[tuple[str, list[tuple[str, str]]]], language: str) -> None:
    sections = [
        section(
            number, *(build_passage(f"x{words}", title=title, speaker=title) for words, title in said), question=text
        )
        for number, (text, said) in enumerate(asked)
    ]
    messages = digest_messages(sections, Localization.of(language), NOW)
    assert [number for message in messages for number in message.follow_ids] == list(range(len(sections)))
    for message in messages:
        assert units(message.reply.plain) <= LIMIT
        assert message.reply.html.count("</") <= ENTITIES
