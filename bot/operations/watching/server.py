"""The port's HTTP server, in a thread of its own: it answers even while the bot's event loop is stuck, or starting.

Not for what is judged (see `health.py`) or shown (see `gauges.py`).
"""

from __future__ import annotations

import asyncio
import logging
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Self

from aiohttp import web
from prometheus_client import ProcessCollector
from prometheus_client.exposition import choose_encoder

from bot.api import PollingBot
from bot.errors import describe
from bot.metrics import Metrics
from bot.operations.watching.gauges import Gauges
from bot.operations.watching.health import Check, Health, Parts
from bot.services import Services

READY_SECONDS = 2.0
"""Seconds for which the result of a check of readiness is given again: each one writes to the disk."""

_END_SECONDS = 1.0
_log = logging.getLogger(__name__)


class Watcher:
    """Serves /healthz, /readyz and /metrics on an open socket until it is closed.

    Create it when the bot starts to start; `attach` the bot once it has an event loop. Example::

        with Watcher(metrics).serving(open_port(settings)) as watcher:
            watcher.attach(services, bot, asyncio.get_running_loop())
    """

    def __init__(self, metrics: Metrics, health: Health | None = None) -> None:
        self._health = health or Health()
        self._registry = metrics.registry
        self._registry.register(Gauges(self._services))
        ProcessCollector(registry=self._registry)
        self._rendering, self._checking = asyncio.Lock(), asyncio.Lock()
        self._checked: tuple[float, list[Check]] = (float("-inf"), [])

    def attach(self, services: Services, bot: PollingBot, loop: asyncio.AbstractEventLoop) -> None:
        """Watch a bot that runs on `loop`."""
        self._health.parts = Parts(services, bot, loop)

    @contextmanager
    def serving(self, port: socket.socket | None) -> Iterator[Self]:
        """Serve while the block runs; without a port, do nothing."""
        if port is None:
            yield self
            return
        loop, stop = asyncio.new_event_loop(), asyncio.Event()
        thread = threading.Thread(target=self._run, args=(loop, port, stop), name="watching", daemon=True)
        thread.start()
        try:
            yield self
        finally:
            with suppress(RuntimeError):  # the server has ended by itself
                loop.call_soon_threadsafe(stop.set)
            thread.join(2 * _END_SECONDS)

    def _services(self) -> Services | None:
        return self._health.parts.services if self._health.parts else None

    def _run(self, loop: asyncio.AbstractEventLoop, port: socket.socket, stop: asyncio.Event) -> None:
        try:
            with asyncio.Runner(loop_factory=lambda: loop) as runner:
                runner.run(self._serve(port, stop))
        except Exception as error:
            _log.error("Health and metrics can't be asked for any more: %s", describe(error))

    async def _serve(self, port: socket.socket, stop: asyncio.Event) -> None:
        application = web.Application()
        application.add_routes(
            [web.get("/healthz", self._alive), web.get("/readyz", self._ready), web.get("/metrics", self._metrics)]
        )
        runner = web.AppRunner(application, access_log=None, handle_signals=False, shutdown_timeout=_END_SECONDS)
        await runner.setup()
        try:
            await web.SockSite(runner, port).start()
            await stop.wait()
        finally:
            await runner.cleanup()

    async def _alive(self, _request: web.Request) -> web.Response:
        check = self._health.alive()
        return web.json_response({"alive": check.is_ok, "detail": check.detail}, status=200 if check.is_ok else 503)

    async def _ready(self, _request: web.Request) -> web.Response:
        checks = await self._checks()
        is_ready = all(check.is_ok for check in checks)
        shown = {check.name: {"ok": check.is_ok, "detail": check.detail} for check in checks}
        return web.json_response({"ready": is_ready, "checks": shown}, status=200 if is_ready else 503)

    async def _checks(self) -> list[Check]:
        """Return the state of readiness, at most `READY_SECONDS` old; whoever asks meanwhile waits for the same."""
        if self._health.parts is None:
            return await self._health.ready()
        async with self._checking:
            if time.monotonic() - self._checked[0] > READY_SECONDS:
                checks = await self._health.ready()
                self._checked = time.monotonic(), checks
            return self._checked[1]

    async def _metrics(self, request: web.Request) -> web.Response:
        encode, content_type = choose_encoder(request.headers.get("Accept", ""))
        async with self._rendering:  # one at a time, in a thread: each reads the databases
            body = await asyncio.to_thread(encode, self._registry)
        return web.Response(body=body, headers={"Content-Type": content_type})
