"""Who the bot's admins are, and a line in the log for each thing that they do."""

from __future__ import annotations

import logging

from telegram import Message

from bot.settings import Settings

_log = logging.getLogger(__name__)


def is_from_admin(message: Message, settings: Settings) -> bool:
    """Return whether one of the bot's admins wrote a message, in their own name."""
    return message.sender_chat is None and message.from_user is not None and message.from_user.id in settings.admin_ids


def log_action(user_id: int, action: str) -> None:
    """Log what an admin does. `action` names commands and ids alone, never what people write."""
    _log.info("Admin %d: %s", user_id, action)
