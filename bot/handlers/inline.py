"""Inline mode: `@bot question` in any chat, answered with cards while it is typed.

A query is worth nothing seconds later: it isn't written down, it stands in no queue, and the newest one of a person
wins. What was found is kept for a minute, here and, for the same person, at Telegram. Never for all people there
(`is_personal`): the cards are in the language of who types, and who may ask can be restricted.
"""

from __future__ import annotations

import asyncio
import logging
from functools import partial

from telegram import InlineQuery, InlineQueryResultsButton, Update
from telegram.error import TelegramError

from bot.answering import Cards, inline_cards
from bot.api import Destination
from bot.handlers.services import Context, Services, services_of
from bot.incoming import KEPT_SECONDS
from bot.memory import new_key
from bot.messages import Words, text

_log = logging.getLogger(__name__)

OVER_LIMIT_SECONDS = 5
"""So long Telegram repeats the empty answer to who types too fast."""

_CHARS = 256  # of a query; https://core.telegram.org/bots/api#inlinequery
_NOTHING = Cards("", "[]")


async def on_inline(update: Update, context: Context) -> None:
    """What somebody types behind the bot's name: answers it, beside everything else."""
    query, services = update.inline_query, services_of(context)
    if query is None:
        return
    user = query.from_user.id
    if not services.may_answer(user):
        services.background(_reply(query, _NOTHING))
    elif not services.typed.limit.check(user, asyncio.get_running_loop().time()).allowed:
        services.background(_reply(query, _NOTHING, OVER_LIMIT_SECONDS))
    else:
        services.typed.begin(user, query.id)
        services.background(_answer(services, query))


async def _answer(services: Services, query: InlineQuery) -> None:
    typed, user = services.typed, query.from_user.id
    try:
        found = await _found(services, query)
        if found is not None and typed.is_newest(user, query.id):
            if found.question is not None:
                await services.remember(Destination(user), None, found.question, found.key)
            await _reply(query, found)
    except Exception:
        _log.exception("An inline query could not be answered.")
    finally:
        typed.end(user, query.id)


async def _found(services: Services, query: InlineQuery) -> Cards | None:
    """What was found for the same query lately, or else is found now; None where a newer query came meanwhile."""
    typed, pool, user = services.typed, services.pool, query.from_user.id
    if not typed.is_newest(user, query.id):
        return None
    words = Words.of(query.from_user.language_code)
    asked = " ".join(text(query.query[:_CHARS]).plain.split())
    found: Cards | None = typed.get((asked, words.language, pool.index))
    if found is not None:
        return found
    search = asyncio.ensure_future(pool.do(partial(inline_cards, asked, services.now(), words, new_key())))
    typed.searches(user, search)
    await asyncio.wait([search])
    if search.cancelled():
        return None
    found = search.result()
    if found.question is None:  # a key is remembered once, for who typed the question
        typed.keep((asked, words.language, found.index), found)
    return found


async def _reply(query: InlineQuery, found: Cards, seconds: int = KEPT_SECONDS) -> None:
    button = InlineQueryResultsButton(found.label, start_parameter=found.parameter) if found.label else None
    try:
        cards = {"results": found.cards}  # as JSON already, wherever it was found
        await query.answer([], seconds, is_personal=True, button=button, api_kwargs=cards)
    except TelegramError as error:  # too old, say: somebody types on, and nobody waits for it
        _log.info("An inline query could not be answered: %s", error)
