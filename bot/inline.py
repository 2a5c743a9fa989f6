"""Inline mode: `@bot question` in any chat, answered with cards while it is typed.

A query is worth nothing seconds later: it isn't written down, it stands in no queue, and the newest one of a person
wins. What was found is kept for a minute, here and, for the same person, at Telegram. Never for all people there
(`is_personal`): the cards are in the language of who types, and who may ask can be restricted.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineQuery, InlineQueryResultArticle, InlineQueryResultsButton, Update
from telegram.error import TelegramError

from bot.answers import new_key
from bot.cards import MOST, cards, not_found_card
from bot.delivery import Place
from bot.links import HELP, parameter_by, parameter_for
from bot.markup import text
from bot.services import Context, Services, services_of
from bot.typed import KEPT_SECONDS
from bot.words import Words
from index import Answer, Engine, Question, View, ask, look

_log = logging.getLogger(__name__)

NEWEST = "latest"
"""The question in place of none: what is new."""

OVER_LIMIT_SECONDS = 5
"""So long Telegram repeats the empty answer to who types too fast."""

_CHARS = 256  # of a query; https://core.telegram.org/bots/api#inlinequery
_STORIES = View(stories=True)


@dataclass(frozen=True, slots=True)
class Found:
    """What a query is answered with."""

    cards: Sequence[InlineQueryResultArticle]
    button: InlineQueryResultsButton | None = None
    """Leads into the private chat."""
    key: str = ""
    """By which the button's question is to be remembered, since it is too long for a link."""
    question: Question | None = None


_NOTHING = Found(())


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
        found = await services.searching.here(lambda: _look_up(services, query))
        if found is not None and typed.is_newest(user, query.id):
            if found.question is not None:
                await services.remember(Place(user), None, found.question, found.key)
            await _reply(query, found)
    except Exception:
        _log.exception("An inline query could not be answered.")
    finally:
        typed.end(user, query.id)


def _look_up(services: Services, query: InlineQuery) -> Found | None:
    """What was found for the same query lately, or else is found now; None where a newer query came meanwhile."""
    if not services.typed.is_newest(query.from_user.id, query.id):
        return None
    engine, words = services.library.snapshot, Words.of(query.from_user.language_code)
    asked = " ".join(text(query.query[:_CHARS]).plain.split())
    wanted = asked, words.language, engine.folder.name
    found: Found | None = services.typed.get(wanted)
    if found is None:
        found = _find(engine, asked, words, services)
        if found.question is None:  # a key is remembered once, for who typed the question
            services.typed.keep(wanted, found)
    return found


def _find(engine: Engine, asked: str, words: Words, services: Services) -> Found:
    answer = ask(engine, asked or NEWEST, MOST, services.settings.today())
    if answer.understood.listing:
        answer = look(engine, answer.understood, _STORIES, MOST)
    shown = cards(answer.passages, words, services.now())
    if not asked:
        return Found(shown, InlineQueryResultsButton(words.say("inline-hint"), start_parameter=HELP))
    return Found(shown) if shown else _not_found(answer, asked, words, services)


def _not_found(answer: Answer, asked: str, words: Words, services: Services) -> Found:
    """Says so, and leads into the private chat, where the question is asked again."""
    shown, parameter, key = [not_found_card(answer, words, services.now())], parameter_for(asked), new_key()
    label = words.say("inline-private")
    if parameter is not None:
        return Found(shown, InlineQueryResultsButton(label, start_parameter=parameter))
    button = InlineQueryResultsButton(label, start_parameter=parameter_by(key))
    return Found(shown, button, key, answer.understood)


async def _reply(query: InlineQuery, found: Found, seconds: int = KEPT_SECONDS) -> None:
    try:
        await query.answer(found.cards, seconds, is_personal=True, button=found.button)
    except TelegramError as error:  # too old, say: somebody types on, and nobody waits for it
        _log.info("An inline query could not be answered: %s", error)
