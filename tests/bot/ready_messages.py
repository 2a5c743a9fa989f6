"""Doubles of the bot that take messages which are ready to send, too."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from telegram import InlineKeyboardMarkup, Message

from bot.api import SentMessage


class TakesReadyMessages:
    """Sends ready messages by the double's own `send_message`, with their buttons as objects."""

    async def send_message(self, chat_id: int, text: str, **other: Any) -> Message:
        """Record a message."""
        raise NotImplementedError

    async def send_ready(self, chat_id: int, parameters: Mapping[str, str]) -> SentMessage:
        """Record a message that is ready."""
        given = json.loads(parameters.get("reply_markup", "null"))
        buttons = InlineKeyboardMarkup.de_json(given, None) if given else None
        sent = await self.send_message(chat_id, parameters["text"], reply_markup=buttons)
        return SentMessage(sent.chat_id, sent.message_id)
