"""The connection to Telegram: few sockets, little processor time, and no update lost when the bot is killed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast
from urllib.parse import urlsplit

import aiohttp
from telegram import Update, User, WebhookInfo
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError
from telegram.ext import BaseRateLimiter, ExtBot
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.api.files import DownloadFailed, FileTooLarge, file_place
from bot.api.multipart import multipart_form
from bot.api.proxies import NotConnected, open_session, reason
from bot.api.rate_limits import DOWNLOAD, result_of
from bot.api.responses import Unconfirmed, raise_refusal, read_result
from bot.api.updates import read_updates
from bot.metrics import Metrics

CONNECT_SECONDS = 5.0
"""Seconds that a connection may take to open. A call that fails before that has certainly not arrived."""

READ_SECONDS = 10.0
"""Seconds that an answer may take. A call that isn't answered in time may or may not have arrived."""

TOKEN_REFUSALS = 3
"""Number of consecutive polls refused with 401 after which the token counts as revoked."""

_CHUNK = 1 << 16
_REFUSAL_BYTES = 10_000
_NOT_CONNECTED = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, NotConnected)

IsForBot = Callable[[Update], bool]
"""Tells whether an update is for the bot; only those are written down."""

UpdatesCallback = Callable[[Sequence[tuple[Update, str]]], Awaitable[None]]
"""Receives the updates for the bot, each with its JSON; the poll waits until it returns."""

RoomCallback = Callable[[], Awaitable[None]]
"""Returns once there is room for more updates; each poll waits for it."""

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}

_WANTED = ("message_id", "date", "chat", "message_thread_id", "is_topic_message")
"""The fields of a sent message that the bot reads."""


class LeanRequest(BaseRequest):
    """Calls over aiohttp, at most `connections` at a time; further calls wait. Uploads files from memory alone.

    python-telegram-bot's own HTTP layer (httpx) accounts for most of the processor time of an answer; this one takes
    much less. Without `proxy` (the URL of one), it takes proxies from the environment, like httpx.
    """

    __slots__ = ("_check", "_connections", "_proxy", "_session", "_turn", "answered_at")

    def __init__(self, connections: int, proxy: str | None = None, check: Callable[[], None] | None = None) -> None:
        """Create a connection. `check` is called before each call, and may raise TelegramError instead of it."""
        self.answered_at: str | None = None
        """The Date header of the last answer: the clock of Telegram's server."""
        self._check = check or _nothing_to_check
        self._connections = connections
        self._proxy = proxy
        self._turn = asyncio.Semaphore(connections)
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds that an answer may take."""
        return READ_SECONDS

    async def initialize(self) -> None:
        """Open the session that connections come from."""
        if self._session is None:
            self._session = open_session(self._connections, self._proxy, self.USER_AGENT)

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
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # only for uploads: nothing else that is sent is large
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002  # calls wait for a connection without a limit
    ) -> tuple[int, bytes]:
        """Make a call when a connection is free; return the status and the body of a success.

        Raises NetworkError if the call hasn't arrived, Unconfirmed if it may have, what `raise_refusal` raises if
        Telegram refused it, and TelegramError for an upload that isn't possible.
        """
        seconds = _seconds(read_timeout, READ_SECONDS)
        data: Mapping[str, str] | aiohttp.FormData | None = request_data.json_parameters if request_data else None
        if request_data is not None and request_data.contains_files:
            data = multipart_form(_method(url), request_data)
            writing = _seconds(write_timeout, 0.0)  # the time for the answer counts from the start of the upload
            seconds = seconds + writing if seconds is not None and writing is not None else None
        return HTTPStatus.OK, await self.call(url, data, seconds, method, _seconds(connect_timeout, CONNECT_SECONDS))

    async def call(
        self,
        url: str,
        data: Mapping[str, str] | aiohttp.FormData | None,
        read_seconds: float | None = READ_SECONDS,
        method: str = "POST",
        connect_seconds: float | None = CONNECT_SECONDS,
    ) -> bytes:
        """Make a call when a connection is free; return the body of a success, not yet parsed.

        Raises what `do_request` raises.
        """
        if self._session is None:
            raise NetworkError("The connection to Telegram is closed.")
        timeout = aiohttp.ClientTimeout(sock_connect=connect_seconds, sock_read=read_seconds)
        form, headers = (encode_form(data), _FORM) if isinstance(data, Mapping) else (data, None)
        async with self._turn, _telegram_errors(url, read_seconds):
            self._check()  # now: it may have waited for its turn
            request = self._session.request(
                method, url, data=form, headers=headers, timeout=timeout, allow_redirects=False
            )
            async with request as response:
                self.answered_at = response.headers.get("Date")
                status, body = response.status, await response.read()
        if not 200 <= status <= 299:
            raise_refusal(status, body)
        return body

    async def download(self, url: str, target: BinaryIO, most_bytes: int) -> None:
        """Write what is at a URL of the Bot API to an open file, part by part, when a connection is free.

        Raises FileTooLarge if it is longer than `most_bytes`, BadRequest if there is nothing, and what `call` raises.
        """
        if self._session is None:
            raise NetworkError("The connection to Telegram is closed.")
        timeout = aiohttp.ClientTimeout(sock_connect=CONNECT_SECONDS, sock_read=READ_SECONDS)
        get = self._session.get(url, timeout=timeout, allow_redirects=False)
        async with self._turn, _telegram_errors(url, READ_SECONDS), get as response:
            if response.status == HTTPStatus.OK:
                await _write(response.content, target, most_bytes)
                return
            status, body = response.status, await response.content.read(_REFUSAL_BYTES)
        if 300 <= status <= 399 or status == HTTPStatus.NOT_FOUND:
            raise BadRequest(f"the file can't be downloaded ({status})")
        raise_refusal(status, body)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Parse Telegram's answer; of a sent message, return only the fields that the bot reads, to save time."""
        parsed = read_result(payload)
        result = parsed["result"]
        if isinstance(result, dict) and "message_id" in result:
            parsed["result"] = {name: result[name] for name in _WANTED if name in result}
        return parsed


