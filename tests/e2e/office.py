"""An admin's private chat with the bot, for tests of what only admins may do."""

from __future__ import annotations

from dataclasses import dataclass

from botapi import BotApi, Chat, Message, Sent, User

ONLY_ADMINS = "Sorry, only an admin of this bot can do that."
TOO_OLD = "This button no longer works: send the command again."


@dataclass
class Office:
    """The chat of an admin: what the admin does there, and what the bot shows."""

    api: BotApi
    admin: User
    chat: Chat

    @classmethod
    def of(cls, api: BotApi, admin: User) -> Office:
        return cls(api, admin, api.private(admin))

    def say(self, text: str, count: int = 1, reply_to: Message | Sent | None = None) -> list[Sent]:
        """Send a message; return the first `count` messages that the bot answers with."""
        said = self.chat.say(self.admin, text, reply_to=reply_to)
        return self.api.wait_for_sent(self.chat, count, after=said)

    def now(self, message: Sent) -> Sent:
        """Return the current state of a message."""
        return next(sent for sent in self.api.sent(self.chat) if sent.message_id == message.message_id)

    def until(self, message: Sent, words: str) -> Sent:
        """Wait until a message has these words; return it then."""

        def look(_: BotApi) -> Sent | None:
            shown = self.now(message)
            return shown if words in shown.text else None

        shown = self.api.wait_until(look)
        assert shown is not None
        return shown

    def press(self, message: Sent, button: str, words: str) -> Sent:
        """Press a button by its label or its data; wait until the message has these words, and return it then."""
        assert self.api.wait_for_answer(self.chat.press(self.admin, message, button)).ok
        return self.until(message, words)

    def note(self, message: Sent, button: str) -> str:
        """Press a button; return what pops up."""
        return note_of(self.api, self.chat.press(self.admin, message, button))


def labels(message: Sent) -> list[str]:
    return [button["text"] for button in message.buttons]


def data_of(message: Sent, label: str) -> str:
    """Return the callback data of a button."""
    return next(str(button["callback_data"]) for button in message.buttons if button["text"] == label)


def note_of(api: BotApi, query: str) -> str:
    """Return what pops up after a press; an empty text if nothing does."""
    return str(api.wait_for_answer(query).parameters.get("text") or "")


def forge(api: BotApi, user: User, chat: Chat, message: Sent, data: str) -> str:
    """Send a press by hand, on a button that needn't be there; return what pops up."""
    query = f"forged{len(api.calls)}-{user.id}"
    pressed = chat.find(message.message_id)
    assert pressed
    api.update({"callback_query": {
        "id": query, "from": user.json(), "chat_instance": "1", "data": data, "message": pressed.json(),
    }})  # fmt: skip
    return note_of(api, query)
