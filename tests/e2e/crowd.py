"""Helpers for many questions at once, and their replies."""

from __future__ import annotations

from botapi import BotApi, Chat, Message

QUESTION = "What did Quist say about sleep?"
NO_LIMITS = {"limit_private": "0", "limit_group": "0", "limit_all": "0", "limit_person": "0"}
HALF = "and again " * 210
"""Question of 2,100 UTF-16 units, long enough to continue in the next message."""


def ask(chat: Chat, count: int = 1) -> list[Message]:
    """Ask `count` questions in a chat."""
    assert chat.owner is not None
    return [chat.say(chat.owner, f"/ask {QUESTION} {number}") for number in range(count)]


def replies(api: BotApi, chat: Chat) -> list[int | None]:
    """Return the ids of the messages that a chat's answers reply to, in order."""
    return [sent.reply_to for sent in api.sent(chat)]


def wait_for_replies(api: BotApi, asked: list[Message]) -> None:
    """Wait until each of these messages is answered at least once."""
    wanted = {(message.chat.id, message.message_id) for message in asked}
    api.wait_until(lambda api: wanted <= {(sent.chat_id, sent.reply_to) for sent in api.sent()})
