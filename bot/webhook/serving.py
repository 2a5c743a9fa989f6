"""The HTTP server of the webhook: it takes connections, limits slow clients, and ends without cutting a request."""

from __future__ import annotations

import logging

from aiohttp import web

from bot.webhook.listening import Listener
from bot.webhook.receiving import Receiver

IDLE_SECONDS = 75.0
"""Seconds in which a request's head must have arrived, and for which a connection stays open without any.

Longer than proxies keep connections, which would otherwise send a request into one that is being closed.
"""


STOP_SECONDS = 1.5
"""Seconds that open requests have at the end. Telegram repeats those that don't make it."""


class WebhookServer:
    """Serves requests at a listener from `open` to `close`."""

    def __init__(self, listener: Listener, receiver: Receiver) -> None:
        self._listener = listener
        self._receiver = receiver
        self._runner: web.ServerRunner | None = None

    async def open(self) -> None:
        """Start to serve."""
        server = web.Server(
            self._receiver.on_request,
            access_log=None,
            logger=_silent(),
            keepalive_timeout=IDLE_SECONDS,
            lingering_time=1.0,
            auto_decompress=False,  # Telegram compresses nothing, and a small body could become a large one
        )
        self._runner = web.ServerRunner(server, shutdown_timeout=STOP_SECONDS)
        await self._runner.setup()
        await web.SockSite(self._runner, self._listener.socket).start()

    async def close(self) -> None:
        """Take no more connections, finish open requests within `STOP_SECONDS`, and close."""
        if self._runner is not None:
            runner, self._runner = self._runner, None
            await runner.cleanup()


def _silent() -> logging.Logger:
    """Return a logger that logs nothing: aiohttp would log a traceback for every request that is no HTTP."""
    logger = logging.Logger("webhook", logging.CRITICAL)
    logger.addHandler(logging.NullHandler())
    return logger
