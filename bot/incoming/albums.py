"""Albums: pictures without a caption wait, since any picture of the album may carry it, even the last.

Telegram sends each picture as a separate message, a moment apart.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

from cachetools import LRUCache

WAIT_SECONDS = 1.0
"""Seconds that the pictures of an album wait for one with a caption."""

_MAX_ALBUMS = 1000

T = TypeVar("T")


class Albums(Generic[T]):
    """Holds back pictures without a caption; of an album without any caption, hands on one picture.

    Each picture is either handed on or dropped, so that none stays pending. Lives on one event loop.
    """

    def __init__(self, hand_on: Callable[[T], None], drop: Callable[[T], None]) -> None:
        self._hand_on = hand_on
        self._drop = drop
        self._waiting: dict[str, tuple[T, asyncio.TimerHandle]] = {}
        self._settled: LRUCache[str, bool] = LRUCache(_MAX_ALBUMS)

    def add_wordless(self, album: str, picture: T) -> None:
        """Add a picture without a caption."""
        if album in self._settled or album in self._waiting:
            self._drop(picture)
            return
        timer = asyncio.get_running_loop().call_later(WAIT_SECONDS, self._end, album)
        self._waiting[album] = picture, timer

    def has_words(self, album: str) -> None:
        """Note that a picture of the album has a caption, and drop the others."""
        self._settled[album] = True
        if waiting := self._waiting.pop(album, None):
            picture, timer = waiting
            timer.cancel()
            self._drop(picture)

    def flush(self) -> None:
        """Hand on all waiting pictures, when the bot ends."""
        for album in list(self._waiting):
            self._end(album)

    def _end(self, album: str) -> None:
        self._settled[album] = True
        picture, timer = self._waiting.pop(album)
        timer.cancel()
        self._hand_on(picture)
