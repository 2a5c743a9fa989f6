"""Webhooks: setWebhook, deleteWebhook, getWebhookInfo, and the delivery of updates with retries.

For the test double in botapi.py, which offers them as `api.webhooks`. The double has no name server: `leads` says where
the host of a webhook is, in place of the proxy that stands there, or with that proxy.

    api.webhooks.leads("bot.example.org", "http://127.0.0.1:8080")       # a port of the bot's
    api.webhooks.leads("bot.example.org", "unix:/run/newsbot.sock")      # its Unix socket
    api.webhooks.leads("bot.example.org", "https://127.0.0.1:8443", ca)  # a proxy with a certificate signed by `ca`

Source of the rules: https://core.telegram.org/bots/api#setwebhook, and tdlib/telegram-bot-api, WebhookActor.cpp (in
order within a chat, parallel across chats; the first retry at once, then after growing pauses, or after Retry-After)
and Client.cpp (`process_set_webhook_query`). Pauses are shorter than the real ones (1 s, doubled up to a minute or
two). Not implemented: certificates of their own, fixed IP addresses, methods in the response, giving up after a day.
"""

import asyncio
import contextlib
import re
import ssl
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from botapi_chats import World
from botapi_params import ApiError, Params, bad_request

JSON = dict[str, Any]

GET_WHILE_SET = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
TERMINATED = "Conflict: terminated by setWebhook request"

_PORTS = (443, 80, 88, 8443)
_MOST_CONNECTIONS = 100
_TIMEOUT = aiohttp.ClientTimeout(total=60)
_FIRST_PAUSE, _LONGEST_PAUSE = 0.02, 0.5  # seconds
_LOOK_SECONDS = 0.02


@dataclass(frozen=True)
class Place:
    """Where a host is: the base URL, the Unix socket if any, and the certificate authority for https."""

    base: str
    socket: str | None = None
    authority: Path | None = None


@dataclass(frozen=True)
class Webhook:
    """A webhook that is set. `error` is the last one, and when it happened."""

    url: str
    secret: str
    max_connections: int
    allowed: list[str] | None
    error: tuple[int, str] | None = None

    def json(self, waiting: int) -> JSON:
        info: JSON = {"url": self.url, "has_custom_certificate": False, "pending_update_count": waiting}
        if self.url:
            info["max_connections"] = self.max_connections
        if self.allowed is not None:
            info["allowed_updates"] = self.allowed
        if self.error:
            info |= {"last_error_date": self.error[0], "last_error_message": self.error[1]}
        return info


NONE = Webhook("", "", 0, None)


@dataclass(frozen=True)
class Delivery:
    """A try to deliver an update; `status` 0: there was no response."""

    update_id: int
    status: int


@dataclass
class _Try:
    """How often the delivery of an update has failed, and when the next try is due."""

    failures: int = 0
    due: float = 0.0