def encode_form(parameters: Mapping[str, str]) -> bytes:
    """Return parameters as the body of a form. yarl escapes a long text in compiled code, unlike aiohttp's forms."""
    return URL.build(query=parameters).raw_query_string.encode("ascii")


def _nothing_to_check() -> None:
    """Let every call be made."""


@asynccontextmanager
async def _telegram_errors(url: str, read_seconds: float | None) -> AsyncIterator[None]:
    """Translate errors of aiohttp: NetworkError if a call hasn't arrived, Unconfirmed if it may have."""
    try:
        yield
    except _NOT_CONNECTED as error:
        raise NetworkError(_no_connection(url, error)) from error
    except TimeoutError as error:
        raise Unconfirmed(f"no answer within {read_seconds or 0:g} s") from error
    except (aiohttp.ClientError, OSError) as error:
        raise Unconfirmed(f"the connection was cut ({type(error).__name__})") from error


async def _write(content: aiohttp.StreamReader, target: BinaryIO, most_bytes: int) -> None:
    """Write a body to a file. Raises FileTooLarge."""
    size = 0
    async for chunk in content.iter_chunked(_CHUNK):
        size += len(chunk)
        if size > most_bytes:
            raise FileTooLarge
        try:
            target.write(chunk)
        except OSError as error:  # a full disk: it isn't the connection's
            raise DownloadFailed(error.strerror or str(error)) from error


def _no_connection(url: str, error: Exception) -> str:
    """Return that a host can't be reached, and why: never the URL, which holds the token."""
    if isinstance(error, NotConnected):
        return str(error)
    host = getattr(error, "host", None) or urlsplit(url).hostname
    return f"no connection to {host} ({reason(error)})"


def _method(url: str) -> str:
    """Return the name of the Bot API method that a URL calls; the rest of the URL holds the token."""
    return url.rpartition("/")[2]


def _seconds(given: Any, otherwise: float) -> float | None:
    return otherwise if given is BaseRequest.DEFAULT_NONE else given


class SentMessage(NamedTuple):
    """Where a sent message is: its chat, and its number in it."""

    chat_id: int
    message_id: int


