"""Updates as Telegram delivers them, each read alone: one that can't be read holds up no other.

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

_LARGEST = 2**63 - 2  # a database's integers hold no more, and the number behind an update's confirms it


class Delivery(NamedTuple):
    """The updates of one poll, in the order of their numbers, and of these the ones for the bot with their JSON."""

    updates: tuple[Update, ...]
    for_bot: list[tuple[Update, str]]


def read_updates(result: object, bot: Bot, is_for_bot: Callable[[Update], bool]) -> Delivery:
    """Read what a poll brought.

    An update that can't be read is logged by its number and kind, and stands in the delivery as an empty one: its
    number has to be confirmed, or Telegram would deliver it again and nothing behind it. One without a number is logged
    and left out. Raises NetworkError where nothing can be confirmed.
    """
    if not isinstance(result, list):
        raise NetworkError("its answer to getUpdates is no list of updates")
    numbered = sorted((raw for raw in result if has_number(raw)), key=lambda raw: int(raw["update_id"]))
    if result and not numbered:
        raise NetworkError(f"{len(result)} updates without a valid update_id came, and can't be confirmed")
    if left := len(result) - len(numbered):
        _log.warning("%d updates without a valid update_id came, and were skipped.", left)
    updates, for_bot = [], []
    for raw in numbered:
        number = raw["update_id"]
        try:
            update = Update.de_json(raw, bot)
            wanted = is_for_bot(update) and _has_valid_chat(update)
        except Exception as error:  # whatever a field of another type leads to
            label = update_label(number, raw)
            _log.warning("%s can't be read, and was skipped: %s.", label, type(error).__name__)
            update, wanted = Update(number), False
        updates.append(update)
        if wanted:
            for_bot.append((update, json.dumps(raw)))
    return Delivery(tuple(updates), for_bot)


def has_number(raw: Any) -> bool:
    """Return whether this is an update with a number by which it can be confirmed."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return _is_whole(number) and number > 0


def _has_valid_chat(update: Update) -> bool:
    """Return True; raise ValueError where the chat's number isn't one."""
    if update.effective_chat is not None and not _is_whole(update.effective_chat.id):
        raise ValueError("a chat has no valid number")
    return True


def _is_whole(number: object) -> TypeGuard[int]:
    return isinstance(number, int) and not isinstance(number, bool) and abs(number) <= _LARGEST


def update_label(number: int, fields: Collection[str]) -> str:
    """Return an update's number and kind, as a log may name it, from the names of its fields."""
    kinds = [kind for kind in Update.ALL_TYPES if kind in fields]
    return f"Update {number} ({', '.join(kinds) or 'of an unknown kind'})"
