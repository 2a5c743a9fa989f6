"""What becomes of an update that arrives at one of several bots: it is written down, and its owner takes it up.

Two kinds of updates aren't written down by themselves. An inline query goes straight to the bot that owns the person's
partition: nobody needs it seconds later. A message in a group that may continue a long one is nobody's business unless
it does; so each bot remembers the last long messages, and tells the others of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cachetools import LRUCache, TTLCache
from telegram import Message, Update

from bot.replicas.partitions import partition_of
from bot.replicas.protocol import Arrivals, Handling

LONG_SECONDS = 10.0
"""Seconds for which a long message is remembered. Its next part is sent with it."""

LONG_CHARACTERS = 2048
"""A message with more characters than this may continue in the next one; see `bot/incoming/joining.py`."""

_MANY = 1_000

_Writer = tuple[int, int | None, int]
Tell = Callable[[str, object], bool]
"""Tells the other bots something of a kind; returns False if that isn't possible."""


class InboxReception:
    """Writes updates down, and leaves them to their owners. Lives on one event loop."""

    def __init__(
        self, arrivals: Arrivals, is_for: Callable[[Update], bool], owns: Callable[[int], bool], tell: Tell
    ) -> None:
        self.room = arrivals.room
        self.handling: Handling | None = None
        """Whom inline queries are given to, once the bot handles updates."""
        self._arrivals = arrivals
        self._is_for = is_for
        self._owns = owns
        self._tell = tell
        self._given: LRUCache[int, bool] = LRUCache(_MANY)
        self._long: TTLCache[_Writer, int] = TTLCache(_MANY, LONG_SECONDS)

    def is_for(self, update: Update) -> bool:
        """Return whether an update is for the bot, or may continue a message that is."""
        message, is_for = update.message, self._is_for(update)
        if message is None or message.text is None or message.chat_id > 0:
            return is_for
        is_for = is_for or self._long.get(_writer(message)) == message.message_id - 1
        if is_for and len(message.text) > LONG_CHARACTERS:
            told = (*_writer(message), message.message_id)
            self.note_long(told)
            self._tell("long", told)
        return is_for

    def note_long(self, told: tuple[int, int | None, int, int]) -> None:
        """Note a long message, by its chat, topic, author and number."""
        chat_id, thread_id, author, number = told
        self._long[chat_id, thread_id, author] = number

    async def note_all(self, updates: Sequence[tuple[Update, str]]) -> None:
        """Write updates down. Raises StoreError: what isn't written down must come again."""
        await self._arrivals.write_down(updates)

    async def note_new(self, updates: Sequence[tuple[Update, str]]) -> set[int]:
        """Write updates down; return the numbers of the new ones. Raises StoreError likewise."""
        return await self._arrivals.write_down(updates)

    @staticmethod
    def is_safe(update_id: int) -> bool:  # noqa: ARG004
        """Return True: an update that isn't written down is refused."""
        return True

    def hand_on(self, update: Update) -> Update:
        """Give an inline query to its owner; return an empty update, which no handler takes, if that isn't this bot."""
        query = update.inline_query
        if query is None:
            return Update(update.update_id)
        if self._owns(partition_of(query.from_user.id)) or not self._tell("inline", update.to_json()):
            return self._once(update)
        return Update(update.update_id)

    def on_inline(self, told: str) -> None:
        """Handle an inline query that arrived at another bot, if this one owns it."""
        if self.handling is None:
            return
        update = self.handling.read(told)
        if update.inline_query and self._owns(partition_of(update.inline_query.from_user.id)):
            self.handling.give(self._once(update))

    def _once(self, update: Update) -> Update:
        if update.update_id in self._given:
            return Update(update.update_id)
        self._given[update.update_id] = True
        return update


def _writer(message: Message) -> _Writer:
    author = message.sender_chat or message.from_user
    thread = message.message_thread_id if message.is_topic_message else None
    return message.chat_id, thread, author.id if author else message.chat_id
