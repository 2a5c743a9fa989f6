"""Parameters of calls, and errors.

For the test double in botapi.py. Parameters arrive as text in forms and query strings, or as JSON. Decoding gives them
the types of https://core.telegram.org/bots/api, so that tests compare numbers with numbers.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

JSON = dict[str, Any]

_OBJECTS = re.compile(
    "allowed_updates|button|commands|entities|link_preview_options|reply_markup|reply_parameters|results|scope"
)
_NUMBERS = re.compile(
    "cache_time|chat_id|limit|max_connections|message_id|message_thread_id|offset|reply_to_message_id|timeout|user_id"
)
_FLAGS = re.compile("allow_.*|disable_.*|drop_pending_updates|is_personal|protect_content|show_alert")
_CALLED = {
    "reply_markup": "reply keyboard markup",
    "scope": "BotCommandScope",
}  # in "can't parse ... JSON object"


class ApiError(Exception):
    """The Bot API's response `{"ok": false, ...}`; the HTTP status equals the code."""

    def __init__(
        self, code: int, description: str, retry_after: int | None = None, migrate_to_chat_id: int | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.migrate_to_chat_id = migrate_to_chat_id

    def json(self) -> JSON:
        named = {"retry_after": self.retry_after, "migrate_to_chat_id": self.migrate_to_chat_id}
        parameters = {name: value for name, value in named.items() if value}
        extra = {"parameters": parameters} if parameters else {}
        return {"ok": False, "error_code": self.code, "description": self.description, **extra}


def bad_request(text: str) -> ApiError:
    """Return a 400; as in Client.cpp's `fail_query_with_error`, its text starts in lower case unless it's a CODE."""
    keep = len(text) > 1 and (text[1] == "_" or "A" <= text[1] <= "Z")
    return ApiError(400, "Bad Request: " + (text if keep else text[0].lower() + text[1:]))


def forbidden(text: str) -> ApiError:
    return ApiError(403, f"Forbidden: {text}")


def too_many_requests(retry_after: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after)


def migrated(chat_id: int) -> ApiError:
    """Return the error for a group that became a supergroup (Client.cpp, check_chat_access)."""
    return ApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat_id)


def decode(given: Mapping[str, Any]) -> JSON:
    """Return parameters with their types; raise ApiError for invalid JSON."""
    return {name: _typed(name, value) for name, value in given.items()}


def _typed(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if _OBJECTS.fullmatch(name):
        return _parsed(name, value)
    if _FLAGS.fullmatch(name):
        return value.lower() in ("true", "yes", "1")  # Client.cpp: to_bool
    if _NUMBERS.fullmatch(name) and re.fullmatch("-?[0-9]+", value):
        return int(value)
    return value


def _parsed(name: str, value: str) -> Any:
    if not value:
        return None
    try:
        return json.loads(value)
    except ValueError:
        raise bad_request(f"Can't parse {_CALLED.get(name, name.replace('_', ' '))} JSON object") from None


@dataclass(frozen=True)
class Params:
    """Typed parameters, with the rules of the Bot API: a value of the wrong type counts as missing."""

    values: JSON

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return value if isinstance(value, str) else "" if value is None else str(value)

    def number(self, name: str, default: int = 0) -> int:
        value = self.values.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else default

    def flag(self, name: str) -> bool:
        return self.values.get(name) is True

    def object(self, name: str) -> JSON:
        value = self.values.get(name)
        return value if isinstance(value, dict) else {}

    def list(self, name: str) -> list[Any]:
        value = self.values.get(name)
        return value if isinstance(value, list) else []

    def has(self, name: str) -> bool:
        return self.values.get(name) is not None
