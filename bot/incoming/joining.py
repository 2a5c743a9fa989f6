"""A long paste that Telegram split into several messages, put together again as one question.

Nothing in the messages says that they belong together, but where the cut is: Telegram Desktop cuts at the best place,
the end of a paragraph at most, in the second half of what a message holds (`CutPart` in its `text_entities.cpp`), and
other apps closer to its end. So only what is longer than that half may go on, and only that is held back.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from bot.messages import LIMIT, units

LONG_MESSAGE = LIMIT // 2
"""A message of more units may go on in the next one."""

WAIT_SECONDS = 1.0
"""So long a long message waits for the next part."""

APART = timedelta(seconds=2)
"""Between two parts by their dates at most, which are in whole seconds."""

MAX_PARTS = 25
"""Parts of one question."""

_CUT = 1000  # characters before the end of a part where a blank, had there been one, would have been the place to cut

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A message, which may be a part of a longer text."""

    chat_id: int
    thread_id: int | None
    user_id: int | None
    message_id: int
    sent_at: datetime
    text: str
    item: T
    """What it stands for."""

    @property
    def writer(self) -> tuple[int, int | None, int | None]:
        """Who writes where: the parts of one text have this in common."""
        return self.chat_id, self.thread_id, self.user_id


@dataclass(slots=True)
class _Pending(Generic[T]):
    parts: list[Part[T]]
    timer: asyncio.TimerHandle


class Joiner(Generic[T]):
    """Takes messages as they come, and hands on each question: as a list of its parts, mostly of one.

    For messages of text that their sender wrote: forwarded ones come several at a time, and are whole. A message that
    isn't long is handed on before `add` returns, together with the parts that it ends. A long one waits
    for the next part. Nothing is lost: what no part comes to is handed on alone. Lives on one event loop.
    """

    def __init__(self, hand_on: Callable[[list[Part[T]]], None]) -> None:
        self._hand_on = hand_on
        self._pending: dict[tuple[int, int | None, int | None], _Pending[T]] = {}

    def add(self, part: Part[T]) -> None:
        """Take the next message."""
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
        """Return whether a message may be the next part of what is held back."""
        pending = self._pending.get(part.writer)
        return pending is not None and _goes_on(pending.parts[-1], part)

    def flush(self) -> None:
        """Hand on all that is held back: the bot ends."""
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
    """Return the text that was split into these. Telegram cuts off the blanks at the ends of a message.

    A message that is full and has no blank where it could have been cut was cut within a word.
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
