"""Menus of the bot in tests: messages with buttons that change in place, as /settings brings them."""

from __future__ import annotations

import itertools
from typing import Any

from botapi import BotApi, Call, Chat, Sent, User

_QUERIES = itertools.count()


class Menu:
    """A message with buttons that a command brings, and a person who presses them."""

    def __init__(self, api: BotApi, chat: Chat, user: User, command: str = "/settings", **fields: Any) -> None:
        self.api, self.chat, self.user = api, chat, user
        self.asked = chat.say(user, command, **fields)
        [self._sent] = api.wait_for_sent(chat, after=self.asked)

    @property
    def now(self) -> Sent:
        [sent] = [sent for sent in self.api.sent(self.chat) if sent.message_id == self._sent.message_id]
        return sent

    @property
    def labels(self) -> list[str]:
        return [button["text"] for button in self.now.buttons]

    def press(self, *buttons: str) -> Call:
        """Press buttons one after another, each after the previous edit; return the last popup."""
        for button in buttons:
            before = self.now
            call = self.api.wait_for_answer(self.chat.press(self.user, before, button))
            self.api.wait_until(lambda _, before=before: self.now.edits != before.edits)  # type: ignore[misc]
        return call

    def press_data(self, data: str) -> Call:
        """Press a button with this callback data, which may be old or forged; return the popup."""
        query_id = f"query {next(_QUERIES)}"
        query = {"id": query_id, "from": self.user.json(), "chat_instance": "1", "data": data}
        self.api.update({"callback_query": query | {"message": self.chat.messages[self.now.message_id].json()}})
        return self.api.wait_for_answer(query_id)
