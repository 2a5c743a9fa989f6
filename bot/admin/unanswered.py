"""/unanswered, for admins only: the questions that found nothing, without who asked them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from bot.messages.admin import unanswered_message
from bot.services import RequestContext

_PERIOD = timedelta(days=7)


async def on_unanswered(request: RequestContext) -> None:
    """Handle /unanswered: list the most asked questions that found nothing. `commands` has checked who asks."""
    services, chats = request.services, request.services.settings.unanswered_chats
    since = datetime.now(UTC) - _PERIOD
    unanswered = await asyncio.to_thread(services.memory.unanswered, since, chats)
    await request.reply(unanswered_message(request.words, unanswered, chats))
