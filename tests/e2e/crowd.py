"""Many questions at once: asking them, and what replies to each."""

from __future__ import annotations

from botapi import BotApi, Chat, Message

QUESTION = "What did Quist say about sleep?"
NO_LIMITS = {"limit_private": "0", "limit_group": "0", "limit_all": "0", "limit_person": "0"}
HALF = "and again " * 210
"""2,100 units: a message of so many may go on in the next one."""


def ask(chat: Chat, count: int = 1) -> list[Message]:
    """Asks so many questions in a chat."""
    assert chat.owner is not None
    return [chat.say(chat.owner, f"/ask {QUESTION} {number}") for number in range(count)]


def replies(api: BotApi, chat: Chat) -> list[int | None]:
    """To which messages the answers of a chat reply, in their order."""
    return [sent.reply_to for sent in api.sent(chat)]


def wait_for_replies(api: BotApi, asked: list[Message]) -> None:
    """Waits until each of these messages is answered at least once."""
    wanted = {(message.chat.id, message.message_id) for message in asked}
    api.wait_until(lambda api: wanted <= {(sent.chat_id, sent.reply_to) for sent in api.sent()})
