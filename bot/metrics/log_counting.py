"""Counting what is logged. Not for logging: see `bot/logs.py`."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from bot.metrics.metrics import Metrics

_OTHER = "other"
_OWN = ("bot", "index", "telegram")  # loggers of libraries are few, but not ours to bound


class LogCounter(logging.Handler):
    """Counts warnings and errors by the module that logs them, even those that aren't printed as repetitions."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__(logging.WARNING)
        self._metrics = metrics

    def emit(self, record: logging.LogRecord) -> None:
        """Count a record."""
        is_own = record.name.partition(".")[0] in _OWN
        self._metrics.count_log(record.levelname, record.name if is_own else _OTHER)

    @contextmanager
    def attached(self) -> Iterator[Self]:
        """Count while the block runs."""
        logging.getLogger().addHandler(self)
        try:
            yield self
        finally:
            logging.getLogger().removeHandler(self)