@dataclass
class Webhooks:
    """The webhook of one bot, and its deliveries."""

    world: World
    webhook: Webhook = NONE
    deliveries: list[Delivery] = field(default_factory=list)
    unconfirmed: int = 0
    """Number of next deliveries whose response gets lost on its way."""
    on_their_way: int = 0
    """Number of deliveries that wait for their response."""
    _places: dict[str, Place] = field(default_factory=dict)
    _tries: dict[int, _Try] = field(default_factory=dict)

    def leads(self, host: str, to: str, authority: Path | None = None) -> None:
        """Say where a host is."""
        is_socket = to.startswith("unix:")
        place = Place(
            "http://localhost" if is_socket else to, to.removeprefix("unix:") if is_socket else None, authority
        )
        with self.world.changed:
            self._places[host] = place

    def is_elsewhere(self, url: str, error: tuple[int, str] | None = None) -> None:
        """Set a webhook that another program has set; `error` is the last one, and when it happened."""
        with self.world.changed:
            self.webhook = Webhook(url, "", 40, None, error)

    def statuses(self) -> Counter[int]:
        """Return how many deliveries got each status."""
        with self.world.changed:
            return Counter(delivery.status for delivery in self.deliveries)

    # --- methods

    def set_webhook(self, params: Params) -> bool:
        """Check and set the webhook; without a URL, delete it."""
        url = params.text("url")
        if not url:
            return self.delete_webhook(params)
        secret = params.text("secret_token")
        if len(secret) > 256:
            raise bad_request("secret token is too long")
        if not re.fullmatch(r"[A-Za-z0-9_-]*", secret, re.ASCII):
            raise bad_request("secret token contains unallowed characters")
        self._check(url)
        if params.flag("drop_pending_updates"):
            self.world.updates.clear()
        allowed = params.list("allowed_updates") if params.has("allowed_updates") else self.webhook.allowed
        if allowed is not None:
            self.world.updates.allow(allowed)
        connections = min(max(params.number("max_connections", 40), 1), _MOST_CONNECTIONS)
        self.webhook = Webhook(url, secret, connections, allowed)
        self._tries.clear()
        return True

    def delete_webhook(self, params: Params) -> bool:
        """Delete the webhook; what it hasn't delivered stays."""
        if params.flag("drop_pending_updates"):
            self.world.updates.clear()
        self.webhook = NONE
        return True

    def info(self, _params: Params) -> JSON:
        return self.webhook.json(len(self.world.updates))

    def _check(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme != "https":
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if (parts.port or 443) not in _PORTS:
            raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
        if parts.hostname not in self._places:
            raise bad_request("bad webhook: Failed to resolve host: Name or service not known")

    def check_polling(self) -> None:
        """Raise ApiError if a webhook keeps the bot from polling."""
        if self.webhook.url:
            raise ApiError(HTTPStatus.CONFLICT, GET_WHILE_SET)

    # --- deliveries

    async def run(self) -> None:
        """Deliver what waits, until this is cancelled."""
        tasks: dict[int, asyncio.Task[None]] = {}
        try:
            while True:
                tasks = {number: task for number, task in tasks.items() if not task.done()}
                for number, update in self._due(set(tasks)):
                    tasks[number] = asyncio.create_task(self._deliver(number, update, self.webhook))
                await asyncio.sleep(_LOOK_SECONDS)
        finally:
            for task in tasks.values():
                task.cancel()

    def _due(self, on_their_way: set[int]) -> Iterator[tuple[int, JSON]]:
        """Yield the first update of each chat, unless it is on its way or waits for its next try."""
        if not self.webhook.url:
            return
        with self.world.changed:
            free = self.webhook.max_connections - len(on_their_way)
            chats: set[object] = set()
            for update in list(self.world.updates.waiting):
                number, chat = update["update_id"], _chat(update)
                if chat in chats:
                    continue
                chats.add(chat)
                due = self._tries.get(number, _Try()).due
                if free > 0 and number not in on_their_way and due <= time.monotonic():
                    free -= 1
                    yield number, update

    async def _deliver(self, number: int, update: JSON, webhook: Webhook) -> None:
        status, reason, pause = 0, "Connection refused", 0.0
        self.on_their_way += 1
        with contextlib.suppress(aiohttp.ClientError, OSError):
            status, reason, pause = await self._send(update, webhook)
        self.on_their_way -= 1
        with self.world.changed:
            if 200 <= status <= 299 and self.unconfirmed:
                self.unconfirmed -= 1
                status, reason = 0, "Read timeout expired"
            self.deliveries.append(Delivery(number, status))
            if 200 <= status <= 299:
                self.world.updates.confirm(number)
                self._tries.pop(number, None)
            elif self.webhook is not NONE:
                self._put_off(number, pause)
                words = f"Wrong response from the webhook: {status} {reason}" if status else reason
                self.webhook = replace(self.webhook, error=(int(time.time()), words))
            self.world.changed.notify_all()

    async def _send(self, update: JSON, webhook: Webhook) -> tuple[int, str, float]:
        """Send an update; return the status, its reason, and the seconds of Retry-After."""
        parts = urlsplit(webhook.url)
        place = self._places[parts.hostname or ""]
        headers = {"Host": parts.netloc}
        if webhook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret
        context = ssl.create_default_context(cafile=place.authority) if place.authority else None
        connector = aiohttp.UnixConnector(place.socket) if place.socket else aiohttp.TCPConnector(ssl=context or True)
        async with (
            aiohttp.ClientSession(connector=connector, timeout=_TIMEOUT) as session,
            session.post(
                place.base + parts.path, json=update, headers=headers, server_hostname=parts.hostname
            ) as response,
        ):
            return response.status, response.reason or "", float(response.headers.get("Retry-After", 0))

    def _put_off(self, number: int, pause: float) -> None:
        failed = self._tries.setdefault(number, _Try())
        growing = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2**failed.failures) if failed.failures else 0.0
        failed.due = time.monotonic() + (pause or growing)
        failed.failures += 1


def _chat(update: JSON) -> object:
    """Return what keeps updates in order: their chat, or the update itself."""
    for payload in update.values():
        if isinstance(payload, dict):
            chat = payload.get("chat") or (payload.get("message") or {}).get("chat")
            if isinstance(chat, dict):
                return chat.get("id")
    return update["update_id"]
