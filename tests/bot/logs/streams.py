"""Logging as the bot sets it up, in the process of the tests, which gets its own logging back."""

from __future__ import annotations

import io
import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

LOGGERS = (
    *("bot", "index", "httpx", "httpcore"),
    *("telegram.ext.Application", "telegram.request", "telegram.ext", "telegram.ext.Updater"),
)
"""Loggers whose level is set."""


@contextmanager
def captured_log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Yield what is written to stderr, and so logged after `set_up_logging`; then restore the original logging."""
    root = logging.getLogger()
    levels = {name: logging.getLogger(name).level for name in LOGGERS}
    level, handlers, root.handlers = root.level, root.handlers, []
    stderr = io.StringIO()
    for module, name, value in (
        (sys, "stderr", stderr),
        (sys, "excepthook", sys.excepthook),
        (threading, "excepthook", threading.excepthook),
    ):
        monkeypatch.setattr(module, name, value)
    try:
        yield stderr
    finally:
        logging.captureWarnings(False)
        root.handlers = handlers
        root.setLevel(level)
        for name, before in levels.items():
            logging.getLogger(name).setLevel(before)
