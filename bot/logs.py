"""Logging that never shows the token, and doesn't repeat the same error over and over."""

from __future__ import annotations

import logging
import threading
import time

from cachetools import TTLCache

REPEAT_SECONDS = 60
"""Seconds for which an error isn't logged again in the same words. On a full disk, each write would log one."""


class _Redacting(logging.Formatter):
    """Formats as usual, including tracebacks, then replaces each secret with ***."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "***")
        return line


class _RepeatFilter(logging.Filter):
    """Drops an error that was logged in the same words less than `REPEAT_SECONDS` ago."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._lately: TTLCache[str, bool] = TTLCache(1000, REPEAT_SECONDS, lambda: time.monotonic())

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.ERROR or record.exc_info:
            return True
        message = record.getMessage()
        with self._lock:
            is_new = message not in self._lately
            if is_new:
                self._lately[message] = True
        return is_new


def set_up_logging(token: str) -> None:
    """Log to stderr, without the token or its secret part."""
    handler = logging.StreamHandler()
    handler.addFilter(_RepeatFilter())
    handler.setFormatter(_Redacting((token, token.partition(":")[2])))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for noisy in ("httpx", "httpcore"):  # httpx logs each URL, which contains the token
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("telegram.ext.Application").setLevel(logging.WARNING)
    # These log tracebacks for gateway errors, a failed last poll and a refused token, all of which newsbot logs itself.
    for quiet in ("telegram.request", "telegram.ext", "telegram.ext.Updater"):
        logging.getLogger(quiet).setLevel(logging.CRITICAL)
