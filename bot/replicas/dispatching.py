"""Handing the open updates of owned partitions to the bot's handlers, each once, in order. Not for handling them."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Any

from cachetools import LRUCache

from bot.memory import SUSPECT_STARTS
from bot.replicas.partitions import PARTITIONS
from bot.replicas.protocol import Handling

_log = logging.getLogger(__name__)

MOST_AT_ONCE = 200
"""Maximum number of updates that are read in one go."""

MOST_TAKEN = 2_000
"""Maximum number of updates that one bot has in hand, but for those that were left open.

The others wait in the inbox, for whoever owns them then.
"""

LOOK_SECONDS = 1.0
"""Seconds between two looks at the whole inbox, should the database's notice of a new update have got lost."""

AGAIN_SECONDS = 60.0
"""Seconds until an update that was left open, since Telegram could not be reached, is taken up again."""

_FINISHED = 20_000
_WINDOW = 1_000  # a notice is about updates whose numbers are hardly less than the newest

_PARTITION = f"coalesce(part, ((coalesce(chat_id, 0) %% {PARTITIONS}) + {PARTITIONS}) %% {PARTITIONS})"
_OPEN = f"bot_id = %(bot)s AND done_at IS NULL AND {_PARTITION} = ANY(%(some)s)"
_READ = f"""
SELECT update_id, {_PARTITION}, "update" FROM inbox
WHERE {_OPEN} AND update_id > %(after)s AND NOT update_id = ANY(%(known)s::bigint[])
ORDER BY update_id LIMIT %(most)s
"""  # noqa: S608  # constants
_COUNT = f"""
INSERT INTO starts AS s (bot_id, update_id, times) SELECT bot_id, update_id, 1 FROM inbox WHERE {_OPEN}
ON CONFLICT (bot_id, update_id) DO UPDATE SET times = s.times + 1 RETURNING update_id, times
"""  # noqa: S608  # constants
_FORGET_COUNTS = """
DELETE FROM starts s WHERE s.bot_id = %(bot)s AND NOT EXISTS (
    SELECT 1 FROM inbox i WHERE i.bot_id = s.bot_id AND i.update_id = s.update_id AND i.done_at IS NULL)
"""

Ask = Callable[[str, dict[str, Any]], Awaitable[list[tuple[Any, ...]]]]


class Dispatcher:
    """Takes up updates from the inbox, and knows which ones this bot has in hand. Lives on one event loop.

    An update is in hand from `take_up` until `let_go`, or until its partition is lost. One that was finished is never
    taken up again by this bot, even if that could not be written down.
    """

    def __init__(self, ask: Ask, bot_id: int) -> None:
        self.woken = asyncio.Event()
        """Set when there may be something to take up."""
        self._ask = ask
        self._bot_id = bot_id
        self._in_hand: dict[int, int] = {}  # the partition of each update
        self._left: dict[int, float] = {}  # of these, those that nothing works on any more, and until when
        self._begun: set[int] = set()  # even if they were lost since: what was sent must be written down
        self._finished: LRUCache[int, bool] = LRUCache(_FINISHED)
        self._suspects: set[int] = set()
        self._newest = 0
        self._looked = float("-inf")

    def busy(self) -> set[int]:
        """Return the partitions with updates that are being handled."""
        return {partition for number, partition in self._in_hand.items() if number not in self._left}

    def has(self, number: int) -> bool:
        """Return whether an update is in hand, and not finished."""
        return number in self._in_hand and number not in self._finished

    def partitions(self, numbers: Sequence[int]) -> list[int]:
        """Return the partitions of some updates; -1, which is none, for one that isn't in hand."""
        return [self._in_hand.get(number, -1) for number in numbers]

    def begin(self, numbers: Sequence[int]) -> bool:
        """Note that work on some updates begins; return False if one of them isn't in hand, or was finished."""
        if not all(map(self.has, numbers)):
            return False
        self._begun.update(numbers)
        return True

    def refuse(self, numbers: Sequence[int]) -> None:
        """Let go of those of some updates that are in hand and open: work on them may not begin, so read them again."""
        for number in filter(self.has, numbers):
            self._begun.discard(number)
            self.let_go(number)

    def leave(self, numbers: Sequence[int]) -> None:
        """Note that nothing works on some updates any more: they are taken up again after `AGAIN_SECONDS`."""
        self._begun.difference_update(numbers)
        until = asyncio.get_running_loop().time() + AGAIN_SECONDS
        self._left.update((number, until) for number in numbers if number in self._in_hand)

    def finish(self, number: int) -> bool:
        """Note that an update was handled; return False if that is another bot's affair, or was noted before.

        It is this bot's if the update is in hand, or was when the work on it began.
        """
        if number in self._finished or (number not in self._in_hand and number not in self._begun):
            return False
        self._finished[number] = True
        self._begun.discard(number)
        return True

    def let_go(self, number: int) -> None:
        """Note that it is written down that an update was handled, or can't be."""
        self._in_hand.pop(number, None)
        self._left.pop(number, None)

    def lose(self, partitions: Collection[int] | None = None) -> None:
        """Let go of the updates of some partitions (default: all)."""
        lost = [number for number, of in self._in_hand.items() if partitions is None or of in partitions]
        for number in lost:
            self.let_go(number)
        self._newest = 0

    async def count_takeover(self, partitions: Collection[int]) -> None:
        """Count for each open update that its bot ended before it was handled: the update may be the cause."""
        values = {"bot": self._bot_id, "some": sorted(partitions)}
        await self._ask(_FORGET_COUNTS, values)
        counts = await self._ask(_COUNT, values)
        self._suspects.update(number for number, times in counts if times >= SUSPECT_STARTS)

    async def take_up(self, taking: Callable[[], Collection[int]], handling: Handling) -> None:
        """Take up the open updates of the partitions that `taking` returns. Raises StoreError.

        It is asked again once they are read: a partition may be given back meanwhile.
        """
        self.woken.clear()
        now = asyncio.get_running_loop().time()
        is_whole = not self._newest or now >= self._looked + LOOK_SECONDS
        after = -(2**62) if is_whole else self._newest - _WINDOW
        for number in [number for number, until in self._left.items() if now >= until]:
            self.let_go(number)
        known = [number for number in self._in_hand if number > after]
        room = min(MOST_AT_ONCE, MOST_TAKEN - (len(self._in_hand) - len(self._left)))
        if room <= 0 or not (partitions := taking()):
            return
        values = {"bot": self._bot_id, "some": sorted(partitions), "after": after, "known": known, "most": room}
        rows = await self._ask(_READ, values)
        still = {*partitions} & {*taking()}
        for number, partition, update in rows:
            if partition in still and number not in self._finished:  # since the statement began
                self._take(number, partition, update, handling)
        if is_whole:
            self._looked = now
        if len(rows) == room:
            self.woken.set()

    def _take(self, number: int, partition: int, update: str, handling: Handling) -> None:
        self._in_hand[number] = partition
        self._newest = max(self._newest, number)
        if not handling.take(update, self._suspects):
            self._left[number] = math.inf
