"""Updates as Telegram delivers them. Each is parsed on its own, so that an unreadable one doesn't affect the others.

Not for what an update asks for: see `bot/incoming/`.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Collection
from typing import Any, NamedTuple, TypeGuard

from telegram import Bot, Update
from telegram.error import NetworkError

_log = logging.getLogger(__name__)

_LARGEST = 2**63 - 2  # the largest 64-bit integer less 1, since confirming an update takes its number plus 1


class Delivery(NamedTuple):
    """The updates of one poll, ordered by their numbers; those for the bot also with their JSON."""

    updates: tuple[Update, ...]
    for_bot: list[tuple[Update, str]]


def read_updates(result: object, bot: Bot, is_for_bot: Callable[[Update], bool]) -> Delivery:
    """Read the result of a poll.

    An unreadable update is logged by number and kind, and becomes an empty one: its number has to be confirmed, or
    Telegram would deliver it again, and nothing after it. An update without a number is logged and skipped. Raises
    NetworkError if nothing can be confirmed.
    """
    if not isinstance(result, list):
        raise NetworkError("the answer to getUpdates is not a list of updates")
    numbered = sorted((raw for raw in result if has_number(raw)), key=lambda raw: int(raw["update_id"]))
    if result and not numbered:
        raise NetworkError(f"{len(result)} updates have no valid update_id and can't be confirmed")
    if left := len(result) - len(numbered):
        _log.warning("%d updates have no valid update_id and were skipped.", left)
    updates, for_bot = [], []
    for raw in numbered:
        number = raw["update_id"]
        try:
            update = Update.de_json(raw, bot)
            wanted = is_for_bot(update) and _has_valid_chat(update)
        except Exception as error:  # a field of the wrong type can raise anything
            label = update_label(number, raw)
            _log.warning("%s can't be read and was skipped: %s.", label, type(error).__name__)
            update, wanted = Update(number), False
        updates.append(update)
        if wanted:
            for_bot.append((update, json.dumps(raw)))
    return Delivery(tuple(updates), for_bot)


def has_number(raw: Any) -> bool:
    """Return whether an update has a number, by which it can be confirmed."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return _is_whole(number) and number > 0


def _has_valid_chat(update: Update) -> bool:
    """Return True; raise ValueError if the chat's id isn't an integer."""
    if update.effective_chat is not None and not _is_whole(update.effective_chat.id):
        raise ValueError("a chat has no valid id")
    return True


def _is_whole(number: object) -> TypeGuard[int]:
    return isinstance(number, int) and not isinstance(number, bool) and abs(number) <= _LARGEST


def update_label(number: int, fields: Collection[str]) -> str:
    """Return an update's number and kind for the log; `fields` are the names of its fields."""
    kinds = [kind for kind in Update.ALL_TYPES if kind in fields]
    return f"Update {number} ({', '.join(kinds) or 'of an unknown kind'})"
