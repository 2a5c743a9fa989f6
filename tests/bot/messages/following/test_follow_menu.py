"""Messages about followed questions, and their buttons."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.memory.follows import Follow
from bot.messages.callback_data import StopPress, decode_press, encode_press
from bot.messages.following.follow_menu import (
    MAX_LISTED,
    add_stop_button,
    follow_note,
    follow_started_message,
    follows_message,
    keep_stop_button,
    remove_stop_button,
)
from bot.messages.localization import LANGUAGES, Localization
from bot.messages.markup import LIMIT, Reply, units
from bot.messages.phrases import question_label
from index import Question

ENGLISH = Localization.of("en")
FERRY = Question("What did Quist say about ferries?", ("quist", "ferri"))


def follow(number: int, text: str = FERRY.text) -> Follow:
    return Follow(number, 1, None, None, Question(text, ("x",)), None, datetime(2025, 3, 4, tzinfo=UTC), None)


def labels(buttons: InlineKeyboardMarkup | None) -> list[str]:
    return [button.text for row in (buttons.inline_keyboard if buttons else ()) for button in row]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (FERRY, "What did Quist say about ferries?"),
        (Question("And about oars?", ("x",), speaker_text="Quist", topic_text="oars"), "And about oars? (Quist)"),
        (Question("And Marsh?", ("x",), speaker_text="Marsh", topic_text="oars"), "And Marsh? (oars)"),
        (Question("Why?", ("x",), speaker_text="Quist", topic_text="oars"), "Why? (Quist, oars)"),
        (Question("a\n b", ("x",)), "a b"),
    ],
)
def test_a_follow_up_is_shown_with_its_inherited_parts(question: Question, said: str) -> None:
    assert question_label(question) == said


@given(st.text(max_size=2000), st.text(max_size=2000), st.text(max_size=2000))
def test_any_question_fits(text: str, speaker: str, topic: str) -> None:
    question = Question(text, ("x",), speaker_text=speaker, topic_text=topic)
    assert units(question_label(question)) <= 310
    for language in LANGUAGES:
        assert len(follow_note(Localization.of(language), "follow-started", question)) <= 200
        assert units(follow_started_message(Localization.of(language), question, 1).plain) <= LIMIT


def test_a_list_numbers_followed_questions_and_their_buttons() -> None:
    reply = follows_message(ENGLISH, [follow(7), follow(9, "Why?")])
    assert reply.plain.splitlines() == ["Following:", f"1. {FERRY.text}", "2. Why?"]
    assert labels(reply.buttons) == ["Stop 1", "Stop 2", "⚙️ When, where"]
    assert reply.buttons is not None
    assert decode_press(str(reply.buttons.inline_keyboard[0][1].callback_data)) == StopPress(9, "list")


@pytest.mark.parametrize("length", [1, 40, 4000])
def test_a_long_list_fits_into_a_message(length: int) -> None:
    reply = follows_message(ENGLISH, [follow(number, "😀" * length) for number in range(500)])
    assert units(reply.plain) <= LIMIT
    assert 10 < len(labels(reply.buttons)) <= MAX_LISTED + 1
    assert len(labels(reply.buttons)) - 1 == len(reply.plain.splitlines()) - 1


def test_an_empty_list_says_how_to_begin() -> None:
    assert follows_message(ENGLISH, []).plain.startswith("This chat follows no questions")
    assert follows_message(ENGLISH, []).buttons is None


def test_an_alert_keeps_its_button_to_stop_on_other_pages_until_it_is_pressed() -> None:
    answer = InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="a:k:s1")]])
    alert = add_stop_button(answer, ENGLISH, 7)
    assert labels(alert) == ["More", "Stop"]
    assert labels(keep_stop_button(Reply("", "", answer), alert).buttons) == ["More", "Stop"]
    assert labels(keep_stop_button(Reply("", ""), alert).buttons) == ["Stop"]
    assert labels(keep_stop_button(Reply("", "", answer), answer).buttons) == ["More"]
    assert labels(remove_stop_button(alert, StopPress(7, "alert"))) == ["More"]
    assert remove_stop_button(add_stop_button(None, ENGLISH, 7), StopPress(7, "alert")) is None


def test_the_stop_button_of_an_alert_stays_in_any_row() -> None:
    stop = InlineKeyboardButton("Stop", callback_data=encode_press(StopPress(7, "alert")))
    thumb = InlineKeyboardButton("👍", callback_data="a:key:g0")
    before = InlineKeyboardMarkup([[stop], [thumb]])
    kept = keep_stop_button(Reply("a", "a"), before)
    assert kept.buttons
    assert [[button.text for button in row] for row in kept.buttons.inline_keyboard] == [["Stop"]]
