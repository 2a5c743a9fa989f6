"""The settings of the webhook: their types, and all of them together. Not for listening: see `bot/webhook/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator, BeforeValidator, SecretStr

from bot.settings.values import absolute

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}", re.ASCII)  # https://core.telegram.org/bots/api#setwebhook
_LARGEST_PORT = 65_535


@dataclass(frozen=True, slots=True)
class WebhookOptions:
    """How Telegram delivers updates: to which URL, with which secret, and where the bot listens for them.

    With `socket`, the bot listens at this Unix socket, and at no port.
    """

    url: str
    secret: SecretStr
    listen: str = "127.0.0.1"
    port: int = 8080
    socket: Path | None = None

    @property
    def path(self) -> str:
        """The path of the URL, without percent-encoding."""
        return unquote(urlsplit(self.url).path) or "/"

    @property
    def host(self) -> str:
        """The host of the URL. The rest may be a secret of the operator's."""
        return urlsplit(self.url).hostname or ""


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
        is_address = bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_address = False
    if not is_address or parts.scheme != "https":
        raise ValueError("must be an address that starts with https://: Telegram delivers to no other")
    if not value.isascii() or not value.isprintable() or set(value) & set(" @?#\\"):
        raise ValueError("must be a host and a path, like https://bot.example.org/telegram, and nothing else")
    return value


def _secret(value: SecretStr) -> SecretStr:
    if not _SECRET.fullmatch(value.get_secret_value()):
        raise ValueError("must have 1 to 256 characters, each one of A-Z, a-z, 0-9, _ and -")
    return value


def _port(value: Any) -> Any:
    if isinstance(value, str) and (not re.fullmatch(r"\d{1,5}", value.strip(), re.ASCII) or int(value) > _LARGEST_PORT):
        raise ValueError(f"must be a port, from 1 to {_LARGEST_PORT:,}, or 0 for any free one")
    return value


WebhookUrl = Annotated[str, AfterValidator(_url)]
"""Where Telegram delivers updates to."""

Secret = Annotated[SecretStr, AfterValidator(_secret)]
"""The secret by which the bot recognises Telegram."""

WebhookPort = Annotated[int, BeforeValidator(_port)]
"""A port; 0 takes any free one."""

SocketPath = Annotated[Path, AfterValidator(absolute)]
"""The path of a Unix socket, absolute."""
