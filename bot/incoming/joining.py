"""Joining the messages into which Telegram split a long text.

Only the position of the cut shows that messages belong together. Telegram Desktop cuts at the best place in the second
half of the maximum length, preferably at the end of a paragraph (`CutPart` in its `text_entities.cpp`); other apps cut
closer to the maximum. So only a message longer than half the maximum may continue in the next one, and only that waits.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from bot.messages import LIMIT, units

LONG_MESSAGE = LIMIT // 2
"""A message with more UTF-16 units than this may continue in the next one."""

WAIT_SECONDS = 1.0
"""Seconds that a long message waits for the next part."""

APART = timedelta(seconds=2)
"""Largest difference between the dates of two consecutive parts; dates are in whole seconds."""

MAX_PARTS = 25
"""Maximum number of parts of one question."""

_CUT = 1000  # an app cuts at a space, if there is one in this many characters before the end of a part

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A message that may be part of a longer text."""

    chat_id: int
    thread_id: int | None
    user_id: int | None
    message_id: int
    sent_at: datetime
    text: str
    item: T
    """What the message stands for."""

    @property
    def writer(self) -> tuple[int, int | None, int | None]:
        """The author, chat and topic, which all parts of one text share."""
        return self.chat_id, self.thread_id, self.user_id


@dataclass(slots=True)
class _Pending(Generic[T]):
    parts: list[Part[T]]
    timer: asyncio.TimerHandle


class Joiner(Generic[T]):
    """Takes messages as they come, and hands on each question as a list of its parts, usually one.

    Only for text that the sender wrote: forwarded messages are complete, even if several come at once. A short message
    is handed on before `add` returns, together with the waiting parts that it completes. A long one waits for the next
    part; if none comes, it is handed on alone. Lives on one event loop.
    """

    def __init__(self, hand_on: Callable[[list[Part[T]]], None]) -> None:
        self._hand_on = hand_on
        self._pending: dict[tuple[int, int | None, int | None], _Pending[T]] = {}

    def add(self, part: Part[T]) -> None:
        """Add the next message."""
        before = self._release(part.writer)
        if before and not _goes_on(before[-1], part):
            self._hand_on(before)
            before = []
        parts = [*before, part]
        if units(part.text) <= LONG_MESSAGE or len(parts) == MAX_PARTS:
            self._hand_on(parts)
            return
        timer = asyncio.get_running_loop().call_later(WAIT_SECONDS, self._end, part.writer)
        self._pending[part.writer] = _Pending(parts, timer)

    def waits_for(self, part: Part[T]) -> bool:
        """Return whether a message may be the next part of one that waits."""
        pending = self._pending.get(part.writer)
        return pending is not None and _goes_on(pending.parts[-1], part)

    def flush(self) -> None:
        """Hand on all waiting messages, when the bot ends."""
        for writer in list(self._pending):
            self._end(writer)

    def _end(self, writer: tuple[int, int | None, int | None]) -> None:
        if parts := self._release(writer):
            self._hand_on(parts)

    def _release(self, writer: tuple[int, int | None, int | None]) -> list[Part[T]]:
        pending = self._pending.pop(writer, None)
        if pending is None:
            return []
        pending.timer.cancel()
        return pending.parts


def join(texts: Sequence[str]) -> str:
    """Join the parts of a text. Telegram removes the white space at both ends of each.

    A full part without a space where an app could have cut was cut within a word, and is joined without a space.
    """
    joined = ""
    for number, text in enumerate(texts):
        joined += text
        if number + 1 < len(texts):
            within = units(text) >= LIMIT and not any(map(str.isspace, text[-_CUT:]))
            joined += "" if within else "\n"
    return joined


def _goes_on(last: Part[T], part: Part[T]) -> bool:
    return part.message_id == last.message_id + 1 and abs(part.sent_at - last.sent_at) <= APART
