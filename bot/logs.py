"""Logging without secrets: every line is searched for the token before it is written."""

from __future__ import annotations

import logging


class _Redacting(logging.Formatter):
    """Formats as usual, tracebacks included, then puts *** in the place of each secret."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "***")
        return line


def set_up_logging(token: str) -> None:
    """Logs to stderr; the token, or the secret part of it alone, stands in no line."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Redacting((token, token.partition(":")[2])))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for noisy in ("httpx", "httpcore"):  # httpx logs each address, the token in it
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("telegram.ext.Application").setLevel(logging.WARNING)
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)  # a traceback for each gateway error; we log those
