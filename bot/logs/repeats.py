"""Leaving out errors that were just logged. Not for telling admins: they hear how often an error came."""

from __future__ import annotations

import logging
import threading
import time

from cachetools import TTLCache

REPEAT_SECONDS = 60
"""Seconds for which an error isn't logged again in the same words. On a full disk, each write would log one."""


class RepeatFilter(logging.Filter):
    """Drops an error that was logged in the same words less than `REPEAT_SECONDS` ago."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._lately: TTLCache[str, bool] = TTLCache(1000, REPEAT_SECONDS, lambda: time.monotonic())

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether to log a record."""
        if record.levelno < logging.ERROR or record.exc_info:
            return True
        message = record.getMessage()
        with self._lock:
            is_new = message not in self._lately
            if is_new:
                self._lately[message] = True
        return is_new
