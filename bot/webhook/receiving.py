"""What becomes of a request to the webhook: Telegram's updates are written down, then confirmed by 200.

Telegram repeats what isn't confirmed, for a day. Everything else is refused, and logged rarely: a port that strangers
reach is asked for much.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any, Protocol

from aiohttp import web
from cachetools import LRUCache, TTLCache
from telegram import Bot, Update
from telegram.error import NetworkError

from bot.api import read_updates
from bot.settings import WebhookOptions

_log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # its name; https://core.telegram.org/bots/api#setwebhook

MOST_BYTES = 1 << 20
"""Maximum size of a request's body. Telegram's updates are smaller."""

BODY_SECONDS = 10.0
"""Seconds in which a body must have arrived."""

ROOM_SECONDS = 1.0
"""Seconds to wait for room; after that, Telegram shall come again."""

RETRY_SECONDS = 5
"""Seconds after which Telegram shall come again."""

LOG_SECONDS = 3600.0
"""Seconds for which a kind of refusal isn't logged again."""

_REMEMBERED = 10_000


class Inbox(Protocol):
    """Where updates are written down before Telegram may forget them."""

    async def room(self) -> None:
        """Wait until there is room for more updates."""

    async def note_new(self, updates: Sequence[tuple[Update, str]]) -> set[int]:
        """Write updates down, each with its JSON; return the numbers of those that weren't written down before."""

    def is_safe(self, update_id: int) -> bool:
        """Return whether an update would outlive a kill of the bot, or needs no more work."""

    def hand_on(self, update: Update) -> Update:
        """Return what goes to the handlers of an update that arrived, once it is written down."""


class _Refused(Exception):
    """A request that gets no 200. `clause` is for the log; it quotes nothing of the request."""

    def __init__(self, status: HTTPStatus, clause: str, **headers: str) -> None:
        super().__init__(clause)
        self.status = status
        self.clause = clause
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


class Receiver:
    """Receives the updates of one bot: those `is_for_bot` are written down in `inbox`, then all go to `queue`.

    An update that comes again, because Telegram didn't get the 200, is confirmed again and not handled twice. One that
    can't be written down is handled, but not confirmed before that.
    """

    def __init__(
        self,
        bot: Bot,
        options: WebhookOptions,
        is_for_bot: Callable[[Update], bool],
        inbox: Inbox,
        queue: asyncio.Queue[Any],
    ) -> None:
        self._bot = bot
        self._path = options.path
        self._secret = options.secret.get_secret_value().encode()
        self._is_for_bot = is_for_bot
        self._inbox = inbox
        self._queue = queue
        self._lately: LRUCache[int, bool] = LRUCache(_REMEMBERED)
        self._logged: TTLCache[str, bool] = TTLCache(100, LOG_SECONDS)

    async def on_request(self, request: web.BaseRequest) -> web.Response:
        """Answer a request: 200 once its update is written down, or the status of a refusal."""
        try:
            self._check(request)
            await self._take(_read_json(await _body(request)))
        except _Refused as refused:
            self._log_rarely(refused.clause)
            return web.Response(status=refused.status, headers=refused.headers)
        except Exception as error:  # nothing is confirmed, so Telegram comes again
            self._log_rarely(f"it can't be handled ({type(error).__name__})")
            return web.Response(status=HTTPStatus.INTERNAL_SERVER_ERROR)
        return web.Response()

    def _check(self, request: web.BaseRequest) -> None:
        """Raise _Refused if this isn't Telegram's request, before its body is read."""
        if request.path != self._path:
            raise _Refused(HTTPStatus.NOT_FOUND, "another path than the webhook's")
        if request.method != "POST":
            raise _Refused(HTTPStatus.METHOD_NOT_ALLOWED, "another method than POST", Allow="POST")
        given = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            raise _Refused(HTTPStatus.FORBIDDEN, "not the secret")
        if (request.content_length or 0) > MOST_BYTES:
            raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too large a body")

    async def _take(self, raw: object) -> None:
        """Write an update down and queue it for the handlers, unless that was done before."""
        try:
            async with asyncio.timeout(ROOM_SECONDS):
                await self._inbox.room()
        except TimeoutError:
            raise _come_again("too much waits") from None
        try:
            [update], for_bot = read_updates([raw], self._bot, self._is_for_bot)
        except NetworkError:
            raise _Refused(HTTPStatus.BAD_REQUEST, "no update in the body") from None
        number = update.update_id
        if number not in self._lately and (not for_bot or await self._inbox.note_new(for_bot)):
            self._lately[number] = True
            self._queue.put_nowait(self._inbox.hand_on(update))
        if not self._inbox.is_safe(number):
            raise _come_again("the update can't be written to the database")

    def _log_rarely(self, clause: str) -> None:
        """Log a refusal, unless one of its kind was logged lately."""
        if clause not in self._logged:
            self._logged[clause] = True
            _log.warning("A request to the webhook was refused: %s. Further ones like it aren't logged.", clause)


def _come_again(clause: str) -> _Refused:
    """Return the refusal of an update that Telegram shall deliver again soon."""
    return _Refused(HTTPStatus.SERVICE_UNAVAILABLE, clause, Retry_After=str(RETRY_SECONDS))


async def _body(request: web.BaseRequest) -> bytes:
    """Read the body. Raises _Refused if it is too large, too slow, or cut off."""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            return await request.read()
    except TimeoutError:
        raise _Refused(HTTPStatus.REQUEST_TIMEOUT, "too slow a body") from None
    except web.HTTPRequestEntityTooLarge:
        raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too large a body") from None
    except (web.RequestPayloadError, OSError):
        raise _Refused(HTTPStatus.BAD_REQUEST, "a body that was cut off") from None


def _read_json(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise _Refused(HTTPStatus.BAD_REQUEST, "no JSON in the body") from None
