"""The queue of updates for a bot.

For the test double in botapi.py. The queue handles order, numbers and confirmations; long polling is in
botapi_server.py.

Source of the rules: https://core.telegram.org/bots/api#getupdates, and tdlib/telegram-bot-api,
Client.cpp (`do_get_updates`) with td's TQueue. Not implemented: the queue's limit of 24 hours, and the delay
for callers that repeat an offset within three seconds.
"""

from collections import deque
from typing import Any

JSON = dict[str, Any]

FIRST_UPDATE_ID = 810_000_001  # "the first identifier is a positive number", not 1
# Kinds that a bot gets only if it asks for them by name.
_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_TOLERATED_FUTURE = 10  # an offset further ahead than this is ignored (TQueue::get)


class UpdateQueue:
    """Updates in order, from the oldest unconfirmed to the newest."""

    def __init__(self) -> None:
        self.queued: list[JSON] = []
        """All updates that were ever queued."""
        self._waiting: deque[JSON] = deque()
        self._confirmed: deque[JSON] = deque(maxlen=1000)
        self._next_id = FIRST_UPDATE_ID
        self._allowed: frozenset[str] | None = None

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, update: JSON) -> int | None:
        """Queue an update; return its number, or None if the bot hasn't asked for this kind."""
        if not all(self._wants(kind) for kind in update):
            return None
        number = self._next_id
        self._next_id += 1
        self.queued.append(update)
        self._waiting.append({"update_id": number, **update})
        return number

    def redeliver(self, count: int) -> None:
        """Queue the last confirmed updates again, as if they hadn't been confirmed."""
        for _ in range(count):
            self._waiting.appendleft(self._confirmed.pop())

    def allow(self, kinds: list[str]) -> None:
        """Set the kinds to queue from now on; an empty list means the default. Queued updates stay."""
        self._allowed = frozenset(kinds) or None

    def take(self, offset: int, limit: int) -> list[JSON]:
        """Confirm everything before the offset and return the rest, which stays until it is confirmed.

        An offset of -n keeps only the newest n updates.
        """
        if offset < 0:
            self.clear(keep=-offset)
        elif offset <= self._next_id + _TOLERATED_FUTURE:
            while self._waiting and self._waiting[0]["update_id"] < offset:
                self._confirmed.append(self._waiting.popleft())
        return [update for update, _ in zip(self._waiting, range(limit), strict=False)]

    @property
    def waiting(self) -> list[JSON]:
        """The updates that aren't confirmed, in order."""
        return list(self._waiting)

    def confirm(self, number: int) -> None:
        """Confirm a single update, wherever it waits, as a webhook does."""
        for update in [update for update in self._waiting if update["update_id"] == number]:
            self._waiting.remove(update)
            self._confirmed.append(update)

    def clear(self, keep: int = 0) -> None:
        """Drop all updates except the newest ones."""
        while len(self._waiting) > keep:
            self._waiting.popleft()

    def _wants(self, kind: str) -> bool:
        return kind in self._allowed if self._allowed is not None else kind not in _ON_REQUEST
