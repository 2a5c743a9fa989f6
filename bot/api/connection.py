"""How the bot talks to Telegram: over few connections, at little cost, and so that a kill loses no update."""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from http import HTTPStatus
from typing import Any
from urllib.request import getproxies

import aiohttp
import certifi
from telegram import Update, User
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import BaseRateLimiter, ExtBot
from telegram.request import BaseRequest, RequestData

from bot.api.responses import Unconfirmed, raise_refusal, read_result
from bot.api.updates import read_updates

CONNECT_SECONDS = 5.0
"""How long a connection may take to open. A call that fails so has certainly not arrived."""

READ_SECONDS = 10.0
"""How long an answer may take. Whether a call arrived that isn't answered in time is unknown."""

TOKEN_REFUSALS = 3
"""Polls in a row that must be refused (401) until the token counts as revoked."""

_NOT_CONNECTED = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientHttpProxyError)

IsForBot = Callable[[Update], bool]
"""Returns whether an update is for the bot, and so to be written down."""

UpdatesCallback = Callable[[Sequence[tuple[Update, str]]], Awaitable[None]]
"""Is given what came for the bot, each with its JSON, and waited for."""

RoomCallback = Callable[[], Awaitable[None]]
"""Is waited for before a poll: it returns when there is room for more updates."""

_WANTED = ("message_id", "date", "chat", "message_thread_id", "is_topic_message")
"""What the bot wants to know of a message that it sent."""


class LeanRequest(BaseRequest):
    """Calls over aiohttp, so many at a time, and the others wait in line. A call that uploads a file is refused.

    It takes much less processor time than python-telegram-bot's own way, by httpx, which is most of what an answer
    costs. Proxies are taken from the environment, as there.
    """

    __slots__ = ("_connections", "_session", "_turn")

    def __init__(self, connections: int) -> None:
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
        """Make a call when it is its turn; return the answer to one that succeeded.

        Raises NetworkError where the call hasn't arrived, Unconfirmed where that can't be known, what `raise_refusal`
        raises where Telegram refused it, and TelegramError for an upload.
        """
        if request_data is not None and request_data.contains_files:
            raise TelegramError(
                f"{_method(url)} uploads a file, which this connection can't: send a URL or a file_id in its place."
            )
        seconds = _seconds(read_timeout, READ_SECONDS)
        data = request_data.json_parameters if request_data else None
        return HTTPStatus.OK, await self.call(url, data, seconds, method, _seconds(connect_timeout, CONNECT_SECONDS))

    async def call(
        self,
        url: str,
        data: Mapping[str, str] | None,
        read_seconds: float | None = READ_SECONDS,
        method: str = "POST",
        connect_seconds: float | None = CONNECT_SECONDS,
    ) -> bytes:
        """Make a call with these parameters when it is its turn; return its successful answer, unread.

        Raises what `do_request` raises.
        """
        if self._session is None:
            raise NetworkError("The connection to Telegram is closed.")
        timeout = aiohttp.ClientTimeout(sock_connect=connect_seconds, sock_read=read_seconds)
        async with self._turn:
            try:
                async with self._session.request(
                    method, url, data=data, timeout=timeout, allow_redirects=False
                ) as response:
                    status, body = response.status, await response.read()
            except _NOT_CONNECTED as error:
                raise NetworkError(f"{type(error).__name__}: {error}") from error
            except TimeoutError as error:
                raise Unconfirmed(f"it didn't answer within {read_seconds} s") from error
            except (aiohttp.ClientError, OSError) as error:
                raise Unconfirmed(f"the connection was cut ({type(error).__name__})") from error
        if not 200 <= status <= 299:
            raise_refusal(status, body)
        return body

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return what Telegram answered; of a sent message only what the bot needs, since reading all of it is slow."""
        parsed = read_result(payload)
        result = parsed["result"]
        if isinstance(result, dict) and "message_id" in result:
            parsed["result"] = {name: result[name] for name in _WANTED if name in result}
        return parsed


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
    delivers it again. Each update is read alone, and one that can't be read is confirmed like the others.
    """

    __slots__ = ("_connections", "_is_for_bot", "_on_updates", "_room", "_token_refusals")

    def __init__(
        self,
        token: str,
        base_url: str,
        base_file_url: str,
        limiter: BaseRateLimiter[Any],
        connections: int,
        is_for_bot: IsForBot,
        on_updates: UpdatesCallback,
        room: RoomCallback,
    ) -> None:
        updates, calls = self._connections = LeanRequest(1), LeanRequest(connections)
        super().__init__(
            token, base_url, base_file_url, request=calls, get_updates_request=updates, rate_limiter=limiter
        )
        self._is_for_bot = is_for_bot
        self._on_updates = on_updates
        self._room = room
        self._token_refusals = 0

    async def get_me(self, **named: Any) -> User:
        """Return what `ExtBot.get_me` does; raises NetworkError for an answer that is no user."""
        try:
            return await super().get_me(**named)
        except (AttributeError, KeyError, TypeError, ValueError):
            raise NetworkError("its answer to getMe is no user") from None

    async def get_updates(
        self,
        offset: int | None = None,
        limit: int | None = None,
        timeout: float | timedelta | None = None,  # noqa: ASYNC109  # Telegram's own: it waits so long for an update
        allowed_updates: Sequence[str] | None = None,
        **_: Any,
    ) -> tuple[Update, ...]:
        """Return the updates from `offset` on, once those for the bot are written down; an unreadable one is empty.

        Raises NetworkError, after which polling pauses, for whatever isn't a list of updates.
        """
        await self._room()
        seconds = timeout.total_seconds() if isinstance(timeout, timedelta) else timeout or 0
        kinds = None if allowed_updates is None else json.dumps(list(allowed_updates))
        given = {"offset": offset, "limit": limit, "timeout": int(seconds), "allowed_updates": kinds}
        parameters = {name: str(value) for name, value in given.items() if value is not None}
        delivery = read_updates(await self._poll(parameters, seconds), self, self._is_for_bot)
        if delivery.for_bot:
            try:
                await self._on_updates(delivery.for_bot)
            except Exception as error:  # python-telegram-bot would poll again at once
                raise NetworkError(f"what it delivered can't be written down ({type(error).__name__})") from error
        return delivery.updates

    async def _poll(self, parameters: Mapping[str, str], seconds: float) -> Any:
        """Return the result of a poll. Raises NetworkError also where python-telegram-bot would ask again at once."""
        try:
            url = f"{self.base_url}/getUpdates"
            result = read_result(await self._connections[0].call(url, parameters, READ_SECONDS + seconds))["result"]
        except InvalidToken as error:
            self._token_refusals += 1
            if self._token_refusals >= TOKEN_REFUSALS:
                raise
            raise NetworkError(f"it refused the token ({error})") from error
        except Unconfirmed as error:
            raise NetworkError(str(error)) from error
        self._token_refusals = 0
        return result

    async def ping(self) -> None:
        """Make a call that does nothing, past all limits; raises TelegramError where Telegram doesn't answer it."""
        read_result(await self._connections[1].call(f"{self.base_url}/getMe", None))

    async def close_connections(self) -> None:
        """Close all connections, also where Telegram never took the token, so that nothing was ever started."""
        for connection in self._connections:
            await connection.shutdown()
