"""Inline mode: `@bot question` in any chat, answered with cards while somebody types.

Nobody needs a query seconds later: it is neither written down nor queued, and a person's newest query replaces older
ones. Only one that finds nothing, and that its author doesn't go on typing, is written down, to count it as unanswered.

Results are cached for a minute, here and at Telegram; there only for the same person (`is_personal`), since cards are
in that person's language, and not everybody may ask.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from functools import partial

from telegram import InlineQuery, InlineQueryResultsButton, Update
from telegram.error import TelegramError

from bot.answering import Cards, inline_cards
from bot.errors import describe
from bot.incoming import KEPT_SECONDS, SETTLED_SECONDS, note_arrival
from bot.logs import logged_handling, note
from bot.memory import new_key
from bot.messages import HELP, Localization, parameter_for, text
from bot.services import Context, Services, may_pass, services_of
from index import ClusterError, NewsbotError, Question, Wording

_log = logging.getLogger(__name__)

OVER_LIMIT_SECONDS = 5
"""Seconds for which Telegram repeats the empty answer to a person over the limit."""

REFUSED_SECONDS = 5
"""Seconds for which Telegram repeats the empty answer to a person who may not ask: an admin may let them in."""

OUTAGE_SECONDS = 5
"""Seconds for which Telegram repeats that the bot can't search just now."""

ASK_PARAMETER = "access"
"""The parameter of the link into the private chat, where the bot says how to ask for access."""

_CHARS = 256  # of a query; https://core.telegram.org/bots/api#inlinequery
_NOTHING = Cards("", "[]")


async def on_inline(update: Update, context: Context) -> None:
    """Answer an inline query in the background."""
    query, services = update.inline_query, services_of(context)
    if query is None:
        return
    user_id, queries = query.from_user.id, services.inline_queries
    services.chats.access.saw(query.from_user)
    if not services.chats.may_answer(user_id):
        services.metrics.count_question("inline", "refused")
        services.worker.background(_reply(query, _refusal(services, query), REFUSED_SECONDS))
    elif not queries.limit.check(user_id, asyncio.get_running_loop().time()).allowed:
        services.metrics.count_question("inline", "limited")
        services.worker.background(_reply(query, _NOTHING, OVER_LIMIT_SECONDS))
    else:
        queries.begin(user_id, query.id)
        services.worker.background(_answer(services, query))


def _refusal(services: Services, query: InlineQuery) -> Cards:
    """Return no cards; if the person may ask for access, with a button that leads to where they can."""
    chats = services.chats
    if chats.access.mode != "request" or chats.is_blocked(query.from_user.id):
        return _NOTHING
    label = Localization.of(query.from_user.language_code).say("button-ask-access")
    return replace(_NOTHING, label=label, parameter=ASK_PARAMETER)


def _not_now(query: InlineQuery) -> Cards:
    """Return no cards, but a button that leads to the private chat, where the question waits for the cluster."""
    label = Localization.of(query.from_user.language_code).say("inline-unavailable")
    return replace(_NOTHING, label=label, parameter=parameter_for(_typed(query)) or HELP)


async def _answer(services: Services, query: InlineQuery) -> None:
    note_arrival()
    with logged_handling():
        note(kind="inline query")
        await _find_and_reply(services, query)


async def _find_and_reply(services: Services, query: InlineQuery) -> None:
    queries, user_id = services.inline_queries, query.from_user.id
    try:
        with services.metrics.question("inline") as asked:
            cards = await _find(services, query)
            if cards is None or not queries.is_newest(user_id, query.id):
                asked.outcome = "superseded"
                return
            if _typed(query):  # before anything is typed, nothing is asked
                asked.outcome = "not_found" if cards.missed else "found"
            if cards.question is not None:
                await services.recent_questions.remember(user_id, None, None, cards.question, cards.key)
            await _reply(query, cards)
        if cards.missed is not None:
            services.worker.background(_count(services, user_id, query.id, *cards.missed))
    except NewsbotError as error:
        _log.error("An inline query could not be answered: %s", error)
        services.metrics.count_error(error)
        if isinstance(error, ClusterError) and may_pass(error) and queries.is_newest(user_id, query.id):
            await _reply(query, _not_now(query), OUTAGE_SECONDS)
    except Exception as error:
        _log.error("An inline query could not be answered: %s", describe(error))
        services.metrics.count_error(error)
    finally:
        queries.end(user_id, query.id)


async def _find(services: Services, query: InlineQuery) -> Cards | None:
    """Return the cached or new cards for a query; None if the person has typed a newer query."""
    queries, pool, user_id = services.inline_queries, services.pool, query.from_user.id
    if not queries.is_newest(user_id, query.id):
        return None
    words = Localization.of(query.from_user.language_code)
    typed = _typed(query)
    recent = queries.get((typed, words.language, pool.index_version))
    if recent is not None:
        return recent
    search = asyncio.ensure_future(pool.do(partial(inline_cards, typed, services.settings.now(), words, new_key())))
    queries.searches(user_id, search)
    await asyncio.wait([search])
    if search.cancelled():
        return None
    cards = search.result()
    if cards.question is None:  # a key is stored once, for the person who typed the question
        queries.keep((typed, words.language, cards.index), cards)
    return cards


def _typed(query: InlineQuery) -> str:
    return " ".join(text(query.query[:_CHARS]).plain.split())


async def _count(services: Services, user_id: int, query_id: str, question: Question, wording: Wording | None) -> None:
    """Remember that a question found nothing, unless the person goes on typing: then it was only the start of one."""
    await asyncio.sleep(SETTLED_SECONDS)
    if services.inline_queries.is_last(user_id, query_id):
        await services.recent_questions.remember(
            *(user_id, None, None, question, new_key()), is_found=False, wording=wording
        )


async def _reply(query: InlineQuery, cards: Cards, seconds: int = KEPT_SECONDS) -> None:
    button = InlineQueryResultsButton(cards.label, start_parameter=cards.parameter) if cards.label else None
    try:
        results = {"results": cards.cards}  # already JSON
        await query.answer([], seconds, is_personal=True, button=button, api_kwargs=results)
    except TelegramError as error:  # for example, too old: the person is still typing
        _log.info("An inline query could not be answered: %s", error)