class PollingBot(ExtBot[Any]):
    """A bot whose `get_updates` returns updates only after they are written down.

    Each call of `get_updates` confirms to Telegram the updates of the previous call, which Telegram then never delivers
    again. Each update is parsed on its own; an unreadable one is confirmed like the others.
    """

    __slots__ = ("_connections", "_hand_on", "_is_for_bot", "_metrics", "_on_updates", "_room", "_token_refusals")

    def __init__(
        self,
        token: str,
        base_url: str,
        base_file_url: str,
        limiter: BaseRateLimiter[Any] | None,
        connections: int,
        is_for_bot: IsForBot,
        on_updates: UpdatesCallback,
        room: RoomCallback,
        metrics: Metrics | None = None,
        proxy: str | None = None,
        hand_on: Callable[[Update], Update] | None = None,
        check: Callable[[], None] | None = None,
    ) -> None:
        """Create a bot.

        `hand_on` returns what goes to this process's handlers of an update that is written down (default: the update).
        `check` is called before each call, and may raise TelegramError instead of it.
        """
        updates, calls = self._connections = LeanRequest(1, proxy, check), LeanRequest(connections, proxy, check)
        super().__init__(
            token, base_url, base_file_url, request=calls, get_updates_request=updates, rate_limiter=limiter
        )
        self._is_for_bot = is_for_bot
        self._on_updates = on_updates
        self._room = room
        self._hand_on = hand_on
        self._metrics = metrics or Metrics()
        self._token_refusals = 0

    async def get_me(self, **named: Any) -> User:
        """Return what `ExtBot.get_me` does; raises NetworkError if the answer is not a user."""
        try:
            return await super().get_me(**named)
        except (AttributeError, KeyError, TypeError, ValueError):
            raise NetworkError("the answer to getMe is not a user") from None

    async def get_webhook_info(self, **named: Any) -> WebhookInfo:
        """Return what `ExtBot.get_webhook_info` does; raises NetworkError if the answer is none."""
        try:
            return await super().get_webhook_info(**named)
        except (AttributeError, KeyError, TypeError, ValueError):
            raise NetworkError("the answer to getWebhookInfo doesn't describe a webhook") from None

    async def get_updates(
        self,
        offset: int | None = None,
        limit: int | None = None,
        timeout: float | timedelta | None = None,  # noqa: ASYNC109  # Telegram's: how long a poll waits for an update
        allowed_updates: Sequence[str] | None = None,
        **_: Any,
    ) -> tuple[Update, ...]:
        """Return the updates from `offset` on, once those for the bot are written down; unreadable ones are empty.

        Raises NetworkError, after which polling pauses, if the answer is not a list of updates.
        """
        await self._room()
        seconds = timeout.total_seconds() if isinstance(timeout, timedelta) else timeout or 0
        kinds = None if allowed_updates is None else json.dumps(list(allowed_updates))
        given = {"offset": offset, "limit": limit, "timeout": int(seconds), "allowed_updates": kinds}
        parameters = {name: str(value) for name, value in given.items() if value is not None}
        with self._metrics.pulse.polling():
            delivery = read_updates(await self._poll(parameters, seconds), self, self._is_for_bot)
            if delivery.for_bot:
                await self._write_down(delivery.for_bot)
        return tuple(map(self._hand_on, delivery.updates)) if self._hand_on else delivery.updates

    async def _write_down(self, updates: Sequence[tuple[Update, str]]) -> None:
        try:
            await self._on_updates(updates)
        except Exception as error:  # python-telegram-bot would poll again at once
            raise NetworkError(f"updates can't be written to the database ({type(error).__name__})") from error

    async def _poll(self, parameters: Mapping[str, str], seconds: float) -> Any:
        """Return the result of a poll. Raises NetworkError even for errors that python-telegram-bot retries at once."""
        try:
            url = f"{self.base_url}/getUpdates"
            call = self._connections[0].call(url, parameters, READ_SECONDS + seconds)
            result = await self._counted("getUpdates", call)
        except InvalidToken as error:
            self._token_refusals += 1
            if self._token_refusals >= TOKEN_REFUSALS:
                raise
            raise NetworkError(f"Telegram refused the token ({error})") from error
        except Unconfirmed as error:
            raise NetworkError(str(error)) from error
        self._token_refusals = 0
        return result

    async def ping(self) -> None:
        """Make a call that changes nothing, outside all limits; raises TelegramError if Telegram doesn't answer."""
        await self._counted("getMe", self._connections[1].call(f"{self.base_url}/getMe", None))

    async def _counted(self, method: str, call: Awaitable[bytes]) -> Any:
        """Return the result of a call outside the limits, and count what came out of it."""
        try:
            result = read_result(await call)["result"]
        except TelegramError as error:
            self._metrics.count_call(method, result_of(error))
            raise
        self._metrics.count_call(method, "ok")
        return result

    async def send_ready(self, chat_id: int, parameters: Mapping[str, str]) -> SentMessage:
        """Send a message whose `parameters` but the chat are as the Bot API takes them, within all limits.

        `send_message` makes objects of everything in the answer, and takes much longer. Raises TelegramError.
        """
        assert self.rate_limiter is not None
        given = {"chat_id": str(chat_id), **parameters}
        sent = await self.rate_limiter.process_request(
            self._send_ready, (given,), {}, "sendMessage", {"chat_id": chat_id}, rate_limit_args=None
        )
        return SentMessage(**cast(dict[str, int], sent))

    async def _send_ready(self, parameters: Mapping[str, str]) -> dict[str, Any]:
        """Send a message once, and return where it is. Raises Unconfirmed if the answer isn't the sent message."""
        sent = read_result(await self._connections[1].call(f"{self.base_url}/sendMessage", parameters))["result"]
        try:
            return {"chat_id": int(sent["chat"]["id"]), "message_id": int(sent["message_id"])}
        except (KeyError, TypeError, ValueError):
            raise Unconfirmed("the answer to sendMessage is not a message") from None

    async def download_file(self, chat_id: int, file_id: str, path: Path, most_bytes: int) -> None:
        """Download a file that somebody sent in a chat to `path`, as often as messages are tried.

        Raises FileTooLarge, DownloadFailed and TelegramError.
        """
        assert self.rate_limiter is not None
        arguments = (file_id, path, most_bytes)
        await self.rate_limiter.process_request(
            self._download, arguments, {}, DOWNLOAD, {"chat_id": chat_id}, rate_limit_args=None
        )

    async def _download(self, file_id: str, path: Path, most_bytes: int) -> bool:
        """Download a file once, from the Bot API's host alone, whatever it says about where the file is."""
        connection = self._connections[1]
        described = read_result(await connection.call(f"{self.base_url}/getFile", {"file_id": file_id}))["result"]
        place = file_place(described)
        try:
            file = path.open("wb")
        except OSError as error:
            raise DownloadFailed(error.strerror or str(error)) from error
        with file:
            await connection.download(f"{self.base_file_url}/{place}", file, most_bytes)
        return True

    async def close_connections(self) -> None:
        """Close all connections, even if the bot never started because Telegram refused the token."""
        for connection in self._connections:
            await connection.shutdown()
