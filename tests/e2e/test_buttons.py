"""/start and /help, and the suggested questions on their buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Chat, Sent, User

if TYPE_CHECKING:
    from conftest import Newsbot


@pytest.fixture
def greeting(bot: Newsbot, api: BotApi, alice: User, chat: Chat) -> Sent:
    """Reply of the bot to /start."""
    return welcome(api, alice, chat)


def welcome(api: BotApi, user: User, chat: Chat, command: str = "/start") -> Sent:
    [greeting] = api.wait_for_sent(chat, after=chat.say(user, command))
    return greeting


@pytest.mark.parametrize("command", ["/start", "/help", "/start payload", "/start@NewsTestBot"])
def test_the_greeting_describes_the_bot_and_suggests_three_questions(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat, command: str
) -> None:
    greeting = welcome(api, alice, chat, command)
    questions = [button["text"] for button in greeting.buttons]
    assert len(set(questions)) == 3
    assert all(f"• {question}" in greeting.text for question in questions)
    assert "18 articles from 12 September 2024 to 6 November 2025" in greeting.text


@pytest.mark.parametrize("number", range(3))
def test_pressing_a_question_answers_it(api: BotApi, alice: User, chat: Chat, greeting: Sent, number: int) -> None:
    question = greeting.buttons[number]["text"]
    query = chat.press(alice, greeting, question)
    assert api.wait_for_answer(query).ok
    [answer] = api.wait_for_sent(chat, after=greeting)
    assert answer.text.startswith(f"{question}\n\n")
    assert any(entity.type == "blockquote" for entity in answer.entities)
    assert "Not found" not in answer.text


def test_a_press_that_expired_is_still_answered(api: BotApi, alice: User, chat: Chat, greeting: Sent) -> None:
    question = greeting.buttons[0]["text"]
    chat.press(alice, greeting, question, expired=True)
    [answer] = api.wait_for_sent(chat, after=greeting)
    assert answer.text.startswith(question)


def test_a_button_on_a_deleted_message_says_so(api: BotApi, alice: User, chat: Chat, greeting: Sent) -> None:
    chat.delete(greeting)
    call = api.wait_for_answer(chat.press(alice, greeting, greeting.buttons[0]["text"]))
    assert call.parameters["show_alert"] is True
    assert "write your question" in call.parameters["text"]


def test_a_button_of_an_earlier_version_says_so(api: BotApi, alice: User, chat: Chat, greeting: Sent) -> None:
    update = {
        "id": "old-button",
        "from": alice.json(),
        "chat_instance": "1",
        "data": "vote:7",
        "message": {"message_id": greeting.message_id, "date": 1, "chat": chat.json(), "from": api.bot.json()},
    }
    api.update({"callback_query": update})
    assert api.wait_for_answer("old-button").parameters["show_alert"] is True


def test_a_press_that_telegram_confirms_slowly_delays_nobody(
    api: BotApi, alice: User, chat: Chat, greeting: Sent
) -> None:
    bob = api.user("Bob")
    with api.hang("answerCallbackQuery") as hang:
        chat.press(alice, greeting, greeting.buttons[0]["text"])
        api.wait_for_held(hang)
        other = api.private(bob)
        question = other.say(bob, "What did Quist say about sleep?")
        [answer] = api.wait_for_sent(other)
        assert answer.time - question.time < 4  # the bot waits 5 seconds for Telegram
