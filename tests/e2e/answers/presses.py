"""Answers as readers see them, and presses of their buttons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from botapi import BotApi, Call, Chat, Content, Sent, User

from bot.messages import AnswerPress, encode_press
from index import View

if TYPE_CHECKING:
    from conftest import Newsbot


Ask = Callable[[str], Sent]


def marked(sent: Sent | Content, kind: str) -> list[str]:
    return [entity.of(sent.text) for entity in sent.entities if entity.type == kind]


def labels(sent: Sent) -> list[str]:
    return [button["text"] for button in sent.buttons]


def now_is(api: BotApi, chat: Chat, message: Sent) -> Sent:
    """Return the current state of a message."""
    return next(sent for sent in api.sent(chat) if sent.message_id == message.message_id)


def press(api: BotApi, chat: Chat, user: User, message: Sent, button: str) -> Sent:
    """Press a button, wait for the edit and the confirmation, and return the edited message."""
    before = len(now_is(api, chat, message).edits)
    assert api.wait_for_answer(chat.press(user, message, button)).ok
    api.wait_until(lambda api: len(now_is(api, chat, message).edits) > before)
    return now_is(api, chat, message)


def pressed_twice(api: BotApi, chat: Chat, user: User, message: Sent, button: str) -> None:
    """Press a button twice and wait until both presses are handled: one edits, the other changes nothing."""
    calls = len(api.calls_of("editMessageText"))
    queries = [chat.press(user, message, button) for _ in range(2)]
    for query in queries:
        assert api.wait_for_answer(query).ok
    api.wait_until(lambda api: len(api.calls_of("editMessageText")) >= calls + 2)


def thumbs_opened(api: BotApi, chat: Chat, user: User, message: Sent) -> Sent:
    """Press the button for both thumbs and return the message with the thumbs."""
    return press(api, chat, user, message, "👍 👎")


def put_old_button(api: BotApi, chat: Chat, message: Sent, label: str, view: View) -> Sent:
    """Put a button of an earlier version under an answer and return the edited message."""
    key = message.buttons[0]["callback_data"].split(":")[1]
    button = {"text": label, "callback_data": encode_press(AnswerPress(key, "show", view))}
    found = chat.find(message.message_id)
    assert found
    found.edit(replace(found.content, reply_markup={"inline_keyboard": [[button]]}))
    return now_is(api, chat, message)


def shown_note(api: BotApi, query: str) -> Call:
    """Return the popup of a press."""
    return api.wait_for_answer(query)


def forget(bot: Newsbot, question: str) -> None:
    """Delete the answers to a question from the bot's memory, as happens after thirty days."""
    bot.make_remember("DELETE FROM answers WHERE question LIKE ?", f"%{question}%")
