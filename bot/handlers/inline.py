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
from bot.incoming import KEPT_SECONDS
from bot.memory import new_key
from bot.messages import Localization, text
from bot.services import Context, Services, services_of
from index import NewsbotError

_log = logging.getLogger(__name__)

OVER_LIMIT_SECONDS = 5
"""So long Telegram repeats the empty answer to who types too fast."""

_CHARS = 256  # of a query; https://core.telegram.org/bots/api#inlinequery
_NOTHING = Cards("", "[]")


async def on_inline(update: Update, context: Context) -> None:
    """Answer what somebody types behind the bot's name, beside everything else."""
    query, services = update.inline_query, services_of(context)
    if query is None:
        return
    user_id, queries = query.from_user.id, services.inline_queries
    if not services.chats.may_answer(user_id):
        services.worker.background(_reply(query, _NOTHING))
    elif not queries.limit.check(user_id, asyncio.get_running_loop().time()).allowed:
        services.worker.background(_reply(query, _NOTHING, OVER_LIMIT_SECONDS))
    else:
        queries.begin(user_id, query.id)
        services.worker.background(_answer(services, query))


async def _answer(services: Services, query: InlineQuery) -> None:
    queries, user_id = services.inline_queries, query.from_user.id
    try:
        cards = await _find(services, query)
        if cards is not None and queries.is_newest(user_id, query.id):
            if cards.question is not None:
                await services.recent_questions.remember(user_id, None, None, cards.question, cards.key)
            await _reply(query, cards)
    except NewsbotError as error:
        _log.error("An inline query could not be answered: %s", error)
    except Exception:
        _log.exception("An inline query could not be answered.")
    finally:
        queries.end(user_id, query.id)


async def _find(services: Services, query: InlineQuery) -> Cards | None:
    """Return what was found for the same query lately, or else find it; None where a newer query came meanwhile."""
    queries, pool, user_id = services.inline_queries, services.pool, query.from_user.id
    if not queries.is_newest(user_id, query.id):
        return None
    words = Localization.of(query.from_user.language_code)
    typed = " ".join(text(query.query[:_CHARS]).plain.split())
    recent = queries.get((typed, words.language, pool.snapshot_name))
    if recent is not None:
        return recent
    search = asyncio.ensure_future(pool.do(partial(inline_cards, typed, services.settings.now(), words, new_key())))
    queries.searches(user_id, search)
    await asyncio.wait([search])
    if search.cancelled():
        return None
    cards = search.result()
    if cards.question is None:  # a key is remembered once, for who typed the question
        queries.keep((typed, words.language, cards.index), cards)
    return cards


async def _reply(query: InlineQuery, cards: Cards, seconds: int = KEPT_SECONDS) -> None:
    button = InlineQueryResultsButton(cards.label, start_parameter=cards.parameter) if cards.label else None
    try:
        results = {"results": cards.cards}  # as JSON already, wherever it was found
        await query.answer([], seconds, is_personal=True, button=button, api_kwargs=results)
    except TelegramError as error:  # too old, say: somebody types on, and nobody waits for it
        _log.info("An inline query could not be answered: %s", error)
