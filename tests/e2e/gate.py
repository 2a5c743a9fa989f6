"""People at the gate: they ask for access, and two admins decide in their private chats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botapi import BotApi, Chat, Sent, User
from crowd import NO_LIMITS, QUESTION
from office import Office, note_of

if TYPE_CHECKING:
    from processes import Newsbot

SAID = "We're asking to go home, sleep, and come back awake."
ASK = "Ask for access"
OFFER = "I only answer people whom my admins have let in."
GROUP_OFFER = "I only answer in groups that my admins have let in."
WAITS = "The request is with my admins. I’ll write here once they have decided."
GRANTED = "My admins have let you in: ask me about the news."
NOT_NOW = "My admins have said: not for now. You can ask again in 23 hours."
REFUSAL = "Sorry, I don’t answer here."
NOT_LISTED = "Sorry, I only answer in chats on my list"


@dataclass
class Gate:
    """A bot's two admins, and those who come to it."""

    api: BotApi
    first: Office
    second: Office

    @classmethod
    def of(cls, api: BotApi) -> Gate:
        return cls(
            api, Office.of(api, api.user("Ada", last_name="Berg")), Office.of(api, api.user("Otto", language_code="de"))
        )

    def settings(self, **others: str) -> dict[str, str]:
        """Return the settings of a bot that has these admins."""
        ids = f"{self.first.admin.id},{self.second.admin.id}"
        return {"admin_ids": ids, "access": "request"} | NO_LIMITS | others

    def say(self, chat: Chat, user: User, text: str = QUESTION, **fields: Any) -> Sent:
        """Send a message; return what the bot answers."""
        return self.api.wait_for_sent(chat, after=chat.say(user, text, **fields))[0]

    def wait_for_notices(self, before: Sent | None, second_before: Sent | None) -> tuple[Sent, Sent]:
        """Wait for what both admins get next, after these messages in their chats."""
        [first, *_] = self.api.wait_for_sent(self.first.chat, after=before)
        [second, *_] = self.api.wait_for_sent(self.second.chat, after=second_before)
        return first, second

    def request(self, chat: Chat, user: User) -> tuple[Sent, Sent]:
        """Ask for access; return the messages that both admins get about it."""
        before = self.last(self.first), self.last(self.second)
        offer = self.say(chat, user, QUESTION if chat.user else f"/ask {QUESTION}")
        note_of(self.api, chat.press(user, offer, ASK))
        return self.wait_for_notices(*before)

    def last(self, office: Office) -> Sent | None:
        return next(reversed(self.api.sent(office.chat)), None)

    def told(self, chat: Chat, words: str) -> Sent:
        """Wait until the newest message in a chat has these words; return it."""

        def look(api: BotApi) -> Sent | None:
            newest = next(reversed(api.sent(chat)), None)
            return newest if newest and words in newest.text else None

        newest = self.api.wait_until(look)
        assert newest is not None
        return newest

    def stays_silent(self, bot: Newsbot, chat: Chat, user: User, text: str = QUESTION) -> bool:
        """Send a message; return whether the bot has said nothing in this chat when it is done with everything."""
        said = chat.say(user, text)
        self.first.say(QUESTION)
        bot.wait_until_done()
        return not self.api.sent(chat, after=said)
