"""The updates that wait for a bot.

For the test double in botapi.py. It keeps the order, the numbers and the confirmations; the waiting itself
(long polling) is in botapi_server.py.

Where the rules come from: https://core.telegram.org/bots/api#getupdates, and tdlib/telegram-bot-api,
Client.cpp (`do_get_updates`) with td's TQueue. Left out: the queue's limit of 24 hours, and that the real
server makes a caller wait who repeats an offset within three seconds.
"""

from collections import deque
from typing import Any

JSON = dict[str, Any]

FIRST_UPDATE_ID = 810_000_001  # "the first identifier is a positive number", not 1
# What a bot gets only after asking for it by name.
_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_TOLERATED_FUTURE = 10  # an offset further ahead than this is taken as none (TQueue::get)


class UpdateQueue:
    """Updates in order, from the oldest that isn't confirmed to the newest."""

    def __init__(self) -> None:
        self._waiting: deque[JSON] = deque()
        self._confirmed: deque[JSON] = deque(maxlen=1000)
        self._next_id = FIRST_UPDATE_ID
        self._allowed: frozenset[str] | None = None

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, update: JSON) -> int | None:
        """Queues an update and returns its number, or None when the bot doesn't want this kind."""
        if not all(self._wants(kind) for kind in update):
            return None
        number = self._next_id
        self._next_id += 1
        self._waiting.append({"update_id": number, **update})
        return number

    def redeliver(self, count: int) -> None:
        """Queues the last updates that were confirmed again, as if their confirmation had never come."""
        for _ in range(count):
            self._waiting.appendleft(self._confirmed.pop())

    def allow(self, kinds: list[str]) -> None:
        """Which kinds to queue from now on; an empty list is the default. What is queued already stays."""
        self._allowed = frozenset(kinds) or None

    def take(self, offset: int, limit: int) -> list[JSON]:
        """Confirms everything before the offset and returns what follows, which stays until it is confirmed.

        A negative offset keeps only so many of the newest updates.
        """
        if offset < 0:
            self.clear(keep=-offset)
        elif offset <= self._next_id + _TOLERATED_FUTURE:
            while self._waiting and self._waiting[0]["update_id"] < offset:
                self._confirmed.append(self._waiting.popleft())
        return [update for update, _ in zip(self._waiting, range(limit), strict=False)]

    def clear(self, keep: int = 0) -> None:
        """Forgets all updates but the newest ones."""
        while len(self._waiting) > keep:
            self._waiting.popleft()

    def _wants(self, kind: str) -> bool:
        return kind in self._allowed if self._allowed is not None else kind not in _ON_REQUEST
