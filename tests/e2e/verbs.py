"""Commands and buttons of admins, as admins and others use them, and as others forge them."""

from __future__ import annotations

from typing import Any

from botapi import BotApi, Call, Chat, Sent, User
from crowd import QUESTION

ONLY_ADMINS = "Sorry, only an admin of this bot can do that."
TOO_OLD = "This button is too old. Please write your question again."
BOB = {"type": "user", "date": 1, "sender_user": {"id": 9, "is_bot": False, "first_name": "Bob"}}


def ask(api: BotApi, chat: Chat, user: User, text: str, **fields: Any) -> Sent:
    """Send a message and return the bot's answer."""
    [answer] = api.wait_for_sent(chat, after=chat.say(user, text, **fields))
    return answer


def ask_in_group(api: BotApi, group: Chat, user: User, text: str) -> list[str]:
    """Send a message to a group, and return what the bot says to it until it has answered a later question."""
    said = group.say(user, text)
    asked = group.say(user, f"/ask {QUESTION}")
    api.wait_until(lambda api: any(sent.reply_to == asked.message_id for sent in api.sent(group, after=said)))
    return [sent.text for sent in api.sent(group, after=said) if sent.reply_to != asked.message_id]


def forge_press(api: BotApi, chat: Chat, user: User, message: Sent, data: str) -> Call:
    """Press a button that isn't there, with this callback data; return the confirmation."""
    query = f"forged-{len(api.calls)}-{data}"
    api.update({"callback_query": {
        "id": query, "from": user.json(), "chat_instance": "1", "data": data,
        "message": {"message_id": message.message_id, "date": 1, "chat": chat.json(), "text": message.text},
    }})  # fmt: skip
    return api.wait_for_answer(query)


def shown(api: BotApi, chat: Chat, message: Sent) -> Sent:
    """Return the current state of a message."""
    return next(sent for sent in api.sent(chat) if sent.message_id == message.message_id)
