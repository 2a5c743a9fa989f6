"""Finding the news of a followed question, under the plan of its chat. Not for telling it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from bot.errors import describe
from bot.memory import Follow, Plan
from bot.services import Services
from index import Engine, Exclusions, News, NewsbotError, View, find_news

T = TypeVar("T")
_log = logging.getLogger(__name__)


async def look_for_news(
    services: Services, follow: Follow, plan: Plan, now: datetime, top: int, write: Callable[[News], T]
) -> T | None:
    """Return what `write` makes, in a thread, of the news of a followed question with up to `top` passages.

    Return None if there is no news, or after an unexpected error, which is logged.

    Raises NewsbotError if the index or the memory can't be read.
    """
    view = await services.chats.view(follow.chat_id, View())
    exclusions = Exclusions(frozenset(plan.outlets), plan.words)

    def find(engine: Engine) -> T | None:
        known_articles = services.memory.known_to(follow.id)
        began = min(follow.created_at, now)  # if the clock was ahead then, nothing new would count as new
        news = find_news(engine, follow.question, began.date(), known_articles, top, view, exclusions)
        return write(news) if news else None

    try:
        return await asyncio.to_thread(services.library.do, find)
    except NewsbotError:
        raise
    except Exception as error:
        _log.error("A followed question could not be checked: %s", describe(error))
        return None
