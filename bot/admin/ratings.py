"""/report, for admins only: the answers that people marked as not helpful, without who asked or rated them."""

from __future__ import annotations

import asyncio
import re
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.answering import find_first
from bot.api import edit
from bot.memory import RatedAnswer
from bot.messages import AdminPress, Localization, Reply, question_label
from bot.messages.admin import PER_PAGE, RatedPage, Rating, ratings_message
from bot.services import PressContext, RequestContext, Services
from index import View

_PERIOD = timedelta(days=30)
_PAGE = re.compile(r"[0-9]{1,6}", re.ASCII)


async def on_report(request: RequestContext) -> None:
    """Handle /report: show the answers that were last marked as not helpful. `commands` has checked who asks."""
    await request.reply(await _page(request.services, request.words, 0))


async def on_ratings_press(press: PressContext, pressed: AdminPress) -> None:
    """Show another page of the report; the last one if there are fewer by now."""
    if not _PAGE.fullmatch(pressed.argument):
        press.pop_up(press.words.say("note-command-again"))
        return
    reply = await _page(press.services, press.words, int(pressed.argument))
    press.confirm()
    await edit(press.message, reply)


async def _page(services: Services, words: Localization, number: int) -> Reply:
    """Return a page of the report."""
    since = datetime.now(UTC) - _PERIOD
    read = services.memory.unhelpful
    rated, total = await asyncio.to_thread(read, since, number * PER_PAGE, PER_PAGE)
    if not rated and number:
        number = max(0, total - 1) // PER_PAGE
        rated, total = await asyncio.to_thread(read, since, number * PER_PAGE, PER_PAGE)
    ratings = [await _rating(services, answer) for answer in rated]
    return ratings_message(words, RatedPage(number, ratings, total))


async def _rating(services: Services, answer: RatedAnswer) -> Rating:
    """Return a rated answer with what it shows first now, in the outlets of its chat."""
    view = await services.chats.view(answer.chat_id, View())
    first = await services.pool.do(partial(find_first, answer.question, view))
    return Rating(question_label(answer.question), first, answer.helpful, answer.not_helpful)
