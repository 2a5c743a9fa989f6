"""/follow, /following and their buttons: the questions that a chat follows. The alerts themselves are in `alerts`.

In a group, every member may follow a question and stop following any, since alerts go to all of them. Both are
announced in the group, so that everybody sees it.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from bot.answering import asks_for_something
from bot.api import Destination, edit, put_buttons
from bot.errors import log_errors, read_or
from bot.memory import Follow, Plan
from bot.messages import Localization, Reply, StopPress, text, without_halves
from bot.messages.following import (
    follow_note,
    follow_started_message,
    follow_stopped_message,
    follows_message,
    plan_lines,
    remove_stop_button,
)
from bot.services import Asker, PressContext, RequestContext, Services, is_private
from index import Engine, Question, View, ask, find_answering_articles, standing_question


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of following a question: what to say, and whether it is followed, and newly so."""

    reply: Reply
    follows: bool = False
    new: bool = False


async def on_follow(request: RequestContext) -> None:
    """Handle /follow: take the question from the message, or from the message or answer that it replies to."""
    if not request.services.settings.follows:
        await request.say("follow-off")
    elif (question := await _asked(request)) is None:
        await request.say("follow-no-words")
    else:
        outcome = await follow(request.services, question, Asker.of(request.message), request.words)
        await request.reply(outcome.reply)


async def on_following(request: RequestContext) -> None:
    """Handle /following: list the questions that the chat follows."""
    await request.reply(await list_questions(request.services, request.message.chat_id, request.words))


async def on_follow_press(press: PressContext, question: Question) -> None:
    """Follow the question of an answer, by the button under it. After a second press, only a note says so."""
    asker = press.asker(Destination.beside(press.message))
    outcome = await follow(press.services, question, asker, press.words)
    if outcome.follows:
        press.confirm(follow_note(press.words, "follow-started", question))
    else:
        press.pop_up(outcome.reply.plain[:200])
    if outcome.new:
        await press.services.deliver(press.bot, asker.destination, outcome.reply)


async def on_stop_press(press: PressContext, stop: StopPress) -> None:
    """Stop following a question. A second press changes nothing."""
    services, message, words = press.services, press.message, press.words
    none: list[Follow] = []
    follows = await read_or(none, lambda: services.memory.follows_of(message.chat_id))
    question = next((followed.question for followed in follows if followed.id == stop.follow_id), None)
    ended: bool | None = None
    with log_errors():
        ended = await services.memory.unfollow(message.chat_id, stop.follow_id)
    if ended is None:
        press.pop_up(words.say("trouble"))
        return
    press.confirm(follow_note(words, "follow-stopped", question) if question else None)
    await _show_stopped(press, stop, question)
    if ended and question and not is_private(message.chat_id):
        await services.deliver(press.bot, Destination.beside(message), follow_stopped_message(words, question))


async def follow(services: Services, question: Question, asker: Asker, words: Localization) -> Outcome:
    """Follow a question, unless the chat already does, no new article can answer it, or the chat follows too many."""
    if not asks_for_something(question):
        return Outcome(text(words.say("follow-what")).reply())
    if (lasting_question := standing_question(replace(question, among=()), services.settings.today())) is None:
        return Outcome(text(words.say("follow-past")).reply())
    with log_errors():
        return await _follow(services, lasting_question, asker, words)
    return Outcome(text(words.say("trouble")).reply())


async def _follow(services: Services, question: Question, asker: Asker, words: Localization) -> Outcome:
    chat_id, limit = asker.destination.chat_id, services.settings.follows
    follows = await asyncio.to_thread(services.memory.follows_of, chat_id)
    plan = await asyncio.to_thread(services.memory.plan_of, chat_id)
    for followed in follows:
        if _meaning(followed.question) == _meaning(question):
            return Outcome(follow_started_message(words, followed.question, followed.id, plan), follows=True)
    if len(follows) >= limit:
        return Outcome(text(words.say("follow-limit", limit=limit) if limit else words.say("follow-off")).reply())
    known_articles = await _answering_now(services, question, chat_id)
    if services.forgotten.covers(asker.user_id):
        return Outcome(text(words.say("follow-forgotten")).reply())
    follow_id = await services.memory.follow(
        chat_id,
        question,
        thread_id=asker.destination.thread_id,
        user_id=asker.user_id,
        language=asker.language_code,
        known_articles=known_articles,
    )
    return Outcome(follow_started_message(words, question, follow_id, plan), follows=True, new=True)


async def _answering_now(services: Services, question: Question, chat_id: int) -> list[str]:
    """Return the ids of the articles that answer the question now."""
    view, today = await services.chats.view(chat_id, View()), services.settings.today()
    return await services.pool.do(partial(_find_answering, question, today, view))


def _find_answering(question: Question, today: date, view: View, engine: Engine) -> list[str]:
    # If the clock is ahead, no article is from these days, and all would count as news once it is set back.
    newest = engine.coverage.last or today
    return find_answering_articles(engine, question, min(today, newest), view)


def _meaning(question: Question) -> tuple[object, ...]:
    """Return a key that questions with the same meaning share."""
    subject = (frozenset(question.terms), question.speaker, frozenset(question.topic), question.who_said)
    return *subject, question.since, question.until, frozenset(question.outlets)


async def _asked(request: RequestContext) -> Question | None:
    """Return the question to follow, as understood; None if there is none."""
    services, question = request.services, request.text
    before = await services.recent_questions.before(request.message, question, request.bot.id)
    if not question:
        return before
    return await services.pool.do(partial(_understand, question, services.settings.today(), before))


def _understand(question: str, today: date, before: Question | None, engine: Engine) -> Question:
    return ask(engine, without_halves(question), today=today, follows=before).understood


async def list_questions(services: Services, chat_id: int, words: Localization) -> Reply:
    """Return the list of the questions that a chat follows, with its plan, if it chose one."""
    with log_errors():
        follows = await asyncio.to_thread(services.memory.follows_of, chat_id)
        plan = await asyncio.to_thread(services.memory.plan_of, chat_id)
        lines = plan_lines(words, plan, services.settings.timezone) if plan != Plan() else []
        return follows_message(words, follows, lines)
    return text(words.say("trouble")).reply()


async def _show_stopped(press: PressContext, stop: StopPress, question: Question | None) -> None:
    """Show, in the message with the button, that the question is no longer followed."""
    message, words = press.message, press.words
    if stop.origin == "list":
        await edit(message, await list_questions(press.services, message.chat_id, words))
    elif stop.origin == "started" and question:
        await edit(message, follow_stopped_message(words, question))
    else:
        await put_buttons(message, remove_stop_button(message.reply_markup, stop))
