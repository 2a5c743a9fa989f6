"""HTTP responses, classified: Telegram's results, its refusals, and responses that aren't Telegram's at all.

An HTML page of any status comes from a gateway, a proxy or a captive portal, not from Telegram: it neither refuses a
message nor revokes the token. Not for handling errors: see `rate_limits.py`.
"""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any, NoReturn, TypeGuard

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

LONGEST_WAIT = 24 * 3600
"""Longest flood limit (429) to honour, in seconds; after that, the call is tried again."""

_NOT_TELEGRAM = "the answer is not from the Bot API, but from something in between"

_REFUSALS: dict[int, type[TelegramError]] = {
    HTTPStatus.BAD_REQUEST: BadRequest,
    HTTPStatus.UNAUTHORIZED: InvalidToken,
    HTTPStatus.FORBIDDEN: Forbidden,
    HTTPStatus.NOT_FOUND: InvalidToken,  # a malformed token
    HTTPStatus.CONFLICT: Conflict,
}

# Refusals of the moment. All other 4xx are about the call itself: repeated, it would be refused again.
_REPEATABLE = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS)


class Unconfirmed(TimedOut):
    """A call that Telegram may have carried out: it was sent, but no readable answer came back."""


class ServerFault(NetworkError):
    """A call that failed inside the Bot API, by its own account (5xx)."""


def may_have_arrived(error: TelegramError) -> bool:
    """Return whether a call that failed with `error` may have been carried out."""
    return isinstance(error, TimedOut)


def has_not_arrived(error: TelegramError) -> bool:
    """Return whether a call that failed with `error` was not carried out, as far as we know, but may succeed later.

    Telegram couldn't be reached, was too busy (429), failed (5xx) or didn't accept the token (401).
    """
    if isinstance(error, RetryAfter | InvalidToken | Conflict):
        return True
    return isinstance(error, NetworkError) and not isinstance(error, BadRequest | TimedOut)


def read_result(body: bytes) -> dict[str, Any]:
    """Parse the body of a success; return it as a dict with a `result`.

    Raises Unconfirmed for a truncated answer, and NetworkError for anything that isn't the Bot API's. No error quotes
    the body: it may contain what people wrote.
    """
    try:
        answer = json.loads(body.decode(errors="replace"))
    except (ValueError, RecursionError):
        if body.lstrip()[:1] in (b"", b"{"):
            raise Unconfirmed("the answer was cut off") from None
        raise NetworkError(_NOT_TELEGRAM) from None
    if not isinstance(answer, dict) or answer.get("ok") is not True or "result" not in answer:
        raise NetworkError(_NOT_TELEGRAM)
    return answer


def raise_refusal(status: int, body: bytes) -> NoReturn:
    """Raise the TelegramError for a response that isn't a success."""
    answer = _refusal(body)
    phrase = _phrase(status)
    if answer is None:
        raise NetworkError(f"{_NOT_TELEGRAM}: {phrase}")
    parameters = answer.get("parameters")
    if isinstance(parameters, dict):
        if _is_number(chat_id := parameters.get("migrate_to_chat_id")):
            raise ChatMigrated(chat_id)
        if _is_number(seconds := parameters.get("retry_after")) and seconds > 0:
            raise RetryAfter(min(seconds, LONGEST_WAIT))
    description = answer.get("description")
    message = description if isinstance(description, str) else phrase
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise ServerFault(message)
    if status >= HTTPStatus.BAD_REQUEST and status not in _REPEATABLE:
        raise _REFUSALS.get(status, TelegramError)(message)
    raise NetworkError(message)


def _refusal(body: bytes) -> dict[str, Any] | None:
    """Return the Bot API's refusal; None if the Bot API didn't write the body."""
    try:
        answer = json.loads(body.decode(errors="replace"))
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) and answer.get("ok") is False else None


def _phrase(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)
