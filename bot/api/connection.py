"""How the bot talks to Telegram: over few connections, at little cost, and so that a kill loses no update."""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from urllib.request import getproxies

import aiohttp
import certifi
from telegram import Update
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.ext import BaseRateLimiter, ExtBot
from telegram.request import BaseRequest, RequestData

CONNECT_SECONDS = 5.0
READ_SECONDS = 5.0

UpdatesCallback = Callable[[Sequence[tuple[Update, str]]], Awaitable[None]]
"""Is given what came, each with its JSON, and waited for."""

_WANTED = ("message_id", "date", "chat", "message_thread_id", "is_topic_message")
"""What the bot wants to know of a message that it sent."""


class LeanRequest(BaseRequest):
    """Calls over aiohttp, so many at a time, and the others wait in line. A call that uploads a file is refused.

    It takes much less processor time than python-telegram-bot's own way, by httpx, which is most of what an answer
    costs. Proxies are taken from the environment, as there.
    """

    __slots__ = ("_connections", "_session", "_turn", "received")

    def __init__(self, connections: int) -> None:
        self.received = b""
        """What the last call was answered with."""
        self._connections = connections
        self._turn = asyncio.Semaphore(connections)
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """How long an answer may take, in seconds."""
        return READ_SECONDS

    async def initialize(self) -> None:
        """Open what connections come from."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, ssl=_certificates())
            # Looking for proxies takes as long as a tenth of a call, and so is left out where there are none.
            self._session = aiohttp.ClientSession(
                connector=connector, trust_env=bool(getproxies()), headers={"User-Agent": self.USER_AGENT}
            )

    async def shutdown(self) -> None:
        """Close the connections."""
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002  # nothing that is sent is large
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002  # who waits in line waits as long as it takes
    ) -> tuple[int, bytes]:
        """Make a call when it is its turn; raises TimedOut or NetworkError, and TelegramError for an upload."""
        if request_data is not None and request_data.contains_files:
            raise TelegramError(
                f"{_method(url)} uploads a file, which this connection can't: send a URL or a file_id in its place."
            )
        if self._session is None:
            raise RuntimeError("The connection to Telegram is closed.")
        timeout = aiohttp.ClientTimeout(
            sock_connect=_seconds(connect_timeout, CONNECT_SECONDS), sock_read=_seconds(read_timeout, READ_SECONDS)
        )
        data = request_data.json_parameters if request_data else None
        async with self._turn:
            try:
                async with self._session.request(
                    method, url, data=data, timeout=timeout, allow_redirects=False
                ) as response:
                    self.received = await response.read()
                    return response.status, self.received
            except TimeoutError as error:
                raise TimedOut from error
            except aiohttp.ClientError as error:
                raise NetworkError(f"{type(error).__name__}: {error}") from error

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return what Telegram answered; of a sent message only what the bot needs, since reading all of it is slow."""
        parsed = BaseRequest.parse_json_payload(payload)
        result = parsed.get("result")
        if isinstance(result, dict) and "message_id" in result:
            parsed["result"] = {name: result[name] for name in _WANTED if name in result}
        return parsed


def may_have_arrived(error: TelegramError) -> bool:
    """Return whether a call that failed so may have been carried out: no answer to it came in time."""
    return isinstance(error, TimedOut) and not isinstance(error.__cause__, aiohttp.ConnectionTimeoutError)


def _method(url: str) -> str:
    """Return the Bot API's name of the method that a URL calls; the rest of the URL holds the token."""
    return url.rpartition("/")[2]


def _seconds(given: Any, otherwise: float) -> float | None:
    return otherwise if given is BaseRequest.DEFAULT_NONE else given


def _certificates() -> ssl.SSLContext:
    """Return a context that trusts whom the system trusts or, where that names nobody, Mozilla's list."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


class PollingBot(ExtBot[Any]):
    """A bot whose `get_updates` returns what came when it is written down, all of it at once.

    Telegram takes the next call of `get_updates` as a sign that what the one before brought has arrived, and never
    delivers it again.
    """

    __slots__ = ("_connections", "_on_updates")

    def __init__(
        self,
        token: str,
        base_url: str,
        base_file_url: str,
        limiter: BaseRateLimiter[Any],
        connections: int,
        on_updates: UpdatesCallback,
    ) -> None:
        updates, calls = self._connections = LeanRequest(1), LeanRequest(connections)
        super().__init__(
            token, base_url, base_file_url, request=calls, get_updates_request=updates, rate_limiter=limiter
        )
        self._on_updates = on_updates

    async def get_updates(self, *arguments: Any, **named: Any) -> tuple[Update, ...]:
        """Return what `ExtBot.get_updates` does, once `on_updates` has taken it."""
        updates = await super().get_updates(*arguments, **named)
        if updates:
            sent = BaseRequest.parse_json_payload(self._connections[0].received)["result"]
            await self._on_updates([(update, json.dumps(raw)) for update, raw in zip(updates, sent, strict=True)])
        return updates

    async def close_connections(self) -> None:
        """Close all connections, also where Telegram never took the token, so that nothing was ever started."""
        for connection in self._connections:
            await connection.shutdown()
